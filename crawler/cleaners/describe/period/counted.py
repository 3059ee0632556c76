"""What is counted from a known year on, and so tells a year: anniversaries, and days, weeks and months of a cause.

建党90周年 is 2011, 第23个全国助残日 is 2013. The years are those of the foundings, and those from which the
announcements of the days count (`counted.txt`).
"""

from crawler.cleaners.describe.period.periods import EARLIEST, LATEST
from crawler.cleaners.tables import rows
from crawler.cleaners.vocabulary.numerals import number
from indexer import late_re as re

_ROWS = [(what, first, names.split()) for what, first, names in rows("describe/period/counted", 3)]
# The year from which an anniversary counts, and that of the first of a cause's days, weeks and months.
_FOUNDED, _FIRST_HELD = (
    {name: int(first) for what, first, names in _ROWS if what == wanted for name in names}
    for wanted in ("founded", "held")
)
_ANNIVERSARY = re.compile(
    rf"(?P<what>{'|'.join(_FOUNDED)})(?:协?会|建[党团军队]|成立|发[布表]|建立|诞生|诞辰|出国作战|运动|暨(?:世界)?反法西斯战争|(?<!援朝)胜利|回归|祖国|第|"
    r"同志|题词|的?号召|办?经济特区|[”〞》])*+"
    # the speech at the meeting is studied for years: 庆祝中国共产党成立100周年大会上的讲话
    r"(?P<count>\d{1,3}|[一二三四五六七八九十百]{1,5})(?:周年|华诞)(?![”〞]?(?:庆祝)?(?:大会)?上?的?[^。;\n]{0,12}(?:讲话(?!\Z)|精神))"
)
# A day is also called one for spreading word of its cause: 艾滋病宣传日.
_DAYS_AND_WEEKS = _FIRST_HELD | {
    f"{name[:-1]}宣传日": year for name, year in _FIRST_HELD.items() if name.endswith("日") and "宣传" not in name
}
_MARKS = '[“”"]?'
# 第23个全国助残日, 第二十二届“世界水日”; the first one is told of as history.
_HELD = re.compile(
    rf"第(?![1一][个届次])(?P<count>\d{{1,3}}|[一二三四五六七八九十百]{{1,5}})[个届次]{_MARKS}"
    rf"(?:联合国|全国|国际|世界|国家|中国|全民|防治|儿童|三八[“”\"]?|劳动){{0,3}}{_MARKS}(?P<what>{'|'.join(_DAYS_AND_WEEKS)}){_MARKS}"
)
_MONTHS = {name: int(month) for what, month, names in _ROWS if what == "month" for name in names}
# Not 安全生产月度检查, 教学质量月考, nor 医疗质量月, which each hospital sets.
_MONTH_OF_CAUSE = re.compile(rf"(?<!教学)(?<!医疗)(?<!护理)({'|'.join(_MONTHS)})(?![度报考检评例])")


def month_of_cause(heading: str) -> int | None:
    """The month of each year in which the cause of a title has its month.

    >>> month_of_cause("2012年“安全生产月”活动总结")
    6
    """
    found = _MONTH_OF_CAUSE.search(heading)
    return _MONTHS[found[1]] if found else None


# The population census, held every ten years, of which texts of its title are.
_CENSUS = re.compile(r"(?<![十\d])第?(?P<nth>[五六七5-7])次(?:全国)?人口")


def census_year(heading: str, body: str) -> tuple[int, str] | None:
    """The year of the census that a title is on, by its number in the title or in the text, and the words.

    >>> census_year("人口普查工作总结", "第六次全国人口普查工作圆满完成")
    (2010, '第六次全国人口')
    """
    found = _CENSUS.search(heading) or _CENSUS.search(body) if "人口普查" in heading else None
    return (1950 + 10 * (number(found["nth"]) or 0), found[0]) if found else None


# Those who enter a school, and who leave it, bear the number of the year: 2012级新生军训, 2015届毕业典礼.
_ENTRANTS = re.compile(r"(?<!\d)(?:20)?(?P<year>[012]\d)级(?:全体)?(?:新生|军训|同学)")
_LEAVERS = re.compile(r"(?<!\d)20(?P<year>[012]\d)届(?![^,。]{0,6}校友)")
_AT_ENTRY = re.compile("军训|军事训练|开学典礼|入学教育|迎新")


def entry_year(beginning: str) -> tuple[int, str] | None:
    """The year of the new students, or of the leavers, that the beginning of a text is on, and the words.

    >>> entry_year("新生军训总结\\n2012级新生军训圆满结束")
    (2012, '2012级新生')
    """
    enter = "新生" in beginning and _AT_ENTRY.search(beginning)
    if not enter and "毕业典礼" not in beginning:
        return None
    years = {2000 + int(found["year"]): found[0] for found in (_ENTRANTS if enter else _LEAVERS).finditer(beginning)}
    return next(iter(years.items())) if len(years) == 1 else None


# What is meant for later is of no year of the text's own: 下一步,我们将以国庆60周年安保为主线.
_MEANT = re.compile(r"(?:下一步|明年|来年|新的一年)(?!.*(?:今年|去年))[^。\n]*\Z")
_BEFORE = 64  # characters


def counted_years(body: str) -> dict[int, str]:
    """The years that a folded text tells by what is counted (建党90周年: 2011), with the words; not what is meant."""
    counted = [
        (since[match["what"]] + (number(match["count"]) or 0) - is_nth, match[0])
        for pattern, marks, since, is_nth in (
            (_ANNIVERSARY, ("周年", "华诞"), _FOUNDED, 0),
            (_HELD, ("第",), _DAYS_AND_WEEKS, 1),
        )
        if any(mark in body for mark in marks)
        for match in pattern.finditer(body)
        if not _MEANT.search(body[max(0, match.start() - _BEFORE) : match.start()])
    ]
    return {year: words for year, words in counted if EARLIEST <= year <= LATEST}
