"""Decoding pages that lie about their charset, or say nothing."""

# ruff: noqa: E501 (markup reads better unbroken)
import gzip
from difflib import SequenceMatcher

import pytest

from crawler.cleaners.decode import decode, is_unread
from crawler.cleaners.decode.foreign import in_pieces
from tests.crawler.cleaners.real_pages import saved_pages, with_pages

SIMPLIFIED = "<html><head><meta charset={}><title>工作总结</title></head><p>我镇认真贯彻落实上级精神，全面完成了各项工作任务。</p>"
TRADITIONAL_PAGE = "<html><head><meta charset={}><title>工作報告</title></head><p>本校認真推動各項業務，全體同仁為學生服務，成果豐碩。</p>"


@pytest.mark.parametrize(
    ("text", "codec", "declared", "expected"),
    [
        (SIMPLIFIED, "gbk", "utf-8", "gb18030"),
        (SIMPLIFIED, "utf-8", "gb2312", "utf-8"),
        (SIMPLIFIED, "gbk", "gb2312", "gb18030"),
        (SIMPLIFIED, "gb18030", "big5", "gb18030"),
        (SIMPLIFIED, "gbk", "iso-8859-1", "gb18030"),
        (TRADITIONAL_PAGE, "big5", "utf-8", "big5"),
        (TRADITIONAL_PAGE, "big5", "gb2312", "big5"),
        (TRADITIONAL_PAGE, "gbk", "big5", "gb18030"),
        (SIMPLIFIED, "utf-16", "utf-8", "utf-16-le"),
        (SIMPLIFIED, "utf-16-le", "utf-8", "utf-16-le"),
        (SIMPLIFIED, "utf-16-be", "utf-8", "utf-16-be"),
        (SIMPLIFIED, "utf-8-sig", "gbk", "utf-8"),
    ],
)
def test_a_lying_charset_is_not_believed(text: str, codec: str, declared: str, expected: str) -> None:
    text = text.format(declared)
    decoded = decode(text.encode(codec), f"text/html; charset={declared}")
    assert (decoded.text, decoded.encoding, decoded.damaged) == (text, expected, 0)
    assert decoded.evidence


def test_characters_that_only_gb18030_holds() -> None:
    text = "䶮城区镕基路㙍办事处的工作总结，𠀀字。" + SIMPLIFIED.format("gb2312")
    assert decode(text.encode("gb18030")).text == text


def test_stray_bytes_cost_only_themselves() -> None:
    body = SIMPLIFIED.encode() + b"\xff\xc4" + "第二段，完成了任务。".encode()
    decoded = decode(body)
    assert (decoded.encoding, decoded.damaged) == ("utf-8", 2)
    assert "各项工作任务" in decoded.text and "第二段，完成了任务" in decoded.text


@pytest.mark.parametrize("put", [b"", b"\xb3\xc9\xb3", b"?"])
def test_a_byte_that_is_lost_or_slipped_in_costs_one_character(put: bytes) -> None:
    line = "一年来，在县委、县政府的正确领导下，我们认真履行职责，扎实开展工作，取得了较好成绩。"
    raw, around = f"<p>{line}</p>".encode("gb18030"), SIMPLIFIED.encode("gb18030")
    for at in range(3, len(raw) - 20):
        text = decode(around + raw[:at] + put + raw[at + 1 :]).text
        kept = SequenceMatcher(None, text[len(SIMPLIFIED) :], line, autojunk=False).get_matching_blocks()
        assert sum(one.size for one in kept) >= len(line) - 3, (at, text)


def test_a_page_cut_inside_a_character() -> None:
    decoded = decode(SIMPLIFIED.encode("gbk") + "完".encode("gbk")[:1])
    assert (decoded.encoding, decoded.damaged) == ("gb18030", 1)


def test_nuls_go() -> None:
    decoded = decode("总结\0与计划".encode())
    assert (decoded.text, decoded.encoding) == ("总结与计划", "utf-8")


@pytest.mark.parametrize("body", [b"", b"plain ascii", b"\xff", b"\xff\xfe", b"\0\0\0", bytes(range(256)) * 40])
def test_any_bytes_are_read(body: bytes) -> None:
    assert "\0" not in decode(body, "text/html; charset=no-such-thing").text


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("windows-1251", "Отчёт о работе районной администрации за год"),
        (
            "euc-jp",
            "平成二十年度の事業報告は、皆様のご協力のもとに、無事に終わりました。来年度もよろしくお願いします。",
        ),
    ],
)
def test_other_languages_keep_the_charset_that_they_declare(codec: str, text: str) -> None:
    text = f"<meta charset={codec}>{text}"
    assert decode(text.encode(codec)).text == text


@with_pages
def test_saved_pages_of_known_encoding() -> None:
    same = {"gb2312": "gb18030", "utf-8-sig": "utf-8"}
    wrong = {
        row["id"]: found
        for row, body in saved_pages()
        if (found := decode(body).encoding) != same.get(row["encoding"], row["encoding"])
    }
    assert wrong == {}


SENTENCES = "我镇认真贯彻落实上级精神，全面完成了各项工作任务。现将一年来的工作总结如下，请予审议。"


def western(raw: bytes) -> str:
    """Windows-1252 as browsers read it."""
    return "".join(bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in raw)


@pytest.mark.parametrize(
    ("shown", "kind"),
    [
        (western(SENTENCES.encode()), "UTF-8 read as Latin-1"),
        (SENTENCES.encode().decode("latin-1"), "UTF-8 read as Latin-1"),
        (western(SENTENCES.encode("gbk")), "GBK read as Latin-1"),
        ("".join(f"&#{byte};" for byte in SENTENCES.encode("gbk")), "GBK read as entities"),
        ("".join(f"&#{byte};" for byte in SENTENCES.encode()), "UTF-8 read as entities"),
    ],
)
def test_what_was_decoded_wrongly_is_decoded_again(shown: str, kind: str) -> None:
    decoded = decode(f"<p>{shown}</p>\n<p>照原样</p>".encode())
    assert decoded.text == f"<p>{SENTENCES}</p>\n<p>照原样</p>"
    [change] = decoded.changes
    assert (change.rule, change.before, change.after) == (kind, shown, SENTENCES)


def test_utf8_that_was_read_as_gbk() -> None:
    shown = "<p>" + (SENTENCES * 2).encode().decode("gb18030", "replace") + "</p>"
    decoded = decode(shown.encode())
    assert decoded.text == f"<p>{SENTENCES * 2}</p>"
    assert {change.rule for change in decoded.changes} == {"UTF-8 read as GBK"}


@pytest.mark.parametrize(
    "line",
    [
        "检查2008年3月15日结束。",
        "1、全面完成任务",
        "（2008）第一项任务，参加（三十人）9次。",
        "他们说：“任务完成了。”",
        "学习《条例》",
        "学习《条例》,全县落实。",  # the mark that closed the name is cut too, and so closes nothing further on
        "共修路28公里，面貌一新，投入了35万元。",
        "拟于9月份进行验收，成立于4月中旬。",
        "一、 狠抓落实",
        "均价9800元/平米，按1∶3的比例",
    ],
)
def test_half_a_character_before_a_digit_or_at_a_lines_end(line: str) -> None:
    shown = f"<p>{SENTENCES}</p><p>{line}</p><p>{SENTENCES}</p>".encode().decode("gb18030", "replace")
    assert shown.count("\ufffd") and decode(shown.encode()).text.split("<p>")[2] == f"{line}</p>"


@pytest.mark.parametrize(("line", "read"), [("件数办50%", "件数\ufffd50%"), ("情况：", "情况\ufffd")])
def test_half_a_character_that_may_be_several_stays_open(line: str, read: str) -> None:
    shown = f"<p>{SENTENCES}</p><p>{line}</p><p>{SENTENCES}</p>".encode().decode("gb18030", "replace")
    assert decode(shown.encode()).text.split("<p>")[2] == f"{read}</p>"


@pytest.mark.parametrize(("outer", "inner"), [("gb18030", "utf-8"), ("utf-8", "gb18030")])
def test_a_paragraph_in_another_encoding(outer: str, inner: str) -> None:
    before, behind = (f"<p>第{number}部分，{SENTENCES}{SENTENCES}</p>" for number in "一二")
    pasted = f"<p>{SENTENCES}</p>"
    decoded = decode(before.encode(outer) + pasted.encode(inner) + behind.encode(outer))
    assert (decoded.text, decoded.foreign, decoded.damaged) == (before + pasted + behind, 1, 0)


def test_a_line_that_changes_its_encoding_ten_thousand_times_is_read_in_one() -> None:
    line = "某县人民".encode() + "总结".encode("gb18030")
    assert in_pieces(line * 100, "gb18030")[1] == ["utf-8"] * 100
    assert in_pieces(line * 10_001, "gb18030") == (None, [])


@pytest.mark.parametrize(
    "shown",
    [western(SENTENCES.encode()), SENTENCES.encode().decode("gb18030", "replace")],
    ids=["Latin-1", "GBK"],
)
def test_so_many_stretches_that_not_all_are_looked_at_are_damage(shown: str) -> None:
    few, many = (decode(f"{shown}\n{'éè0' * number}\n{shown}".encode()) for number in (1_000, 60_000))
    assert few.text.count(SENTENCES[:-1]) == 2 and few.damaged < 10
    assert many.text.count(SENTENCES[:-1]) == 1 and many.damaged > 10_000


@pytest.mark.parametrize(
    "text",
    [
        "Café à la crème, où l'été s'achève déjà: «garçon», naïveté, Noël. ÀÉÈÙÂÊÎÔÛ",
        "Größe, Straße, Äpfel, Öl, Übung · 5 × 3 ÷ 2 ± ½ — “so” ‘so’ …… ¡Olé! §12 ©2012 ®",
        "&copy;&nbsp;&raquo;&laquo;&middot;&times;&ldquo;&rdquo;&eacute;&agrave;",
        "鈥是一个错字，銆也是，锛也是。" + SENTENCES,
    ],
)
def test_what_only_looks_like_it_stays(text: str) -> None:
    assert decode(text.encode()).text == text


TRADITIONAL = "本所在縣政府指導之下，推動各項鄉鎮建設，完成道路改善工程，居民反映良好，茲將執行情形報告如下。"


def page(*paragraphs: bytes) -> bytes:
    return b"<html><body>" + b"".join(b"<p>" + one + b"</p>\n" for one in paragraphs) + b"</body></html>"


@pytest.mark.parametrize(
    ("outer", "inner", "text"),
    [
        ("utf-8", "big5", TRADITIONAL),
        ("big5", "utf-8", TRADITIONAL),
        ("big5", "gb18030", SENTENCES),
        ("gb18030", "utf-8", SENTENCES),
        ("utf-8", "gb18030", SENTENCES),
    ],
)
def test_a_stretch_inside_a_line(outer: str, inner: str, text: str) -> None:
    """A label of the page's own before what comes from elsewhere."""
    own = (TRADITIONAL if outer == "big5" else SENTENCES).encode(outer)
    label = "" if {outer, inner} & {"big5"} else "内容提要："
    decoded = decode(page(own, own, label.encode(outer) + text.encode(inner)))
    assert f"<p>{label}{text}</p>" in decoded.text
    assert (decoded.foreign, decoded.damaged) == (1, 0)


def test_short_stretches_follow_where_a_long_one_is_in_utf8() -> None:
    decoded = decode(page(SENTENCES.encode("gbk"), SENTENCES.encode(), "首页".encode()))
    assert "<p>首页</p>" in decoded.text


def test_a_byte_order_mark_inside_a_page_in_gbk_goes() -> None:
    decoded = decode(page(SENTENCES.encode("gbk"), b"\xef\xbb\xbf" + SENTENCES.encode("gbk")) + b"\xef\xbb\xbf<i>")
    assert decoded.text.count(SENTENCES) == 2
    assert decoded.damaged == 0


def test_utf8_that_was_written_as_gbk_with_its_losses() -> None:
    shown = page(*[SENTENCES.encode()] * 2).decode("gb18030", "replace")
    decoded = decode(shown.encode("gb18030"))
    assert decoded.encoding == "gb18030"
    assert SENTENCES[:-1] in decoded.text


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_markup_is_known_by_its_characters(codec: str) -> None:
    assert decode(SENTENCES.encode(codec)).text == SENTENCES


@pytest.mark.parametrize("declared", ["hz-gb-2312", "gb2312", ""])
def test_hz_is_read_whatever_is_declared(declared: str) -> None:
    body = f"<meta charset={declared}>".encode() + SENTENCES.encode("hz")
    assert decode(body).text.endswith(SENTENCES)
    script = b"var tilde = '~{a~}';"
    assert decode(script).text.encode() == script


@pytest.mark.parametrize("end", [None, -20])
def test_a_page_saved_as_it_was_sent_is_unpacked(end: int | None) -> None:
    page = SIMPLIFIED.format("gb2312") + "".join(str(n) for n in range(2000))
    decoded = decode(gzip.compress(page.encode("gbk"))[:end])
    assert decoded.encoding == "gb18030"
    assert page.startswith(decoded.text) and len(decoded.text) > 2000
    assert decode(b"\x1f\x8b\x08 no gzip").text.endswith(" no gzip")


@pytest.mark.parametrize(
    "shown",
    [
        SENTENCES.encode().decode("latin-1").encode().decode("latin-1"),
        western(western(SENTENCES.encode()).encode()),
        western("加强领导，开创新局面。".encode()).replace("\xa0", " "),
        western("加强领导，开创新局面。".encode()).replace("\xa0", "&nbsp;"),
        western("加强领导，开创新局面。".encode()).replace("å", "&aring;"),
        western(TRADITIONAL.encode("gbk")),
        western(TRADITIONAL.encode("big5")),
        SENTENCES.encode("gbk").decode("latin-1").encode().decode("latin-1"),
        SENTENCES.encode("gbk").decode("latin-1").encode().decode("gbk"),
        SENTENCES.encode().decode("latin-1").encode().decode("gb18030"),
        western("二〇一一年工作总结".encode("gbk")),
        "".join(f"&amp;#{ord(char)};" for char in SENTENCES),
        "".join(f"&amp;amp;#{ord(char)};" for char in SENTENCES),
    ],
)
def test_what_was_decoded_wrongly_several_times_or_lost_its_blanks(shown: str) -> None:
    text = decode(f"<p>{shown}</p>".encode()).text
    assert text in {
        f"<p>{whole}</p>" for whole in (SENTENCES, TRADITIONAL, "加强领导，开创新局面。", "二〇一一年工作总结")
    }


def test_what_windows_1252_does_not_define_is_lost_and_told() -> None:
    shown = "".join(bytes((byte,)).decode("cp1252", "ignore") for byte in SENTENCES.encode())
    decoded = decode(f"<p>{shown}</p>".encode())
    assert "现将一年\ufffd的工作总结如下，请予审议。" in decoded.text
    assert decoded.damaged


@pytest.mark.parametrize(
    ("read_as", "codec", "whole"),
    [
        ("big5hkscs", "gbk", "我们认真做好工作，完成了任务。今年，我们继续努力，做得更好。明年，再上台阶，再创佳绩。"),
        ("gb18030", "big5", "我們認真做好工作，完成了任務。今年，我們繼續努力，做得更好。明年，再上臺階，再創佳績。"),
    ],
)
def test_one_double_byte_encoding_read_as_the_other(read_as: str, codec: str, whole: str) -> None:
    shown = whole.encode(codec).decode(read_as)
    decoded = decode(f"<p>{shown}</p>".encode())
    assert decoded.text == f"<p>{whole}</p>"
    assert len({change.rule for change in decoded.changes}) == 1


def test_what_python_has_no_codecs_for() -> None:
    """EUC-TW of both planes, and ISO-2022-CN."""
    taiwan = "c6dbd5f7c4e6c4d6c9a2dedec9cba1a2d5f7cfdbead8daf4d5baa1a3f0d0c6edd2d5eba5d6f8c9b8c4b0a1a48ea2a1ad"
    assert decode(b"<p>" + bytes.fromhex(taiwan)).text == "<p>本校之工作報告，校長與教師、學生皆認真努力。丏"
    shifted = b"\x1b$)A" + b"".join(
        b"\x0e" + bytes(byte & 0x7F for byte in one.encode("gb2312")) + b"\x0f12"
        for one in ("任务", "完成了工作的全部")
    )
    assert decode(b"<p>" + shifted * 20).text == "<p>" + "任务12完成了工作的全部12" * 20


@pytest.mark.parametrize(
    ("codec", "read_as", "unread"),
    [
        ("utf-8", "gb18030", True),
        ("utf-8", "cp932", True),
        ("gbk", "big5hkscs", True),
        ("gbk", "latin-1", True),
        ("gbk", "gbk", False),
    ],
)
def test_a_line_in_no_language_is_told(codec: str, read_as: str, unread: bool) -> None:
    shown = SENTENCES.encode(codec).decode(read_as, "replace")
    assert is_unread(f"一年来，我们做了大量工作。\n{shown}") is unread
    assert not is_unread(
        "参加人员：\n王晓莹、孔千慧、戴梦圆、赵培培、欧阳靖、邹亚琴、汤尚飞、邢晗铭\n両足峡を訪れ、紅葉狩りを楽しむ\n"
        f"一、基本情况{'·' * 30}1\n当事人{'×' * 30}"
    )


def test_entities_that_a_page_shows_are_read_among_chinese_characters_alone() -> None:
    shown = "<p>&amp;nbsp;一年来，&amp;ldquo;三农&amp;rdquo;工&amp;nbsp;作</p><p>write &amp;ldquo; for a quote</p>"
    digits = "<p>改造&amp;#50;&amp;#x30;&amp;#48;平方米，占&amp;#57;&amp;#46;5%，&amp;#60;b&amp;#62;</p>"
    assert decode(digits.encode()).text == "<p>改造200平方米，占9.5%，&amp;#60;b&amp;#62;</p>"
    # Blanks that sites strew into words are taken out as such.
    assert (
        decode(shown.encode()).text
        == "<p>&amp;nbsp;一年来，“三农”工&amp;nbsp;作</p><p>write &amp;ldquo; for a quote</p>"
    )


@pytest.mark.parametrize(
    ("line", "whole"),
    [("共有312户586人。", "户"), ("气温在4至6度之间。", "至"), ("成立于2011 年10 月。", "年")],
)
def test_half_a_character_between_numbers(line: str, whole: str) -> None:
    shown = (SENTENCES + line).encode().decode("gb18030", "replace")
    assert whole in decode(shown.encode()).text[len(SENTENCES) :]
