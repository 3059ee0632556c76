"""What happened once, and so tells the year of a text that speaks of it as of its own year.

An event that a text merely names proves nothing: 汶川地震 is told of for years. It proves a year where it is told of as
of this one (今年…汶川大地震), or on a day that has no year (9月10日,全国教育大会召开).
Days are those of the events and of the meetings' communiqués.
"""

from collections.abc import Iterable
from functools import lru_cache

from crawler.cleaners.describe.period.counted import counted_years
from crawler.cleaners.describe.period.themes import themed_years
from crawler.cleaners.matches import words_needed
from crawler.cleaners.tables import rows
from indexer import late_re as re
from indexer.text import HAN, MASK

# As of this year where 今年 stands before it in its sentence, and nothing else's year behind that.
_MASKED = rf"{re.escape(MASK)} ?年,?[^,。\n]{{0,6}}(?:面对|面临|抗击|战胜|遭遇)"  # **年面对突如其来的新冠疫情
_THIS_YEAR = re.compile(rf"(?:今年|年初|{_MASKED})(?!.*(?:明年|来年|去年|前年|近年|几年|20\d\d|迎))[^。\n]*\Z")
_BEFORE = 64  # characters
# … and of the last one where 去年 does: 去年抗击非典期间.
_LAST_YEAR = re.compile(r"(?:去年|上年)(?!.*(?:今年|明年|前年|20\d\d))[^。\n]*\Z")
# Not as what is remembered: 今年是汶川大地震五周年, 支援汶川地震灾区; or yet to come: 北京冬奥会筹办.
_REMEMBERED = (
    "(?![^。,\n]{0,14}(?:周年|纪念|遇难|灾区|灾后|重建|以后|成果|经验|做法|影像|录像|影片|纪录片|图片|场景|"
    "申办|筹办|筹备|倒计时))"
)
# What a meeting said is studied for years: 10月18日,我局学习十九大精神.
_STUDIED = "(?!(?:会议)?(?:上的?|召开的?)?(?:重要)?(?:会议)?(?:精神|讲话|报告|知识))"
_HAS_YEAR = re.compile(r"(?<!今)年\Z")  # before a day
# The word with which an event begins is looked for first, for that is fast.
_WORD = re.compile(rf"[{HAN}]*(?=[{HAN}]\?|[^{HAN}?]|\Z)")
_STORMS = [(year, f'台风[“"]?{name}') for year, name in rows("describe/period/storms", 2)]
_ROWS = (
    *rows("describe/period/events", 3),
    *(["this-year", year, storm] for year, storm in _STORMS),
    *(["on-a-day", year, rf"\d{{1,2}}月\d{{1,2}}日 {storm}"] for year, storm in _STORMS),
)


_Event = tuple[str, re.Pattern[str], int]  # a word that it has, its pattern, and its year


def _events(way: str, before: str = "", behind: str = "") -> tuple[_Event, ...]:
    """The events that tell their year in one `way`."""
    return tuple(
        (_word_of(what), re.compile(f"{day}{before}{what}{behind}"), int(year))
        for how, year, words in _ROWS
        for day, _, what in [words.rpartition(" ")]
        if how == way
    )


def _word_of(what: str) -> str:
    """The word with which an event's pattern begins, else the only one that it needs; "" where there is none."""
    word: str = _WORD.findall(what)[0]
    if word:
        return word
    needed = words_needed(what)
    return needed[0] if len(needed) == 1 else ""


_EVENTS = _events("at-once")
_EVENTS_ON_A_DAY = _events("on-a-day", r"(?:(?!纪念|回顾|模拟)[^。\n]){0,40}", _REMEMBERED + _STUDIED)
_EVENTS_OF_THIS_YEAR = _events("this-year", behind=f"{_REMEMBERED}(?!会?后)")  # 今年…北京奥运会后

_CAMPAIGNS = _events("in-title")
_BELOW = _events("below-province")
_BELOW_PROVINCE = re.compile(
    f"(?:[我本][市州县旗镇乡村校区]|全[县旗镇乡村])|[{HAN}*](?:镇|乡|县|街道)(?:党?委|政府|党工委)|社区"
)
_CARRIES_OUT = re.compile(r"(?:根据|按照)[^。;\n]{0,24}$")
_DEMANDS = re.compile(r"[^。;\n]{0,16}(?:要求|安排|部署|通知)")
_REACH = 8  # characters behind a campaign that say that it is kept up
_STAGE_REVIEWED = re.compile('环节[”"]?(?:工作)?[“"]?回头看')  # while it goes on
_KEPT_UP = re.compile("常态|长效|成果|巩固|再学习|回头看")


def campaign_year(heading: str) -> tuple[int, str] | None:
    """The year of the campaign that a folded title names, and the words; not of what is kept up after it.

    >>> campaign_year("党史学习教育工作总结"), campaign_year("党史学习教育常态化汇报")
    ((2021, '党史学习教育'), None)
    """
    if _KEPT_UP.search(heading):
        return None
    return _first_named(_CAMPAIGNS, heading)


def campaign_below(heading: str, body: str) -> tuple[int, str] | None:
    """The year in which bodies below the province carried out the campaign that a folded title names, and the words.

    >>> campaign_below("学习实践科学发展观活动工作小结", "我镇学习实践活动进入分析检查阶段")
    (2009, '学习实践科学发展观')
    """
    is_below = "省" not in heading and _BELOW_PROVINCE.search(f"{heading}\n{body}")
    if not is_below or (_KEPT_UP.search(heading) and not _STAGE_REVIEWED.search(body)):
        return None
    return _first_named(_BELOW, heading)


def _first_named(events: Iterable[_Event], heading: str) -> tuple[int, str] | None:
    """The year of the first of some events that a folded title names, and the words."""
    return next(((year, match[0]) for _, event, year in events if (match := event.search(heading))), None)


def campaign_carried_out(opening: str) -> tuple[int, str] | None:
    """The year of the campaign that an opening says it follows, and the words.

    >>> campaign_carried_out("按照“不忘初心、牢记使命”主题教育关于开展调查研究的要求,我局组织了调研")
    (2019, '不忘初心、牢记使命”主题教育')
    """
    for _, event, year in (*_CAMPAIGNS, *(_BELOW if _BELOW_PROVINCE.search(opening) else ())):
        match = event.search(opening)
        if match and _CARRIES_OUT.search(opening, 0, match.start()) and _DEMANDS.match(opening, match.end()):
            return None if _KEPT_UP.search(opening, match.end(), match.end() + _REACH) else (year, match[0])
    return None


def marked_years(body: str) -> dict[int, str]:
    """The years that a folded text tells by what is counted, by themes and by what happened once, with the words."""
    happened = {
        year: match[0] for word, event, year in _EVENTS if word in body and (match := event.search(body)) is not None
    }
    return happened | _on_a_day(body) | _of_this_year(body) | recurring_years(body)


@lru_cache(maxsize=1)  # asked for by what limits the years of a text, and by what tells them
def recurring_years(body: str) -> dict[int, str]:
    """The years told by what comes again each year with another number, theme or day, with the words."""
    return themed_years(body) | counted_years(body)


def _on_a_day(body: str) -> dict[int, str]:
    """The years of what took place on a day without a year (9月10日,全国教育大会召开), with the words."""
    return {
        year: match[0]
        for word, event, year in _EVENTS_ON_A_DAY
        if word in body
        for match in event.finditer(body)
        if not _HAS_YEAR.search(body, max(0, match.start() - 2), match.start())
    }


def _of_this_year(body: str) -> dict[int, str]:
    """The years of what a text tells of as of this year (今年…汶川大地震), or as of the last, with the words."""
    return {
        year + behind: f"{told[0]}{match[0]}"
        for word, event, year in _EVENTS_OF_THIS_YEAR
        if word in body
        for match in event.finditer(body)
        for behind, pattern in enumerate((_THIS_YEAR, _LAST_YEAR))
        if (told := pattern.search(body[max(0, match.start() - _BEFORE) : match.start()]))
    }
