"""Where a text ends: before a list of related pages, key words one on a line, or a notice with only links behind it."""

from collections.abc import Mapping

from crawler.cleaners.boilerplate.facts import CUTS
from crawler.cleaners.boilerplate.matching import MAX_READ, NO_RULE, Fitting, matching
from crawler.cleaners.boilerplate.rules import OFFERED, RELATED_TITLE
from crawler.cleaners.boilerplate.rules.heads import PART_HEAD
from crawler.cleaners.boilerplate.rules.people import NAME, PERSON
from crawler.cleaners.record import Change
from crawler.cleaners.vocabulary.body_words import BODY_END
from crawler.cleaners.vocabulary.numerals import NUMBER
from indexer import late_re as re

_RELATED, _MAX_RELATED = 3, 90  # so many titles in a row at the end are a list of links; characters of one
_CUT_TAIL, _MIN_LINES = 0.5, 4  # a notice ends a text of so many lines only behind this part of it
_PROSE = 20  # letters of a sentence that is more than a link; the text does not end before it

# A link's text: a bullet, or a title with a genre in it.
_LINK = re.compile(rf"[-·•*▪■].*|[^。;!?]{{0,60}}(?:{OFFERED})[^。;!?]{{0,20}}")
_PAYWALL = "paywall"
# A key word on a line of its own, but no body's name, with which a text may be signed.
_KEY_WORD = re.compile(rf"(?!.*{BODY_END}$)[\u4e00-\u9fff]{{2,8}}")
_HEADS_LIST = re.compile(r".*:|\W{0,2}附.{0,30}(?<![。;!?])")  # above a list of the author's: 附:推广品种
# A headline, which is no heading of the text's own, and the first words of the page to which it leads.
_HEADLINE = re.compile(rf"(?!\W?{NUMBER}[、.)]|第{NUMBER})[^。;!?:…]{{4,40}}")
_TEASER = re.compile(r".{30,400}[^。;!?:.…”\"』」》)](?:\.{3}|…)")
_TEASERS = 2  # so many at the end are of other pages
# What was done for a report by the one whose name stands in the next line.
_DONE_FOR_REPORT = re.compile(
    r"(?:文字|图文|图片|摄影|视频|制作|编辑|责任编辑|责编|排版|美编|核稿|审核|校对|监制|统筹|供稿|撰稿|[初复终一二三]审)\s?:?"
)
_NAMES = re.compile(rf"{NAME}(?:[\s、]{{1,3}}{NAME}){{0,3}}|.{{2,16}}{BODY_END}")  # 初审 above 合格 is a table's
_REACH, _MIN_CREDITS = 24, 2  # lines from the end among which they stand; so many in a row
_KEY_WORDS = range(5, 61)  # so many in a row at the end that the text holds are none of the author's lines


def end_of_text(
    lines: list[str], folded: list[str], starts: list[int], candidates: Mapping[int, Fitting], changes: list[Change]
) -> int:
    """The line from which on nothing is the author's; what stands there is recorded in `changes`.

    `starts` are the places in the text at which the lines begin, `candidates` the rules to be tried on them.
    """
    found = (
        _at_notice(folded, starts, candidates)
        or _at_list("key words", folded, _key_words(folded), 1)
        or _at_list("related articles", folded, _teasers(folded), 2 * _TEASERS)
        or _at_list("related articles", folded, _related(folded), _RELATED)
    )
    if not found:
        return len(lines)
    last, name = found
    if last < len(lines):
        changes.append(Change("boilerplate", name, starts[last], "\n".join(lines[last:])))
    return last


def _at_notice(folded: list[str], starts: list[int], candidates: Mapping[int, Fitting]) -> tuple[int, str] | None:
    """The line at a notice with which the text ends, and the notice's rule; None where no notice ends it."""
    rest: tuple[int, int] | None = None
    for place in sorted(candidates):
        if starts[place] < _CUT_TAIL * (starts[-1] - 1) and len(folded) >= _MIN_LINES:
            continue
        fitting, line = candidates[place], folded[place]
        read = max(0, len(line) - MAX_READ)
        # What a rule takes inside the line from its first character on is the line.
        glued = any(rule.cut and rule.pattern.search(line, max(1, read)) for rule in fitting.inline)
        name = "" if glued else matching(line, fitting.tails)
        if not name and not glued:
            continue
        last_prose, last_link = rest = rest or _rest(folded, candidates)
        # Behind a cut nothing need follow; behind another notice links must, or nothing at all.
        ends = glued or name in CUTS or place == len(folded) - 1 or last_link > place
        if ends and last_prose <= place:
            return place + glued, name or _PAYWALL  # the author's words before a notice in their line stay
    return None


def _at_list(name: str, folded: list[str], count: int, least: int) -> tuple[int, str] | None:
    """The line at which a list of `count` lines at the end begins, with its name; None where it is too short."""
    return (len(folded) - count, name) if count >= least else None


def credits_below(folded: list[str]) -> range:
    """The lines near the end that name those who made a report, each below what he did; else empty."""
    place = max(0, len(folded) - _REACH)
    while place < len(folded):
        end = place
        while end + 1 < len(folded) and _DONE_FOR_REPORT.fullmatch(folded[end]) and _NAMES.fullmatch(folded[end + 1]):
            end += 2
        if end - place >= 2 * _MIN_CREDITS:
            return range(place, end)
        place += 1
    return range(0)


def _teasers(folded: list[str]) -> int:
    """How many lines at the end are headlines of other pages, each with the first words of its page below it."""
    first = len(folded)
    while first > 1 and _TEASER.fullmatch(folded[first - 1]) and _is_headline(folded[first - 2]):
        first -= 2
    return len(folded) - first if first else 0


def _is_headline(line: str) -> bool:
    return _HEADLINE.fullmatch(line) is not None and not PART_HEAD.fullmatch(line)


def _related(folded: list[str]) -> int:
    """How many lines at the end are titles of other pages."""
    first = len(folded)
    while first and len(folded[first - 1]) <= _MAX_RELATED and RELATED_TITLE.fullmatch(folded[first - 1]):
        first -= 1
    return len(folded) - first


def _key_words(folded: list[str]) -> int:
    """How many lines at the end are words of the text that the site gives as its key words."""
    words: list[str] = []
    for line in reversed(folded):
        if len(words) == _KEY_WORDS.stop or not _KEY_WORD.fullmatch(line) or PERSON.fullmatch(line):
            break
        words.append(line)
    if len(words) not in _KEY_WORDS or len(words) == len(folded) or _HEADS_LIST.fullmatch(folded[-len(words) - 1]):
        return 0
    above = "\n".join(folded[: -len(words)])
    # An author has his own in a row too: 创新、协调、绿色、开放、共享.
    listed = re.search(r"\W{0,3}".join(reversed(words)), above)
    return len(words) if not listed and all(word in above for word in words) else 0


def _rest(folded: list[str], candidates: Mapping[int, Fitting]) -> tuple[int, int]:
    """The last line of an author's sentences, and the last of the links and the site's lines behind it.

    -1 where there is none.
    """
    last_link = -1
    for number in reversed(range(len(folded))):
        line = folded[number]
        if matching(line, candidates.get(number, NO_RULE).at_edge) or _LINK.fullmatch(line):
            last_link = max(last_link, number)
        elif len(line) >= _PROSE and line.rstrip('"”)）')[-1:] in "。!?;":
            return number, last_link
    return -1, last_link
