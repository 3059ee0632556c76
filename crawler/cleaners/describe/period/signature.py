"""The day that a text bears: under it, on a line of its own below its title, or in brackets behind that."""

from datetime import date

from crawler.cleaners.describe.period.forms import YEAR, year_of
from crawler.cleaners.describe.period.parts import ABOVE
from crawler.cleaners.describe.period.spellings import unspaced
from crawler.cleaners.vocabulary.numerals import number
from indexer import late_re as re
from indexer.text import HAN

_SIGNED = 60  # characters at the end of a line that may hold a date
_MONTH_AND_DAY = (
    r"年(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})月"
    r"(?:(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})?[日号]|份|[上中下]旬|[初底末])?"
)
_CLOSES = r"[^)\n至到~–—-]{0,10}\)"  # behind a day in brackets, which begins no span
# The day of a speech or a survey's report, on a line of its own below the title: (2013年9月12日), ——2013年9月12日在….
_DATED = re.compile(
    rf"{ABOVE} *(?:\(|—+){YEAR}{_MONTH_AND_DAY}"
    rf"(?:{_CLOSES}|在[^。\n]{{2,60}}上|[^。\n]{{2,40}}第[^。\n]{{1,4}}次会议)\s*\n"
)
# The same where a site lost the lines: 创先争优活动情况汇报(2010年9月21日)各位领导:.
_BEFORE_TEXT = re.compile(rf"{ABOVE}[^。,;\n]{{0,80}}\({YEAR}{_MONTH_AND_DAY}{_CLOSES}(?=\s*[{HAN}])")
_SIGNATURE = re.compile(rf"{YEAR}{_MONTH_AND_DAY}[)】]?\s*$")
_SITES_DAY = re.compile(r"(?:发[布表]|更新|上传|录入|编辑)(?:时间|日期) ?:? ?\d")  # its site's day, and no signature
# 2016.11, 2016.11.20, 2016-11-20 behind a sentence or a name; and the day in a title: 一季度工作总结(20240412).
_DOTTED = re.compile(
    rf"(?:^|[ 。(]|(?<=[{HAN}:])(?=\d{{4}}.\d{{1,2}}.\d))(?=\d{{4}}(?:\.|[/、-]\d{{1,2}}[/、-]))"
    r"(?P<year>20[0-3]\d)[./、-](?P<month>1[0-2]|0?[1-9])(?:[./、-](?P<day>\d{1,2}))?(?: \d\d?:\d\d(?::\d\d)?)?\)?\s*$"
)
_IN_TITLE = re.compile(
    r"\((?=\d{8}\)|\d{4}[-.年])(?P<year>20[0-3]\d)[-.年]?(?P<month>1[0-2]|0?[1-9])[-.月]?(?P<day>[0-3]?\d)日?\)$"
)


def signature(heading: str, folded: str) -> date | None:
    """The date under a folded text, else below its title, or in brackets behind it."""
    *above, last = folded.rstrip().split("\n")
    above = above[-1:] if len(last) < _SIGNED else []  # above a paragraph stands a site's day
    ends = [unspaced(line.strip()[-_SIGNED:]) for line in (*above, last)]
    ends = [end for end in ends if not _SITES_DAY.search(end)]
    under = (pattern.search(end) for pattern in (_SIGNATURE, _DOTTED) for end in ends)
    matches = filter(None, (*under, _DATED.match(folded), _BEFORE_TEXT.match(folded), _IN_TITLE.search(heading)))
    return next(filter(None, map(_date, matches)), None)


def _date(match: re.Match[str]) -> date | None:
    """The date that a match names, the first of its month where it names no day; None where there is no such day."""
    year, month, day = year_of(match), number(match["month"]), number(match["day"] or "1")
    try:
        return date(year or 0, month or 0, day or 0)
    except ValueError:
        return None
