"""Floor 2: reads locales/, keeps translations honest, and is the only place where ids become words."""
