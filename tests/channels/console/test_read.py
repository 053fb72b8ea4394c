"""What a typed line means: the number of a choice in any script's digits, or words."""

import sys
import unicodedata

import pytest

from bot.channels.console.read import read_line
from bot.domain.events import Hide, Opened, Searched, Session
from bot.domain.message import Choice

SESSION = Session("xx", "here")
CHOICES = tuple(Choice(f"choice {n}", Session("yy", f"entry.{n}"), Opened(f"entry.{n}")) for n in range(1, 12))

#: The digit one of every script that has digits.
ONES = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.decimal(chr(code), -1) == 1]


def test_a_number_is_a_choice() -> None:
    """The numbers begin at 1; blanks around do not matter, and the choice's own session comes with it."""
    read = [read_line(line, CHOICES, SESSION) for line in ("1", " 2 ", "11\n")]

    assert [(CHOICES[n].session, CHOICES[n].event) for n in (0, 1, 10)] == read


def test_digits_of_every_script_count() -> None:
    """She types the digits of her own keyboard; there are dozens of scripts with their own."""
    events = {read_line(one + one, CHOICES, SESSION)[1] for one in ONES}

    assert len(ONES) > 50
    assert {CHOICES[10].event} == events


@pytest.mark.parametrize(
    "line", ["0", "12", "99", "007", "-1", "+1", "1.5", "1 2", "1a", "²", "Ⅷ", "一", "1" * 5000, "17"], ids=ascii
)
def test_other_numbers_are_words(line: str) -> None:
    """A number that is no choice is a question: 17 is the police."""
    session, event = read_line(line, CHOICES, SESSION)

    assert (SESSION, Searched(line)) == (session, event)


def test_nothing_to_choose_from() -> None:
    """Without choices every number is words."""
    assert (SESSION, Searched("1")) == read_line("1", (), SESSION)


def test_words_are_a_question() -> None:
    """Words come without the blanks around them, in the session where she is."""
    assert (SESSION, Searched("où dormir ?")) == read_line("  où dormir ?\n", CHOICES, SESSION)


def test_an_empty_line_is_a_question_without_words() -> None:
    """Pressing Enter alone breaks nothing."""
    assert (SESSION, Searched("")) == read_line("\n", CHOICES, SESSION)


def test_a_choice_may_be_anything() -> None:
    """What a number does is what the choice means."""
    hide = Choice("hide", Session("yy"), Hide())

    assert (Session("yy"), Hide()) == read_line("1", (hide,), SESSION)
