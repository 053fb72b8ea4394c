"""Places in France, as a person names them: region → département → town. Chosen or typed, never measured."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bot.domain.contact import Contact

#: Where a body says that it helps everywhere.
NATIONAL = "national"


@dataclass(frozen=True, slots=True)
class Place:
    """A region or a département. `within`: the id of its region, empty for a region. Names are French and not translated."""

    id: str
    name: str
    within: str = ""
    towns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Places:
    """All places by id, regions first."""

    known: Mapping[str, Place] = field(default_factory=dict)

    def __contains__(self, place: str) -> bool:
        return place in self.known

    def __getitem__(self, place: str) -> Place:
        return self.known[place]

    def regions(self) -> tuple[Place, ...]:
        """Return the regions in their order."""
        return tuple(place for place in self.known.values() if not place.within)

    def inside(self, region: str) -> tuple[Place, ...]:
        """Return the départements of a region."""
        return tuple(place for place in self.known.values() if place.within == region)

    def names(self) -> dict[str, str]:
        """Return every name that may stand in `where`, with the id of its place; a town belongs to its département."""
        towns = {town: place.id for place in self.known.values() for town in place.towns}
        return {**towns, **{place.name: place.id for place in reversed(list(self.known.values()))}}

    def near(self, place: str, contacts: Iterable[Contact], need: str = "") -> tuple[Contact, ...]:
        """Return who helps at a place, the nearest first: the département, its region, then those who help everywhere.

        A région also shows who is in its départements. `need` leaves only those who meet it.
        """
        names = self.names()
        ranked = [(self._distance(place, contact, names), contact) for contact in contacts if contact.shown]
        wanted = [(far, contact) for far, contact in ranked if far is not None and (not need or need in contact.needs)]
        return tuple(contact for _, contact in sorted(wanted, key=lambda item: item[0]))

    def _distance(self, place: str, contact: Contact, names: Mapping[str, str]) -> int | None:
        """Return 0 for the place itself, 1 for inside or around it, 2 for everywhere, None for elsewhere."""
        where = {names.get(name, name) for name in contact.where}
        around = {self.known[place].within} | {inner.id for inner in self.inside(place)}
        if place in where:
            return 0
        if where & around:
            return 1
        return 2 if NATIONAL in where else None
