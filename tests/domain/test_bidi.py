"""Right-to-left text: a number must not turn around, and a line must begin in its own direction."""

from bot.domain.bidi import LEFT_TO_RIGHT_ISOLATE, POP_ISOLATE, RIGHT_TO_LEFT_MARK, isolate, mark


def test_a_number_is_isolated_in_right_to_left_text() -> None:
    """A number stands between two isolates, so that its neighbours do not pull it over."""
    shown = isolate("04 92 15 10 51", "rtl")

    assert f"{LEFT_TO_RIGHT_ISOLATE}04 92 15 10 51{POP_ISOLATE}" == shown


def test_a_line_is_marked_in_right_to_left_text() -> None:
    """A line that begins with an emoji still begins at the right."""
    shown = mark("🆘 خطر", "rtl")

    assert f"{RIGHT_TO_LEFT_MARK}🆘 خطر" == shown


def test_left_to_right_text_stays_as_it_is() -> None:
    """A language that reads left to right gets no marks at all."""
    shown = (isolate("112", "ltr"), mark("🆘 Danger", "ltr"))

    assert shown == ("112", "🆘 Danger")


def test_nothing_gets_no_marks() -> None:
    """An empty text stays empty: a lone mark would look like a word to a platform."""
    shown = (isolate("", "rtl"), mark("", "rtl"))

    assert shown == ("", "")
