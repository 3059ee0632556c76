"""A text while it is stripped: what is known of it from the start, and what has become of its lines so far."""

from dataclasses import dataclass
from itertools import accumulate

from crawler.cleaners.boilerplate.around_title import above_title
from crawler.cleaners.boilerplate.authors_voice import AuthorsVoice
from crawler.cleaners.boilerplate.ends import end_of_text
from crawler.cleaners.boilerplate.marks import pictographs, site_name, watermark
from crawler.cleaners.boilerplate.matching import rules_by_line
from crawler.cleaners.boilerplate.repeated_title import lines_of_title
from crawler.cleaners.boilerplate.rules.heads import PART_HEAD
from crawler.cleaners.boilerplate.spans import Span, without
from crawler.cleaners.boilerplate.title import Title
from crawler.cleaners.record import Change
from crawler.page import SiteRules
from indexer.text import fold

EDGE = 8  # lines at either end in which a site repeats the title and gives its page's data
_BUTTON = 6  # letters of a line that is no more than a site's button
_BELOW = 6  # lines below a lead among which the text begins
_BESIDE = 3  # of them that a lead may be the beginning of


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is to be kept or removed."""

    place: int
    text: str
    folded: str
    head: bool  # it is among the first lines of the text
    edge: bool  # it is among these or the last
    rule: str  # the rule that takes all of it, if one does
    inside: list[Span]  # what rules take inside it


class Reading:
    """A text that is read from its first line to its last; a `place` is the number of a line."""

    def __init__(self, text: str, title: str, rules: SiteRules, page_title: str) -> None:
        whole = fold(text)
        # Known from the beginning, and never changed.
        self.rules = rules
        self.lines, self.folded = text.split("\n"), whole.split("\n")
        self.starts = list(accumulate((len(line) + 1 for line in self.lines), initial=0))
        self.candidates = rules_by_line(whole, self.starts)
        self.folded_title = fold(title)
        self.title = Title(self.folded_title)
        self.site = site_name(fold(page_title), self.folded_title) if page_title else None
        self.above_title = above_title(self.title, self.folded)
        self.planted = list(filter(None, (watermark(self.lines), pictographs(text))))
        self._titles: dict[int, int] = {}  # what `lines_of_title` has answered
        # What has become of the lines so far. What stands behind the last one is taken before any is read.
        self.changes: list[Change] = []
        self.last = end_of_text(self.lines, self.folded, self.starts, self.candidates, self.changes)
        self.kept: dict[int, str] = {}  # what is left of the lines that are not taken
        self.left = self.folded.copy()  # the same, folded, with the lines that are taken or not read yet as they stood
        self.written = 0  # how many lines are kept that are more than a button
        self.voice = AuthorsVoice(self.left, self.kept, self.candidates)

    def keep(self, line: Line, spans: list[Span]) -> None:
        """Keep a line without these spans, if anything is left of it."""
        begin = self.starts[line.place]
        self.changes += [Change("boilerplate", rule, begin + start, line.text[start:end]) for start, end, rule in spans]
        if rest := without(line.text, spans):
            self.kept[line.place], self.left[line.place] = rest, without(line.folded, spans)
            self.written += len(rest) > _BUTTON

    def is_above_middle(self, place: int) -> bool:
        """Whether a line is in the first half of the text."""
        return 2 * place < self.last

    def is_only_heads_so_far(self) -> bool:
        """Whether nothing is kept so far but the heads of parts."""
        return len(self.kept) < EDGE and all(PART_HEAD.fullmatch(self.left[place]) for place in self.kept)

    def lines_of_title(self, place: int) -> int:
        """How many lines from `place` on are the title: 0, 1, or 2 where it is split over two."""
        if place not in self._titles:
            self._titles[place] = lines_of_title(self.title, self.folded, place)
        return self._titles[place]

    def below(self, place: int) -> list[str]:
        """The lines below, among which a text begins."""
        return self.folded[place + 1 : place + 1 + _BELOW]

    def text_below(self, place: int) -> list[str]:
        """The first lines below that are not the title."""
        below: list[str] = []
        for at, line in enumerate(self.below(place), place + 1):
            if not self.lines_of_title(at):
                below.append(line)
                if len(below) == _BESIDE:
                    break
        return below
