"""Floor 3: thin translators between platforms and the conversation; they import the domain and nothing else of ours."""
