"""Bad luck on demand: the next answers of a method become errors, come late, get lost, or are no JSON at all."""

from collections import defaultdict, deque
from dataclasses import dataclass
from typing import Literal

from tests.fakes.bot_api.wire import ApiError

#: For `method`: the fault hits whatever is called next.
ANY = "*"

_WORDS = {
    403: "Forbidden: bot was blocked by the user",
    409: "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    500: "Internal Server Error",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One answer gone wrong. `drop` says whether the connection breaks before or after the call was carried out."""

    seconds: float = 0
    error: ApiError | None = None
    drop: Literal["before", "after"] | None = None
    page_status: int | None = None


class Faults:
    """The faults to come, by method and in order."""

    def __init__(self) -> None:
        self._waiting: dict[str, deque[Fault]] = defaultdict(deque)

    def fail(
        self, method: str, code: int, description: str = "", *, retry_after: int | None = None, times: int = 1
    ) -> None:
        """Let the next calls be refused, without being carried out."""
        if code == 429:
            retry_after = 1 if retry_after is None else retry_after
            description = description or f"Too Many Requests: retry after {retry_after}"
        error = ApiError(code, description or _WORDS.get(code, f"Error {code}"), retry_after)
        self._add(method, Fault(error=error), times)

    def delay(self, method: str, seconds: float, *, times: int = 1) -> None:
        """Let the next answers come late; the calls are carried out after the wait."""
        self._add(method, Fault(seconds=seconds), times)

    def drop(self, method: str, *, after: bool = False, times: int = 1) -> None:
        """Break the connection of the next calls; `after`: the call was carried out, and the bot does not know it."""
        self._add(method, Fault(drop="after" if after else "before"), times)

    def garble(self, method: str, *, status: int = 502, times: int = 1) -> None:
        """Let a gateway answer the next calls with an HTML page."""
        self._add(method, Fault(page_status=status), times)

    def clear(self) -> None:
        """Forget the faults that have not come yet."""
        self._waiting.clear()

    def take(self, method: str) -> Fault | None:
        """Return the fault of the call that is being made now, if there is one."""
        for name in (method, ANY):
            if self._waiting[name]:
                return self._waiting[name].popleft()
        return None

    def _add(self, method: str, fault: Fault, times: int) -> None:
        self._waiting[method].extend([fault] * times)
