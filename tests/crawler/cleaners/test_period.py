"""What a text reports on: sessions, rolled years, spans, terms, masks."""

import pytest

from crawler.cleaners.describe.period import period
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
        ("2011某乡武装部工作总结", "2011年"),
        ("2011年度第二学期英语组计划", "2011学年第二学期"),
        ("2011年第二学期英语组计划", None),  # of spring or of autumn?
        ("2012-2013年度班主任工作总结", "2012学年"),
        ("2006-2010年普法工作总结", "2006-2010"),
        ("2012年县教育局上半年安全工作总结", "2012上半年"),
        ("2009年12月工作总结及全年回顾", "2009年"),
        ("12年度工作总结", "2012年"),
        ("2011年秋少先队工作总结", "2011学年第一学期"),
        ("2011年秋收工作总结", "2011年"),
        ("2015年工作总结和十三五规划思路", "2015年"),
        ("十二五工作总结和2016年计划", "十二五"),
        ("三十五岁述职报告", None),
        ("学校发展规划(2011年—2013年)", "2011-2013"),
        ("企业融资问题调研报告（2012）", "2012年"),
        ("2018秋季学校工作计划", "2018学年第一学期"),
        ("2022年春季语文组教研工作总结", "2021学年第二学期"),
        ("2022年春季造林工作总结", "2022年"),
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
        ("街道工作总结及2023年工作思路", "2022年来，我街道真抓实干，完成了任务。", "2022年"),
        ("街道工作总结及2023年工作思路", "我街道真抓实干，完成了任务。", None),
        ("税收工作总结", "二00一年，我局的改革取得成效。", "2001年"),
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
        ("县城建设总结", "自2010年以来，我县修建了许多道路，总结如下。", None),
        ("小学校长述职", "从1997年2月至今，我担任校长。再过半年，我就要退休了。", None),
        ("教育工作总结", "2013年我县新建校舍三十处，预计2014年10月末交付使用。", "2013年"),
        ("2012年工作总结", "与2011年相比，发案率下降；2013年我们将继续努力。", "2012年"),
        ("2015年工作总结", "二〇一一年是开局之年，我办完成了各项任务。", "2011年"),
        ("2015年工作总结", "2014年是开局之年，我办在2015年完成了各项任务。", "2015年"),
        ("年度工作总结", "全镇2020年共完成税收三千万元，比年初的任务多。", "2020年"),
        ("年度工作总结", "针对2020年度查摆的问题，我镇整顿了班子。", None),
        ("夏季征兵工作总结", "在市政府的领导下，岳口镇2017年夏季征兵工作顺利完成，任务数比2016年少。", "2017年"),
    ],
)
def test_the_body_wins(title: str, text: str, expected: str | None) -> None:
    assert label(title, text) == expected


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        # The day of the session says more than a budget's span.
        (
            "县人大常委会工作报告",
            "——2017年1月10日在县人民代表大会上\n各位代表：过去五年来，常委会依法履职。审查了2011年至2015年财政预算。",
            "2012-2016",
        ),
        ("2023年镇五年信访工作情况报告", "五年来，我镇信访工作成效明显，现报告如下。", None),
        ("2023年春训三年行动工作报告", "三年来，我镇开展了行动。2023年，我镇完成任务。", "2023年"),
        ("残疾人事业“十三五”规划", "“十二五”规划实施五年来，成效明显。2016年-2020年，我市将建中心。", "十三五"),
    ],
)
def test_several_years(title: str, text: str, expected: str | None) -> None:
    assert label(title, text) == expected


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("防灾减灾宣传周活动总结", "按照《关于开展2017年“防灾减灾宣传周”活动的通知》要求，我镇开展了活动。", "2017年"),
        ("防灾减灾宣传周活动总结", "按照《2017年工作要点》要求，我镇开展了活动。", None),
        ("防灾减灾宣传周活动总结", "2016年防灾减灾宣传周后，我镇为2017年防灾减灾宣传周做准备。", None),
        ("防灾减灾宣传周活动总结", "按照20xx年活动的通知，我镇开展了活动。", None),
        ("防灾减灾宣传工作总结", "自2012年防灾减灾宣传启动以来，我镇开展了活动。", None),
        ("水利站工作总结", "辞旧迎新之际，我们总结工作。2012年对我站来说是大干的一年，修渠十里。", "2012年"),
        ("驻村工作总结", "自2009年3月到村任职，我走遍了农户，现总结如下。", None),
        ("镇疫情防控工作总结", "2020年春节以来，我镇严防死守。武汉返乡人员全部登记。", "2020年"),
    ],
)
def test_the_year_before_what_the_title_names(title: str, text: str, expected: str | None) -> None:
    assert label(title, text) == expected


def test_a_day_is_no_period_and_an_honour_of_any_year() -> None:
    assert label("努力奋斗", "2012-2013学年度第二学期工作总结中心小学2013年7月9日\n本学期，我校工作总结如下。") == (
        "2012学年第二学期"
    )
    assert label("水利局工作汇报", "2010年度县目标考核为优秀单位。近年来，我局新建水库两座。") is None
    assert label("2024年“爱耳日”活动总结", "根据20XX 年“爱耳日”活动的通知，我院于3月3日开展义诊。") is None


def test_nothing_reports_on_what_comes_after_its_publication() -> None:
    assert label("2023年工作总结", BODY, published="2012-03-04") is None
    assert label("2013年工作计划", BODY, published="2012-12-30") == "2013年"
    assert label("2013年述职报告", BODY, published="2013-01-13") is None


def test_what_has_gone_on_for_years_is_no_period() -> None:
    text = "2001年以来，我县实施绿化工程，现汇报如下。\n一、2009年完成情况\n2009年造林三万亩，2009年植树百万株。"
    assert label("绿化工程总结", text) == "2009年"


def test_what_is_masked_in_the_title_is_no_subject() -> None:
    assert label("**县国有***林场情况汇报", "1984年***林场被定为基地。近年来，我们主要抓了以下方面。") is None


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        # of a place's figures, of a life, of what is to be checked, of days
        (
            "拥军工作情况汇报材料",
            "近年来，我县坚持军民鱼水一家亲，把拥军优属当作大事来抓，成效明显。\n一、基本情况\n全县辖九个乡镇。\n"
            "2012年，我县实现总产值三十亿元。\n二、主要做法\n走访慰问。",
            None,
        ),
        (
            "林场老党员先进事迹材料",
            "他把一辈子种进了山里，走过的每一道沟都有他亲手栽下的树苗，如今早已成林。\n1993年，刚退伍的他接过了护林员的担子。",
            None,
        ),
        ("年度驻村工作计划", "我乡辖五个村。2010年出生率7.26‰。2010年粮食总产量900吨，2010年财政收入90万元。", None),
        ("粮库工作计划", "一、清查库存。重点检查2008年度储备粮轮换。\n二、核对账目。", None),
        ("镇灭蚊工作总结", "根据通知，在2008年11月初，我镇开展了灭蚊活动，现总结如下：\n一、宣传到位。", None),
        ("馆工作总结", "2014年文化馆在局党组的带领下，免费开放，办班十期。现将全年工作总结如下：", "2014年"),
        ("汇报材料", "各位领导：\n大家好！\n2014年，我站认真履职。", "2014年"),
    ],
)
def test_the_year_of_a_figure_or_of_a_life_is_not_the_texts(title: str, text: str, expected: str | None) -> None:
    assert label(title, text) == expected


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        # a title said again proves nothing; the years that the text hides, and collections, make it doubtful
        ("2019年消防科总结", "2019年消防科总结（内勤）\n20xx年，我科检查商铺百家。", None),
        ("2021年上半年信访工作总结", "__上半年，我办接待来访三百人。", None),
        ("2022年库房工作总结（精选12篇）", "2022年库房工作总结 篇1\n一年来，我们清点了库房。", None),
        ("2022年库房工作总结3篇", "2022年，我们清点了库房三次。", "2022年"),
        ("2022年规范文书工作总结", "一年来，我们规范了文书。", "2022年"),
        # another year inside is believed where the text names it too, a part of the year at once
        ("2023年邮政所工作总结", "邮政所2016年工作总结\n2016年，我所投递信件五万封。", "2016年"),
        ("2023年邮政所工作总结", "邮政所2016年工作总结\n一年来，我所投递信件五万封。", None),
        ("2016年邮政所工作总结", "邮政所2016年上半年工作总结\n我所投递信件五万封。", "2016上半年"),
        ("2016年邮政所工作总结", "邮政所2016-2018年工作规划\n我所投递信件五万封。", "2016年"),
        ("邮政所工作总结", "2016年终总结\n一年来，我所投递信件五万封。", "2016年"),  # where the one above names none
        ("邮政所工作总结及2020年工作计划", "邮政所工作总结及2020年工作计划篇2\n一年来，我所投递信件五万封。", None),
    ],
)
def test_the_title_inside_a_text(title: str, text: str, expected: str | None) -> None:
    assert label(title, text) == expected


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("2012年小学下学期总务工作总结", BODY, None),  # of spring or of autumn?
        ("2012年工作总结及下学期计划", BODY, "2012年"),
        ("总务处工作总结", "本学期，总务处修好了桌椅，现总结如下。2012年添置课桌百张。", None),
        ("总务处工作总结", "本学期，总务处修好了桌椅，现总结如下。\n2012年7月5日", "2011学年第二学期"),
        ("总务处工作总结", "本学期，总务处修好了桌椅，现总结如下。\n2012年1月5日", "2011学年第一学期"),
        ("总务处工作总结", "本学期，总务处修好了桌椅，现总结如下。\n2012年10月5日", None),
        ("2024-2025学年春季第二学期总务工作计划", BODY, "2024学年第二学期"),
        ("2018工会上半年工作总结", BODY, "2018上半年"),
    ],
)
def test_a_term_is_of_no_calendar_year(title: str, text: str, expected: str | None) -> None:
    assert label(title, text) == expected


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("水文站工作总结", "我站测报及时，水位为1962年以来最高，现总结如下。", None),
        ("挂职工作总结", "2014年9月起，我在村里挂职，修路两条，现总结如下。", None),
        ("会议致辞", "2009年将是大干的一年。做好2009年的工作，意义重大。一年来，我们修路两条。", None),
        ("法院执行工作报告", "现在，我报告2015年以来的执行工作情况。2016年结案三千件。", None),
        ("镇工作会议讲话", "今天总结好全年的工作，做好06年工作打算，意义重大。", None),
        ("镇工作总结", "“十二五”开局之年，我镇修路两条，现总结一年来的工作。", "2011年"),
        ("镇工作总结", "**年是“十三五”规划的收官之年。一年来，我镇修路两条。", "2020年"),
        ("镇工作总结", "一年来，我镇修路两条。明年是“十三五”规划的开局之年。", None),
        (
            "镇五年工作报告",
            "——在2007年1月9日石桥镇第九届人民代表大会第一次会议上\n各位代表：过去五年，我镇修路两条，请予审议。",
            "2002-2006",
        ),
    ],
)
def test_since_when_and_what_is_to_come(title: str, text: str, expected: str | None) -> None:
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


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        # who follows a congress does so until the next
        ("2023年水文站工作总结", "2023年，我站深入学习党的十九大精神，测报及时。", None),
        ("2022年水文站工作总结", "2022年，我站深入学习党的十九大精神，测报及时。", "2022年"),
        # an anniversary tells the year
        ("2023年水文站工作总结", "2023年是解放军建军91周年，我站慰问了驻军。", "2018年"),
        ("水文站工作总结", "一年来，我站举办了庆祝中国共产党成立九十周年的歌会。", "2011年"),
        ("2010年水文站工作总结", "一年来，我站测报及时。明年迎接建党90周年。", "2010年"),
        ("水文站工作总结", "我站在建站50周年之际翻修了测房，现总结如下。", None),
        # a site that puts one year in place of all others does so inside figures too
        ("水文站工作总结", "2023年，我站测流162023次，现将2023年工作总结如下。", None),
        ("水文站工作总结", "2023年，我站在2023月8日测流，现将2023年工作总结如下。", None),
        ("水文站工作总结", "2023年，我站测流16023次，现将2023年工作总结如下。", "2023年"),
        ("水文站工作总结", "2023年，我站按水文20235号文件测流，在202303期简报和20230315报表上总结。", "2023年"),
        ("水文站工作总结", "2022年测流120232次，2023年，我站测流多于2022年。现将2023年工作总结如下。", "2023年"),
        # what had passed as the newest, and nothing that names the title's year
        ("2024年水文站工作总结", "我站以“三个代表”重要思想为指导，测报及时。", None),
        ("2024年水文站工作总结", "我站以“三个代表”重要思想、习近平新时代中国特色社会主义思想为指导。", "2024年"),
        ("2012年水文站工作总结", "我站以“三个代表”重要思想为指导，测报及时。", "2012年"),
        ("2024年水文站工作总结", "2024年，我站以“三个代表”重要思想为指导，测报及时。", "2024年"),
    ],
)
def test_what_tells_when_a_text_was_written(title: str, text: str, expected: str | None) -> None:
    assert label(title, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("现将我镇2023年以来防汛工作开展情况汇报如下。", "2023年"),
        ("以下是2022年的防汛工作总结以及对2023年的展望。", "2022年"),
        ("我单位在2024年度积极开展了防汛宣传教育工作，现总结如下。", "2024年"),
        ("截止2015年10月底，全镇加固堤防五里，现总结如下。", "2015年"),
        ("截止2015年12月底，全镇有堤防五里，现总结如下。", None),  # of that year, or of the next
    ],
)
def test_the_year_that_an_opening_says_it_is_on(text: str, expected: str | None) -> None:
    assert label("防汛工作总结", text) == expected
