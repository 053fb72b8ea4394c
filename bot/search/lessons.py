"""All that the banks teach, in one file beside them: learned once in half a minute, loaded in a moment.

The file is never stale: it carries a digest of the banks and of the code that learned from them.
"""

import hashlib
import json
import logging
import os
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np

from bot.search.bank import Bank, Clues
from bot.search.learn import learn
from bot.search.model import Arrays, LinearModel
from bot.search.phrases import KnownPhrases
from bot.search.vocabulary import Vocabulary

logger = logging.getLogger(__name__)

#: The file beside the banks; git does not keep it.
FILE = "lessons.npz"


@dataclass(frozen=True, slots=True)
class Lessons:
    """What search needs to answer; the phrases themselves are not in it."""

    vocabulary: Vocabulary
    topics: LinearModel
    tongues: LinearModel
    phrases: KnownPhrases
    commands: Mapping[str, str]
    frame: frozenset[str]
    clues: Mapping[str, Clues]

    @classmethod
    def of(cls, banks: Iterable[Bank]) -> Self:
        """Learn from the banks."""
        banks = tuple(banks)
        phrases = [phrase for bank in banks for phrase in bank.phrases]
        vocabulary = Vocabulary.of(phrase.text for phrase in phrases)
        texts = [vocabulary.weigh(phrase.text) for phrase in phrases]
        letters = [text.letters_alone() for text in texts]
        return cls(
            vocabulary,
            learn(texts, [phrase.label for phrase in phrases], len(vocabulary)),
            learn(letters, [phrase.language for phrase in phrases], len(vocabulary.runs)),
            KnownPhrases.of(phrases),
            {word: command for bank in banks for word, command in bank.commands.items()},
            frozenset[str]().union(*(bank.frame for bank in banks)),
            {bank.language: bank.clues for bank in banks},
        )

    def save(self, path: Path, digest: str) -> None:
        """Write the file, whole or not at all. Raises OSError where it cannot be written."""
        words = {
            "commands": dict(self.commands),
            "frame": sorted(self.frame),
            "clues": {code: asdict(clues) for code, clues in self.clues.items()},
        }
        arrays: dict[str, Any] = {
            "digest": np.array(digest),
            "words": np.array(json.dumps(words)),
            **self.vocabulary.arrays("vocabulary"),
            **self.topics.arrays("topics"),
            **self.tongues.arrays("tongues"),
            **self.phrases.arrays("phrases"),
        }
        beside = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            with beside.open("wb") as file:
                np.savez(file, **arrays)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)

    @classmethod
    def load(cls, path: Path, digest: str) -> Self | None:
        """Return the lessons of a file, or None when it is not there, of other banks, or no such file at all."""
        try:
            with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
                return cls._from_arrays(arrays) if str(arrays["digest"]) == digest else None
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
            return None

    @classmethod
    def _from_arrays(cls, arrays: Arrays) -> Self:
        words = json.loads(str(arrays["words"]))
        return cls(
            Vocabulary.from_arrays("vocabulary", arrays),
            LinearModel.from_arrays("topics", arrays),
            LinearModel.from_arrays("tongues", arrays),
            KnownPhrases.from_arrays("phrases", arrays),
            words["commands"],
            frozenset(words["frame"]),
            {code: Clues(**{kind: tuple(texts) for kind, texts in c.items()}) for code, c in words["clues"].items()},
        )


def digest_of(banks: Iterable[Path], entries: Iterable[str]) -> str:
    """Return what changes whenever the banks, the entries or the code that learns would teach something else."""
    digest = hashlib.sha256(" ".join(sorted(entries)).encode())
    for path in (*sorted(Path(__file__).parent.glob("*.py")), *banks):
        content = path.read_bytes() if path.exists() else b""
        digest.update(f"\n{path.parent.name}/{path.name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def keep(lessons: Lessons, path: Path, digest: str) -> None:
    """Write the lessons down for the next start; a folder that cannot be written costs half a minute then, and nothing else."""
    try:
        lessons.save(path, digest)
    except OSError as error:
        logger.warning("%s cannot be written (%s): every start learns anew", path.name, error.strerror)
