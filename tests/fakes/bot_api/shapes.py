"""What a person can send besides words, with every field that Telegram sends along: `await person.sends(photo())`.

The names, numbers and file ids in here are marks that a privacy test can look for; any field can be given.
"""

import itertools
from collections.abc import Callable, Mapping

from tests.fakes.bot_api.wire import Json

_numbers = itertools.count(1)


def _file(prefix: str, size: int, **more: object) -> Json:
    number = next(_numbers)
    return {
        "file_id": f"{prefix}IxkBAAIC{number:06d}aGVsbG9Xb3JsZEZpbGVJZA",
        "file_unique_id": f"AQAD{number:06d}",
        "file_size": size,
        **more,
    }


def _thumbnail() -> Json:
    return _file("AAMCBAAD", 6_120, width=320, height=180)


def _captioned(content: Json, caption: str) -> Json:
    return {**content, "caption": caption} if caption else content


def photo(caption: str = "") -> Json:
    """Return a picture in three sizes."""
    sizes = [_file("AgACAgIAAx", 1_312 * width, width=width, height=width * 3 // 4) for width in (90, 320, 1280)]
    return _captioned({"photo": sizes}, caption)


def voice(seconds: int = 7) -> Json:
    """Return a recorded voice."""
    return {"voice": _file("AwACAgIAAx", 31_004, duration=seconds, mime_type="audio/ogg")}


def audio(title: str = "Soir", performer: str = "Awa") -> Json:
    """Return a piece of music."""
    meta = {
        "duration": 181,
        "title": title,
        "performer": performer,
        "file_name": f"{title}.mp3",
        "mime_type": "audio/mpeg",
    }
    return {"audio": _file("CQACAgIAAx", 2_904_221, **meta)}


def video(caption: str = "", file_name: str = "VID_20261122.mp4") -> Json:
    """Return a film."""
    meta = {"width": 1280, "height": 720, "duration": 12, "mime_type": "video/mp4", "file_name": file_name}
    return _captioned({"video": _file("BAACAgIAAx", 1_904_221, thumbnail=_thumbnail(), **meta)}, caption)


def video_note() -> Json:
    """Return a round film."""
    return {"video_note": _file("DQACAgIAAx", 904_221, length=384, duration=9, thumbnail=_thumbnail())}


def animation() -> Json:
    """Return a moving picture; Telegram sends it a second time as a document."""
    meta = {"width": 320, "height": 240, "duration": 3, "mime_type": "video/mp4", "file_name": "giphy.mp4"}
    film = _file("CgACAgQAAx", 204_221, thumbnail=_thumbnail(), **meta)
    return {
        "animation": film,
        "document": {
            name: film[name]
            for name in ("file_id", "file_unique_id", "file_size", "file_name", "mime_type", "thumbnail")
        },
    }


def document(file_name: str = "passeport_awa.pdf", caption: str = "") -> Json:
    """Return a file."""
    meta = {"file_name": file_name, "mime_type": "application/pdf", "thumbnail": _thumbnail()}
    return _captioned({"document": _file("BQACAgIAAx", 421_007, **meta)}, caption)


def sticker(emoji: str = "🙏") -> Json:
    """Return a sticker."""
    meta = {"width": 512, "height": 512, "is_animated": False, "is_video": False, "type": "regular"}
    return {"sticker": _file("CAACAgIAAx", 24_001, emoji=emoji, set_name="HotCherry", thumbnail=_thumbnail(), **meta)}


def contact(
    phone_number: str = "+33612345678",
    first_name: str = "Mariam",
    last_name: str = "Diallo",
    user_id: int = 5_100_900_001,
) -> Json:
    """Return a card from the address book, with what it says."""
    vcard = f"BEGIN:VCARD\nVERSION:3.0\nN:{last_name};{first_name};;;\nTEL;TYPE=CELL:{phone_number}\nEND:VCARD"
    return {
        "contact": {
            "phone_number": phone_number,
            "first_name": first_name,
            "last_name": last_name,
            "user_id": user_id,
            "vcard": vcard,
        }
    }


def location(latitude: float = 48.853123, longitude: float = 2.349876, *, live: bool = False) -> Json:
    """Return where she is; `live` goes on telling it."""
    place: Json = {"latitude": latitude, "longitude": longitude, "horizontal_accuracy": 12.0}
    if live:
        place |= {"live_period": 900, "heading": 90, "proximity_alert_radius": 100}
    return {"location": place}


def venue(title: str = "Café de la Gare", address: str = "1 place de la Gare, 75010 Paris") -> Json:
    """Return a place with a name; Telegram sends the position a second time by itself."""
    place: Json = {"latitude": 48.8765, "longitude": 2.3581}
    return {"venue": {"location": place, "title": title, "address": address}, "location": place}


def poll(question: str = "Demain ?") -> Json:
    """Return a question to many."""
    return {
        "poll": {
            "id": str(5_400_000_000_000_000_000 + next(_numbers)),
            "question": question,
            "options": [
                {"persistent_id": f"o{place}", "text": text, "voter_count": 0}
                for place, text in enumerate(("Oui", "Non"))
            ],
            "total_voter_count": 0,
            "is_closed": False,
            "is_anonymous": True,
            "type": "regular",
            "allows_multiple_answers": False,
            "allows_revoting": True,
            "members_only": False,
        }
    }


def dice(value: int = 4) -> Json:
    """Return a throw."""
    return {"dice": {"emoji": "🎲", "value": value}}


def pinned(message: Json) -> Json:
    """Return the notice that a message was pinned."""
    return {"pinned_message": message}


def forwarded(text: str, sender_name: str = "Un inconnu") -> Json:
    """Return somebody else's words, passed on."""
    return {
        "text": text,
        "forward_origin": {"type": "hidden_user", "sender_user_name": sender_name, "date": 1_790_000_000},
    }


#: Everything above that the bot must refuse kindly or pass over, by name.
MEDIA: Mapping[str, Callable[[], Json]] = {
    "photo": photo,
    "voice": voice,
    "audio": audio,
    "video": video,
    "video_note": video_note,
    "animation": animation,
    "document": document,
    "sticker": sticker,
    "contact": contact,
    "location": location,
    "venue": venue,
    "poll": poll,
    "dice": dice,
}
