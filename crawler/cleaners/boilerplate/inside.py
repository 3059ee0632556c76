"""Finds what inside a line is not the author's: planted words, and single sentences."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import takewhile

from crawler.cleaners.boilerplate.matching import MAX_LINE, MAX_READ, Fitting, inside, matching
from crawler.cleaners.boilerplate.rules import Rule
from crawler.cleaners.boilerplate.rules.authors_words import AUTHOR
from crawler.cleaners.boilerplate.rules.heads import FIRST_HEAD, PART_HEAD
from crawler.cleaners.boilerplate.rules.title_forms import OFFERS
from crawler.cleaners.boilerplate.spans import Span, in_order, without
from crawler.cleaners.boilerplate.to_reader import speaks_to_reader
from crawler.page import SiteRules
from indexer import late_re as re

_EDGE_SENTENCES = 3  # sentences at either end of a paragraph among which a site's may stand

_QUESTION, _CAPTION = "reader's troubles", "caption"
TO_READER = "words to the reader"  # what no rule takes, but its words show to be a site's
_BRIEF = 30  # characters of a sentence behind a site's that needs only one word to the reader
_MIN_OWN = 20  # characters beside a site's sentences that may be the author's
_BLANKS = 20  # characters before a planted sentence among which the full stop of the last one is
_WORD = re.compile(r"\w")
_SPEAKS_TO_READER = re.compile(f"{OFFERS.pattern}|大家|[您你]|参考|借鉴|分享|推荐|帮助")
_HEADING = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[(][一二三四五六七八九十]{1,3}[)]|第[一二三四五六七八九十]{1,3}[章部]).*"
)
_SENTENCE = re.compile(r"[^。!?]{1,500}[。!?]{0,3}[”\"』」》)】]{0,3}")


class _Sentence:
    """A sentence of a line, and the rules that are to be tried on it."""

    def __init__(self, found: re.Match[str], planted: list[Span], fitting: Fitting) -> None:
        self.whole = found[0]
        self.words = found[0].strip()
        self.start, self.end = found.span()
        self._planted, self._fitting = planted, fitting

    @cached_property
    def rule(self) -> str:
        """The name of the rule that takes it; "" where none does."""
        start, end = self.start, self.end
        planted = [
            Span(span.start - start, span.end - start, span.rule)
            for span in self._planted
            if start <= span.start and span.end <= end
        ]
        if planted:
            return _beside_planted(self.whole, planted, self._fitting.at_edge, self._fitting.sentence)
        ended = self.words[-1:] in "。!?"
        return matching(self.words, self._fitting.sentence if ended else self._fitting.at_edge)

    @property
    def to_reader(self) -> bool:
        """Whether it has a word to the reader."""
        return _SPEAKS_TO_READER.search(self.whole) is not None


def of_rules(folded: str, fitting: Fitting, *, edge: bool, head: bool) -> tuple[str, list[Span]]:
    """The name of the rule that takes a whole line, or ""; and the spans that rules take inside it.

    Words planted inside a line do not make it the site's: it is judged by what is left. Near the ends of a text
    (`edge`; `head`: near its beginning) a longer line is judged sentence by sentence.
    """
    whole = fitting.at_edge if edge else fitting.anywhere
    of_sentences = fitting.sentence if edge else ()
    planted = _planted(folded, fitting)
    mixed = matching(folded, whole, authors=True)  # takes a site's words though an author's stand beside them
    name = _beside_planted(folded, planted, whole, of_sentences) if planted else mixed and matching(folded, whole)
    mixed = name or mixed
    found = _SENTENCE.finditer(folded, 0, MAX_READ) if mixed or of_sentences else ()
    sentences = [_Sentence(one, planted, fitting) for one in found]
    brief = mixed != _CAPTION and len(folded) <= 2 * MAX_LINE
    if mixed and brief and (last := _last_words(folded, sentences, planted, head)):
        return "", last
    if mixed and edge and (text := _text_behind(folded, sentences) or _before_author(folded, whole)):
        return "", in_order([Span(0, text, mixed), *planted])
    if planted:
        return name, planted
    # A writer too leads up to a question; a site leads up to what it offers.
    of_site = name and name != _QUESTION and not AUTHOR.search(folded, 0, MAX_READ)
    if len(sentences) < 2 or not of_sentences or of_site:
        return name, []
    spans = _of_sentences(sentences, of_sentences)
    if head and spans:
        # What leads up to a site's last word is a site's too, unless only the wording tells whose that is.
        by_rule = any(span.rule != TO_READER for span in spans)
        to_end = spans[-1].end == sentences[-1].end
        if by_rule and len(folded) <= MAX_LINE and to_end and not AUTHOR.search(folded):
            return spans[-1].rule, spans
    return "", spans


def _planted(folded: str, fitting: Fitting) -> list[Span]:
    """What inline rules take inside a line; a sentence of its own goes with its full stop."""
    spans = in_order(
        [Span(*match.span(), rule.name) for rule in fitting.inline for match in inside(rule.pattern, folded)]
    )
    return [Span(start, end + _has_stop(folded, start, end), rule) for start, end, rule in spans]


def _has_stop(folded: str, start: int, end: int) -> bool:
    """Whether the words from `start` up to `end` begin a sentence and a full stop follows them."""
    before = folded[max(0, start - _BLANKS) : start].rstrip()
    return folded[end : end + 1] == "。" and before[-1:] in ("", *"。!?")


def _beside_planted(folded: str, planted: list[Span], whole: Sequence[Rule], of_sentences: Sequence[Rule]) -> str:
    """The rule that takes what is left of a line without what is planted in it; "" where none does."""
    rest = without(folded, planted)
    if not _WORD.search(rest):
        return planted[0].rule
    if name := matching(rest, whole):
        return name
    # A site's name may be the subject of a lead-in, but not one that is planted in brackets.
    if not any(span.rule == "site name" and folded[span.start] not in "〖【[(" for span in planted):
        return ""
    as_subject = without(folded, planted, stand_in="本站")
    return matching(as_subject, of_sentences) or matching(rest.lstrip(",;、:"), whole)


def _last_words(folded: str, sentences: Sequence[_Sentence], planted: list[Span], head: bool) -> list[Span]:
    """The site's sentences behind an author's in one line, with what is planted; [] where the line is not of both.

    Near the beginning what stands before them is the site's too, unless only an author says it.
    """
    sites = list(takewhile(lambda sentence: sentence.rule, reversed(sentences)))
    own = folded[: sites[-1].start].strip() if sites else ""
    if len(own) < _MIN_OWN or not (AUTHOR.search(own) or (not head and says_something(own))):
        return []
    return in_order([*planted, *(Span(sentence.start, sentence.end, sentence.rule) for sentence in sites)])


def says_something(words: str) -> bool:
    """Whether any of these sentences is long enough for an author's and does not address the reader."""
    sentences = (found[0] for found in _SENTENCE.finditer(words))
    return any(len(sentence) >= _MIN_OWN and not _SPEAKS_TO_READER.search(sentence) for sentence in sentences)


def _of_sentences(sentences: Sequence[_Sentence], rules: Sequence[Rule]) -> list[Span]:
    """The sentences at either end of a line that a rule takes, or that address the reader."""
    spans: list[Span] = []
    site_end = 0  # where the last of them ends
    for one in [*sentences[:_EDGE_SENTENCES], *sentences[_EDGE_SENTENCES:][-_EDGE_SENTENCES:]]:
        goes_on = one.start == site_end > 0 and len(one.words) <= _BRIEF and one.to_reader
        by_wording = (goes_on or speaks_to_reader(one.words)) and not AUTHOR.search(one.words)
        if name := matching(one.words, rules) or (by_wording and TO_READER):
            spans.append(Span(one.start, one.end, name))
            site_end = 0 if name == _QUESTION else one.end
    # A writer may ask in his paragraph how such a text is written; a site's does little more, or offers one.
    asked = sum(span.end - span.start for span in spans)
    only_asks = all(span.rule == _QUESTION for span in spans)
    return [] if only_asks and 2 * asked <= sentences[-1].end else in_order(spans)


def _text_behind(folded: str, sentences: Sequence[_Sentence]) -> int:
    """Where the text begins behind a site's sentences in its line; 0 where none does, or an author leads up to them."""
    begin = size = 0  # where the text may begin, and the letters since that do not address the reader
    for one in sentences:
        if one.rule or (begin and not size and one.to_reader):
            if size and AUTHOR.search(folded, begin, one.start):
                return 0
            begin, size = one.end, 0
        elif not one.to_reader:
            size += one.end - one.start
    rest = folded[begin:].strip()
    heads = begin and any(head.fullmatch(rest) for head in (_HEADING, FIRST_HEAD, PART_HEAD))
    return begin if size >= _MIN_OWN or heads else 0


def _before_author(folded: str, rules: Sequence[Rule]) -> int:
    """Where the author's sentence begins, if a rule takes all of the line before it; else 0."""
    author = AUTHOR.search(folded)
    if not author or len(folded) - author.start() < _MIN_OWN:
        return 0
    first = author.start()
    begins = (first, 1 + max(folded.rfind(mark, 0, first) for mark in " 。!?"))
    return next((begin for begin in begins if begin and matching(folded[:begin].strip(), rules)), 0)


def of_page(
    line: str, folded: str, rules: SiteRules, name_of_site: re.Pattern[str] | None, planted: Iterable[re.Pattern[str]]
) -> Iterator[Span]:
    """What the site's own patterns, its name and what it has `planted` take inside a line."""
    for rule in rules.boilerplate:
        yield from (Span(*match.span(), rule.name) for match in inside(rule.pattern, line))
    if name_of_site:
        yield from (Span(*match.span(), "site name") for match in inside(name_of_site, folded))
    for pattern in planted:
        yield from (Span(*match.span(), "watermark") for match in inside(pattern, line))


def end_sentences(folded: str) -> list[tuple[int, int]]:
    """Where the first and the last sentence of a line begin and end; an empty place, if it has only one."""
    spans = [found.span() for found in _SENTENCE.finditer(folded, 0, MAX_READ)]
    return [spans[0], spans[-1]] if len(spans) > 1 else [(0, 0)]
