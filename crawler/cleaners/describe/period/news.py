"""The year of news, which tells of a day without its year: 10月18日,观摩团来我县."""

from datetime import date

from crawler.cleaners.describe.period.forms import Period, whole
from crawler.cleaners.describe.period.text import Text
from indexer import late_re as re

# Not in January and February: then news may tell of the year before.
_DAY = re.compile(r"(?<![年\d])(?P<month>1[0-2]|[3-9])月(?P<day>\d{1,2})日")
_FIRST_SENTENCE = re.compile(r"\s*[^。\n]*")
_SOME_DAY = re.compile(r"(?<!\d)(?:1[0-2]|[3-9])月\d{1,2}日|昨[日天]")  # with its year or without
_FRESH = 10  # days until news is published
# What a text says of its own time. A site of a government or a school gives the day on which its texts are of today.
_NOW = re.compile(r"今[年日天]|昨[日天]|近日|日前|目前|本年度|(?<![年\d])(?:1[0-2]|[3-9])月")
_REPORT = re.compile("总结|汇报|报告|述职")
_SPRING, _SUMMER = "03", "06"  # until then news, and reports, may be of the year before


def of_news(text: Text) -> Period | None:
    """The year of news; None where it hides years or names a later one.

    It is the year in which it was published within days of a day that its opening names; the only year that it names,
    if its first sentence has both that year and a day; or, without any year, that in which its own site published it.
    """
    if text.hides_years:
        return None
    return _published_at_once(text) or _of_its_only_year(text) or _on_its_own_site(text)


def _published_at_once(text: Text) -> Period | None:
    if text.published is None:
        return None
    published = date.fromisoformat(text.published[:10])
    for found in _DAY.finditer(text.opening):
        try:
            told = date(published.year, int(found["month"]), int(found["day"]))
        except ValueError:  # 9月31日
            continue
        if 0 <= (published - told).days <= _FRESH and max(text.named.told, default=0) <= told.year:
            return whole(told.year, f"{found[0]} · {published.isoformat()}")
    return None


def _of_its_only_year(text: Text) -> Period | None:
    first = _FIRST_SENTENCE.match(text.opening)
    told = _SOME_DAY.search(first[0]) if first else None
    if first is None or told is None or len(text.named.told) != 1:
        return None
    [year] = text.named.told
    if f"{year}年" not in first[0] or (text.published and f"{year}" > text.published):
        return None
    return whole(year, f"{told[0]} · {year}年")


def _on_its_own_site(text: Text) -> Period | None:
    now = _NOW.search(text.opening) if text.official else None
    if now is None or text.published is None:
        return None
    year, month = int(text.published[:4]), text.published[5:7]
    since = _SUMMER if _REPORT.search(text.heading) else _SPRING
    fits = month >= since and set(text.named.told) <= {year} and year <= text.latest
    return whole(year, f"{now[0]} · {text.published}") if fits else None
