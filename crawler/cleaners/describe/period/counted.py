"""What is counted from a known year on, and so tells a year: anniversaries, and days, weeks and months of a cause.

建党90周年 is 2011, 第23个全国助残日 is 2013, 《人民调解法》颁布8周年 is 2018. The years are those of the foundings, of
the laws' publication and first day, and those from which the announcements of the days count.
"""

from datetime import date, timedelta

from crawler.cleaners.describe.period.congresses import earliest_year
from crawler.cleaners.describe.period.forms import EARLIEST, LATEST
from crawler.cleaners.vocabulary.numerals import number
from indexer import late_re as re

# The year from which an anniversary counts.
_FOUNDED = {
    "马克思": 1818, "共产党宣言": 1848, "孙中山": 1866, "列宁": 1870, "朱德": 1886, "毛泽东": 1893, "周恩来": 1898,
    "刘少奇": 1898, "红十字会": 1904, "邓小平": 1904, "陈云": 1905, "妇女节": 1910, "辛亥革命": 1911, "五四": 1919,
    "中国共产党": 1921, "建党": 1921, "共青团": 1922, "建团": 1922, "焦裕禄": 1922, "全国总工会": 1925,
    "中国致公党": 1925, "解放军": 1927, "建军": 1927, "南昌起义": 1927, "秋收起义": 1927, "古田会议": 1929,
    "九一八事变": 1931, "遵义会议": 1935, "一二九": 1935, "一二·九": 1935, "长征": 1936, "西安事变": 1936,
    "七七事变": 1937, "卢沟桥事变": 1937, "南京大屠杀": 1937, "中国民主同盟": 1941, "抗战": 1945, "抗日战争": 1945,
    "九三学社": 1945, "中国民主促进会": 1945, "中国民主建国会": 1945, "内蒙古自治区": 1947, "五一口号": 1948,
    "新中国": 1949, "中华人民共和国": 1949, "共和国": 1949, "祖国": 1949, "建国": 1949, "国庆": 1949, "少先队": 1949,
    "少年先锋队": 1949, "人民政协": 1949, "全国妇联": 1949, "抗美援朝": 1950, "西藏和平解放": 1951, "全国工商联": 1953,
    "人民代表大会制度": 1954, "三自爱国运动委员会": 1954, "新疆维吾尔自治区": 1955, "宁夏回族自治区": 1958,
    "广西壮族自治区": 1958, "向雷锋同志学习": 1963, "雷锋同志题词": 1963, "为雷锋题词": 1963, "西藏自治区": 1965,
    "唐山大地震": 1976, "恢复高考": 1977, "改革开放": 1978, "检察机关恢复重建": 1978, "深圳经济特区": 1980,
    "计生协": 1980, "公开信": 1980, "中国残联": 1988, "海南建省": 1988, "希望工程": 1989, "香港": 1997, "澳门": 1999,
    "汶川地震": 2008, "汶川特大地震": 2008, "汶川大地震": 2008,
}  # fmt: skip
_ANNIVERSARY = re.compile(
    rf"(?P<what>{'|'.join(_FOUNDED)})(?:协?会|建[党团军队]|成立|发[布表]|建立|诞生|诞辰|出国作战|运动|暨(?:世界)?反法西斯战争|(?<!援朝)胜利|回归|祖国|第|"
    r"同志|题词|的?号召|办?经济特区|[”〞》])*+"
    # the speech at the meeting is studied for years: 庆祝中国共产党成立100周年大会上的讲话
    r"(?P<count>\d{2,3}|[一二三四五六七八九十百]{2,5})(?:周年|华诞)(?![”〞]?(?:庆祝)?(?:大会)?上?的?[^,。;\n]{0,8}(?:讲话(?!\Z)|精神))"
)
# The year of the first one. Not here is what provinces, towns or schools count for themselves (爱鸟周, 读书节).
_FIRST_HELD = {
    "妇女节": 1911, "护士节": 1912, "红十字日": 1948, "世界卫生日": 1950, "气象日": 1961, "地球日": 1970,
    "标准日": 1970, "环境日": 1972, "博物馆日": 1977, "植树节": 1979, "粮食日": 1981, "消费者权益日": 1983,
    "教师节": 1985, "志愿者日": 1986, "预防接种日": 1987, "禁毒日": 1988, "无烟日": 1988, "艾滋病日": 1988,
    "中国水周": 1988, "爱国卫生月": 1989, "爱牙日": 1989, "人口日": 1990, "学生营养日": 1990, "助残日": 1991,
    "土地日": 1991, "节能宣传周": 1991, "残疾人日": 1992, "税收宣传月": 1992, "精神卫生日": 1992, "消防日": 1992,
    "节约用水宣传周": 1992, "节水宣传周": 1992, "世界水日": 1993, "防治碘缺乏病日": 1994, "碘缺乏病日": 1994,
    "国际家庭日": 1994, "肿瘤防治宣传周": 1995, "世界读书日": 1996, "爱眼日": 1996, "结核病日": 1996,
    "中小学生安全教育日": 1996, "中小学安全教育日": 1996, "湿地日": 1997, "高血压日": 1998, "推广普通话宣传周": 1998,
    "推普周": 1998, "爱耳日": 2000, "记者节": 2000, "计量日": 2000, "法制宣传日": 2001, "国防教育日": 2001,
    "知识产权日": 2001, "科技活动周": 2001, "安全生产月": 2002, "职业病防治法宣传周": 2003, "公民道德宣传日": 2003,
    "献血者日": 2004, "终身学习活动周": 2005, "文化遗产日": 2006, "文化和自然遗产日": 2006, "自闭症日": 2008,
    "档案日": 2008, "防灾减灾日": 2009, "全民健身日": 2009, "敬老月": 2010, "中国旅游日": 2011, "交通安全日": 2012,
    "低碳日": 2013, "宪法日": 2014, "扶贫日": 2014, "公祭日": 2014, "烈士纪念日": 2014, "网络安全宣传周": 2014,
    "职业教育活动周": 2015, "航天日": 2016, "国家安全教育日": 2016, "品牌日": 2017, "医师节": 2018, "农民丰收节": 2018,
    "人民警察节": 2021,
}  # fmt: skip
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


# When a law or rule was published, and when it came into force.
_LAWS = {
    "宪法": (1982, 1982), "统计法": (1983, 1984), "森林法": (1984, 1985), "义务教育法": (1986, 1986),
    "土地管理法": (1986, 1987), "档案法": (1987, 1988), "保守国家秘密法": (1988, 1989), "环境保护法": (1989, 1989),
    "残疾人保障法": (1990, 1991), "烟草专卖法": (1991, 1992), "未成年人保护法": (1991, 1992),
    "妇女权益保障法": (1992, 1992), "教师法": (1993, 1994), "劳动法": (1994, 1995), "母婴保健法": (1994, 1995),
    "老年人权益保障法": (1996, 1996), "献血法": (1997, 1998), "消防法": (1998, 1998), "国防教育法": (2001, 2001),
    "职业病防治法": (2001, 2002), "人口与计划生育法": (2001, 2002), "安全生产法": (2002, 2002),
    "行政许可法": (2003, 2004), "道路交通安全法": (2003, 2004), "信访条例": (2005, 2005),
    "农产品质量安全法": (2006, 2006), "农民专业合作社法": (2006, 2007), "政府信息公开条例": (2007, 2008),
    "劳动合同法": (2007, 2008), "禁毒法": (2007, 2008), "食品安全法": (2009, 2009), "人民调解法": (2010, 2011),
    "国家安全法": (2015, 2015), "反家庭暴力法": (2015, 2016), "网络安全法": (2016, 2017), "监察法": (2018, 2018),
    "民法典": (2020, 2021),
}  # fmt: skip
_LAW = rf"(?<![新后])[《〈](?:中华人民共和国)?(?P<law>{'|'.join(_LAWS)})[》〉]"
_LAW_ANNIVERSARY = re.compile(
    rf"{_LAW}(?:正式)?(?:(?P<published>颁布|公布)|(?P<in_force>施行|实施))(?P<count>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})周年"
)


# The population census, held every ten years, of which texts of its title are.
_CENSUS = re.compile(r"第(?P<nth>[五六七5-7])次(?:全国)?人口")


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


def counted_years(body: str) -> dict[int, str]:
    """The years that a folded text tells by what is counted (建党90周年: 2011), with the words."""
    found = [
        (since[counted["what"]] + (number(counted["count"]) or 0) - is_nth, counted[0])
        for pattern, marks, since, is_nth in (
            (_ANNIVERSARY, ("周年", "华诞"), _FOUNDED, 0),
            (_HELD, ("第",), _DAYS_AND_WEEKS, 1),
        )
        if any(mark in body for mark in marks)
        for counted in pattern.finditer(body)
    ]
    found += [
        (_LAWS[law["law"]][law["published"] is None] + (number(law["count"]) or 0), law[0])
        for law in (_LAW_ANNIVERSARY.finditer(body) if "周年" in body else ())
    ]
    return {year: words for year, words in found if EARLIEST <= year <= LATEST}


# The month and day of each year's Spring Festival, which may be the same after nineteen years. The travel rush lasts
# forty days, from the fifteenth before it to the twenty-fourth after it: one that ended on 10 March was that of 2010.
_FESTIVALS = {
    2002: (2, 12), 2003: (2, 1), 2004: (1, 22), 2005: (2, 9), 2006: (1, 29), 2007: (2, 18), 2008: (2, 7),
    2009: (1, 26), 2010: (2, 14), 2011: (2, 3), 2012: (1, 23), 2013: (2, 10), 2014: (1, 31), 2015: (2, 19),
    2016: (2, 8), 2017: (1, 28), 2018: (2, 16), 2019: (2, 5), 2020: (1, 25), 2021: (2, 12), 2022: (2, 1),
    2023: (1, 22), 2024: (2, 10), 2025: (1, 29), 2026: (2, 17), 2027: (2, 6), 2028: (1, 26), 2029: (2, 13),
    2030: (2, 3),
}  # fmt: skip
_DAYS = {
    year: (festival - timedelta(days=15), festival + timedelta(days=24))
    for year, day in _FESTIVALS.items()
    if (festival := date(year, *day))
}
_DAY = r"(?P<month>[1-3])月(?P<day>[0-3]?\d)日(?:\([^)\n]{0,12}\))?"
_FIRST_DAY = re.compile(rf"春运[^。;\n]{{0,16}}?{_DAY}(?:正式|全面)?(?:开始|启动|起|[至到—-])")
_LAST_DAY = re.compile(
    rf"春运[^。;\n]{{0,40}}?(?:[至到—-]|于){_DAY}(?:已经?|正式|圆满|全部)*(?:结束|止|落下帷幕|,(?:为期|历时|共计?))"
)


def travel_rush_years(body: str) -> dict[int, str]:
    """The year whose travel rush began or ended on a day that a folded text names, with the words.

    >>> travel_rush_years("春运于3月10日已经结束")
    {2010: '春运于3月10日已经结束'}
    """
    if "春运" not in body:
        return {}
    named = [(nth, found) for nth, pattern in enumerate((_FIRST_DAY, _LAST_DAY)) if (found := pattern.search(body))]
    earliest = earliest_year(body)
    years = [
        year
        for year, days in _DAYS.items()
        if year >= earliest
        and all((days[nth].month, days[nth].day) == (int(it["month"]), int(it["day"])) for nth, it in named)
    ]
    return {years[0]: named[0][1][0]} if named and len(years) == 1 else {}
