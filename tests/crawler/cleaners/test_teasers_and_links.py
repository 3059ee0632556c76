"""What sites put above and below a text goes: teasers, lists of headings and links, editors' sentences."""

import time

import pytest

from crawler.cleaners.boilerplate import own_title, strip
from tests.crawler.pages import BODY, PARAGRAPHS


def test_the_neighbour_goes_with_the_label_above_it() -> None:
    assert strip(f"{BODY}\n上一篇：\n某镇害虫越冬基数调查工作圆满完成").text == BODY
    assert strip(f"{BODY}\n上一篇：\n{BODY}").text == f"{BODY}\n{BODY}"


def test_a_list_of_related_titles_at_the_end_goes() -> None:
    links = "\n".join(f"- 最新某某心得体会（精选{number}篇）" for number in range(3, 9))
    assert strip(f"{BODY}\n{links}").text == BODY


def test_numbered_measures_at_the_end_stay() -> None:
    text = BODY + "\n1、加强学习\n2、完善制度\n3、强化督查"
    assert strip(text).text == text


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
        "【打印本页】【关闭窗口】",
        "12/24",
        "【某某总结（通用8篇）】相关文章：",
        "开通VIP会员，立即下载完整版文档",
        "上传人(卖家)：一帆风顺",
        "下载资源需要16金币",
        "资源描述：",
        "欢迎来到某某办公！ | 帮助中心 | 会员登录",
        "2020年11月4日发(作者：某某)",
        "以上就是某某总结的全部内容，更多范文请关注某某文库。",
        "试读已结束，购买后可阅读完整版",
        "【www.fanwen.example--实用范文】",
        "--------各类好文档，值得您下载--------",
        "（原标题：某镇总结）",
        "本文系作者授权某某网发表，未经许可，不得转载。",
        "（注：以上模板中的数据均为示例，使用时请替换。）",
        "如果您需要更详细的内容，请告诉我。",
        "会员快捷下载 游客一键下载",
        "1.9万人看过",
        "推荐回答（1个）",
        "回答1：",
        "某某经理人网-www.example.com",
        "2020-12-28 2 2 某某日报 content_27145.html /enpproperty-->",
        "接下来是一些读书心得的分享，希望能给咱们带来新的思维。",
        "下面是我细心整理的工作总结，仅供参考。",
        "关于汇报的写法，可参考以下结构化模板：",
        "共有356人浏览过本文",
        "收藏 286 次",
        "2、PDF文件可能被浏览器直接打开，请另存后再看。",
        "首页 公文写作 某镇总结",
        "若此文所含内容侵犯了您的版权或隐私，请立即通知本站，我们立即给予删除！",
        "本篇文章为同学们整理了历史知识点，文章主要分为三个部分，下面就一起来学习吧。",
        "下面整理了申请书的格式，供大家参考。",
        "很多新生对于教材到哪里能买还不是很清楚，下面整理了相关资料，有需要的考生可以参考看看。",
        "下面是某某公司为大家总结的一些知识点。",
        "某某留学网编辑经过搜集和处理，为你提供应急预案，仅供你在工作和学习中参考。",
        "引用来源：以上内容综合参考了多地区学校的教研计划。",
        "新闻热线：0571-85310000 网站电话：0571-85360000 网站总监：张三",
        "近500万道试题、20多万套资源、60多万篇范文免费使用",
        "每天仅需0.22元，尊享会员权益",
        "如PPT文件的首页显示word图标，表示该PPT已包含配套word讲稿。双击word图标可打开word文档。",
    ],
)
def test_a_sites_line_at_either_end_goes(line: str) -> None:
    assert strip(f"{line}\n{BODY}\n{line}").text == BODY


def test_links_with_their_days_end_a_text() -> None:
    links = "中学生寒假英语日记【5篇】03-26\n课间作文500字08-03\n普通高校招生统一考试各科目考试时间、考点安排09-11"
    assert strip(f"{BODY}\n{links}").text == BODY
    days = "一季度05-11\n二季度08-03\n三季度11-11月"
    assert strip(f"{BODY}\n{days}").text == f"{BODY}\n{days}"


@pytest.mark.parametrize(
    "listed",
    [
        "第一节 加强领导……………………1\n第二节 突出重点......12\n第三节 存在的问题………………15",
        "一、加强领导\n2\n二、突出重点\n2\n三、存在的问题\n14",
    ],
    ids=["behind dots", "on lines of their own"],
)
def test_headings_with_their_pages_go_where_the_text_has_them_again(listed: str) -> None:
    first = listed.split("\n", maxsplit=1)[0].partition("…")[0]
    text = f"{first}\n{BODY}"
    assert strip(f"{listed}\n{text}").text == text
    assert strip(f"{listed}\n{PARAGRAPHS[0]}").text.startswith(first)


def test_key_words_below_their_label_go() -> None:
    assert strip(f"关 键  词：\n 绩效 管理 细则 通用 10\n{BODY}").text == BODY


def test_a_clinics_words_in_a_sentence_go() -> None:
    text = "河长制正广受社会白癜风能治吗北京中科白癜风医学研究院关注。"
    assert strip(f"{BODY}\n{text}\n{BODY}").text == f"{BODY}\n河长制正广受社会关注。\n{BODY}"


def test_a_bulleted_list_of_the_authors_stays() -> None:
    text = BODY + "\n- 加强学习\n- 完善制度建设\n- 强化督查考核"
    assert strip(text).text == text


def test_prose_behind_what_looks_like_the_end_stays() -> None:
    text = f"{BODY}\n相关文章\n{PARAGRAPHS[0] * 3}"
    assert strip(text).text == f"{BODY}\n{PARAGRAPHS[0] * 3}"


def test_a_teaser_above_the_text_goes() -> None:
    assert strip(f"{PARAGRAPHS[0][:30]}…\n{BODY}").text == BODY
    heading = PARAGRAPHS[1][:16]
    assert strip(f"{heading}\n{PARAGRAPHS[1]}\n{BODY}").text.startswith(heading + "\n")


@pytest.mark.parametrize("label", ["内容摘要：", "导读预览：", "导语：", "【文档简介】"])
def test_a_teaser_with_its_label_goes(label: str) -> None:
    assert strip(f"{label}{PARAGRAPHS[0][:30]}…\n{BODY}").text == BODY


def test_whole_sentences_of_a_paragraph_below_go_above_the_text_and_stay_where_they_belong() -> None:
    lead = "全镇新修灌溉渠道十二公里，硬化村组道路九条，改造危桥两座，惠及农户一千三百余户，群众十分满意。"
    text = f"去年冬天开始，我们大干水利。{lead}今年还要再修五条。"
    assert strip(f"{lead}\n{BODY}\n{text}").text == f"{BODY}\n{text}"


def test_a_teaser_of_two_lines_goes() -> None:
    opening = "各科室、各直属单位：\n现将上半年的安排印发给你们，请结合实际认真抓好落实。"
    teaser = opening.replace("\n", " ")[:24] + "..."
    assert strip(f"{teaser}\n{opening}\n{BODY}").text == f"{opening}\n{BODY}"


def test_a_teaser_goes_above_a_text_whose_lines_were_wrapped() -> None:
    wrapped = f"{BODY[:21]} {BODY[21:]}"
    assert strip(f"{BODY[:46]}\n{wrapped}").text == wrapped


@pytest.mark.parametrize(
    "credit", [" 编辑：张三 67", " 责任编辑：张三 李四", "（作者：张三 责任编辑：某报记者站 李四）"]
)
def test_who_edited_goes_behind_the_last_sentence(credit: str) -> None:
    assert strip(f"{BODY}{credit}").text == BODY


def test_an_editors_sentences_before_the_authors_in_one_paragraph_go() -> None:
    line = f"光阴似箭，又到了写一份总结的时候。下面是小编整理的某镇总结，欢迎阅读。{PARAGRAPHS[0]}"
    rest = BODY.partition("\n")[2]
    stripped = strip(f"{line}\n{rest}")
    assert stripped.text == BODY
    assert [change.rule for change in stripped.changes] == ["editor's sentence"]


def test_what_leads_up_to_an_editors_last_sentence_goes_with_it_unless_the_author_speaks() -> None:
    last = "下面是小编整理的范文，欢迎阅读。"
    assert strip(f"普法是一项长期的工作。写好材料离不开积累。{last}\n{BODY}").text == BODY
    own = "大家好！我叫张三，在某镇工作。"
    assert strip(f"{own}{last}\n{BODY}").text == f"{own}\n{BODY}"


def test_what_a_word_means_goes_before_an_editors_sentence_in_the_text() -> None:
    means = "保育是指幼儿园照管儿童生活的工作。下面是小编整理的保育工作计划，希望大家能有所收获！"
    assert strip(f"{means}{BODY}").text == BODY


def test_a_sites_list_of_the_headings_goes() -> None:
    headings = "一、工作情况\n二、存在的问题\n三、下步打算"
    assert strip(f"目录/提纲：……\n{headings}\n……\n{BODY}").text == BODY
    own = f"提纲\n{headings}\n{BODY}\n……"
    assert strip(own).text.startswith(f"提纲\n{headings}\n{BODY}")


@pytest.mark.parametrize(
    "ending", ["谢谢大家！\n某某县教育局\n2008年12月20日", "四、下一步打算\n一是抓好落实，二是加强督查，三是总结经验。"]
)
def test_an_authors_end_behind_a_label_of_links_stays(ending: str) -> None:
    assert strip(f"{BODY}\n推荐阅读：\n{ending}").text == f"{BODY}\n{ending}"


def test_links_behind_their_label_go_with_it() -> None:
    links = "1.社区工作总结\n2.学校工作总结\n3.个人工作总结"
    assert strip(f"{BODY}\n【某镇工作总结】相关文章：\n{links}").text == BODY


def test_lines_below_the_foot_of_a_site_go_and_a_name_and_a_day_stay() -> None:
    foot = "版权所有 Copyright 2010\n某某微讯平台\nSome Culture and Tourism Co., Ltd."
    assert strip(f"{BODY}\n{foot}").text == BODY
    signed = f"{BODY}\n一键复制全文\n张三\n某某县民政局\n2012年7月5日"
    assert strip(signed).text == signed.replace("一键复制全文\n", "")


def test_a_shortened_title_before_the_text_goes_and_is_not_the_summarys_title() -> None:
    title = "某县气象局2011年工作总结和2012年工作计划"
    stripped = strip(f"2011年工作总结及2012年工作计划2011年，我局扎实工作。{BODY}", title)
    assert stripped.text == f"2011年，我局扎实工作。{BODY}"
    assert own_title(title, stripped.changes) == ""


def test_a_title_without_its_years_before_the_text_is_not_the_summarys_title() -> None:
    title = "某区全民健身实施计划(2021—2025年)(纲 目)"
    stripped = strip(f"{title} 一、总体要求 扎实推进设施建设,广泛开展赛事活动,完善组织网络。\n{BODY}", title)
    assert stripped.text.startswith("一、总体要求")
    assert own_title(title, stripped.changes) == ""


def test_a_part_s_number_is_none_of_its_title() -> None:
    title = "某镇妇联“三八”妇女节工作总结"
    stripped = strip(f"【一】{title}\n{BODY}", title)
    assert stripped.text == BODY and own_title(title, stripped.changes) == ""


def test_words_of_the_text_one_on_a_line_below_it_are_a_sites_key_words() -> None:
    words = "\n".join(("考核", "安全隐患", "平安校园", "师生", "长效机制"))
    assert strip(f"{BODY}\n{words}").text == BODY
    for own in (
        words.partition("\n")[2],
        f"有关事项：\n{words}",
        f"附：检查事项\n{words}",
        words.replace("师生", "某镇教办"),
        f"{words}\n某某县教育局",
    ):
        assert strip(f"{BODY}\n{own}").text == f"{BODY}\n{own}"


def test_a_table_of_contents_with_pages_goes() -> None:
    headings = [line for line in BODY.split("\n") if line.startswith(("一、", "二、", "三、"))]
    text = BODY.replace("。成立了", "\n成立了", 1).replace("。全年共", "\n全年共", 1).replace("。个别", "\n个别", 1)
    listed = [line for line in text.split("\n") if line.startswith(("一、", "二、", "三、"))]
    assert len(headings) == len(listed) == 3
    for form in ("{}…… {}", "{} {}", "{}\t{}", "{}({})", "{}……第{}页", "{}-{}"):
        lines = "\n".join(form.format(heading, page) for page, heading in enumerate(listed, 2))
        for label in ("目录\n", "目　录\n", "CONTENTS\n", ""):
            assert strip(f"{label}{lines}\n{text}").text == text
    glued = "目录" + "".join(f"{heading}{page}" for page, heading in enumerate(listed, 2))
    assert strip(f"{glued}{text}").text == text
    other = "目录\n一、山川镇 12\n二、河湾镇 15\n三、石桥镇 9"  # a list of the author's: nothing of it stands again
    assert "一、山川镇 12" in strip(f"{BODY}\n{other}\n{BODY}").text


def test_an_abstract_made_of_the_texts_own_sentences_goes() -> None:
    sentences = [sentence for line in PARAGRAPHS[1:] for sentence in line.split("。")[1:2]]
    abstract = f"【导读】{'。'.join(sentences)}。"
    assert strip(f"{abstract}\n{BODY}").text == BODY
    own = f"【导读】{sentences[0]}。这一年的做法值得总结，来年的任务更加繁重。\n{BODY}"
    assert "值得总结" in strip(own.removeprefix("【导读】")).text


def test_the_first_words_of_other_pages_below_their_headlines_go() -> None:
    other = "某镇环境整治方案\n为改善人居环境，按照上级部署，结合我镇实际，制定本方案，各村要高度重视，抓好责任..."
    assert strip(f"{BODY}\n{other}\n{other}").text == BODY
    own = f"{BODY}\n{other}"
    assert strip(own).text == own


@pytest.mark.parametrize(
    "heads", [("工作总结篇二", "工作总结篇三"), ("二、抓教学", "三、抓后勤"), ("（一）教学", "（二）后勤")]
)
def test_parts_and_sections_of_which_a_preview_shows_the_first_words_stay(heads: tuple[str, str]) -> None:
    cut = "为改善人居环境，按照上级部署，结合我镇实际，各村高度重视，广泛动员，抓好责任，取得了很好的..."
    own = f"{BODY}\n{heads[0]}\n{cut}\n{heads[1]}\n开春以后，{cut}"
    assert strip(own, "工作总结三篇").text == own


def test_a_preface_goes_down_to_the_words_that_say_that_the_text_begins() -> None:
    preface = "读书不必求快，一天几页，日子长了自然会有收获。\n本文内容如下：【可用文字软件打开】"
    assert strip(f"前言：请先看清页数，\n{preface}\n{BODY}").text == BODY


@pytest.mark.parametrize(
    "above", ["县教育局：\n市局的文件请遵照执行。", "我镇收到文件一份，摘录于后。", "写总结有方法。" * 90]
)
def test_what_an_author_writes_above_a_text_that_he_sends_on_stays(above: str) -> None:
    own = f"{above}\n本文内容如下：\n{BODY}"
    assert strip(own).text == own


def test_who_made_a_report_goes_where_each_name_stands_below_what_he_did() -> None:
    assert strip(f"{BODY}\n文字\n张三\n核稿\n李四").text == BODY
    assert strip(f"{BODY}\n供稿\n某县税务局\n摄影\n张三 李四").text == BODY
    for own in (f"{BODY}\n审核\n张三", f"{BODY}\n初审\n合格\n复审\n合格", f"{BODY}\n编辑\n两名\n摄影\n一名\n{BODY}"):
        assert strip(own).text == own


def test_what_leads_to_the_first_of_several_texts_goes() -> None:
    lead = "总结是回顾过去的方法之一。写总结时，可以参考一些范文，借鉴其中的表达方式。"
    heads = f"安全工作总结篇一\n{BODY}\n安全工作总结篇二\n{BODY}"
    assert strip(f"{lead}\n{heads}", "安全工作总结").text == heads
    own = f"各校选送的范文有两篇，供大家参考，我县今年以来的做法如下。\n{heads}"
    assert strip(own, "安全工作总结").text == own


def test_the_text_of_a_page_without_lines_stays_behind_an_editors_words() -> None:
    text = BODY.replace("\n", "")[:150]
    line = f"消防知识人人都要掌握，下面小编给大家分享一些演练活动总结，希望能够帮助大家，欢迎阅读！{text}"
    assert strip(line.replace("今年以来，在县委、县政府的正确领导下，我局", "全园师生")).text == text.replace(
        "今年以来，在县委、县政府的正确领导下，我局", "全园师生"
    )


def test_a_text_behind_the_label_of_a_document_stays() -> None:
    text = f"天刚放晴，我们扛着铁锹来到河边栽树，盼着几年以后大家都能在树下乘凉、下棋。\n{BODY}"
    assert strip(f"文档介绍：{text}").text == text


def test_points_on_what_to_write_go_above_the_opening() -> None:
    points = "1. 工作概况：简要介绍全年的工作。\n2. 数据：列举各项指标。\n3. 展望：描述来年的目标。"
    assert strip(f"{points}\n开头：\n{BODY}").text == BODY
    own = f"1. 走访农户一百户。\n2. 发放资料三千份。\n3. 介绍经验两次。\n{BODY}"
    assert strip(own).text == own


def test_no_first_line_makes_the_search_for_its_sentences_slow() -> None:
    sentences = "。".join(f"第{number}号议案已经办理完毕" for number in range(20_000))
    for text in (f"{sentences}\n{sentences[:-1]}", "\n".join([f"{sentences[:1900]}。"] * 300)):
        began = time.perf_counter()
        strip(text)
        assert time.perf_counter() - began < 2
