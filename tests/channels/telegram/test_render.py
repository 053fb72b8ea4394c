"""A message as calls of the Bot API: whole, within Telegram's limits, readable from either side."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.channels.telegram.read import Place
from bot.channels.telegram.render import MAX_BUTTONS, MAX_COPY, MAX_TEXT, ApiCall, keyboard, length, render, text_of
from bot.desk import Desk
from bot.domain.address import MAX_BYTES
from bot.domain.bidi import LEFT_TO_RIGHT_ISOLATE, POP_ISOLATE, RIGHT_TO_LEFT_MARK
from bot.domain.events import (
    AllLanguages,
    Checked,
    Erase,
    Event,
    Grouped,
    Hide,
    Late,
    Near,
    OldButton,
    Opened,
    Session,
    Started,
    Unreadable,
)
from bot.domain.message import Choice, ContactLine, Message, Notice, Paragraph
from tests.builders import RIGHT_TO_LEFT, SOURCE
from tests.fakes.bot_api.limits import check_keyboard
from tests.fakes.bot_api.markup import parse_html, units

PLACE = Place(chat=7, message=3)

#: Every screen that is no card.
OTHER_SCREENS: tuple[Event, ...] = (
    Started(), AllLanguages(), Hide(), Erase(3), OldButton(), Unreadable("voice"), Late(), Grouped(),
)  # fmt: skip

HOSTILE = "a < b & c > d \"e\" 'f' </b><script>&lt;&amp;"


def card(**changes: Any) -> Message:
    """Return a message with one of each part."""
    plain = Message(
        kind="card",
        language="xx",
        direction="ltr",
        entry="here",
        title="Title",
        paragraphs=(Paragraph("First.", "xx", "ltr"), Paragraph("- one\n- two", "xx", "ltr")),
        contacts=(
            ContactLine("a", "Office", "Helps.", "01 02", "0102", hours="open now", website="https://a.example"),
        ),
        checked="22 November 2026",
        small_print="Checked 22 November 2026 · Law: L1 · Source: a book",
        notices=(Notice("old", "This text is old."),),
        rows=((choice("One"), choice("Two"), choice("Three")), (choice("Back"),), (choice("Hide"), choice("Home"))),
    )
    return replace(plain, **changes)


def choice(label: str) -> Choice:
    """Return a choice that leads to an entry of its own name."""
    return Choice(label, Session("xx"), Opened(label.lower()))


def shown(message: Message) -> str:
    """Return what the phone shows: the text without its tags, which must be Telegram's own and closed in order."""
    text, _ = parse_html(text_of(message))
    return text


def guides(desk: Desk) -> Iterator[Event]:
    """Yield the steps of the guided ways: the first and last of the self-check, and places of every kind."""
    questions = len(desk.library.selfcheck.questions)
    yield from (Checked(), Checked("1"), Checked("0" * questions), Checked("1" * questions), Near())
    yield from (Near(place) for place in list(desk.library.places.known)[::7])


def answers(desk: Desk) -> Iterator[Message]:
    """Yield every screen of a desk in every language, cards also with the source beside them."""
    for language in desk.languages:
        for entry in desk.library:
            for beside in (False, True):
                yield desk.answer(Session(language.code, entry.id), Opened(entry.id, beside=beside)).message
        for event in (*OTHER_SCREENS, *guides(desk)):
            yield desk.answer(Session(language.code), event, language.code).message


@pytest.fixture(scope="session")
def screens(real_desk: Desk) -> tuple[Message, ...]:
    """Return every screen that people see."""
    return tuple(answers(real_desk))


# -- calls -------------------------------------------------------------------------------------------------------------


def test_an_answer_to_words_is_a_new_message() -> None:
    """One call: text in Telegram's HTML, the keyboard, and no preview of any link."""
    (call,) = render(card(), PLACE)

    assert call.method == "sendMessage"
    assert {"chat_id", "text", "parse_mode", "link_preview_options", "reply_markup"} == call.params.keys()
    assert tuple(call.params[name] for name in ("chat_id", "parse_mode", "link_preview_options")) == (
        7,
        "HTML",
        {"is_disabled": True},
    )


def test_an_answer_to_a_press_changes_the_message() -> None:
    """The press is confirmed first, so that the button stops spinning; then the message is edited in place."""
    confirm, edit = render(card(), Place(7, 3, edit=True, callback="99"))

    assert ApiCall("answerCallbackQuery", {"callback_query_id": "99"}) == confirm
    assert (edit.method, edit.params["message_id"]) == ("editMessageText", 3)
    assert edit.params["link_preview_options"] == {"is_disabled": True}


# -- text --------------------------------------------------------------------------------------------------------------


def test_the_parts_stand_in_the_order_in_which_they_are_needed() -> None:
    """What it is, what to do, who helps, what to be careful of, and where it comes from."""
    blocks = [
        "Title",
        "First.",
        "• one\n• two",
        "📞 01 02 · Office\nopen now · Helps.",
        "ℹ️ This text is old.",
        "Checked 22 November 2026 · Law: L1 · Source: a book",
    ]

    assert blocks == shown(card()).split("\n\n")


@pytest.mark.parametrize(
    ("contact", "expected"),
    [
        (ContactLine("a", "Urgence", phone="114", sms=True), "💬 114 · Urgence"),
        (ContactLine("a", "Office", website="https://a.example/?b&c"), "🔗 Office\nhttps://a.example/?b&c"),
        (ContactLine("a", "Office"), "🔗 Office"),
    ],
)
def test_a_contact_says_how_it_is_reached(contact: ContactLine, expected: str) -> None:
    """A number to write to, a number to call, or a site when there is no number."""
    assert expected in shown(card(contacts=(contact,)))


def test_a_sentence_to_show_is_large() -> None:
    """What an officer is to read stands in a quote of its own."""
    message = card(paragraphs=(Paragraph("Je demande\nun interprète.", "xx", "ltr", large=True),))
    _, entities = parse_html(text_of(message))

    assert "blockquote" in {entity["type"] for entity in entities}


@pytest.mark.parametrize("part", ["title", "paragraph", "large", "contact", "notice", "small print"])
def test_hostile_characters_are_shown_as_they_are(part: str) -> None:
    """What looks like a tag in a text is text, wherever it stands."""
    contact = ContactLine("a", HOSTILE, HOSTILE, "01", hours=HOSTILE)
    changes: dict[str, dict[str, Any]] = {
        "title": {"title": HOSTILE},
        "paragraph": {"paragraphs": (Paragraph(HOSTILE, "xx", "ltr"),)},
        "large": {"paragraphs": (Paragraph(HOSTILE, "xx", "ltr", large=True),)},
        "contact": {"contacts": (contact, replace(contact, phone="", website=f"https://a.example/{HOSTILE}"))},
        "notice": {"notices": (Notice("x", HOSTILE),)},
        "small print": {"small_print": HOSTILE},
    }

    assert HOSTILE in shown(card(**changes[part]))


# -- every screen of the content -----------------------------------------------------------------------------------------


def test_every_screen_is_html_that_telegram_reads(screens: tuple[Message, ...]) -> None:
    """Tags are known, balanced and closed in order; something is left to read, and it fits."""
    for message in screens:
        text = text_of(message)

        assert shown(message).strip()
        assert units(shown(message)) <= length(text) <= MAX_TEXT
        assert "None" not in text


def test_every_keyboard_is_one_that_telegram_takes(screens: tuple[Message, ...]) -> None:
    """Labels are not empty, addresses fit a button, and there are not too many; in all languages, with all buttons."""
    for message in screens:
        rows = keyboard(message, "copy", ("link", "https://t.me/point_info_bot"))
        buttons = [button for row in rows for button in row]

        assert check_keyboard({"inline_keyboard": rows}) == {"inline_keyboard": rows}
        assert 1 <= len(buttons) <= MAX_BUTTONS
        assert all(button["text"].strip(RIGHT_TO_LEFT_MARK + " ") for button in buttons)
        assert all(len(button.get("callback_data", "").encode()) <= MAX_BYTES for button in buttons)


def test_every_line_of_right_to_left_text_begins_with_its_mark(screens: tuple[Message, ...]) -> None:
    """An icon, a number or a Latin name at the beginning does not flip the line; the source beside it has no mark."""
    for message in screens:
        if message.direction == "ltr":
            assert RIGHT_TO_LEFT_MARK not in shown(message)
            continue
        from_the_left = {
            line.replace("- ", "• ", 1) if line.startswith("- ") else line
            for paragraph in message.paragraphs
            for line in paragraph.text.split("\n")
            if paragraph.direction == "ltr"
        }
        lines = [line for line in shown(message).split("\n") if line and line not in from_the_left]

        assert [line for line in lines if not line.startswith(RIGHT_TO_LEFT_MARK)] == []


def test_isolates_are_closed_on_their_line(screens: tuple[Message, ...]) -> None:
    """What is shielded on a line ends on that line, never before it begins, and never twice."""
    for message in screens:
        for line in [*shown(message).split("\n"), *(c.label for row in message.rows for c in row)]:
            depth = 0
            for letter in line:
                depth += (letter == LEFT_TO_RIGHT_ISOLATE) - (letter == POP_ISOLATE)
                assert 0 <= depth <= 1
            assert depth == 0


def test_rows_run_from_the_right_where_people_read_from_there(desk: Desk) -> None:
    """Telegram lays buttons out from the left, so the buttons of a row are reversed; the rows stay in their order."""
    for language in (SOURCE, RIGHT_TO_LEFT):
        message = desk.answer(Session(language, "home"), Opened("home")).message
        labels = [[choice.label for choice in row] for row in message.rows]
        rows = keyboard(message, "", None)

        assert max(map(len, labels)) > 1
        expected = [row[::-1] for row in labels] if message.direction == "rtl" else labels
        assert expected == [[button["text"] for button in row] for row in rows]


# -- too long ------------------------------------------------------------------------------------------------------------

LONG = "word " * 600  # 3,000 characters


def test_the_small_line_gives_way_first() -> None:
    """When not all fits, law and sources go, and the date on which it was checked stays."""
    message = card(paragraphs=(Paragraph(LONG, "xx", "ltr"),), small_print=f"{LONG} sources")

    assert "sources" not in shown(message)
    assert shown(message).endswith("22 November 2026")
    assert "Helps." in shown(message)


def test_what_contacts_do_gives_way_next() -> None:
    """Then names and numbers stay, and what each does goes."""
    contacts = tuple(ContactLine(str(n), f"Office {n}", "helps " * 60, "01 02") for n in range(5))
    message = card(paragraphs=(Paragraph(LONG, "xx", "ltr"),), contacts=contacts)

    assert "helps" not in shown(message)
    assert all(f"01 02 · Office {n}" in shown(message) for n in range(5))
    assert shown(message).endswith("22 November 2026")


def test_whole_blocks_give_way_last() -> None:
    """Then the text ends with the last paragraph that fits; none is cut in the middle, and no tag stays open."""
    paragraphs = tuple(Paragraph(f"{n} {LONG[:900]}", "xx", "ltr", large=True) for n in range(6))
    text = shown(card(paragraphs=paragraphs))

    assert "\n\n".join(["Title", *(p.text for p in paragraphs[:4])]).split() == text.split()


def test_letters_beyond_the_first_plane_count_twice() -> None:
    """Telegram counts UTF-16 units: an emoji is two."""
    assert (length("é"), length("😀"), length("😀😀")) == (1, 2, 4)
    assert length(text_of(card(paragraphs=(Paragraph("😀" * 3000, "xx", "ltr"),)))) <= MAX_TEXT


_WORDS = st.text(st.sampled_from("ab <>&\"'\n-·😀ا\u2066\u2069\u200f"), max_size=600) | st.text(max_size=100)
_CONTACT = st.builds(ContactLine, st.just("a"), _WORDS, _WORDS, _WORDS, sms=st.booleans(), website=_WORDS)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(min_size=1, max_size=300).filter(str.strip),
    st.lists(st.tuples(_WORDS, st.integers(1, 8), st.booleans()), max_size=6),
    st.lists(_CONTACT, max_size=8).map(tuple),
    st.lists(_WORDS, max_size=4),
    _WORDS,
)
def test_no_text_breaks_a_message(
    title: str, prose: list[tuple[str, int, bool]], contacts: tuple[ContactLine, ...], notices: list[str], small: str
) -> None:
    """Whatever content and translations hold, the text fits, begins with its title, and is HTML that Telegram reads."""
    message = card(
        title=title,
        direction="rtl",
        paragraphs=tuple(Paragraph(text * times, "xx", "ltr", large) for text, times, large in prose),
        contacts=contacts,
        notices=tuple(Notice("x", text) for text in notices),
        small_print=small,
    )

    assert length(text_of(message)) <= MAX_TEXT
    assert shown(message).startswith(RIGHT_TO_LEFT_MARK + title)


# -- buttons -------------------------------------------------------------------------------------------------------------


def test_a_button_carries_its_whole_address() -> None:
    """Label and address, nothing else."""
    assert keyboard(card(), "", None)[0][0] == {"text": "One", "callback_data": "1|xx|one"}


@pytest.mark.parametrize("rows", [60, 150])
def test_too_many_buttons_leave_the_way_home(rows: int) -> None:
    """Of more choices than Telegram takes the last offers go; danger, hide and home stay in their place."""
    message = card(rows=((choice("A"), choice("B")),) * rows + card().rows[-2:])
    kept = keyboard(message, "", ("link", "https://t.me/point_info_bot"))

    assert MAX_BUTTONS - 1 <= sum(map(len, kept)) <= MAX_BUTTONS
    assert [[button["text"] for button in row] for row in kept[-2:]] == [["Back"], ["Hide", "Home"]]
    assert kept[0][0]["text"] == "link"


def test_a_sentence_to_show_can_be_copied() -> None:
    """The first row copies exactly the sentence, without marks or tags."""
    message = card(paragraphs=(Paragraph("Je demande un interprète.", "xx", "ltr", large=True),))
    (call,) = render(message, PLACE, copy="Copy")

    expected = [{"text": "Copy", "copy_text": {"text": "Je demande un interprète."}}]
    assert expected == call.params["reply_markup"]["inline_keyboard"][0]


@pytest.mark.parametrize(
    "message",
    [
        card(),
        card(paragraphs=(Paragraph("x" * (MAX_COPY + 1), "xx", "ltr", large=True),)),
        card(paragraphs=(Paragraph("😀" * (MAX_COPY // 2 + 1), "xx", "ltr", large=True),)),
    ],
    ids=["nothing to show", "too long", "too long in UTF-16"],
)
def test_nothing_to_copy_has_no_button(message: Message) -> None:
    """A card has nothing to copy, and a sentence too long for a button is copied by hand."""
    assert len(message.rows) == len(keyboard(message, "Copy", None))


def test_every_sentence_to_show_of_the_content_can_be_copied(real_desk: Desk) -> None:
    """In every language the source is what is copied."""
    for language in real_desk.languages:
        for entry in (entry for entry in real_desk.library if entry.kind == "sentence"):
            message = real_desk.answer(Session(language.code, entry.id), Opened(entry.id)).message
            copied = keyboard(message, "Copy", None)[0][0]["copy_text"]["text"]

            assert next(p.text for p in message.paragraphs if p.large) == copied
            assert LEFT_TO_RIGHT_ISOLATE not in copied


def test_a_group_is_shown_the_way_to_a_private_chat() -> None:
    """One button with an address, above whatever else there is."""
    link = ("In private", "https://t.me/point_info_bot")
    (call,) = render(card(rows=()), PLACE, link=link)

    assert [[{"text": link[0], "url": link[1]}]] == call.params["reply_markup"]["inline_keyboard"]
