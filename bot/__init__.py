"""Balise: rights information in a person's own language, on the channel she already has.

The floors, lowest first, and who may import whom: docs/architecture.md.
"""

__version__ = "0.1.0"
