"""Screens, messages and events are values: equal when they say the same, and nobody can change one."""

import dataclasses

import pytest

from bot.domain.events import Opened, Searched, Session
from bot.domain.library import HOME
from bot.domain.message import Choice, ContactLine, Message, Notice, Paragraph
from bot.domain.screen import Offer, Screen, Visit

VALUES = [
    Session(),
    Opened(HOME),
    Offer(Opened(HOME)),
    Screen("qaa", "card"),
    Visit(HOME, "qaa"),
    Paragraph("text", "qaa", "ltr"),
    ContactLine("17", "name"),
    Notice("id", "text"),
    Choice("label", Session(), Opened(HOME)),
    Message("card", "qaa", "ltr", HOME, "title"),
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_value_cannot_be_changed(value: object) -> None:
    """What one person sees can never become what another one sees."""
    first = dataclasses.fields(value)[0].name  # type: ignore[arg-type]

    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(value, first, "other")


def test_the_values_of_a_screen_cannot_be_changed() -> None:
    """Screens share one empty mapping, so nobody may write into it."""
    with pytest.raises(TypeError):
        Screen("qaa", "card").values["count"] = "1"  # type: ignore[index]


def test_typed_words_are_not_printed() -> None:
    """An event that reaches a log by mistake brings none of her words there."""
    event = Searched("he took my passport")

    assert "passport" not in repr(event)


def test_a_visit_says_nothing_about_a_person() -> None:
    """All that is ever counted is an entry and a language."""
    assert [field.name for field in dataclasses.fields(Visit)] == ["entry", "language"]


def test_a_session_holds_language_and_entry_only() -> None:
    """No name, number or text has a place in a session."""
    assert [field.name for field in dataclasses.fields(Session)] == ["language", "entry"]


@pytest.mark.parametrize(
    ("text", "is_list"),
    [("- a", True), ("- a\n- b", True), ("a", False), ("a\n- b", False), ("- a\nb", False), ("", False)],
)
def test_a_paragraph_knows_whether_it_is_a_list(text: str, is_list: bool) -> None:
    """A list has a dash before each of its lines."""
    assert is_list is Paragraph(text, "qaa", "ltr").is_list
