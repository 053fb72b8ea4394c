"""A mistake on the command line: one line, the nearest valid value, exit code 2."""

import pytest

from bot.cli.main import COMMANDS
from bot.cli.parser import USAGE, Parser, fail, pick
from tests.cli.conftest import Run

NAMES = [name for name, *_ in COMMANDS]


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ("sevre", 'unknown command "sevre", did you mean serve?'),
        ("translation update", 'unknown command "translation", did you mean translations?'),
        ("show asylum.aply", 'unknown entry "asylum.aply", did you mean asylum.apply?'),
        ("show home --language fe", 'unknown language "fe", did you mean fr?'),
        ("show home --language zz", 'unknown language "zz": one of fr, en, ar'),
        ("show home --channel telegramm", 'unknown --channel "telegramm", did you mean telegram?'),
        ("show home --channel fax", 'unknown --channel "fax": one of telegram, signal, web, console'),
        ("show home --langage fr", 'unknown argument "--langage", did you mean --language?'),
        ("ask --langage fr x", 'unknown argument "--langage", did you mean --language?'),
        ("ask x --jsonlines", 'unknown argument "--jsonlines", did you mean --jsonl?'),
        ("ask x --language arr", 'unknown language "arr", did you mean ar?'),
        ("chat --language zz", 'unknown language "zz": one of fr, en, ar'),
        ("chat bonjour", 'unknown argument "bonjour"'),
        ("check --zzz", 'unknown argument "--zzz"'),
        ("translations updat", 'unknown task "updat", did you mean update?'),
        ("--versoin check", 'unknown argument "--versoin", did you mean --version?'),
    ],
)
def test_a_mistake_gets_one_line_with_the_nearest_value(run: Run, arguments: str, line: str) -> None:
    """Whatever is wrong, she who typed it knows what to type."""
    ran = run(*arguments.split())

    assert (ran.code, ran.out, ran.err) == (2, "", f"balise: {line}\n")


@pytest.mark.parametrize("arguments", ["", "show", "ask", "ask x --jsonl", "translations", "show home --language"])
def test_what_is_missing_is_said_in_one_line(run: Run, arguments: str) -> None:
    """A command without what it needs says so."""
    ran = run(*arguments.split())

    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert ran.err.startswith("balise: ")


def test_a_value_with_quotes_is_named_whole(run: Run) -> None:
    """An apostrophe in a mistake is no riddle."""
    assert run("l'aide").err.startswith('balise: unknown command "l\'aide"')


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_help(run: Run, name: str) -> None:
    """Help says what the command does, in a sentence, and how it is used."""
    ran = run(name, "--help")
    said = next(help_ for command, help_, _ in COMMANDS if command == name)

    assert ran.code == 0
    assert ran.out.startswith(f"usage: balise {name}")
    assert f"{said[0].upper()}{said[1:]}." in " ".join(ran.out.split())


def test_help_lists_every_command(run: Run) -> None:
    """The program's own help leads to all commands."""
    ran = run("--help")

    assert ran.code == 0
    assert [name for name in NAMES if f"\n    {name}" not in ran.out] == []


def test_picking_a_known_value_returns_it() -> None:
    """What is right goes through."""
    assert pick("fruit", "pear", ("apple", "pear")) == "pear"


def test_picking_among_many_names_no_list(capsys: pytest.CaptureFixture[str]) -> None:
    """A list longer than a line helps nobody."""
    with pytest.raises(SystemExit):
        pick("fruit", "zzz", [f"pear-{n}" for n in range(13)])

    assert capsys.readouterr().err == 'balise: unknown fruit "zzz"\n'


def test_failing_leaves_with_its_code(capsys: pytest.CaptureFixture[str]) -> None:
    """A mistake leaves with 2, another fault with what it says."""
    with pytest.raises(SystemExit) as usage:
        fail("a")
    with pytest.raises(SystemExit) as fault:
        fail("b", code=1)

    assert (usage.value.code, fault.value.code) == (USAGE, 1)
    assert capsys.readouterr().err == "balise: a\nbalise: b\n"


def test_a_parser_knows_its_own_options() -> None:
    """Only what is defined is taken."""
    parser = Parser(prog="x")
    parser.add_argument("--one")

    assert parser.parse_args(["--one", "1"]).one == "1"
