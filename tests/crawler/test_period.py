"""What a text reports on: sessions, rolled years, spans, terms, masks."""

import pytest

from crawler.cleaners.period import period
from indexer.text import fold
from tests.crawler.pages import BODY


def label(title: str, text: str = BODY, published: str | None = None) -> str | None:
    found = period(title, fold(text), published)
    return found.label if found else None


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("2011年政府工作报告", "各位代表：一、2010年工作回顾\n2010年，我们完成了任务。\n二、2011年安排", "2010年"),
        ("政府工作报告", "——2006年2月18日在县第十三届人民代表大会上\n各位代表：现在报告政府工作。", "2005年"),
        ("县人民法院工作报告", "各位代表：现在我代表县法院报告2008年的工作，请予审议。", "2008年"),
        ("2012年政府工作报告", "各位代表：现在我代表县人民政府报告工作。", None),  # of the session or of the year?
        ("关于2013年度预算执行情况的报告", "主任、各位委员：受县政府委托，现报告如下。", "2013年"),
    ],
)
def test_a_sessions_year_is_not_the_reviewed_year(title: str, text: str, expected: str | None) -> None:
    assert label(title, text) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("2012年1-6月工作总结", "2012年1月-6月"),
        ("2014年6月至2015年2月工作总结", "2014年6月-2015年2月"),
        ("2014年春季学期工作总结", "2013学年第二学期"),
        ("2014年秋学期班主任工作计划", "2014学年第一学期"),
        ("2012-2013年度班主任工作总结", "2012学年"),
        ("2006-2010年普法工作总结", "2006-2010"),
        ("2012年县教育局上半年安全工作总结", "2012上半年"),
        ("2009年12月工作总结及全年回顾", "2009年"),
        ("12年度工作总结", "2012年"),
        ("三十五岁述职报告", None),
        ("学校发展规划(2011年—2013年)", "2011-2013"),
    ],
)
def test_forms(title: str, expected: str | None) -> None:
    assert label(title) == expected


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("2023年教育局工作总结", "2008年是关键之年。2008年，我局改造危房；截至2008年底，在校生四万人。", "2008年"),
        ("2024年个人总结", "2006年，我完成了任务。回顾2006年，有三点体会。\n2006年12月28日", "2006年"),
        ("工作总结", "同志们：今天认真总结08年我镇的工作，部署09年的任务。", "2008年"),
        ("2022年工作总结", "20xx年，我局完成了任务。XX年我们将继续努力。", None),
        ("2023年上半年工作总结", "我局以党的十七大精神为指导。2024年3月12日召开会议，2024年5月8日督查。", None),
        ("2023年上半年工作总结", "2024年3月12日，我县召开会议；2024年上半年，我局下发通知。", None),
        ("2022年教育局工作总结", "我局深入贯彻党的十七大精神。2009年，新建小学三所；2009年底完工。", "2009年"),
        ("2014年述职报告", "我乡贯彻党的十六届四中、五中全会精神，完成了任务。", None),
        ("乡镇上半年工作总结", "2013 年，是关键的一年。截止6月底，全镇完成了任务。", "2013上半年"),
        ("1-9月份工作汇报", "2011年1-9月份，我局办理许可五百件。", "2011年1月-9月"),
        ("检察院工作报告", "各位代表：五年来，2003年至2007年共起诉八千人。", "2003-2007"),
        ("县妇联工作报告", "各位执委：请予审议。\n二一三年工作回顾\n2013年，我县妇联创新工作。", "2013年"),
        ("五年来党的建设总结", "五年来，我乡发展党员六十名。2008年建成活动室。", None),
        ("学校规划", "学校创建于1957年，从1998年2月至今迁址两次。", None),
        ("小学校长述职", "从1997年2月至今，我担任校长。再过半年，我就要退休了。", None),
        ("教育工作总结", "2013年我县新建校舍三十处，预计2014年10月末交付使用。", "2013年"),
        ("2012年工作总结", "与2011年相比，发案率下降；2013年我们将继续努力。", "2012年"),
    ],
)
def test_the_body_wins(title: str, text: str, expected: str | None) -> None:
    assert label(title, text) == expected


def test_nothing_reports_on_what_comes_after_its_publication() -> None:
    assert label("2023年工作总结", BODY, published="2012-03-04") is None
    assert label("2013年工作计划", BODY, published="2012-12-30") == "2013年"
