"""Numbers that a program spoilt: it removed dashes (111月份, 20102011学年) or per cent signs (增长14.5。), or, to set
old years forward, put a year for the digits 10 wherever they stood (硬化路面202300余平方米, 22023国道)."""

from collections import defaultdict
from collections.abc import Iterator

from crawler.cleaners.matches import matches_often
from crawler.cleaners.repair.replacement import Replacement
from indexer import late_re as re

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
