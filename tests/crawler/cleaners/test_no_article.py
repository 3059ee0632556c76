"""Pages and boxes without an article: lists, links, labels, rows of a table, and remarks beside much else."""

# ruff: noqa: E501 (markup reads better unbroken)
import pytest

from crawler.cleaners.article import main_text
from tests.crawler.cleaners.articles import LINKS, PARAGRAPHS, TEXT, TITLE, page, paragraphs, read


@pytest.mark.parametrize(
    "body",
    [
        "<table>"
        + "".join(
            f"<tr><td>2012-01-{n:02} 10:00</td><td>[社会]</td><td><a href={n}>某地举行活动！</a></td></tr>"
            for n in range(10, 30)
        )
        + "</table>",
        f"<ul>{LINKS}</ul><div><p>公司地址：某市某路1号某大厦23层 邮编：510000</p><p>传真：020-00000000 客服邮箱：a@example.com</p></div>",
        f"<ul>{LINKS}</ul><p>热线：020-00000000</p><p>地 址：某市某路1号某大厦23层 邮 箱：a@example.com</p><p>联系人：张三，网 址：www.example.com</p>",
    ],
)
def test_a_lists_rows_and_a_sites_address_are_no_article(body: str) -> None:
    assert read(page(body, "新闻滚动_某某网")).text == ""


@pytest.mark.parametrize(("ends", "link"), [("...", "某站"), ("。", "查看详情+")])
def test_a_list_whose_links_stand_under_what_they_lead_to_holds_no_article(ends: str, link: str) -> None:
    items = "".join(
        f"<dl><dd><h5>水利动态</h5><p>{PARAGRAPHS[2][:40]}{n}{ends}</p><a href={n}>{link}</a></dd></dl>"
        for n in range(9)
    )
    assert main_text(page(f"<div class=list>{items}</div>", "水利动态-某某局").encode(), "") == ""


@pytest.mark.parametrize(
    "box",
    [
        "<div class=TRS_AUTOADD_1484206256211>{}</div>",
        "<table><tr><td class=t_f id=postmessage_64977305>{}</td></tr></table>",  # the row has the same lines
    ],
)
def test_a_box_named_for_articles_alone_holds_one_however_short_and_without_a_known_title(box: str) -> None:
    site = f"<ul>{LINKS}</ul><p>某市水利局是市政府工作部门，负责全市水资源的统一管理和监督。</p><ul>{LINKS}</ul>"
    body = box.format(f"<p>{PARAGRAPHS[2][:60]}。</p>")
    assert read(page(site + body, "通知公告-某某局")).text == f"{PARAGRAPHS[2][:60]}。"


def chapter_links(form: str, numbers: range) -> str:
    return "".join(f"<li><a href={n}.html>{form.format(n)}</a></li>" for n in numbers)


def test_the_chapters_of_one_work_are_the_text_of_the_page_that_lists_them() -> None:
    newest, all_of_them = chapter_links("第{}章 某某村大事", range(40, 28, -1)), range(1, 41)
    site = "<div><a href=1>首页</a> <a href=2>方志</a></div>" * 3
    volume = "<li>第二卷 人物</li><li>增补</li>"
    listed = f"{chapter_links('{0}.第{0}章 某某村大事', all_of_them[:20])}{volume}{chapter_links('第{}章 某某人', all_of_them[20:])}"
    text = read(page(f"<ul>{newest}</ul>{site}<h1>某某村志</h1>{site}<ul>{listed}</ul>{site}", "某某村志_某某网")).text
    lines = text.splitlines()
    assert (len(lines), lines[0], lines[20], lines[-1]) == (42, "1.第1章 某某村大事", "第二卷 人物", "第40章 某某人")


@pytest.mark.parametrize(
    "listed",
    [
        chapter_links("第{}期 工作简报", range(1, 41)),  # articles of their own
        chapter_links("第{}章 某某村大事", range(1, 19)),  # too few to tell
        chapter_links("第{}章 某某村大事", range(40, 0, -1)),  # the newest first, as of an index of news
        chapter_links("第{}章 某某村大事", range(1, 400, 9)),
    ],
)
def test_other_numbered_lists_are_no_article(listed: str) -> None:
    assert read(page(f"<h1>某某村志</h1><ul>{listed}</ul>", "某某村志_某某网")).text == ""


def test_lines_that_break_off_in_boxes_of_their_own_are_a_lists() -> None:
    items = "".join(
        f"<dl><dt>水利动态{n}</dt><dd>{PARAGRAPHS[2][:40]}{n}...</dd><dd>2012-01-0{n}</dd></dl>" for n in range(1, 9)
    )
    assert read(page(f"<div class=list>{items}</div>", "水利动态-某某局")).text == ""


def test_two_items_on_the_last_page_of_a_list_are_no_article() -> None:
    items = "".join(f"<dl><dt><a href={n}>水利站工作大纲{n}</a></dt><dd>{PARAGRAPHS[2]}</dd></dl>" for n in "12")
    assert read(page(f"<div class=list>{items}</div>", "教学大纲_某某网")).text == ""


def test_days_and_links_alone_are_no_article() -> None:
    rows = "".join(f"<dt>2012-01-{n}</dt><dd><a href={n}>某局工作会议{n}</a></dd>" for n in range(10, 32)) * 2
    assert read(page(f"<main><h1>2012年归档</h1><dl>{rows}</dl></main>", "某某日志")).text == ""


def test_labels_for_one_thing_after_another_are_no_article() -> None:
    items = "".join(
        f"<p><a href={n}>某厂{n}</a></p><p>地址：</p><p>成立时间：</p><p>注册资本：0万元</p><p>经营模式：生产，销售</p>"
        for n in range(20)
    )
    about = "<p>本厂生产、销售各种阀门，欢迎来电。</p>"
    assert read(page(f"<div class=companies>{about}{items}</div>", "某某行业网")).text == ""


def test_a_short_text_without_a_title_is_no_article_beside_what_else_the_page_says() -> None:
    profile = "<div><p>姓名：某某</p><p>工作经验：四年</p><p>七分简洁，三分灵动，朴实的外观下不失清新，关注健康，回归自然！</p></div>"
    form = "".join(
        f"<p>{one}</p>" for one in ("预约设计师", "您的称呼", "房屋面积", "服务流程", "量房", "设计", "签约")
    )
    assert read(page(f"<div>{form}</div>{profile}", "某某装饰")).text == ""


NEWS = "某县水利局昨日召开年度工作会议，总结全年工作，部署明年任务，" * 4 + "与会人员九十人。"


@pytest.mark.parametrize(("above", "text"), [("要闻", ""), ("发布时间：2012-01-05 来源：某县水利局", NEWS)])
def test_the_first_words_of_a_piece_of_news_on_a_front_page_are_no_article(above: str, text: str) -> None:
    front = f"<ul>{LINKS * 6}</ul><p>{above}</p><div><p>{NEWS}</p></div>"
    assert read(page(front, "某县水利信息网")).text == text


ABOUT = "本厂是一家集研发、生产、销售于一体的水泵企业，" * 5 + "欢迎新老客户来电洽谈，莅临指导。"


@pytest.mark.parametrize(
    ("head", "text"),
    [
        ("<p>企业简介</p>", ""),
        ("<h3>产品中心</h3>" + "<p>水泵配件</p>" * 9, ""),  # the column's name, far above
        ("<h3>产品中心</h3><p>2012-01-05 10:30</p>" + "<p>水泵配件</p>" * 9, ABOUT),
        ("<h3>产品中心</h3>", ABOUT),
        ("<p>[发布时间2012年1月5日]</p>", ABOUT),
    ],
)
def test_what_a_company_says_of_itself_beside_much_else_is_no_article_without_title_or_date(
    head: str, text: str
) -> None:
    front = f"<ul>{LINKS}</ul>{head}<div class=wrap><p>{ABOUT}</p></div><ul>{LINKS}</ul>"
    assert read(page(front, "产品中心_某某水泵厂")).text == text


def test_many_short_lines_some_way_under_their_title_are_an_article() -> None:
    lines = [f"渠修{n}里又一里" for n in range(40)] + [PARAGRAPHS[3]]
    verses = "".join(f"<p>{one}</p>" for one in lines)
    body = f"<h1>{TITLE}</h1>" + "<p>水泵配件</p>" * 9 + f"<div class=wrap>{verses}</div><ul>{LINKS * 3}</ul>"
    assert read(page(body)).text == "\n".join(lines)


@pytest.mark.parametrize("beside", ["", LINKS[:700]])
def test_a_few_sentences_are_an_article_where_the_page_says_little_else(beside: str) -> None:
    assert read(page(f"<ul>{beside}</ul><div class=wrap><p>{ABOUT}</p></div>", "某某水泵厂")).text == ABOUT


@pytest.mark.parametrize(
    "line", ["工作日：9:30-18:30，节假日休息，请提前预约", "本站公告：本厂新网站今天正式开通，欢迎来访！"]
)
def test_hours_of_service_and_a_sites_own_news_are_no_article(line: str) -> None:
    assert read(page(f"<ul>{LINKS}</ul><h1>{TITLE}</h1><div><p>{line}</p></div>")).text == ""


@pytest.mark.parametrize(
    "line",
    [
        "http://www.example.com/pictures/2012/01/05/a-picture-of-the-new-pump-of-the-town.jpg",
        '[{"title":"a","url":"http://www.example.com/a/1.html","time":"2012-01-05","text":"no!"}]',
        "{{ news.title }}，{{ news.text }}。阅读：{{ news.times }}次，评论：{{ news.comments }}条",
    ],
)
def test_what_is_written_for_scripts_is_no_article(line: str) -> None:
    assert read(page(f"<h1>{TITLE}</h1><textarea>{(line + chr(10)) * 9}</textarea><div>{line}</div>")).text == ""


def test_data_in_a_forms_field_is_no_article() -> None:
    data = '{"list": [\n' + ",\n".join(f'"{one}"' for one in PARAGRAPHS) + "]}"
    assert read(page(f"<h1>{TITLE}</h1><textarea>{data}</textarea>")).text == ""


def test_a_program_is_no_page() -> None:
    body = f"<h1>{TITLE}</h1>{paragraphs()}".encode()
    assert main_text(body + bytes(9000), "") == TEXT
    assert main_text(body + bytes(range(32)) * 90, "") == ""


def test_rows_and_labels_without_a_sentence_are_no_article() -> None:
    form = "".join(f"<p>{one}</p>" for one in ("用户登录", "学号，姓名", "所属教学点：", "专业层次：", "共0页0条记录"))
    assert read(page(f"<h1>{TITLE}</h1><p>服务热线：029-00000000</p>{form}")).text == ""


def test_a_list_page_holds_no_article() -> None:
    rows = "".join(
        f"<div class=item><h3><a href={i}>{i + 2000}年乡镇水利工作总结范文</a></h3><p>{PARAGRAPHS[i % 3 + 2]}……</p></div>"
        for i in range(12)
    )
    assert read(page(f"<div class=list>{rows}</div>", "工作总结大全")).text == ""
    assert read(page(f"<ul>{LINKS}</ul>", "工作总结大全")).text == ""
