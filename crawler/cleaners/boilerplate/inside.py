"""What stands inside a line and is not the author's: planted words, and single sentences."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import takewhile

from crawler.cleaners.boilerplate.found import Found, in_order, without
from crawler.cleaners.boilerplate.matching import MAX_LINE, MAX_READ, Fitting, inside, matching
from crawler.cleaners.boilerplate.rules import Rule
from crawler.cleaners.boilerplate.rules.authors_words import AUTHOR
from crawler.cleaners.boilerplate.rules.heads import FIRST_HEAD, PART_HEAD
from crawler.cleaners.boilerplate.rules.title_forms import OFFERS
from crawler.cleaners.boilerplate.to_reader import speaks_to_reader
from crawler.page import SiteRules
from indexer import late_re as re

_EDGE_SENTENCES = 3  # sentences at either end of a paragraph among which a site's may stand

_QUESTION, _CAPTION = "reader's troubles", "caption"
TO_READER = "words to the reader"  # the name under which goes what its words tell and no rule takes
_BRIEF = 30  # characters of a sentence behind a site's that needs but one word to the reader
_OWN = 20  # characters beside a site's sentences that may be the author's
_BLANKS = 20  # characters before a planted sentence among which the last one's stop stands
_WORD = re.compile(r"\w")
_SPEAKS_TO_READER = re.compile(f"{OFFERS.pattern}|大家|[您你]|参考|借鉴|分享|推荐|帮助")
_HEADING = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[(][一二三四五六七八九十]{1,3}[)]|第[一二三四五六七八九十]{1,3}[章部]).*"
)
_SENTENCE = re.compile(r"[^。!?]{1,500}[。!?]{0,3}[”\"』」》)】]{0,3}")


class _Sentence:
    """A sentence of a line in which something is planted, and the rules that are to be tried on it."""

    def __init__(self, found: re.Match[str], planted: Found, fitting: Fitting) -> None:
        self.whole = found[0]
        self.words = found[0].strip()
        self.start, self.end = found.span()
        self._planted, self._fitting = planted, fitting

    @cached_property
    def rule(self) -> str:
        """The name of the rule that takes it; "" where none does."""
        start, end = self.start, self.end
        within = [
            (first - start, last - start, name) for first, last, name in self._planted if start <= first and last <= end
        ]
        if within:
            return _beside_planted(self.whole, within, self._fitting.at_edge, self._fitting.sentence)
        ends = self.words[-1:] in "。!?"
        return matching(self.words, self._fitting.sentence if ends else self._fitting.at_edge)

    @property
    def to_reader(self) -> bool:
        return _SPEAKS_TO_READER.search(self.whole) is not None


def of_rules(folded: str, fitting: Fitting, *, edge: bool, head: bool) -> tuple[str, Found]:
    """The name of the rule that takes a whole line, or "", and what rules take inside it.

    What is planted inside a line does not make it the site's: the line is judged by what is left. Near the ends of the
    text (`edge`; `head`: near its beginning) a longer line is judged sentence by sentence.
    """
    whole = fitting.at_edge if edge else fitting.anywhere
    of_sentences = fitting.sentence if edge else ()
    planted = _planted(folded, fitting)
    mixed = matching(folded, whole, authors=True)  # what takes a site's words though an author's stand beside them
    name = _beside_planted(folded, planted, whole, of_sentences) if planted else mixed and matching(folded, whole)
    mixed = name or mixed
    sentences = _SENTENCE.finditer(folded, 0, MAX_READ) if mixed or of_sentences else ()
    said = [_Sentence(one, planted, fitting) for one in sentences]
    brief = mixed != _CAPTION and len(folded) <= 2 * MAX_LINE
    if mixed and brief and (found := _last_words(folded, said, planted, head)):
        return "", found
    if mixed and edge and (text := _text_behind(folded, said) or _before_author(folded, whole)):
        return "", in_order([(0, text, mixed), *planted])
    if planted:
        return name, planted
    # A writer too leads up to a question; a site leads up to what it offers.
    of_site = name and name != _QUESTION and not AUTHOR.search(folded, 0, MAX_READ)
    if len(said) < 2 or not of_sentences or of_site:
        return name, []
    found = _of_sentences(said, of_sentences)
    if head and found:
        # What leads up to a site's last word is a site's too, unless nothing but its words tell whose that is.
        by_rule = any(rule != TO_READER for _, _, rule in found)
        if by_rule and len(folded) <= MAX_LINE and found[-1][1] == said[-1].end and not AUTHOR.search(folded):
            return found[-1][2], found
    return "", found


def _planted(folded: str, fitting: Fitting) -> Found:
    """What inline rules take inside a line. What is a sentence of its own goes with its full stop."""
    found = in_order([(*match.span(), rule.name) for rule in fitting.inline for match in inside(rule.pattern, folded)])
    return [(first, end + _stops(folded, first, end), name) for first, end, name in found]


def _stops(folded: str, first: int, end: int) -> bool:
    """Whether what is between two places begins a sentence and a full stop follows it."""
    before = folded[max(0, first - _BLANKS) : first].rstrip()
    return folded[end : end + 1] == "。" and before[-1:] in ("", *"。!?")


def _beside_planted(folded: str, planted: Found, whole: Sequence[Rule], of_sentences: Sequence[Rule]) -> str:
    """The rule that takes what is left of a line without what is planted in it; "" where none does."""
    rest = without(folded, planted)
    if not _WORD.search(rest):
        return planted[0][2]
    if name := matching(rest, whole):
        return name
    # A site's name may be the subject of a lead-in, but not one that is planted in brackets.
    if not any(rule == "site name" and folded[first] not in "〖【[(" for first, _, rule in planted):
        return ""
    as_subject = without(folded, planted, stand_in="本站")
    return matching(as_subject, of_sentences) or matching(rest.lstrip(",;、:"), whole)


def _last_words(folded: str, said: Sequence[_Sentence], planted: Found, head: bool) -> Found:
    """The site's sentences behind an author's in one line, with what is planted; [] where the line is not of both.

    Near the beginning what stands before them is the site's too, unless only an author says it.
    """
    sites = list(takewhile(lambda one: one.rule, reversed(said)))
    own = folded[: sites[-1].start].strip() if sites else ""
    if len(own) < _OWN or not (AUTHOR.search(own) or (not head and says_something(own))):
        return []
    return in_order([*planted, *((one.start, one.end, one.rule) for one in sites)])


def says_something(words: str) -> bool:
    """Whether a sentence is among these that is long enough for an author's and does not speak to the reader."""
    sentences = (one[0] for one in _SENTENCE.finditer(words))
    return any(len(one) >= _OWN and not _SPEAKS_TO_READER.search(one) for one in sentences)


def _of_sentences(said: Sequence[_Sentence], rules: Sequence[Rule]) -> Found:
    """The sentences at either end of a line that a rule takes, or that speak to the reader."""
    found: Found = []
    behind = 0  # where the last of them ends
    for one in [*said[:_EDGE_SENTENCES], *said[_EDGE_SENTENCES:][-_EDGE_SENTENCES:]]:
        goes_on = one.start == behind > 0 and len(one.words) <= _BRIEF and one.to_reader
        of_words = (goes_on or speaks_to_reader(one.words)) and not AUTHOR.search(one.words)
        if name := matching(one.words, rules) or (of_words and TO_READER):
            found.append((one.start, one.end, name))
            behind = 0 if name == _QUESTION else one.end
    # A writer asks in his paragraph how such a text is written, too; a site's does little more than ask, or brings one.
    asked = sum(end - first for first, end, _ in found)
    only_asks = all(name == _QUESTION for _, _, name in found)
    return [] if only_asks and 2 * asked <= said[-1].end else in_order(found)


def _text_behind(folded: str, said: Sequence[_Sentence]) -> int:
    """Where the text begins behind a site's sentences in one line with it; 0 where none does, or an author leads up."""
    begin = size = 0  # of what may be the text: where it begins, and the letters in it that speak to no reader
    for one in said:
        if one.rule or (begin and not size and one.to_reader):
            if size and AUTHOR.search(folded, begin, one.start):
                return 0
            begin, size = one.end, 0
        elif not one.to_reader:
            size += one.end - one.start
    rest = folded[begin:].strip()
    heads = begin and any(head.fullmatch(rest) for head in (_HEADING, FIRST_HEAD, PART_HEAD))
    return begin if size >= _OWN or heads else 0


def _before_author(folded: str, rules: Sequence[Rule]) -> int:
    """Where the author's sentence begins before which a rule takes all of a line; 0 where it does not."""
    author = AUTHOR.search(folded)
    if not author or len(folded) - author.start() < _OWN:
        return 0
    first = author.start()
    begins = (first, 1 + max(folded.rfind(mark, 0, first) for mark in " 。!?"))
    return next((begin for begin in begins if begin and matching(folded[:begin].strip(), rules)), 0)


def of_page(
    line: str, plain: str, rules: SiteRules, name_of_site: re.Pattern[str] | None, planted: Iterable[re.Pattern[str]]
) -> Iterator[tuple[int, int, str]]:
    """What the site's own patterns, its name and what it has `planted` take inside a line; `plain` is it folded."""
    for rule in rules.boilerplate:
        yield from ((*match.span(), rule.name) for match in inside(rule.pattern, line))
    if name_of_site:
        yield from ((*match.span(), "site name") for match in inside(name_of_site, plain))
    for pattern in planted:
        yield from ((*match.span(), "watermark") for match in inside(pattern, line))


def end_sentences(folded: str) -> list[tuple[int, int]]:
    """Where the first and the last sentence of a line begin and end; the line itself, if it has but one."""
    spans = [one.span() for one in _SENTENCE.finditer(folded, 0, MAX_READ)]
    return [spans[0], spans[-1]] if len(spans) > 1 else [(0, 0)]
