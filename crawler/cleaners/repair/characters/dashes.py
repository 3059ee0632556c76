"""Dashes that a site took out between two months or years, so that their digits ran together: 111月份, 20102011学年."""

from collections.abc import Iterator

from indexer import late_re as re

# Each begins with a digit, what stands before it asked for after that: a search for these is fast.
_MONTHS = re.compile(r"(?P<digits>[1-9](?<![0-9.,－—–~～至到第满滿-].)[0-9]{1,3})月(?P<counted>份|[，,])?(?![龄齡大])")
# A number above 12 before 月, and two years on end before 年: without these there is none of both.
_TOO_MANY = re.compile(r"月(?:(?<=1[3-9]月)|(?<=[2-9][0-9]月)|(?<=[0-9]{3}月))")
_TWO_YEARS = re.compile(r"年(?:(?<=[0-9]{8}年)|(?<=[0-9]{8}[学學]年))")
_OF_YEAR = re.compile(r"[0-9今去]年\Z")
_YEARS = re.compile(
    r"(?P<first>[12](?<![0-9.].)(?:(?<=1)9|(?<=2)0)[0-9]{2})1?(?P<last>(?:19|20)[0-9]{2})(?=学年|學年|年)"
)
_MOST_YEARS = 30  # from one to the other


def dashes(text: str) -> Iterator[tuple[int, int, str]]:
    """First, end and what stood there: numbers of months and years that there are none of, and that part in one way."""
    if _TOO_MANY.search(text):
        for match in _MONTHS.finditer(text):
            if _is_of_year(text, match) and (parted := _parted(match["digits"])):
                yield *match.span("digits"), parted
    if _TWO_YEARS.search(text):
        for match in _YEARS.finditer(text):
            if 0 < int(match["last"]) - int(match["first"]) <= _MOST_YEARS:
                yield *match.span(), f"{match['first']}-{match['last']}"


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
