"""Errors are read by people: where, what, and what to do."""

import pytest

from bot.domain.errors import (
    BotError,
    ChannelError,
    ContentError,
    Problem,
    SettingsError,
    TranslationError,
    did_you_mean,
)


def test_a_problem_is_one_line_of_four_parts() -> None:
    """A fault is told as file:line, entry, what, what to do."""
    problem = Problem("content/facts.yaml", 12, "card-year", "no value", "write one")

    assert str(problem) == "content/facts.yaml:12 · card-year · no value · write one"


def test_a_problem_leaves_out_what_it_does_not_know() -> None:
    """A fault of a whole file has no line and no entry."""
    problem = Problem("content/facts.yaml", 0, "", "cannot be read")

    assert str(problem) == "content/facts.yaml · cannot be read"


def test_a_content_error_tells_every_problem_by_file_and_line() -> None:
    """All problems are told at once, in the order in which they are mended."""
    third, first, second = Problem("b", 1, "", "x"), Problem("a", 2, "", "x"), Problem("a", 10, "", "x")
    error = ContentError([third, second, first])

    assert (first, second, third) == error.problems
    assert str(error) == "a:2 · x\na:10 · x\nb:1 · x"


@pytest.mark.parametrize("kind", [ContentError, TranslationError, SettingsError, ChannelError])
def test_every_error_is_one_of_the_program(kind: type[Exception]) -> None:
    """Whoever catches the root of the tree catches all that is explained in words."""
    assert issubclass(kind, BotError)


def test_a_translation_error_is_told_like_a_content_error() -> None:
    """Faults of both folders are caught and listed in one place."""
    assert issubclass(TranslationError, ContentError)


def test_the_nearest_word_is_offered() -> None:
    """A misspelt name is answered with the one that was meant."""
    hint = did_you_mean("asylum.apeal", ["asylum.appeal", "asylum.apply", "home"])

    assert hint == ", did you mean asylum.appeal?"


def test_nothing_is_offered_when_nothing_is_near() -> None:
    """A wild guess would send the reader the wrong way."""
    hint = did_you_mean("xyzzy", ["asylum.appeal", "home"])

    assert hint == ""
