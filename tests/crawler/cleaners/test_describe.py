"""Kind, period, region and organisation: given where the text tells, empty where it does not."""

from time import process_time

import pytest

from crawler.cleaners.article import Article
from crawler.cleaners.compilation import Part
from crawler.cleaners.describe import describe
from crawler.cleaners.describe.bodies import is_known, type_of
from crawler.cleaners.describe.kind import kind
from crawler.cleaners.describe.masks import is_redacted
from crawler.cleaners.describe.organisation import organisation
from crawler.cleaners.describe.period import period
from crawler.cleaners.describe.rewording import is_reworded
from crawler.cleaners.describe.sector import sector
from crawler.cleaners.language import is_traditional
from crawler.cleaners.numerals import number, year
from crawler.cleaners.region import region
from crawler.cleaners.repair import is_damaged, repair
from indexer.text import fold
from tests.crawler.pages import BODY


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("某县教育局2008年工作总结", "总结"),
        ("上半年工作总结暨下半年工作思路", "总结"),
        ("2009年工作要点", "计划"),
        ("局长述职报告", "述职"),
        ("学习重要讲话心得体会", "心得体会"),
        ("在全县教育工作会议上的讲话", "讲话"),
        ("关于农村低保的调研报告", "调研"),
        ("政府工作報告", "报告"),
        ("某镇简介", None),
        ("市领导来我县调研残疾人工作的汇报", "报告"),
        ("在县委全体会议上的讲话", "讲话"),
        ("学习党章专题党课讲稿", "讲话"),
        ("专题党课：学习党章", "讲话"),
        ("上党课工作总结", "总结"),
        ("党课活动方案", "计划"),
        ("上半年亮点工作及下半年工作计划", "总结"),
        ("2014年工作情况和2015年工作要点", "报告"),
    ],
)
def test_kind(title: str, expected: str | None) -> None:
    assert _kind(title, "某镇位于县城以东。") == expected


def _kind(title: str | None, text: str, page_title: str = "") -> str | None:
    return kind(title, text, fold(text), page_title)[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("各位领导，各位来宾，同志们：\n今天，我们在这里庆祝工商所大楼的落成。", "讲话"),
        ("各位领导、同志们：\n现将我镇的工作汇报如下。", "报告"),
        ("他说：同志们：\n今天是正月初九。", None),
        ("我在会前征求了意见。现将个人对照检查情况报告如下。", "检查"),
        ("镇班子召开了民主生活会，初步找准了工作中存在的问题：学习不够深入。", "检查"),
        ("2017～2018学年度第二学期\n化学教研组工作计划\n一、工作思路\n本组教师认真备课。", "计划"),
        ("一、工作计划\n本组教师认真备课。", None),  # a heading
        ("今年，我镇认真履职。\n深入学习重要讲话精神\n全镇组织学习三次。", None),  # another
    ],
)
def test_the_kind_of_an_opening(text: str, expected: str | None) -> None:
    assert _kind(None, text) == expected


def test_an_address_without_end_takes_no_time() -> None:
    began = process_time()
    assert _kind(None, "各位领导，" * 100) is None
    assert process_time() - began < 1


_DONE = (
    "半年来,全镇完成投资8200万元,同比增长12%。先后组织培训15场,参加1200人次。\n"
    "累计发放补助36万元,新建水渠4公里,已有320户受益,荣获县级表彰2次,事故下降5%。\n取得了较好的成绩。"
)
_MEANT = (
    "要进一步明确目标,切实加大投入,力争年底建成。\n必须做好排查,确保安全,不断完善台账。\n"
    "今后要努力抓好培训,制定办法,争取上级支持。"
)
_SEEN = "我体会到,学习了这些要求,我懂得了许多,收获很大。我感受到责任,我明白了方向。"


@pytest.mark.parametrize(
    ("page", "text", "expected"),
    [
        ("镇工作计划(通用5篇)", _DONE, "总结"),
        ("学习讲话心得体会(精选8篇)", _DONE, "总结"),
        ("学习讲话心得体会(精选8篇)", "我们重视,我们坚持,我们共同努力。" + _DONE, "总结"),  # a body, no person
        ("学习讲话心得体会(精选8篇)", _MEANT, "计划"),
        ("学习讲话心得体会(精选8篇)", _SEEN + _DONE, "心得体会"),
        ("镇工作总结(通用5篇)", _MEANT, "计划"),
        ("镇工作计划(通用5篇)", 2 * _MEANT + _DONE, "计划"),  # both: the page is believed
        ("镇工作计划(通用5篇)", _DONE[:40], "计划"),  # too little to tell
        ("镇长在大会上的讲话", _DONE, "讲话"),
    ],
)
def test_the_kind_of_a_part_whose_page_is_called_otherwise(page: str, text: str, expected: str) -> None:
    assert _kind(None, text, page) == expected


@pytest.mark.parametrize(
    ("title", "text", "label", "start", "end"),
    [
        ("2008年上半年工作总结", "", "2008上半年", "2008-01-01", "2008-06-30"),
        ("2009年度工作总结", "", "2009年", "2009-01-01", "2009-12-31"),
        ("二OO四年工作总结", "", "2004年", "2004-01-01", "2004-12-31"),
        ("二○○九年下半年计划", "", "2009下半年", "2009-07-01", "2009-12-31"),
        ("08年工作总结", "", "2008年", "2008-01-01", "2008-12-31"),
        ("2012年第三季度工作小结", "", "2012第三季度", "2012-07-01", "2012-09-30"),
        ("2012年2月份工作总结", "", "2012年2月", "2012-02-01", "2012-02-29"),
        ("2021-2022学年第二学期工作总结", "", "2021学年第二学期", "2022-02-01", "2022-07-31"),
        ("2010学年工作总结", "", "2010学年", "2010-09-01", "2011-08-31"),
        ("2006-2010年工作总结", "", "2006-2010", "2006-01-01", "2010-12-31"),
        ("“十二五”工作总结", "", "十二五", "2011-01-01", "2015-12-31"),
        ("上半年工作总结", "\n二〇一二年七月二十日", "2012上半年", "2012-01-01", "2012-06-30"),
        ("工作总结", "\n2013年1月5日", "2012年", "2012-01-01", "2012-12-31"),
    ],
)
def test_period(title: str, text: str, label: str, start: str, end: str) -> None:
    found = period(title, fold(BODY + text))
    assert found is not None
    assert (found.label, found.start, found.end) == (label, start, end)


@pytest.mark.parametrize("title", ["20xx年工作总结", "XX年上半年工作总结", "工作总结", "年工作总结"])
def test_a_masked_or_missing_year_stays_open(title: str) -> None:
    assert period(title, fold(BODY)) is None


def test_a_year_that_was_rolled_forward_is_contradicted_by_the_body() -> None:
    found = period("2023年上半年工作总结", fold(f"{BODY}\n二〇一二年七月二十日"))
    assert found is not None
    assert (found.label, found.conflict) == ("2012上半年", True)


@pytest.mark.parametrize(
    ("title", "text", "adcode"),
    [
        ("河北省香河县2008年工作总结", BODY, "131024"),
        ("工作总结", f"香河县位于京津之间。{BODY}\n香河县教育局", "131024"),
        ("鼓楼区工作总结", BODY, None),  # four cities have one
        ("南京市鼓楼区工作总结", BODY, "320106"),
        ("工作总结", f"{BODY}\n组织干部赴寿光市考察学习。", None),
        ("工作总结", BODY, None),
    ],
)
def test_region(title: str, text: str, adcode: str | None) -> None:
    found = region(title, text, fold(text))
    assert (found.adcode if found else None) == adcode


def test_organisation_is_named_or_empty() -> None:
    def found(title: str, text: str) -> tuple[str | None, str | None]:
        its = organisation(title, text, fold(text))
        return (its.name, its.type) if its else (None, None)

    assert found("工作总结", f"{BODY}\n香河县教育局\n2008年7月1日") == ("香河县教育局", "教育局")
    assert found("香河县民政局2008年工作总结", BODY) == ("香河县民政局", "民政局")
    assert found("襄垣縣教育體育局二○一○年工作總結", BODY) == ("襄垣县教育体育局", "教育局")
    assert found("泗洪县双沟镇人民政府2008年工作总结", BODY) == ("泗洪县双沟镇人民政府", "镇政府")
    assert found("县教育局2008年工作总结", f"{BODY}\n我局将继续努力") == (None, "教育局")
    assert found("工作总结", "一年来，我校坚持以教学为中心。") == (None, "学校")
    assert found("个人工作总结", "一年来，我认真学习，工作有了进步。") == (None, None)


@pytest.mark.parametrize(
    ("title", "text", "name", "type"),
    [
        ("农机工作总结", "2014年，临泉县农机推广站认真贯彻全省会议精神。", "临泉县农机推广站", "农机推广站"),
        ("文化館工作總結", "香河縣文化館承擔著全縣群眾文化的輔導工作。", "香河县文化馆", "文化馆"),
        ("水利局发言稿", "各位领导：\nXX香河县水利局的工作得到了市局的支持。", "香河县水利局", "水利局"),
        ("工作总结", "一年来，振兴街道办事处在区委的领导下开展工作。", "振兴街道办事处", "街道办事处"),
        ("农村公路工作总结", "为加强养护，沛县交通局积极争取县政府出台办法。", "沛县交通局", "交通局"),
        ("公路工作报告", "广西公路管理局成立于1950年。", "广西公路管理局", "公路管理局"),
        ("养护工作发言", "大家好！\n我代表香河县人民政府向大家表示感谢。", "香河县人民政府", "县政府"),
        ("香河县大气污染防治指挥部关于印发工作方案的通知", "现印发给你们。", "香河县大气污染防治指挥部", None),
        ("天津市人民政府办公厅印发实施方案的通知", "现印发给你们。", "天津市人民政府办公厅", "政府办公室"),
        ("2016年沛县民政局政府信息公开工作年度报告", "本报告由概述等部分组成。", "沛县民政局", "民政局"),
        ("年度报告", "现公布2017年度沛县民政局信息公开工作年度报告。", "沛县民政局", "民政局"),
        ("香河县五里庄林场护林防火工作汇报", "今年是开端年。", "香河县五里庄林场", "林场"),
        (
            "地质灾害防治工作汇报",
            "五百户镇人民政府\n香河县水利局：\n近日进行了排查。",
            "五百户镇人民政府",
            "镇政府",
        ),
        ("春季工作总结", "春天来了。为巩固成果，香河县血防站按照部署进行了普查。", "香河县血防站", "血防站"),
        ("政府工作报告", "各位代表：\n现在，我代表始阳苏木人民政府向大会报告工作。", None, "乡政府"),
        ("奈曼旗白音他拉苏木人民政府工作总结", "我们完成了任务。", "奈曼旗白音他拉苏木人民政府", "乡政府"),
        ("服务工作总结", "近年来，**市某区司法局把调解作为基础工作。", None, "司法局"),  # hidden, and still the subject
        # Superiors, whoever is praised, bodies in general, and what is to be made of a body.
        ("工作总结", "今年，在香河县教育局的领导下，我校认真开展工作。", None, "学校"),
        ("工作总结", "全县各社区积极创建。香河县各中小学校在行动。", None, None),
        ("2010年和平区社区建设工作总结", "我区社区建设稳步推进。", None, "社区"),
        ("社区矫正工作调研报告", "社区矫正是一种刑罚执行。", None, None),
        ("大学生村官工作总结", "我是一名村官。", None, None),
        ("小区工作总结", f"{BODY}\n去年，香河县民政局通过招聘选了人。", None, None),
        ("安全社区创建工作总结", "自我乡创建以来，安全社区在全乡铺开。", None, "社区"),
        ("个人工作总结", "一年来，香河县教育局在我心中是一个集体。", None, None),
        ("第七届磐安县委员会常务委员会工作报告", "各位委员：", None, None),
        # A consultative conference has its place inside its name, with its session or without.
        ("中国人民政治协商会议沛县第十届委员会常务委员会工作报告", "各位委员：", "政协沛县委员会", "政协"),
        (
            "工作报告",
            "各位委员：\n我受政协第七届沛县委员会常务委员会的委托，向大会报告工作。",
            "政协沛县委员会",
            "政协",
        ),
        ("中国人民政治协商会议**县委员会工作报告", "各位委员：", None, "政协"),
        # The title on the first line of the text.
        ("防汛工作总结", "沛县防汛抗旱指挥部 2010 年防汛工作总结 今年是多雨的一年。", "沛县防汛抗旱指挥部", None),
        ("乡镇年度林业站工作总结", "造林完成了任务。", None, "林业站"),
        # What is autonomous lies on the level of a province or of a city.
        ("广西壮族自治区人民政府工作报告", "各位代表：", "广西壮族自治区人民政府", "省政府"),
        ("自治区政府工作报告", "各位代表：", None, "省政府"),
        ("政府工作报告", "各位代表：\n我代表自治州人民政府向大会报告工作。", None, "市政府"),
        ("工作总结", "任务完成了。\n自治州人民政府", None, None),  # no name
        # Words that end as names of bodies do.
        ("香河县公共服务平台网站工作总结", "任务完成了。", None, None),
        ("江西省水土保持防治布局研究", "任务完成了。", None, None),
        ("县公共场所检查工作总结", "任务完成了。", None, None),
        ("服务大局工作总结", "任务完成了。", None, None),
        ("汽车站工作总结", "任务完成了。", None, "汽车站"),
    ],
)
def test_a_body_is_named_by_what_it_does_says_or_issues(
    title: str, text: str, name: str | None, type: str | None
) -> None:
    its = organisation(title, text, fold(text))
    assert ((its.name, its.type) if its else (None, None)) == (name, type)


@pytest.mark.parametrize(
    ("title", "its_type", "page_title", "expected"),
    [
        ("综治工作计划", "教育局", "", "教育"),
        ("综治工作计划", "镇政府", "", "政法综治"),
        (None, None, "教育局综治个人工作计划", "教育"),
        (None, None, "综治个人工作计划", "政法综治"),
        (None, "镇政府", "教育局综治个人工作计划", "教育"),
        ("防汛工作计划", None, "教育局综治个人工作计划", "水利"),
        ("镇政府工作总结", "镇政府", "镇政府工作总结", "综合"),
        ("2012年度工作总结", "镇政府", "", "综合"),
        ("2012年度工作总结", "村", "", None),  # what a government does is of all sectors, not what others do
        (None, "企业", "个人工作计划", "企业"),
        (None, None, "个人工作计划", None),
    ],
)
def test_the_sector_is_the_bodys_or_the_topic_of_a_title(
    title: str | None, its_type: str | None, page_title: str, expected: str | None
) -> None:
    assert sector(title, its_type, page_title) == expected


@pytest.mark.parametrize(
    ("title", "text", "its_type", "evidence"),
    [
        ("工作總結", "我們完成了任務。\n香河縣教育局", "教育局", "香河縣教育局"),
        ("工作總結", "我們完成了任務。\n香 河 縣 教 育 局", "教育局", "香 河 縣 教 育 局"),
        ("工作總結", "香河縣教育局局長 張三\n我們完成了任務。", "教育局", "香河縣教育局局長 張三"),
        ("工作總結", "香河縣教育局2008年總結\n我們完成了任務。", "教育局", "香河縣教育局"),
        ("某縣政府工作報告", "各位代表：", "县政府", "縣政府"),
        ("報告", "各位代表：我代表縣人民政府向大會報告工作。", "县政府", "縣人民政府"),
        ("鎮長述職報告", "任務完成了。", "镇政府", "鎮長"),
        ("我鎮工作總結", "任務完成了。", "镇政府", "我鎮"),
    ],
)
def test_what_told_a_body_is_quoted_as_it_is_written(title: str, text: str, its_type: str, evidence: str) -> None:
    its = organisation(title, text, fold(text))
    assert its is not None and (its.type, its.evidence) == (its_type, evidence)


@pytest.mark.parametrize("text", ["20xx年", "××镇政府", "某**县", "在__村召开", "2０**年"])
def test_masks_are_seen(text: str) -> None:
    assert is_redacted(fold(text))


@pytest.mark.parametrize("text", ["* 第一条", "长3×5米", "X光机", "平安校园", "注：*号表示"])
def test_what_only_looks_like_a_mask_is_not(text: str) -> None:
    assert not is_redacted(fold(text))


@pytest.mark.parametrize(
    "text",
    ["年，我局认真履职。", "现汇报如下。年上半年，全县接待游客三万人。", "学年第二学期德育工作计划", "年工作总结"],
)
def test_a_year_that_was_deleted_without_a_trace_is_a_redaction(text: str) -> None:
    assert is_redacted(fold(text)) and is_redacted("", fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "一、概况\n鎮位于縣東南部",
        "一、回顾\n，全县上下努力克服困难",
        "县现辖个乡镇、个行政村",
        "普及率达，供水保证率达。",
        "该镇南与接壤",
        "高举“”重要思想",
        "高举“.”重要思想",
        "〔…〕镇岗位练兵",
        "建设【......】县",
    ],
)
def test_names_years_and_numbers_that_were_deleted_are_a_redaction(text: str) -> None:
    assert is_redacted(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "对涉及个人利益的事，普及率达标", "，全面小康",
        "档案馆位于市中心", "我镇位于县城东南部", "南与邻县接壤", "刮出“”图符", "他走了。“”我不信", "学习[…]",
        "我校位于市中区", "我校位于市南区", "县坚持统筹规划，乡镇坚持抓好落实。",
    ],
)  # fmt: skip
def test_a_name_that_is_there_or_needs_none_is_no_redaction(text: str) -> None:
    assert not is_redacted(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "今年，我局认真履职。",
        "年度工作总结",
        "年终总结",
        "本学年第二学期",
        "年轻干部，年货，年关",
        "年，是中国人最看重的节日。",
        "制定周计划、月计划、年工作计划",
        "坚持计划管理（年工作计划、月工作计划）",
    ],
)
def test_a_word_of_years_is_no_redaction(text: str) -> None:
    assert not is_redacted(fold(text)) and not is_redacted("", fold(text))


def test_script() -> None:
    traditional, simplified = "縣教育局認真貫徹落實會議精神", "县教育局认真贯彻落实会议精神"
    assert is_traditional(traditional) and not is_traditional(simplified)


def test_signs_of_per_cent_that_a_site_took_out_are_damage() -> None:
    text = "财政收入比上年增长14.5，人均收入同比提高了8，免疫率达100。"
    assert is_damaged(text) and is_damaged("财政收入比去年同期下降2﹒1；入学率均为99.8。")
    assert not is_damaged(text.replace("100", "100%"))
    assert not is_damaged("财政收入比上年增长14.5。全年新增就业三百人，比上年增加20人，利率为3厘。")


def test_bracketed_pinyin_goes_and_an_authors_brackets_stay() -> None:
    repaired = repair("總結(jié)工作，認(rèn )真落實（試行）, 見表(a)和表(b)。")
    assert repaired.text == "總結工作，認真落實（試行）, 見表(a)和表(b)。"
    assert [change.before for change in repaired.changes] == ["(jié)", "(rèn )"]
    assert repair(BODY) == (BODY, ())


def test_damage_is_seen() -> None:
    assert (
        is_damaged("锟斤拷锟斤拷工作")
        and is_damaged("嚴格執行“三審三\ufffd”制度")
        and is_damaged("學?;A設施")
        and not is_damaged("怎么办？大家说。")
    )


def test_numerals() -> None:
    assert [number(text) for text in ("3", "十", "十二", "二十", "二十一", "一百零五", "甲", "")] == [
        3, 10, 12, 20, 21, 105, None, None,
    ]  # fmt: skip
    assert [year(text) for text in ("二OO四", "二○○九", "2008", "一九九八", "甲乙丙丁")] == [
        2004,
        2009,
        2008,
        1998,
        None,
    ]


def test_what_was_fetched_on_a_day_is_of_no_later_year() -> None:
    text = (
        "我代表市人民政府向大会报告工作。一年来，全市经济平稳增长。到2030年，经济再上台阶，2030年工作目标是实现现代化。"
    )
    page = Article("政府工作报告", "政府工作报告", text, fetched="2026-05-01")
    assert describe(Part(None, text, fold(text)), page).period is None


@pytest.mark.parametrize("piece", ["*", "淑阳镇", "南宁市", "2008年", "赴", "《", "香教字〔2008〕1号", "我县，\n"])
def test_hostile_repetition_takes_no_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    page = Article("工作总结", "工作总结", text)
    describe(Part(None, "一年来。", "一年来。"), page)  # loads the gazetteers
    began = process_time()
    describe(Part(None, text, fold(text)), page)
    assert process_time() - began < 1


@pytest.mark.parametrize(
    "text",
    [
        "全镇以科学开展观为指导,抓好平安生产。",
        "进一步增强效劳意识,夯实农业根底。",
        "優質效勞工作不斷推進,方案生育工作平穩。",  # traditional characters
        "全体干部当真学习,鼎力推进各项事务。",
        "工作中还有缺乏之处,局部干部认识不高。",
        "结合根本公共卫生效劳，抓好安康教育，开展比拟困难。",
        "稳定是第1责任，发展是第1要务。",
        "补助款刚好发放，各项工程顺当施工，做好野生动植物爱护工作。",
        "推進資訊化專案建設，最佳化環境，規範辦事程式",  # as a converter to Taiwan's words left it
    ],
)
def test_replaced_words_are_seen(text: str) -> None:
    assert is_reworded(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "全镇以科学发展观为指导,开展平安建设,创建平安校园,抓好安全生产。",
        "食品平安创建工作深入开展,经济社会全面发展,建立健全各项制度。",
        "要深刻认识,仔细检查,为群众办好事情,缺乏经验的同志要多学。",
        "他为国效劳一生,留下了效劳中心的旧名。",  # one may be a slip
        "根本原因是重视不够，安康市教育局比拟了各县的做法。",
        "成立重大专案组，开通政务资讯平台，登记扣押物件",
        "祝各位领导身体安康！祝老师们身体安康！",
        "安康教育事业蒸蒸日上，安康档案局、安康教育工会到会。",
        "在全国人民的大力支援下，加大对口支援力度，在各方大力支援下完成重建。",
        "防止工作程式化，侦办重大专案三起、重点专案五起，改造通信网路。",
    ],
)
def test_an_authors_words_are_not_taken_for_replaced_ones(text: str) -> None:
    assert not is_reworded(fold(text))


def test_a_neighbourhood_is_known_by_a_name_that_few_share() -> None:
    assert is_known("富康路社区")
    assert not is_known("和平社区")  # there is one in more than two hundred counties
    assert not is_known("某某社区")


def test_the_type_of_a_government_without_its_level() -> None:
    assert (type_of("双河人民政府"), type_of("双河镇人民政府")) == ("县政府", "镇政府")
