"""`balise ask`: one question in words, or many as JSON lines under a contract that is kept for good."""

import io
import json
import sys
from typing import Any

import pytest

from tests.builders import OTHER, RIGHT_TO_LEFT, SOURCE, translated
from tests.cli.conftest import Run

KINDS = {"emergency", "answer", "suggestions", "unknown"}


def lines(*questions: Any) -> str:
    """Return questions as the program reads them."""
    return "".join(json.dumps(question) + "\n" for question in questions)


def judged(run: Run, *questions: Any) -> list[dict[str, Any]]:
    """Return what the program says of questions."""
    ran = run("ask", "--jsonl", stdin=lines(*questions))

    assert (ran.code, ran.err) == (0, "")
    return [json.loads(line) for line in ran.out.splitlines()]


# -- in words ------------------------------------------------------------------------------------------------------------


def test_a_question_is_answered_as_a_channel_answers_it(run: Run) -> None:
    """The card stands there with its choices."""
    ran = run("ask", "comment demander l’asile")

    assert (ran.code, ran.err) == (0, "")
    assert "Où commencer la demande d’asile" in ran.out
    assert "[1]" in ran.out


def test_the_session_s_language_answers_what_is_unclear(run: Run) -> None:
    """Words of no language are answered in the language of the session, else of the phone, else with the list."""
    told = translated(OTHER, "Phrase unknown title")

    assert told in run("ask", "xyzzy", "--language", OTHER).out
    assert told in run("ask", "xyzzy", "--telegram-language", f"{OTHER}-GB").out
    assert "Phrase languages title" in run("ask", "xyzzy").out


def test_an_announced_language_may_be_anything(run: Run) -> None:
    """What Telegram announces is not ours to choose: an unknown one is no mistake."""
    assert run("ask", "bonjour", "--telegram-language", "tlh").code == 0


# -- as lines ------------------------------------------------------------------------------------------------------------


def test_the_keys_are_those_of_the_contract(run: Run) -> None:
    """Exactly four keys, whatever the outcome; the kind is one of four."""
    answers = judged(
        run,
        {"id": 1, "text": "comment demander l’asile"},
        {"id": 2, "text": "il va me tuer"},
        {"id": 3, "text": "xyzzy"},
        {"id": 4, "text": "bonjour"},
        {"id": 5, "text": ""},
        {"id": 6, "text": "menu"},
    )

    assert [list(answer) for answer in answers] == [["id", "kind", "entries", "language"]] * 6
    assert {answer["kind"] for answer in answers} <= KINDS
    assert all(len(answer["entries"]) <= 4 for answer in answers)
    assert [answer["id"] for answer in answers] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("text", "kind", "first", "language"),
    [
        ("comment demander l’asile", "answer", "asylum.apply", SOURCE),
        ("كيف أطلب اللجوء", "answer", "asylum.apply", RIGHT_TO_LEFT),
        ("il va me tuer", "emergency", "emergency", SOURCE),
        ("سيقتلني", "emergency", "emergency", RIGHT_TO_LEFT),
        ("danger", "emergency", "emergency", SOURCE),
        ("xyzzy", "unknown", None, SOURCE),
        ("bonjour", "unknown", None, SOURCE),
        ("menu", "unknown", None, SOURCE),
        ("cacher", "unknown", None, SOURCE),
    ],
)
def test_outcomes(run: Run, text: str, kind: str, first: str | None, language: str) -> None:
    """Danger, an answer, or nothing: small talk and the way through the menu are no answers."""
    (answer,) = judged(run, {"id": "q", "text": text})

    assert (answer["kind"], (answer["entries"] or [None])[0], answer["language"]) == (kind, first, language)


def test_other_keys_are_ignored(run: Run) -> None:
    """Lines may carry what others need."""
    question = {"id": 1, "text": "comment demander l’asile", "expected": ["x"], "language": "zz", "jsonl": None}

    assert judged(run, question) == judged(run, {"id": 1, "text": question["text"]})


@pytest.mark.parametrize(
    "id_", [1, 1.5, "é😀", "\ud800", "", None, True, [1, [2]], {"a": {"b": None}}, 10**30], ids=ascii
)
def test_an_id_of_any_type_comes_back(run: Run, id_: Any) -> None:
    """The id is the caller's own."""
    (answer,) = judged(run, {"id": id_, "text": "bonjour"})

    assert answer["id"] == id_


def test_the_announced_language_is_used(run: Run) -> None:
    """It answers where the text does not tell its language."""
    answers = judged(
        run,
        {"id": 1, "text": "xyzzy", "telegram_language_code": f"{OTHER}-GB"},
        {"id": 2, "text": "xyzzy", "telegram_language_code": "zz"},
        {"id": 3, "text": "xyzzy", "telegram_language_code": None},
        {"id": 4, "text": "xyzzy", "telegram_language_code": 5},
        {"id": 5, "text": "xyzzy", "telegram_language_code": ["fr"]},
    )

    assert [answer["language"] for answer in answers] == [OTHER, SOURCE, SOURCE, SOURCE, SOURCE]


def test_empty_lines_are_passed_over(run: Run) -> None:
    """Blank lines are no questions, and are counted as lines."""
    ran = run("ask", "--jsonl", stdin='\n  \n{"id": 1, "text": "bonjour"}\n\n')

    assert (ran.code, len(ran.out.splitlines())) == (0, 1)


def test_no_line_is_no_answer(run: Run) -> None:
    """Nothing in, nothing out."""
    ran = run("ask", "--jsonl")

    assert (ran.code, ran.out, ran.err) == (0, "", "")


@pytest.mark.parametrize(
    "line",
    ["{", "null", "[]", '"text"', "5", '{"id": 1}', '{"text": "x"}', '{"id": 1, "text": "x"', "[" * 100_000, "\x00"],
    ids=lambda line: ascii(line[:20]),
)
def test_a_line_that_is_no_question_is_named(run: Run, line: str) -> None:
    """What came before is answered; then the number of the line, and exit code 2."""
    ran = run("ask", "--jsonl", stdin=f'{{"id": 1, "text": "bonjour"}}\n\n{line}\n{{"id": 3, "text": "x"}}\n')

    assert (ran.code, len(ran.out.splitlines())) == (2, 1)
    assert ran.err == 'balise: line 3 is not {"id": …, "text": …}\n'


def test_each_answer_comes_at_once(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A caller may wait for an answer before it asks on: nothing is held back."""
    flushed: list[int] = []

    class Out(io.StringIO):
        def flush(self) -> None:
            flushed.append(len(self.getvalue().splitlines()))

    monkeypatch.setattr(sys, "stdout", Out())
    run("ask", "--jsonl", stdin=lines({"id": 1, "text": "x"}, {"id": 2, "text": "y"}))

    assert flushed[:2] == [1, 2]


def test_bytes_that_are_no_text_spoil_one_letter(run: Run) -> None:
    """A stray byte in a file of a thousand questions costs no other answer."""
    raw = b'{"id": 1, "text": "asile \xff"}\n{"id": 2, "text": "comment demander l\xe2\x80\x99asile"}\n'
    ran = run("ask", "--jsonl", stdin=io.TextIOWrapper(io.BytesIO(raw), "ascii"))

    assert (ran.code, ran.err) == (0, "")
    assert [
        [answer["id"], *answer["entries"][:1]] if answer["id"] == 2 else [answer["id"]]
        for answer in map(json.loads, ran.out.splitlines())
    ] == [[1], [2, "asylum.apply"]]
