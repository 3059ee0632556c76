"""Decode: from bytes to characters. The charset that a page declares is only a hint."""

from crawler.cleaners.decode.encoding import Decoded, decode
from crawler.cleaners.decode.unread import is_unread

__all__ = ["Decoded", "decode", "is_unread"]
