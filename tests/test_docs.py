"""The documents keep what they promise: every setting is described, every page that is named exists, records stay short.

Run as a program, this file writes the table of settings into docs/operating.md anew.
"""

import re
from pathlib import Path

import pytest
from pydantic import SecretStr
from pydantic.fields import FieldInfo

from bot.cli.document import write_block
from bot.cli.main import main
from bot.cli.translations import markdown
from bot.content.load import load_library
from bot.settings import PREFIX, SECRETS, Settings
from bot.translations.registry import load_registry
from bot.translations.status import status

ROOT = Path(__file__).parent.parent
OPERATING = ROOT / "docs" / "operating.md"
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
BLOCK = re.compile(r"(?<=<!-- settings -->\n).*?(?=<!-- /settings -->)", re.DOTALL)

#: What a decision may take of a reader's time.
LONGEST_DECISION = 40


def settings_table() -> str:
    """Return the table of all settings, as docs/operating.md shows it."""
    rows = [("setting", "default", "what it does"), ("---", "---", "---")]
    rows += [(_names(name), _default(field), _help(field)) for name, field in Settings.model_fields.items()]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _names(name: str) -> str:
    plain = f"`{PREFIX}{name.upper()}`"
    return f"{plain} or `{PREFIX}{name.upper()}_FILE`" if name in SECRETS else plain


def _default(field: FieldInfo) -> str:
    default = field.default.get_secret_value() if isinstance(field.default, SecretStr) else field.default
    if isinstance(default, bool):
        return "`yes`" if default else "`no`"
    if isinstance(default, Path):
        return "shipped"
    return f"`{default}`" if default != "" else "empty"


def _help(field: FieldInfo) -> str:
    return (field.description or "").replace("|", "\\|")


def own_pages() -> list[Path]:
    """Return every page that this project wrote."""
    return sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def anchors(page: Path) -> set[str]:
    """Return the names of a page's headings, as links call them."""
    headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def leads_somewhere(page: Path, link: str) -> bool:
    """Tell whether a link of a page leads to a file that exists, and to a heading in it."""
    path, _, anchor = link.partition("#")
    target = page.parent / path if path else page
    return target.exists() and (not anchor or anchor in anchors(target))


def test_every_setting_is_documented_as_it_is() -> None:
    """The table in docs/operating.md is the one that the settings themselves tell; running this file writes it."""
    found = BLOCK.search(OPERATING.read_text(encoding="utf-8"))

    assert found
    assert settings_table() == found[0]


def test_every_setting_has_a_help() -> None:
    """No setting is without a sentence that says what it does."""
    silent = [name for name, field in Settings.model_fields.items() if not (field.description or "").endswith(".")]

    assert not silent


def test_no_default_of_a_secret_is_a_password() -> None:
    """What the table prints of a secret's default gives nobody access to anything."""
    defaults = [Settings.model_fields[name].default.get_secret_value() for name in SECRETS]

    assert not [default for default in defaults if "@" in default or (default and "://" not in default)]


@pytest.mark.parametrize("page", own_pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_between_pages_leads_somewhere(page: Path) -> None:
    """A link to a file of this repository, or to a heading in one, leads to what exists."""
    links = re.findall(r"\]\(([^)\s]+)", page.read_text(encoding="utf-8"))

    assert not [link for link in links if "://" not in link and not leads_somewhere(page, link)]


@pytest.mark.parametrize("record", DECISIONS, ids=lambda record: record.stem)
def test_a_decision_is_short_and_dated(record: Path) -> None:
    """A record of a decision has its number in its title, a date, and at most forty lines."""
    lines = record.read_text(encoding="utf-8").splitlines()

    assert lines[0].startswith(f"# {record.name[:3]} ")
    assert re.match(r"(Accepted|Replaced by \d{3}), \d{4}-\d\d-\d\d\.$", lines[2])
    assert len(lines) <= LONGEST_DECISION


def test_decisions_are_numbered_without_a_gap() -> None:
    """The numbers of the records run from 001 on, each once."""
    expected = [f"{number:03}" for number in range(1, len(DECISIONS) + 1)]

    assert expected == [record.name[:3] for record in DECISIONS]


def test_every_decision_that_is_cited_exists() -> None:
    """A comment that cites a record of a decision cites one that is there."""
    code = [*(ROOT / "bot").rglob("*.py"), *(ROOT / "tests").rglob("*.py"), *own_pages()]
    cited = {
        (str(file.relative_to(ROOT)), name)
        for file in code
        for name in re.findall(r"docs/decisions/[\w-]+\.md", file.read_text(encoding="utf-8"))
    }

    assert not sorted(mention for mention in cited if not (ROOT / mention[1]).is_file())


def test_the_table_of_coverage_is_the_one_that_the_program_prints(capsys: pytest.CaptureFixture[str]) -> None:
    """docs/coverage.md is what `balise coverage --markdown` prints today, and every right in it is served."""
    assert main(["coverage", "--markdown"]) == 0
    printed = capsys.readouterr().out

    assert printed in (ROOT / "docs" / "coverage.md").read_text(encoding="utf-8")


def test_the_state_of_the_languages_is_documented_as_it_is() -> None:
    """docs/languages.md holds what `balise translations status` tells: run it with --write."""
    known, _ = load_registry(ROOT / "locales")
    table = markdown(status(ROOT / "locales", load_library(ROOT / "content")), known)

    assert table in (ROOT / "docs" / "languages.md").read_text(encoding="utf-8")


def write_settings_table() -> None:
    """Put the table into docs/operating.md in place of the one that is there."""
    write_block(OPERATING, "settings", settings_table())


if __name__ == "__main__":
    write_settings_table()
