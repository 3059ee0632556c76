"""Removes from a text what the site, not the author, wrote into it.

The text is read line by line. A whole line goes if a rule takes it, if it repeats the title, or if its words or its
place show that it is the site's. A line that stays loses the site's words inside it. In the end the lines above the
author's first sentence and below his last are weighed once more. The rules are data, in `rules`.
"""

from bisect import bisect_right
from collections.abc import Set

from crawler.cleaners.boilerplate.above import above_offer, advice, preface
from crawler.cleaners.boilerplate.around_title import spelled
from crawler.cleaners.boilerplate.ends import credits_below
from crawler.cleaners.boilerplate.glued_title import REPEATED_TITLE, behind_heading, with_titles, without_title
from crawler.cleaners.boilerplate.inside import end_sentences, of_page, of_rules
from crawler.cleaners.boilerplate.leads import is_said_again, without_label
from crawler.cleaners.boilerplate.margins import margins
from crawler.cleaners.boilerplate.outlines import outline, with_pages
from crawler.cleaners.boilerplate.reading import EDGE, Line, Reading
from crawler.cleaners.boilerplate.repeated_title import lines_of_title, numbered, speaks_of
from crawler.cleaners.boilerplate.rules.introductions import ABOUT_TEXT
from crawler.cleaners.boilerplate.spans import Span, in_order, without
from crawler.cleaners.boilerplate.whole_lines import AROUND_TITLE, INTRODUCED, REPEATED_LEAD, taken_by
from crawler.cleaners.particulars import particulars
from crawler.cleaners.record import Change, Changed
from crawler.cleaners.vocabulary.title_words import GENRES, MODEL
from crawler.page import SiteRules
from indexer import late_re as re

# Lines and characters from the top among which rules are tried; no page of a site is longer.
_MAX_TRIED, _MAX_CHARACTERS = 4_000, 500_000

_NO_RULES = SiteRules()

# What is recognised by several lines at once.
_LISTS = (
    ("outline", outline),
    ("outline", with_pages),
    ("document's particulars", particulars),
    ("advice on writing", advice),
    ("preface", preface),
    ("credits", credits_below),
)
_NEIGHBOUR = "neighbouring articles"
_OFFERED_TEXT = re.compile(f"{GENRES}|{MODEL}")
# The label of a document site above the first words of a text.
_LABEL = re.compile(r"\W{0,3}(?:资源|文档|内容|文件|资料|文章|正文|全文)(?:简介|描述|摘要|介绍|预览|内容)?\W{0,3}")

# A label on a line of its own, and the words below it.
_KEY_WORDS = re.compile(r"\W{0,4}关\s{0,3}键\s{0,3}[词字]\s?:\s?")
_WORDS = re.compile(r"\s{0,4}\S{1,12}(?:\s\S{1,12}){1,20}")


def strip(text: str, title: str = "", rules: SiteRules = _NO_RULES, page_title: str = "") -> Changed:
    """The text without boilerplate, and every removal with its rule.

    `title` is the page's, which sites repeat around the text; `page_title` its <title>, which may name the site.
    `rules` are the site's own patterns, matched against the lines as they stand, and the lines that its pages share.
    """
    reading = Reading(text, title, rules, page_title)
    listed = {place: name for name, find in _LISTS for place in find(reading.folded)}
    listed |= dict.fromkeys(spelled(reading.title, reading.folded), AROUND_TITLE)
    heads = numbered(reading.title, reading.folded) - listed.keys()
    offer = 0  # the line near the top in which a site speaks of the texts that it brings
    for place in range(reading.last):
        if place in heads:
            reading.kept[place] = reading.lines[place]
            continue
        line = _read(place, reading)
        offer = place if _offers(line) else offer
        if name := listed.get(place) or taken_by(line, reading):
            reading.changes.append(Change("boilerplate", name, reading.starts[place], line.text))
            if _takes_next(line, name, reading):
                listed[place + 1] = name
        else:
            reading.keep(line, _inside(line, reading))
    _take(reading, above_offer(reading.left, reading.kept, offer), "above the editor's words")
    _take(reading, margins(reading.left, reading.kept, reading.last), "margin")
    return Changed("\n".join(reading.kept.values()), tuple(reading.changes))


def _read(place: int, reading: Reading) -> Line:
    """A line, and what the rules take of it."""
    text, folded = reading.lines[place], reading.folded[place]
    head = reading.written < EDGE
    edge = head or reading.last - place <= EDGE
    tried = edge or (place < _MAX_TRIED and reading.starts[place] < _MAX_CHARACTERS)
    fitting = reading.candidates.get(place) if tried else None
    leads = head and reading.is_above_middle(place)  # what stands before a site's sentence leads up to it
    rule, inside = of_rules(folded, fitting, edge=edge, head=leads) if fitting else ("", [])
    rule, inside = reading.voice.spared(place, rule, inside)
    return Line(place, text, folded, head, edge, rule, inside)


def _offers(line: Line) -> bool:
    """Whether a line near the top is a site's about the texts that it offers."""
    name = line.rule or (line.inside[0].rule if line.inside and not line.inside[0].start else "")
    return name in ABOUT_TEXT and line.place < EDGE and _OFFERED_TEXT.search(line.folded) is not None


def _takes_next(line: Line, name: str, reading: Reading) -> bool:
    """Whether the rule that takes a line takes the next one too: the title runs over both, or a label announces it."""
    below = line.place + 1
    if below >= reading.last:
        return False
    over_two = name == REPEATED_TITLE and reading.lines_of_title(line.place) == 2
    link = name == _NEIGHBOUR and line.folded.endswith(":") and below + 1 == reading.last
    words = _KEY_WORDS.fullmatch(line.folded) and _WORDS.fullmatch(reading.folded[below])
    return bool(over_two or link or words)


def _inside(line: Line, reading: Reading) -> list[Span]:
    """What is to be removed from a line that stays; all of it, if the rest is the title or stands again below."""
    spans = in_order([*line.inside, *of_page(line.text, line.folded, reading.rules, reading.site, reading.planted)])
    for start, end in end_sentences(line.folded) if line.edge else ():
        if (start or line.head) and speaks_of(reading.title, line.folded[start:end]):
            spans = in_order([*spans, Span(start, end, INTRODUCED)])
    if line.head:
        spans = _with_titles(line, spans, reading)
    if spans and lines_of_title(reading.title, [without(line.folded, spans)], 0):
        spans = [Span(0, len(line.text), spans[0].rule)]
    if line.head and _repeats_below(line, spans, reading):
        return [Span(0, len(line.text), REPEATED_LEAD)]
    return spans


def _with_titles(line: Line, spans: list[Span], reading: Reading) -> list[Span]:
    """The spans of one of the first lines, and the title in it, which the line above may announce or be."""
    above = line.place - 1
    announced = above >= 0 and above not in reading.kept and _LABEL.fullmatch(reading.left[above]) is not None
    spans = with_titles(line.folded, spans, reading.title, anywhere=announced)
    if not spans and above in reading.kept and (end := behind_heading(reading.left[above], line.folded)):
        return [Span(0, end, REPEATED_TITLE)]
    return spans


def _repeats_below(line: Line, spans: list[Span], reading: Reading) -> bool:
    """Whether a line is only the beginning of one below, with a site's words, a label or the title around it."""
    lead = without_label(line.folded)
    labelled = lead != line.folded
    if not spans and not labelled:
        return False
    rest = without_title(reading.title, without_label(without(line.folded, spans) if spans else lead))
    return is_said_again(rest, reading.below(line.place), labelled=labelled)


def _take(reading: Reading, places: Set[int], name: str) -> None:
    """Remove the kept lines at these places as wholes; what was removed inside them is no longer told."""
    if not places:
        return
    for place in places:
        del reading.kept[place]
    reading.changes = [
        *(change for change in reading.changes if bisect_right(reading.starts, change.start) - 1 not in places),
        *(Change("boilerplate", name, reading.starts[place], reading.lines[place]) for place in sorted(places)),
    ]
