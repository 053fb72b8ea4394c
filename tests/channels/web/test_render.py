"""A message becomes a page: nothing is lost on the way, and nothing of hers gets in."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.channels.channel import Answer
from bot.channels.web.page import Page
from bot.channels.web.render import bare, render_failure, render_page, split_label
from bot.channels.web.run import Paper, load_paper
from bot.desk import Desk
from bot.domain.events import (
    AllLanguages,
    Checked,
    Erase,
    Event,
    Hide,
    LanguageChosen,
    Opened,
    Session,
    Started,
    Unreadable,
)
from bot.domain.library import EMERGENCY, HOME
from bot.domain.message import Choice, ContactLine, Notice, Paragraph
from tests.builders import OTHER, RIGHT_TO_LEFT, SOURCE, words

EVENTS: list[Event] = [
    Opened(HOME),
    Opened("asylum.apply"),
    Opened(EMERGENCY),
    Opened("cards.interpreter"),
    Started(),
    Hide(),
    Erase(),
]
EVENTS += [AllLanguages(), LanguageChosen(OTHER), Unreadable("document"), Opened("asylum.apply", beside=True)]


@pytest.fixture(scope="module")
def paper() -> Paper:
    """Return what pages are printed on."""
    return load_paper()


def ask(desk: Desk, event: Event, language: str = SOURCE) -> Answer:
    """Return the answer to somebody who reads a card."""
    return desk.answer(Session(language, "acse"), event)


def page_of(desk: Desk, event: Event, language: str = SOURCE) -> Page:
    """Return the page of the same."""
    return render_page(ask(desk, event, language), desk)


def texts(html: str) -> Iterable[str]:
    """Return the words that a page shows, without its head."""
    body = html.partition("<body")[2]
    return [text.strip() for text in re.split(r"<[^>]*>", body) if text.strip()]


@pytest.mark.parametrize("language", [SOURCE, OTHER, RIGHT_TO_LEFT])
@pytest.mark.parametrize("event", EVENTS, ids=repr)
def test_a_page_speaks_one_language_and_starts_with_the_exit(
    desk: Desk, paper: Paper, event: Event, language: str
) -> None:
    """The document says its language and direction, and its first link leaves."""
    answer = ask(desk, event, language)
    html = paper.print(render_page(answer, desk))
    first, second = re.findall(r"<a [^>]*>", html)[:2]

    assert f'<html lang="{answer.message.language}" dir="{answer.message.direction}">' in html
    assert 'href="/exit"' in first
    assert 'href="#text"' in second
    assert html.count("<h1") == 1
    assert "<script" not in html
    assert "http://" not in html.replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize("event", EVENTS, ids=repr)
def test_every_choice_is_a_link_in_the_same_order(desk: Desk, event: Event) -> None:
    """Rows stay rows, and the last is the bar."""
    answer = ask(desk, event)
    page = render_page(answer, desk)
    labels = [[f"{link.icon} {link.text}".strip() for link in row] for row in (*page.rows, page.bar)]

    assert [[choice.label for choice in row] for row in answer.message.rows] == labels


class FrankDesk(Desk):
    """A desk whose small print shows where each value goes."""

    def say(self, language: str, sentence: str, values: Mapping[str, str] | None = None) -> str:
        """Return the values of the small print, and any other sentence as it is."""
        return " ".join(values.values()) if values else super().say(language, sentence)


def test_a_card_shows_its_evidence(desk: Desk, paper: Paper) -> None:
    """Date, law and every source stand under the text; an article stays whole on its line."""
    answer = ask(desk, Opened("asylum.apply"))
    message = replace(answer.message, law=("CESEDA L521-1", "CESEDA R425-1"), checked="today")
    page = render_page(replace(answer, message=message), FrankDesk(desk.house))

    assert page.small_print.checked == "today"
    assert page.small_print.law == "CESEDA\u00a0L521-1, CESEDA\u00a0R425-1"
    assert page.small_print.sources_title == str(len(message.sources))
    assert message.sources
    assert set(message.sources) <= set(texts(paper.print(page)))


def test_articles_are_isolated_where_one_reads_from_the_right(desk: Desk) -> None:
    """The first article stays the first."""
    answer = ask(desk, Opened("asylum.apply"), RIGHT_TO_LEFT)
    page = render_page(answer, FrankDesk(desk.house))

    assert page.small_print.law == "\u2066CESEDA\u00a0L521-1\u2069"


def test_a_number_is_one_tap(desk: Desk, paper: Paper) -> None:
    """Numbers are links of their kind, and run from left to right in any language."""
    html = paper.print(page_of(desk, Opened("emergency.lines"), RIGHT_TO_LEFT))

    assert '<a class="number" href="tel:17"><bdi dir="ltr" translate="no">17</bdi></a>' in html
    assert 'href="sms:114"' in html
    assert 'href="tel:0492151051"' in html
    assert "\u2066" not in "".join(re.findall(r'translate="no">([^<]*)<', html))


def test_numbers_come_first_in_an_emergency(desk: Desk, paper: Paper) -> None:
    """Who opens the emergency page sees a number before a sentence; on other cards the text comes first."""
    urgent = paper.print(page_of(desk, Opened(EMERGENCY)))
    calm = paper.print(page_of(desk, Opened("acse")))

    assert urgent.index("tel:17") < urgent.index('class="prose"')
    assert calm.index('class="prose"') < calm.index("tel:")


def test_a_site_is_a_link_only_when_it_is_one(desk: Desk) -> None:
    """An address of another kind is not linked."""
    answer = ask(desk, Opened("acse"))
    contacts = (ContactLine("a", "A", website="https://www.a.example/x"), ContactLine("b", "B", website="javascript:x"))
    page = render_page(replace(answer, message=replace(answer.message, contacts=contacts)), desk)

    assert [(card.website, card.host) for card in page.contacts] == [("https://www.a.example/x", "a.example"), ("", "")]


def test_a_list_is_a_list(desk: Desk, paper: Paper) -> None:
    """A paragraph whose lines all begin with a dash becomes one; a dash inside a line does not."""
    answer = ask(desk, Opened("acse"))
    paragraphs = (
        Paragraph("- one\n- two", SOURCE, "ltr"),
        Paragraph("one\n- two", SOURCE, "ltr"),
        Paragraph("", SOURCE, "ltr"),
    )
    page = render_page(replace(answer, message=replace(answer.message, paragraphs=paragraphs)), desk)

    assert [part.is_list for part in page.prose] == [True, False, False]
    assert "<li>one</li>\n<li>two</li>" in paper.print(page)


def test_a_paragraph_says_its_own_language(desk: Desk, paper: Paper) -> None:
    """The source beside a translation is marked, and reads in its own direction."""
    html = paper.print(page_of(desk, Opened("asylum.apply", beside=True), RIGHT_TO_LEFT))

    assert f'<p class="prose" lang="{SOURCE}" dir="ltr">' in html
    assert '<p class="prose">' in html


def test_a_sentence_to_show_is_large(desk: Desk, paper: Paper) -> None:
    """What an officer reads is shown large."""
    html = paper.print(page_of(desk, Opened("cards.interpreter"), OTHER))

    assert f'<p class="prose large" lang="{SOURCE}" dir="ltr">' in html


def test_the_name_of_a_language_is_said_in_it(desk: Desk, paper: Paper) -> None:
    """A screen reader pronounces each language's name; her own needs no mark."""
    page = render_page(desk.answer(Session(), Started()), desk)
    html = paper.print(page)

    assert f'<span lang="{RIGHT_TO_LEFT}" dir="rtl">{desk.languages[RIGHT_TO_LEFT].autonym}</span>' in html
    assert f"<span>{desk.languages[SOURCE].autonym}</span>" in html
    assert len(page.title.lines) == len(desk.languages.offered)


def test_a_question_is_posted_and_leaves_no_trace(desk: Desk, paper: Paper) -> None:
    """The form posts to an address without words, and the browser is asked to remember nothing."""
    html = paper.print(page_of(desk, Opened(HOME), OTHER))
    form = html[html.index("<form") : html.index("</form>")]

    assert f'method="post" action="/{OTHER}/ask" autocomplete="off"' in form
    assert 'name="words"' in form
    assert 'autocomplete="off"' in form
    assert 'spellcheck="false"' in form


def test_answers_of_the_self_check_are_posted(desk: Desk, paper: Paper) -> None:
    """An answer is a button of a form, so that it never stands in an address."""
    answer = ask(desk, Opened("acse"))
    yes, back = (Choice(label, Session(OTHER), Checked(given)) for label, given in (("yes", "101"), ("back", "")))
    message = replace(answer.message, rows=((yes, back), ()))
    html = paper.print(render_page(replace(answer, message=message), desk))

    assert f'<form method="post" action="/{OTHER}/check"><button name="answers" value="101">' in html
    assert f'<a href="/{OTHER}/check">' in html


def test_before_a_language_is_chosen_the_question_names_none(desk: Desk) -> None:
    """The language of the answer is then the language of the words."""
    page = render_page(desk.answer(Session(), Started()), desk)

    assert page.question is not None
    assert page.question.action == "/ask"


def test_a_hidden_page_betrays_nothing(desk: Desk, paper: Paper) -> None:
    """The recipe, an unmarked way back, a small sign to leave: no menu, no question, no number."""
    html = paper.print(page_of(desk, Hide()))

    assert "<form" not in html
    assert "tel:" not in html
    assert words("web.exit") not in texts(html)
    assert f'aria-label="{words("web.exit")}"' in html
    assert re.findall(r'href="(/[^"]*)"', html) == ["/exit", f"/{SOURCE}/acse"]


def test_the_tab_never_shows_the_title(desk: Desk, paper: Paper) -> None:
    """The name in the tab and in the history is the same neutral one on every page."""
    titles = {re.findall("<title>(.*)</title>", paper.print(page_of(desk, event)))[0] for event in EVENTS[:3]}

    assert titles == {words("web.name")}


def test_a_lost_page_says_so(desk: Desk) -> None:
    """A notice above the way home."""
    page = render_page(ask(desk, Opened(HOME)), desk, found=False)

    assert words("web.not_found") == page.notes[0]


def test_notices_stand_where_they_matter(desk: Desk) -> None:
    """What she must know first comes before the text; what may have changed comes after it."""
    answer = ask(desk, Opened("acse"))
    notices = (Notice("flag.pact", "changed"), Notice("notice.unsafe", "erase it"), Notice("notice.unreviewed", "new"))
    page = render_page(replace(answer, message=replace(answer.message, notices=notices)), desk)

    assert page.notes == ("erase it",)
    assert page.asides == ("changed", "new")


def test_arrows_point_the_way_of_reading(desk: Desk) -> None:
    """Back points to the right where one reads from the right."""
    answer = ask(desk, Opened("acse"), RIGHT_TO_LEFT)
    choice = Choice("\u200f⬅️ back", Session(RIGHT_TO_LEFT), Opened(HOME))
    rows = ((choice, replace(choice, label="🏠 home")), ())
    link, other = render_page(replace(answer, message=replace(answer.message, rows=rows)), desk).rows[0]

    assert link.mirrored
    assert not other.mirrored


def test_a_page_without_choices_still_stands(desk: Desk, paper: Paper) -> None:
    """No row at all is no fault."""
    answer = ask(desk, Opened("acse"))
    page = render_page(replace(answer, message=replace(answer.message, rows=())), desk)

    assert page.bar == ()
    assert 'class="bar"' not in paper.print(page)


@pytest.mark.parametrize(
    ("label", "parts"),
    [
        ("🏠 Menu", ("🏠", "Menu")),
        ("\u200f🏠 بيت", ("🏠", "بيت")),
        ("▫️", ("", "▫️")),
        ("Français", ("", "Français")),
        ("Tout effacer", ("", "Tout effacer")),
        ("112 appeler", ("", "112 appeler")),
        ("", ("", "")),
    ],
)
def test_labels_are_split_at_their_icon(label: str, parts: tuple[str, str]) -> None:
    """The icon is shown and not read aloud; what has none keeps all its words."""
    assert split_label(label) == parts


def test_marks_of_direction_are_taken_off() -> None:
    """A number is copied from a page as it is dialled."""
    assert bare("\u200f\u2066112\u2069") == "112"


def test_a_fault_keeps_the_way_home(desk: Desk, paper: Paper) -> None:
    """The page for a fault of the channel says where to call, in her language, with the bar of any page."""
    page = render_failure(ask(desk, Opened(HOME), RIGHT_TO_LEFT), desk)

    assert page.title.lines == (desk.say(RIGHT_TO_LEFT, "failure.title"),)
    assert [f"/{RIGHT_TO_LEFT}/emergency", f"/{RIGHT_TO_LEFT}"] == [page.bar[0].href, page.bar[-1].href]
    assert desk.say(RIGHT_TO_LEFT, "failure.body") in paper.print(page)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text(min_size=1, max_size=40))
def test_words_are_never_markup(desk: Desk, paper: Paper, text: str) -> None:
    """Whatever a text holds, it stays text."""
    hostile = f'<b onclick="x">{text}</b>'
    answer = ask(desk, Opened("acse"))
    message = replace(
        answer.message,
        title=hostile,
        paragraphs=(Paragraph(hostile, hostile, "ltr"),),
        contacts=(ContactLine("a", hostile, hostile, hostile, hostile, website=f"https://x/{hostile}", email=hostile),),
        law=(hostile,),
        sources=(hostile,),
        notices=(Notice("x", hostile),),
        rows=((Choice(hostile, Session(hostile, hostile), Opened(hostile)),),),
    )

    assert "<b onclick" not in paper.print(render_page(replace(answer, message=message), desk))
