"""What a person should not leave in a chat is seen; what she asks about is not taken for it; no text makes it slow."""

import time

import pytest

from bot.search.unsafe import holds_personal_data
from tests.search.test_normalise import HOSTILE


@pytest.mark.parametrize(
    "text",
    [
        "appelle moi au 06 12 34 56 78",
        "+33612345678",
        "0612-345-678",
        "mon numéro c'est 07.11.22.33.44 merci",
        "رقمي ٠٦١٢٣٤٥٦٧٨",
        "my mail is a.b+c@example.org",
        "passeport 123456789",
        "j'habite 12 rue de la Paix",
        "12bis, avenue Foch",
        "I live at 221 Baker street",
        "أسكن في 12 شارع النيل",
    ],
)
def test_what_could_find_her(text: str) -> None:
    """Phone numbers, e-mail addresses, numbers of papers and street addresses."""
    assert holds_personal_data(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "le 115 ne répond pas",
        "3919",
        "j'ai 16 ans",
        "30 000 euros",
        "née en 1998, arrivée en 2023",
        "article R425-1",
        "je dors dans la rue depuis 3 mois",
        "@ 5 heures",
        "RDV le 12/11/2026",
    ],
)
def test_what_she_asks_about(text: str) -> None:
    """Short numbers, ages, sums, years, dates and articles of law are no danger to her."""
    assert not holds_personal_data(text)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_costs_no_time(text: str) -> None:
    """64 KB of anything take less than 50 ms; the best of three, because a machine may be busy."""
    took = []
    for _ in range(3):
        begin = time.perf_counter()
        holds_personal_data(text)
        took.append(time.perf_counter() - begin)

    assert min(took) < 0.05
