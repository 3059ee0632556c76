"""Numbers of pages that were glued into the text: only their order over it proves them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from functools import cache
from itertools import pairwise

from crawler.cleaners.language.words import AROUND, SURE, joined_gain
from crawler.cleaners.matches import matches
from crawler.cleaners.repair.lines import beside
from crawler.cleaners.repair.replacement import Replacement
from indexer import late_re as re
from indexer.text import HAN, fold

_OF_PAGES = re.compile(rf"(?<=[{HAN}，、；。\n])(?P<mark> ?(?P<n>\d{{1,2}})/(?P<m>\d{{1,2}}) ?)(?=[{HAN}\n])")
_SLASH = re.compile(rf"/(?<=\d/)(?=\d{{1,2}} ?[{HAN}\n])")  # in every such mark, and quickly found
_DASHED = re.compile(rf"-(?<![0-9A-Za-z-]-) ?(?P<n>\d{{1,3}}) ?-(?=[{HAN}\n“《（(])")
_BARE = re.compile(rf"[ \d](?<=[{HAN}].)(?:(?<= )\d|(?<=\d))\d? ?(?=[{HAN}])")  # its first character quickly found
# What a number before it counts: 40堂, 3个. The lists of measure words that grammars give, 万, 千, 余, 多, and medals.
_COUNTED = re.compile(
    "[度个名位人户家所项处座台辆份篇本册张块万亿千百十元吨亩里米天日月年岁周期届级层类种批组队支对双套门间栋棵株头只口堂"
    "节场次条件起例宗点分时号路余多校成金银铜奖"
    "球楼胜负轮段弄巷杯碗战投克"
    "盏把根枝朵颗粒匹尾羽箱袋瓶盒桶罐艘枚幅顶幢串趟顿遍扇顷斤倍卷款则封首笔班群拨回寸尺秒厘升]|公[里斤顷分]|平方|立方|[小学课]时|大类|部分|[至到][0-9]"
)
_MISSING = 3  # pages from one mark to the next
_PAGE = 150  # characters that a page has at least
_MOST_NUMBERS = 1_000  # of a text that are looked at
_MOST_INSIDE = 100  # of these inside words that are held against each other
_MOST_PAIRED = 30  # of these above which two that follow one another may be counts of many
# Powers of ten that show a word around a number: of 552,000 characters by authors none has such a number that counts
# nothing, but a hundred have one where the word behind could be what is counted (党课40堂).
_INSIDE = 0.3

_Number = re.Match[str]


def page_numbers(text: str) -> Iterator[Replacement]:
    """Numbers of pages that count up, removed: 2/6, 3/6 … or -1-, -2- …, or bare ones that cut words; of these one that
    may be the author's stays as suspect."""
    yield from (Replacement(*span, "") for span in (*_of_pages(text), *_dashed(text)))
    row, suspect = _bare(text)
    yield from (Replacement(*number.span(), "") for number in row)
    yield from (Replacement(*number.span(), number[0]) for number in suspect)


def _of_pages(text: str) -> list[tuple[int, int]]:
    """The marks 2/6, 3/6 … of a text, one of which at least has a line of its own or cuts a word."""
    if not _SLASH.search(text):
        return []
    possible = [mark for mark in _OF_PAGES.finditer(text) if 0 < int(mark["n"]) <= int(mark["m"])]
    marks = [mark for mark in possible if mark["m"] == possible[0]["m"]]
    # A mark or two may be missing.
    up = all(0 < int(after["n"]) - int(before["n"]) <= _MISSING for before, after in pairwise(marks))
    proved = len(marks) > 1 and up and any(_is_alone(text, mark) or _gain(text, mark) >= _INSIDE for mark in marks)
    return [mark.span("mark") for mark in marks] if proved else []


def _is_alone(text: str, mark: _Number) -> bool:
    """Whether a mark has a line of its own; two shares, 1/3 and 2/3, have none, and cut no word."""
    return text.endswith("\n", 0, mark.start()) and text.startswith("\n", mark.end())


def _dashed(text: str) -> list[tuple[int, int]]:
    """The row of -1-, -2- … that counts up by one or two, a page apart, one of which at least stands inside a word."""
    row: list[_Number] = []
    for mark in matches(_DASHED, text, _MOST_NUMBERS) if "-" in text else ():
        if not row or (0 < int(mark["n"]) - int(row[-1]["n"]) < _MISSING and mark.start() - row[-1].end() >= _PAGE):
            row.append(mark)
    proved = len(row) > 1 and any(_gain(text, mark) >= SURE for mark in row[:_MOST_INSIDE])
    return [mark.span() for mark in row] if proved else []


def _bare(text: str) -> tuple[Set[_Number], Set[_Number]]:
    """The numbers of pages among bare ones, and those that are suspect.

    The first are the longest row of numbers inside words that count up, one of which at least can count nothing; with
    those that fit between two of them, before the first and behind the last. Suspect are others that cut a word or may
    belong to the row, and two that follow one another inside words, whatever they may count there.
    """
    numbers = list(matches(_BARE, text, _MOST_NUMBERS))
    if not _count_up(numbers):  # most texts: the dictionary is not asked, nor loaded for that
        return set(), set()
    certain = {number for number in numbers if not _counts(text, number) and _gain(text, number) >= _INSIDE}
    if len(certain) > _MOST_INSIDE:
        return set(), set()
    row = _row(text, numbers, certain) if certain else []
    if not row:
        return set(), certain | (_paired(text, numbers) if len(numbers) <= _MOST_PAIRED else set())
    ends = [number for number in numbers if _follows(number, row[0], 1) or _follows(row[-1], number, 1)]
    inside = [
        number
        for number in numbers
        if any(_follows(before, number) and _follows(number, after) for before, after in pairwise(row))
    ]
    of_pages = {*row, *(number for before, after in pairwise(row) for number in _between(text, numbers, before, after))}
    of_pages |= {number for number in ends if not _counts(text, number)}
    return of_pages, {*certain, *ends, *inside} - of_pages


def _paired(text: str, numbers: Iterable[_Number]) -> set[_Number]:
    """The numbers inside words of which one may be that of the page behind another's."""
    is_inside = cache(lambda number: _gain(text, number) >= _INSIDE)
    of_page = defaultdict[int, list[_Number]](list)
    paired: set[_Number] = set()
    for number in numbers:
        page = int(number[0])
        for before in of_page[page - 1]:
            one_unit = text[before.end()] == text[number.end()] and _counts(text, number)  # 现场会3场, 现场会4场
            if not one_unit and _follows(before, number, 1) and is_inside(before) and is_inside(number):
                paired |= {before, number}
        of_page[page].append(number)
    return paired


def _row(text: str, numbers: Iterable[_Number], certain: set[_Number]) -> list[_Number]:
    """The longest row; [] for none that is proved. `certain`: those that can count nothing."""
    rows: list[list[_Number]] = []  # the longest that ends with each number
    for number in numbers:
        if number in certain or (_counts(text, number) and _gain(text, number) >= SURE):
            before = [
                row
                for row in rows[-_MOST_INSIDE:]
                if _follows(row[-1], number, _MISSING if {number, row[-1]} <= certain else 1)
            ]
            rows.append([*max(before, key=len, default=[]), number])
    row = max(rows, key=lambda row: (len(certain.intersection(row)), len(row)))
    proofs = len(certain.intersection(row))
    others = len(certain) - proofs
    if len(row) < 2 or others > max(0, proofs - 2):
        return []
    # Behind one alone a number that counts may follow by chance: it must be sure, and the text count no other like it.
    if proofs == 1 and (len(rows) > len(row) or all(_gain(text, number) < SURE for number in certain)):
        return []
    return row


def _count_up(numbers: Iterable[_Number]) -> bool:
    """Whether any of them may be that of a page behind another's."""
    first: dict[int, _Number] = {}  # of each page
    for number in numbers:
        page = int(number[0])
        before = (first.get(page - pages) for pages in range(1, _MISSING + 1))
        if any(other is not None and _follows(other, number) for other in before):
            return True
        first.setdefault(page, number)
    return False


def _between(text: str, numbers: Iterable[_Number], before: _Number, after: _Number) -> Iterator[_Number]:
    """The numbers of pages that are missing between two, outside words too."""
    for number in numbers:
        if _follows(before, number) and _follows(number, after) and not _counts(text, number):
            yield number
            before = number


def _counts(text: str, number: _Number) -> bool:
    """Whether a number may count what stands behind it."""
    return _COUNTED.match(fold(text[number.end() : number.end() + 2])) is not None


def _gain(text: str, number: _Number) -> float:
    """By how many powers of ten the text is likelier without a number."""
    return joined_gain(*beside(text, *number.span(), AROUND))


def _follows(before: _Number, after: _Number, most: int = _MISSING) -> bool:
    """Whether one number may be that of a page behind another's, at most so many pages further."""
    pages = int(after[0]) - int(before[0])
    return 0 < pages <= most and after.start() - before.end() >= pages * _PAGE
