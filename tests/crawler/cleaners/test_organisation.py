"""By whom a text is, and of which sector: named, or told by its type alone."""

import pytest

from crawler.cleaners.describe.bodies import is_known, type_of
from crawler.cleaners.describe.organisation import organisation
from crawler.cleaners.describe.sector import sector
from indexer.text import fold
from tests.crawler.pages import BODY


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
        ("关于莆田第二中学建校百年的请示", "我校创办于1878年。", "莆田第二中学", "学校"),
        ("工作总结", "2009年，沛县关工委在县委的领导下开展工作。", "沛县关工委", "关工委"),
        ("调研报告", "沛县人大常委会组成调研组进行了调研。", "沛县人大常委会", "人大"),
        ("调研报告", "区人大常委会组织调研组进行了调研。", None, "人大"),
        ("殡葬管理调查报告", "按照县人大常委会年度工作要点，五处公墓已经走访。", None, "人大"),
        ("殡葬管理调查报告", "去年冬天，县人大常委会决定走访五处公墓。", None, "人大"),
        ("始阳镇2021年政府工作报告", "各位代表：", "始阳镇人民政府", "镇政府"),
        ("镇2021年政府工作报告", "各位代表：", None, "镇政府"),
        ("乡镇政府卫生工作总结", "我乡下辖二十一个村。", None, "乡政府"),  # 乡镇 are towns of all kinds
        ("市红十字会上半年小结", "会费收齐了。", None, "红十字会"),
        ("向红十字会捐款活动总结", "活动在三月。", None, None),  # who gets it
        ("跟班学习心得体会", "我局很大，我镇派出了三名干部。", None, None),  # one person's
        ("法院报告", "我向大会报告区人民法院工作，请予审议。", None, "法院"),
        ("工作总结", "今年以来，在市委、市政府的坚强领导下，市交通运输局深入落实部署。", None, "交通运输局"),
        ("年度报告", "如有疑问，请与沛县医疗保障局联系。", "沛县医疗保障局", "医疗保障局"),
        ("县教育局过去五年工作总结", "新建学校十所。", None, "教育局"),
        ("文明社区创建汇报", "我街道抓好创建。", None, "街道办事处"),  # the community is what is made
        ("香河县人防办2018年上半年工作总结", "开展了工程巡查。", "香河县人防办", "人防办"),
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
        ("街道团工委上半年工作总结", "活动办了三次。", None, "团委"),
        ("镇党委领导班子对照检查材料", "问题不少。", None, "镇政府"),
        ("安监局民主评议政风行风工作汇报", "成立了小组。", None, "安监局"),
        ("乡镇水利站站长工作计划", "任务很重。", None, "水利站"),
        ("党支部书记政协委员述职报告", "任务完成了。", None, None),  # who sits there does not speak for it
        ("2017年市妇联纪念三八节活动方案", "活动在三月。", None, "妇联"),
        ("消防工作总结", "在我司领导的支持下，演习顺利完成。", None, "企业"),
        ("工作要点（林业局）", "造林六万亩。", None, "林业局"),
        ("关于农业局发展特色农业工作的总结", "种粮六万亩。", None, "农业局"),
        ("文广新局（电视台）2017年工作总结", "演出六场。", None, "文广新局"),
        ("学校卫生监督工作总结", "检查了六所学校。", None, None),  # by those who inspect it
        ("清河区清华小学语文教研组工作总结", "任务完成了。", "清河区清华小学", "学校"),
        ("香河县人民代表大会常务委员会工作报告", "各位代表：", "香河县人民代表大会常务委员会", "人大"),
        ("报告", "各位代表：我受xx县第十六届人民代表大会常务委员会的委托，向大会报告工作。", None, "人大"),
        ("总结", "一年来，xx街道总工会在区总工会的指导下，任务完成了。", None, "工会"),
        ("总结", "2009年，团县委党支部在县委的领导下，任务完成了。", None, None),
        ("健身日活动总结", "为开展好我街健身日活动，成立了小组。", None, "街道办事处"),
        ("车间工作总结", "本年度，在公司领导的指引下，任务完成了。", None, "企业"),
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
        ("法律援助中心上半年工作总结", None, "", "司法行政"),
        ("流域水污染综合治理工作总结", None, "", "环保"),  # and no 政法综治
        ("全民健身日活动总结", "镇政府", "", "文旅体育"),
        ("2011年工作总结", "植保站", "", "农业"),  # the type's own words, where the title has none
        ("2012年度工作总结", "村", "", None),  # what a government does is of all sectors, not what others do
        (None, "企业", "个人工作计划", "企业"),
        ("关于乡镇水利建设调研报告(主题教育)", "镇政府", "", "水利"),
        ("烤烟生产工作总结", "乡政府", "", "农业"),
        ("文明社区创建工作汇报", "社区", "", "宣传"),
        ("水库安全度汛会议讲话", None, "", "水利"),
        ("2013年乡政府年终工作总结", "乡政府", "", "综合"),
        ("环境优美乡镇创建总结", "镇政府", "", "环保"),
        ("市工商联工作总结", None, "", "统战"),
        ("维护社会稳定工作总结", "镇政府", "", "政法综治"),
        ("渔情信息采集工作总结", "水产技术推广站", "", "农业"),
        ("蚕桑局工作计划", "蚕桑局", "", "农业"),
        ("体育组组长述职报告", None, "", "教育"),  # no 体育局's
        ("殡改工作汇报", "镇政府", "", "民政"),
        ("老旧小区改造情况汇报", None, "", "住建"),
        ("镇政府换届工作报告", "镇政府", "", "综合"),
        ("2008年街道办工作总结", "街道办事处", "", "综合"),
        ("乡镇宣传思想文化工作总结", "镇政府", "", "宣传"),
        ("民宗局上半年工作总结", "民宗局", "", "统战"),
        ("学校卫生监督工作总结", None, "", "卫生"),
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


def test_a_neighbourhood_is_known_by_a_name_that_few_share() -> None:
    assert is_known("富康路社区")
    assert not is_known("和平社区")  # there is one in more than two hundred counties
    assert not is_known("某某社区")


def test_the_type_of_a_government_without_its_level() -> None:
    assert (type_of("双河人民政府"), type_of("双河镇人民政府")) == ("县政府", "镇政府")
