"""Strip: what the site, not the author, wrote into the article.

The text is read line by line from its beginning. A whole line goes if a rule takes it, if it is the title again, or if
its words or its place tell that it is the site's. A line that stays loses the site's words inside it. At last the lines
above the author's first sentence and below his last are weighed once more. The rules are data, in `rules`.
"""

from bisect import bisect_right
from collections.abc import Set
from dataclasses import dataclass
from itertools import accumulate

from crawler.cleaners.boilerplate.above import above_offer, advice, preface
from crawler.cleaners.boilerplate.around_title import around_title
from crawler.cleaners.boilerplate.authors_voice import AuthorsVoice
from crawler.cleaners.boilerplate.ends import credits_below, end_of_text
from crawler.cleaners.boilerplate.glued_title import behind_heading, without_title
from crawler.cleaners.boilerplate.inside import (
    ABOUT_TEXT,
    TO_READER,
    Found,
    end_sentences,
    in_order,
    of_page,
    of_rules,
    says_something,
    with_titles,
    without,
)
from crawler.cleaners.boilerplate.leads import (
    QUOTED,
    is_cut_lead,
    is_gathered,
    is_quoted,
    is_said_again,
    is_teaser,
    without_label,
)
from crawler.cleaners.boilerplate.margins import margins
from crawler.cleaners.boilerplate.marks import pictographs, site_name, watermark
from crawler.cleaners.boilerplate.matching import rules_by_line
from crawler.cleaners.boilerplate.outlines import outline, with_pages
from crawler.cleaners.boilerplate.repeated_title import ends_on, lines_of_title, numbered, speaks_of
from crawler.cleaners.boilerplate.repetition import line_key
from crawler.cleaners.boilerplate.rules.authors_words import AUTHOR
from crawler.cleaners.boilerplate.rules.heads import FIRST_HEAD, PART_HEAD
from crawler.cleaners.boilerplate.rules.wording import introduces_models, speaks_to_reader
from crawler.cleaners.boilerplate.title import Title, key_of
from crawler.cleaners.particulars import particulars
from crawler.cleaners.record import Change, Changed
from crawler.cleaners.vocabulary.body_words import SIGNED
from crawler.cleaners.vocabulary.title_words import GENRES, MODEL
from crawler.page import SiteRules
from indexer import late_re as re
from indexer.text import fold

_EDGE = 8  # lines at either end in which a site repeats the title and gives its page's data
_TOP = 24  # lines from the top among which the title may stand again behind a site's data
_BUTTON = 6  # letters of a line that is no more than a site's button
# Lines and characters from the top among which rules are tried; no page of a site is longer.
_MAX_TRIED, _MAX_CHARACTERS = 4_000, 500_000
_BELOW = 6  # lines below a lead among which the text begins
_BESIDE = 3  # of them that a lead may be the beginning of
_LETTER = 3  # lines of a letter at least

# What is known by several lines at once.
_LISTS = (
    ("outline", outline),
    ("outline", with_pages),
    ("document's particulars", particulars),
    ("advice on writing", advice),
    ("preface", preface),
    ("credits", credits_below),
)
_REPEATED_TITLE = "repeated title"
_INTRODUCED = "title introduced"
_CUT_LEAD = "lead cut off"
_NEIGHBOUR = "neighbouring articles"
_OFFERED_TEXT = re.compile(f"{GENRES}|{MODEL}")
# What a document site writes above the first words of the text.
_LABEL = re.compile(r"\W{0,3}(?:资源|文档|内容|文件|资料|文章|正文|全文)(?:简介|描述|摘要|介绍|预览|内容)?\W{0,3}")

# A label on a line of its own, and the words below it.
_KEY_WORDS, _WORDS = (
    re.compile(r"\W{0,4}关\s{0,3}键\s{0,3}[词字]\s?:\s?"),
    re.compile(r"\s{0,4}\S{1,12}(?:\s\S{1,12}){1,20}"),
)


def strip(text: str, title: str, rules: SiteRules, page_title: str = "") -> Changed:
    """The text without boilerplate; every removal is recorded with its rule.

    `title` is the page's, which sites repeat around the text. `page_title` is the page's <title>, which may name the
    site. `rules` are the site's own patterns, which are matched against the lines as they stand, and the lines that
    many of its pages share.
    """
    return _Stripping(text, title, rules, page_title).stripped()


@dataclass(slots=True)
class _Line:
    """A line that is judged."""

    place: int
    text: str
    folded: str
    head: bool  # it is among the first lines of the text
    edge: bool  # it is among these or the last
    weighed: bool  # it holds a rule's cue
    rule: str  # the rule that takes all of it, if one does
    inside: Found  # what rules take inside it


class _Stripping:
    """A text that is stripped from its first line to its last."""

    def __init__(self, text: str, title: str, rules: SiteRules, page_title: str) -> None:
        whole = fold(text)
        self._rules = rules
        self._changes: list[Change] = []
        self._kept: dict[int, str] = {}  # what is left of the lines, by their place
        self._written = 0  # how many of them are more than a button
        self._offer = 0  # the line in which a site speaks of the texts that it brings
        self._lines, self._folded = text.split("\n"), whole.split("\n")
        self._starts = list(accumulate((len(line) + 1 for line in self._lines), initial=0))
        self._candidates = rules_by_line(whole, self._starts)
        self._last = end_of_text(self._lines, self._folded, self._starts, self._candidates, self._changes)
        self._folded_title = fold(title)
        self._title = Title(self._folded_title)
        self._is_title: dict[int, bool] = {}  # whether a line near the top is the title, once that was asked
        self._planted = list(filter(None, (watermark(self._lines), pictographs(text))))
        self._site = site_name(fold(page_title), self._folded_title) if page_title else None
        self._listed = {place: name for name, find in _LISTS for place in find(self._folded)}
        self._around = around_title(self._title, self._folded)
        self._heads = numbered(self._title, self._folded) - self._listed.keys()
        self._voice = AuthorsVoice(self._folded, self._kept, self._candidates)

    def stripped(self) -> Changed:
        for place in range(self._last):
            self._judge(self._read(place))
        self._take_whole(above_offer(self._folded, self._kept, self._offer), "above the editor's words")
        self._take_whole(margins(self._folded, self._kept, self._last), "margin")
        return Changed("\n".join(self._kept.values()), tuple(self._changes))

    def _read(self, place: int) -> _Line:
        """A line with what rules take of it."""
        text, folded = self._lines[place], self._folded[place]
        head = self._written < _EDGE
        edge = head or self._last - place <= _EDGE
        tried = edge or (place < _MAX_TRIED and self._starts[place] < _MAX_CHARACTERS)
        fitting = self._candidates.get(place) if tried else None
        leads = head and self._is_above_middle(place)  # what stands before a site's sentence leads up to it
        rule, inside = of_rules(folded, fitting, edge=edge, head=leads) if fitting else ("", [])
        rule, inside = self._voice.spared(place, rule, inside)
        return _Line(place, text, folded, head, edge, fitting is not None, rule, inside)

    def _judge(self, line: _Line) -> None:
        """Keep a line, or what is left of it."""
        place = line.place
        if place in self._heads:
            self._kept[place] = line.text
            return
        self._note_offer(line)
        if name := self._listed.get(place) or line.rule or self._of_title(line) or self._of_site(line):
            self._changes.append(Change("boilerplate", name, self._starts[place], line.text))
            below = self._folded[place + 1] if place + 1 < self._last else ""
            link = name == _NEIGHBOUR and line.folded.endswith(":") and place + 2 == self._last
            if link or (_KEY_WORDS.fullmatch(line.folded) and _WORDS.fullmatch(below)):
                self._listed[place + 1] = name  # what the label announces
            return
        found = self._inside(line)
        if line.head and self._is_said_again(line, found):
            found = [(0, len(line.text), "repeated lead")]
        rest = without(line.text, found, self._starts[place], self._changes) if found else line.text
        if rest:
            self._kept[place] = rest
            self._written += len(rest) > _BUTTON
            self._folded[place] = without(line.folded, found, 0, []) if found else line.folded

    def _note_offer(self, line: _Line) -> None:
        """Remember where, near the top, a site speaks of the texts that it brings."""
        name = line.rule or (line.inside[0][2] if line.inside and not line.inside[0][0] else "")
        if name in ABOUT_TEXT and line.place < _EDGE and _OFFERED_TEXT.search(line.folded):
            self._offer = line.place

    # Whole lines: the name of the rule that takes one, or "".

    def _of_title(self, line: _Line) -> str:
        """What takes a line that is the title again, or stands around it as a site's lines do."""
        at = line.place
        again = at < _TOP and line.folded[-2:] == self._folded_title[-2:] and self._title.is_title(key_of(line.folded))
        bracketed = line.edge and line.folded[:1] + line.folded[-1:] == "【】"
        near = line.head or line.folded.endswith("页") or bracketed or again
        if near and (count := lines_of_title(self._title, self._folded, at)) and not self._is_enclosed(at):
            if count == 2:  # lines over which the title runs
                self._listed[at + 1] = _REPEATED_TITLE
            return _REPEATED_TITLE
        if self._only_heads_above() and ends_on(self._title, line.folded):
            return _REPEATED_TITLE
        return "around the title" if at in self._around and (self._around[at] or not self._kept) else ""

    def _of_site(self, line: _Line) -> str:
        """What takes a line that no rule knows: its words, or that the page or the site says it again."""
        if line.edge and (name := self._of_words(line)):
            return name
        following = self._following(line.place) if line.head else []
        below = line.place + 1
        quoted = line.head and is_quoted(line.folded, self._folded[below : below + QUOTED])
        if quoted or (line.head and is_teaser(line.folded, following)) or self._is_abstract(line):
            return "repeated lead"
        if not self._kept and is_cut_lead(line.folded, following) and self._is_beside_site(line.place):
            return _CUT_LEAD
        if self._introduces_models(line, following):
            return TO_READER
        if self._rules.repeated and line_key(line.folded, self._folded_title) in self._rules.repeated:
            return "repeated across the site"
        return ""

    def _of_words(self, line: _Line) -> str:
        """What takes a line by its words: it speaks of the title, or to the reader."""
        said = without(line.folded, line.inside, 0, []) if line.inside else line.folded
        above = self._is_above_middle(line.place)
        if speaks_of(self._title, said) and (above or not says_something(said[: end_sentences(said)[-1][0]])):
            return "" if AUTHOR.search(line.folded) else _INTRODUCED
        of_site = self._site.sub("本站", said) if self._site else said  # the words know no site's name
        of_reader = (line.weighed or of_site != said) and speaks_to_reader(of_site)
        of_author = of_reader and (AUTHOR.search(line.folded) or self._voice.speaks(line.place, {TO_READER}))
        return TO_READER if of_reader and not of_author else ""

    def _is_above_middle(self, place: int) -> bool:
        return 2 * place < self._last

    def _is_enclosed(self, place: int) -> bool:
        """Whether a line begins the document that a letter above it encloses: behind the day of its signature."""
        return (
            len(self._kept) >= _LETTER
            and place - 1 in self._kept
            and SIGNED.fullmatch(self._folded[place - 1]) is not None
        )

    def _only_heads_above(self) -> bool:
        """Whether nothing is kept so far but the heads of parts."""
        return len(self._kept) < _EDGE and all(PART_HEAD.fullmatch(self._folded[place]) for place in self._kept)

    def _introduces_models(self, line: _Line, following: list[str]) -> bool:
        """Whether a line leads its reader to the first of several texts, with nothing but heads above it."""
        above_head = following and FIRST_HEAD.fullmatch(following[0]) and self._only_heads_above()
        if not above_head or AUTHOR.search(line.folded):
            return False
        return introduces_models(line.folded, claimed=self._title.claims)

    # Leads: lines at the top that the text below them has again.

    def _following(self, place: int) -> list[str]:
        """The lines below one, without those that are the title."""
        below: list[str] = []
        for at in range(place + 1, min(place + 1 + _BELOW, len(self._folded))):
            if at not in self._is_title:
                self._is_title[at] = bool(lines_of_title(self._title, self._folded, at))
            if not self._is_title[at]:
                below.append(self._folded[at])
                if len(below) == _BESIDE:
                    break
        return below

    def _is_abstract(self, line: _Line) -> bool:
        """Whether a line at the top is put together from sentences of the text below it.

        It is the first that is kept, or a label calls it an abstract.
        """
        above = self._folded[line.place - 1] if line.place else ""
        labelled = without_label(line.folded) != line.folded or (above != "" and without_label(above) == "")
        at_top = line.place < _TOP and (not self._kept or labelled)
        return at_top and is_gathered(line.folded, self._folded[line.place + 1 :])

    def _is_beside_site(self, place: int) -> bool:
        """Whether a line, the first that is kept, has the site's lines or the title for neighbours.

        Of several leads that are cut off only the first is the site's.
        """
        if self._changes:
            return _CUT_LEAD not in [one.rule for one in self._changes]
        return place + 1 < self._last and bool(lines_of_title(self._title, self._folded, place + 1))

    def _is_said_again(self, line: _Line, found: Found) -> bool:
        """Whether a line is but the beginning of one below it, with a site's words, a label or the title around it."""
        lead = without_label(line.folded)
        labelled = lead != line.folded
        if not found and not labelled:
            return False
        rest = without_title(self._title, without_label(without(line.folded, found, 0, []) if found else lead))
        following = self._folded[line.place + 1 : line.place + 1 + _BELOW]
        return is_said_again(rest, following, labelled=labelled)

    # What is taken.

    def _inside(self, line: _Line) -> Found:
        """What is to be taken out of a line; all of it, where the title is what would be left."""
        found = in_order([*line.inside, *of_page(line.text, line.folded, self._rules, self._site, self._planted)])
        for begin, end in end_sentences(line.folded) if line.edge else ():
            if (begin or line.head) and speaks_of(self._title, line.folded[begin:end]):
                found = in_order([*found, (begin, end, _INTRODUCED)])
        if line.head:
            above = line.place - 1
            labelled = above >= 0 and above not in self._kept and _LABEL.fullmatch(self._folded[above])
            found = with_titles(line.folded, found, self._title, anywhere=bool(labelled))
            if not found and above in self._kept and (end := behind_heading(self._folded[above], line.folded)):
                found = [(0, end, _REPEATED_TITLE)]
        if found and lines_of_title(self._title, [without(line.folded, found, 0, [])], 0):
            return [(0, len(line.text), found[0][2])]
        return found

    def _take_whole(self, places: Set[int], name: str) -> None:
        """Take the kept lines at these places as wholes, whatever was taken out of them before."""
        if not places:
            return
        for place in places:
            del self._kept[place]
        self._changes = [
            *(change for change in self._changes if bisect_right(self._starts, change.start) - 1 not in places),
            *(Change("boilerplate", name, self._starts[place], self._lines[place]) for place in sorted(places)),
        ]
