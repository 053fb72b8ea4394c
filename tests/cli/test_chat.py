"""`balise chat`: the conversation on standard input and output."""

from tests.builders import OTHER, SOURCE, translated, words
from tests.cli.conftest import Run


def test_it_talks_until_the_input_ends(run: Run) -> None:
    """Language, welcome, and goodbye at the end of the input."""
    ran = run("chat", stdin="1\n")

    assert (ran.code, ran.err) == (0, "")
    assert words("welcome.title") in ran.out
    assert ran.out.endswith(" > \n")


def test_it_begins_in_a_language(run: Run) -> None:
    """With a language it begins with the welcome in it."""
    ran = run("chat", "--language", OTHER)

    assert translated(OTHER, words("welcome.title")) in ran.out


def test_a_last_line_without_its_end_is_a_line(run: Run) -> None:
    """What is typed before the input ends is answered."""
    ran = run("chat", "--language", SOURCE, stdin="comment demander l’asile")

    assert "Allez dans une SPADA." in ran.out
