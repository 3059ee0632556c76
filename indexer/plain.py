"""Texts from the web on a terminal, a page or in a picture: nothing in them commands what shows them."""

import re

# C0 and C1 controls but the line feed, marks that reorder what is read, and half characters, which cannot be encoded.
_COMMANDING = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def safe(text: object) -> str:
    """The text, of the same length, with everything that could command a terminal replaced; empty for None."""
    return _COMMANDING.sub("\N{REPLACEMENT CHARACTER}", "" if text is None else str(text))


def one_line(text: str, instead: str = " ") -> str:
    """The printable characters of a text; every other one, line feeds too, is `instead`."""
    return text if text.isprintable() else "".join(char if char.isprintable() else instead for char in text)
