"""Telegram, through its Bot API: long polling or webhook, one message edited in place, no state kept."""
