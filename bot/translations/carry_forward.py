"""Brings the PO files of a language up to the library, and loses no translation on the way.

Gettext's own merging goes by likeness over the whole catalogue, and gave a new "Appelez le 119" the translation of
"Appelez le 112". So: the same entry and field only, the most like first; what is carried over is marked fuzzy,
with the old source beside it. What nothing asks for any more stays at the end of the file, marked obsolete.
"""

import textwrap
from collections.abc import Iterable
from difflib import SequenceMatcher
from pathlib import Path

from babel.messages.catalog import Catalog as PoCatalog
from babel.messages.catalog import Message
from babel.messages.pofile import escape, normalize

from bot.translations.catalog import po_path, read_file
from bot.translations.units import CONTENT, INTERFACE, Unit

#: Below this likeness two sentences say different things, and an old translation would mislead the translator.
LIKE_ENOUGH = 0.5

#: Columns of a line, so that a change of one word shows as a change of one line.
WIDTH = 100

_HEADER = """# {title}
msgid ""
msgstr ""
"Project-Id-Version: balise\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def update(folder: Path, language: str, units: Iterable[Unit]) -> list[Path]:
    """Write the PO files of a language anew; return those that changed. Contents depend on their inputs only."""
    wanted = list(units)
    changed = []
    for name in (CONTENT, INTERFACE):
        path = po_path(folder, language, name)
        old = read_file(path) if path.exists() else PoCatalog()
        text = render(language, name, carry([unit for unit in wanted if unit.catalog == name], old))
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            changed.append(path)
    return changed


def carry(units: list[Unit], old: PoCatalog) -> PoCatalog:
    """Return the catalogue of the units with the old translations where they belong; a text that stands twice is one."""
    units = list({(unit.context, unit.text): unit for unit in units}.values())
    new = PoCatalog()
    left = {(m.context or "", str(m.id)): m for m in (*old, *old.obsolete.values()) if m.id and m.string}
    kept = {(unit.context, unit.text): left.pop((unit.context, unit.text), None) for unit in units}
    for unit in units:
        before = kept[unit.context, unit.text]
        if before is None:
            before = _most_like(unit, left)
            if before is not None:
                left.pop((before.context or "", str(before.id)))
        _add(new, unit, before)
    for key, message in left.items():
        new.obsolete[str(key)] = message
    return new


def _most_like(unit: Unit, left: dict[tuple[str, str], Message]) -> Message | None:
    """Return the old message of the same entry and field that is most like the unit, if any is like enough."""
    same_field = [message for (context, _), message in left.items() if context == unit.context]
    scored = [
        (SequenceMatcher(None, unit.text, str(m.id), autojunk=False).ratio(), n) for n, m in enumerate(same_field)
    ]
    likeness, number = max(scored, default=(0.0, 0))
    return same_field[number] if likeness >= LIKE_ENOUGH else None


def _add(new: PoCatalog, unit: Unit, before: Message | None) -> None:
    """Add a unit to the catalogue with the translation that stood for it before."""
    if before is None:
        new.add(unit.text, "", context=unit.context, auto_comments=_comments(unit))
        return
    same = str(before.id) == unit.text
    message = new.add(
        unit.text,
        before.string,
        context=unit.context,
        auto_comments=_comments(unit),
        user_comments=before.user_comments,
        previous_id=_made_from(before, same=same),
    )
    if before.fuzzy or not same:
        message.flags.add("fuzzy")


def _made_from(before: Message, *, same: bool) -> tuple[str, ...]:
    """Return the source that an out-of-date translation was made from: the first one, however often it has changed since."""
    if before.fuzzy:
        return tuple(map(str, before.previous_id))
    return () if same else (str(before.id),)


def _comments(unit: Unit) -> list[str]:
    limit = f"At most {unit.longest} characters." if unit.longest else ""
    return [line for line in (unit.note, limit) if line]


def render(language: str, name: str, catalog: PoCatalog) -> str:
    """Return a PO file as text: no dates, no places, so that a change shows only what changed.

    Babel's own writer breaks a long old source inside its quotes, and forgets that an obsolete text was fuzzy.
    """
    title = f"Balise: {name}, {language}. The French above each line is the source; see docs/translating.md."
    blocks = [_block(message) for message in catalog if message.id]
    blocks += [_block(message, "#~ ") for message in catalog.obsolete.values()]
    return _HEADER.format(title=title, language=language) + "".join(blocks)


def _block(message: Message, prefix: str = "") -> str:
    """Return one message as it stands in a file; `prefix` marks an obsolete one."""
    flags = sorted({"fuzzy"} & message.flags if prefix else message.flags)
    lines = [line for comment in message.user_comments for line in _wrapped("# ", comment)]
    if not prefix:
        lines += [line for comment in message.auto_comments for line in _wrapped("#. ", comment)]
    lines += [f"#, {', '.join(flags)}"] if flags else []
    if message.previous_id and not prefix:
        lines.append(
            f"#| msgid {escape(str(message.previous_id[0]))}"
        )  # one line: Babel reads comments without repeats
    lines += [_field(prefix, "msgctxt", message.context)] if message.context else []
    lines += [_field(prefix, "msgid", str(message.id)), _field(prefix, "msgstr", str(message.string or ""))]
    return "\n".join(lines) + "\n\n"


def _field(prefix: str, name: str, text: str) -> str:
    return f"{prefix}{name} {normalize(text, prefix=prefix, width=WIDTH)}"


def _wrapped(mark: str, comment: str) -> list[str]:
    return [mark + line for line in textwrap.wrap(comment, WIDTH, break_long_words=False)]
