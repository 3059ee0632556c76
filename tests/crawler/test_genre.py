"""What is a work summary, and what only stands on the same sites."""

import pytest

from crawler.cleaners import process
from crawler.cleaners.genre import other_genre
from indexer.text import fold
from tests.crawler.pages import BODY, html_page


def genre(title: str, text: str) -> str | None:
    other = other_genre(title, text, fold(text))
    return other.genre if other else None


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("全县召开年度工作总结大会", "本报讯（记者 王一）3月2日，全县工作总结大会召开。会议强调，要再接再厉。", "news"),
        ("浅谈乡镇水利管理", "摘要：水利是农业的命脉。本文分析了管理中的问题。关键词：水利；管理", "paper"),
        ("工作总结的格式怎么写", "工作总结是一种应用文。总结的格式一般包括标题、正文和落款。", "advice"),
        ("红烧鱼的做法", "鱼洗净切块，油热后下锅煎至两面金黄，加酱油、料酒，小火焖十分钟即可。", "other"),
        ("代表热议政府工作报告", "1月12日，代表们审议报告。代表们一致认为，总结成绩客观，部署工作具体。", "news"),
        ("双河镇安排部署综治工作", "4月28日，双河镇召开会议。今年该镇将抓好综治维稳。会上签订了责任状。", "news"),
        ("治理改革研究", "（某某党校，浙江 杭州 310000）关键词：治理；改革。笔者认为，应当完善机制。", "paper"),
        ("怎样写好年终总结", "年终总结，一要实事求是，二要突出重点。我在工作中有三点体会。", "advice"),
        (
            "卫生院考核细则",
            "第一条 为加强管理，制定本细则。\n第二条 考核公开。\n第三条 内容。\n第四条 结果。",
            "regulation",
        ),
        ("官路 第一百二十章 年终总结会", "“小赵，你把总结再改一改。”县长说道。他点点头。", "fiction"),
        ("工作总结范文", "教师工作总结\n护士工作总结\n行政工作总结\n销售工作总结\n班主任工作总结", "list"),
        ("关于工作报告的决议", "会议听取和审议了县政府的工作报告，决定批准这个报告。", "regulation"),
        (
            "",
            "3月6日，全县水利工作会议在县城召开。会议由副县长主持，各镇负责人出席会议。会议指出，我县成绩明显。",
            "news",
        ),
        (
            "市考核组到平川镇检查工作",
            "9月2号，市考核组对该镇进行检查。考核组先后察看了三个村。考核组要求，继续努力。",
            "news",
        ),
        ("", "“大家有难处就找我们。”社区书记李一说。记者走进小区，看到居民正在下棋。“方便多了。”居民王二说。", "news"),
        ("农村教育问题浅析", "随着城市化的推进，问题增多。本文将探讨原因。\n1.1 资源不足\n农村缺少资源。", "paper"),
        ("学习经验总结", "一、培养思维的意义\n对于教师而言，可以减负；对于学生来说，可以提高。", "paper"),
        ("", "制作一份清晰的年终总结，先要明确目标。以下是详细步骤：一、封面。二、目录。三、内容。", "advice"),
        ("", "述职是指下级向上级陈述职守，这一词出自《孟子》。述职者，说的是所任之职。", "advice"),
        ("你们的年终总结都是自己写的吗", "又到了交总结的时候，我写到半夜，才把它凑够了字数。", "advice"),
        ("谈谈材料的写作体会", "我们天天在写材料。以工作总结为例，我的体会有这么几点：熟悉情况，占有材料。", "advice"),
        ("年终总结（小小说）", "“总结写好了吗？”经理问道：“明天要交。”小张笑着说：“写好了。”", "fiction"),
        ("公司让写总结", "主持人：\n你们写了吗？\n网友：\n写了两遍。\n主持人：\n有人看吗？", "other"),
        ("", "任职要求：本科以上。薪资范围面议。主要职责：撰写总结，组织会议。", "other"),
        ("报告制度的现状", "年度报告的听取和审议体现了监督。[1]笔者认为制度有待完善，有学者认为应当立法。", "paper"),
        # Local news say 我县 and 全镇 of what happened there; without headings a report speaks of a time of work.
        ("爱心车队上路", "高考期间，我县爱心车队免费接送考生。车队队员早早等在路口。全县考生平安到达考场。", "other"),
        ("青石镇检查秋粮收储", "连日来，青石镇组织人员检查全镇秋粮收储，检查组走进粮站，核对台账。", "other"),
        ("元旦放假安排", "各科室：\n现将元旦放假安排通知如下：1月1日至3日放假，请各科室做好值班工作。", "notice"),
        (
            "仓库出入制度",
            "一、入库时核对数量。\n二、出库时登记。\n本制度自公布之日起执行，由仓储部负责解释。",
            "regulation",
        ),
        ("落实八项规定情况汇报", "一年来，我局认真落实规定，修订了《公务接待管理规定》等制度。", None),
        ("学习新准则心得体会", "通过学习，我认识到，准则是每个党员的底线，我要时时对照。", None),
        ("述职报告", "述职报告是任职者向上级陈述工作的文书。\n一、标题。写明职务。\n二、落款。署名和日期。", "advice"),
        ("转正申请书", "申请书由几部分组成：标题居中写；称谓顶格写，后加冒号；正文另起一段。", "advice"),
        (
            "转正申请书",
            "尊敬的领导：\n我于三月进入公司，现试用期满，特提出转正申请。在岗期间，我遵守制度，虚心学习。",
            None,
        ),
        ("第三讲 工作计划", "计划的含义\n所谓计划，是对今后工作的打算。\n计划的特点\n计划有预见性。", "advice"),
        ("官场 清查", "“好，就按你说的办。”赵县长笑道。众人闻言，纷纷点头。钱局长皱了皱眉：“我再想想。”", "fiction"),
        ("我的讲台演讲稿", "孩子说：“老师，我会了。”我笑着说：“真棒。”那天我望着他说：“再试一次。”我爱这讲台。", None),
        ("", "各位委员：\n我代表市政府向大会表示祝贺，会议开幕之际，感谢各位。一年来，提案得到办理。", None),
        ("林业工作回顾（2011年—2013年）", "造林一万亩，育苗三百亩，护林员每天上山。", None),
        ("县教育局2009年工作总结", BODY, None),
        ("工作总结", "一年来，本人认真学习。会议强调的各项任务均已完成，记者多次报道了我局的做法。", None),
        ("抓好冬修水利", f"{BODY}\n我局将继续努力，全县冬修任务年底完成。", None),
    ],
)
def test_genres(title: str, text: str, expected: str | None) -> None:
    assert genre(title, text) == expected


def test_a_page_of_news_is_rejected_and_says_why() -> None:
    lead = "本报讯（记者 王一）3月2日，全县教育工作总结大会在县城召开。会议强调，要坚持教育优先发展。会议要求抓好落实。"
    cleaning = process(html_page(lead * 3, title="全县召开教育工作总结大会"))
    assert (cleaning.summaries, cleaning.rejected) == ((), "news")
    assert cleaning.rejected_evidence is not None and "本报讯" in cleaning.rejected_evidence


def test_news_among_the_parts_of_a_compilation_is_marked() -> None:
    lead = "本报讯（记者 王一）3月2日，全县教育工作总结大会召开。会议强调，要坚持教育优先发展。会议要求抓好落实。"
    body = f"教育局工作总结 篇1\n{BODY}\n教育局工作总结 篇2\n{lead * 4}"
    summaries = process(html_page(body, title="教育局工作总结")).summaries
    assert ["other-genre" in summary.flags for summary in summaries] == [False, True]
