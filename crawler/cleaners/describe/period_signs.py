"""What a text names that tells when it was written: party congresses, anniversaries, campaigns and doctrines.

Sites roll the years of titles, and of whole texts, forward and leave these standing. Days are those of the congresses'
communiqués, of the decisions that opened a campaign, and of the foundings themselves.
"""

import re

from crawler.cleaners.describe.period_forms import EARLIEST, LATEST
from crawler.cleaners.numerals import number

# The last year in which a party congress may be the newest: that of the next one. The older ones have a year more, for
# some authors go on, and sites did not roll years forward yet.
_CONGRESS_ENDS = {"十五": 2003, "十六": 2008, "十七": 2013, "十八": 2017, "十九": 2022, "二十": 2027}
_SPIRIT = re.compile(
    r"(?<![一二三四五六七八九十])(十[五六七八九]|二十)(?:大(?:精神|报告)|届[一二三四五六七]中(?:、[一二三四五六七]中)*全会)"
)
# The year from which an anniversary counts.
_FOUNDED = {
    "中国共产党": 1921, "建党": 1921, "共青团": 1922, "建团": 1922, "解放军": 1927, "建军": 1927, "长征": 1936,
    "抗战": 1945, "抗日战争": 1945, "新中国": 1949, "中华人民共和国": 1949, "建国": 1949, "国庆": 1949,
    "改革开放": 1978, "计生协": 1980, "香港": 1997, "澳门": 1999,
}  # fmt: skip
_ANNIVERSARY = re.compile(
    rf"(?P<what>{'|'.join(_FOUNDED)})(?:协?会|建[党团军]|成立|建立|诞生|暨世界反法西斯战争|胜利|回归|祖国|[”〞])*+"
    r"(?P<count>\d{2,3}|[一二三四五六七八九十百]{2,5})周年"
)
# The last year in which a text's newest doctrine or campaign may be this one, newest first.
_LAST_NAMED = (
    (LATEST, re.compile(r"习近平|新时代|中国梦|八项规定|不忘初心|二十大|疫情防控|新冠|乡村振兴|脱贫攻坚|扫黑除恶")),
    (2020, re.compile(r"两学一做")),  # since 2016
    (2018, re.compile(r"科学的?发展观|三严三实")),  # since 2003; 2015
    (2016, re.compile(r"群众路线教育")),  # 2013 to 2014
    (2015, re.compile(r"创先争优|荣辱观|八荣八耻")),  # 2010 to 2012; 2006
    (2013, re.compile(r"[三3]个代表")),  # since 2000
    (2009, re.compile(r"先进性教育")),  # 2005 to 2006
)
_LINGERING = 4  # years for which some authors go on naming it
_YEARS = re.compile(r"20\d\d(?=年)")
# Of something counted: not a document's number, a telephone's, a month, a day, two years or a course's code (202303期,
# 20112012学年, 20202税收学).
_COUNTED = (
    r"\.\d|-20\d\d|[%余万亿个件次户名株棵亩台辆套册份篇元吨斤米里头只条座场]|多(?!媒)|项(?!目)|家(?!庭|居|政|电|具)|延米|"
    r"人(?:次|[,。;、)\n]|$)|公[里斤顷]|[平立]方"
)
_FIGURES = re.compile(rf"(?<![\d.-])(?!20\d{{6}}\D)\d{{5,9}}(?={_COUNTED})")


def latest_year(body: str) -> int:
    """The last year that a folded text can be of; LATEST where nothing tells.

    By the newest party congress whose spirit it follows, an anniversary, the year that a site put in place of all
    others, and what had passed for years.
    """
    bounds = [LATEST]
    if congresses := _SPIRIT.findall(body):
        bounds.append(max(_CONGRESS_ENDS[congress] for congress in congresses))
    if marked := anniversaries(body):
        bounds.append(max(marked) + 1)  # next year's is prepared
    if years := set(map(int, _YEARS.findall(body))):
        if len(years) == 1 and _is_planted(f"{max(years)}", body):
            bounds.append(max(years) - 1)
        if max(years) > _LAST_NAMED[-1][0] + _LINGERING:
            bounds.append(outdated_by(body) + _LINGERING)
    return min(bounds)


def anniversaries(body: str) -> dict[int, str]:
    """The years of the anniversaries that a folded text names (建党90周年: 2011), with the words."""
    found = {}
    for anniversary in _ANNIVERSARY.finditer(body) if "周年" in body else ():
        its_year = _FOUNDED[anniversary["what"]] + (number(anniversary["count"]) or 0)
        if EARLIEST <= its_year <= LATEST:
            found[its_year] = anniversary[0]
    return found


def outdated_by(body: str) -> int:
    """The last year of which a folded text may be by the newest doctrine or campaign that it names; LATEST without one.

    Weak evidence: some authors go on naming it.
    """
    return next((last for last, words in _LAST_NAMED if words.search(body)), LATEST)


def _is_planted(year: str, body: str) -> bool:
    """Whether a site put the one year that a text names in place of all figures alike (162023株, 2023月8日)."""
    return f"{year}月" in body or any(year in figure for figure in _FIGURES.findall(body))
