"""What the fake refuses and changes in texts and keyboards, seen through python-telegram-bot's own client."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Bot, CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity
from telegram.error import BadRequest

from tests.fakes.bot_api import ApiError, BotApi, Person
from tests.fakes.bot_api.limits import check_keyboard, check_text
from tests.fakes.bot_api.markup import clean, parse_html, units


def keyboard(*labels: str, data: str = "x") -> InlineKeyboardMarkup:
    """Return one button a row."""
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=data)] for label in labels])


async def test_text_is_counted_in_utf16_after_the_tags(bot: Bot, person: Person) -> None:
    """4096 units fit, tags do not count, an emoji counts two."""
    await bot.send_message(person.id, f"<b>{'x' * 4096}</b>", parse_mode="HTML")
    await bot.send_message(person.id, "🆘" * 2048)
    for text in ("x" * 4097, "🆘" * 2048 + "x"):
        with pytest.raises(BadRequest, match="Message is too long"):
            await bot.send_message(person.id, text)

    assert len(person.received) == 2


@pytest.mark.parametrize(
    ("html", "refusal"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("é<br/>", 'Unsupported start tag "br/" at byte offset 2'),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("a <b", "Unclosed start tag at byte offset 2"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ('<a href="x>y</a>', "Unclosed start tag at byte offset 0"),
        ("<a href>y</a>", 'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0'),
        ("<a ='x'>y</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<span>y</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
async def test_broken_html_is_refused(bot: Bot, person: Person, html: str, refusal: str) -> None:
    """Every fault is named, with its place in bytes."""
    with pytest.raises(BadRequest) as refused:
        await bot.send_message(person.id, html, parse_mode="HTML")

    assert f"Can't parse entities: {refusal}".lower() == refused.value.message.lower()


@pytest.mark.parametrize(
    ("html", "text", "entities"),
    [
        ("&lt;b&gt; &amp;&quot;&#39;&#x1F198; &copy; &", "<b> &\"'🆘 &copy; &", []),
        ("🆘<i>a<u>b</u></i>", "🆘ab", [("italic", 2, 2), ("underline", 3, 1)]),
        ("<s>a</s><tg-spoiler>b</tg-spoiler><b></b>", "ab", [("strikethrough", 0, 1), ("spoiler", 1, 1)]),
        ('<a href="https://a.fr/?x=1&amp;y=2">ici</a>', "ici", [("text_link", 0, 3)]),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
        ("<blockquote>a</blockquote>", "a", [("blockquote", 0, 1)]),
        ('<pre><code class="language-py">a</code></pre>', "a", [("pre", 0, 1)]),
        ("<pre>a</pre><code>b</code>", "ab", [("pre", 0, 1), ("code", 1, 1)]),
        ('<tg-emoji emoji-id="5">🆘</tg-emoji>', "🆘", [("custom_emoji", 0, 2)]),
        ('<SPAN CLASS="tg-spoiler" >a</SPAN>', "a", [("spoiler", 0, 1)]),
        ("<a href='nowhere'>a</a>", "a", []),
        ("  <b> a </b> ", "a", [("bold", 0, 1)]),
        ("\u200f\u2066114\u2069\u202e\ta\r", "\u200f\u2066114\u2069 a", []),
    ],
)
async def test_html_becomes_text_and_entities(
    bot: Bot, person: Person, html: str, text: str, entities: list[tuple[str, int, int]]
) -> None:
    """Tags become entities, references characters; isolates stay and overriding directions go."""
    sent = await bot.send_message(person.id, html, parse_mode="HTML")

    assert text == sent.text
    assert entities == [(one.type, one.offset, one.length) for one in sent.entities]


async def test_link_and_language_are_kept(bot: Bot, person: Person) -> None:
    """An entity holds what its tag said."""
    html = "<a href='https://a.fr/?x&amp;y'>a</a><pre><code class='language-py'>b</code></pre>"
    sent = await bot.send_message(person.id, html, parse_mode="html")

    assert [entity.url for entity in sent.entities] == ["https://a.fr/?x&y", None]
    assert [entity.language for entity in sent.entities] == [None, "py"]


async def test_given_entities_and_found_ones(bot: Bot, person: Person) -> None:
    """Entities may be given in place of HTML, and Telegram finds links, addresses, numbers and commands by itself."""
    text = "Gras /help a@b.fr https://a.fr +33612345678 @someone #x"
    sent = await bot.send_message(person.id, text, entities=[MessageEntity("bold", 0, 4)])

    expected = ["bold", "bot_command", "email", "url", "phone_number", "mention", "hashtag"]
    assert expected == [entity.type for entity in sent.entities]


async def test_other_parse_modes_are_refused(bot: Bot, person: Person) -> None:
    """This fake reads HTML only, and says so."""
    with pytest.raises(BadRequest, match=r"[Uu]nsupported parse_mode"):
        await bot.send_message(person.id, "*x*", parse_mode="MarkdownV2")


@pytest.mark.parametrize(
    ("markup", "refusal"),
    [
        (keyboard("x", data="é" * 33), "[Bb]utton_data_invalid"),
        (keyboard(*["x"] * 101), "[Rr]eply markup is too long"),
        (keyboard(*["x" * 100] * 90), "[Rr]eply markup is too long"),
        (keyboard("  "), "button text must be non-empty"),
        (InlineKeyboardMarkup([[InlineKeyboardButton("x", url="pas un lien")]]), "[Bb]utton_url_invalid"),
        (
            InlineKeyboardMarkup([[InlineKeyboardButton("x", copy_text=CopyTextButton("x" * 257))]]),
            "[Bb]utton_copy_text_invalid",
        ),
    ],
)
async def test_keyboards_have_limits(bot: Bot, person: Person, markup: InlineKeyboardMarkup, refusal: str) -> None:
    """Data, number, size, labels, links and copied texts are checked."""
    with pytest.raises(BadRequest, match=refusal):
        await bot.send_message(person.id, "x", reply_markup=markup)


async def test_largest_keyboard_is_taken(bot: Bot, person: Person) -> None:
    """100 buttons with short data, or one with 64 bytes of it, fit."""
    await bot.send_message(person.id, "x", reply_markup=keyboard(*["x"] * 100))
    await bot.send_message(person.id, "x", reply_markup=keyboard("x", data="é" * 32))

    assert len(person.received) == 2


@pytest.mark.parametrize(
    ("markup", "refusal"),
    [
        ("x", "object expected as reply markup"),
        ({"inline_keyboard": [{}]}, "must be of type Array of Arrays"),
        ({"inline_keyboard": [["x"]]}, "expected an Object"),
        ({"inline_keyboard": [[{}]]}, 'can\'t find field "text"'),
        ({"inline_keyboard": [[{"text": "x"}]]}, "Text buttons are not allowed"),
        ({"inline_keyboard": [[{"text": "x", "callback_data": ""}]]}, "Text buttons are not allowed"),
        ({"keyboard": [["x"]]}, "inline keyboard expected"),
    ],
)
def test_malformed_keyboards_are_refused(markup: Any, refusal: str) -> None:
    """What a client library would never send is refused too."""
    with pytest.raises(ApiError, match=refusal):
        check_keyboard(markup, inline_only=True)


def test_no_keyboard_is_fine() -> None:
    """Nothing, an empty one, and one for the phone's own keyboard leave no inline keyboard."""
    nothings: list[Any] = [None, {}, {"inline_keyboard": [[]]}, {"remove_keyboard": True}]

    assert [check_keyboard(markup) for markup in nothings] == [None] * 4


async def test_pressed_buttons_are_answered_once(api: BotApi, bot: Bot, person: Person) -> None:
    """An answer may hold 200 characters; a second one, one to an old press or to none is too late."""
    await bot.send_message(person.id, "x", reply_markup=keyboard("a"))
    press, old = await person.presses("a"), await person.presses("a", expired=True)

    with pytest.raises(BadRequest, match=r"[Mm]essage_too_long"):
        await bot.answer_callback_query(press.id, "x" * 201)
    with pytest.raises(BadRequest, match=r"[Uu]rl_invalid"):
        await bot.answer_callback_query(press.id, url="https://a.fr")
    await bot.answer_callback_query(press.id, "oui", show_alert=True)
    for id_ in (press.id, old.id, "0"):
        with pytest.raises(BadRequest, match="Query is too old and response timeout expired or query id is invalid"):
            await bot.answer_callback_query(id_)

    assert await press.is_answered()
    assert not await old.is_answered(timeout=0.01)
    assert (press.text, press.query.is_alert) == ("oui", True)
    assert len(api.refusals) == 5


@given(st.text(max_size=200))
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    """What is escaped as HTML is read as the same text, whatever it holds."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    assert (text, []) == parse_html(escaped)


@given(st.text(max_size=50), st.text(max_size=50), st.text(max_size=50))
def test_entities_stay_on_their_words(before: str, inside: str, after: str) -> None:
    """Cleaning moves an entity with the text under it and never out of the text."""
    text = before + inside + after
    kept, entities = clean(text, [{"type": "bold", "offset": units(before), "length": units(inside)}])

    for entity in entities:
        assert 0 <= entity["offset"] < entity["offset"] + entity["length"] <= units(kept)
    bold = inside.strip() and clean(inside, [])[0]
    if bold and kept:
        (entity,) = entities
        shown = kept.encode("utf-16-le", "surrogatepass")[entity["offset"] * 2 :][: entity["length"] * 2]
        assert bold in shown.decode("utf-16-le", "surrogatepass")


def test_text_that_only_looks_full_is_empty() -> None:
    """Spaces and empty tags are no text."""
    for parameters in ({"text": "<b> </b>\n", "parse_mode": "HTML"}, {}, {"text": "\u202e"}):
        with pytest.raises(ApiError, match="message text is empty"):
            check_text(parameters)


def test_refusals_travel_in_the_shape_of_the_bot_api() -> None:
    """A refusal is JSON with ok, error_code and description, and with parameters where Telegram has them."""
    body = ApiError(429, "Too Many Requests: retry after 3", 3).body()

    assert json.loads(json.dumps(body)) == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 3",
        "parameters": {"retry_after": 3},
    }
