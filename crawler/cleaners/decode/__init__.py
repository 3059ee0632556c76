"""Decode: from bytes to characters. The charset that a page declares is only a hint."""

from crawler.cleaners.decode.encoding import Decoded, decode

__all__ = ["Decoded", "decode"]
