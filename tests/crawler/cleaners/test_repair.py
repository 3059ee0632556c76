"""Repair rule by rule: what each takes, what it leaves, and texts that only look damaged."""

from collections import Counter

import pytest

from benchmarks.damage import KINDS
from benchmarks.repair import measure, texts
from benchmarks.repair_scores import Score
from crawler.cleaners.describe.masks import is_redacted
from crawler.cleaners.describe.period import period
from crawler.cleaners.repair import is_damaged, repair
from crawler.cleaners.repair.rules import PINYIN, RULES, Rule
from indexer.text import fold
from tests.crawler.pages import BODY

LONG = (
    "一年来，我局在县委、县政府的正确领导下，认真贯彻落实各项决策部署，扎实推进重点工作，"
    "圆满完成了全年目标任务，得到了群众的好评。"
)


def rules_of(text: str) -> set[str]:
    return {change.rule for change in repair(text).changes}


@pytest.mark.parametrize("rule", (PINYIN, *RULES), ids=lambda rule: rule.name)
def test_a_rule_takes_its_example_and_leaves_what_is_innocent(rule: Rule) -> None:
    assert rules_of(rule.example) == {rule.name}
    assert repair(rule.innocent).text == rule.innocent


def test_readings_without_tones_are_proved_by_their_number() -> None:
    assert repair("總結(jie)經驗，鄉(xiang)鎮(zhen)幹部，縣(xian)委").text == "總結經驗，鄉鎮幹部，縣委"
    for innocent in ("办公系统(oa)与平台(app)", "甲方(an)", "（一）总则(ab)、(cd)"):
        assert repair(innocent).text == innocent


@pytest.mark.parametrize("width", [24, 31, 40])
def test_lines_of_an_old_page_become_paragraphs(width: int) -> None:
    paragraphs = [LONG * 2, f"二是{LONG}{LONG}", f"三是{LONG}{LONG}"]
    wrapped = "\n".join("\n".join(one[at : at + width] for at in range(0, len(one), width)) for one in paragraphs)
    joined = repair(wrapped)
    assert joined.text.replace("\n", "") == "".join(paragraphs)
    # Where a line ends with its sentence the break may be the author's.
    assert (
        joined.text.count("\n") <= 2 + sum(line[-1] == "。" for line in wrapped.split("\n")) and len(joined.changes) > 4
    )
    blanks = " ".join(LONG[at : at + width] for at in range(0, len(LONG), width))
    assert repair("\n".join([blanks] * 3)).text == "\n".join([LONG] * 3)


def test_blanks_that_set_off_numbers_tell_no_width() -> None:
    sentence = LONG.replace("全年目标任务", "全年 18 项目标任务，办结来信 206 件")
    whole = f"{sentence}截至 11 月 20 日，{sentence}其中 7 月份{sentence}" * 2
    lines, line, cells = [], "", 0
    for one in whole:
        cells += 1 if one.isascii() else 2
        if cells > 76 and not one.isascii() and not line[-1].isascii():
            lines.append(line)
            line, cells = "", 2
        line += one
    wrapped = " ".join([*lines, line])
    assert len(lines) > 5 and repair(wrapped).text == whole
    assert repair(whole).text == whole


def test_headings_of_one_width_are_no_wrapped_lines() -> None:
    headings = ("一、强化思想建设，筑牢信仰根基", "二、扎实推进整组，提升队伍质量", "三、精心组织训练，增强实战能力")
    text = "\n".join([*headings, LONG * 3, *(f"{heading}\n全年训练三批。" for heading in headings)])
    assert repair(text).text == text


def test_numbered_items_that_go_on_in_a_second_line_were_wrapped() -> None:
    duties = (
        "拒绝、阻碍上级检查组依法开展监督检查工作的",
        "截留、挪用专项资金或者虚报工程进度的",
        "隐瞒事故真相致使损失扩大或者不及时上报的",
    )
    items = [
        f"（{number}）由县水利局责令其改正错误，对单位主要负责人{one}；"
        for number, one in zip("一二三四五六", duties * 2, strict=True)
    ]
    wrapped = "\n".join("\n".join(_pieces(item, 33)) for item in items)
    assert wrapped.count("\n") == 11 and repair(wrapped).text == "\n".join(items)


def test_an_amount_at_the_beginning_of_a_wrapped_line_is_no_item() -> None:
    lines = [f"{LONG[:30]}改造低产林", f"33.86 万亩，{LONG[:29]}", f"{LONG[29:59]}新增面积", f"5.2%，{LONG[:30]}"]
    lines.append(LONG[-19:])
    assert repair("\n".join(lines)).text == "".join(lines)
    lines[1] = f"2.1 主要做法{LONG[:28]}"
    assert "\n2.1 主要做法" in repair("\n".join(lines)).text


@pytest.mark.parametrize("width", [20, 27, 38])
def test_first_lines_were_narrower_by_their_indentation(width: int) -> None:
    paragraphs = [
        f"{number}是{LONG}{LONG[:length]}。" for number, length in zip("一二三四", (3, 41, 60, 22), strict=True)
    ]
    lines = [[one[: width - 2], *_pieces(one[width - 2 :], width)] for one in paragraphs]
    assert repair("\n".join("\n".join(one) for one in lines)).text == "\n".join(paragraphs)
    assert repair("\n".join(" ".join(one) for one in lines)).text == "\n".join(paragraphs)


def _pieces(text: str, width: int) -> list[str]:
    return [text[at : at + width] for at in range(0, len(text), width)]


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "\n".join(["春风拂过山岗", "细雨润湿村庄", "我们走在路上", "心里装着希望", "歌声飘向远方"] * 3),
        "\n".join(
            f"{number}、完成了第{number}项重点工作任务的检查验收和总结评比表彰通报" for number in "一二三四五六七八九"
        ),
        "\n".join(f"{LONG}\n某县教育局\n二〇〇八年十二月三十一日" for _ in range(6)),
    ],
)
def test_paragraphs_verse_lists_and_signatures_stay_as_they_are(text: str) -> None:
    assert repair(text).text == text


def test_a_preview_goes_where_the_text_says_it_again() -> None:
    flat = BODY.replace("\n", "")
    preview = f"1、某局总结{flat[:30]}...\n2、{flat[30:80]}\n3、{flat[80:120]}"
    assert repair(f"{preview}\n{BODY}").text == BODY
    title_alone = f"1、某县水务局工作总结\n2、{BODY[:30]}\n3、{BODY.splitlines()[1][:30]}"
    assert repair(f"{title_alone}\n{BODY}").text == BODY
    own = f"1、{LONG}\n2、{LONG[5:]}\n{BODY}"
    assert repair(own).text == own


def test_numbers_of_pages_are_proved_by_their_order() -> None:
    assert repair("全面完成各项工\n2/6\n作，加强队伍建 3/6 设，提高服务水 4/6 平。").text.count("/") == 0
    for innocent in (
        "同意的占2/3，反对的占1/3。",
        "完成率达9/10，优良率达8/10。",
        "有 1/3 的村达标，有 2/3 的村未达标。",
    ):
        assert repair(innocent).text == innocent
    page = "一年来，各项工作稳步推进。" * 14
    pages = f"{page}全面完成各项工{{}}作，{page}加强队伍建{{}}设，{page}提高服务水{{}}平。"
    assert repair(pages.format(3, 4, 5)).text == pages.format("", "", "")
    innocent = pages.format(3, 9, 5)
    assert repair(innocent).text == innocent
    innocent = f"党员轮流上微型党课40堂。{page}党员轮流上微型党课41堂。"
    assert repair(innocent).text == innocent
    innocent = "全面完成各项工3作，加强队伍建4设。"  # too near for pages
    assert repair(innocent).text == innocent
    # Where two numbers prove it a third goes too that cuts no word, or that could count what follows; one alone stays.
    pages = f"全面完成各项工{{}}作，{page}我们{{}}加强队伍建设，{page}提高服务水{{}}平。{page}上微型党课{{}}堂。"
    assert repair(pages.format(3, 4, 5, "六")).text == pages.format("", "", "", "六")
    pages = f"全面完成各项工{{}}作，{page}上党{{}}课，{page}"
    assert repair(pages.format(3, "")).text == pages.format(3, "")
    # What is counted cuts a word by chance (灯盏, 课堂), and 63 follows 62 by chance.
    innocent = f"安装路灯62盏。{page}党员轮流上微型党课63堂。"
    assert repair(innocent).text == innocent
    # Of two one may count; but not where the text counts more like it.
    pages = f"全面完成各项工{{}}作，{page}上微型党课{{}}堂。"
    assert repair(pages.format(3, 4)).text == pages.format("", "")
    innocent = pages.format(3, 4) + pages.format("", 60)
    assert repair(innocent).text == innocent


def test_an_unpaired_quotation_mark_goes_and_a_pair_stays() -> None:
    assert repair("狠抓'落实，成效明显").text == "狠抓落实，成效明显"
    for whole in ("落实'十一五'规划", f"{LONG}乘坐‘雪龙’号，不吃‘大锅饭’。"):
        assert repair(whole).text == whole
    assert repair(f"{LONG}认真总‘结经验。").text == f"{LONG}认真总结经验。"


@pytest.mark.parametrize(
    "text",
    [
        "完成安全工程?61处",
        "深入开展??活动",
        "总\ufffd结",
        "幹部能力和?k事水平",
        "組織觀看警示教育??65場",
        "?????2023????10??????19??????",
        "充實村級治保?????109個村",
        "掌上?C‘苦練’",
        "高質量?∪，而各國央行",
        "不超過130%的比例€，由券商決定",
        "今年以來，全鎮貫徹落實各項決策，修建學校，採購建B材料一批，群眾滿意",
        "加強校園建設，與6所學：炗啺踩熑螤，開展防震、防火演練",
        "平安校園創建，全h12所中小學全部配備門衛，學生上學有了保障",
        "全鎮幹部羣衆團結一心，也算M了一份力。" + "一年來，各項工作取得實效。" * 10,
        "集體宿舍檢查五次，幹部還與羣衆談心，檀胧n戶人家得到幫助",
        "貸款利率是他們關注的問題ＫJ為學校與單位應當整改",
        "檢查三十次，查出險るU段五處，學校與單位全部整改",
        "離不開羣衆的支持。我?墙?以更足的幹勁開展工作",
        "上半年下降4.5%，??3月以來最大",
        "全鎮各單位處置贓物『?712萬元",
        "建設千畝蔬菜示範@42個，註冊商標，羣衆滿意",
        "綜合治理[上重要位置，全縣幹部羣衆滿意，單位學校註冊",
        "IC Insights 預計，流動性^低的資產，單位學校註冊，幹部羣衆滿意",
        "設備後部的攝像頭Ｈツ甑膇Phone，單位學校註冊，幹部羣衆滿意",
        "完成投资两个亿??），名列第一",
        "項目預召~款的結轉，幹部羣衆滿意，單位學校註冊",
        "幹部羣衆學習，電話抽查沒幸淮温┙印?",
        "單位學校如下計劃ＵňC治戰線堅持防範",
        "美国能源畔⑹穑‥IA）均报告库存增加",
        "2013年??2014年初，各单位均已开展",
        "調整結構，產業資本也俣认破鹦乱惠啞霸龀殖薄薄?\n各單位均已開展",
    ],
)
def test_what_stays_open_is_seen(text: str) -> None:
    assert is_damaged(text)


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("以“四个重点为抓手，推动“百村工程建设。", True),
        ("以“四个重点为抓手，推动百村工程建设。", False),
        ("以“四个重点”为抓手，推动“百村工程建设，落实“三项制度。", False),
        ("“同志们，大家辛苦了。\n“今年的工作更多。\n“希望再接再厉。", False),  # one speech, and the rest is cut off
        ("开好“两会“，推动“百村“建设，落实“三项“的制度。", False),
    ],
)
def test_quotation_marks_of_which_no_closing_one_is_left_are_damage(text: str, lost: bool) -> None:
    assert is_damaged(text) is lost


@pytest.mark.parametrize(
    "text",
    [
        "成绩怎么来的?靠大家。",
        "钱从哪里来?人往哪里去?",
        "是不是合格?要看群众满意不满意。",
        "怎么办??A组先说。",
        "注册资本是啥?公司注册资本就是本金。",
        "多长时间交一次?中途还要交费。",
        "[轉載]2011年，學校與單位轉發消息[圖]，幹部羣衆滿意",
        "可以接受吗？因为CRV更好。",
        "一提起制度来就毫无头绪?下面是收集的制度。",
        "快帮我写一篇日记啊??????急用，多久没有见了?大家都好。",
        "藜麦是什么?孙兴慜的世界波是怎么回事?",
        "幹部羣衆學習外語，會讀a、o、e等音，開展B證考試",
        "今年以來，國際學校投資A股，購買建C材料，建D材料兩批，讓羣衆滿意",
        BODY,
    ],
)
def test_a_question_is_no_damage(text: str) -> None:
    assert not is_damaged(text)


@pytest.mark.parametrize(
    ("kind", "restored"),
    [
        ("pinyin", 0.95),
        ("preview fragments", 0.9),
        ("stray '", 0.9),
        ("UTF-8 read as 1252", 0.9),
        ("GBK inside UTF-8", 0.9),
    ],
)
def test_the_benchmarks_kinds(kind: str, restored: float) -> None:
    assert kind in KINDS
    score = measure(kind, texts()[:60], 12, seed=7)
    assert score.spots >= 12 and score.right >= restored * score.spots and score.wrong <= 0.03 * score.spots


@pytest.mark.parametrize(
    "text",
    [
        "20xx年", "XX年", "x年", "20__年", "20*年", "201x年",
        "××年", "xx镇", "X县", "XXX乡", "*县", "＊＊县",
        "____镇", "##镇", "x个村", "X万元", "投入20xx万元", "20xx余人",
        "县教发[20xx]5号", "20xx—20xx学年", "学习邓**、江**讲话", "○○县",
    ],
)  # fmt: skip
def test_what_is_hidden_is_seen(text: str) -> None:
    assert is_redacted(fold(text)) and repair(text).text == text


@pytest.mark.parametrize(
    "text", ["2008年", "5×3=15", "X光片", "x射线", "* 个别单位", "*个人总结", "*项目建设", "# 标题", "a_b"]
)
def test_what_only_looks_hidden_is_not(text: str) -> None:
    assert not is_redacted(fold(text))


@pytest.mark.parametrize("text", ["投入20xx万元，新建学校三所。", "完成20xx余亩，惠及20xx户。"])
def test_an_amount_that_was_overwritten_is_no_year(text: str) -> None:
    assert period("某局工作总结", fold(text), None) is None


def test_quotation_marks_that_a_site_moved_go_back() -> None:
    moved = "锚定'两个确保“，打造‘四无“乡镇，他说'要把‘三化’抓实“，获评'先进集体"
    assert repair(moved).text == "锚定“两个确保”，打造“四无”乡镇，他说“要把‘三化’抓实”，获评'先进集体"
    assert {change.rule for change in repair(moved).changes} == {"moved quotation mark"}
    # One that closes, or one that nothing opened, and the others may be what an author meant.
    for innocent in (f"{moved}，做到“三到位”", f"做到“三到位，{moved}"):
        assert "moved quotation mark" not in rules_of(innocent)


def test_decimal_points_that_became_the_mark_of_an_item_go_back() -> None:
    lost = "完成产值29851、2万元，下降33、7%，占地5、96公里\n1、3万元以下的项目\n约3、4公里"
    assert repair(lost).text == "完成产值29851.2万元，下降33.7%，占地5.96公里\n1、3万元以下的项目\n约3、4公里"
    for innocent in (
        f"{lost}，增长5.6%",  # what has points has not lost them
        "建设110、35千伏变电站两座，架设110、35千伏线路，新增220、110千伏线路",  # two voltages
        "占地56、24米，增长3、6倍",
        "20、30万吨水压机，15、22个百分点，200、300万",
        "分别增长33、7%和28、5%，分别完成92、5亿元",
        "新建100、50吨冷库各一座，两条支渠长120、80米，改造旧房150、95平方米",
    ):
        assert repair(innocent).text == innocent


def test_a_text_cut_into_numbered_pages_is_one_again() -> None:
    cut = f"1、{LONG * 2}共发放宣传资料3\n2、00份，{LONG * 2}广泛开展宣传活\n3、动。{LONG * 2}\n4、{LONG}"
    whole = f"{LONG * 2}共发放宣传资料300份，{LONG * 2}广泛开展宣传活动。{LONG * 2}\n{LONG}"
    assert repair(cut).text == whole and rules_of(cut) == {"cut page"}
    assert repair(f"1、{LONG * 2}共产粮食6.3 万\n2、吨，{LONG * 2}修建道路，\n3、并{LONG}").text == (
        f"{LONG * 2}共产粮食6.3 万吨，{LONG * 2}修建道路，并{LONG}"
    )
    pieces = _pieces(LONG * 5, 2 * len(LONG) + 13)  # of one length, and cut between words
    assert repair("\n".join(f"{number}、{one}" for number, one in enumerate(pieces, 1))).text == LONG * 5
    items = [f"{number}、{LONG * 2}{LONG[-9 * number :]}" for number in range(1, 5)]
    commas = [f"{item.removesuffix('。')}，" for item in items]
    unstopped = [item.removesuffix("。") for item in items]
    sloppy = ([*unstopped[:1], *items[1:]], [*commas[:1], *unstopped[1:]])
    numbers = [f"{number}、2020年{number}月，{LONG * (number + 1)}电话45532114" for number in range(1, 4)]
    for innocent in (items, unstopped, commas, numbers, *sloppy, [*cut.split("\n")[:1], *items[2:]]):
        assert repair("\n".join(innocent)).text == "\n".join(innocent)


def test_where_a_site_says_that_it_shows_a_document_one_cut_within_a_sentence_is_enough() -> None:
    cut = f"1、{LONG * 2}完成营林任务\n2、五百亩。{LONG}"
    shown = "《镇林业站总结.docx》由会员分享，可在线阅读（3页珍藏版）。\n"
    assert repair(cut).text == cut
    assert repair(shown + cut).text == f"{shown}{LONG * 2}完成营林任务五百亩。{LONG}"
    whole = f"{shown}1、镇林业站总结{LONG * 2}\n2、{LONG}"
    assert repair(whole).text == f"{shown}镇林业站总结{LONG * 2}\n{LONG}"
    items = f"{shown}1、{LONG * 2}\n2、{LONG * 2}"
    assert repair(items).text == items


def test_commas_before_other_marks_go_where_there_are_several() -> None:
    text = "3月9日，，全镇召开大会，各村，、镇直单位参加，。"
    assert repair(text).text == "3月9日，全镇召开大会，各村、镇直单位参加。"
    slip = "全镇召开大会，，各村参加，取得实效，。"
    assert repair(slip).text == slip


def test_words_that_a_filter_made_dots_come_back_in_fixed_expressions() -> None:
    text = "高举“.”重要思想旗帜，建设小康.，维护.稳定，争取.各界支持，经济.又好又快发展，各项.事业进步"
    whole = (
        "高举“三个代表”重要思想旗帜，建设小康社会，维护社会稳定，争取社会各界支持，经济社会又好又快发展，"
        "各项社会事业进步"
    )
    assert repair(text).text == whole and rules_of(text) == {"filtered word"}
    for innocent in (
        "维护.稳定各项制度",
        "维护社会稳定，争取.各界，和谐.的环境",
        "1.稳定增收。2.保障民生。3.事业进步",
        "抓稳定.稳定人心，抓保障.保障民生",
    ):
        assert repair(innocent).text == innocent


def test_a_year_that_was_put_for_ten_in_other_numbers_goes() -> None:
    text = "清理22023国道沿线，硬化路面202300余平方米，去除土包20230余堆，占应防的20230%，2023年完成。"
    assert repair(text).text == "清理210国道沿线，硬化路面1000余平方米，去除土包100余堆，占应防的100%，2023年完成。"
    for innocent in (
        "投入20230余元，发放20235份",
        "覆盖率20230%",
        "惠及20120余人，培训20120余人",
        "清理22023国道沿线，硬化路面202301平方米",
    ):
        assert repair(innocent).text == innocent


def test_paragraphs_that_a_viewer_broke_at_every_number_are_whole_again() -> None:
    broken = (
        "各位代表：\n一、回顾\n今年以来，\nXX\n镇完成产值\n7860\n万元，增长\n10.2%\n；\n财政收入\nXX\n万元，增长\n5%\n，预\n"
        "计全年\nXX\n万元。\n（二）产业\n1.\n特色农业提\n质扩量\n。\n种植\n800\n亩\n、\n养殖\n20\n户。"
    )
    whole = (
        "各位代表：\n一、回顾\n今年以来，XX镇完成产值7860万元，增长10.2%；\n财政收入XX万元，增长5%，预计全年XX万元。\n"
        "（二）产业\n1.特色农业提质扩量。\n种植800亩、养殖20户。"
    )
    assert repair(broken).text == whole and rules_of(broken) == {"broken at runs"}
    table = "项目\n数量\n造林\n800\n育苗\n20\n抚育\n300\n封山\n50\n退耕\n70\n补植\n60\n合计\n1300"
    assert repair(table).text == table


def test_entities_without_their_sign_are_read() -> None:
    assert (
        repair("坚持ldquo;两个确保rdquo;，死亡率6.38permil;；amp;nbsp;优良").text
        == "坚持“两个确保”，死亡率6.38‰； 优良"
    )
    assert repair("写作&hellip;，&amp;ldquo;也").text == "写作&hellip;，&amp;ldquo;也"
    assert repair(r"\u5de5\u4f5c总结，%u5168%u5E74").text == "工作总结，全年"
    assert repair(r"正则[\u4e00-\u9fa5]匹配汉字").text == r"正则[\u4e00-\u9fa5]匹配汉字"


def test_a_dot_that_no_author_put_there_goes() -> None:
    planted = "研究工作中的.重点，一抓到底。落实各项制度。"
    assert repair(planted).text == planted.replace(".", "")
    # An author who ends with a dot, or parts names with one, may do so here.
    for innocent in (
        "红的.你拿去用。绿的留下。",
        f"{planted}落实了.再看。",
        f"{planted}学习卡尔.马克思。",
        "成绩是主要的.一年来，大家尽了力。又是一年。",
    ):
        assert repair(innocent).text == innocent


def test_page_numbers_between_dashes_count_up() -> None:
    printed = f"-1-{LONG * 3}认真组织教-2-师学习。{LONG * 3}- 3 -\n{LONG}"
    assert repair(printed).text == f"{LONG * 3}认真组织教师学习。{LONG * 3}\n{LONG}"
    for innocent in (printed.replace("-2-", "-7-"), f"-1-{LONG * 3}\n-2-{LONG}", f"{LONG * 3}认真组织教-2-师学习。"):
        assert repair(innocent).text == innocent


def test_title_marks_that_became_question_marks_come_back() -> None:
    assert repair("认真贯彻?工会法?和?工会章程?，落实要求。").text == "认真贯彻《工会法》和《工会章程》，落实要求。"
    for innocent in (
        "学习《工会法》了吗?再看?工会章程?",
        "有什么打算?有什么好想法?对教学方法?",
        "id=1?方案?x=2，见a.cn/?方法?b",
        "群众满意吗?是否执行了各项规定?是否按时上报了工作计划?",
        "有没有违反规定?有没有落实制度?",
        "整改了没有?我们落实了上级的各项规定?",
    ):
        assert repair(innocent).text == innocent


def test_marks_of_a_pair_change_together_or_not_at_all() -> None:
    for broken in (
        "囵B(yǎng)??粕?工会法?",
        "發展工'作墳?zāi)工作培養(yǎng)發展1/3《??；顒“第 2 页",
        "“落實?工会法?/p>",
    ):
        rules = Counter(change.rule for change in repair(broken).changes)
        assert rules and rules["lost title mark"] % 2 == rules["moved quotation mark"] % 2 == 0


def test_ends_of_tags_at_a_line_s_end_go() -> None:
    text = "他說：“困難他先上。?/p>\n落实了各项制度/p>\n做到了没有?/p>\n共六次<\\/p>\n总结如下?/p>\n按元/p>计算"
    assert repair(text).text == "他說：“困難他先上。”\n落实了各项制度\n做到了没有?\n共六次\n总结如下：\n按元/p>计算"


def test_one_line_end_too_many_that_goes_is_one_mistake() -> None:
    score = Score()
    score.signs("甲乙\n丙丁戊己", "甲\n乙\n丙\n丁戊\n己", "甲乙丙\n丁戊己", flagged=True)
    assert (score.spots, score.wrong, score.flagged, score.right) == (3, 1, 1, 1)
