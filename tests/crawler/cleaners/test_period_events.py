"""What happened once tells the year of a text that tells of it as of its own; what a text remembers does not."""

import pytest

from crawler.cleaners.describe.period.events import marked_years
from indexer.text import fold
from tests.crawler.cleaners.periods import label


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # on a day that has no year
        ("9月10日，全国教育大会在北京召开，我校组织教师学习。", 2018),
        ("2月20日，党史学习教育动员大会召开，我深受教育。", 2021),
        ("今年5月12日，四川汶川发生特大地震，我镇捐款捐物。", 2008),
        ("10月18日，党的十九大隆重开幕，我镇组织收看。", 2017),
        # … and on one that has, or a masked one: it may be any year before
        ("2018年9月10日，全国教育大会在北京召开，我校组织教师学习。", None),
        ("20xx年9月10日，全国教育大会在北京召开，我校组织教师学习。", None),
        ("去年2月20日，党史学习教育动员大会召开。", None),
        ("5月12日是汶川大地震的纪念日，我校举行了演练。", None),
        ("9月9日，全国教育大会召开。", None),
        # … nor what is studied, shown or commemorated on it in a later year
        ("10月18日，我局组织全体党员学习党的十九大精神。", None),
        ("3月18日，我校学习习近平在学校思想政治理论课教师座谈会上的重要讲话。", None),
        ("5月12日是防灾减灾日，我校组织学生观看汶川地震纪录片。", None),
        ("8月8日，为纪念北京奥运会成功开幕，我镇举行长跑。", None),
        # as of this year
        ("今年邻县发生了严重的传染性非典，我镇天天量体温。", 2003),
        ("今年是多灾之年，汶川大地震、洪涝灾害使我镇受损严重。", 2008),
        ("今年以来，我局克服雨雪冰冻灾害、抗震救灾等重重困难，完成了任务。", 2008),
        ("今年上半年，我院全力抗击“非典”，没有一人感染。", 2003),
        ("年初，面对突如其来的新冠肺炎疫情，我镇严防死守。", 2020),
        ("今年是汶川大地震五周年，我校举行了演练。", 2013),
        ("汶川地震发生后十周年，我们推进工作。", None),
        ("今年，我局派员支援汶川地震灾区重建。", None),
        ("5月12日四川汶川发生地震后，我街道居民捐款。", 2008),
        ("今年，北京奥运会后，我街道总结了经验。", None),
        ("今年中央一号文件关注水利，我县修渠三里。", 2011),
        ("近年来，我镇经受了汶川大地震的考验。", None),
        ("今年，我们总结2008年支援汶川地震时的做法。", None),
        ("今年，我镇为迎接上海世博会整治了环境。", None),
        ("今年以来，围绕北京冬奥会筹办，我局整治环境。", None),
        ("今年，我镇开展演练，模拟汶川地震场景。", None),
        # themes
        ("我镇组织了以“综合治理，保障平安”为主题的安全生产月活动。", 2007),
        ("今年中国水周的主题是“加强河湖管理 建设水生态文明”。", 2014),
        ("我局做好综合治理、保障平安。", None),
        ("助残日的主题是“关爱残疾孩子，发展特殊教育”。", 2009),
        ("助残日的主题是“关爱帮扶农村贫困残疾人”。", 2010),
        ("助残日的主题是“情系我的兄弟姐妹，帮扶贫困残疾人”。", None),
        ("我局开展了以“提振消费信心”为主题的促销活动。", None),
        ("今年世界环境日的主题是：共建生态文明，共享绿色未来。", 2011),
        ("我局主办题为“识别灾害风险，掌握减灾技能”的宣传活动。", 2013),
        # what is counted
        ("为纪念毛泽东同志“向雷锋同志学习”题词50周年，我校组织了活动。", 2013),
        ("今年是宁夏回族自治区成立50周年。", 2008),
        ("今年是共和国60华诞。", 2009),
        ("今年是汶川地震十周年。", 2018),
        ("我县举行纪念延安双拥运动70周年文艺汇演。", 2013),
        ("今天是第四个烈士纪念日。", 2017),
        ("学习纪念马克思诞辰200周年大会上的重要讲话。", None),
        ("今年是县残联成立20周年。", None),
        # what was said in one year
        ("我区制定了《新型冠状病毒感染的肺炎疫情防控方案》。", 2020),
        ("我区做好新冠肺炎疫情防控工作。", None),
        ("我校鼓励学生利用暑假参观世博会。", 2010),
        ("我曾到上海参观世博会。", None),
        ("今年8月，奥运会即将开幕，社区举行健步走。", 2008),
        ("按照开展安全生产隐患治理年活动的通知，排查隐患。", 2008),
    ],
)
def test_what_happened_once(text: str, expected: int | None) -> None:
    assert list(marked_years(fold(text))) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("渔业站上半年工作总结", "今年以来，我站克服雨雪冰冻灾害、抗震救灾等困难，投放鱼苗。", "2008上半年"),
        ("学习教育大会精神心得体会", "9月10日，全国教育大会召开，我深受教育。", "2018年"),
        ("2023年渔业站防控工作总结（精选3篇）", "我站部署新型冠状病毒感染的肺炎疫情防控，现总结如下。", "2020年"),
        # a site put its year in place of all others, but left the theme
        (
            "2021年安全生产月活动总结",
            "今年6月，我局开展了以“综合治理、保障平安”为主题的2021年安全生产月活动，下发了2021年的方案。",
            "2007年6月",
        ),
        ("渔业站助残工作总结", "2011年上半年悄然而过。今年5月17日是全国第 19 个助残日，我站送鱼苗。", "2009上半年"),
        ("学习复信精神心得体会", "1月28日，总书记给张广秀的复信，激励着我。", "2014年"),
        ("庆祝建党95周年活动总结", "我站开展了活动。", "2016年"),
        # an event of the year before the text's own
        ("渔业站工作总结", "今年5月12日汶川发生地震。2009年，我站投放鱼苗，2009年收鱼百吨，现总结如下。", "2009年"),
    ],
)
def test_an_event_tells_the_year_where_nothing_else_does(title: str, text: str, expected: str | None) -> None:
    assert label(title, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年是“十二五”规划实施的第二年，一年来，我站投放鱼苗。", "2012年"),
        ("20xx年是“十一五”规划的最后一年，一年来，我站投放鱼苗。", "2010年"),
        ("今年是“六五”普法的启动之年，一年来，我站办班两期。", "2011年"),
        ("今年是“七五”普法收官之年，一年来，我站办班两期。", "2020年"),
        ("今年是党的十九大召开之年，一年来，我站投放鱼苗。", "2017年"),
        ("今年是全面深化改革的开局之年，一年来，我站投放鱼苗。", "2014年"),
        ("xx年是脱贫攻坚战的收官之年，一年来，我站投放鱼苗。", "2020年"),
        ("一年来，我站投放鱼苗。明年是党的十九大召开之年，我们更要努力。", None),
        ("今年是脱贫攻坚的关键之年，一年来，我站投放鱼苗。", None),
        ("今年是医药卫生体制改革三年任务的收官之年，一年来，我站办班两期。", "2011年"),
        ("今年是实施医改三年目标的最后一年，一年来，我站办班两期。", "2011年"),
        # of a plan whose name is masked, by what else the text names
        # done, and neither meant nor of another year
        ("一年来，我站投放鱼苗，实现了“十四五”良好开局。", "2021年"),
        ("一年来，我站投放鱼苗，为实现“十四五”良好开局打下基础。", None),
        ("去年是“十二五”规划的开局之年，一年来，我站投放鱼苗。", None),
        ("在去年工作的基础上，今年是“十二五”规划的第二年，一年来，我站投放鱼苗。", "2012年"),
        ("去年是“十二五”开局之年，今年是“十二五”规划的第二年，一年来，我站投放鱼苗。", "2012年"),
        ("2009年，我站投放鱼苗。\n1、今年是“十一五”的开局之年，一年来，我站投放鱼苗。", "2006年"),
        ("今年是我站“十二五”示范项目建设周期的第二年，一年来，我站投放鱼苗。", None),
    ],
)
def test_the_year_that_a_text_says_it_is(text: str, expected: str | None) -> None:
    assert label("渔业站工作总结", text) == expected


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("在渔业会议上的讲话", "（2025年03月13日）\n同志们，今天我们召开会议，部署渔业生产。", "2025年"),
        ("在渔业会议上的讲话", "（2025年9月13日）\n同志们，我们总结了渔业生产。四季度的任务还很重。", "2025年"),
        ("渔村问题的调查与思考", "我们走访了渔村。\n2015年8月3日", "2015年"),
        ("在渔业会议上的讲话", "（2025年1月13日）\n同志们，今天我们召开会议，部署渔业生产。", None),  # of which year?
        ("渔村简介", "渔村依山傍水。\n2015年8月3日", None),
        ("关于抓好渔村防火的通知", "各村：入冬以来天干物燥，请严防火灾。\n2015年11月3日", "2015年"),
        (
            "在渔会全体会议上的讲话",
            "同志们：这次会议回顾2010年及“十一五”时期的工作，安排2011年全省渔业任务。",
            "2011年",
        ),
        # a line with the hour is its site's
        (
            "渔村问题调研报告",
            "渔村问题调研报告\n\n2020年11月18日02:17:42\n\n今年以来，我们走访了渔村，现汇报如下。",
            None,
        ),
        # who greets a congress praises several years, and names what was celebrated in them
        ("在渔会代表大会上的讲话", "（2016年11月9日）\n同志们：过去五年，渔会成效显著。", "2016年"),
        (
            "在渔会代表大会上的讲话",
            "同志们：今年是“十二五”开局之年。六年来，渔会参加了新中国成立60周年庆典。",
            "2011年",
        ),
    ],
)
def test_speeches_surveys_and_lessons_are_of_their_day(title: str, text: str, expected: str | None) -> None:
    assert label(title, text) == expected


def test_a_meeting_of_a_year_is_what_was_said_then() -> None:
    text = "老师们：在2003年全市教育工作会议上，县二中的做法得到推广。1995年建校以来，成绩很大。"
    assert label("在全县教育工作会议上的讲话", text) is None
    assert label("在全县教育工作会议上的讲话", "这是县长在2003年全县教育工作会议上的讲话，请学习。") == "2003年"


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("渔业站上半年工作总结", "上半年，我站学习党的十七届四中、五中、六中全会精神，投放鱼苗。", "2012上半年"),
        ("2021渔业站半年工作总结篇1", "半年来，我站学习党的十六届五中全会精神，投放鱼苗。", "2006上半年"),
        ("渔业站上半年工作总结", "上半年，我站学习党的十八大和十七届六中全会精神，投放鱼苗。", "2013上半年"),
        ("渔业站上半年工作总结", "上半年，我站落实十六届四中全会精神，开展创先争优活动，投放鱼苗。", None),
        (
            "渔业站工作总结",
            "一年来，我站学习党的十七届六中全会精神，投放鱼苗。",
            None,
        ),  # of the plenum's year or the next
    ],
)
def test_a_first_half_is_of_the_year_after_the_newest_plenum(title: str, text: str, expected: str | None) -> None:
    assert label(title, text) == expected


def test_what_counts_till_june_is_of_a_first_half() -> None:
    text = "2013年，我镇扎实推进各项工作。截至6月底，全镇财税收入完成全年任务的一半。"
    assert label("", text) == "2013上半年"
    assert label("2013年工作总结", text) == "2013年"
    assert label("", "今年以来，我县三次受灾，其中2007年7月9日最重。截至2007年11月底，建房三百户。") == "2007年"
    until_a_day = "为完成2013年任务，现作出安排。截止10月26日，全镇移栽过半。"
    assert label("", f"{until_a_day}\n二〇一三年十月二十七日") == "2013年"


def test_a_files_name_of_this_year_proves_nothing() -> None:
    text = "今天，我们召开2003年全县渔业工作会议，总结2002年渔业工作的经验，安排今年的渔业工作。"
    assert label("2022渔业工作报告 (15)", text) == "2002年"
    assert label("2022渔业工作汇报 (4) .doc", "渔业工作汇报\n今年我县再次遭受鱼病。") is None
    assert label("2022年渔业工作汇报", "渔业工作汇报\n今年我县再次遭受鱼病。") == "2022年"


def test_who_asks_to_join_or_speaks_later_is_not_of_the_anniversary_that_is_named() -> None:
    assert label("入党申请书", "今年是建党101周年，我申请加入中国共产党。\n2022年9月20日") is None
    assert label("测报站大事", "新中国成立60周年之际，测报站建成。\n2010年9月20日") is None
    assert label("测报站大事", "新中国成立60周年之际，测报站建成。\n2009年9月20日") == "2009年"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("个人工作总结", "一年来，我要求进步，递交了入党申请书。\n2012年12月20日"),
        ("党支部工作总结", "一年来，党支部收到入党申请书六份，三名预备党员按期转正。\n2012年12月20日"),
        ("在预备党员转正大会上的讲话", "同志们，今天六名同志转正了。\n2012年3月5日"),
    ],
)
def test_what_tells_of_applications_is_none(title: str, text: str) -> None:
    assert label(title, text) == "2012年"


def test_a_speech_that_is_studied_and_a_plan_that_goes_on_tell_no_year() -> None:
    assert label("学习在庆祝中国共产党成立100周年大会上的讲话", "学习讲话，我深有体会。") is None
    text = "一年来，我局修渠。\n一、“十二五”以来工作情况\n修渠三里。\n2012年12月20日"
    assert label("工作总结", text) == "2012年"


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("“不忘初心、牢记使命”主题教育心得体会", "自2019年6月主题教育开展以来，我深受触动。", "2019年"),
        ("党史学习教育工作总结", "我站迅速行动，学习百次，现总结如下。", "2021年"),
        ("党史学习教育工作总结", "我站迅速行动，学习百次，现总结如下。\n2022年1月5日", "2021年"),
        ("党史学习教育常态化工作总结", "我站坚持不懈，学习百次，现总结如下。", None),
        ("党纪学习教育工作总结", "2026年，我站学习百次，现总结如下。", "2026年"),
        ("水站工作总结", "我站开展党纪学习教育，学习百次，现总结如下。", None),
    ],
)
def test_a_campaign_of_one_year_in_the_title(title: str, text: str, expected: str | None) -> None:
    assert label(title, text) == expected
