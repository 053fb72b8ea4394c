"""Danger: what speaks for it, what speaks against it, and when it is silent."""

from bot.search.bank import DANGER, HARMLESS, SILENT, Bank, Phrase, list_label
from bot.search.danger import Danger, DangerDetector
from bot.search.evidence import Evidence
from bot.search.rank import Vote

QAA = "qaa"


def phrases(label: str, *texts: str) -> list[Phrase]:
    """Return phrases of one label."""
    return [Phrase(text, label, QAA) for text in texts]


BANK = Bank(
    QAA,
    (
        *phrases(
            list_label(DANGER), "il va me tuer ce soir", "il me frappe fort", "ils cassent la porte", "au secours vite"
        ),
        *phrases(list_label(SILENT), "il est ici je chuchote", "il entend je peux seulement ecrire"),
        *phrases(list_label(HARMLESS), "il va tuer le temps", "mort de rire ce soir"),
        *phrases("asylum", "demander l asile", "la demande d asile", "ou va t on pour l asile", "il faut un avocat"),
        *phrases("housing", "ou dormir ce soir", "un lit pour dormir", "ici je cherche un toit", "une chambre vite"),
    ),
    danger_clues=("couteau", "me tu*"),
    silent_clues=("pas parler",),
    harmless_clues=("un film", "de cuisine"),
)
DETECTOR = DangerDetector([BANK])


def look(text: str, *votes: Vote) -> Danger | None:
    """Return what the detector sees."""
    return DETECTOR.look(text, list(votes))


def vote(label: str, likeness: float, score: float | None = None) -> Vote:
    """Return a vote of some likeness."""
    return Vote(label, likeness if score is None else score, likeness, QAA)


def test_words_of_danger_suffice() -> None:
    """Without any clue, words that stand in the phrases of danger are danger."""
    assert Danger(silent=False) == look("il frappe il casse la porte")
    assert look("demander l asile et dormir") is None


def test_a_clue_speaks_for_danger() -> None:
    """A clue turns a text that says nothing else into danger."""
    assert look("sur la table") is None
    assert Danger(silent=False) == look("couteau sur la table")


def test_a_harmless_clue_speaks_against_danger() -> None:
    """It outweighs a clue of danger that stands alone, but not one that anything else supports: a doubt is danger."""
    clues = DangerDetector([Bank(QAA, danger_clues=("couteau",), harmless_clues=("cuisine",))])

    assert clues.look("un couteau", []) is not None
    assert clues.look("un couteau de cuisine", []) is None
    assert clues.look("un couteau de cuisine", [vote(list_label(DANGER), 0.3)]) is not None


def test_a_silent_clue_is_danger_and_silent() -> None:
    """She who cannot speak gets the line to which one writes."""
    assert Danger(silent=True) == look("je peux pas parler")


def test_silence_is_heard_without_a_clue() -> None:
    """Words that stand in silent phrases make the danger silent."""
    assert Danger(silent=True) == look("ici il entend je chuchote ecrire")


def test_the_same_phrase_decides_alone() -> None:
    """A phrase of the banks that is almost the same needs no further witness, for danger and against it."""
    assert look("il me frappe fort", vote(list_label(HARMLESS), 0.9)) is None
    assert look("il me frappe fort", vote("asylum", 0.9)) is None
    assert Danger(silent=False) == look("un toit", vote(list_label(DANGER), 0.9), vote("asylum", 0.7))
    assert Danger(silent=True) == look("un toit", vote(list_label(SILENT), 0.9))


def test_near_phrases_tip_the_scales() -> None:
    """Phrases of danger that are like the text add to its weight, others take from it."""
    assert look("sur la table", vote(list_label(DANGER), 0.7, 2.0), vote("asylum", 0.1)) is not None
    assert look("il frappe") is not None
    assert look("il frappe", vote("asylum", 0.7, 5.5)) is None


def test_no_banks_no_danger() -> None:
    """A detector that knows nothing sees nothing, and does not fail."""
    assert DangerDetector([]).look("", []) is None
    assert DangerDetector([Bank(QAA)]).look("il va me tuer", []) is None


def test_evidence_knows_both_sides() -> None:
    """What stands on one side speaks for it, what stands on both or on neither says nothing."""
    evidence = Evidence(["chat noir"], ["chien noir"])

    assert evidence.weigh("chat") > 0 > evidence.weigh("chien")
    assert evidence.weigh("zzz") == 0
    assert abs(evidence.weigh("noir")) < evidence.weigh("chat noir")


def test_little_proves_little() -> None:
    """The more words speak for something, the more it weighs."""
    evidence = Evidence(["le grand chat noir dort", "le chat"], ["un chien"])

    assert 0 < evidence.weigh("chat") < evidence.weigh("le grand chat noir")
