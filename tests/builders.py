"""Small things that tests are built from: a library, three languages, and folders that hold them.

`small_library()` is exactly what the files of tests/small/content mean; `write_content` and `write_locales` copy them to a
folder that a test may then spoil. Every sentence of the interface and every translation is made up here.
"""

import shutil
import tomllib
from datetime import date, time
from pathlib import Path

from bot.domain.address import decode, encode
from bot.domain.contact import Contact
from bot.domain.conversation import Conversation
from bot.domain.events import Event, Session
from bot.domain.finding import Find, Finding
from bot.domain.hours import Hours, Range
from bot.domain.interface import SENTENCES
from bot.domain.language import Language, Languages
from bot.domain.library import Entry, Fact, Flag, Library, Sentence, Source
from bot.domain.places import Place, Places
from bot.domain.screen import Offer, Screen
from bot.domain.selfcheck import Question, SelfCheck
from bot.translations.catalog import po_path
from bot.translations.units import Unit, units_of

SMALL = Path(__file__).parent / "small"

#: The small registry names its languages; tests take the codes from here.
_REGISTRY = tomllib.loads((SMALL / "locales" / "languages.toml").read_text(encoding="utf-8"))
SOURCE, OTHER, RIGHT_TO_LEFT = (row["code"] for row in _REGISTRY["language"])

CHECKED = date(2026, 11, 22)

_WEEKDAYS = frozenset(range(5))


def small_library() -> Library:
    """Return a library that holds everything the conversation needs, and one thing of each kind."""
    return Library(
        entries={entry.id: entry for entry in (*_start(), *_topics())},
        contacts={contact.id: contact for contact in _contacts()},
        facts={fact.id: fact for fact in _facts()},
        sources={
            "g5117": Source("g5117", "Gisti, demander l’asile", "2024-07", "https://www.gisti.org/article5117"),
            "sp954": Source("sp954", "Service-public.fr, numéros d’urgence"),
        },
        flags={"pact": Flag("pact", "Les règles ont changé en juin 2026.", "2026-06")},
        interface={id_: Sentence(id_, words(id_), icon(id_)) for id_ in SENTENCES},
        selfcheck=_selfcheck(),
        places=Places({place.id: place for place in _places()}),
        banners={"line_closed": Sentence("line_closed", "Un numéro ne répond plus. Besoin d’aide : {112}.")},
    )


def words(sentence: str) -> str:
    """Return the made-up words of a sentence of the interface."""
    values = {"hours.opens": " {day} {time}", "checked": " {date}", "erased.body": " {count}"}
    return f"Phrase {sentence.replace('.', ' ')}{values.get(sentence, '')}"


def icon(sentence: str) -> str:
    """Return the icon of a sentence of the interface; some have one."""
    return {"danger": "🆘", "hide": "🙈", "home": "🏠"}.get(sentence, "")


def three_languages() -> Languages:
    """Return the source language, one that reads left to right and one that reads right to left, all on offer."""
    known = {row["code"]: Language(**row) for row in _REGISTRY["language"]}
    return Languages(known, tuple(known), _REGISTRY["source"])


def many_languages(count: int) -> Languages:
    """Return that many languages with made-up codes (`qaa`, `qab` … are nobody's in BCP 47)."""
    codes = [f"q{chr(97 + number // 26)}{chr(97 + number % 26)}" for number in range(count)]
    return Languages({code: Language(code, code.upper(), code) for code in codes}, tuple(codes), codes[0])


def always(finding: Finding) -> Find:
    """Return a search that finds the same for every question."""

    def find(words: str, prefer: tuple[str, ...]) -> Finding:
        del words, prefer
        return finding

    return find


def small_conversation(finding: Finding | None = None, languages: Languages | None = None) -> Conversation:
    """Return a conversation over the small library whose search finds the same for every question."""
    return Conversation(small_library(), languages or three_languages(), always(finding or Finding("unknown")))


def press(screen: Screen, offer: Offer) -> tuple[Session, Event]:
    """Return what pressing a button of a screen means after its address went to a platform and back."""
    return decode(encode(Session(offer.language or screen.language, screen.entry), offer.event))


def write_content(folder: Path) -> Path:
    """Write a small content folder without a fault, and return it."""
    shutil.copytree(SMALL / "content", folder, dirs_exist_ok=True)
    lines = ["interface:"]
    for id_ in SENTENCES:
        lines += [f"  - id: {id_}", f'    text: "{words(id_)}"', *([f'    icon: "{icon(id_)}"'] if icon(id_) else [])]
    (folder / "interface.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def write_locales(folder: Path, library: Library | None = None) -> Path:
    """Write a locales folder in which everything of the library is translated, and return it."""
    shutil.copytree(SMALL / "locales", folder, dirs_exist_ok=True)
    units = list(units_of(library or small_library()))
    for language in (OTHER, RIGHT_TO_LEFT):
        for catalog in sorted({unit.catalog for unit in units}):
            path = po_path(folder, language, catalog)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_po(language, [unit for unit in units if unit.catalog == catalog]), encoding="utf-8")
    return folder


def translated(language: str, text: str) -> str:
    """Return the made-up translation of a text of the source language: the text, in quotation marks where it is long.

    What stands in quotation marks may be French; a translation that is French without them is a fault.
    """
    mark = {OTHER: "EN", RIGHT_TO_LEFT: "نص"}.get(language, "")
    lines = (("- ", line[2:]) if line.startswith("- ") else ("", line) for line in text.split("\n"))
    return "\n".join(f"{bullet}{mark} {_quote(line)}" if line and mark else bullet + line for bullet, line in lines)


def _quote(line: str) -> str:
    return f"“{line}”" if len(line.split()) > 3 else line  # a button of three words has no room for more


def _po(language: str, units: list[Unit]) -> str:
    header = f'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    blocks = [
        f"msgctxt {_quoted(unit.context)}\nmsgid {_quoted(unit.text)}\nmsgstr {_quoted(translated(language, unit.text))}\n"
        for unit in units
    ]
    return "\n".join([header, *blocks])


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _start() -> tuple[Entry, ...]:
    return (
        Entry(
            "home", "Que cherchez-vous ?", "Accueil", "🏠",
            paragraphs=("Choisissez un sujet.", "Ou écrivez votre question."),
            menu=("emergency", "recognise", "asylum", "acse", "help", "cards", "privacy"),
        ),
        Entry(
            "emergency", "Besoin d’aide maintenant", "En danger maintenant", "🆘",
            paragraphs=(
                "Appelez le {17} ou le {112}.",
                "- Vous ne pouvez pas parler : écrivez au {114}.\n- Dites d’abord où vous êtes.",
            ),
            contacts=("17", "112", "114"), sources=("sp954",), checked=CHECKED,
            menu=("emergency.silent", "emergency.lines"),
        ),
        Entry(
            "emergency.silent", "Écrire sans faire de bruit", "Impossible de parler", "🤫",
            paragraphs=("Envoyez un SMS au {114}.",), contacts=("114",), sources=("sp954",), checked=CHECKED,
        ),
        Entry(
            "emergency.lines", "Parler à une personne", "Toutes les lignes", "📞",
            paragraphs=("Ces lignes écoutent.",), contacts=("17", "112", "114", "acse"), sources=("sp954",), checked=CHECKED,
        ),
        Entry(
            "privacy", "Ce qui est gardé", "Secret et effacer", "🔒",
            paragraphs=("Ce service ne garde rien.",), sources=("g5117",), checked=CHECKED, menu=("language",),
        ),
        Entry("language", "Changer de langue", "Langue", "🌐", paragraphs=("Vous lisez en {language}.",)),
    )  # fmt: skip


def _topics() -> tuple[Entry, ...]:
    return (
        Entry("asylum", "Demander l’asile", "Asile", "🛡", paragraphs=("L’asile protège.",), menu=("asylum.apply",)),
        Entry(
            "asylum.apply", "Où commencer la demande d’asile", "Demander l’asile", "🚪",
            paragraphs=("Allez dans une SPADA.", "Vous avez {reflection-days} jours."),
            contacts=("acse",), law=("CESEDA L521-1",), sources=("g5117", "sp954"), flags=("pact",),
            see=("acse", "cards.interpreter"), checked=CHECKED, note="SPADA is a French office; keep the acronym.",
        ),
        Entry(
            "acse", "Un lieu loin du danger", "Un lieu protégé", "🏠",
            paragraphs=("Un lieu protégé existe. Appelez le {acse}.",),
            contacts=("acse",), sources=("g5117",), checked=CHECKED,
        ),
        Entry(
            "help", "Qui peut vous aider", "Trouver de l’aide", "🤝",
            paragraphs=("Vous pouvez parler à quelqu’un.",), menu=("help.near",),
        ),
        Entry(
            "help.near", "Trouver de l’aide près de vous", "Près de moi", "📍",
            paragraphs=("Un numéro national peut vous guider.",),
            contacts=("acse", "quiet"), sources=("g5117",), checked=CHECKED,
        ),
        Entry(
            "recognise", "Ce qui vous arrive", "Ce qui m’arrive", "❓",
            paragraphs=("On vous force, ou on garde vos papiers.",), sources=("g5117",), checked=CHECKED, see=("acse",),
        ),
        Entry(
            "cards", "Des phrases à montrer", "Phrases à montrer", "🗣",
            paragraphs=("Choisissez une phrase.",), menu=("cards.interpreter",),
        ),
        Entry(
            "cards.interpreter", "Je demande un interprète", "Un interprète", "🗣", kind="sentence",
            paragraphs=("Je demande un interprète en {language}.",), sources=("g5117",), checked=CHECKED,
        ),
    )  # fmt: skip


def _contacts() -> tuple[Contact, ...]:
    office = (Range(_WEEKDAYS, time(9), time(12)), Range(_WEEKDAYS, time(14), time(18)))
    day_and_night = Hours(always=True)
    site, mail = "https://www.urgence114.fr", "ac.se@association-alc.org"
    return (
        Contact(
            "17", "Police secours", "Danger maintenant.", "17", hours=day_and_night, free=True,
            evidence="Service-public, 2024", needs=("legal",), where=("national",),
        ),
        Contact("112", "Urgence européenne", "Toutes les urgences.", "112", hours=day_and_night, free=True),
        Contact("114", "Urgence 114", "Urgence par SMS.", "114", sms=True, website=site, hours=day_and_night, free=True),
        Contact(
            "acse", "Ac.Sé", "Lieu protégé, pour adultes.", "04 92 15 10 51", email=mail,
            hours=Hours(ranges=office, confirmed=False), checked=CHECKED, needs=("shelter", "legal"), where=("national",),
        ),
        Contact("quiet", "Association discrète", "Accueil, numéro à vérifier.", pending=True, needs=("shelter",), where=("Bobigny",)),
        Contact("hidden", "Refuge", shown=False),
    )  # fmt: skip


def _facts() -> tuple[Fact, ...]:
    return (
        Fact(
            "reflection-days",
            "30",
            "duration",
            "V",
            ("g5117",),
            "pact",
            date(2027, 11, 22),
            "Délai de réflexion, en jours",
        ),
        Fact("l521-1", "CESEDA L521-1", "article", "V-old", ("g5117",)),
        Fact("guess-days", "8", "delay", "G"),
    )


def _selfcheck() -> SelfCheck:
    return SelfCheck(
        intro="Répondez par oui ou par non.\n\nNous ne gardons aucune réponse.",
        questions=(
            Question("movement", "Est-ce qu’on vous empêche de sortir ?", ("recognise", "acse")),
            Question("papers", "Est-ce que quelqu’un garde vos papiers ?", ("acse",)),
            Question("threats", "Est-ce qu’on vous menace ?", ("emergency", "help"), urgent=True),
            Question("age", "Avez-vous moins de {reflection-days} ans ?", ("asylum.apply",)),
        ),
        results={
            "none": "Vos réponses ne montrent aucun signe connu.",
            "some": "Des droits peuvent vous concerner.",
            "many": "Plusieurs droits peuvent vous concerner.",
        },
        sources=("g5117",),
        checked=CHECKED,
    )


def _places() -> tuple[Place, ...]:
    return (
        Place("idf", "Île-de-France"),
        Place("cor", "Corse"),
        Place("75", "Paris", "idf", ("Paris",)),
        Place("93", "Seine-Saint-Denis", "idf", ("Bobigny", "Saint-Denis")),
        Place("2a", "Corse-du-Sud", "cor", ("Ajaccio",)),
    )
