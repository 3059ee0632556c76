"""Lines learned from a site's own pages: what many of them share is the site's.

A line counts under its key (`line_key`), in which the page's title and numbers are blanked. So a template that names
the page is one line. An author's words are kept out in five ways:

- A long run of shared lines is a text that stands on several pages, and tells nothing.
- The texts of one series (the reports of an office, month by month) count as one.
- What all authors write is left alone: headings, dates, signatures, 特此报告.
- So are statements with several figures.
- A line that does not stand at either end of its pages must be on far more of them.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from crawler.cleaners.vocabulary.body_words import BODY_END, OUR_BODY
from indexer import late_re as re
from indexer.text import fold

MIN_PAGES = 5  # different texts below which nothing is learned of a line
_SHARE = 0.03  # of the site's texts that hold a line at an end
_INNER_SHARE = 0.15  # of those that hold a line among the paragraphs
_AT_AN_END = 0.8  # share of its places that are near an end of the page
_EDGE = 5  # lines
_LETTERS, _TITLED_LETTERS = 6, 3  # fewest letters of a line, and of one that names the page
_ALIKE = 0.3  # share of all letters that stand in shared lines, from which on the texts are made from one another …
_HALF = 0.5  # … and a line must be on this share of them
_LONGEST = 300  # characters
_ONE_TITLE = 0.5  # share of the texts that have one title, from which on it is the site's and tells no series
_RUN_LINES, _RUN_LETTERS = 10, 500  # shared lines in a row that are more than this are a copied text

TITLE = "\x1a"  # stands for the page's title in a key; no text contains it, for it is invisible
_MIN_TITLE = 4  # letters of a title that is looked for
_DIGITS = re.compile(r"\d+")
_LETTER = re.compile(r"[^\W\d_]")
# What authors of different texts write alike.
_HEADING = re.compile(
    r"(?:第?[一二三四五六七八九十\d]{1,3}(?:[、.,:)]|部分|章|节|是|要)|[(][一二三四五六七八九十\d]{1,3}[)]|[①-⑳]|附件|附:|表\d).*"
)
_SIGNATURE = re.compile(rf"[^。,;:!?]{{2,40}}(?:{BODY_END}|行)")
_STOCK = re.compile(
    rf":$|一年来|半年来|今年|我们|{OUR_BODY}|审议|审查|批评|指正|谢谢|特此|此致|敬礼|汇报|如下|各位|同志|领导|代表|附件|报告人|汇报人|述职人|抄[送报]|主题词|基本情况|"
    r"存在.{0,4}问题|工作(?:打算|思路|计划|安排|措施|目标)|指导思想|主要(?:做法|成效|措施|工作)|不足|下一步|今后"
)
_DATE = re.compile(r"0(?:年0月(?:0日)?|月0日|[-/.]0[-/.]0)|0:0(?::0)?|0[-—~至]0(?=时)|0(?=[年月日时])")
_NUMERALS = re.compile(r"[一二三四五六七八九十百零〇两\d]+")


def line_key(folded: str, title: str) -> str:
    """What lines have in common that differ only in the page's title, in numbers and in blanks.

    Both arguments are folded.
    """
    line = folded.replace(title, TITLE) if len(title) >= _MIN_TITLE else folded
    return _DIGITS.sub("0", "".join(line.split(" ")))


@dataclass(frozen=True, slots=True)
class Learned:
    """A line that is the site's: its key, an example as it is written, and on how many of how many texts it stands."""

    key: str
    example: str
    texts: int
    of: int


@dataclass(frozen=True, slots=True)
class _Text:
    """A page's text: its lines with their keys, and what tells copies of it and texts of its series."""

    lines: list[str]
    keys: list[str]
    body: int
    series: str


@dataclass(slots=True)
class _Seen:
    """Where a line stands: in which texts, at how many places, how many of these near an end."""

    example: str
    bodies: set[int] = field(default_factory=set)
    series: set[str] = field(default_factory=set)
    places: int = 0
    near_end: int = 0

    @property
    def texts(self) -> int:
        """On how many texts of their own it stands."""
        return min(len(self.bodies), len(self.series))

    @property
    def is_at_an_end(self) -> bool:
        return self.near_end >= _AT_AN_END * self.places


def learn(pages: Iterable[tuple[str, str]]) -> list[Learned]:
    """The lines that a site's pages share, the most frequent first.

    `pages` are titles with the texts that the rules left; at least `MIN_PAGES` different texts must share a line.
    """
    texts = _read(pages)
    count = len({text.body for text in texts})
    shared = _shared(texts)
    sites = {key: seen for key, seen in _places(texts, shared).items() if _is_the_sites(key, seen, count)}
    times = Counter(key for text in texts for key in text.keys)
    if _length(shared, times) > _ALIKE * _length(times, times):
        # The texts are made from one another: what stands among their paragraphs, or on a few of them, tells nothing.
        sites = {
            key: seen
            for key, seen in sites.items()
            if TITLE in key or (seen.texts >= _HALF * count and seen.is_at_an_end)
        }
    learned = [Learned(key, seen.example, seen.texts, count) for key, seen in sites.items()]
    return sorted(learned, key=lambda line: (-line.texts, line.key))


def _read(pages: Iterable[tuple[str, str]]) -> list[_Text]:
    """The pages, cut into lines."""
    titles, texts = [], []
    for title, text in pages:
        titles.append(fold(title))
        texts.append((text.split("\n"), [line_key(line, titles[-1]) for line in fold(text).split("\n")]))
    return [
        # Copies of one text share their longest line.
        _Text(lines, keys, hash(max(keys, key=len, default="")), series)
        for (lines, keys), series in zip(texts, _series(titles), strict=True)
    ]


def _series(titles: Sequence[str]) -> list[str]:
    """What tells each text's series: its folded title but for numbers, or its place where that tells nothing."""
    found = [_NUMERALS.sub("0", title.replace(" ", "")) for title in titles]
    times = Counter(found)
    return [
        str(place) if not title or times[title] > _ONE_TITLE * len(found) else title
        for place, title in enumerate(found)
    ]


def _shared(texts: Iterable[_Text]) -> set[str]:
    """The keys of lines that stand in enough different texts."""
    where: dict[str, set[int]] = {}
    for text in texts:
        for key in text.keys:
            where.setdefault(key, set()).add(text.body)
    return {key for key, bodies in where.items() if len(bodies) >= MIN_PAGES}


def _places(texts: Iterable[_Text], shared: set[str]) -> dict[str, _Seen]:
    """Where the shared lines stand that are in no copied text."""
    found: dict[str, _Seen] = {}
    for text in texts:
        size = len(text.keys)
        edge = min(_EDGE, max(1, size // 4))
        for place in _short_runs(text.keys, shared):
            seen = found.setdefault(text.keys[place], _Seen(text.lines[place]))
            seen.bodies.add(text.body)
            seen.series.add(text.series)
            seen.places += 1
            seen.near_end += min(place, size - 1 - place) < edge
    return found


def _length(keys: Iterable[str], times: Counter[str]) -> int:
    """The letters of all lines with these keys together."""
    return sum(len(key) * times[key] for key in keys)


def _short_runs(keys: Sequence[str], shared: set[str]) -> list[int]:
    """The places of shared lines that do not stand in a long row of them."""
    found: list[int] = []
    run: list[int] = []
    for place, key in enumerate([*keys, ""]):
        if key in shared:
            run.append(place)
            continue
        if len(run) <= _RUN_LINES and sum(len(keys[one]) for one in run) <= _RUN_LETTERS:
            found += run
        run = []
    return found


def anybodys(key: str) -> bool:
    """Whether a line, by its `line_key`, is one that different authors write alike: it tells nothing of a site."""
    few = len(_LETTER.findall(key.replace(TITLE, ""))) < _LETTERS
    return bool(
        few or _tells_figures(key) or _HEADING.fullmatch(key) or _SIGNATURE.fullmatch(key) or _STOCK.search(key)
    )


def _tells_figures(key: str) -> bool:
    """Whether it is a statement with several figures, dates left out: blanked they look alike month by month."""
    return ("," in key or "。" in key) and _DATE.sub("", key).count("0") > 1


def _is_the_sites(key: str, seen: _Seen, count: int) -> bool:
    """Whether a line that stands in some of `count` texts is the site's."""
    texts = seen.texts
    if texts < MIN_PAGES or len(key) > _LONGEST:
        return False
    if TITLE in key and len(_LETTER.findall(key.replace(TITLE, ""))) >= _TITLED_LETTERS:
        return texts >= _SHARE * count
    if anybodys(key):
        return False
    return texts >= (_SHARE if seen.is_at_an_end else _INNER_SHARE) * count
