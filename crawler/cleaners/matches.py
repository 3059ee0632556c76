"""The matches of a pattern in a text, as many as any real text has: a hostile one has a million."""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice

from indexer import late_re as re
from indexer.text import HAN

# In a pattern: what an escape or a class stands for, a group without others inside, and what need not be there.
_OPTIONAL = r"(?P<optional>[?*]|\{0?,\d*\})?"
_CLASS = re.compile(rf"\\.|\[(?P<members>(?:\\.|[^\]\\])*)\]{_OPTIONAL}")
_GROUP = re.compile(rf"\((?P<kind>\?(?:[:>=!]|<[=!]|P<\w+>))?(?P<inside>[^()]*)\){_OPTIONAL}")
_UNCERTAIN = re.compile(r"[^\n](?:[?*]|\{0?,\d*\})[?+]?|\{[^}]*\}[?+]?")
_RUN = re.compile(r"[\ue000-\uf8ff]|[^\n.^$?*+\ue000-\uf8ff]+")
_BEGINNINGS = re.compile(rf"(?:\A|[|(:>])(?:([{HAN}])|\[([{HAN}]+)\])")
_LONG = 80  # characters of a text in which a word is found faster than a pattern
_MANY = 6  # characters of a class of which one is little to look for
MOST = 5_000  # of a text; a real one has some hundred of what is looked for


def matches(pattern: re.Pattern[str], text: str, most: int = MOST) -> Iterator[re.Match[str]]:
    """The first matches of a pattern, at most so many."""
    return islice(pattern.finditer(text), most)


def matches_often(pattern: re.Pattern[str], text: str, least: int) -> bool:
    """Whether a pattern matches so many times at least."""
    return sum(1 for _ in matches(pattern, text, least)) == least


def quick(alternatives: str, also: str = "") -> str:
    """A pattern of alternatives that are tried only where one may begin: over a text ten to twenty times as fast.

    Each begins with a Chinese character as it is, with a class of such, or with one of what is given `also`.

    >>> quick("平安|[全我]县(?:委|政府)")
    '(?=[全委平我政])(?:平安|[全我]县(?:委|政府))'
    """
    firsts = {*also, *"".join(map("".join, _BEGINNINGS.findall(alternatives)))}
    return f"(?=[{''.join(sorted(firsts))}])(?:{alternatives})"


def may_match(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a pattern is to be tried: a long folded text has one of the words that it needs, if it needs any.

    >>> [may_match(re.compile("科学的?发展观|代表"), text * 99) for text in ("发展", "落实科学发展观")]
    [False, True]
    """
    if len(text) < _LONG:
        return True
    needed = words_needed(pattern.pattern)
    for word in needed:  # as a loop, for it is to cost less than the pattern
        if word in text:
            return True
    return not needed


@cache
def words_needed(pattern: str) -> tuple[str, ...]:
    """Words of which one stands in whatever a pattern for folded text finds; to look for them first is faster.

    None where something that it finds may be without any.

    >>> words_needed("[三3]个代表|科学的?发展观|(?:以上|本文)由.{1,9}提供(?!者)")
    ('个代表', '发展观', '提供')
    >>> words_needed(r"\\d{1,3}|第[一二]?页")
    ()
    """
    choices: dict[str, tuple[str, ...]] = {}  # by the character of nobody's that stands for a class or a group

    def stand_in(words: tuple[str, ...]) -> str:
        sign = chr(0xE000 + len(choices))
        choices[sign] = words
        return sign if words else "\n"

    def of_class(found: re.Match[str]) -> str:
        members = found["members"] or "^"
        few = len(members) <= _MANY and not found["optional"] and not re.search(r"^\^|\\|.-.", members)
        return stand_in(tuple(members)) if few else "\n"

    def of_group(found: re.Match[str]) -> str:
        known = found["kind"] not in ("?!", "?<!", "?<=") and not found["inside"].startswith("?")
        return stand_in(_needed(found["inside"], choices)) if known and not found["optional"] else "\n"

    pattern = _CLASS.sub(of_class, pattern)
    while pattern != (outer := _GROUP.sub(of_group, pattern)):
        pattern = outer
    return _needed(pattern, choices)


def _needed(pattern: str, choices: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The same of a pattern without classes and groups, for some of which characters stand."""
    found: list[str] = []
    for alternative in _UNCERTAIN.sub("\n", pattern).split("|"):
        certain = [choices.get(run, (run,)) for run in _RUN.findall(alternative) if not run.isspace()]
        if not certain:
            return ()
        rarest = max(certain, key=_told_by)
        found += rarest
    return tuple(dict.fromkeys(found))


def _told_by(words: tuple[str, ...]) -> tuple[bool, int, int]:
    """How rare a text is that has one of these words."""
    shortest = min(map(len, words))
    return shortest > 1, -len(words), shortest
