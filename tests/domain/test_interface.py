"""The ids of the bot's own sentences: what a screen or a notice is made of has words."""

from collections import Counter
from typing import get_args

from bot.domain.events import Medium
from bot.domain.interface import SENTENCES
from bot.domain.screen import ScreenKind


def test_no_sentence_is_asked_for_twice() -> None:
    """Each sentence stands in one list only."""
    twice = [id_ for id_, times in Counter(SENTENCES).items() if times > 1]

    assert twice == []


def test_every_screen_has_a_title() -> None:
    """Each kind of screen has a title among the sentences; a card has the title of its entry."""
    missing = [kind for kind in get_args(ScreenKind) if kind != "card" and f"{kind}.title" not in SENTENCES]

    assert missing == []


def test_every_refusal_has_words() -> None:
    """Whatever she sends that is never opened, she is told so kindly."""
    missing = [medium for medium in get_args(Medium) if f"refused.{medium}" not in SENTENCES]

    assert missing == []
