"""Finds what a typed question asks for. Emergency first; nothing is generated; no word is kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType

from bot.domain.commands import COMMANDS
from bot.domain.finding import Finding, FindingKind
from bot.domain.library import EMERGENCY, HUMANS, SILENT_EMERGENCY
from bot.search.bank import OUT_OF_SCOPE, SMALL_TALK, is_list, list_label
from bot.search.danger import ENOUGH, LOUD, QUIET, Alarm, DangerDetector
from bot.search.lessons import Lessons
from bot.search.normalise import normalise
from bot.search.tongue import Tongues
from bot.search.towns import Towns
from bot.search.unsafe import holds_personal_data

#: From this probability on the best entry is shown at once; from the lower one on it is suggested.
SURE, LIKELY = 0.7, 0.05

#: What makes the probabilities true; measured on held-out phrases (docs/search.md).
SHARPNESS = 2.0

#: A text in Latin letters of whose runs of letters less than this share stands in any bank is nonsense.
KNOWN = 0.6

#: Entries in a finding: two to four choices can be read in fear, more cannot.
MOST = 4

#: So many of the likeliest languages lend their clues of danger.
LISTENED_TO = 2

NO_PLACES: Mapping[str, str] = MappingProxyType({})

#: The lists of danger, with whether she can speak no more.
_DANGERS = {LOUD: False, QUIET: True}


@dataclass(frozen=True, slots=True)
class Reading:
    """How a text was understood, step by step; lives for one answer, and `balise try` shows it."""

    text: str
    languages: Mapping[str, float]
    topics: Mapping[str, float]
    alarm: Alarm
    phrase: str

    @property
    def entries(self) -> tuple[str, ...]:
        """The entries that the text may ask for, the likeliest first."""
        by_heart = (self.phrase,) if self.phrase else ()
        return tuple(label for label in dict.fromkeys((*by_heart, *self.topics)) if not is_list(label))


class Search:
    """Answers typed questions over the banks of all languages."""

    def __init__(
        self,
        lessons: Lessons,
        scripts: Mapping[str, Iterable[str]],
        places: Mapping[str, str] = NO_PLACES,
        danger_from: float = ENOUGH,
    ) -> None:
        self._lessons = lessons
        self._tongues = Tongues(lessons.tongues, scripts)
        self._danger = DangerDetector(lessons.clues)
        self._towns = Towns(places, lessons.frame)
        self.danger_from = min(danger_from, ENOUGH)

    def __call__(self, words: str, prefer: tuple[str, ...] = ()) -> Finding:
        """Return the outcome for a text; `prefer` are the languages that she is known to read, the likeliest first."""
        text = normalise(words)
        command = self._command(words, text)
        if command:
            return Finding("command", command=command)
        reading = self._read(text, prefer)
        language = self._tongues.guess(reading.languages, prefer)
        unsafe = holds_personal_data(words)
        place = self._towns.find(text)
        if self.sees_danger(reading):
            return Finding("emergency", _emergency_first(reading), language, unsafe=unsafe)
        if place and reading.phrase not in self._lessons.topics.labels:
            return Finding("answer", (HUMANS,), language, unsafe=unsafe, place=place)
        kind, entries = judge(reading)
        return Finding(kind, entries, language, unsafe=unsafe)

    def read(self, words: str, prefer: Iterable[str] = ()) -> Reading:
        """Return how a text is understood."""
        return self._read(normalise(words), prefer)

    def _read(self, text: str, prefer: Iterable[str]) -> Reading:
        """Return how a normalised text is understood."""
        phrase = self._lessons.phrases.label(text)
        weighed = self._lessons.vocabulary.weigh(text)
        languages = self._tongues.weigh(text, weighed)
        is_nonsense = text.isascii() and weighed.known < KNOWN
        listened_to = dict.fromkeys((*islice(languages, LISTENED_TO), *prefer))
        if not weighed or is_nonsense:
            return Reading(text, languages, {}, self._danger.look(text, {}, listened_to), phrase)
        model = self._lessons.topics
        scores = model.scores(weighed)
        topics = dict(sorted(model.likely(scores, SHARPNESS).items(), key=lambda item: item[1], reverse=True))
        alarm = self._danger.look(text, model.likely(scores), listened_to)
        return Reading(text, languages, topics, alarm, phrase)

    def sees_danger(self, reading: Reading) -> bool:
        """Tell whether the emergency numbers come first. A phrase of the banks is what its list says."""
        return reading.phrase in _DANGERS if reading.phrase else reading.alarm.likely >= self.danger_from

    def _command(self, words: str, text: str) -> str:
        slash = words.strip().removeprefix("/").split("@")[0].lower()
        is_slash = words.lstrip().startswith("/") and slash in COMMANDS
        return slash if is_slash else self._lessons.commands.get(text, "")


def judge(reading: Reading) -> tuple[FindingKind, tuple[str, ...]]:
    """Return one of the quiet outcomes with its entries."""
    entries = reading.entries[:MOST]
    best = reading.phrase or next(iter(reading.topics), "")
    likely = 1.0 if reading.phrase else reading.topics.get(best, 0.0)
    if best == list_label(SMALL_TALK) and likely >= LIKELY:
        return "small_talk", ()
    if best == list_label(OUT_OF_SCOPE) or not entries:
        return "unknown", entries
    if best == entries[0] and likely >= SURE:
        return "answer", entries
    return ("suggestions" if reading.topics.get(entries[0], 0.0) >= LIKELY else "unknown"), entries


def _emergency_first(reading: Reading) -> tuple[str, ...]:
    silent = _DANGERS.get(reading.phrase, reading.alarm.silent)
    first = (SILENT_EMERGENCY, EMERGENCY) if silent else (EMERGENCY, SILENT_EMERGENCY)
    return (*first, *(entry for entry in reading.entries if entry not in first))[:MOST]
