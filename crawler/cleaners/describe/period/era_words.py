"""Words of policies, campaigns, events and meetings, each with the years in which texts spoke of it as of the present.

A row is a pattern for folded text, the first and the last year, and the share of texts naming it that is left with
each year after the last. A first year with a fraction says that it began late in that year (2008.8: in October 2008).
The years are those of the decisions that began and closed a campaign and of the communiqués of meetings; the shares
are estimates. Where a word goes on to be used, its last year is LATEST.
"""

from crawler.cleaners.describe.period.congresses import CONGRESSES, PLENUMS
from crawler.cleaners.describe.period.forms import FIVE_YEAR_PLANS, LATEST, LAW_PLANS
from indexer import late_re as re

_DOCTRINES = (
    ("[三3]个代表", 2000, 2008, 0.7),
    ("科学的?发展观", 2003, 2013, 0.7),
    ("和谐社会", 2004, 2012, 0.6),
    ("荣辱观|八荣八耻", 2006, 2008, 0.6),
    ("核心价值体系", 2006, 2013, 0.5),
    ("社会主义新农村|新农村建设", 2005, 2013, 0.7),
    ("节能减排", 2007, 2016, 0.8),
    ("社会管理创新", 2010, 2013, 0.4),
    ("习近平|八项规定", 2013, LATEST, 1),
    ("中国梦", 2013, 2018, 0.8),
    ("四个全面|五大发展理念", 2015, 2018, 0.5),
    ("新常态", 2014, 2017, 0.6),
    ("供给侧", 2016, 2019, 0.7),
    ("四个意识", 2016, LATEST, 1),
    ("新时代中国特色社会主义思想", 2017.8, LATEST, 1),
    ("乡村振兴|高质量发展|两个维护", 2018, LATEST, 1),
    ("两个确立", 2021.8, LATEST, 1),
    ("中国式现代化", 2022.8, LATEST, 1),
    ("新质生产力", 2024, LATEST, 1),
)
_CAMPAIGNS = (
    ("先进性教育", 2005, 2006, 0.4),
    ("学习实践(?:科学发展观)?活动|科学发展观学习实践", 2008.8, 2009, 0.3),
    ("解放思想大讨论", 2008, 2008, 0.4),
    ("三项重点工作", 2010, 2011, 0.4),
    ("创先争优", 2010, 2012, 0.4),
    ("为民服务创先争优", 2011, 2012, 0.3),
    ("三好一满意", 2011, 2013, 0.4),
    ("清网行动", 2011, 2011, 0.2),
    ("基层组织建设年", 2012, 2012, 0.25),
    ("打非治违", 2012, 2014, 0.5),
    ("群众路线教育", 2013.4, 2014, 0.35),
    ("三严三实", 2014, 2016, 0.5),
    ('三严三实[”"]?专题教育', 2015, 2015, 0.35),
    ("两学一做", 2016, 2018, 0.5),
    ('牢记使命[”"]?主题教育', 2019, 2019, 0.35),
    ("党史学习教育", 2021, 2021, 0.35),
    ("社会主义思想主题教育", 2023, 2023, 0.4),
    ("党纪学习教育", 2024, 2024, 0.3),
    ("八项规定精神学习教育", 2025, 2025, 0.3),
)
_POLICIES = (
    ("税费改革", 2001, 2005, 0.4),
    ("(?:取消|免征|免除)[^,。]{0,4}农业税", 2004, 2006, 0.5),
    ("新型农村合作医疗|新农合", 2003, 2016, 0.4),
    ("家电下乡", 2008, 2011, 0.4),
    ("新医改|医药卫生体制改革", 2009, 2012, 0.6),
    ("校安工程|校舍安全工程", 2009, 2012, 0.4),
    ("中长期教育改革", 2010, 2014, 0.6),
    ("营养改善计划", 2011, LATEST, 1),
    ("精准扶贫|脱贫攻坚", 2014, 2020, 0.4),
    ("二孩", 2014, 2020, 0.5),
    ("互联网\\+", 2015, 2020, 0.7),
    ("放管服|厕所革命", 2015, LATEST, 1),
    ("营商环境|河长制", 2017, LATEST, 1),
    ("扫黑除恶", 2018, 2020, 0.5),
    ("人居环境整治|青年大学习", 2018, LATEST, 1),
    ("双减|三孩", 2021, LATEST, 1),
    ("微信|公众号", 2012, LATEST, 1),
    ("学习强国", 2019, LATEST, 1),
    ("劳动和?社?会?保障局|人事局", 1996, 2010, 0.4),
    ("工商局|安监局|国土局|环保局|食药监局|质监局|[国地]税局", 1996, 2018, 0.3),
    ("卫计[局委]|卫生和计划生育[局委]", 2013, 2019, 0.3),
    ("应急管理局|退役军人事务局|生态环境局|自然资源局|农业农村局|卫健[局委]|卫生健康[局委]", 2018.8, LATEST, 1),
)
_EVENTS = (
    ('[抗防]击?治?[“"]?非典|非典[”"]?疫情', 2003, 2003, 0.3),
    ("雨雪冰冻|冰雪灾|抗冻救灾|雨雪冰灾|低温雨雪", 2008, 2008, 0.25),
    ("抗震救灾|汶川", 2008.3, 2008, 0.35),
    ("(?<![冬亚])奥运", 2007, 2008, 0.2),
    ("三聚氰胺|三鹿", 2008.7, 2009, 0.4),
    ("金融危机", 2008.7, 2009, 0.4),
    ("保增长", 2008.8, 2009, 0.4),
    ("返乡农民工", 2008.8, 2009, 0.4),
    ("甲型h1n1|甲流|甲型流感", 2009.3, 2010, 0.25),
    ("世博", 2010, 2010, 0.2),
    ("玉树|舟曲", 2010, 2010, 0.3),
    ("健康码|核酸", 2020, 2022, 0.3),
    ("疫情防控|新冠", 2020, 2022, 0.4),
)
_MARKS = '[”"]?'
_NTH = "[一二三四五六七]"
_LATE = 0.8  # congresses and plenums meet in October or November
_CONGRESS_LEFT, _PLENUM_LEFT = 0.1, 0.05


def _plenum(name: str) -> str:
    """The pattern of a plenum, alone or in a list (十七届三、四中全会)."""
    other = f"(?:{_NTH}中?(?:全会)?[、和,及]*)*"
    return f"{name[:2]}(?<![一二三四五六七八九]..)届{other}{name[3]}(?:中?(?:全会)?[、和,及]*{_NTH})*中"


_MEETINGS = (
    *(
        (f"{congress}(?<![一二三四五六七八九]..){_MARKS}大{_MARKS}(?:会议|的?精神|报告|[和、及])",
         year + _LATE, year + 4 + _LATE, _CONGRESS_LEFT)
        for congress, year in CONGRESSES.items()
    ),
    *(
        (_plenum(plenum), year + _LATE, year + _LATE, _PLENUM_LEFT)
        for plenum, year in PLENUMS.items()
    ),
)  # fmt: skip
_PLANS = (
    *(
        (f"{plan}(?<![一二三四五六七八九百十]{plan})(?![年月日个名次人万元项五])", first - 1, first + 4, 0.35)
        for plan, first in FIVE_YEAR_PLANS.items()
    ),
    *((f"{plan}(?<!十{plan}){_MARKS}普法", first, first + 4, 0.3) for plan, first in LAW_PLANS.items()),
)

ERA_WORDS = tuple(
    (re.compile(words), first, last, left)
    for words, first, last, left in (*_DOCTRINES, *_CAMPAIGNS, *_POLICIES, *_EVENTS, *_MEETINGS, *_PLANS)
)
