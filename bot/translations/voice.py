"""Says a source text in a language, and tells how far the words may be trusted.

The four states: missing → the source text; stale → the old translation; unreviewed; reviewed.
In the safety kernel a stale translation counts as missing: an old emergency sentence is worse than a foreign one.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from bot.domain.bidi import LEFT_TO_RIGHT_ISOLATE, isolate
from bot.domain.language import Language, Languages
from bot.domain.library import Library
from bot.translations.catalog import Catalog
from bot.translations.reviews import Review, seal
from bot.translations.units import Unit, interface_context, units_of

_REFERENCE = re.compile(r"\{([a-z0-9][a-z0-9_.-]*)\}")


class State(IntEnum):
    """How far a translation may be trusted, the worst first."""

    MISSING = 0
    STALE = 1
    UNREVIEWED = 2
    REVIEWED = 3


@dataclass(frozen=True, slots=True)
class Said:
    """Words ready to be shown; `language` is the source language when nothing better exists."""

    text: str
    language: Language
    state: State


@dataclass(frozen=True, slots=True)
class Voice:
    """Speaks one language over a library."""

    library: Library
    languages: Languages
    code: str
    catalog: Catalog
    reviews: Mapping[str, Review] = field(default_factory=dict)
    _states: dict[tuple[str, str], State] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_states", self._judge())

    @property
    def language(self) -> Language:
        """The language that is spoken."""
        return self.languages[self.code]

    @property
    def source(self) -> Language:
        """The language of the source texts."""
        return self.languages[self.languages.source]

    def say(self, context: str, source: str, values: Mapping[str, str] | None = None) -> Said:
        """Return the words for a source text in a context, references filled in."""
        state = State.REVIEWED if self.code == self.source.code else self._states.get((context, source), State.MISSING)
        found = self.catalog.find(context, source) if state != State.MISSING else None
        if found is None or self.code == self.source.code:
            return Said(self._fill(source, self.source, values), self.source, state)
        return Said(self._fill(found.text, self.language, values), self.language, state)

    def interface(self, id_: str, values: Mapping[str, str] | None = None) -> str:
        """Return a sentence of the bot itself, without its icon."""
        return self.say(interface_context(id_), self.library.interface[id_].text, values).text

    def quote(self, source: str, values: Mapping[str, str] | None = None) -> Said:
        """Return the source text itself, to stand beside a translation or to be shown to an officer."""
        return Said(self._fill(source, self.source, values), self.source, State.REVIEWED)

    def state_of(self, context: str, source: str) -> State:
        """Return how far the translation of a unit may be trusted."""
        return self._states.get((context, source), State.MISSING)

    def _fill(self, text: str, language: Language, values: Mapping[str, str] | None) -> str:
        def value(match: re.Match[str]) -> str:
            name = match[1]
            if values and name in values:
                given = values[name]
                return given if LEFT_TO_RIGHT_ISOLATE in given else isolate(given, language.direction)
            if name == "language":
                return self.language.french if language is self.source else self.language.autonym
            found = self.library.value_of(name)
            return match[0] if found is None else isolate(keep_together(found), language.direction)

        return set_spaces(_REFERENCE.sub(value, text), language)

    def _judge(self) -> dict[tuple[str, str], State]:
        """Return the state of every unit; a group is reviewed only as a whole."""
        units = list(units_of(self.library))
        groups: dict[str, list[Unit]] = {}
        for unit in units:
            groups.setdefault(unit.group, []).append(unit)
        reviewed = {group for group, members in groups.items() if self._is_sealed(group, members)}
        return {(unit.context, unit.text): self._state(unit, is_reviewed=unit.group in reviewed) for unit in units}

    def _state(self, unit: Unit, *, is_reviewed: bool) -> State:
        found = self.catalog.find(unit.context, unit.text)
        if found is None or (found.stale and unit.kernel):
            return State.MISSING
        if found.stale:
            return State.STALE
        return State.REVIEWED if is_reviewed else State.UNREVIEWED

    def _is_sealed(self, group: str, members: list[Unit]) -> bool:
        review = self.reviews.get(group)
        return review is not None and review.seal == self.seal_of(members)

    def seal_of(self, members: list[Unit]) -> str:
        """Return the seal that a review of these units would carry today."""
        found = [(unit.text, self.catalog.find(unit.context, unit.text)) for unit in members]
        return seal((source, translated.text if translated else "") for source, translated in found)


def keep_together(value: str) -> str:
    """Return a value whose spaces do not break across lines, so that a phone number stays whole."""
    return value.replace(" ", "\u00a0")


def set_spaces(text: str, language: Language) -> str:
    """Return the text with the spaces of the language's typography kept on their line."""
    if language.no_break_before:
        text = re.sub(f" ([{re.escape(language.no_break_before)}])", "\u00a0\\1", text)
    if language.no_break_after:
        text = re.sub(f"([{re.escape(language.no_break_after)}]) ", "\\1\u00a0", text)
    return text
