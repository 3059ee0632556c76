"""Restores GBK text that lost bytes, as far as the bytes that are left prove what stood there.

- Pair: the two bytes of a character, its lead byte and its trail byte.
- Stretch: the characters behind a lost byte, each read from the trail byte of one character and the lead byte of the
  next, up to where the pairs are right again. Its characters without marks are its run.
- Mark: ?, ？ or U+FFFD in the place of a byte, or a pair, that is no character.
- Gloss: a reading in brackets, such as (zāi), that a converter put behind a character.
- Open: of a character that is not certain; it is written as a question mark.
"""
