"""The whole conversation: one event in, one turn out.

Everything that decides what a person sees next lives in this file.
It knows no channel, no words and no time, and keeps nothing between two turns.
"""

from dataclasses import dataclass, replace
from typing import assert_never

from bot.domain.commands import COMMANDS
from bot.domain.events import (
    AllLanguages,
    Checked,
    Erase,
    Event,
    Grouped,
    Hide,
    LanguageChosen,
    Late,
    Near,
    OldButton,
    Opened,
    Searched,
    Session,
    Started,
    Unreadable,
)
from bot.domain.finding import Find, Finding
from bot.domain.guides import check_screen, near_screen
from bot.domain.language import Languages
from bot.domain.library import EMERGENCY, HOME, HUMANS, LANGUAGE, PRIVACY, RECOGNISE, Library
from bot.domain.screen import Offer, Screen, ScreenKind, Visit

#: Language names on the first page; the others are one tap further ("all reachable in two taps").
LANGUAGES_FIRST = 10


@dataclass(frozen=True, slots=True)
class Turn:
    """What one event produced. `visit` is None when no entry was shown; `finding` is there after a typed question."""

    session: Session
    screen: Screen
    visit: Visit | None = None
    finding: Finding | None = None


@dataclass(frozen=True, slots=True)
class Conversation:
    """The rules of the conversation over one library."""

    library: Library
    languages: Languages
    find: Find

    def take_turn(self, session: Session, event: Event, announced: str | None = None) -> Turn:
        """Return what to show for an event.

        `announced` is the language that the platform tells of the phone: a hint, never a decision where she chose herself.
        """
        session = self._mend(session)
        match event:
            case LanguageChosen(language):
                return self._choose(session, language)
            case Searched(words):
                return self._search(session, words, announced)
            case Grouped() | Late():
                return self._neutral(session, event, announced)
        return self._act(self._with_language(session, event, announced), event, announced)

    def fail(self, session: Session, announced: str | None = None) -> Turn:
        """Return the screen for a fault of ours: home, another language, and the emergency numbers."""
        session = self._speak(self._mend(session), announced)
        contacts = self.library[EMERGENCY].contacts
        return Turn(session, replace(self._screen(session, "failure"), contacts=contacts))

    def _act(self, session: Session, event: Event, announced: str | None) -> Turn:
        """Answer an event of a person whose language is known, or ask for the language first."""
        if not session.language:
            return self._list_languages(session, announced, everything=isinstance(event, AllLanguages))
        match event:
            case Started():
                return self._welcome(session)
            case Opened(entry, beside):
                return self._open(session, entry, beside, announced)
            case AllLanguages():
                return self._list_languages(session, announced, everything=True)
            case Checked(answers):
                return self._guide(session, check_screen(self.library, session.language, answers, self._last_row()))
            case Near():
                return self._guide(session, near_screen(self.library, session.language, event, self._last_row()))
            case Hide() | Erase() | OldButton() | Unreadable():
                return self._reply(session, event, announced)
            case LanguageChosen() | Searched() | Grouped() | Late():
                raise AssertionError(f"answered before: {type(event).__name__}")
        assert_never(event)

    def _reply(self, session: Session, event: Hide | Erase | OldButton | Unreadable, announced: str | None) -> Turn:
        """Answer what opens nothing: hiding, erasing, what is too old or cannot be read."""
        match event:
            case Hide():
                return Turn(session, self._hidden(session))
            case Erase(deleted):
                return Turn(session, replace(self._screen(session, "erased"), values={"count": str(deleted)}))
            case OldButton():
                return self._open(session, HOME, beside=False, announced=announced, notices=("notice.old_button",))
            case Unreadable(medium):
                return Turn(session, replace(self._screen(session, "refused"), notices=(f"refused.{medium}",)))
        assert_never(event)

    # -- the language ------------------------------------------------------------------------------------------------

    def _mend(self, session: Session) -> Session:
        """Return the session without what does not exist (any more); the list of languages is no place to come back to."""
        language = session.language if session.language in self.languages.offered else ""
        is_place = session.entry in self.library and session.entry != LANGUAGE
        return Session(language, session.entry if is_place else HOME)

    def _speak(self, session: Session, announced: str | None) -> Session:
        """Return the session in a language that can be spoken at once, whatever is known."""
        return replace(session, language=session.language or self.languages.nearest(announced) or self.languages.source)

    def _with_language(self, session: Session, event: Event, announced: str | None) -> Session:
        """Danger and hiding do not wait for a choice; a command needs none where the phone tells a language we have."""
        if isinstance(event, Hide | Erase) or event == Opened(EMERGENCY):
            return self._speak(session, announced)
        if isinstance(event, Started | AllLanguages) or session.language:
            return session
        return replace(session, language=self.languages.nearest(announced) or "")

    def _choose(self, session: Session, language: str) -> Turn:
        """Go on in the chosen language: to the welcome the first time, later to the entry where she is.

        A button of the first list carries no other language than the chosen one.
        """
        chosen = self.languages.nearest(language)
        if chosen is None:
            return self._list_languages(replace(session, language=""), None, everything=True)
        is_first = session.language in ("", chosen)
        session = Session(chosen, session.entry)
        return self._welcome(session) if is_first else self._open(session, session.entry, beside=False, announced=None)

    def _list_languages(self, session: Session, announced: str | None, *, everything: bool) -> Turn:
        codes = self.languages.likeliest_first(announced)
        shown = codes if everything or len(codes) <= LANGUAGES_FIRST + 2 else codes[:LANGUAGES_FIRST]
        is_change = bool(session.language) and not everything
        offers = tuple(
            Offer(Opened(session.entry) if is_change else LanguageChosen(code), language=code) for code in shown
        )
        more = () if len(shown) == len(codes) else (Offer(AllLanguages()),)
        spoken = self._speak(session, announced)
        last = self._last_row() if session.language else (Offer(Opened(EMERGENCY)),)
        screen = Screen(spoken.language, "languages", session.entry, offers=offers, above=more, last=last)
        return Turn(session, screen)

    # -- cards -------------------------------------------------------------------------------------------------------

    def _welcome(self, session: Session) -> Turn:
        offers = (Offer(Opened(session.entry), "welcome.yes"), Offer(Hide(), "welcome.later"))
        return Turn(session, Screen(session.language, "welcome", session.entry, offers=offers, last=self._last_row()))

    def _open(
        self, session: Session, entry: str, beside: bool, announced: str | None, notices: tuple[str, ...] = ()
    ) -> Turn:
        if entry == LANGUAGE:
            return self._list_languages(session, announced, everything=False)
        if entry not in self.library:
            entry, notices = HOME, (*notices, "notice.old_button")
        session = Session(session.language, entry)
        return Turn(session, self._card(session, beside, notices), Visit(entry, session.language))

    def _card(
        self, session: Session, beside: bool = False, notices: tuple[str, ...] = (), first: tuple[Offer, ...] = ()
    ) -> Screen:
        entry = self.library[session.entry]
        offers = (*first, *self._ways(entry.id), *(Offer(Opened(id_)) for id_ in (*entry.menu, *entry.see)))
        return replace(
            self._screen(session, "card"),
            beside=beside,
            offers=tuple(dict.fromkeys(offers)),
            above=self._above(session, beside),
            contacts=entry.contacts,
            notices=notices,
        )

    def _above(self, session: Session, beside: bool) -> tuple[Offer, ...]:
        """Return the row above the last: back, and the text with the source language beside it."""
        if session.entry == HOME:
            return (Offer(Erase()),)
        back = Offer(Opened(self.library.parent(session.entry)), "back")
        if session.entry == PRIVACY:
            return (back, Offer(Erase()))
        is_card = self.library[session.entry].kind == "card"
        if session.language == self.languages.source or not is_card:
            return (back,)
        label = "beside.stop" if beside else "beside.start"
        return (back, Offer(Opened(session.entry, beside=not beside), label))

    def _last_row(self) -> tuple[Offer, ...]:
        """Return the row that is the same, in the same place, on every screen."""
        return (Offer(Opened(EMERGENCY), "danger"), Offer(Hide()), Offer(Opened(LANGUAGE)), Offer(Opened(HOME), "home"))

    def _screen(self, session: Session, kind: ScreenKind) -> Screen:
        return Screen(session.language, kind, session.entry, last=self._last_row())

    def _hidden(self, session: Session) -> Screen:
        """Return a harmless card whose only button is unmarked and leads back."""
        return Screen(session.language, "hidden", session.entry, last=(Offer(Opened(session.entry), "unmarked"),))

    def _neutral(self, session: Session, event: Grouped | Late, announced: str | None) -> Turn:
        """Say one line that means nothing to a stranger: no rights talk here."""
        session = self._speak(session, announced)
        if isinstance(event, Grouped):
            return Turn(session, Screen(session.language, "group"))
        return Turn(session, Screen(session.language, "late", last=(Offer(Opened(HOME), "late.open"),)))

    def _guide(self, session: Session, screen: Screen) -> Turn:
        """Show a step of a guided way; it is no entry, so nothing is counted."""
        return Turn(Session(session.language, screen.entry), screen)

    def _ways(self, entry: str) -> tuple[Offer, ...]:
        """Return the guided way that begins at an entry."""
        if entry == RECOGNISE and self.library.selfcheck.questions:
            return (Offer(Checked(), "check.start"),)
        if entry == HUMANS and self.library.places.known:
            return (Offer(Near(), "near.choose"),)
        return ()

    # -- typed questions ---------------------------------------------------------------------------------------------

    def _search(self, session: Session, words: str, announced: str | None) -> Turn:
        likely = tuple(dict.fromkeys(c for c in (session.language, self.languages.nearest(announced)) if c))
        finding = self.find(words, likely)
        return replace(self._answer(session, finding, likely, announced), finding=finding)

    def _answer(self, session: Session, finding: Finding, likely: tuple[str, ...], announced: str | None) -> Turn:
        """Choose the language of the answer: the text's own, else hers, else the phone's, else she is asked."""
        told = self.languages.nearest(finding.language)
        answer = replace(session, language=told or (likely[0] if likely else ""))
        if finding.kind == "command":
            return self._command(answer, finding.command, announced)
        if not answer.language and finding.kind != "emergency":
            return self._list_languages(session, announced, everything=False)
        answer = self._speak(answer, announced)
        other = session.language if session.language not in ("", answer.language) else ""
        return self._tell(answer, finding, other)

    def _tell(self, session: Session, finding: Finding, other: str) -> Turn:
        """Show a finding; `other` is the language she was reading in, offered in one tap."""
        notices = ("notice.unsafe",) if finding.unsafe else ()
        if finding.place and finding.kind == "answer":
            screen = near_screen(self.library, session.language, Near(finding.place), self._last_row())
            return self._guide(session, replace(screen, notices=notices))
        entries = tuple(entry for entry in finding.entries if entry in self.library)
        if finding.kind in ("emergency", "answer") and entries:
            session, switch = Session(session.language, entries[0]), _switch(other, entries[0])
            meanings = tuple(Offer(Opened(id_)) for id_ in entries[1:])
            screen = self._card(session, notices=notices, first=(*switch, *meanings))
            return Turn(session, screen, Visit(entries[0], session.language))
        session, switch = Session(session.language, HOME), _switch(other, HOME)
        if finding.kind == "suggestions" and entries:
            offers = (*switch, *(Offer(Opened(id_)) for id_ in entries))
            return Turn(session, replace(self._screen(session, "suggestions"), offers=offers, notices=notices))
        menu = (*switch, *(Offer(Opened(id_)) for id_ in self.library[HOME].menu))
        if finding.kind == "small_talk":
            return Turn(session, replace(self._screen(session, "small_talk"), offers=menu, notices=notices))
        humans = self.library[HUMANS].contacts
        lost = replace(self._screen(session, "unknown"), offers=menu, contacts=humans, notices=notices)
        return Turn(session, lost)

    def _command(self, session: Session, command: str, announced: str | None) -> Turn:
        """Do what the button of that name does."""
        event = COMMANDS.get(command) or Opened(self.library.parent(session.entry))
        return self._act(self._with_language(session, event, announced), event, announced)


def _switch(language: str, entry: str) -> tuple[Offer, ...]:
    """Return the one tap to the language that she was reading in, when it is another."""
    return (Offer(Opened(entry), language=language),) if language else ()
