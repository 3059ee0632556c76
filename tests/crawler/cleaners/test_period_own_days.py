"""The days of the activity that a text is on, and texts on more than one activity, which have their year."""

import pytest

from crawler.cleaners.describe.period import period
from indexer.text import fold

# Title, text, label.
GIVEN = (
    (
        "“读书节”活动方案",
        "一、指导思想\n让书香溢满校园。\n二、活动时间\n2011年12月9日——2012年1月6日",
        "2011年12月9日-2012年1月6日",
    ),
    ("2012年“学雷锋活动月”方案", "一、活动主题：学习雷锋\n二、活动时间：3月1日—3月31日", "2012年3月"),
    (
        "高三语文二轮复习计划",
        "一、指导思想\n重基础。\n三、时间安排\n2012年3月20号——2012年5月10号",
        "2012年3月20日-5月10日",
    ),
    ("2013年高考物理复习计划", "二、复习具体时间安排\n2012年9月至2013年1月上旬。", "2012年9月1日-2013年1月10日"),
    ("实习报告", "实习时间：2010.3.1-2010.5.31\n实习单位：某厂", "2010年3月-5月"),
    ("实习报告", "实习时间：2010.3—2010.5\n实习单位：某厂", "2010年3月-5月"),
    ("2012年活动周工作方案", "（一）时间：我市2012年活动周时间为10月12日至18日。", "2012年10月12日-10月18日"),
    ("暑期实践总结", "2018年7月30日至8月6日，实践队前往北京进行了实践活动。", "2018年7月30日-8月6日"),
    ("安全生产大检查总结", "我局于2009年5月10日至6月20日对全县企业进行了检查。", "2009年5月10日-6月20日"),
    ("2009年安全生产大检查总结", "从5月10日至6月20日，在全县开展了大检查。", "2009年5月10日-6月20日"),
    ("专项整治活动方案", "（一）动员阶段（2010年3月1日—15日）。\n（二）整治阶段（3月16日—5月31日）。", "2010年3月-5月"),
    ("2010年“转作风”活动方案", "第一阶段：动员（11月）。\n第二阶段：整改（12月至2011年2月）。", "2010年11月-2011年2月"),
)
WHOLE_YEARS = (
    ("2010年度工作总结", "一、开展读书活动\n活动时间：3月5日至3月20日"),
    ("2010年团委工作计划", "活动时间：3月5日至3月20日"),
    ("2010年团委活动计划", "1、读书\n活动时间：3月5日至3月20日\n2、歌咏\n活动时间：5月1日至5月10日"),
    ("2010年读书活动方案", "一、报名时间：3月1日—3月4日"),
    ("2010年植树活动方案", "一、活动时间：3月12日"),
    ("2010年安全活动方案", "一、动员阶段（3月1日—3月15日）。\n二、要求。"),
    ("2010年安全活动方案", "一、活动时间：2月31日—3月15日"),
)


@pytest.mark.parametrize(("title", "text", "label"), GIVEN)
def test_an_activity_has_the_days_that_the_text_gives_it(title: str, text: str, label: str) -> None:
    found = period(title, fold(text))
    assert found and found.label == label


@pytest.mark.parametrize(("title", "text"), WHOLE_YEARS)
def test_other_texts_and_single_days_have_their_year(title: str, text: str) -> None:
    found = period(title, fold(text))
    assert found and found.label == "2010年"
