"""The desk: events in, messages out. Holds everything that is ready to answer, and swaps it whole."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.channels.channel import Answer, ChannelName
from bot.content.calendar import french_holidays
from bot.content.load import examine
from bot.domain.conversation import Conversation
from bot.domain.errors import ContentError, Problem
from bot.domain.events import Event, Session
from bot.domain.language import Languages
from bot.domain.library import Library
from bot.domain.message import Message
from bot.domain.screen import Screen, Visit
from bot.search.danger import ENOUGH
from bot.search.find import Search
from bot.search.load import load_search
from bot.translations.compose import Composer
from bot.translations.contacts import Moment
from bot.translations.load import load_voices

logger = logging.getLogger(__name__)

#: The offices keep the time of mainland France, wherever the server stands.
PARIS = ZoneInfo("Europe/Paris")


@dataclass(frozen=True, slots=True)
class House:
    """Everything that is needed to answer, loaded and checked together."""

    library: Library
    languages: Languages
    composer: Composer
    search: Search
    conversation: Conversation


def load_house(content: Path, locales: Path, danger_from: float = ENOUGH) -> House:
    """Load and check the content, the translations and the questions. `danger_from`: see `Settings.danger_from`.

    Raises ContentError (or TranslationError, its child) with every problem that blocks.
    """
    house, problems = examine_house(content, locales, danger_from)
    blocking = [problem for problem in problems if problem.blocks]
    if blocking or house is None:
        raise ContentError(blocking)
    return house


def examine_house(
    content: Path, locales: Path, danger_from: float = ENOUGH
) -> tuple[House | None, tuple[Problem, ...]]:
    """Return what could be loaded, and every problem, warnings too; None when too little is there to go on."""
    library, problems = examine(content, datetime.now(PARIS).date())
    if library is None:
        return None, problems
    try:
        voices, languages, translation_problems = load_voices(locales, library)
    except ContentError as error:
        return None, (*problems, *error.problems)
    scripts = {language.code: language.scripts for language in languages.known.values()}
    search, search_problems = load_search(locales, scripts, library.entries, _typed_places(library), danger_from)
    conversation = Conversation(library, languages, search)
    house = House(library, languages, Composer(voices), search, conversation)
    return house, tuple(sorted({*problems, *translation_problems, *search_problems}))


def _typed_places(library: Library) -> dict[str, str]:
    """Return what a person may type for a place: its name, and the number of a département unless it is a hotline's."""
    numbers = {place: place for place in library.places.known if place not in library.contacts}
    return {**numbers, **library.places.names()}


class Desk:
    """Answers events for every channel; the port is `bot.channels.channel.Desk`."""

    def __init__(
        self,
        house: House,
        count: Callable[[Visit, ChannelName], None] | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(PARIS),
    ) -> None:
        self.house = house
        self._count = count
        self._now = now
        self._is_holiday = french_holidays()
        # Made before anything can fail, so that a fault in composing cannot take the way home with it.
        self._failures = {code: self._compose_failure(code) for code in house.languages.offered}

    @property
    def languages(self) -> Languages:
        """The languages on offer now."""
        return self.house.languages

    @property
    def library(self) -> Library:
        """What can be shown now."""
        return self.house.library

    def say(self, language: str, sentence: str, values: Mapping[str, str] | None = None) -> str:
        """Return a sentence of the interface in an offered language, for what stands around a message."""
        return self.house.composer.voices[language].interface(sentence, values)

    def answer(self, session: Session, event: Event, announced: str | None = None) -> Answer:
        """Return the answer to an event; a fault of ours is a screen with a way home and a line in the log, without her words."""
        try:
            turn = self.house.conversation.take_turn(session, event, announced)
            return Answer(turn, self._compose(turn.screen))
        except Exception as error:  # noqa: BLE001  whatever went wrong, she gets a way home
            logger.error("answering failed: %s at %s", type(error).__name__, _place(error))  # noqa: TRY400
            return self._failure(session, announced)

    def shown(self, answer: Answer, channel: ChannelName) -> None:
        """Count what was shown; a fault in counting costs no answer."""
        if self._count is None or answer.turn.visit is None:
            return
        try:
            self._count(answer.turn.visit, channel)
        except Exception as error:  # noqa: BLE001  a failing count must not fail an answer
            logger.error("counting failed: %s", type(error).__name__)  # noqa: TRY400

    def _failure(self, session: Session, announced: str | None) -> Answer:
        """Return the screen for a fault of ours, in her language if it is known."""
        return self._failures[self.house.conversation.fail(session, announced).screen.language]

    def _compose_failure(self, language: str) -> Answer:
        turn = self.house.conversation.fail(Session(language))
        return Answer(turn, self._compose(turn.screen))

    def _compose(self, screen: Screen) -> Message:
        return self.house.composer.compose(screen, Moment(self._now(), self._is_holiday))


def _place(error: Exception) -> str:
    """Return where an error arose, without what it says: its text may hold her words."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
