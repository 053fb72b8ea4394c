"""Languages, and which of them answers.

The list itself is data (locales/languages.toml); no language is named in the code.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

Direction = Literal["ltr", "rtl"]

#: Language, script and region: what follows them in a tag chooses no language.
MOST_SUBTAGS = 3


@dataclass(frozen=True, slots=True)
class Language:
    """One language as the registry describes it; `code` is BCP 47. `other_script`: a second one that its people write in.

    `tags`: what else platforms call it. `dates`: the name under which Babel writes its dates, where that is another than the
    code; `days` (Monday first) and `months`: their names, where Babel has only those of another language. `negation`: marks of
    which one stands in every sentence that denies (`_` is a space); none where endings of words deny.
    """

    code: str
    autonym: str
    french: str
    direction: Direction = "ltr"
    script: str = "Latn"
    other_script: str = ""
    no_break_before: str = ""
    no_break_after: str = ""
    tags: str = ""
    dates: str = ""
    days: str = ""
    months: str = ""
    negation: str = ""

    @property
    def scripts(self) -> tuple[str, ...]:
        """The scripts that its people write in, by ISO 15924."""
        return (self.script, self.other_script) if self.other_script else (self.script,)


@dataclass(frozen=True, slots=True)
class Languages:
    """All languages in the order of the registry, those offered to the public, and the source language."""

    known: Mapping[str, Language]
    offered: tuple[str, ...]
    source: str
    by_tag: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        tags = {code.lower(): code for code in self.offered}
        for code in self.offered:
            tags.setdefault(code.lower().split("-")[0], code)
            tags |= {tag.lower(): code for tag in self.known[code].tags.split() if tag.lower() not in tags}
        object.__setattr__(self, "by_tag", tags)

    def __iter__(self) -> Iterator[Language]:
        return (self.known[code] for code in self.offered)

    def __getitem__(self, code: str) -> Language:
        return self.known[code]

    def nearest(self, tag: str | None) -> str | None:
        """Return the offered code that serves a platform's tag (`ar-MA` → `ar`), or None."""
        if not tag:
            return None
        parts = tag.lower().replace("_", "-").split("-", MOST_SUBTAGS)
        heads = ("-".join(parts[:length]) for length in range(MOST_SUBTAGS, 0, -1))
        return next((self.by_tag[head] for head in heads if head in self.by_tag), None)

    def likeliest_first(self, announced: str | None) -> tuple[str, ...]:
        """Return the offered codes with the announced one at the head: it orders the list, it never decides."""
        likely = self.nearest(announced)
        return self.offered if likely is None else (likely, *(c for c in self.offered if c != likely))
