"""Sessions, which review another year than that of their day, and texts that are on several years."""

import pytest

from crawler.cleaners.describe.period import is_disbelieved, period
from indexer.text import fold
from tests.crawler.cleaners.periods import label


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("2011年政府工作报告", "各位代表：一、2010年工作回顾\n2010年，我们完成了任务。\n二、2011年安排", "2010年"),
        ("政府工作报告", "——2006年2月18日在县第十三届人民代表大会上\n各位代表：现在报告政府工作。", "2005年"),
        ("县人民法院工作报告", "各位代表：现在我代表县法院报告2008年的工作，请予审议。", "2008年"),
        (
            "政府工作报告",
            "各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议，并请各位政协委员和列席会议的同志提出意见。\n"
            "2025年是十四五规划收官之年。到2020年建成的小康社会，是新征程的起点。",
            "2025年",
        ),
        # the title is the session's line
        (
            "(2012年2月25日在政协某区第十三届委员会第一次会议上)",
            "各位委员：\n我向大会报告工作。五年来，修渠百里。",
            "2007-2011",
        ),
        ("(2012年2月25日在某区人民代表大会第一次会议上)", "各位代表：\n我向大会报告工作。全区修渠百里。", "2011年"),
        ("", "各位代表：我向大会报告过去三年的工会工作。2015年以来，修渠百里。", "2015-2017"),
        (
            "2017年全县渔业工作会议上的报告",
            "同志们：\n一、2016年全县渔业工作回顾\n2016年，全县投苗百万。\n二、任务\n2017年，我县将扩大养殖。",
            "2016年",
        ),
        ("在全县2016年教育工作会上的报告", "过去的2015年，我们建校三所。2016年，我们要抓好五项工作。", "2015年"),
        ("三十年教学生涯回顾", "1985年我走上讲台，一晃三十年过去了。", None),
        ("医师述职报告", "任现职以来（2009—2013年），我接诊万人，现述职如下。", "2009-2013"),
        ("第一书记工作总结", "自2015年8月至2016年7月，我在沙坪村任职，修路三里。", "2015年8月-2016年7月"),
        ("十年工作回顾", "2003年到2013年，我从办事员成长为科长。", "2003-2013"),
        ("十五年治沙工作总结", "2001年到2015年，我乡治沙三万亩。", None),
        # done in one year for the sake of many
        ("五十年校庆筹备工作总结", "2008年，我校筹备五十年校庆。", "2008年"),
        ("二十余年信访积案化解工作报告", "2013年，我县化解二十余年积案三起。", "2013年"),
        ("市文联工作报告", "各位代表：我向大会报告工作。2009年以来的五年，市文联推出长篇小说百部。", "2009-2013"),
        ("“十二五”以来水利工作报告", "“十二五”以来，全县修渠百里。\n2014年6月", "2011-2014"),
        (
            "在县书法家协会第三次代表大会上的报告",
            "（2019年3月16日）\n自2014年第二次代表大会以来，办展二十次。",
            "2014-2019",
        ),
        ("2012年政府工作报告", "各位代表：现在我代表县人民政府报告工作。", None),  # of the session or of the year?
        ("", "2023年9月28日\n主任、各位委员：现报告2022年度预算执行审计情况，请予审议。", "2022年"),
        ("", "代表们在人民代表大会前听取汇报。2006年物价较低，在2006年粮食又丰收。", "2006年"),
        ("关于2013年度预算执行情况的报告", "主任、各位委员：受县政府委托，现报告如下。", "2013年"),
        ("镇政府工作报告", "工作报告 2011年1月18日在大会上 各位代表：一年来，我镇修渠三里。", "2010年"),
        ("镇政府工作报告", "各位代表：现在报告2011年工作。一年来，我镇修渠三里。", "2011年"),
        ("修好水渠惠及百姓", "——在2015年水利会议上的报告\n同志们：\n一、2014年工作回顾\n修渠三里。", "2014年"),
        ("修好水渠惠及百姓", "——在2015年水利会议上的讲话\n同志们：\n一、2014年工作回顾\n修渠三里。", "2015年"),
    ],
)
def test_a_sessions_year_is_not_the_reviewed_year(title: str, text: str, expected: str | None) -> None:
    assert label(title, text) == expected


def test_a_plans_half_way_is_no_whole_plan() -> None:
    assert label("十四五规划中期评估报告", "2021年至2023年，我县经济稳步增长。") == "2021-2023"


@pytest.mark.parametrize(("published", "expected"), [("2022-02-16", "2017-2021"), ("2024-02-16", None), (None, None)])
def test_a_term_ends_with_the_year_before_its_last_report_is_published(
    published: str | None, expected: str | None
) -> None:
    title, text = "2021年县人大常委会工作报告", "各位代表：我向大会报告工作。过去五年工作回顾\n过去五年，修渠百里。"
    assert label(title, text, published) == expected


def test_a_target_beyond_the_next_year_is_not_what_was_done() -> None:
    text = "我代表市人民政府向大会报告工作。一年来，全市经济平稳增长。到2030年，2030年工作目标是率先实现现代化。"
    assert label("政府工作报告", text, "2026-02-01") is None


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        # The day of the session says more than a budget's span.
        (
            "县人大常委会工作报告",
            "——2017年1月10日在县人民代表大会上\n各位代表：过去五年来，常委会依法履职。审查了2011年至2015年财政预算。",
            "2012-2016",
        ),
        # What has met since a month is no session; its term has as many years as the report looks back on.
        (
            "政府工作报告",
            "各位代表：现在，我代表区人民政府作工作报告，请予审议。\n一、过去五年工作回顾\n"
            "本届政府自2007年10月组成以来，在区委的领导下，依法履职。",
            "2007-2011",
        ),
        # The years of a five-year plan have its name where the text says it.
        (
            "2011年县政府工作报告",
            "——2011年1月18日在县人民代表大会上\n各位代表：“十一五”时期极不平凡。五年来，修渠百里。",
            "十一五",
        ),
        # The last five years are no term of office.
        (
            "关于防汛工作情况的报告",
            "（2017年3月31日）\n主任、各位委员：现报告防汛工作，请予审议。近五年来，全县未发生溃堤。",
            None,
        ),
        # Since a year, till the day of the report, where it tells that.
        ("县法院2003年以来审判工作总结", "2003年以来，我院依法履职，审结千件。2003年以来没有错案。", None),
        (
            "市法院审判工作报告",
            "——2010年10月28日在市人大常委会上\n主任、各位委员：现在，我将市法院2007年来的审判工作报告如下，请予审议。",
            "2007-2010",
        ),
        # A session later than the congress that the text follows: a site changed the year.
        (
            "2022年镇人大主席团工作报告",
            "——2019年12月24日在镇人民代表大会上\n各位代表：五年来，主席团贯彻党的十八大精神，依法履职，请予审议。",
            None,
        ),
        # So does one that reviews the year in which it has just begun.
        (
            "镇人大工作报告",
            "——2023年1月24日在镇人民代表大会上\n各位代表：我代表主席团报告工作，请予审议。\n2023年，主席团依法履职。",
            None,
        ),
        ("", "2021年镇五年信访工作总结\n2016年10月，我镇设信访室。五年来，信访工作成效明显。", None),
        ("信访工作报告", "今年是“五五”普法的最后一年，我镇总结五年来的成效。全年受理信访十起。", "2010年"),
        ("2023年镇五年信访工作情况报告", "五年来，我镇信访工作成效明显，现报告如下。", None),
        ("2023年春训三年行动工作报告", "三年来，我镇开展了行动。2023年，我镇完成任务。", "2023年"),
        # Who looks back at the end of a year does so on whole years.
        ("三年来工作情况汇报", "三年来，我局工作成效明显。\n二〇一二年十二月二十日", "2010-2012"),
        ("三年来工作情况汇报", "三年来，我局工作成效明显。\n2012年7月20日", None),
        # A text may begin with the time of a plan, but a plan begins so with the one before it.
        ("村委会近三年工作汇报", "2012年，修渠；2013年，修路；2014年，建房。三年来，村貌一新。", "2012-2014"),
        ("“十三五”中期评估报告", "2016年以来，全区建校九所，现评估如下。\n2018年8月", "2016-2018"),
        ("2013年教学中期检查总结", "自2010年以来，我校集体备课。本次查教案百本。", "2013年"),
        ("“六五”普法中期总结", "2011年以来，我局办讲座百场。\n2013年10月15日", "2011-2013"),
        ("县残联工作总结", "“十二五”期间，我县修建了中心。五年来，成效明显。", "十二五"),
        ("县残联工作总结", "“十二五”期间我县修建了中心，成效明显。", "十二五"),
        ("县残联工作要点", "“十二五”期间，我县修建了中心。", None),
        ("残联工作", "2003—2004年，县残联修建了中心。2004年12月，中心开放。", "2003-2004"),
        ("残疾人事业“十三五”规划", "“十二五”规划实施五年来，成效明显。2016年-2020年，我市将建中心。", "十三五"),
        ("“七五”普法工作总结", "自“七五”普法启动以来，我站发放水法书籍。\n2020年10月20日", "2016-2020"),
        ("“七五”普法工作总结", "自“七五”普法启动以来，我站发放水法书籍。\n2018年10月20日", None),
        ("六五普法工作汇报", "2012年，我站按照六五普法规划发放水法书籍。", "2012年"),
        ("六五普法中期工作汇报", "五年来，我站发放水法书籍。\n2013年5月2日", None),
        ("村委会三年任期工作总结", "2018年4月至2021年4月，我们修渠三里。", "2018年4月-2021年4月"),
        ("换届以来工作总结", "2011年换届以来，我站修渠三里。\n2014年3月2日", None),
    ],
)
def test_several_years(title: str, text: str, expected: str | None) -> None:
    assert label(title, text) == expected


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        # The same half once more is the title said again.
        (
            "2021上半年信访工作总结6篇",
            "2021上半年信访工作总结篇1\n半年来，我办接待来访三百人，答复来信六十封。",
            None,
        ),
        (
            "镇党委工作总结",
            "2005年12月，县委换届。5年来，我委修路两条，2005年修桥一座。",
            None,
        ),
        ("驻村干部三年驻村经历总结", "三年一晃而过。2012年7月驻村期满，修路两条。", None),
        (
            "镇政府工作报告",
            "镇长 某某\n(2011年12月20日)\n各位代表：请予审议。\n一、五年来工作回顾\n五年来，修路两条。",
            "2007-2011",
        ),
    ],
)
def test_a_repeated_half_and_texts_on_several_years(title: str, text: str, expected: str | None) -> None:
    assert label(title, text) == expected


def test_a_report_since_a_year_without_a_day_does_not_disbelieve_its_title() -> None:
    title = "县法院2003年以来民事审判工作总结"
    found = period(title, fold("2003年以来，我院受理各类民事案件，现将基本工作情况总结报告如下。"), None)
    assert found is None
    assert not is_disbelieved(title, found)
    assert is_disbelieved("县法院2003年民事审判工作总结", found)
