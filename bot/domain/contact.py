"""An organisation or a line that a person can turn to."""

from dataclasses import dataclass, field
from datetime import date

from bot.domain.hours import Hours


@dataclass(frozen=True, slots=True)
class Contact:
    """An organisation or a line; `phone` is empty unless the evidence allows to show it; `pending`: a number is known but must be called first."""

    id: str
    name: str
    does: str = ""
    phone: str = ""
    sms: bool = False
    email: str = ""
    website: str = ""
    hours: Hours = field(default_factory=Hours)
    free: bool = False
    shown: bool = True
    pending: bool = False
    checked: date | None = None
    evidence: str = ""
    needs: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
