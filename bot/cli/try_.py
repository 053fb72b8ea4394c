"""`balise try`: how a typed question is understood, for translators; --repro keeps it as a case that must hold from now on."""

import argparse
import json
from pathlib import Path

from bot.cli.parser import fail, pick
from bot.desk import House, load_house
from bot.search.bank import bank_path
from bot.search.explain import describe
from bot.search.load import load_banks
from bot.search.measure import KINDS
from bot.search.unsafe import holds_personal_data
from bot.settings import Settings


def add_arguments(parser: argparse.ArgumentParser, _command: str) -> None:
    """Take the question, and for --repro what would be right."""
    parser.add_argument("text", help="the question, as a person types it")
    parser.add_argument("--language", metavar="xx", default="", help="the language that she is known to read")
    parser.add_argument("--repro", metavar="FILE", type=Path, help="write the question as a case to FILE (JSON lines)")
    parser.add_argument("--topics", default="", help="with --repro: the entries that would be right, parted by commas")
    parser.add_argument("--kind", choices=KINDS, default="rights", help="with --repro: what the question is")


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Explain, or keep as a case."""
    house = load_house(settings.content_dir, settings.locales_dir, settings.danger_from)
    prefer = (pick("language", options.language, house.languages.known),) if options.language else ()
    if options.repro:
        return _keep(options, house, prefer)
    banks, _ = load_banks(settings.locales_dir, house.languages.known, house.library.entries)
    files = {code: str(bank_path(Path(settings.locales_dir.name), code)) for code in house.languages.known}
    finding = house.search(options.text, prefer)
    entries = ", ".join(finding.entries)
    print(f"outcome      {finding.kind} {finding.command or entries}")
    for line in describe(house.search.read(options.text, prefer), banks, files, house.search.danger_from):
        print(line)
    return 0


def _keep(options: argparse.Namespace, house: House, prefer: tuple[str, ...]) -> int:
    """Add the case to the file; a question with a number or an address in it is somebody's, and is not kept."""
    if holds_personal_data(options.text):
        fail("the text holds a number or an address: write the case without it")
    topics = [pick("entry", topic, house.library.entries) for topic in options.topics.split(",") if topic]
    if options.kind == "rights" and not topics:
        fail("say with --topics which entries would be right")
    finding = house.search(options.text, prefer)
    language = options.language or finding.language or fail("the language is unclear: say it with --language")
    file: Path = options.repro
    number = len(file.read_text(encoding="utf-8").splitlines()) + 1 if file.exists() else 1
    case = {"id": f"{language}-{number:02}", "text": options.text, "kind": options.kind, "topics": topics}
    with file.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(case, ensure_ascii=False) + "\n")
    print(f"{case['id']} written to {file.name}; now: {finding.kind} {', '.join(finding.entries[:1])}")
    return 0
