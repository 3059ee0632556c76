"""From bytes to characters, without believing what a page says of its own charset."""

from crawler.cleaners.decode.encoding import Decoded, decode

__all__ = ["Decoded", "decode"]
