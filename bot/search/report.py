"""Writes the measure of the search as the tables of docs/search.md."""

from collections.abc import Iterable, Iterator, Mapping

from bot.search.measure import FIGURES, Measure

#: So many of the worst confusions are told.
WORST = 25


def render(measures: Mapping[str, Measure], order: Iterable[str], offered: Iterable[str]) -> str:
    """Return the report; languages in the order of the registry."""
    known = [code for code in order if code in measures]
    total = sum((measures[code] for code in known), Measure())
    lines = [
        "| language | questions | " + " | ".join(FIGURES) + " |",
        "|---" * (len(FIGURES) + 2) + "|",
        *(_row(code, measures[code]) for code in known),
        _row("**all**", total),
        "",
        *(f"- **{name}**: {meaning}." for name, meaning in FIGURES.items()),
        "",
        *_calibration(total),
        "",
        "The worst confusions (wanted → shown first, how often):",
        "",
        *_confusions(total),
    ]
    not_offered = [code for code in known if code not in set(offered)]
    if not_offered:
        lines += ["", f"Searched, but not offered yet, for want of a translated kernel: {', '.join(not_offered)}."]
    return "\n".join(lines) + "\n"


def _row(name: str, measure: Measure) -> str:
    shares = [f"{100 * float(share):.0f} %" if share.could else "–" for share in measure.figures.values()]
    return f"| {name} | {measure.questions} | {' | '.join(shares)} |"


def _calibration(measure: Measure) -> Iterator[str]:
    """Yield how often the first card was right, by how sure the search was of it."""
    yield "How sure the search was of its first card, and how often it was right:"
    yield ""
    yield "| sure | questions | right |"
    yield "|---|---|---|"
    for tenth, share in sorted(measure.sureness.items()):
        yield f"| {tenth * 10}–{tenth * 10 + 10} % | {share.could} | {100 * float(share):.0f} % |"


def _confusions(measure: Measure) -> Iterator[str]:
    worst = sorted(measure.confusions.items(), key=lambda item: (-item[1], item[0]))[:WORST]
    yield ", ".join(f"{wanted} → {shown} {times}" for (wanted, shown), times in worst) + "."
