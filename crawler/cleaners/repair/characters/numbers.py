"""Numbers that a program spoilt: it removed dashes (111月份, 20102011学年) or per cent signs (增长14.5。), took a
decimal point for the dot of an item (下降33、7%), or, to set old years forward, put a year for the digits 10 wherever
they stood (硬化路面202300余平方米, 22023国道)."""

from collections import defaultdict
from collections.abc import Iterator

from crawler.cleaners.matches import matches_often
from crawler.cleaners.repair.replacement import Replacement
from indexer import late_re as re
from indexer.text import HAN

# The expressions begin with a digit and look back behind it, which makes their search fast.
_MONTHS = re.compile(r"(?P<digits>[1-9](?<![0-9.,－—–~～至到第满滿-].)[0-9]{1,3})月(?P<counted>份|[，,])?(?![龄齡大])")
# A number above 12 before 月, and two years in a row before 年: asked first, for most texts have neither.
_TOO_MANY = re.compile(r"月(?:(?<=1[3-9]月)|(?<=[2-9][0-9]月)|(?<=[0-9]{3}月))")
_TWO_YEARS = re.compile(r"年(?:(?<=[0-9]{8}年)|(?<=[0-9]{8}[学學]年))")
_OF_YEAR = re.compile(r"[0-9今去]年\Z")
_YEARS = re.compile(
    r"(?P<first>[12](?<![0-9.].)(?:(?<=1)9|(?<=2)0)[0-9]{2})1?(?P<last>(?:19|20)[0-9]{2})(?=学年|學年|年)"
)
_MOST_YEARS = 30  # from one to the other
# A number that may have a year for its digits 10.
_ROLLED = re.compile(r"(?<![\d.．])(?:20[12]\d0{1,4}|20[12]\d0{0,2}[1-9]|[1-9]\d{0,2}20[12]\d)(?![\d.．年月日/-])")
# Nobody has 20230%, and who counts as far as 20230 hardly says 余; of money he may.
_PROOF_OF_ROLLED = re.compile(r"20[12]\d0{1,4}(?=\s?(?:[%％]|[余多](?![万萬]?元)))")
_COUNTED = re.compile(
    r"\s?(?:[%％余多个個人名户戶亩畝头頭只隻株条條件份次场場元万萬吨噸米堆座处處公平立]|国道|國道|省道)"
)
_YEAR = re.compile(r"20[12]\d")
_LEAST_ROLLED = 2  # different ones; an author may say twice that he reached 20120余人
# Rates and growth, which have a per cent sign behind them elsewhere.
_FIGURE = r"[0-9]{1,3}(?:[.．﹒][0-9]{1,2})?(?=[，,。；;])"
_RATE = re.compile(
    rf"率(?:均?[为達达]到?)?{_FIGURE}"
    rf"|(?:同比|比(?:上|去)年)[^0-9，,。；;\n]{{0,6}}(?:增[长長加]|下降|提高|上升|[减減]少)了?{_FIGURE}"
)
_LEAST_RATES = 2  # one may be a slip of the author's
_SIGNS = ("%", "％", "‰", "百分", "个点", "個點")
# A decimal point that became 、 before a unit. Not before 千伏: 110、35千伏 are two voltages.
_UNIT = (
    r"(?:[%％‰亿万億萬元吨噸亩畝倍米㎡]|毫米|厘米|美元|小时|小時|兆瓦|个百分点|個百分點|公里|公斤|公顷|公頃|千克|千瓦|"
    r"平方|立方)"
)
_POINT = re.compile(
    rf"、(?<=[0-9]、)(?=(?P<fraction>[0-9]{{1,2}})(?:(?P<percent>[%％])|(?P<length>米|[毫厘]米|公里|千米)|{_UNIT}))"
)
_BETWEEN = re.compile("、(?<=[0-9]、)(?=[0-9])")
# Behind a word of its sentence: at the start of a line or of a sentence the number is an item's.
_WHOLE = re.compile(rf"(?<=[{HAN}:：(（]|[+×-])[0-9]{{1,9}}\Z")
_MOST_WHOLE = 10
_TRUE_POINT = re.compile(r"[0-9][.．][0-9]")
_EACH = re.compile(r"分别|分別|依次")
_MOST_EACH = 24  # characters before a number in which its sentence says that there are several
_LARGE, _FAR = 100, 10  # with such a number, so many times as large, nobody makes a pair
_LEAST = 2  # numbers that cannot be two amounts, from which on a text's points are proved to be lost
_MANY = 4  # of them, from which on what may be two amounts (增长5、6%, 分别为12、35亿) is none either


def dashes(text: str) -> Iterator[Replacement]:
    """Impossible numbers of months and years that can be divided in one way only, with a dash between the two."""
    if _TOO_MANY.search(text):
        for match in _MONTHS.finditer(text):
            if _is_of_year(text, match) and (parted := _parted(match["digits"])):
                yield Replacement(*match.span("digits"), parted)
    if _TWO_YEARS.search(text):
        for match in _YEARS.finditer(text):
            if 0 < int(match["last"]) - int(match["first"]) <= _MOST_YEARS:
                yield Replacement(*match.span(), f"{match['first']}-{match['last']}")


def _is_of_year(text: str, months: re.Match[str]) -> bool:
    """Whether months of a year are told, and not how many there are: 24月 may be two years."""
    first = months.start()
    at_start = first == 0 or text[first - 1] == "\n"
    return (
        months["counted"] == "份"
        or bool(months["counted"] and at_start)
        or bool(_OF_YEAR.search(text, max(0, first - 2), first))
    )


def _parted(digits: str) -> str:
    """The two months that digits hold; "" where they are one month, or hold none or several."""
    if int(digits) <= 12:
        return ""
    parts = ((digits[:at], digits[at:]) for at in range(1, len(digits)))
    found = [f"{first}-{last}" for first, last in parts if last[0] != "0" and int(first) < int(last) <= 12]
    return found[0] if len(found) == 1 else ""


def rolled_numbers(text: str) -> Iterator[Replacement]:
    """Years that stand for 10, in a text with two such numbers of which one is impossible."""
    if not _PROOF_OF_ROLLED.search(text):
        return
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    numbers: dict[str, set[str]] = defaultdict(set)
    proved: set[str] = set()
    for match in _ROLLED.finditer(text):
        year = _YEAR.search(match[0])
        if year is None or not _COUNTED.match(text, match.end()):
            continue
        first = match.start() + year.start()
        spans[year[0]].append((first, first + len(year[0])))
        numbers[year[0]].add(match[0])
        if _PROOF_OF_ROLLED.match(text, match.start()):
            proved.add(year[0])
    for year_shown in sorted(proved):
        if len(numbers[year_shown]) >= _LEAST_ROLLED:
            yield from (Replacement(*span, "10") for span in spans[year_shown])


def are_percents_lost(text: str) -> bool:
    """Whether a text gives rates and growth without a single per cent sign."""
    if any(map(text.__contains__, _SIGNS)):
        return False
    return matches_often(_RATE, text, _LEAST_RATES)


def points(text: str) -> Iterator[Replacement]:
    """Each 、 that stands for a decimal point, with "."; and where it may, with itself.

    Two amounts are written in the same way (20、30万吨, 增长3、6倍), mostly the smaller one first. A text has lost its
    points if it has none at all, and one of these:

    - two numbers whose second half is the smaller one, or is not round (4、48亿);
    - one number whose second half begins with a zero, or is far smaller than the first (29851、2).
    """
    if "、" not in text or _TRUE_POINT.search(text):
        return
    likely: list[tuple[int, int]] = []
    doubtful: list[tuple[int, int]] = []  # may be two amounts: 5、6%, 分别为12、35亿
    proofs = 0
    for match in _POINT.finditer(text):
        first = match.start()
        whole = _WHOLE.search(text, max(0, first - _MOST_WHOLE), first)
        if whole is None:
            continue
        integer, fraction = int(whole[0]), match["fraction"]
        if fraction[0] != "0" and int(fraction) % 10 == integer % 10 == 0:
            continue
        neighbours = int(fraction) == integer + 1
        if fraction[0] != "0" and (neighbours or _EACH.search(text, max(0, first - _MOST_EACH), first)):
            doubtful += [match.span()] if match["percent"] or not neighbours else []
            continue
        likely.append(match.span())
        proofs += _proofs(integer, fraction, length=match["length"] is not None)
    if proofs < _LEAST:
        yield from (Replacement(*span, "、") for span in likely)
        return
    points_lost = {*likely, *(doubtful if proofs >= _MANY else ())}
    for mark in _BETWEEN.finditer(text):
        yield Replacement(*mark.span(), "." if mark.span() in points_lost else "、")


def _proofs(integer: int, fraction: str, *, length: bool) -> int:
    """How much a number proves whose halves may have been meant as two amounts: 三四公里, 100、50吨冷库各一座.

    `length`: it is a length. These are listed in any order (宽14、12米): they prove nothing unless they differ widely.
    """
    if fraction[0] == "0" or integer >= max(_LARGE, _FAR * int(fraction)):
        return _LEAST
    if length:
        return len(fraction) > 1 and int(fraction) >= _FAR * integer
    return int(fraction) < integer or (len(fraction) > 1 and (integer % 5 or int(fraction) % 5) != 0)
