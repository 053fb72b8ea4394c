"""Buttons: their words, their direction, what pressing them means, and how they are laid out."""

from dataclasses import replace

import pytest

from bot.domain.bidi import RIGHT_TO_LEFT_MARK
from bot.domain.events import AllLanguages, Erase, Hide, LanguageChosen, Near, Opened, Session
from bot.domain.message import Choice
from bot.domain.screen import Offer, Screen
from bot.translations.catalog import Catalog, Translated
from bot.translations.labels import SHORT, choices, in_rows, label
from bot.translations.units import units_of
from bot.translations.voice import Voice
from tests.builders import OTHER, RIGHT_TO_LEFT, SOURCE, small_library, three_languages, translated

LIBRARY = small_library()


def voice(language: str, missing: str = "") -> Voice:
    """Return a voice that says everything, or all but one group."""
    texts = {
        (unit.context, unit.text): Translated(translated(language, unit.text), stale=False, file="x.po", line=1)
        for unit in units_of(LIBRARY)
        if unit.group != missing
    }
    return Voice(LIBRARY, three_languages(), language, Catalog(language, texts))


@pytest.mark.parametrize(
    ("offer", "words"),
    [
        (Offer(Opened("asylum")), "🛡 EN Asile"),
        (Offer(Opened("asylum"), "danger"), "🆘 EN Phrase danger"),
        (Offer(Opened("home"), "home"), "🏠 EN Phrase home"),
        (Offer(Opened("acse"), language=SOURCE), "Français"),
        (Offer(LanguageChosen(RIGHT_TO_LEFT), language=RIGHT_TO_LEFT), "العربية"),
        (Offer(Hide()), "🙈 EN Phrase hide"),
        (Offer(Erase()), "EN Phrase erase"),
        (Offer(AllLanguages()), "EN Phrase languages more"),
    ],
)
def test_the_words_on_a_button(offer: Offer, words: str) -> None:
    """Icon and name of an entry, a sentence of the interface, or a language's own name."""
    assert label(voice(OTHER), offer) == words


def test_a_place_is_called_by_its_name() -> None:
    """Names of places are not translated."""
    place = next(iter(LIBRARY.places.known))

    assert LIBRARY.places[place].name in label(voice(RIGHT_TO_LEFT), Offer(Near(place)))
    assert label(voice(OTHER), Offer(Near(place))) == LIBRARY.places[place].name


@pytest.mark.parametrize(
    "offer", [Offer(Opened("asylum")), Offer(Opened("emergency")), Offer(Hide()), Offer(Opened("home"), "back")]
)
def test_right_to_left_labels_begin_with_their_direction(offer: Offer) -> None:
    """An emoji at the head would else lay the whole label out from the left."""
    assert label(voice(RIGHT_TO_LEFT), offer).startswith(RIGHT_TO_LEFT_MARK)
    assert RIGHT_TO_LEFT_MARK not in label(voice(OTHER), offer)


def test_a_french_label_among_arabic_ones_runs_its_own_way() -> None:
    """What is not translated has the direction of the words that stand there."""
    assert label(voice(RIGHT_TO_LEFT, missing="asylum"), Offer(Opened("asylum"))) == "🛡 Asile"


def test_a_button_carries_the_whole_address() -> None:
    """Pressing it means: this event, in this language, from this entry."""
    screen = Screen(OTHER, "card", "acse", offers=(Offer(Opened("asylum")), Offer(Opened("acse"), language=SOURCE)))
    (first, second), *_ = choices(voice(OTHER), screen)

    assert (first.session, first.event) == (Session(OTHER, "acse"), Opened("asylum"))
    assert (second.session, second.event) == (Session(SOURCE, "acse"), Opened("acse"))


def test_the_last_row_is_last() -> None:
    """Offers, then the row above, then the last; rows without a button are none."""
    screen = Screen(
        OTHER, "card", offers=(Offer(Opened("acse")),), above=(Offer(Opened("home"), "back"),), last=(Offer(Hide()),)
    )

    assert [[choice.event for choice in row] for row in choices(voice(OTHER), screen)] == [
        [Opened("acse")],
        [Opened("home")],
        [Hide()],
    ]
    assert len(choices(voice(OTHER), replace(screen, above=()))) == 2
    assert choices(voice(OTHER), Screen(OTHER, "card")) == ()


@pytest.mark.parametrize(
    ("lengths", "rows"),
    [
        ((5, 5, 5), (2, 1)),
        ((5, SHORT + 1, 5, 5), (1, 1, 2)),
        ((SHORT, SHORT, SHORT, SHORT), (2, 2)),
        ((SHORT + 1, SHORT + 1), (1, 1)),
        ((), ()),
    ],
)
def test_two_short_buttons_stand_side_by_side(lengths: tuple[int, ...], rows: tuple[int, ...]) -> None:
    """Two by two where both are short, else one a row, in the order in which they were offered."""
    offers = [Choice("x" * length, Session(OTHER), Opened(f"e{n}")) for n, length in enumerate(lengths)]
    laid = in_rows(offers)

    assert tuple(map(len, laid)) == rows
    assert [choice for row in laid for choice in row] == offers
