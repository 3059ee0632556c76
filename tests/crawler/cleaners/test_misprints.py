"""What readers, fonts and scans left in a text: look-alikes, lost dashes, marks for indents."""

import time
from collections.abc import Callable, Iterable

import pytest

from crawler.cleaners.describe.masks import is_redacted
from crawler.cleaners.language.script import in_traditional
from crawler.cleaners.repair import is_damaged, is_restored, repair
from crawler.cleaners.repair.characters.decimal_points import points
from crawler.cleaners.repair.characters.lookalikes import lookalikes
from crawler.cleaners.repair.characters.numbers import dashes
from crawler.cleaners.repair.paragraphs.indents import indents
from indexer.text import fold
from tests.crawler.cleaners.test_repair import rules_of


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("机构设臵合理，把闲臵土地用起来", "机构设置合理，把闲置土地用起来"),
        ("水帄不断提高，合格率达98℅", "水平不断提高，合格率达98%"),
        ("围绕‚四个到位‛抓落实，做到‚三不‛", "围绕“四个到位”抓落实，做到“三不”"),
        ("以“三带头〞为载体，打造“红旗先锋〞", "以“三带头”为载体，打造“红旗先锋”"),
        ("这项工作己经完成，早己落实，实在不得己，仅此而己。", "这项工作已经完成，早已落实，实在不得已，仅此而已。"),
        ("这项工作巳经完成，并巳通过验收", "这项工作已经完成，并已通过验收"),
        ("乡镇财政收人比上年增长两成", "乡镇财政收入比上年增长两成"),
        ("深人开展调查研究，投人资金三十万元，全部投人使用", "深入开展调查研究，投入资金三十万元，全部投入使用"),
        ("五十人提出申请，人党四人，逐一进村人户，人冬前完成", "五十人提出申请，入党四人，逐一进村入户，入冬前完成"),
        ("高倍杠杆资金的进人，使股市上涨", "高倍杠杆资金的进入，使股市上涨"),
    ],
)
def test_what_looks_like_another_character_becomes_it(broken: str, whole: str) -> None:
    assert repair(broken).text == whole
    assert rules_of(broken) == {"look-alike"}


def test_scanned_texts_in_traditional_characters_are_read_too() -> None:
    assert repair("深人開展調查研究，全面落實各項任務").text == "深入開展調查研究，全面落實各項任務"


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("扎实推进各项⼯作，局⻓、局⾧和⼈⺠群众，⻘年⼾⼝", "扎实推进各项工作，局长、局长和人民群众，青年户口"),
        ("距離⼤選投票⽇倒數三天，為⿎勵⾧者發展經濟", "距離大選投票日倒數三天，為鼓勵長者發展經濟"),
        ("主要有三种类型︓双向､单向，｢以人为本｣｡", "主要有三种类型：双向、单向，「以人为本」。"),
        ("\uf06c加强领导\n\uf0d8狠抓落实", "●加强领导\n➢狠抓落实"),
    ],
)
def test_characters_in_a_form_that_nobody_types_are_the_usual_ones(broken: str, whole: str) -> None:
    assert repair(broken).text == whole
    assert rules_of(broken) == {"wrong form"}
    assert repair(whole).changes == repair("ﾃｽﾄ｡").changes == repair("类型︰双向﹑单向").changes == ()


@pytest.mark.parametrize(
    "innocent",
    [
        "资深人士分析，招商引进人才二十名",
        "根据《办法》（深人社规〔2012〕5号）和深人社发文件",
        "侵人权益，坠人身亡，购人寿险，吸人眼球，放人回家，有出人意料的效果，调人支援，误人子弟",
        "系列人物展览，参加人员四十名，接纳人数不限",
        "我自己经历了，律己经得起考验，知己经常来往，严以待己经常反省，修身正己经受洗礼，我己经常自问，以天下为己任，早己亥年",
        "辛巳年五月，巳时开会，生于上巳",
        "征收人员到户，签收人王五，收人钱财",
        "围绕“四个到位”抓落实，〝另一种写法〞也有人用",
        "他说‛好，三个‚逗号",
        "“帄”字少见，收件人：℅王五",
        "发展新党人，入党人数增加",
        "严格把好进人关，规范进人程序，严格执行进人计划",
        "坚持凡进必考，杜绝违规进人、超编进人，不得擅自进人",
        "编制外用工有进人口子，今年不再进人，严禁进人。",
        "无房的3人户家庭和2人户，分别为五户",
        "由沙进人退转向人退沙进，从人场物三个方面查找，三人市外就读，三人场均得分二十",
        "严把进人退人关，从严控制进人总量，学校进人考试由组织部实施，单位进人由县里审批",
        "做到进人有编，既投人力又投物力，陷人于不义，令人有渗人的感觉",
        "进人规模与质量并重，人户分离的三十户，普通人冬虫夏草少见",
        "融资融人融智，全县共投人、财、物折合三百万元，做到投人、投物",
    ],
)
def test_what_only_resembles_a_misprint_stays(innocent: str) -> None:
    for text in (innocent, in_traditional(innocent)):
        assert list(lookalikes(text)) == []


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("111月份完成投资640万元", "1-11月份完成投资640万元"),
        ("16月份正常，46月份、712月份、1012月份增长", "1-6月份正常，4-6月份、7-12月份、10-12月份增长"),
        ("今年16月，全镇", "今年1-6月，全镇"),
        ("2009年79月检查", "2009年7-9月检查"),
        ("110月，全县固定资产投资增长", "1-10月，全县固定资产投资增长"),
        ("20102011学年度第一学期", "2010-2011学年度第一学期"),
        ("199112005年期间", "1991-2005年期间"),
    ],
)
def test_digits_that_ran_together_are_parted(broken: str, whole: str) -> None:
    assert repair(broken).text == whole
    assert rules_of(broken) == {"lost dash"}


@pytest.mark.parametrize(
    "innocent",
    [
        "12月份", "1-11月份", "1～12月份", "第16月份", "贷款期限24月", "16月龄的幼儿", "2010年11月", "满36月，可以",
        "33月份", "21月份", "20112010年", "20102011年度报表编号2010201112", "19002010年", "电话0120102011学年",
    ],
)  # fmt: skip
def test_numbers_that_are_one_or_part_in_two_ways_stay(innocent: str) -> None:
    changed = [after for _, _, after in dashes(innocent)]
    assert changed == (["2010-2011"] if innocent.startswith("20102011年度") else [])


def test_marks_that_indented_paragraphs_go() -> None:
    first, second = "一年来，全县干部群众团结一心，克难攻坚。", "下半年要继续做好三篇文章。"
    assert repair(f"??? {first}\n??? {second}").text == f"{first}\n{second}"
    assert repair(f"标题\n??? {first}").text == f"标题\n{first}"
    assert repair(f"?{first}\n?{second}").text == f"{first}\n{second}"
    many = [first, second] * 6  # so many lines that begin with a mark are no broken paragraph either
    assert repair("\n".join(f"??? {line}" for line in many)).text == "\n".join(many)
    assert not is_damaged(repair(f"??? {first}").text)


@pytest.mark.parametrize(
    "text",
    [
        "?偨Y经验，团结一心\n一年来，全县干部群众",  # a lost byte
        "?镇的工作有起色\n?县的工作有起色",  # a name that was hidden
        "?一年来，全县干部群众团结一心",  # one alone may be a character
        "做到了没有\n? 是的，已经做到",
    ],
)
def test_marks_of_lost_or_hidden_characters_are_no_indents(text: str) -> None:
    assert list(indents(text)) == []


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("出生率为‰，比上年上升个千分点，死亡率为‰", True),
        ("完成率达%，占任务的%，成活率为%", True),
        ("出生率为7.26‰，上升0.6个千分点，死亡率为5‰，完成率达98%，占%", False),
        ("为人，处事；增加人力，减少元素，提高了标准", False),
    ],
)
def test_figures_that_a_site_took_out_are_seen(text: str, hidden: bool) -> None:
    assert is_redacted(fold(text)) is hidden


def test_points_of_a_text_that_has_many_numbers_without_them() -> None:
    text = "完成4、48亿元，增长5、6%；分别为12、35亿元和3、07亿元，占地20、30亩"
    assert repair(text).text == "完成4.48亿元，增长5、6%；分别为12、35亿元和3.07亿元，占地20、30亩"
    more = f"{text}，其中29851、2万元，下降33、7%"
    assert "增长5.6%" in repair(more).text and "12.35亿元" in repair(more).text and "20、30亩" in repair(more).text


@pytest.mark.parametrize(
    "find", [lookalikes, dashes, indents, points, lambda text: repair(text).changes], ids=lambda find: find.__name__
)
@pytest.mark.parametrize(
    "piece", ["深人", "‚", "“〞", "巳", "111月", "2010201", "，，", "小康.的", "3。5%", "?\n", "??? 一\n", "1、5"]
)
def test_a_hostile_text_takes_no_longer(find: Callable[[str], Iterable[object] | None], piece: str) -> None:
    text = piece * (300_000 // len(piece))
    begun = time.process_time()
    for _ in find(text) or ():  # some find as they are asked
        pass
    assert time.process_time() - begun < 4


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("【I978年工作情况】199O年至2OO3年，逐步推开", "【1978年工作情况】1990年至2003年，逐步推开"),
        ("工程于1O月开工，l2月竣工", "工程于10月开工，12月竣工"),
    ],
)
def test_letters_that_scans_have_for_digits_of_a_year_or_month_become_these(broken: str, whole: str) -> None:
    assert repair(broken).text == whole
    assert rules_of(broken) == {"look-alike"}


@pytest.mark.parametrize(
    "innocent", ["承办O2O年会", "型号为A2OO8年款", "编号为ZI986年检", "2008年10月", "H2O月用量", "第II月"]
)
def test_letters_of_names_stay(innocent: str) -> None:
    assert list(lookalikes(innocent)) == []


def test_the_number_of_a_document_gets_back_its_brackets() -> None:
    assert repair("按照政办发20215号和某司通2014]12号文件").text == "按照政办发〔2021〕5号和某司通〔2014〕12号文件"


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        (
            "全面落实各顷任务，丌断推迚改革，加强不群众癿联系，方便群众出行，二顷土地已经整理",
            "全面落实各项任务，不断推进改革，加强与群众的联系，方便群众出行，二顷土地已经整理",
        ),
        ("研究緣貣，各單位必頇配合，不再顢頇", "研究緣起，各單位必須配合，不再顢頇"),
        ("从现在貣，成尌明显，必頇坚持发展，认真总结经验", "从现在起，成就明显，必须坚持发展，认真总结经验"),
    ],
)
def test_characters_of_a_font_with_a_wrong_table_become_what_they_were(broken: str, whole: str) -> None:
    assert repair(broken).text == whole
    assert rules_of(broken) == {"wrong font"}


@pytest.mark.parametrize(
    "innocent",
    [
        "彳亍街头，不与人言，种地二顷",
        "公开収集と判断の迚歩",
        "一位名叫癿的老人不吃绉纱",
        "不可顢頇，借貣有度",
        "癿藏镇群众彳亍街头",
    ],
)
def test_rare_characters_of_authors_stay(innocent: str) -> None:
    assert repair(innocent).text == innocent


def test_numbers_of_headings_that_lost_the_blank_before_them_come_back() -> None:
    broken = "做好以下工作。 ?。ㄒ唬?/span>加強領導\n?。ǘ┬拗竟ぷ鳌?/strong>\n ?。ㄋ模┘訌婎I導。"
    repaired = repair(broken)
    assert repaired.text == "做好以下工作。 （一）加強領導\n（二）修志工作。\n （四）加強領導。"
    assert all(map(is_restored, repaired.changes)) and not is_damaged(repaired.text)


@pytest.mark.parametrize("innocent", ["真的嗎?。ㄏㄏ，笑死了", "怎麼辦?。唬", "這樣好嗎？。"])
def test_a_full_stop_behind_a_question_is_no_number(innocent: str) -> None:
    assert repair(innocent).text == innocent


TRADITIONAL = "各項工作取得新進展，機關幹部繼續發揚實幹精神。"


@pytest.mark.parametrize(
    "text",
    [
        "各項工作取得新進展。┬履暌潦迹將繼續努力。",
        "各直属海关的理单谖豢梢远怨榈档谋ü氐チ硇斜嘀",
        "需要幸恍〢I运算能力。甚至需要悠堂聊厕傥拇煊趋亮",
        "秋季助学、大病?ブ?发放79笔",
        "北辛莊貧困戶結成ψ?60對",
        "拖不靠，立即安排??,切實保障",
        "溫度幾乎降??2周來最低",
        "帶回祖?，東風的幾?y事都是商量出來的",
        f"{TRADITIONAL}實現規；，且實現年度盈利",
        f"{TRADITIONAL}平方公里的填：Ｓ，有一部分",
        f"{TRADITIONAL}抓緊實施19座‰U水庫除險加固",
        f"{TRADITIONAL}三個課谩苯ㄔO,拓展課堂",
        f"{TRADITIONAL}鎮裡d著16萬元的舊賬",
        f"{TRADITIONAL}不降低}}位，並停止",
        f"{TRADITIONAL}新添玉米收割崭顧C154臺",
        f"{TRADITIONAL}致家長的一封信》?h實驗小學",
    ],
)
def test_a_stretch_that_is_shifted_is_seen(text: str) -> None:
    assert is_damaged(text)


@pytest.mark.parametrize(
    "text",
    [
        "┌──┬──┐\n│姓名┃職務│\n└──┴──┘\n他說ㄉ話我聽不懂。總計┬─",
        "参加人员：赵犇、武晓敏、韩翀、吕珏葳；品种为氟吡菌胺。合计人民币贰拾肆万肆仟壹佰元整。",
        "怎么办?①找原因；②想办法。太阳辐射最强？①纬度较低。",
        "何时报名?(见附件)搜索?q=总结，首页?id=3",
        f"{TRADITIONAL}豆豉含b族維生素，A股上漲，曲庫普加盟阿森納U21",
        f"{TRADITIONAL}速度間隔＝光速×頻率",
    ],
)
def test_signs_and_names_that_authors_write_are_no_damage(text: str) -> None:
    assert not is_damaged(text)


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("“5X8226;12”地震后全力抢险", "“5•12”地震后全力抢险"),
        ("落实amp;#8220;三个到位amp;#8221;的要求", "落实“三个到位”的要求"),
        ("“给予了大力支持?！?/p>\n下一段", "“给予了大力支持。”\n下一段"),
    ],
)
def test_what_is_left_of_entities_and_tags_is_read(broken: str, whole: str) -> None:
    assert repair(broken).text == whole


@pytest.mark.parametrize(
    "innocent", ["新修道路宽14、12米，沟深5、3米", "仪器型号X8226；共三台", "坑深40、35厘米，宽9、7米"]
)
def test_lengths_in_any_order_and_numbers_of_models_stay(innocent: str) -> None:
    assert repair(innocent).text == innocent
