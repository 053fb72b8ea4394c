"""What the banks teach: the model, the phrases known by heart, and the file that keeps both."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.bank import Bank, Clues, Phrase
from bot.search.features import pairs_of, runs_of, words_of
from bot.search.find import Search
from bot.search.learn import learn
from bot.search.lessons import FILE, Lessons, digest_of, keep
from bot.search.load import load_search
from bot.search.phrases import KnownPhrases
from bot.search.vocabulary import MANY, Vocabulary
from tests.search.conftest import QAA

TEXTS = {"ou dormir ce soir": "housing", "un lit pour dormir": "housing", "un avocat gratuit": "justice.lawyer"}
BANK = Bank(
    QAA,
    tuple(Phrase(text, label, QAA) for text, label in TEXTS.items()),
    {"cacher": "hide"},
    frozenset({"je"}),
    Clues(("couteau",), ("chut",), ("un film",)),
)


def test_features_are_the_same_everywhere() -> None:
    """The numbers of a text's features never change: a file of lessons must serve on another machine."""
    assert words_of("ou dormir").tolist() == [2211700772, 2999516393]
    assert pairs_of("ou dormir").tolist() == [1305780729]
    assert runs_of("ou", 2).tolist() == [3431865259, 2294729950, 2604417009]


def test_runs_stay_inside_words() -> None:
    """Two to five letters, the ends of a word counted, and none goes over a space."""
    inside = {run for word in (" ou ", " dormir ") for n in range(2, 6) for run in _runs(word, n)}

    assert len(set(runs_of("ou dormir").tolist())) == len(inside)
    assert set(runs_of("ou dormir").tolist()) == {*runs_of("ou").tolist(), *runs_of("dormir").tolist()}


def _runs(word: str, length: int) -> list[str]:
    return [word[start : start + length] for start in range(len(word) - length + 1)]


@given(st.text(max_size=60))
def test_every_text_can_be_weighed(text: str) -> None:
    """Any text, normalised or not, gives places inside the vocabulary, each once, with finite weights."""
    vocabulary = Vocabulary.of([text, text, text, "ou dormir"])
    weighed = vocabulary.weigh(text)

    assert len(set(weighed.places.tolist())) == len(weighed.places)
    assert ((weighed.places >= 0) & (weighed.places < len(vocabulary))).all()
    assert np.isfinite(weighed.weights).all()
    assert 0 <= weighed.known <= 1
    assert bool(weighed) == bool(text)


def test_a_vocabulary_keeps_words_and_what_is_frequent() -> None:
    """Among many texts a run of letters is kept from three texts on, and every word; a small vocabulary keeps all."""
    rare = "juge"
    many = Vocabulary.of([*(f"avocat{number}" for number in range(MANY)), rare])
    few = Vocabulary.of(["avocat", rare])

    assert len(many.words) == MANY + 1
    assert many.weigh("avocat").known > 0.8
    assert (many.weigh(rare).known, few.weigh(rare).known) == (0, 1)
    assert len(many.weigh(rare).places) == 1
    assert not many.weigh("zzz")
    assert len(few.weigh("avocat").letters_alone().places) == len(few.weigh("avocat").places) - 1


def test_the_model_tells_its_own_texts() -> None:
    """What was learned is known, and the probabilities of all labels are one."""
    vocabulary = Vocabulary.of(TEXTS)
    model = learn([vocabulary.weigh(text) for text in TEXTS], list(TEXTS.values()), len(vocabulary))

    for text, label in TEXTS.items():
        likely = model.probabilities(vocabulary.weigh(text))
        assert max(likely, key=likely.__getitem__) == label
        assert sum(likely.values()) == pytest.approx(1)


def test_learning_twice_teaches_the_same() -> None:
    """The order of the steps is drawn from a fixed seed."""
    first, second = Lessons.of([BANK]), Lessons.of([BANK])

    assert np.array_equal(first.topics.weights, second.topics.weights)
    assert first.topics.scale == second.topics.scale


def test_known_by_heart() -> None:
    """Each phrase has its label; what is no phrase has none; of two labels the first stands."""
    known = KnownPhrases.of([Phrase("a", "one", QAA), Phrase("b", "two", QAA), Phrase("a", "two", QAA)])

    assert [known.label(text) for text in ("a", "b", "c", "")] == ["one", "two", "", ""]
    assert KnownPhrases.of([]).label("a") == ""


def test_a_file_says_the_same(tmp_path: Path) -> None:
    """Saved and loaded, the lessons answer alike."""
    path = tmp_path / FILE
    lessons = Lessons.of([BANK])
    lessons.save(path, "digest")
    loaded = Lessons.load(path, "digest")

    assert loaded is not None
    assert (loaded.commands, loaded.frame, loaded.clues) == (lessons.commands, lessons.frame, lessons.clues)
    for text in (*TEXTS, "dormir", "avocat", "zzz"):
        assert Search(loaded, {})(text) == Search(lessons, {})(text)
    assert [file.name for file in tmp_path.iterdir()] == [FILE]


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x03\x04 half a zip"])
def test_a_spoilt_file_is_no_file(tmp_path: Path, content: bytes) -> None:
    """Half a file, another file, an old one or none: the banks are read instead."""
    path = tmp_path / FILE
    assert Lessons.load(path, "digest") is None
    path.write_bytes(content)
    assert Lessons.load(path, "digest") is None
    Lessons.of([BANK]).save(path, "digest of other banks")
    assert Lessons.load(path, "digest") is None


def test_the_digest_changes_with_all_that_teaches(tmp_path: Path) -> None:
    """Another phrase, another entry, another file: another digest; the same again: the same."""
    bank = tmp_path / "questions.yaml"
    bank.write_text("a", encoding="utf-8")
    first = digest_of([bank], ["asylum"])

    assert first == digest_of([bank], ["asylum"])
    assert first != digest_of([bank], ["asylum", "housing"])
    assert first != digest_of([bank, tmp_path / "none.yaml"], ["asylum"])
    bank.write_text("b", encoding="utf-8")
    assert first != digest_of([bank], ["asylum"])


def test_a_place_that_is_no_file(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Whatever stands in the way is told once, and costs nothing but time."""
    (tmp_path / FILE).mkdir()
    keep(Lessons.of([BANK]), tmp_path / FILE, "digest")

    assert f"{FILE} cannot be written" in caplog.text


def test_learned_once(tmp_path: Path) -> None:
    """The second start reads the lessons; a bank that changed, or has a fault, is read again."""
    folder = tmp_path / "locales"
    bank = folder / QAA / "questions.yaml"
    bank.parent.mkdir(parents=True)
    bank.write_text('language: qaa\nentries:\n  housing: ["ou dormir"]\n', encoding="utf-8")

    search, problems = load_search(folder, {QAA: ("Latn",)}, ["housing"])
    written = (folder / FILE).stat().st_mtime_ns

    assert (search("ou dormir").entries, problems) == (("housing",), [])
    load_search(folder, {QAA: ("Latn",)}, ["housing"])
    assert (folder / FILE).stat().st_mtime_ns == written
    bank.write_text('language: qaa\nentries:\n  house: ["ou dormir"]\n', encoding="utf-8")
    search, (problem,) = load_search(folder, {QAA: ("Latn",)}, ["housing"])
    assert problem.blocks
    assert (folder / FILE).stat().st_mtime_ns == written
