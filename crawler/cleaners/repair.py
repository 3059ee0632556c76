"""Repair: what conversion broke, where the text itself proves how to mend it. Every repair is recorded."""

import re

from crawler.cleaners.record import Change, Changed
from crawler.cleaners.shifted import mended

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ"
# 總結(jié): a converter glossed the character with its reading. A tone mark proves it: no author writes that.
_PINYIN = re.compile(rf"(?<=[\u3400-\u9fff])[ ]?[（(][ ]?(?=[a-zü]{{0,6}}[{_TONED}])[a-zü{_TONED}]{{1,7}}[ ]?[)）]")
_INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")

_RULES = (("bracketed pinyin", _PINYIN), ("invisible characters", _INVISIBLE))

# A Han character that lost a byte: ?偨Y, 學?;A. Seen, not mended.
_DAMAGED = re.compile(
    r"\ufffd|\?\?[\u4e00-\u9fff]|[\u4e00-\u9fff][?？](?:[\u0370-\u03ff]|[;,][A-Z]|[\u4e00-\u9fff]{1,2}[A-Z])"
)


def repair(text: str) -> Changed:
    """The text with the damage undone that can be undone with certainty."""
    rules = _RULES if any(mark in text for mark in _TONED) else _RULES[1:]
    found = [(*match.span(), name, "") for name, pattern in rules for match in pattern.finditer(text)]
    found += [(one.start, one.end, "lost byte", one.text) for one in mended(text)]
    if not found:
        return Changed(text, ())
    kept: list[str] = []
    changes: list[Change] = []
    place = 0
    for first, end, name, after in sorted(found):
        if first < place:
            continue
        kept += (text[place:first], after)
        changes.append(Change("repair", name, first, text[first:end], after))
        place = end
    return Changed("".join([*kept, text[place:]]), tuple(changes))


def is_damaged(text: str) -> bool:
    """Whether characters are lost that could not be restored."""
    return _DAMAGED.search(text) is not None
