"""The private self-check: answers live in a button, and the result names rights, never a person."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.selfcheck import MANY, MOST_ENTRIES, Question, SelfCheck
from tests.builders import small_library

CHECK = small_library().selfcheck


def test_questions_come_in_their_order() -> None:
    """As many answers, as many questions further."""
    asked = [question.id if (question := CHECK.next_question("0" * done)) else None for done in range(5)]

    assert asked == ["movement", "papers", "threats", "age", None]


@pytest.mark.parametrize(
    ("answers", "result"), [("", "none"), ("0000", "none"), ("1000", "some"), ("1100", "some"), ("1110", "many")]
)
def test_the_result_depends_on_how_many_yeses(answers: str, result: str) -> None:
    """None, some, and from three on many."""
    assert result == CHECK.result(answers)


def test_the_cards_are_those_that_the_yeses_point_to() -> None:
    """The card that two answers point to comes first; a no points to nothing."""
    assert CHECK.entries("1100") == ("acse", "recognise")
    assert CHECK.entries("0000") == ()


def test_a_result_leads_to_a_few_cards_only() -> None:
    """More cards than fit on a screen are no help."""
    questions = tuple(Question(str(number), "?", (f"entry{number}",)) for number in range(10))

    assert len(SelfCheck(questions=questions).entries("1" * 10)) == MOST_ENTRIES


@pytest.mark.parametrize(
    ("answers", "urgent"), [("", False), ("1101", False), ("001", True), ("0010", True), ("000", False)]
)
def test_danger_is_seen_in_the_answers(answers: str, urgent: bool) -> None:
    """A yes to a question about danger now counts, whatever comes after it."""
    assert urgent is CHECK.is_urgent(answers)


@pytest.mark.parametrize(
    ("answers", "kept"),
    [
        ("", ""),
        ("01", "01"),
        ("0110", "0110"),
        ("01101", ""),
        ("2", ""),
        ("01x", ""),
        ("1|0", ""),
        ("١", ""),
        ("1" * 9999, ""),
    ],
)
def test_answers_of_another_self_check_begin_again(answers: str, kept: str) -> None:
    """A button of an older version, or a made-up one, leads to the first question."""
    assert kept == CHECK.mend(answers)


def test_without_questions_there_is_nothing_to_ask() -> None:
    """A content folder may have no self-check."""
    assert SelfCheck().next_question("") is None
    assert SelfCheck().mend("1") == ""


@given(st.text("01", max_size=4))
@settings(deadline=None, max_examples=60)
def test_any_answers_have_a_result(answers: str) -> None:
    """Whatever she answers, there is a text for it, and only cards that some yes points to."""
    allowed = {entry for question in CHECK.questions for entry in question.entries}

    assert CHECK.result(answers) in CHECK.results
    assert set(CHECK.entries(answers)) <= allowed
    assert (answers.count("1") >= MANY) is (CHECK.result(answers) == "many")
