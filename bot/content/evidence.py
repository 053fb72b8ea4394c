"""Reads what the entries rest on: facts.yaml, sources.yaml, flags.yaml and directory.yaml."""

import re

from bot.content.hours import read_hours
from bot.domain.contact import Contact
from bot.domain.hours import Hours
from bot.domain.library import Fact, Flag, Source
from bot.reading.problems import Problems
from bot.reading.record import Record
from bot.reading.tree import Node

FACT_KINDS = (
    "number", "duration", "delay", "amount", "article", "address", "website", "email", "hours", "date",
)  # fmt: skip
CONFIDENCES = ("V", "V-old", "S", "G")
CONTACT_KINDS = (
    "hotline", "association", "public_service", "shelter_network", "legal_aid", "health", "psychotrauma_centre", "union",
)  # fmt: skip
NEEDS = ("shelter", "legal", "health", "psychological", "social", "work", "minors")
CONTACT_FIELDS = (
    "id", "name", "does", "phone", "sms", "email", "website", "hours", "holidays", "hours_confirmed", "free", "kind",
    "needs", "who", "where", "languages", "phone_evidence", "phone_show", "public_display", "source", "source_date",
    "confidence", "checked", "address", "note", "anonymous",
)  # fmt: skip

#: One or two short sentences under a name.
DOES = 120

#: A French number as printed (2 to 4 digits, 116 xxx, ten digits) or an international one.
_PHONE = re.compile(r"(?:\+\d[\d ]{7,16}|\d{2,4}|116 ?\d{3}|0(?:[ .]?\d){9}|3\d{3})\Z")


def read_fact(node: Node, problems: Problems) -> Fact:
    """Read one fact of facts.yaml."""
    fields = ("id", "value", "kind", "says", "sources", "date", "confidence", "flag", "next_check", "note")
    record = Record(node, problems, fields)
    return Fact(
        id=record.id,
        value=record.text("value", required=True),
        kind=record.choice("kind", FACT_KINDS),
        confidence=record.choice("confidence", CONFIDENCES),
        sources=record.texts("sources"),
        flag=record.text("flag"),
        next_check=record.day("next_check"),
        says=record.text("says"),
    )


def read_source(node: Node, problems: Problems) -> Source:
    """Read one document of sources.yaml."""
    record = Record(node, problems, ("id", "title", "date", "url", "note"))
    return Source(record.id, record.prose("title"), record.text("date"), record.text("url"))


def read_flag(node: Node, problems: Problems) -> Flag:
    """Read one flag of flags.yaml."""
    record = Record(node, problems, ("id", "since", "text", "note"))
    return Flag(record.id, record.prose("text"), record.text("since"))


def read_contact(node: Node, problems: Problems) -> Contact:
    """Read one contact of directory.yaml; its phone is left out when the evidence does not allow to show it."""
    record = Record(node, problems, CONTACT_FIELDS)
    record.choice("kind", CONTACT_KINDS)
    for need in node.get("needs"):
        if need.text not in NEEDS:
            problems.unknown(need, record.id, "needs", NEEDS)
    shown = record.flag("public_display", default=False)
    phone = record.parsed("phone", _phone) or ""
    may_show_phone = shown and record.choice("phone_show", ("yes", "after_check", "no"), "no") == "yes"
    return Contact(
        id=record.id,
        name=record.prose("name"),
        does=record.prose("does", longest=DOES, required=shown),
        phone=phone if may_show_phone else "",
        sms=record.flag("sms", default=False),
        email=record.text("email"),
        website=record.text("website"),
        hours=_hours(record),
        free=record.flag("free", default=False),
        shown=shown,
        pending=shown and bool(phone) and not may_show_phone,
        checked=record.day("checked"),
        needs=record.texts("needs"),
        where=record.texts("where"),
        evidence=", ".join(filter(None, (record.text("source"), record.text("source_date")))),
    )


def _hours(record: Record) -> Hours:
    texts = record.texts("hours")
    open_on_holidays = record.choice("holidays", ("open", "closed"), "closed") == "open"
    confirmed = record.flag("hours_confirmed", default=True)
    try:
        return read_hours(texts, open_on_holidays=open_on_holidays, confirmed=confirmed)
    except ValueError as error:
        record.problems.add(record.node.get("hours"), record.id, str(error))
        return Hours()


def _phone(text: str) -> str:
    if not _PHONE.match(text):
        raise ValueError("is no French phone number")
    return text
