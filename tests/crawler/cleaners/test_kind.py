"""Of what kind a text is: by its title, its opening, its page's title, its verbs."""

from time import process_time

import pytest

from crawler.cleaners.describe.kind import kind
from indexer.text import fold


def _kind(title: str | None, text: str, page_title: str = "") -> str | None:
    return kind(title, text, fold(text), page_title)[0]


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
        ("2017年依法行政工作开展情况", "报告"),
        ("某县2025年提案办理总体情况", "报告"),
        ("社团招新活动策划书", "计划"),
    ],
)
def test_kind(title: str, expected: str | None) -> None:
    assert _kind(title, "某镇位于县城以东。") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("各位领导，各位来宾，同志们：\n今天，我们在这里庆祝工商所大楼的落成。", "讲话"),
        ("县长在座谈会上的讲话同志们：今天会议的任务是贯彻上级精神。", "讲话"),  # on one line with its title
        ("各位领导、同志们：\n现将我镇的工作汇报如下。", "报告"),
        ("他说：同志们：\n今天是正月初九。", None),
        ("我在会前征求了意见。现将个人对照检查情况报告如下。", "检查"),
        ("镇班子召开了民主生活会，初步找准了工作中存在的问题：学习不够深入。", "检查"),
        ("2017～2018学年度第二学期\n化学教研组工作计划\n一、工作思路\n本组教师认真备课。", "计划"),
        # Its title, with the first words behind it on the same line.
        ("全镇防汛工作总结 一年来,我镇修了三座水库。", "总结"),
        ("【大学生社会实践调查报告】一、引言\n我们走访了三个村。", "调研"),
        ("县抗旱工作汇报范文(3篇)今年入春以来,我县降雨偏少。", "报告"),
        ("防汛工作总结防汛工作总结一是加强领导。", "总结"),
        ("关于留守儿童的调查报告,随着农民进城,留守儿童增多。", "调研"),
        ("作为其中一员，我深感荣幸。以下是我的一些心得体会。", "心得体会"),
        ("下面是我一年来的工作总结和几点体会，请审议。", None),
        ("防汛工作总结的格式如下。", None),
        ("校长在家长会上的发言稿\n时间不早了。", "讲话"),
        ("市安委会关于2014年度考核情况的通报\n各区人民政府：", "报告"),
        ("尊敬的各位家长：\n大家好！孩子们升入了三年级。", "讲话"),
        ("各位老师，大家好！现将工作汇报如下。", "报告"),
        ("全县设站十二个。走访之后，形成如下调研报告。", "调研"),
        ("一、工作计划\n本组教师认真备课。", None),  # a heading
        ("为迎接端午节，在广场包粽子。\n一、活动目的\n了解端午的由来。", "计划"),
        ("今年抓了三件事。\n一、指导思想端正，措施有力\n全镇同心。", None),
        ("某县2019年抗旱工作总结本学期天旱少雨。", "总结"),
        ("在县志评审会上的致词各位专家：秋高气爽。", "讲话"),
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
        ("驻村书记述职报告(精选6篇)", "现将我一年来的工作汇报如下。", "述职"),  # which opens as a report does
        ("镇工作总结(通用5篇)", "现将工作情况汇报如下。", "总结"),
        ("镇工作计划(通用5篇)", "现将工作情况汇报如下。", "报告"),
        ("村委会工作报告范例6篇", "我代表村委会作报告，现将工作总结如下。", "报告"),
        ("食品安全工作总结15篇", "我镇也相应制订了整治工作方案，措施如下：", "总结"),
    ],
)
def test_the_kind_of_a_part_whose_page_is_called_otherwise(page: str, text: str, expected: str) -> None:
    assert _kind(None, text, page) == expected
