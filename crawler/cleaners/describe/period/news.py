"""The year of news, which tells of a day without its year: 10月18日,观摩团来我县."""

from datetime import date

from crawler.addresses import host_of
from crawler.cleaners.describe.period.era import fits
from crawler.cleaners.describe.period.forms import part_of
from crawler.cleaners.describe.period.periods import Period, whole
from crawler.cleaners.describe.period.text import Text
from indexer import late_re as re

_DAY = re.compile(r"(?<![年\d])(?P<month>1[0-2]|[1-9])月(?P<day>\d{1,2})日")
_SENTENCE_END = re.compile("[。\n]")
_SOME_DAY = re.compile(r"(?<!\d)(?P<month>1[0-2]|[1-9])月\d{1,2}日(?!是)|昨[日天]")  # with its year or without
_BACK = re.compile("[去上]年|一年|年终|年度|年末|总结|述职|全年|学期")
_WINTER = {"1", "2"}
_FRESH = 10  # days until news is published
# What a text says of its own time.
_NOW = re.compile(r"今[年日天]|昨[日天]|近日|日前|目前|本年度|(?<![年\d])(?:1[0-2]|[3-9])月")
# A month, and a title on the feast of its season, of which its own site tells then; no 五一街道, no 清明桥.
_FEAST = "”?(?:节|期间|[小长]{0,2}假|黄金周|前后|[、和])"
_IN_SEASON = re.compile(
    f"0[123].*(?:春节|春运|元宵|寒假)|0[345].*清明{_FEAST}|0[456].*(?:五一{_FEAST}|劳动节)|0[567].*端午|0[789].*暑[假期]|"
    f"(?:09|1[01]).*(?:中秋|国庆{_FEAST})"
)
_NUMBERED = re.compile(r"[〔\[(【](20\d\d)[〕\])】] ?第? ?\d{1,5} ?号")  # 教基二厅函〔2017〕5号
_OFFICIAL = re.compile(r"(?:^|\.)(?:gov|edu)\.cn$")  # hosts of governments and schools
_NEWSPAPER = re.compile(r"\A[^。\n]{0,40}本报讯")
_SPRING, _SUMMER = "03", "06"  # until then news, and reports, may be of the year before


def is_own_site(url: str, body: str) -> bool:
    """Whether who publishes a folded text at an address is who wrote it: a government, a school or a newspaper.

    >>> is_own_site("https://www.zhenba.gov.cn/1.html", "目前,水文站建成了新房。")
    True
    """
    return bool(_OFFICIAL.search(host_of(url)) or _NEWSPAPER.search(body))


def of_news(text: Text) -> Period | None:
    """The year of news; None where it hides years or names a later one.

    It is the year in which it was published within days of a day that its opening names; the only year that it names,
    if its first sentence has both that year and a day, or if it tells of an act on a day of that year; or, without any
    year, that in which its own site published it.
    A title that names a part of the year (半年工作推进会) tells which.
    """
    if text.hides_years:
        return None
    found = _published_at_once(text) or _of_its_only_year(text) or _on_its_own_site(text)
    return found and part_of(found, text.heading)


def _published_at_once(text: Text) -> Period | None:
    published = text.signed or text.published
    if published is None:
        return None
    for match in _DAY.finditer(text.opening):
        try:
            happened = date(published.year, int(match["month"]), int(match["day"]))
        except ValueError:  # 9月31日
            continue
        is_fresh = 0 <= (published - happened).days <= _FRESH and not _looks_back(match, text)
        if is_fresh and text.named.newest <= published.year:
            return whole(published.year, match[0], published.isoformat())
    return None


def _of_its_only_year(text: Text) -> Period | None:
    first, *_ = _SENTENCE_END.split(text.opening.lstrip(), maxsplit=1)
    day = _SOME_DAY.search(first)
    if day is None or len(text.named.mentions) != 1 or _looks_back(day, text):
        return None
    year = text.named.newest
    return whole(year, day[0], f"{year}年") if f"{year}年" in first and f"{year}" <= text.seen else None


def _looks_back(day: re.Match[str], text: Text) -> bool:
    """Whether news of a day of January or February is on the year before."""
    return day["month"] in _WINTER and _BACK.search(text.beginning) is not None


def _on_its_own_site(text: Text) -> Period | None:
    if (day := text.day_on_own_site) is None:
        return None
    year, month = day.year, f"{day:%m}"
    feast = _IN_SEASON.match(f"{month}{text.heading}")
    now = None if feast or month < (_SUMMER if text.reports else _SPRING) else _NOW.search(text.opening)
    words = feast[0].removeprefix(month) if feast else now[0] if now else ""
    numbered = max(map(int, _NUMBERED.findall(text.opening)), default=year)  # an old document, put there again
    is_of_year = {*text.named.mentions, numbered} <= {year} and year <= text.latest and fits(year, text.body)
    return whole(year, words, day.isoformat()) if words and is_of_year else None
