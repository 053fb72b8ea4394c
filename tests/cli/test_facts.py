"""`balise facts`: every value with its evidence, and what is due on a day."""

from tests.cli.conftest import Run


def test_every_fact_is_printed_with_its_evidence(run: Run) -> None:
    """Id, value, kind, confidence, next check, sources."""
    ran = run("facts")
    lines = [line.split() for line in ran.out.splitlines()]

    assert (ran.code, ran.err) == (0, "")
    assert lines[0] == ["id", "value", "kind", "confidence", "next", "check", "sources"]
    assert ["reflection-days", "30", "duration", "V", "2027-11-22", "g5117"] in lines


def test_what_is_due_depends_on_the_day(run: Run) -> None:
    """Long before its date a fact is not due; a line that nobody called is due at once, the vital ones first."""
    early, late = run("facts", "--due", "--on", "2026-11-22"), run("facts", "--due", "--on", "2027-11-22")

    assert (early.code, early.err, late.code) == (0, "", 0)
    assert early.out.splitlines()[0].split() == ["by", "id", "what", "to", "do", "why"]
    assert "reflection-days" not in early.out
    assert "read again 30" in late.out.splitlines()[-1]
    assert "telephone Police secours, 17" in early.out
    assert "hidden" not in late.out


def test_today_is_the_default(run: Run) -> None:
    """Without a day, it is today."""
    assert run("facts", "--due").code == 0


def test_a_day_that_is_none_is_one_line(run: Run) -> None:
    """Exit code 2, as for every mistake."""
    ran = run("facts", "--due", "--on", "soon")

    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "soon" in ran.err
