"""The web channel: the same conversation as pages, without script, cookie or memory."""
