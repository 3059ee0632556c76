"""Every site's sentence of a small grammar goes, alone or in one line with an author's, which stays whole."""

from itertools import cycle, product

import pytest

from crawler.cleaners.boilerplate import says_cut, strip
from tests.crawler.pages import BODY, PARAGRAPHS

TITLE = "某镇敬老月工作总结"
GENRES = ("工作总结", "述职报告", "心得体会", "活动方案", "演讲稿", "倡议书", "读后感", "检讨书")
OWN = "今年以来，我镇紧扣年初目标，扎实工作，各项事业都取得了新的进展。"

EDITORS = [
    f"{who}{verb}{genre}{tail}"
    for (who, verb, tail), genre in zip(
        product(
            ("下面是小编", "以下就是我", "今天，我们", "接下来是本站小编"),
            ("为大家收集整理的", "给大家找来的", "特意为您准备的"),
            ("，希望对大家有所帮助。", "，欢迎阅读。", "，仅供参考。", "，一起来看看吧！"),
        ),
        cycle(GENRES),
        strict=False,
    )
]
GENERAL = [
    form.format(genre)
    for form, genre in product(
        (
            "{}是对一段时间的情况进行回顾的一种书面材料，让我们一起来写一份吧。",
            "所谓{0}，就是对过去的情况进行反思的文字材料，不妨好好写一份{0}。",
            "那么写{}真的很难吗？",
            "什么样的{}才具有启发意义呢？",
            "想必大家都在为如何写好{}而烦恼吧。",
            "{}应该包括哪些内容呢？",
            "写起{}来是不是无从下笔、没有头绪呢？",
            "在当下社会，{}使用的次数愈发增长。",
            "不经意间，工作已经告一段落，是时候认真思考{}如何写了。",
            "岁月匆匆，很多人都写过{}吧。",
        ),
        GENRES,
    )
]
INTRODUCED = [
    f"{lead}{title}{tail}"
    for lead, title, tail in product(
        ("以下内容是搜集到的", "编辑部给您送上", "为了方便大家，为大家编写的", "下文是整理好的关于"),
        (TITLE, f"《{TITLE}》"),
        ("，我们一起来了解一下。", "，大家不妨参考一下哦。", "，希望你能从中有所收获。", "！"),
    )
]
FAREWELLS = [
    form.format(genre)
    for form, genre in product(
        (
            "今天的{}就分享到这里，感谢您的阅读。",
            "以上内容就是为大家提供的{}，希望大家喜欢！",
            "相信大家看完这篇{}后都有了自己的想法。",
            "喜欢这篇{}就请点个赞吧。",
            "这就是某镇{}的全部内容了。",
            "关于某镇{}的分享就到这里。",
            "祝大家写出满意的{}！",
            "以上{}由某某文库提供。",
            "关于{}的介绍到此就结束了，不知道你从中找到需要的信息了吗？",
        ),
        GENRES,
    )
]
CUTS = (
    "（未完，全文共1900字，当前显示190字）",
    "……（本文共12页，当前为第1页）",
    "...想阅读全部内容，请先登陆！",
    "剩余50%未读，登录后继续阅读",
    "试读结束，购买后阅读全文",
    "还有12页未读，是否继续？",
)


UNTITLED = [
    "以下内容希望能给您带来启发。",
    "下面这篇供大家参考。",
    "下面我们一起来看看吧。",
    "具体如下，希望对您有所帮助。",
    "以下是为您推荐的内容，感谢阅读。",
    "不知道怎么写？看看这篇范文吧。",
    "很多朋友都不知道怎么写，今天就来说一说。",
    "一份好的述职报告能为您的职业生涯加分，下面这篇或许能给您灵感。",
]


@pytest.mark.parametrize("sentence", EDITORS + GENERAL + INTRODUCED + UNTITLED)
def test_a_sites_sentence_above_a_text_goes(sentence: str) -> None:
    assert strip(f"{sentence}\n{BODY}", TITLE).text == BODY
    assert strip(f"{TITLE}\n{sentence}\n{BODY}", TITLE).text == BODY


@pytest.mark.parametrize("sentence", EDITORS + INTRODUCED)
def test_an_authors_sentence_behind_an_editors_in_its_line_stays(sentence: str) -> None:
    assert strip(f"{sentence}{OWN}\n{BODY}", TITLE).text == f"{OWN}\n{BODY}"


@pytest.mark.parametrize("sentence", FAREWELLS)
def test_a_sites_farewell_goes_and_the_authors_last_paragraph_stays(sentence: str) -> None:
    assert strip(f"{BODY}\n{sentence}", TITLE).text == BODY
    assert strip(f"{BODY}{sentence}", TITLE).text == BODY


@pytest.mark.parametrize("notice", CUTS)
def test_a_paywall_behind_the_last_of_an_authors_items_leaves_the_item(notice: str) -> None:
    item = PARAGRAPHS[-1].rstrip("。")
    text = "\n".join([*PARAGRAPHS[:-1], item])
    assert strip(text + notice, TITLE).text == text


@pytest.mark.parametrize(
    "line",
    [
        "剩余17%的任务将在年底前完成。",
        "需要登录后查看的数据由办公室统一导出。",
        "完整内容见附件，请下载附件2。",
        "推行付费方式改革，付费内容清晰透明。",
        "患者扫码关注公众号后即可预约挂号。",
        "群众扫描二维码关注公众号，就能查询办事进度。",
        "如有侵犯群众利益的行为，一经查实，严肃处理。",
        "侵权必究的意识深入人心，全年普法十四场。",
        "县版权局制定了档案管理制度，统一了文档格式。",
        "浏览量：19万次，同比增长21%。",
        "来源：财政拨款11万元",
        "格式：统一使用A4纸，装订成册",
        "产品编码[ZJ-2010-19-001-0002]已备案。",
        "教师掌握了word文档编辑方法，能编辑表格。",
        "什么样的方案才能让群众满意？办公室反复论证。",
        "总结是提高的过程，写好总结能帮助我们理清思路。",
        "在日常教学中，我们要求学生写读后感16篇。",
        "活动方案就介绍到这里，请各单位抓好落实。",
        "以上就是我为大家介绍的本校情况，谢谢！",
        "希望这份总结能对今后的工作有所帮助。",
        "小编们深入基层采访，采写稿件二十篇。",
        "因篇幅限制，不能全部列举。",
        "乡镇执法权限不足，人员少，难以适应工作需要。",
        "购买设备后剩余资金上缴财政。",
        "没有解决的问题，下一步要查找原因。",
        "2013年3月5日学雷锋活动总结",
        "今天的演讲到此结束，谢谢大家！",
        "今天的国旗下讲话就到这里，祝同学们学习进步！",
        "今天的内容就到这里，请同学们完成练习。",
        "以上数据由县气象站提供，时间截至十月底。",
        "本文由课题组编辑整理，请勿外传。",
        "计划写好了吗？措施落实了吗？这是书记常问的两句话。",
        "望采纳上述建议。",
        "全剧完成了三次彩排。",
        "资料来源：县统计局2021年统计年鉴",
        "来源：本村王大爷口述",
        "作者：第三小组全体成员",
        "标签：电子标签覆盖率达到百分之百。",
        "公众号文章平均阅读量三千以上，最高达到十万加。",
        "下载后可编辑的表格模板已发各村。",
        "版权所有者捐赠图书一百册。",
        "感谢您的支持与信任，我们将继续努力。",
        "感谢您的阅读建议，图书馆将逐项落实。",
        "感谢阅读本报告的各位专家。",
        "以上就是我今天汇报的全部内容，谢谢大家！",
        "未完待续的脱贫故事，还在这片土地上书写。",
        "分享与收获",
        "来源清楚、去向明白的资金管理制度已经建立。",
        "打开homepage页面,点击共享。",
        "展开讨论",
        "很多人不知道怎么写，我就一个一个地教。",
        "以下几点体会供大家参考。",
        "下面，让我们一起来欣赏舞蹈《春天》。",
        "要提高公文水平，就要多看范文、多动笔。",
        "记者：《规划》有哪些特点？",
        "新公众号添加会员卡模块，账单支付模块，接口回调",
        "小程序开发工具还没有，导致功能无法使用",
        "拓展：业务范围",
        "更多宣传材料",
        "资料共享",
        "## 0 实习概述",
        "总觉得该写点什么，时间过得真快，就写下了这篇总结。",
    ],
)
def test_an_authors_line_with_a_sites_words_stays(line: str) -> None:
    for text in (f"{line}\n{BODY}", f"{BODY}\n{line}\n{BODY}"):
        assert line in strip(text, TITLE).text.split("\n")


@pytest.mark.parametrize("genre", GENRES)
def test_what_authors_say_of_such_texts_stays(genre: str) -> None:
    for line in (
        f"全镇每月上报一次{genre}，由办公室统一整理。",
        f"会后，每人写一份{genre}，供大家学习借鉴。",
        f"{genre}是考核的重要依据，要实事求是。",
        f"办公室开展写作培训，重点讲解了{genre}怎么写、通知怎么写。",
        f"为写好{genre}，我们深入基层调研，收集资料三十份。",
        f"一份好的{genre}，来自扎实的工作。",
        "下面我和大家分享几点工作体会，供大家参考。",
        "下面请听三年级同学为大家带来的歌曲，希望大家喜欢。",
        "在平时的学习、工作中，我坚持写日记、写总结，不断提高写作能力。",
        "时光荏苒，岁月如梭，写下这份总结时，我想起了许多事。",
        "请各单位登录政务网查看全文并抓好落实。",
        f"随着时间的推移，全站坚持做好{genre}的审核。",
        f"在现实工作中，干部按月撰写{genre}，学习氛围浓厚。",
        f"{genre}就到此结束，谢谢大家！",
        f"今天我和大家分享的是{TITLE}，请多指教。",
        f"今天由我介绍{TITLE}，希望能给兄弟乡镇一点启发。",
        f"各组长提供的{TITLE}已经汇总，希望大家对照查漏补缺。",
        f"现公布{TITLE}，欢迎监督。",
        f"{TITLE}发到各村后，欢迎大家提出宝贵意见。",
        f"通过整理{TITLE}，我发现自己还有不少差距。",
        f"今年的{TITLE}比往年写得长，我想把心里话都告诉大家。",
    ):
        for text in (f"{line}\n{BODY}", f"{BODY}\n{line}", f"{BODY}\n{line}\n{BODY}"):
            assert line in strip(text, TITLE).text.split("\n"), line


@pytest.mark.parametrize("sentence", [EDITORS[0], GENERAL[0], "导语：某文一文来源于网友上传，不代表本站观点。"])
@pytest.mark.parametrize(
    "head", ["一、加强学习，提高认识", "（一）基本情况", "篇一：某村工作总结", "【篇一】", "尊敬的各位代表："]
)
def test_a_head_behind_a_sites_sentence_in_its_line_stays(sentence: str, head: str) -> None:
    assert strip(f"{sentence}{head}\n{BODY}", TITLE).text == f"{head}\n{BODY}"


@pytest.mark.parametrize("glue", ["", " "])
@pytest.mark.parametrize(
    "data",
    [
        "来源：网络 作者：佚名",
        "您的位置：首页 > 范文 > 工作总结",
        "《某镇总结.docx》由会员分享，可在线阅读，更多相关请搜索。",
        "客服热线：400-123-4567 工作时间：9:00-18:00",
    ],
)
def test_an_authors_sentence_behind_the_pages_data_in_its_line_stays(data: str, glue: str) -> None:
    assert strip(f"{data}{glue}{OWN}\n{BODY}", TITLE).text == f"{OWN}\n{BODY}"


@pytest.mark.parametrize("line", ["。", "。。。", "！？", "，", "（）"])
def test_a_line_of_stops_alone_harms_nothing(line: str) -> None:
    assert strip(f"{line}\n{BODY}\n{line}", TITLE).text.strip("。！？，（）\n") == BODY.rstrip("。")


def test_a_caption_of_a_sentence_goes_with_its_credit() -> None:
    caption = "夏季的南部山区绿色满山，游客在林间步道上行走。某社记者 张三 摄"
    assert strip(f"{BODY}\n{caption}\n{BODY}", TITLE).text == f"{BODY}\n{BODY}"


@pytest.mark.parametrize("notice", CUTS)
def test_a_paywall_says_that_the_text_is_cut(notice: str) -> None:
    assert says_cut(notice)


@pytest.mark.parametrize("button", ["展开全文", "点击展开全文", "查看全文", "全文预览已结束"])
def test_a_button_on_a_page_with_all_of_its_text_says_no_such_thing(button: str) -> None:
    assert not says_cut(button)


@pytest.mark.parametrize("opening", ["写作可以帮助学生提高语言能力。", "社会上的活动越来越多，计划至关重要。"])
def test_what_leads_up_to_an_editors_words_goes_with_them(opening: str) -> None:
    lead = f"{opening}下面是小编为大家整理的一些范本，希望能够激发大家的写作欲望。"
    assert strip(f"{lead}\n{BODY}", TITLE).text == BODY
