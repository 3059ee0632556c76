"""Every rule takes its example and leaves the innocent line beside it."""

import random
import re
import time

import pytest

from crawler.cleaners.boilerplate import cut_off, own_title, says_cut, strip
from crawler.cleaners.boilerplate.rules import RULES, Rule
from crawler.cleaners.boilerplate.rules.labels import BUTTONS, LABELS, POSTS, TOOLS, Kind, any_of
from crawler.page import BoilerplateRule, SiteRules
from tests.crawler.pages import BODY, PARAGRAPHS

NO_RULES = SiteRules()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_takes_its_example(rule: Rule) -> None:
    if rule.where == "inline":
        planted = ("继续推进{}各项工作。", "继续推进各项工作。{}", "{}继续推进各项工作。")
        found = [strip(f"{BODY}\n{line.format(rule.example)}", "", NO_RULES) for line in planted]
        stripped = next((one for one in found if one.changes), found[0])
        assert stripped.text == f"{BODY}\n继续推进各项工作。"
    else:
        stripped = strip(f"{BODY}\n{rule.example}", "", NO_RULES)
        assert stripped.text == BODY
    assert [change.rule for change in stripped.changes] == [rule.name]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_leaves_the_innocent_line(rule: Rule) -> None:
    text = f"{BODY}\n{rule.innocent}"
    assert strip(text, "", NO_RULES) == (text, ())


@pytest.mark.parametrize("kind", (*BUTTONS, *TOOLS, *POSTS, *LABELS), ids=lambda kind: kind.purpose)
def test_words_of_a_kind_take_its_example(kind: Kind) -> None:
    assert re.fullmatch(any_of([kind]), kind.example)


def test_what_was_taken_out_can_be_put_back() -> None:
    text = f"一键复制全文保存为WORD\n{BODY}\n此处下载后可任意编辑继续。\n- 上一篇:某局总结"
    stripped = strip(text, "", NO_RULES)
    assert stripped.changes
    for change in stripped.changes:
        assert text[change.start : change.start + len(change.before)] == change.before


def test_the_neighbour_goes_with_the_label_above_it() -> None:
    assert strip(f"{BODY}\n上一篇：\n某镇害虫越冬基数调查工作圆满完成", "", NO_RULES).text == BODY
    assert strip(f"{BODY}\n上一篇：\n{BODY}", "", NO_RULES).text == f"{BODY}\n{BODY}"


def test_a_list_of_related_titles_at_the_end_goes() -> None:
    links = "\n".join(f"- 最新某某心得体会（精选{number}篇）" for number in range(3, 9))
    assert strip(f"{BODY}\n{links}", "", NO_RULES).text == BODY


def test_numbered_measures_at_the_end_stay() -> None:
    text = BODY + "\n1、加强学习\n2、完善制度\n3、强化督查"
    assert strip(text, "", NO_RULES).text == text


def test_a_paywall_says_behind_which_line_the_text_is_cut() -> None:
    text = f"{BODY}此处下载后可任意编辑继续\n(未完,全文共3210字,当前显示812字)\n登录"
    stripped = strip(text, "", NO_RULES)
    assert stripped.text == f"{BODY}此处继续"
    assert cut_off(text, stripped.changes) == {f"{PARAGRAPHS[-1]}此处继续"}
    assert cut_off(BODY, strip(BODY, "", NO_RULES).changes) == frozenset()
    assert says_cut("请先登录后继续阅读") and not says_cut("办理业务请先登录政务网站,再办理预约。")


def test_the_sites_own_rules_come_first() -> None:
    rules = SiteRules(boilerplate=(BoilerplateRule("slogan", re.compile("某某网祝您成功"), "the site's slogan"),))
    stripped = strip(PARAGRAPHS[0] + "某某网祝您成功", "", rules)
    assert stripped.text == PARAGRAPHS[0]
    assert [change.rule for change in stripped.changes] == ["slogan"]


@pytest.mark.parametrize(
    "line",
    [
        "会上，王主任给大家带来了一堂生动的党课。",
        "以上意见，仅供参考。",
        "我们为大家准备了学习资料，人手一册，供党员学习。",
        "声明：以上内容均属实，如有虚假，本人愿接受处理。",
        "希望这些做法对大家有所帮助。",
        "第一，更多群众得到实惠，希望大家对我们的工作给予帮助。",
        "时间：2008年3月5日",
        "联系电话：全天有人接听",
        "办公室收集整理各类文档资料，装订成册。",
        "扫描二维码即可查询办事流程。",
        "本网格共有网格员十二名，登录系统人数居全县第一。",
        "某某县教育局办公室",
        "二〇〇八年十二月二十日",
        "主题词：教育 工作 总结",
        "大家好！我叫张三，现任某镇党委书记。下面我就一年的工作向大家作简要介绍，希望大家多提宝贵意见。",
        "时光荏苒，岁月如歌。在繁忙的工作中，又迎来了新的一年。回顾过去，展望未来，感慨万千。",
        "随着社会的发展，民政工作的任务越来越重，写好每一份材料、办好每一件实事，是全体民政人的心愿。",
        "总结过去，是为了更好地开创未来。下面从四个方面介绍一年来的工作。",
        "为人民服务，是我们永远的宗旨。希望本次活动能让大家受到启发。",
        "如有疑问，请与县民政局办公室联系，联系电话：0398-0000000。",
        "读完这封信，您对低保政策有什么意见，欢迎与民政干部交流。",
        "如有违规违纪行为，请拨打举报电话联系纪委处理。",
        "未经批准不得复制、传播涉密文件。",
        "未经许可任何人不得复制涉密文件，涉密载体一律登记编号。",
        "来源于网络的谣言，我们第一时间予以澄清。",
        "温馨提示：请广大群众登录省政务服务网下载客户端，谨防诈骗。",
        "下载后及时登记，专人保管。",
        "展开剩余工程的招标工作。",
        "本文件仅供内部参考。",
        "本文将分三个部分介绍全县民政工作。",
        "学习资料 参考文献",
        "热心网友提出的三十条建议全部办理答复。",
        "温馨提示牌安装到位，登录刷卡系统投入使用。",
        "今年撰写调研报告一篇，全文共8000字，获市二等奖。",
        "产品远销日韩、欧美等国家和地区，出口创汇三百万美元。",
        "形成一区二区三园的产业布局，引进国产装备企业五家。",
        "破获利用时时彩、百家乐赌博案件三起，抓获涉案人员十人。",
        "二审：改判案件明显下降",
        "咨询电话：0398-0000000。",
        "温馨提示：选择服从调剂的学生，由系统自动生成的积分排定位次。",
        "二、免费教育的相关规定（初中的相关内容）",
        "某局发表论文两篇，被中国期刊网全文收录。",
        "【内容提要】近年来，某县以农业增效为目标，探索出合作社发展的新路子。",
    ],
)
def test_an_authors_line_that_sounds_like_a_sites_stays(line: str) -> None:
    for text in (f"{line}\n{BODY}", f"{BODY}\n{line}", f"{BODY}\n{line}\n{BODY}"):
        assert line in strip(text, "", NO_RULES).text.split("\n")


@pytest.mark.parametrize(
    "line",
    [
        "来源: 作者: 时间:2023-01-31 点击率:【 打印 】【 关闭 】",
        "上传人:b****5 文档编号:1234567 上传时间:2023-04-17 格式:DOCX 页数:61 大小:84.32KB",
        "索引号:100/2024-001 发文字号:某政发〔2024〕7号 发布日期:2024年04月06日 16:34",
        "编辑:某某人2017-04-26",
        "導語：某局總結一文來源於網友上傳，不代表本站觀點。",
        "本文由某某网会员上传，仅供学习交流",
        "转载请注明出处",
        "首页 > 工作总结 > 半年总结",
        "来　源：某某日报",
        "责 编：张三",
        "某某政府门户网站 www.example.gov.cn 2010年06月27日 来源：某局网站",
        "刊发日期：2011-12-08 阅读次数： 作者： 语音阅读：",
        "3月11日，检察长张三作工作报告。 某某社记者 李四 摄",
        "如因作品内容、版权需要同某某杂志社联系的，请于30日内进行。",
        "128位用户关注",
        "【打印本页】【关闭窗口】",
        "12/24",
        "【某某总结（通用8篇）】相关文章：",
        "开通VIP会员，立即下载完整版文档",
        "上传人(卖家)：一帆风顺",
        "下载资源需要16金币",
        "资源描述：",
        "第1页 / 共23页",
        "欢迎来到某某办公！ | 帮助中心 | 会员登录",
        "2020年11月4日发(作者：某某)",
        "以上就是某某总结的全部内容，更多范文请关注某某文库。",
        "试读已结束，购买后可阅读完整版",
        "【www.fanwen.example--实用范文】",
        "--------各类好文档，值得您下载--------",
        "（原标题：某镇总结）",
        "会员快捷下载 游客一键下载",
        "1.9万人看过",
        "共有356人浏览过本文",
        "阅读(345)",
        "收藏 286 次",
        "2、PDF文件可能被浏览器直接打开，请另存后再看。",
        "首页 公文写作 某镇总结",
        "若此文所含内容侵犯了您的版权或隐私，请立即通知本站，我们立即给予删除！",
    ],
)
def test_a_sites_line_at_either_end_goes(line: str) -> None:
    assert strip(f"{line}\n{BODY}\n{line}", "", NO_RULES).text == BODY


def test_a_bulleted_list_of_the_authors_stays() -> None:
    text = BODY + "\n- 加强学习\n- 完善制度建设\n- 强化督查考核"
    assert strip(text, "", NO_RULES).text == text


def test_prose_behind_what_looks_like_the_end_stays() -> None:
    text = f"{BODY}\n相关文章\n{PARAGRAPHS[0] * 3}"
    assert strip(text, "", NO_RULES).text == f"{BODY}\n{PARAGRAPHS[0] * 3}"


def test_a_teaser_above_the_text_goes() -> None:
    assert strip(f"{PARAGRAPHS[0][:30]}…\n{BODY}", "", NO_RULES).text == BODY
    heading = PARAGRAPHS[1][:16]
    assert strip(f"{heading}\n{PARAGRAPHS[1]}\n{BODY}", "", NO_RULES).text.startswith(heading + "\n")


@pytest.mark.parametrize("label", ["内容摘要：", "导读预览：", "导语：", "【文档简介】"])
def test_a_teaser_with_its_label_goes(label: str) -> None:
    assert strip(f"{label}{PARAGRAPHS[0][:30]}…\n{BODY}", "", NO_RULES).text == BODY


def test_a_teaser_of_two_lines_goes() -> None:
    opening = "各科室、各直属单位：\n现将上半年的安排印发给你们，请结合实际认真抓好落实。"
    teaser = opening.replace("\n", " ")[:24] + "..."
    assert strip(f"{teaser}\n{opening}\n{BODY}", "", NO_RULES).text == f"{opening}\n{BODY}"


def test_a_teaser_goes_above_a_text_whose_lines_were_wrapped() -> None:
    wrapped = f"{BODY[:21]} {BODY[21:]}"
    assert strip(f"{BODY[:46]}\n{wrapped}", "", NO_RULES).text == wrapped


NAMED = (
    "某县水务局工作总结",
    "某县水务局工作总结_青禾文档网",
)  # a title, and the <title> of a site that trades in texts


@pytest.mark.parametrize(
    "line", ["欢迎光临青禾文档网，祝您工作顺利！", "感谢您对青禾文档网的支持与厚爱", "青禾文档网 - 专业的公文写作平台"]
)
def test_a_line_in_which_a_site_speaks_by_its_name_goes_whole(line: str) -> None:
    title, page_title = NAMED
    assert strip(f"{line}\n{BODY}", title, NO_RULES, page_title).text == BODY


@pytest.mark.parametrize("planted", ["（青禾文档网整理）", "[本文转载自青禾文档网]", "【青禾文档网】"])
def test_a_sites_name_goes_with_its_brackets(planted: str) -> None:
    title, page_title = NAMED
    text = BODY.replace("。", planted + "。", 1)
    assert strip(text, title, NO_RULES, page_title).text == BODY


@pytest.mark.parametrize(
    "planted",
    [
        "，本文由某某范文网提供，版权归原作者所有",
        "（完整版资料，可直接使用，可编辑，推荐下载）",
    ],
)
def test_an_authors_paragraph_stays_around_what_is_planted_in_it(planted: str) -> None:
    sentence = "查处非法采砂案件七起，收缴规费二十一万元。"
    text = f"{BODY}\n{sentence.replace('，', planted + '，')}\n{BODY}"
    assert strip(text, "", NO_RULES).text == f"{BODY}\n{sentence}\n{BODY}"


@pytest.mark.parametrize(
    "line",
    [
        "村民用手机软件（下载注册后可直接使用）缴纳医保，参保率达到九成。",
        "http://www.hewan.com/topic/2012/index.html",
        "http://www.hewan.com/olympic.html",
    ],
)
def test_what_an_author_says_of_downloads_and_pages_stays(line: str) -> None:
    text = f"{BODY}\n{line}\n{BODY}"
    assert strip(text, "", NO_RULES).text == text


def test_a_token_at_the_end_of_many_lines_is_a_watermark() -> None:
    marked = "\n".join(f"{line}q7Zt4" for line in PARAGRAPHS)
    stripped = strip(marked, "", NO_RULES)
    assert stripped.text == BODY
    assert {change.rule for change in stripped.changes} == {"watermark"}
    once = f"{BODY}\n推广q7Zt4"
    assert strip(once, "", NO_RULES).text == once


def test_a_forums_jammer_goes_and_figures_stay() -> None:
    assert strip(f"{BODY}\n认真& _3 ^; K# R y; w6 n5 q落实", "", NO_RULES).text == f"{BODY}\n认真落实"
    figures = f"{BODY}\n分别为 3 % 4 % 5 % 6 % 7 % 元"
    assert strip(figures, "", NO_RULES).text == figures


@pytest.mark.parametrize(
    "banner",
    ["[某某文库-http://www.fanwen.example]", "（来源：第一范文网 www.fanwen.example）", "此文档下载后可自行编辑修改"],
)
def test_a_banner_inside_a_sentence_goes_and_the_sentence_stays(banner: str) -> None:
    assert strip(f"{BODY}\n我镇扎实推进{banner}各项工作，成效明显。", "", NO_RULES).text == (
        f"{BODY}\n我镇扎实推进各项工作，成效明显。"
    )


def test_an_authors_own_address_stays() -> None:
    text = f"{BODY}\n门户网站（www.hewan.example）全年发布信息三百条，网址：http://www.hewan.example/a。"
    assert strip(text, "", NO_RULES).text == text
    for named in (
        "群众在http://www.hewan.example/a办理",
        "新闻网（http://www.hewan.example/a）",
        "会员（网址：www.hewan.example）",
    ):
        assert named in strip(f"{BODY}\n{named}，我局一天内答复。", "", NO_RULES).text
    for cited in (
        "群众从报名系统（http://www.hewan.com/login）填报，我局一天内答复。",
        "海报提取自http://www.hewan.com/s/1bIL?pwd=bqfc，提取码见附件。",
        "http://www.hewan.com/",
    ):
        assert cited in strip(f"{BODY}\n{cited}\n{BODY}", "", NO_RULES).text
    table = f"{BODY}\n| 公开渠道 | http://www.hewan.example/a | 办公室 |\n{BODY}"
    assert strip(table, "", NO_RULES).text == table


@pytest.mark.parametrize(
    "credit", [" 编辑：张三 67", " 责任编辑：张三 李四", "（作者：张三 责任编辑：某报记者站 李四）"]
)
def test_who_edited_goes_behind_the_last_sentence(credit: str) -> None:
    assert strip(f"{BODY}{credit}", "", NO_RULES).text == BODY


@pytest.mark.parametrize(
    "line",
    [
        "会场一角 张三 摄.jpg",
        "某县·夜色中的新城    张三/摄",
        "全县干部群众走上街头义务植树。（CFP/图）",
        "![工作总结[热门]](/pic/00/a1.jpg)",
        "编辑｜张三",
    ],
)
def test_what_stands_with_a_picture_goes_between_paragraphs_too(line: str) -> None:
    assert strip(f"{BODY}\n{line}\n{PARAGRAPHS[0]}", "", NO_RULES).text == f"{BODY}\n{PARAGRAPHS[0]}"


def test_an_editors_sentences_before_the_authors_in_one_paragraph_go() -> None:
    line = f"光阴似箭，又到了写一份总结的时候。下面是小编整理的某镇总结，欢迎阅读。{PARAGRAPHS[0]}"
    stripped = strip(f"{line}\n{BODY}", "", NO_RULES)
    assert stripped.text == f"{PARAGRAPHS[0]}\n{BODY}"
    assert [change.rule for change in stripped.changes] == ["time goes by", "editor's sentence"]


def test_what_leads_up_to_an_editors_last_sentence_goes_with_it_unless_the_author_speaks() -> None:
    last = "下面是小编整理的范文，欢迎阅读。"
    assert strip(f"普法是一项长期的工作。写好材料离不开积累。{last}\n{BODY}", "", NO_RULES).text == BODY
    own = "大家好！我叫张三，在某镇工作。"
    assert strip(f"{own}{last}\n{BODY}", "", NO_RULES).text == f"{own}\n{BODY}"


def test_a_sites_list_of_the_headings_goes() -> None:
    headings = "一、工作情况\n二、存在的问题\n三、下步打算"
    assert strip(f"目录/提纲：……\n{headings}\n……\n{BODY}", "", NO_RULES).text == BODY
    own = f"提纲\n{headings}\n{BODY}\n……"
    assert strip(own, "", NO_RULES).text.startswith(f"提纲\n{headings}\n{BODY}")


@pytest.mark.parametrize(
    "ending", ["谢谢大家！\n某某县教育局\n2008年12月20日", "四、下一步打算\n一是抓好落实，二是加强督查，三是总结经验。"]
)
def test_an_authors_end_behind_a_label_of_links_stays(ending: str) -> None:
    assert strip(f"{BODY}\n推荐阅读：\n{ending}", "", NO_RULES).text == f"{BODY}\n{ending}"


def test_links_behind_their_label_go_with_it() -> None:
    links = "1.社区工作总结\n2.学校工作总结\n3.个人工作总结"
    assert strip(f"{BODY}\n【某镇工作总结】相关文章：\n{links}", "", NO_RULES).text == BODY


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.name}, {rule.where}")
def test_no_line_of_a_rules_own_words_makes_it_slow(rule: Rule) -> None:
    chance = random.Random(3)
    words = [*re.findall(r"[\u4e00-\u9fff]{1,6}|[a-z]{2,6}|[:>,。/;\[【…&-]|\d", rule.pattern.pattern), "啊", " ", "1"]
    for _ in range(40):
        unit = "".join(chance.choice(words) for _ in range(chance.choice((1, 1, 2, 3))))
        line = (chance.choice(rule.cues) + unit * 500)[:500]
        begun = time.process_time()
        _ = list(rule.pattern.finditer(line)) if rule.where == "inline" else rule.pattern.fullmatch(line)
        assert time.process_time() - begun < 0.1, line[:40]


def test_many_bits_planted_in_one_huge_line_are_taken_out_soon() -> None:
    for between, times in (("", 200_000), ("工作", 200_000), ("工作" * 100, 10_000)):
        begun = time.process_time()
        strip(f"第1页共9页{between}" * times, "总结", NO_RULES)
        assert time.process_time() - begun < 4


@pytest.mark.parametrize(
    "unit", ["(a:,,,,,,,,,,,a:,,,,,,,,,,,a:,,,,,,,,,,,", "(审核:;;;;;;;;;;;;;审核:;;;;;;;;;;;;审核:;;;;;;;;;;;;;审核:"]
)
def test_credits_in_brackets_that_nothing_closes_are_passed_over_soon(unit: str) -> None:
    begun = time.process_time()
    strip(unit * 20_000 + "审核:", "总结", NO_RULES)
    assert time.process_time() - begun < 2


def test_what_one_rule_takes_side_by_side_is_one_removal() -> None:
    changes = strip(f"{BODY}第3页共9页第4页共9页接着写。", "", NO_RULES).changes
    assert [change.before for change in changes] == ["第3页共9页第4页共9页"]


def test_no_line_makes_a_rule_slow() -> None:
    hostile = [
        "小编" * 240,
        "总结写" * 160,
        ":" * 500,
        "首页>" * 120,
        "1 " * 240,
        "www." * 120,
        "下载" * 240,
        "[" * 500,
        "时间:" * 160,
        "2012 " * 100,
        "范文总结 " * 100,
        "精品文档" * 12 + "。",
    ]
    begun = time.process_time()
    for line in hostile:
        strip("\n".join([line] * 20), "总结", NO_RULES)
    assert time.process_time() - begun < 5


def test_the_sites_name_from_the_pages_title_goes_and_an_offices_stays() -> None:
    planted = f"{BODY}\n我镇扎实推进文秘小屋www.wenmi.example各项工作-文秘小屋-，成效明显。"
    stripped = strip(planted, "某镇总结", NO_RULES, "某镇总结_工作总结_文秘小屋")
    assert stripped.text == f"{BODY}\n我镇扎实推进各项工作，成效明显。"
    own = f"{BODY}\n某县教育局公文网、公文写作班办理及时，在文秘小屋发表信息三篇。"
    for page_title in ("某镇总结-某县教育局公文网", "某镇总结_公文写作", "某镇总结_文秘小屋", "某镇总结"):
        assert strip(own, "某镇总结", NO_RULES, page_title).text == own


def test_a_paywall_behind_the_authors_words_leaves_them() -> None:
    last = "工作虽取得了一定的成绩，但离上级的要求还有差距，这些"
    text = f"{BODY}\n{last} ……（未完,全文共919字,当前仅显示584字）\n（请阅读下面的提示信息）"
    stripped = strip(text, "", NO_RULES)
    assert stripped.text == f"{BODY}\n{last}"
    assert cut_off(text, stripped.changes) == {last}


def test_a_sites_advice_on_writing_goes_point_by_point_and_an_authors_points_stay() -> None:
    points = "1. 结构清晰：报告分为开头、正文和结尾。\n2. 语言简洁：少用套话。\n3. 数据准确：用数字说明成绩。"
    advice = f"写作要点：\n撰写水利工作总结时，应注意以下事项：\n{points}"
    assert strip(f"{advice}\n{BODY}", "", NO_RULES).text == BODY
    own = "要写好水利这篇大文章，必须把握以下几点：\n1. 抓住项目。\n2. 管好资金。\n3. 用好人才。"
    assert strip(f"{own}\n{BODY}", "", NO_RULES).text == f"{own}\n{BODY}"


@pytest.mark.parametrize("line", ["k7Z|y'VB&pub4d:B0{}", "{}某某汽车网 -6Wn0o9B(P H", "{}8wS ~C4~V'BKj8f0"])
def test_a_forums_jammer_in_one_word_goes(line: str) -> None:
    assert strip(f"{BODY}\n{line.format(PARAGRAPHS[0])}", "", NO_RULES).text == f"{BODY}\n{PARAGRAPHS[0]}"


@pytest.mark.parametrize("end", ["PM2.5(ug/m3)", "ISO9001:2000(GB/T19001)", "http://www.example.gov.cn/a?b=1&c=2"])
def test_formulas_standards_and_offices_addresses_are_no_jammer(end: str) -> None:
    text = f"{BODY}\n{end}\n{PARAGRAPHS[0]}{end}"
    assert strip(text, "", NO_RULES).text == text


def test_lines_below_the_foot_of_a_site_go_and_a_name_and_a_day_stay() -> None:
    foot = "版权所有 Copyright 2010\n某某微讯平台\nSome Culture and Tourism Co., Ltd."
    assert strip(f"{BODY}\n{foot}", "", NO_RULES).text == BODY
    signed = f"{BODY}\n一键复制全文\n张三\n某某县民政局\n2012年7月5日"
    assert strip(signed, "", NO_RULES).text == signed.replace("一键复制全文\n", "")


def test_tags_in_the_text_go_and_signs_of_comparison_stay() -> None:
    assert strip(f'{BODY}\n<p class="ql-block">两类指标a<b、b<p。</p><br />', "", NO_RULES).text == (
        f"{BODY}\n两类指标a<b、b<p。"
    )


def test_a_shortened_title_before_the_text_goes_and_is_not_the_summarys_title() -> None:
    title = "某县气象局2011年工作总结和2012年工作计划"
    stripped = strip(f"2011年工作总结及2012年工作计划2011年，我局扎实工作。{BODY}", title, NO_RULES)
    assert stripped.text == f"2011年，我局扎实工作。{BODY}"
    assert own_title(title, stripped.changes) == ""
