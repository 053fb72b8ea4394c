"""Looks for what a tired translator or a machine leaves behind: French words, another script, addresses, lost negations."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from bot.domain.errors import Problem
from bot.domain.language import Language
from bot.domain.scripts import SCRIPTS, script_of
from bot.translations.catalog import Catalog

_REFERENCE = re.compile(r"\{[^}]*\}")

#: What stands in brackets or quotation marks may be French: names of offices, words to say, the text of an SMS.
_QUOTED = re.compile(r"\([^)]*\)|«[^»]*»|“[^”]*”|\"[^\"]*\"|（[^）]*）|„[^“”]*[“”]|『[^』]*』|「[^」]*」")

_ADDRESS = re.compile(r"https?:|www\.|\b[\w-]+\.(?:fr|org|com|net|eu)\b", re.ASCII)
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LEFTOVER = re.compile(r"```|\[\[|\]\]|%%|</?\w+>|\\n|\b(?:TODO|FIXME|msgid|[Aa]s an AI|[Tt]ranslation:)")

#: Words that make French sentences and stand in no name of an office; so many of them, and such a share of the words, is French.
_FRENCH = frozenset({
    "vous", "pouvez", "votre", "vos", "nous", "est", "sont", "avec", "pour", "dans", "qui", "que", "les", "une", "des", "sur",
    "sans", "aux", "cette", "ce", "il", "elle", "on", "pas", "si", "mais",
})  # fmt: skip
FRENCH_WORDS, FRENCH_SHARE = 4, 0.4

#: Of the letters of a text of some length, at least this share is in the script of its language: names of offices are Latin.
SCRIPT_SHARE, SOME_LETTERS = 0.1, 30

#: "Sans" and "rien" are left out: other languages say "alone" or "paid nothing" in words of their own.
_NEGATED = re.compile(r"\b(?:ne|n’\w+|pas|jamais|ni|aucune?|personne ne)\b", re.IGNORECASE)

#: The same text in two languages is no accident when it is as short as a name.
SAME_LETTERS = 40


def faults_of(source: str, text: str, language: Language) -> Iterator[tuple[str, str]]:
    """Yield what blocks: what is wrong, and what to do."""
    bare = _REFERENCE.sub(" ", text)
    added = set(_ADDRESS.findall(bare)) - set(_ADDRESS.findall(source))
    if added:
        yield f"the address {', '.join(sorted(added))} is typed into the translation", "addresses come from references"
    if _DIRECTION.search(text):
        yield "holds a mark of direction", "leave it out: the bot isolates numbers and names itself"
    leftover = _LEFTOVER.search(bare)
    if leftover and leftover[0] not in source:
        yield f'holds "{leftover[0]}"', "leave only what a person shall read"
    prose = _QUOTED.sub(" ", bare)
    if _is_french(prose):
        yield "is French", "translate it, or put words that she must say or read in French into « »"
    elif not _is_in_script(prose, language):
        yield f"is hardly written in the script of the language ({language.script})", "translate it"


def doubts_of(source: str, text: str, language: Language) -> Iterator[tuple[str, str]]:
    """Yield what a person should look at."""
    marks = language.negation.split()
    if (
        marks
        and _NEGATED.search(source)
        and not any(mark.replace("_", " ") in f" {text.casefold()} " for mark in marks)
    ):
        yield (
            "the French denies something, and no negation is seen here",
            "compare both, above all what one must not do",
        )


def same_in_two_languages(catalogs: Mapping[str, Catalog]) -> Iterator[Problem]:
    """Yield a warning for each text that two languages share: one of them was put into the wrong file."""
    seen: defaultdict[tuple[tuple[str, str], str], list[str]] = defaultdict(list)
    for code, catalog in catalogs.items():
        for key, translated in catalog:
            if len(translated.text) >= SAME_LETTERS and translated.text != key[1]:
                others = seen[key, translated.text]
                if others:
                    what = f"the same text stands in {others[0]}"
                    yield Problem(translated.file, translated.line, key[0], what, "one of both is wrong", blocks=False)
                others.append(code)


def _is_french(prose: str) -> bool:
    words = re.findall(r"[^\W\d_]+", prose.casefold())
    french = sum(word in _FRENCH for word in words)
    return french >= FRENCH_WORDS and french >= FRENCH_SHARE * len(words)


def _is_in_script(prose: str, language: Language) -> bool:
    wanted = SCRIPTS.get(language.script)
    letters = [letter for letter in prose if letter.isalpha()]
    if wanted is None or len(letters) < SOME_LETTERS:
        return True
    return sum(script_of(letter) == wanted for letter in letters) >= SCRIPT_SHARE * len(letters)
