"""Makes words of a screen: the only place where ids become text.

What is said, it says in one language; where a translation is missing or old, it says so and shows the source.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from bot.domain.bidi import isolate
from bot.domain.library import Entry
from bot.domain.message import ContactLine, Message, Notice, Paragraph
from bot.domain.screen import Screen
from bot.translations.contacts import Moment, contact_line, is_closed, long_date
from bot.translations.labels import choices
from bot.translations.units import banner_context, check_context, entry_context, flag_context, interface_context
from bot.translations.voice import Said, State, Voice

#: What a person is told about a translation; a reviewed one needs no word.
_STATE_NOTICES = {
    State.MISSING: "notice.missing",
    State.STALE: "notice.stale",
    State.UNREVIEWED: "notice.unreviewed",
}

#: Names of languages in the title of the first screen, when nobody knows yet what she reads.
TITLES_AT_ONCE = 6

#: Documents named in the small line of a card; the web page and `balise show --json` name all of them.
SOURCES_IN_SMALL_PRINT = 2


@dataclass(frozen=True, slots=True)
class Composer:
    """Composes the screens of every language."""

    voices: Mapping[str, Voice]

    def compose(self, screen: Screen, moment: Moment) -> Message:
        """Return the words of a screen at a moment; the moment matters for opening hours only."""
        voice = self.voices[screen.language]
        parts = _Parts(voice, screen, moment)
        if screen.kind == "card":
            return parts.card()
        if screen.kind in ("question", "result"):
            return parts.check()
        if screen.kind == "near":
            return parts.near()
        if screen.kind == "languages":
            return replace(parts.plain(), title=self._choose_a_language(screen))
        return parts.plain()

    def _choose_a_language(self, screen: Screen) -> str:
        languages = self.voices[screen.language].languages
        codes = dict.fromkeys((screen.language, *languages.offered))
        return " · ".join(self.voices[code].interface("languages.title") for code in list(codes)[:TITLES_AT_ONCE])


@dataclass(frozen=True, slots=True)
class _Parts:
    """The parts of one message in the making."""

    voice: Voice
    screen: Screen
    moment: Moment

    def plain(self) -> Message:
        """Return a screen that is no card: the bot's own sentences and perhaps contacts."""
        kind = self.screen.kind
        body = self.voice.library.interface.get(f"{kind}.body")
        said = [] if body is None else self._say_parts(interface_context(body.id), body.text)
        title = self.voice.interface(f"{kind}.title")
        lines, _ = self._contacts(self.screen.contacts)
        return replace(self._frame(title, lines), paragraphs=tuple(map(_paragraph, said)), notices=self._told())

    def check(self) -> Message:
        """Return a question of the self-check, or its result."""
        check, kind = self.voice.library.selfcheck, self.screen.kind
        if kind == "question":
            question = next(q for q in check.questions if q.id == self.screen.detail)
            is_first = question is check.questions[0]
            intro = self._say_parts(check_context("intro"), check.intro) if is_first else []
            said = [*intro, self.voice.say(check_context(question.id), question.text)]
        else:
            name = self.screen.detail
            said = self._say_parts(check_context(f"result.{name}"), check.results[name])
        title = self.voice.interface(f"{kind}.title", self.screen.values)
        sources = tuple(self._source(id_) for id_ in check.sources)
        evidence = self._evidence(check.checked, (), sources)
        return replace(self._simple(title, said), sources=sources, small_print=evidence if kind == "result" else "")

    def near(self) -> Message:
        """Return who helps at a place, or the regions."""
        if not self.screen.detail:
            body = self.voice.library.interface["near.choose.body"]
            return self._simple(
                self.voice.interface("near.choose.title"), self._say_parts(interface_context(body.id), body.text)
            )
        place = self.voice.library.places[self.screen.detail].name
        return self._simple(self.voice.interface("near.title", {"place": place}), [])

    def _simple(self, title: str, said: list[Said]) -> Message:
        """Return a screen of a title, some prose and the contacts, with what must be told about the translation."""
        lines, glosses = self._contacts(self.screen.contacts)
        worst = min((one.state for one in (*said, *glosses)), default=State.REVIEWED)
        notices = (*self._told(), *self._closed(self.screen.contacts), *self._state(worst))
        return replace(self._frame(title, lines), paragraphs=tuple(map(_paragraph, said)), notices=notices)

    def card(self) -> Message:
        """Return an entry with its evidence."""
        entry = self.voice.library[self.screen.entry]
        title = self.voice.say(entry_context(entry.id, "title"), entry.title)
        bodies = [self.voice.say(entry_context(entry.id, "body"), text) for text in entry.paragraphs]
        flags = [self._flag(flag) for flag in entry.flags]
        lines, glosses = self._contacts(entry.contacts)
        sources = tuple(self._source(id_) for id_ in entry.sources)
        worst = min((said.state for said in (title, *bodies, *flags, *glosses)), default=State.REVIEWED)
        notices = (
            *self._told(),
            *self._banner(),
            *self._closed(entry.contacts),
            *(Notice(f"flag.{id_}", said.text) for id_, said in zip(entry.flags, flags, strict=True)),
            *self._state(worst),
        )
        return replace(
            self._frame(f"{entry.icon} {title.text}".strip(), lines),
            paragraphs=self._paragraphs(entry, bodies),
            law=entry.law,
            sources=sources,
            checked=long_date(entry.checked, self.voice.language) if entry.checked else "",
            small_print=self._evidence(entry.checked, entry.law, sources),
            notices=notices,
        )

    def _frame(self, title: str, contacts: tuple[ContactLine, ...]) -> Message:
        return Message(
            kind=self.screen.kind,
            language=self.voice.code,
            direction=self.voice.language.direction,
            entry=self.screen.entry,
            title=title,
            contacts=contacts,
            rows=choices(self.voice, self.screen),
        )

    def _say_parts(self, context: str, text: str) -> list[Said]:
        """Return the paragraphs of a sentence of the bot; the translator has them as one unit."""
        said = self.voice.say(context, text, self.screen.values)
        return [replace(said, text=part) for part in said.text.split("\n\n")]

    def _paragraphs(self, entry: Entry, bodies: list[Said]) -> tuple[Paragraph, ...]:
        """Return the prose; a sentence to show has the source first and large, a card beside has it under each paragraph."""
        paragraphs = []
        for source, said in zip(entry.paragraphs, bodies, strict=True):
            quoted = replace(_paragraph(self.voice.quote(source)), large=entry.kind == "sentence")
            if said.language is self.voice.source:
                paragraphs.append(quoted)
            elif entry.kind == "sentence":
                paragraphs += [quoted, _paragraph(said)]
            elif self.screen.beside:
                paragraphs += [_paragraph(said), quoted]
            else:
                paragraphs.append(_paragraph(said))
        return tuple(paragraphs)

    def _contacts(self, ids: tuple[str, ...]) -> tuple[tuple[ContactLine, ...], list[Said]]:
        lines, glosses = [], []
        for id_ in ids:
            line, gloss = contact_line(self.voice, self.voice.library.contacts[id_], self.moment)
            lines.append(line)
            glosses += [gloss] if gloss else []
        return tuple(lines), glosses

    def _flag(self, id_: str) -> Said:
        return self.voice.say(flag_context(id_), self.voice.library.flags[id_].text)

    def _banner(self) -> tuple[Notice, ...]:
        """Return the sentence that the operator has put on all cards, if any."""
        sentence = self.voice.library.banners.get(self.voice.library.banner)
        if sentence is None:
            return ()
        return (Notice("banner", self.voice.say(banner_context(sentence.id), sentence.text).text),)

    def _closed(self, ids: tuple[str, ...]) -> tuple[Notice, ...]:
        """Return what works at this hour, when one of the lines shown is closed."""
        contacts = (self.voice.library.contacts[id_] for id_ in ids)
        if not any(is_closed(contact, self.moment) for contact in contacts):
            return ()
        return (Notice("notice.closed", self.voice.interface("notice.closed")),)

    def _told(self) -> tuple[Notice, ...]:
        return tuple(Notice(id_, self.voice.interface(id_, self.screen.values)) for id_ in self.screen.notices)

    def _state(self, state: State) -> tuple[Notice, ...]:
        id_ = _STATE_NOTICES.get(state)
        return (Notice(id_, self.voice.interface(id_)),) if id_ else ()

    def _source(self, id_: str) -> str:
        source = self.voice.library.sources[id_]
        return f"{source.title} ({source.date})" if source.date else source.title

    def _evidence(self, checked: date | None, law: tuple[str, ...], sources: tuple[str, ...]) -> str:
        """Return the one small line: checked on · law · source."""
        parts = []
        if checked:
            parts.append(self.voice.interface("checked", {"date": long_date(checked, self.voice.language)}))
        if law:
            parts.append(self.voice.interface("law", {"articles": self._isolated(law)}))
        if sources:
            shown = self._isolated(sources[:SOURCES_IN_SMALL_PRINT])
            parts.append(self.voice.interface("source", {"documents": shown}))
        return " · ".join(parts)

    def _isolated(self, names: Iterable[str]) -> str:
        return ", ".join(isolate(name, self.voice.language.direction) for name in names)


def _paragraph(said: Said) -> Paragraph:
    return Paragraph(said.text, said.language.code, said.language.direction)
