"""The private self-check: yes or no, question after question; the answers live in the buttons and nowhere else.

It never says what she is. It says which rights may apply, and who to talk to.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

#: One letter an answer, in the order of the questions.
YES, NO = "1", "0"

#: From so many yeses on, the third text is shown instead of the second.
MANY = 3

#: Cards that a result leads to.
MOST_ENTRIES = 6


@dataclass(frozen=True, slots=True)
class Question:
    """A question about her life. `urgent`: a yes puts the danger button first."""

    id: str
    text: str
    entries: tuple[str, ...] = ()
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class SelfCheck:
    """The questions in their order, the words before them, and the three results: none, some, many."""

    intro: str = ""
    questions: tuple[Question, ...] = ()
    results: Mapping[str, str] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    checked: date | None = None

    def mend(self, answers: str) -> str:
        """Return answers that this self-check can have given; an old button may carry others."""
        kept = "".join(answer for answer in answers if answer in (YES, NO))
        return kept if len(kept) == len(answers) <= len(self.questions) else ""

    def next_question(self, answers: str) -> Question | None:
        """Return the question after so many answers, or None when all are answered."""
        return self.questions[len(answers)] if len(answers) < len(self.questions) else None

    def result(self, answers: str) -> str:
        """Return the name of the text for the answers: none, some or many."""
        yeses = answers.count(YES)
        return "many" if yeses >= MANY else "some" if yeses else "none"

    def entries(self, answers: str) -> tuple[str, ...]:
        """Return the cards that the yeses point to, the most often pointed to first."""
        votes = Counter(entry for question in self._affirmed(answers) for entry in question.entries)
        return tuple(entry for entry, _ in votes.most_common(MOST_ENTRIES))

    def is_urgent(self, answers: str) -> bool:
        """Tell whether a yes was given to a question about danger now."""
        return any(question.urgent for question in self._affirmed(answers))

    def _affirmed(self, answers: str) -> list[Question]:
        return [question for question, answer in zip(self.questions, answers, strict=False) if answer == YES]
