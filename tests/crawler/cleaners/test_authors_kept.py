"""What sounds like a site's word and is the author's stays; and what a site says in new forms goes."""

import pytest

from benchmarks.boilerplate_innocent import PLACES, lines, losses
from crawler.cleaners.boilerplate import strip
from tests.crawler.pages import BODY, PARAGRAPHS


@pytest.mark.parametrize(
    "text",
    [
        f"走过这一年，有风雨，有欢笑，也有许多放不下的牵挂，更有同事们在我最难的时候伸出的手和送来的热茶...\n{BODY}",
        f"{BODY}\n要把创新、协调、绿色、开放、共享的要求落到实处。\n创新\n协调\n绿色\n开放\n共享",
        f"{BODY}\n1、登录后查看本人考核结果。\n2、对结果有异议的，五日内向人事科提出。",
        f"{BODY}\n未经同意不得翻拍、复制会议材料。",
        f"{BODY}\n来源于网络的谣言一律不信不传",
        f"本文将基于全年的检修记录，逐项分析成因，以期为广大同行提供有益的参考。\n{BODY}",
        f"前言：这些写作技巧是几位老师分享的，希望对读者有所帮助，并推荐给您。\n{BODY}",
        f"{BODY}\n要对网站的ICP备案情况逐一核查，并报送公安机关审查。",
        f"{BODY}\n文中引用的段落没有注明出处的，均摘自本文档案材料。",
        f"{BODY}\n全文共9860字。",
        f"{BODY}\n以上就是本年度民政工作总结，感谢大家的关注和支持！",
        f"感谢张三、李四为本文提供的帮助\n{BODY}",
        f"{BODY}\n先把问题列出来，再找相关资料：",
        f"{BODY}\n大家还期待改写哪些章程呢？",
        f"引言：今天要讲的是基层工作，读完这些，相信会为您提供一些见解。更多例子见后文。\n{BODY}",
        f"月度总结能帮助管理层了解成效，为决策提供依据，也要写得有条有理。那么，如何写好一份工作总结呢？先从目标说起。\n{BODY}",
        f"某县民政局工作总结摘要：本文介绍了基本情况、收集数据的做法和取得的成效。\n{BODY}",
        f"项目 | 特点 | 对象 |\n---|---|---|\n时长 | 四周 | 企业 |\n{BODY}",
        f"{BODY}\n项目 | 特点 | 对象 |\n---|---|---|\n时长 | 四周 | 企业 |",
        f"主持人：\n你们单位今年也要写这个吗？\n{BODY}",
        f"某县民政局工作总结的撰写由办公室收集数据、整理资料，再分享给同行参考。\n{BODY}",
        f"{BODY}\n2009-2010学年图书馆阅读 3000 人次",
        f"{BODY}\n2018年4月23日 全校师生共阅读 5600 册图书",
        f"{BODY}\n排版/校对工作由办公室负责",
        f"{BODY}\n初审/复审/终审三级审核制度得到落实",
        f"{BODY}\n便民服务站为大家提供政策咨询、代办等服务。",
        f"{BODY}\n以上是我的年度总结，感谢领导和同事们的帮助！",
        f"离年底不到一个月，许多人在准备年终总结。盘点一年，才能找到短板。那一份好的总结该写什么呢？\n{BODY}",
        f"{BODY}\n时间：2022年10月1日19:00至21:00",
        f"{BODY}\n以上数据请各单位于月底前核对。",
        f"{BODY}\n如有困难，请告诉我们的村干部。",
    ],
)
def test_an_authors_line_that_sounds_like_a_sites_stays(text: str) -> None:
    assert strip(text, "某县民政局工作总结").text == text


@pytest.mark.parametrize(
    "line",
    [
        "下面我把各组收集整理的问题向大家通报一下，希望大家认真对照。",
        "本文收集了300名同学的问卷，希望能为学校决策提供参考。",
        "本站志愿者整理图书1200册，欢迎大家阅读。",
        "以下是根据录音整理的讲话，供大家学习参考。",
        "今天，志愿者们为大家整理了图书室，希望大家爱惜图书。",
        "下面由我为大家总结一学期的工作，希望得到各位的帮助。",
        "这里的干部精心为大家服务，欢迎各位领导前来指导。",
        "接下来，我们将精心组织好各项活动，欢迎大家积极参与。",
        "以下经验是我在工作中收集整理的，和大家一起分享，希望能给同学们带来帮助。",
        "未经甲方许可，乙方擅自退场的，所缴费用概不退还。",
        "若您的合同遗失，请及时通知甲方，逾期概不退款。",
        "作者：张三 李四 王五",
        "作者：三年级二班 李某某",
    ],
)
def test_an_author_says_what_sites_say_too(line: str) -> None:
    text = f"{line}\n{BODY}\n{line}"
    assert strip(text, "某县民政局工作总结").text == text


def test_what_leads_up_to_an_authors_word_of_his_own_text_stays() -> None:
    opening = "各地情况不一，不能一概而论。"
    aim = "本文结合基层实际谈几点做法，以期为广大同行提供参考。"
    assert strip(f"{opening}{aim}\n{BODY}", "某县民政局工作总结").text.startswith(opening)


def test_a_cut_lead_below_a_sites_line_goes() -> None:
    lead = "走过这一年，有风雨，有欢笑，也有许多放不下的牵挂，更有同事们在我最难的时候伸出的手和送来的热茶..."
    assert strip(f"首页 > 工作总结 > 正文\n{lead}\n{BODY}").text == BODY


def test_key_words_that_the_text_has_apart_go() -> None:
    words = "\n".join(sorted({line[2:6] for line in BODY.split("\n")} | {line[8:11] for line in BODY.split("\n")}))
    han = "\n".join(word for word in words.split("\n") if all("\u4e00" <= letter <= "\u9fff" for letter in word))
    assert len(han.split("\n")) >= 5
    assert strip(f"{BODY}\n{han}").text == BODY


@pytest.mark.parametrize(
    "line",
    [
        "工作总结 阅读(2.8W)",
        "某县民政局工作总结（共7页）",
        "某某图书网为您提供优质文档！ 工作总结 工作计划 策划方案",
        "某县民政局工作总结,标签:年度总结,总结大全,http://www.example.com",
        "（签发：张三）",
        "（编辑 张三丰）",
        "显示全部",
        "更多文章 后退",
        "HI，欢迎来到某某期刊网，期刊咨询：010-84990520 订阅咨询：010-84990521",
        "• 地址：某市某区东大街15号（100000）",
        "表彰大会现场",
        "某县民政局工作总...",
        "浏览次数：  字号：〖大 中 小〗",
        "排版/张三",
        "【作者】: 张三 【编辑】:李四",
        "某某生活网为大家提供:生活,学习,工作,技巧,常识等内容。",
        "马上注册！",
        "下面我就和大家分享一些活动总结5篇，盼望能用上",
        "拟稿：张三",
        "审核人：李四",
        "著作权归作者所有",
        "打赏作者",
        "取消回复",
        "已经到底了",
        "喜欢就下载吧，查找使用更方便",
        "整理不易，请支持",
        "请在24小时内删除，切勿商用",
        "下载全文仅需2元",
        "阅读 1203 · 点赞 17",
        "查看更多心得体会",
        "往期回顾",
        "取消收藏",
        "有帮助(12)",
        "阅读原文",
        "AI公文写作神器",
        "全文2800字，阅读约需7分钟",
        "猜你想看：心得体会",
        "以上内容仅供参考，具体以官方为准。",
        "以上内容由晨光文库整理，转载请注明。",
        "今天的分享就到这里啦，我们下次再见！",
        "（图片来源于网络）",
        "第PAGE\\*Arabic\\*MERGEFORMAT3页共NUMPAGES\\*MERGEFORMAT3页",
        'TOC \\o "1-3" \\h \\u 954',
    ],
)
def test_a_sites_line_in_a_further_form_goes(line: str) -> None:
    assert strip(f"{line}\n{BODY}\n{line}", "某县民政局工作总结").text == BODY


@pytest.mark.parametrize(
    "line",
    [
        *("保护现场", "阅读（略）", "共七页", "（审批：略）", "（编辑 三百册画册）", "审核：已完成备案"),
        *("会前发放了相关资料", "（二）宣传相关专题", "这篇总结写完之后，我得到了很多启发。"),
        *(
            "共5页，当前进度为第二页",
            "字数：600字，题目自拟",
            "AI阅片，30秒完成一例",
            "共5页，现附后",
            "字数：不少于1500字，手写",
            "更新于 2019-05-08 的台账已存档",
            "发布于 政府网站",
        ),
        *(
            "特价大米每袋68元，方便大家抢购",
            "限时售卖滞销苹果，每箱39.9元，两天抢购一空",
            "门诊立减8.5元，老人点击预约",
        ),
        *("以下是为大家准备的各科复习资料，请课代表领取", "以下是与大家分享的内容，有三点", "欢迎下载本院手机挂号软件"),
        *(
            "来源：学生自带、集体购买、社会捐赠",
            "来源：县级财政安排八十万元",
        ),
        *("Office2010", "下载国家反诈中心APP，入户宣传八千户", "扫描二维码添加车间微信，及时报修"),
    ],
)
def test_an_authors_line_near_these_forms_stays(line: str) -> None:
    text = f"{BODY}\n{line}\n{PARAGRAPHS[0]}"
    assert strip(text).text == text


def test_a_site_says_above_the_first_of_several_what_models_it_brings() -> None:
    lead = "小班是孩子迈入集体生活的起点，保育工作很要紧。本文将从不同角度呈现几篇小班保育工作总结范文，以供参考。"
    model = "本篇总结旨在全面回顾保育工作。结构清晰，适用于需要深度复盘的场景。"
    assert strip(f"{lead}\n篇一：《小班保育工作总结》\n{model}\n{BODY}").text.endswith(f"》\n{BODY}")
    assert strip(f"{lead}\n篇一：《小班保育工作总结》\n{BODY}").text.startswith("篇一")
    own = lead.replace("范文", "的做法")
    assert strip(f"{own}\n{BODY}").text == f"{own}\n{BODY}"
    plain, title = "幼儿园的保育工作一直备受关注。近期，这项工作取得了显著的进展。", "小班保育总结"
    assert strip(f"{plain}\n第1篇\n{BODY}", f"{title}9篇 成果展示").text.startswith("第1篇")
    assert strip(f"{plain}\n第1篇\n{BODY}", title).text.startswith(plain)


def test_what_stands_above_a_sites_offer_goes_unless_it_is_the_authors() -> None:
    offer = "下面是小编整理的防汛总结范文，欢迎阅读。"
    above = "防汛工作总结\n若水分享 4372\n写好总结，须勤于思索，善于归纳。"
    assert strip(f"{above}\n{offer}\n{BODY}").text == BODY
    for own in ("第一篇：防汛总结", "今年以来，我局认真学习，成效明显。", "春天整治沟渠，夏天抗洪抢险，" * 15):
        assert strip(f"{own}\n{offer}\n{BODY}").text == f"{own}\n{BODY}"
    assert strip(f"{PARAGRAPHS[1]}\n{offer}\n更多范文").text.startswith(PARAGRAPHS[1])


def test_a_brief_word_to_the_reader_goes_behind_a_sites_sentence() -> None:
    site = "下面是小编为大家整理的防汛总结，供大家参考。希望对大家写作有帮助！"
    assert strip(f"{site}{BODY}").text == BODY
    own = "今年以来，我局认真学习。希望大家来年再接再厉！"
    assert strip(f"{own}\n{BODY}").text == f"{own}\n{BODY}"


def test_a_planted_source_goes_though_it_has_blanks() -> None:
    assert strip(f"{PARAGRAPHS[0][:20]}(转 载于: 某 某 网:防汛总结){PARAGRAPHS[0][20:]}").text == PARAGRAPHS[0]


def test_a_lead_said_again_goes_with_the_editors_words_and_the_title_around_it() -> None:
    title = "某县民政局工作总结"
    lead = f"{title}{BODY[:50]}下面是小编为大家整理的{title}6篇，供大家参考。"
    assert strip(f"{lead}\n{title}篇1\n{BODY}", f"{title}6篇").text.endswith(f"篇1\n{BODY}")
    assert strip(f"概要：{title} {PARAGRAPHS[0][:45]}，\n{title}\n{BODY}", title).text == BODY


def test_what_leads_up_from_the_title_to_an_editors_words_goes_and_an_authors_stays() -> None:
    title, editor = "某县人大常委会外出考察学习的调研报告", "下面小编带来的是这篇报告，欢迎阅读。"
    rest = BODY.partition("\n")[2]
    led = f"{title}代表是大家选出来的，要为大家说话。{editor}{PARAGRAPHS[0]}"
    assert strip(f"{led}\n{rest}", title).text == BODY
    own = f"{title} 今年以来，我局认真学习，成效明显。{editor}{PARAGRAPHS[0]}"
    assert strip(f"{own}\n{rest}", title).text.startswith("今年以来，我局认真学习，成效明显。")
    by_words = f"{title}代表是大家选出来的，要为大家说话。免费会员请登录，范文可供参考。{PARAGRAPHS[0]}"
    assert strip(f"{by_words}\n{rest}", title).text.startswith("代表是大家选出来的，要为大家说话。")


@pytest.mark.parametrize(
    "before",
    [
        "春节活动总结怎么写，以下是小编精心整理的相关内容，希望对大家有所帮助！",
        "此资料由网络收集而来，如有侵权请告知上传者立即删除。资料共分享，我们负责传递。",
    ],
)
def test_a_page_in_one_line_loses_a_sites_sentences_and_keeps_its_text(before: str) -> None:
    own = "".join(PARAGRAPHS[1:3]) + "根据相关文件精神，街道组织辖区内五个社区开展了文体活动，居民踊跃参加。"
    assert strip(before + own).text == own


@pytest.mark.parametrize("label", ["内容概述：", "摘要\n"])
def test_an_abstract_goes_below_other_lines_where_a_label_calls_it_one(label: str) -> None:
    sentences = [sentence for line in PARAGRAPHS for sentence in line.split("。") if sentence]
    abstract = "。".join((sentences[0], sentences[2], sentences[4][:-4]))
    above = "\n".join(f"• 第{number}处的联系点" for number in range(12))
    assert abstract not in strip(f"{above}\n{label}{abstract}\n{BODY}").text
    assert abstract in strip(f"{above}\n{abstract}\n{BODY}").text


def test_a_heading_with_a_full_stop_above_itself_goes() -> None:
    assert strip(f"防汛抗旱情况。\n防汛抗旱情况\n{BODY}", "某县防汛总结").text == f"防汛抗旱情况\n{BODY}"


def test_the_first_heading_behind_the_title_keeps_its_number() -> None:
    title = "车间主任工作业绩"
    text = strip(f"文档简介\n{title}一、{title}的内涵\n{BODY}", title).text
    assert text == f"一、{title}的内涵\n{BODY}"


def test_a_line_longer_than_any_paragraph_is_read_in_its_beginning() -> None:
    address = "www.example.com"
    long = f"先说这些{address}再说那些" + "，做了许多事" * 60_000 + f"先说这些{address}再说那些"
    assert strip(f"{BODY}\n{long}\n{BODY}").text.count(address) == 1


AUTHORS_LAST = "明年，局里将继续加强学习，提高教学水平，办好人民满意的学校，把教育工作做得更好。"


@pytest.mark.parametrize(
    "sites",
    [
        "转载请注明出处。",
        "欢迎下载！",
        "更多工作总结请关注晨光。",
        "以上就是小编整理的范文，仅供参考。",
        "本文来自晨光范文网。",
        "本文来自晨光范文网，转载请注明出处。",
    ],
)
@pytest.mark.parametrize("place", ["first", "last"])
def test_what_a_site_says_behind_an_author_in_his_line_goes_alone(sites: str, place: str) -> None:
    """As in a text whose lines were joined."""
    long = "\n".join(BODY.replace("一", numeral) for numeral in "二三四五六")
    own = "一年来，我局在县委的领导下，扎实工作，各项任务都取得了较好的成绩。" if place == "first" else AUTHORS_LAST
    lines = (f"{own}{sites}", long) if place == "first" else (long, f"{own}{sites}")
    changed = strip("\n".join(lines), "某县教育局工作总结")
    assert own in changed.text.split("\n")
    assert [change.before for change in changed.changes] == [sites]


def test_what_authors_write_in_a_sites_words_stays() -> None:
    chosen = lines("all")
    touched = {(one.line, one.place) for one in losses(chosen)}
    assert len(touched) <= 0.02 * len(PLACES) * len(chosen)
