"""The ids of the sentences that the bot itself says; their words are content (content/interface.yaml)."""

BUTTONS = (
    "danger", "hide", "home", "back", "erase", "beside.start", "beside.stop", "unmarked", "languages.more",
    "welcome.yes", "welcome.later", "late.open", "group.open", "copy", "check.start", "check.yes", "check.no", "near.choose",
    "need.shelter", "need.legal", "need.health", "need.psychological", "need.social", "need.work", "need.minors",
)  # fmt: skip

TITLES = (
    "languages.title", "welcome.title", "suggestions.title", "unknown.title", "small_talk.title", "hidden.title",
    "erased.title", "refused.title", "late.title", "group.title", "failure.title", "question.title", "result.title", "near.title", "near.choose.title",
)  # fmt: skip

BODIES = (
    "welcome.body", "suggestions.body", "unknown.body", "small_talk.body", "hidden.body", "erased.body", "failure.body",
    "late.body", "group.body", "near.choose.body",
)  # fmt: skip

NOTICES = (
    "notice.old_button", "notice.unsafe", "notice.missing", "notice.stale", "notice.unreviewed", "notice.closed",
    "refused.media", "refused.voice", "refused.contact", "refused.location", "refused.document", "refused.other",
)  # fmt: skip

LINES = (
    "hours.always", "hours.open", "hours.closed", "hours.opens", "hours.usually",
    "phone.sms", "phone.unchecked", "checked", "law", "source", "contacts.title",
)  # fmt: skip

WEB = ("web.name", "web.question", "web.send", "web.exit", "web.not_found", "web.skip")  # fmt: skip

TELEGRAM = (
    "bot.name", "bot.description", "bot.short_description",
    "command.start", "command.menu", "command.language", "command.emergency", "command.hide", "command.erase",
    "command.privacy", "command.help",
)  # fmt: skip

CONSOLE = ("console.prompt",)

SENTENCES = (*BUTTONS, *TITLES, *BODIES, *NOTICES, *LINES, *WEB, *TELEGRAM, *CONSOLE)
