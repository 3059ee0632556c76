"""The bodies that write most, asked in the forms in which they stand in titles, openings, labels and signatures."""

import pytest

from crawler.cleaners.describe.organisation import organisation
from crawler.cleaners.describe.sector import sector
from indexer.text import fold

# Of each line the type, the sector ("-": the topic tells it), and bodies of it, as they are called behind a county.
_OF_COUNTIES = """
教育局 教育 教育局 教育体育局 教育和科学技术局
学校 教育 第一中学 实验小学 职业教育中心 职业技术学校 特殊教育学校 第三初级中学
幼儿园 教育 机关幼儿园
卫生局 卫生 卫生局 卫生健康局 卫生和计划生育局
医院 卫生 人民医院 妇幼保健院
疾控中心 卫生 疾病预防控制中心
公安局 公安 公安局 公安局交警大队
司法局 司法行政 司法局
法院 法院 人民法院
检察院 检察 人民检察院
民政局 民政 民政局
财政局 财政 财政局
税务局 税务 税务局 国家税务局 地方税务局
人社局 人力社保 人力资源和社会保障局 劳动和社会保障局
住建局 住建 住房和城乡建设局 建设局 城市管理局
国土局 国土 国土资源局 自然资源局
环保局 环保 环境保护局 生态环境局
安监局 安全生产 安全生产监督管理局 应急管理局
市场监管局 市场监管 市场监督管理局 工商行政管理局 质量技术监督局 食品药品监督管理局
扶贫办 扶贫 扶贫开发办公室 扶贫办
计生局 计生 人口和计划生育局
政法委 政法综治 委政法委
纪委 纪检监察 纪委
组织部 组织 委组织部
宣传部 宣传 委宣传部
统战部 统战 委统战部
党校 组织 委党校
人大 - 人大常委会
政协 - 政协
团委 共青团 团委
妇联 妇联 妇联 妇女联合会
工会 工会 总工会
残联 残联 残疾人联合会
红十字会 - 红十字会
工商联 统战 工商业联合会
科协 科技 科学技术协会
文联 宣传 文学艺术界联合会
关工委 组织 关心下一代工作委员会
县政府 - 人民政府
政府办公室 - 政府办公室
水利局 水利 水利局
林业局 林业 林业局
农业农村局 农业 农业农村局
交通运输局 交通 交通运输局
审计局 审计 审计局
统计局 统计 统计局
气象局 气象 气象局
信访局 信访 信访局
图书馆 文旅体育 图书馆
供销社 商务 供销社
敬老院 民政 敬老院
企业 - 供电公司 自来水公司
企业 金融 农村信用合作联社 农商银行
"""
_OF_TOWNS = """
镇政府 - 人民政府
党委 - 党委
学校 教育 中心小学 初级中学 中心学校
幼儿园 教育 中心幼儿园
卫生院 卫生 中心卫生院 卫生院
派出所 公安 派出所
司法所 司法行政 司法所
财政所 财政 财政所
水利站 水利 水利站
妇联 妇联 妇联
计生局 计生 计生办
税务局 税务 税务分局
国土局 国土 国土所
敬老院 民政 敬老院
安监站 安全生产 安监站
"""
_PLACES = ("香河县", "XX县", "*县", "县", "刘宋镇", "XX镇", "镇")  # the last of two characters tells which list
_TEXT = "一年来，在上级的正确领导下，我们认真落实各项工作，取得明显成绩。全年完成任务12项。"


def bodies() -> list[tuple[str, str, str]]:
    """The type, the sector and the name of each body with each place, named or hidden."""
    found = []
    for place in _PLACES:
        for line in (_OF_TOWNS if place.endswith("镇") else _OF_COUNTIES).split("\n")[1:-1]:
            its_type, its_sector, *names = line.split(" ")
            found += [(its_type, its_sector, f"{place}{name}") for name in names]
    return found


@pytest.mark.parametrize(
    ("title", "text", "least"),
    [
        ("{}2012年工作总结", _TEXT, 1),
        ("2012年{}工作总结", _TEXT, 1),
        ("{}2012年度安全生产工作总结及2013年工作计划", _TEXT, 1),
        ("关于{}党风廉政建设工作情况的汇报", _TEXT, 1),
        ("{}关于2012年工作情况的报告", _TEXT, 1),
        ("{}在全市工作会议上的发言", "各位领导：\n下面我汇报。", 1),
        ("在{}2012年工作会议上的讲话", "同志们：\n今天我们开会。", 1),
        ("{}领导班子对照检查材料", _TEXT, 1),
        ("{}安全生产应急预案", "为做好工作，制定本预案。", 1),
        ("{}普法工作实施方案", "为做好工作，制定本方案。", 1),
        ("{}上半年工作小结", _TEXT, 1),
        ("{}自查报告", _TEXT, 1),
        ("{}学雷锋活动总结", _TEXT, 0.95),  # of a house, a library, perhaps who comes to help
        ("工作总结", "{}\n（2012年12月5日）\n" + _TEXT, 1),
        ("工作总结", _TEXT + "\n{}\n2012年12月5日", 1),
        ("工作总结", "单位：{}\n" + _TEXT, 1),
        ("工作总结", "2012年，{}认真贯彻上级精神，开展了各项工作。", 0.97),  # 县政协 may be another's
    ],
)
def test_a_body_tells_its_type_and_sector(title: str, text: str, least: float) -> None:
    asked, wrong = bodies(), []
    for its_type, its_sector, name in asked:
        its = organisation(title.format(name), text.format(name), fold(text.format(name)))
        told = sector(title.format(name), its)
        given = (its and its.type, its_sector if its_sector == "-" else told and told[0])
        if given != (its_type, its_sector):
            wrong.append((name, *given))
    assert len(asked) > 300
    assert len(wrong) <= (1 - least) * len(asked), wrong
