"""Places and who helps near them: the nearest first, then those who help everywhere."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.contact import Contact
from bot.domain.places import NATIONAL, Place, Places
from tests.builders import small_library

PLACES = small_library().places


def helper(id_: str, *where: str, needs: tuple[str, ...] = (), shown: bool = True) -> Contact:
    """Return a contact who helps at the places."""
    return Contact(id_, id_, where=where, needs=needs, shown=shown)


HELPERS = (
    helper("everywhere", NATIONAL, needs=("legal",)),
    helper("region", "Île-de-France", needs=("shelter",)),
    helper("town", "Bobigny", needs=("shelter", "legal")),
    helper("neighbour", "Paris"),
    helper("far", "Ajaccio"),
    helper("hidden", "Bobigny", shown=False),
    helper("nowhere"),
)


def near(place: str, need: str = "") -> list[str]:
    """Return the ids of who helps at a place."""
    return [contact.id for contact in PLACES.near(place, HELPERS, need)]


def test_a_place_is_asked_for_by_its_id() -> None:
    """Regions and départements stand in one list."""
    assert "93" in PLACES
    assert "Bobigny" not in PLACES
    assert PLACES["93"].name == "Seine-Saint-Denis"


def test_regions_hold_departments() -> None:
    """From the list of regions to what is inside one of them."""
    assert [place.id for place in PLACES.regions()] == ["idf", "cor"]
    assert [place.id for place in PLACES.inside("idf")] == ["75", "93"]
    assert PLACES.inside("93") == ()


def test_a_name_is_of_a_place_and_a_town_of_its_department() -> None:
    """What a directory says of where somebody helps leads to a place."""
    names = PLACES.names()

    assert (names["Bobigny"], names["Île-de-France"], names["Paris"], names["Ajaccio"]) == ("93", "idf", "75", "2a")


def test_a_region_wins_over_a_department_of_its_name() -> None:
    """Some regions and départements are called alike; the wider one is meant."""
    places = Places({"re": Place("re", "La Réunion"), "974": Place("974", "La Réunion", "re", ("Saint-Denis",))})

    assert places.names() == {"La Réunion": "re", "Saint-Denis": "974"}


def test_in_a_department_the_nearest_come_first() -> None:
    """The département, then its region, then those who help everywhere; no neighbour, nobody hidden."""
    assert near("93") == ["town", "region", "everywhere"]


def test_in_a_region_those_inside_it_are_near() -> None:
    """Who helps in one of its départements is shown too, after who helps in all of it."""
    assert near("idf") == ["region", "town", "neighbour", "everywhere"]


def test_a_need_leaves_those_who_meet_it() -> None:
    """The order stays."""
    assert near("93", "legal") == ["town", "everywhere"]
    assert near("93", "minors") == []


def test_a_directory_may_name_a_place_by_its_id() -> None:
    """An id is as good as a name."""
    assert PLACES.near("93", [helper("by id", "93")]) == (helper("by id", "93"),)


def test_no_places_are_no_fault() -> None:
    """A content folder may have no places."""
    assert (Places().regions(), Places().names()) == ((), {})


@pytest.mark.parametrize("place", sorted(small_library().places.known))
def test_who_helps_everywhere_helps_at_any_place(place: str) -> None:
    """Nobody is left without a number."""
    assert "everywhere" in near(place)


@given(
    st.sampled_from(sorted(PLACES.known)),
    st.lists(st.lists(st.sampled_from([*PLACES.names(), NATIONAL, "elsewhere"]), max_size=3), max_size=6),
)
@settings(deadline=None, max_examples=80)
def test_only_those_who_help_there_are_shown(place: str, wheres: list[list[str]]) -> None:
    """Each one shown names the place, something around or inside it, or everywhere; each one else does not."""
    contacts = [helper(str(number), *where) for number, where in enumerate(wheres)]
    around = {place, PLACES[place].within, *(inner.id for inner in PLACES.inside(place))} - {""}
    names = PLACES.names()
    expected = {
        contact.id
        for contact in contacts
        if NATIONAL in contact.where or around & {names.get(where) for where in contact.where}
    }

    assert expected == {contact.id for contact in PLACES.near(place, contacts)}
