"""What happened once, and so tells the year of a text that speaks of it as of its own year.

An event that a text merely names proves nothing: 汶川地震 is told of for years. It proves a year where it is told of as
of this one (今年…汶川大地震), or on a day that has no year (9月10日,全国教育大会召开).
Days are those of the events and of the meetings' communiqués.
"""

from crawler.cleaners.describe.period.counted import counted_years, travel_rush_years
from crawler.cleaners.describe.period.themes import themed_years
from indexer import late_re as re
from indexer.text import HAN

# On a day that has no year: what took place on it, and the year.
_ON_A_DAY = (
    ("5月12日", "汶川[^。\n]{0,12}地震", 2008), ("4月14日", "玉树[^。\n]{0,12}地震", 2010), ("8月[78]日", "舟曲", 2010),
    ("4月20日", "芦山[^。\n]{0,12}地震", 2013), ("8月3日", "鲁甸[^。\n]{0,12}地震", 2014),
    ("8月12日", "天津港[^。\n]{0,20}爆炸", 2015), ("8月8日", "奥运会[^。\n]{0,12}开幕", 2008),
    ("5月1日", "世博会[^。\n]{0,12}开[幕园]", 2010), ("10月15日", "十七大", 2007), ("11月8日", "十八大", 2012),
    ("10月18日", "十九大", 2017), ("10月16日", "二十大", 2022), ("6月18日", "群众路线教育实践活动工作会议", 2013),
    ("10月8日", "群众路线教育实践活动总结大会", 2014), ("8月(?:19|20)日", "全国宣传思想工作会议", 2013),
    ("8月2[12]日", "全国宣传思想工作会议", 2018), ("10月15日", "文艺工作座谈会", 2014),
    ("12月[78]日", "全国高校思想政治工作会议", 2016), ("9月10日", "全国教育大会", 2018),
    ("1月28日", "张广秀[^。\n]{0,4}(?:复信|回信)", 2014), ("5月4日", "北京大学[^。\n]{0,12}师生座谈会", 2014),
    ("5月2日", "北京大学[^。\n]{0,12}师生座谈会", 2018), ("4月19日", "网络安全和信息化工作座谈会", 2016),
    ("5月17日", "哲学社会科学工作座谈会", 2016), ("11月1日", "民营企业座谈会", 2018),
    ("3月18日", "学校思想政治理论课教师座谈会", 2019), ("5月31日", "主题教育工作会议", 2019),
    ("4月3日", "主题教育工作会议", 2023), ("9月8日", "疫情表彰大会", 2020), ("2月20日", "党史学习教育动员大会", 2021),
    ("2月25日", "全国脱贫攻坚总结表彰大会", 2021),
)  # fmt: skip
# Told of as of this year.
_OF_THIS_YEAR = (
    ('(?:抗击|抗|防治|突如其来的?|发生[了的]?(?:严重的)?(?:传染性)?)[“"]?非典', 2003), ("汶川[^。\n]{0,4}地震", 2008),
    ("雨雪冰冻[^。\n]{0,12}(?:抗震救灾|地震)", 2008), ("北京奥运", 2008),
    ("第二批[^。\n]{0,8}学习实践科学发展观", 2009), ("玉树[^。\n]{0,4}地震", 2010), ("舟曲[^。\n]{0,8}泥石流", 2010),
    ("上海世博", 2010), ("芦山[^。\n]{0,4}地震", 2013), ("鲁甸[^。\n]{0,4}地震", 2014),
    ("第二批[^。\n]{0,8}群众路线教育", 2014), ("突如其来的?(?:新冠|新型冠状病毒)", 2020), ("北京冬奥", 2022),
)  # fmt: skip
# As of this year where 今年 stands before it in its sentence, and nothing else's year behind that.
_THIS_YEAR = re.compile(r"(?:今年|年初)(?!.*(?:明年|来年|去年|前年|近年|几年|20\d\d|迎))[^。\n]*\Z")
_BEFORE = 64  # characters
# Not as what is remembered: 今年是汶川大地震五周年, 支援汶川地震灾区, 北京奥运会后; or yet to come: 北京冬奥会筹办.
_REMEMBERED = (
    "(?![^。,\n]{0,14}(?:周年|纪念|遇难|灾区|灾后|重建|以后|成果|经验|做法|影像|录像|影片|纪录片|图片|场景|"
    "申办|筹办|筹备|倒计时)|会?后)"
)
# What a meeting said is studied for years: 10月18日,我局学习十九大精神.
_STUDIED = "(?!(?:会议)?(?:上的?|召开的?)?(?:重要)?(?:会议)?(?:精神|讲话|报告|知识))"
_HAS_YEAR = re.compile(r"(?<!今)年\Z")  # before a day
# What was said in one year alone: from 8 February 2020 on the disease had a short name, and visited is what is open.
_SAID_THEN = (
    ("新型冠状病毒感染的肺炎", 2020),
    ("奥运旅游年", 2008),
    ("(?:组织|鼓励|暑[期假])[^。\n]{0,16}参观世博会", 2010),
)
# The word with which an event begins is looked for first, for that is fast.
_WORD = re.compile(rf"[{HAN}]*(?=[{HAN}]\?|[^{HAN}?]|\Z)")
_EVENTS = tuple((_WORD.findall(what)[0], re.compile(what), year) for what, year in _SAID_THEN)
_EVENTS_ON_A_DAY = tuple(
    (
        _WORD.findall(what)[0],
        re.compile(f"{day}(?:(?!纪念|回顾|模拟)[^。\n]){{0,40}}{what}{_REMEMBERED}{_STUDIED}"),
        year,
    )
    for day, what, year in _ON_A_DAY
)
_EVENTS_OF_THIS_YEAR = tuple(
    (_WORD.findall(what)[0], re.compile(what + _REMEMBERED), year) for what, year in _OF_THIS_YEAR
)


def marked_years(body: str) -> dict[int, str]:
    """The years that a folded text tells by what is counted, by themes and by what happened once, with the words."""
    happened = {
        year: found[0] for word, event, year in _EVENTS if word in body and (found := event.search(body)) is not None
    }
    return happened | _on_a_day(body) | _of_this_year(body) | recurring_years(body)


def recurring_years(body: str) -> dict[int, str]:
    """The years told by what comes again each year with another number, theme or day, with the words."""
    return themed_years(body) | counted_years(body) | travel_rush_years(body)


def _on_a_day(body: str) -> dict[int, str]:
    """The years of what took place on a day without a year (9月10日,全国教育大会召开), with the words."""
    return {
        year: found[0]
        for word, event, year in _EVENTS_ON_A_DAY
        if word in body
        for found in event.finditer(body)
        if not _HAS_YEAR.search(body, max(0, found.start() - 2), found.start())
    }


def _of_this_year(body: str) -> dict[int, str]:
    """The years of what a text tells of as of this year (今年…汶川大地震), with the words."""
    return {
        year: f"{this_year[0]}{found[0]}"
        for word, event, year in _EVENTS_OF_THIS_YEAR
        if word in body
        for found in event.finditer(body)
        if (this_year := _THIS_YEAR.search(body[max(0, found.start() - _BEFORE) : found.start()]))
    }
