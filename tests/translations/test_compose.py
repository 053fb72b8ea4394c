"""Compose: what is told about a text, both languages side by side, sentences to show, isolates in right-to-left text."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.domain.bidi import LEFT_TO_RIGHT_ISOLATE, POP_ISOLATE
from bot.domain.library import Library, Sentence
from bot.domain.message import Message
from bot.domain.screen import Screen
from bot.translations.catalog import Catalog, Translated
from bot.translations.compose import SOURCES_IN_SMALL_PRINT, Composer
from bot.translations.contacts import Moment
from bot.translations.reviews import Review
from bot.translations.units import units_of
from bot.translations.voice import Voice
from tests.builders import OTHER, RIGHT_TO_LEFT, SOURCE, small_library, three_languages, translated

MOMENT = Moment(datetime(2026, 11, 23, 10, tzinfo=UTC), lambda _: False)
CARD = "asylum.apply"


def composer(library: Library | None = None, *, stale: str = "", missing: str = "", sealed: bool = False) -> Composer:
    """Return a composer of three languages; the texts of one group may be stale or missing, or all reviewed."""
    library = library or small_library()
    units = list(units_of(library))
    voices = {}
    for language in (SOURCE, OTHER, RIGHT_TO_LEFT):
        texts = {
            (unit.context, unit.text): Translated(translated(language, unit.text), unit.group == stale, "x.po", 1)
            for unit in units
            if unit.group != missing
        }
        voice = Voice(library, three_languages(), language, Catalog(language, texts))
        groups = {unit.group for unit in units} if sealed else set()
        seals = {g: Review("2026-11-22", "lawyer", voice.seal_of([u for u in units if u.group == g])) for g in groups}
        voices[language] = replace(voice, reviews=seals)
    return Composer(voices)


def card(composer: Composer, language: str = OTHER, entry: str = CARD, *, beside: bool = False) -> Message:
    """Return a card in words."""
    return composer.compose(Screen(language, "card", entry, beside=beside), MOMENT)


def notices(message: Message) -> list[str]:
    """Return what is told about a text."""
    return [notice.id for notice in message.notices]


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (composer(), ["flag.pact", "notice.unreviewed"]),
        (composer(stale=CARD), ["flag.pact", "notice.stale"]),
        (composer(missing=CARD), ["flag.pact", "notice.missing"]),
        (composer(missing="flags"), ["flag.pact", "notice.missing"]),
        (composer(sealed=True), ["flag.pact"]),
    ],
)
def test_a_card_tells_how_far_it_may_be_trusted(made: Composer, told: list[str]) -> None:
    """One notice, of the worst of its texts; what may have changed in the law comes first."""
    assert told == notices(card(made))
    assert notices(card(made, SOURCE)) == ["flag.pact"]


def test_a_contact_counts_too() -> None:
    """A card whose contacts are said in another language is not whole."""
    assert "notice.missing" in notices(card(composer(missing="directory")))


def test_the_operators_sentence_stands_on_every_card() -> None:
    """In the language of the card, before what is told about the text."""
    message = card(composer(replace(small_library(), banner="line_closed")), RIGHT_TO_LEFT, "acse")

    assert message.notices[0].id == "banner"
    assert message.notices[0].text.startswith("نص “Un numéro ne répond plus. ")
    assert "112" in message.notices[0].text


def test_beside_shows_each_paragraph_in_both_languages() -> None:
    """Hers, then the French, each with its own direction."""
    message = card(composer(), RIGHT_TO_LEFT, beside=True)

    assert [(p.language, p.direction) for p in message.paragraphs] == [(RIGHT_TO_LEFT, "rtl"), (SOURCE, "ltr")] * 2
    assert message.paragraphs[1].text == "Allez dans une SPADA."


@pytest.mark.parametrize("beside", [False, True])
def test_what_is_not_translated_stands_there_once(beside: bool) -> None:
    """The French is not set beside itself."""
    for made, language in ((composer(missing=CARD), OTHER), (composer(), SOURCE)):
        assert [p.language for p in card(made, language, beside=beside).paragraphs] == [SOURCE, SOURCE]


@pytest.mark.parametrize("beside", [False, True])
def test_a_sentence_to_show_is_large_in_french_first(beside: bool) -> None:
    """The officer reads it; hers stands under it, with the name of her language in each."""
    message = card(composer(), RIGHT_TO_LEFT, "cards.interpreter", beside=beside)
    large, hers = message.paragraphs

    assert (large.language, large.large, large.text) == (SOURCE, True, "Je demande un interprète en arabe.")
    assert (hers.language, hers.large) == (RIGHT_TO_LEFT, False)
    assert three_languages()[RIGHT_TO_LEFT].autonym in hers.text


def test_the_small_line_names_date_law_and_few_sources() -> None:
    """All sources are in the message; the line under the card names the first ones."""
    library = small_library()
    words = {"law": Sentence("law", "Loi : {articles}"), "source": Sentence("source", "Voir : {documents}")}
    entry = replace(library[CARD], sources=("g5117", "sp954", "g5117"))
    changed = replace(library, interface={**library.interface, **words}, entries={**library.entries, CARD: entry})
    message = card(composer(changed), SOURCE)
    two = ", ".join(message.sources[:SOURCES_IN_SMALL_PRINT])

    assert message.sources[:2] == ("Gisti, demander l’asile (2024-07)", "Service-public.fr, numéros d’urgence")
    assert ["Loi\u00a0: CESEDA L521-1", f"Voir\u00a0: {two}"] == message.small_print.split(" · ")[1:]


@pytest.mark.parametrize("entry", [entry.id for entry in small_library()])
def test_numbers_and_names_are_isolated_in_right_to_left_text(entry: str) -> None:
    """Every Latin word of a source and every number stands in an isolate of its own, and each isolate is closed."""
    message = card(composer(), RIGHT_TO_LEFT, entry)
    texts = [
        message.title,
        message.small_print,
        *(p.text for p in message.paragraphs),
        *(c.phone for c in message.contacts),
    ]

    assert message.direction == "rtl"
    assert all(text.count(LEFT_TO_RIGHT_ISOLATE) == text.count(POP_ISOLATE) for text in texts)
    assert all(contact.phone.startswith(LEFT_TO_RIGHT_ISOLATE) for contact in message.contacts if contact.phone)
    assert all(contact.dial.isascii() and LEFT_TO_RIGHT_ISOLATE not in contact.dial for contact in message.contacts)


def test_no_isolate_is_needed_in_left_to_right_text() -> None:
    """There nothing flips."""
    assert not any(LEFT_TO_RIGHT_ISOLATE in p.text for p in card(composer(), OTHER).paragraphs)


def test_the_first_screen_asks_in_several_languages() -> None:
    """Nobody knows yet what she reads: the title is said in each."""
    title = composer().compose(Screen(OTHER, "languages"), MOMENT).title

    assert len(title.split(" · ")) == 3
    assert title.startswith("EN ")
