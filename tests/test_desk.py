"""The desk: whatever breaks, she gets a way home and the log gets no word of hers; counting costs no answer."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from bot.channels.channel import ChannelName
from bot.content.load import load_library
from bot.desk import PARIS, Desk, House, examine_house, load_house
from bot.domain.conversation import Conversation
from bot.domain.errors import ContentError
from bot.domain.events import Checked, Erase, Event, Hide, LanguageChosen, Opened, Searched, Session, Started
from bot.domain.finding import Finding
from bot.domain.library import EMERGENCY, HOME
from bot.domain.message import Message
from bot.domain.screen import Screen, Visit
from bot.translations.compose import Composer
from bot.translations.contacts import Moment
from tests.builders import OTHER, RIGHT_TO_LEFT, SOURCE, write_content, write_locales

WORDS = "MARK he took my passport MARK"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """Return the small house, loaded from files as the program does it."""
    folder = tmp_path_factory.mktemp("house")
    content = write_content(folder / "content")
    return load_house(content, write_locales(folder / "locales", load_library(content)))


def spoilt_search(words: str, prefer: tuple[str, ...]) -> Finding:
    """Fail with her words in the error, as a library would."""
    raise ValueError(f"cannot find {words} among {prefer}")


class SpoiltComposer(Composer):
    """Fails on every screen but that of a failure."""

    def compose(self, screen: Screen, moment: Moment) -> Message:
        """Fail with her words in the error."""
        if screen.kind != "failure":
            raise KeyError(WORDS)
        return super().compose(screen, moment)


def without_search(house: House) -> House:
    """Return the house with a fault planted in search."""
    return replace(house, conversation=Conversation(house.library, house.languages, spoilt_search))


def without_compose(house: House) -> House:
    """Return the house with a fault planted in compose."""
    return replace(house, composer=SpoiltComposer(house.composer.voices))


@pytest.mark.parametrize("language", [SOURCE, OTHER, RIGHT_TO_LEFT])
@pytest.mark.parametrize(("spoil", "kind"), [(without_search, "ValueError"), (without_compose, "KeyError")])
def test_a_fault_of_ours_is_a_screen_with_a_way_home(
    house: House, spoil: Callable[[House], House], kind: str, language: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Home, another language and the emergency numbers; one line in the log tells kind and place, and no word of hers."""
    caplog.set_level(logging.DEBUG)
    answer = Desk(spoil(house)).answer(Session(language, "acse"), Searched(WORDS))
    events = [choice.event for row in answer.message.rows for choice in row]

    assert ("failure", language) == (answer.message.kind, answer.message.language)
    assert [contact.id for contact in answer.message.contacts] == list(house.library[EMERGENCY].contacts)
    assert Opened(HOME) in events
    assert any(isinstance(event, LanguageChosen) or event == Opened("language") for event in events)
    assert None is answer.turn.visit
    (record,) = caplog.records
    assert record.getMessage().startswith(f"answering failed: {kind} at test_desk.py:")
    assert None is record.exc_info
    assert "MARK" not in caplog.text


def test_a_fault_before_a_language_was_chosen(house: House) -> None:
    """The platform's hint serves then, else the first language."""
    desk = Desk(without_compose(house))

    assert desk.answer(Session(), Started(), OTHER).message.language == OTHER
    assert desk.answer(Session(), Started()).message.language in house.languages.offered


def counting(house: House) -> tuple[Desk, list[tuple[Visit, ChannelName]]]:
    """Return a desk, and the list that its counts go to."""
    counts: list[tuple[Visit, ChannelName]] = []
    return Desk(house, lambda visit, channel: counts.append((visit, channel))), counts


def test_a_shown_card_is_counted_once(house: House) -> None:
    """The entry and the language are counted when it was shown, not when it was only asked for."""
    desk, counts = counting(house)
    answer = desk.answer(Session(OTHER), Opened("asylum.apply"))
    assert counts == []
    desk.shown(answer, "web")

    assert [(Visit("asylum.apply", OTHER), "web")] == counts


@pytest.mark.parametrize("event", [Hide(), Erase(2), Searched("zzzz"), Checked("y"), LanguageChosen(OTHER)], ids=repr)
def test_what_shows_no_card_is_not_counted(house: House, event: Event) -> None:
    """Hiding, erasing, answers of the self-check and words that are not understood leave no trace at all."""
    desk, counts = counting(house)
    answer = desk.answer(Session(OTHER), event)
    desk.shown(answer, "telegram")

    assert [(answer.turn.visit, "telegram")] * (answer.turn.visit is not None) == counts
    assert all(answer.message.kind in ("card", "welcome") for _ in counts)


def test_a_failing_count_costs_no_answer(house: House, caplog: pytest.LogCaptureFixture) -> None:
    """The log tells the kind only, and the answer stands."""

    def fail(visit: Visit, channel: ChannelName) -> None:
        raise OSError(f"MARK {visit} {channel}")

    desk = Desk(house, fail)
    answer = desk.answer(Session(OTHER), Opened("acse"))
    desk.shown(answer, "web")

    assert answer.message.entry == "acse"
    assert caplog.messages == ["counting failed: OSError"]
    assert "MARK" not in caplog.text


def test_a_desk_may_count_nothing(house: House) -> None:
    """`balise ask` and `balise show` answer without a database."""
    desk = Desk(house)

    desk.shown(desk.answer(Session(OTHER), Opened("acse")), "console")


def test_the_moment_is_asked_for_at_every_answer(house: House) -> None:
    """Whether a line is open is told as it is now, by the clock of France."""
    clock = datetime(2026, 11, 23, 10, tzinfo=PARIS)
    desk = Desk(house, now=lambda: clock)
    by_day = desk.answer(Session(SOURCE), Opened("acse")).message.contacts[0].hours
    clock = clock.replace(hour=20)
    by_night = desk.answer(Session(SOURCE), Opened("acse")).message.contacts[0].hours

    assert by_day != by_night


def test_a_public_holiday_is_known(house: House) -> None:
    """On Christmas Day an office is closed at an hour at which it is open on another Friday."""
    told = [
        Desk(house, now=lambda day=day: datetime(day.year, day.month, day.day, 10, tzinfo=PARIS))  # type: ignore[misc]  # a default keeps the day
        .answer(Session(SOURCE), Opened("acse"))
        .message.contacts[0]
        .hours
        for day in (date(2026, 12, 18), date(2026, 12, 25))
    ]

    assert told[0] != told[1]


def test_a_sentence_around_a_message(house: House) -> None:
    """Channels take their own words from the interface, in every offered language."""
    desk = Desk(house)

    assert len({desk.say(language, "hide") for language in desk.languages.offered}) == 3
    assert "26" in desk.say(OTHER, "checked", {"date": "26"})


def test_all_problems_are_told_together(tmp_path: Path) -> None:
    """A fault in the content and one in a translation stop the start with one list."""
    content = write_content(tmp_path / "content")
    locales = write_locales(tmp_path / "locales", load_library(content))
    topics = content / "sections" / "topics.yaml"
    topics.write_text(
        topics.read_text(encoding="utf-8").replace("contacts: [acse]", "contacts: [acsee]", 1), encoding="utf-8"
    )
    questions = locales / OTHER / "questions.yaml"
    questions.write_text("nonsense: [", encoding="utf-8")
    house, problems = examine_house(content, locales)
    with pytest.raises(ContentError) as caught:
        load_house(content, locales)

    assert house is not None
    assert {"content/sections/topics.yaml", f"locales/{OTHER}/questions.yaml"} <= {problem.file for problem in problems}
    assert set(caught.value.problems) == {problem for problem in problems if problem.blocks}


def test_without_content_there_is_no_house(tmp_path: Path) -> None:
    """An empty folder, and a registry that is missing, are told and nothing is loaded."""
    assert None is examine_house(tmp_path, tmp_path)[0]
    house, problems = examine_house(write_content(tmp_path / "content"), tmp_path / "nowhere")

    assert None is house
    assert [problem.file for problem in problems] == ["nowhere/languages.toml"]


def test_nothing_that_fails_takes_the_way_home_with_it(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """When even composing is broken, the screen for a fault was made before: home, language, and the emergency numbers."""
    desk = Desk(house)
    monkeypatch.setattr(type(house.composer), "compose", lambda *_: 1 / 0)
    message = desk.answer(Session(SOURCE), Opened("acse")).message

    assert message.kind == "failure"
    assert [contact.id for contact in message.contacts][:2] == ["17", "112"]
    assert Opened("home") in [choice.event for choice in message.rows[-1]]
