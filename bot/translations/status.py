"""How complete each language is: the figures that translators and operators look at."""

from collections import Counter
from pathlib import Path

from bot.domain.language import Languages
from bot.domain.library import Library
from bot.translations.catalog import load_catalog
from bot.translations.load import kernel_is_complete
from bot.translations.registry import load_registry
from bot.translations.reviews import load_reviews
from bot.translations.units import units_of
from bot.translations.voice import State, Voice


def status(folder: Path, library: Library) -> dict[str, dict[str, int | bool]]:
    """Return by language: units by state, whether the kernel is complete, and whether everything is.

    `entries` counts the entries whose every text is translated and up to date.
    """
    known, source = load_registry(folder)
    languages = Languages(known, tuple(known), source)
    units = list(units_of(library))
    states = {}
    for code in known:
        catalog, _ = load_catalog(folder, code)
        reviews, _ = load_reviews(folder, code)
        voice = Voice(library, languages, code, catalog, reviews)
        by_unit = [
            (unit, State.REVIEWED if code == source else voice.state_of(unit.context, unit.text)) for unit in units
        ]
        counts = Counter(state for _, state in by_unit)
        unfinished = {unit.group for unit, state in by_unit if state <= State.STALE}
        states[code] = {
            "entries": sum(entry.id not in unfinished for entry in library),
            **{state.name.lower(): counts[state] for state in State},
            "kernel_complete": code == source or kernel_is_complete(catalog, units),
            "whole": not unfinished,
        }
    return states
