"""Main text, title and removals, on pages of our own in the styles that document and government sites are built in."""

# ruff: noqa: E501 (markup reads better unbroken)
from collections.abc import Sequence

import pytest

from crawler.cleaners.article import extract, main_text, plain
from crawler.cleaners.article.wording import is_meta, is_notice
from crawler.page import SiteRules
from indexer.trouble import Trouble
from tests.crawler.cleaners.articles import LINKS, PARAGRAPHS, REST, TEXT, TITLE, page, paragraphs, read
from tests.crawler.cleaners.real_pages import saved_pages, with_pages
from tests.crawler.pages import BODY, FETCHED, html_page

TWO_LINES = "柳林镇水利站关于做好全镇中小型水库防汛工作的指导意见"
STYLES = {
    "named divs": f'<div class="main"><h1>{TITLE}</h1><div class="info">发布时间：2012-01-05 来源：网络 点击：32次</div>'
    f'<div class="content">{paragraphs()}</div><div class="side"><ul>{LINKS}</ul></div></div>',
    "nothing named": f"<div><div><h1>{TITLE}</h1><div>时间：2012-01-05 作者：佚名</div><div>{paragraphs()}</div></div>"
    f"<div><h3>热门文章</h3><ul>{LINKS}</ul></div></div>",
    "tables for layout, lines ended by br": "<table><tr><td>当前位置：<a href=/>首页</a> &gt; 工作总结</td></tr>"
    f"<tr><td align=center><b>{TITLE}</b></td></tr><tr><td>2012-1-5 来源：本站 浏览次数：15</td></tr><tr><td>"
    + "<br><br>".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{one}" for one in PARAGRAPHS)
    + f"</td></tr><tr><td><a href=1>上一篇：某局总结</a></td></tr></table><table><tr><td><ul>{LINKS}</ul></td></tr></table>",
    "everything in the article's own box": f'<div class="content"><h1>{TITLE}</h1><p>2012-01-05 10:20:33 来源：某某网 作者：admin</p>'
    f"{paragraphs()}<div class='share'>分享到：QQ空间 新浪微博 腾讯微博</div><p>上一篇：<a href=1>某局2011年总结</a></p>"
    f"<p>下一篇：<a href=2>某校2011年总结</a></p><p>相关文章：</p><ul>{LINKS}</ul></div>",
    "one box a section": f"<div class=wrap><h1>{TITLE}</h1>"
    + "".join(f"<div class='sec'><div>{one}</div></div>" for one in PARAGRAPHS)
    + f"</div><ul>{LINKS}</ul>",
    "preview of a document": f'<div class="doc-header"><h1>{TITLE}</h1><div class="doc-info"><span>上传人：b****5</span>'
    "<span>上传时间：2012-01-05</span><span>格式：DOCX</span><span>页数：61</span></div></div>"
    + "".join(f'<div class="page" id="pg{n}"><div>{one}</div></div>' for n, one in enumerate(PARAGRAPHS))
    + f"<div class=rec><h3>相关资源</h3><ul>{LINKS}</ul></div>",
    "teasers beside it": f"<h1>{TITLE}</h1><i>2012-01-05</i><div class=l>{paragraphs()}</div><div class=r>"
    + "".join(
        f"<dl><dt><a href={n}>某单位工作总结范文</a></dt><dd>{PARAGRAPHS[n % 4 + 2]}</dd></dl>" for n in range(12)
    )
    + "</div>",
    "words linked, a name around everything": f'<h1>{TITLE}</h1><p>2012-01-05</p><div><a name="top">'
    + paragraphs().replace("水利", "<a href=/sl>水利</a>").replace("工作", "<a href=/gz>工作</a>")
    + "</a></div>",
    "lines numbered in the margin": f"<h1>{TITLE}</h1><p>2012-01-05</p><div class=post><table><tr>"
    f'<td class="gutter"><pre>1\n2\n3</pre></td><td>{paragraphs()}</td></tr></table></div>',
    "a paragraph in a grid without gutters": f"<h1>{TITLE}</h1><p>2012-01-05</p><div class=post>"
    + "".join(f"<p>{one}</p>" for one in PARAGRAPHS[:-1])
    + f'<div class="row no-gutter"><p>{PARAGRAPHS[-1]}</p></div></div>',
    "word paragraphs of a government site": f'<form id="aspnetForm"><div id="crumb">您现在的位置：首页 &gt;&gt; 政务公开</div><div><span>{TITLE}</span>'
    '<div>索引号：000014349/2012-00003 发布机构：柳林镇 发布日期：2012年01月05日 字体：大 中 小</div><div id="zoom">'
    + "".join(f'<p class="MsoNormal"><span><font face="仿宋">{one}<o:p></o:p></font></span></p>' for one in PARAGRAPHS)
    + "</div><div>【打印本页】【关闭窗口】</div></div></form>",
}


@pytest.mark.parametrize("style", STYLES)
def test_an_article_comes_out_whole_and_alone_without_any_selector(style: str) -> None:
    article = read(page(STYLES[style]))
    assert article.text == TEXT
    assert article.title == TITLE
    assert article.page_title == f"{TITLE}_工作总结_某某范文网"


@pytest.mark.parametrize("label", ["标签：水利", "柳林镇水利站2011年工作总结", "分享到："])
def test_a_text_that_its_site_breaks_off_is_the_article_and_no_teaser(label: str) -> None:
    text = "".join(PARAGRAPHS) + "..."
    assert read(page(f"<h1>{TITLE}</h1><div><p>{label}</p><p>{text}</p></div>")).text.endswith(text)


@pytest.mark.parametrize("style", [name for name in STYLES if name != "one box a section"])
def test_the_date_above_the_text_is_found(style: str) -> None:
    assert read(page(STYLES[style])).published == "2012-01-05"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("工作动态-某某局官网", f"<h3>首页 - 工作动态</h3><h5>{TITLE}</h5><div>发布时间：2012-01-05</div>"),
        (
            "某某网",
            f"<div class=logo><a href=/>某某网</a></div><div class=con-title>{TITLE}</div><div>2012-01-05</div>",
        ),
        (f"某县人民政府门户网站-{TITLE}", f"<h1>某县人民政府门户网站</h1><p><b>{TITLE}</b></p>"),
        (f"{TITLE}_某某网", f"<div>{TITLE[:8]}<br>{TITLE[8:]}</div>"),
        (f"{TITLE}_柳林镇水_某某网", f"<h2>柳林镇水</h2><h2>{TITLE}</h2>"),
        (
            f"柳林镇-柳林镇政府</title><meta name=ArticleTitle content='{TITLE}'>",
            f"<div class=z1>{TITLE}</div><p>各站工作动态</p>",
        ),
        (
            f"柳林镇-柳林镇政府</title><meta name=ArticleTitle content='{TITLE}'>",
            f"<p>{TITLE}</p><p>位置：首页</p><h1>各站工作总结</h1><p>2012-01-05 08:02</p>",
        ),
        ("柳林镇水利网-工作总结", f"<h1>{TITLE}</h1><p>2012-01-05 08:02</p><p>柳林镇水利网</p>"),
        (f"{TITLE[:5]}--{TITLE[5:]}-某某网", f"<table><tr><td>{TITLE[:5]}{TITLE[5:]}</td></tr></table>"),
        (
            "往期查看——某局-某局网站",
            f"<table><tr><td>{TITLE}</td></tr><tr><td>作者： 编辑：某某 2012-01-05</td></tr></table>",
        ),
        ("-某某网整站源码", f"<h1>{TITLE}</h1><h4>编号：12 点击:次 发布日期：2012-01-05 发布人：admin</h4>"),
        (
            "某局---某某分中心",
            f"<p>某某分中心</p><p>当前位置：首页 &gt; 动态</p><p>{TITLE}</p><p>【信息发布时间：2012-01-05阅读次数：】</p>",
        ),
        ("某某网站 Example.com", f"<table><tr><td>{TITLE}</td></tr><tr><td>张三</td></tr></table>"),
        (TITLE, f"<h1>{TITLE}</h1><p>位置：首页</p><p>{TITLE[:5]}</p><p>{TITLE[5:]}</p><p>2012-01-05</p>"),
        (
            "青春某某网",
            f"<p>{TITLE}</p><p>来源：</p><p>发布时间：2012-01-05 作者：</p><p>—在某会议上的报告</p><p>（2011年12月20日）</p>",
        ),
        (f"{TITLE} · 某某社区", ""),
        (f"</title><meta property=og:title content='{TITLE}'>", ""),
        (
            "某某大学 Some University - " + TITLE,
            f"<h1><a href=/>某某大学 Some University</a></h1><a href=/1>{TITLE}</a>",
        ),
        (f"某某大学中文主页_{TITLE}_", f"<h2>{TITLE} ( 2012年01月05日 )</h2>各单位：<p>某某大学</p>"),
        (f"{TITLE}_某某", f"<h1><i>原创</i> {TITLE}</h1><p>2012-01-05 08:02 来源：某网</p>"),
        ("某某國家婦女館 - 最新消息", f"<p>某某國家婦女館</p><p>2012-01-05</p><h2>{TITLE}</h2><p>資料來源：某報</p>"),
        (
            f"某市防治中心-新聞稿-{TITLE}",
            f"<h1>某市防治中心</h1><h3>{TITLE}</h3><p>發稿單位：某某辦公室</p><p>日期：1月5日</p>",
        ),
        (f"即时新闻 - 时事 - {TITLE} - 某报 example.com", f"<h1>{TITLE}</h1>"),
        (f"某某大學｜大學報｜SOME NEWS | {TITLE}", f"<h3>{TITLE}</h3>"),
        (f"{TITLE}_高清图集_某网", "<p>显示更多文字</p><p>收藏成功查看我的收藏</p>"),
        (f"{TITLE[:8]}&lt;br&gt;{TITLE[8:]}-某某网", f"<p>{TITLE[:8]}</p><p>{TITLE[8:]}</p>"),
        (f"(99+ 封私信 / 8 条消息) {TITLE} - 某某网", ""),
        ("某某保险", f"<h3>{TITLE[:8]}<br>{TITLE[8:]}</h3><p>2012-01-05</p>"),
        ("某某保险", f"<h3>{TITLE}<br>2012-01-05</h3>"),
        (TITLE[:3], f"<h3>{TITLE}</h3><p>2012-01-05</p>"),
        (f"{TITLE}-某某大学自考本科-某某自考网-某地自考", f"<h3>{TITLE}</h3>"),
        ("某某保险", f"<h3>{TITLE}<p>2012-01-05</p></h3>" + "<p>各位领导：</p>" * 4),
        ("某某保险", f"<h3><div>当前位置：某某镇文化</div><span>{TITLE}</span></h3>"),
        ("某某保险", f"<p class=title>{TITLE}</p><h4 class=title>承保对象和年龄：</h4>"),
        ("", f"<p>2012-01-05</p><h2>{TITLE}</h2>"),
        ("某某网", f"<h5>{TITLE}</h5><p class=title>http://www.example.com/a/1.jpg</p>"),
        ("某某网校【官网】", f"<p>{TITLE}</p>"),
        ("某某网", f"<p>{TITLE}</p><h2>欢迎登录某某网！</h2>"),
        ("某某局", f"<p>{TITLE}</p><h2>某监食〔2011〕395号</h2>"),
        ("某某局", f"<p>{TITLE}</p><h2>0123-4567890</h2><h3>产品类别：某某</h3>"),
        ("某某网", f"<p>{TITLE}</p><h2>主页 &gt; 工作动态 &gt;</h2>"),
        (f"某某课件-{TITLE}", f"<center>{TITLE}</center><p>时间：2012-01-05 点击：9</p>"),
        (f"某县人民政府-{TITLE}", ""),
        ("某某网", f"<p>名称： 某站工作总结</p><p>文号： 点击：9</p><h1>{TITLE}</h1><p>2012-01-05</p>"),
        ("某某网", f"<h1><a href=/1>{TITLE}</a></h1><p>2012-01-05 08:02 来源：某网</p>"),
        ("某某课件", f"<td>{TITLE}</td><p>发表于 2012年1月5日 | 只看该作者</p>"),
        (f"{TITLE}_某某网", "<p>今天是2012年3月4日 星期日 欢迎访问某某网</p><p>首页 点击：9</p>"),
        (f"{TITLE}_某某网", "<p>积分 2034</p><p>来源：某网 2012-01-05</p>"),
        ("某某网", f"<h2>{TITLE}</h2><p>修建水渠26次</p><p><a href=1>推荐阅读：某局总结</a></p>"),
    ],
)
def test_the_title_is_the_documents_where_the_page_names_its_site(head: str, body: str) -> None:
    assert read(page(f"{body}<div class=con>{paragraphs()}</div>", head)).title == TITLE


def test_a_short_heading_that_begins_the_pages_title_is_its_title() -> None:
    body = f"<h1><a href=/>某某文学</a></h1><h1><a href=/1>水利</a></h1><p>2012年1月5日</p>{paragraphs()}"
    assert read(page(body, "水利-某某-散文")).title == "水利"


def test_a_title_that_ends_like_a_sites_name_is_one_before_the_sites_own() -> None:
    assert read(page(paragraphs(), "某镇织密防洪安全网_工作动态_某某网")).title == "某镇织密防洪安全网"
    assert read(page(paragraphs(), "首页_某镇水利工作_某某网")).title == "某镇水利工作"


def test_an_authors_name_below_the_text_is_no_title() -> None:
    text = f"{paragraphs()}<p>{PARAGRAPHS[0] * 2}</p><p>柳林镇水利站</p>"
    assert read(page(text, "柳林镇水利站工作总结_某某网")).title == "柳林镇水利站工作总结"


def test_a_dash_between_years_parts_no_title_from_the_site_behind_the_next_sign() -> None:
    title = "柳林镇2012—2013学年度工作计划"
    assert read(page(paragraphs(), f"{title}_工作总结_某县人民政府")).title == title


@pytest.mark.parametrize("cut", [f"{TITLE[:-4]}...", f"{TITLE[:-2]}…"])
def test_a_title_that_breaks_off_in_one_place_is_whole_in_the_other(cut: str) -> None:
    for shown, given in ((cut, TITLE), (TITLE, cut)):
        article = read(page(f"<div><h1>{shown}</h1>{paragraphs()}</div>", f"{given}_某某网"))
        assert (article.title, article.text) == (TITLE, TEXT)


@pytest.mark.parametrize("lines", [(TWO_LINES,), (TWO_LINES[:12], TWO_LINES[12:])])
@pytest.mark.parametrize("heading", ["<h2>{}</h2><p>2012-01-05 来源：某网</p>", ""])
def test_a_title_that_a_site_cut_at_a_number_of_bytes_is_whole_above_the_text(
    lines: Sequence[str], heading: str
) -> None:
    cut = TWO_LINES[:-5]
    shown = "".join(f"<p>{line}</p>" for line in lines)
    html = page(f"{heading.format(cut)}<div>{shown}{paragraphs()}</div>", f"{cut}_某某网")
    article = read(html)
    assert (article.title, article.text) == (TWO_LINES, TEXT)


THREE_LINES = ("柳林县水利局", "关于印发二〇一一年度", "农田水利工作总结的通知")


@pytest.mark.parametrize("given", ["{}_某某网", "{:.14}...", "{:.18}"])
@pytest.mark.parametrize("heading", ["<h1>{}<br>{}<br>{}</h1>", "<p align=center>{}</p><p>{}</p><p>{}</p>"])
def test_a_title_over_three_lines_is_one(heading: str, given: str) -> None:
    title = "".join(THREE_LINES)
    body = f"{heading.format(*THREE_LINES)}<p>发布时间：2012-01-05 来源：水利站</p><div>{paragraphs()}</div>"
    article = read(page(body, given.format(title)))
    assert (article.title, article.text) == (title, TEXT)


def test_a_heading_of_three_lines_is_the_title_where_title_names_the_site() -> None:
    html = page(f"<h1>{'<br>'.join(THREE_LINES)}</h1><p>2012-01-05 来源：某网</p>{paragraphs()}", "某镇人民政府网站")
    assert read(html).title == "".join(THREE_LINES)


def test_a_title_that_says_that_it_is_cut_is_whole_over_two_lines_above_the_text() -> None:
    lines = "<p align=center>柳林镇水利站</p><p align=center>关于做好冬季水利工作的通知</p>"
    html = page(f"<h1>柳林镇水利站关于做...</h1><div>{lines}{paragraphs()}</div>", "柳林镇水利站关于做..._某某网")
    assert read(html).title == "柳林镇水利站关于做好冬季水利工作的通知"


def test_a_body_before_a_hyphen_is_not_of_the_title() -> None:
    assert read(page(paragraphs(), f"某省水利厅农村水利处-{TITLE}-某省信息公开平台网站")).title == TITLE


@pytest.mark.parametrize("behind", ["，我镇下发了通知", "（一）</p><p>第一篇 工作总结", "有关情况</p><p>现将情况报告"])
def test_a_line_that_begins_with_the_title_and_ends_otherwise_is_none(behind: str) -> None:
    cut = TWO_LINES[:-5]
    html = page(f"<h2>{cut}</h2><div><p>{cut}{behind}</p>{paragraphs()}</div>", cut)
    assert read(html).title == cut


@pytest.mark.parametrize(
    "given",
    [
        "无标题文档", "Untitled Document", "新建网页 1", "正文", "文章内容", "工作总结",
        "某某网-工作总结-{}", "欢迎光临某某中学-{}", "最新{}_某某网", "某县水利局 {}",
    ],
)  # fmt: skip
def test_a_line_above_the_text_is_the_title_where_title_says_less_or_more(given: str) -> None:
    body = f"<div><p align=center><strong>{TITLE}</strong></p><div>{paragraphs()}</div></div>"
    assert read(page(body, given.format(TITLE))).title == TITLE


def test_an_authors_name_above_the_text_is_no_title() -> None:
    author = "<p>柳林镇第一中学 某某某</p>"
    assert read(page(f"<div>{author}<div>{paragraphs()}</div></div>", "述职报告")).title == "述职报告"


@pytest.mark.parametrize(
    "given",
    [
        "{}【某某网】", "{} [某某文库]", "{}－某某网", "{}＿某某网", "{}-原创力文档", "{}-某某博客", "{}免费下载_某某网", "{}(第2页)_某某网",
        "工作总结_{}",
    ],
)  # fmt: skip
def test_what_sites_set_around_a_title_that_the_page_does_not_show_is_none_of_it(given: str) -> None:
    assert read(page(paragraphs(), given.format(TITLE))).title == TITLE


def test_a_title_that_ends_on_words_for_a_body_names_none() -> None:
    assert read(page(f"<h2>早起有什么好处</h2>{paragraphs()}", "早起有什么好处-【招生】")).title == "早起有什么好处"
    title = "变化真大！感谢某某学校"
    assert read(page(f"<h2>{title}</h2>{paragraphs()}", f"{title}-【招生】")).title == title
    head = "<h1>教育部关于推进高中阶段学校<br>考试招生改革的意见</h1>"
    article = read(page(f"{head}<p>某教〔2016〕4号</p>{paragraphs()}", "教育部关于推进高中阶段学校考试招_某某网"))
    assert article.title == "教育部关于推进高中阶段学校考试招生改革的意见"


def test_a_heading_that_goes_on_where_title_ends_is_the_title_if_the_page_shows_no_other() -> None:
    assert read(page(f"<h1>{TITLE}及2012年工作打算</h1>{paragraphs()}", f"{TITLE}_某某网")).title.endswith("打算")
    assert read(page(f"<h1>{TITLE}及打算</h1><h2>{TITLE}</h2>{paragraphs()}", f"{TITLE}_某某网")).title == TITLE


def test_years_with_a_dash_between_them_are_of_the_title_whatever_brackets_name_the_site() -> None:
    title = "柳林镇2012—2013学年度工作计划"
    assert read(page(paragraphs(), f"{title}【某某网】")).title.startswith(title)


@pytest.mark.parametrize("data", ["文档编号：120429", "证号：12", "本文共 3 页,您正在浏览第 1 页"])
def test_a_documents_number_above_a_text_is_no_title(data: str) -> None:
    assert (
        read(
            page(
                f"<div class=doc><ul><li>{data}</li><li>资源格式：DOC 上传时间：2012-01-05</li></ul>{paragraphs()}</div>"
            )
        ).title
        == TITLE
    )


def test_a_short_line_above_the_pages_data_is_the_title_where_the_page_names_its_owner() -> None:
    body = f"<p>水利指南</p><p>点击：12 添加时间：2012-1-5 8:50</p>{paragraphs()}"
    assert read(page(body, "某某保障中心-&gt;")).title == "水利指南"
    assert read(page(body, "某某的水利")).title == "某某的水利"


def test_what_leads_up_to_a_list_is_of_the_text() -> None:
    points = "".join(f"<li><p>{one * 2}</p></li>" for one in PARAGRAPHS[2:6])
    body = f"<h1>{TITLE}</h1><div><p>{PARAGRAPHS[1]}</p><ul>{points}</ul></div>"
    assert read(page(body)).text.startswith(PARAGRAPHS[1])


def test_of_a_thread_what_it_was_opened_with_is_the_article() -> None:
    last, answer = PARAGRAPHS[2] * 2, f"<p>{PARAGRAPHS[3] * 20}</p>"
    posts = "".join(
        f"<div class=item><p>作者：某某{n} 时间：2012-01-05 10:0{n}</p><div class=content><div class=bd>"
        f'<div class="post {"" if n else "first"}">{words}</div></div></div></div>'
        for n, words in enumerate(
            [f"{paragraphs()}<p>{last}</p>", "<p>同意。</p>", "<p>谢谢分享。</p>", answer, "<p>顶！</p>"]
        )
    )
    assert read(page(f"<h1>{TITLE}</h1><div class=main>{posts}</div>")).text == f"{TEXT}\n{last}"


def test_a_threads_title_is_without_its_column_and_what_the_forum_says_of_a_member_is_none() -> None:
    heading = f"<h1><a href=/f/2>[工作总结]</a> <span>{TITLE}</span></h1>"
    member = "<td><a href=/u/1>小草</a><p>主题 12 帖子 34 积分 560</p></td>"
    post = f"<td><p>发表于 2012-01-05 13:14:00 | 只看该作者</p><div id=postmessage_1>{paragraphs()}</div></td>"
    article = read(page(f"<div>{heading}</div><table><tr>{member}{post}</tr></table>"))
    assert (article.title, article.text, article.published) == (TITLE, TEXT, "2012-01-05")


# What stands above the text in its box, and below it, and is none of it.
AROUND = {
    "an abstract that breaks off": (f"<h1>{TITLE}</h1><p>{PARAGRAPHS[0][:30]}...</p>", ""),
    "its first paragraph": (f"<h1>{TITLE}</h1><p>{PARAGRAPHS[0]}</p>", ""),
    "its first words as a sentence": (f"<h1>{TITLE}</h1><p>{PARAGRAPHS[0][:25]}。</p>", ""),
    "a label of links, in traditional characters": (f"<h1>{TITLE}</h1>", "<p>相關鏈接：</p><p>某局工作計劃</p>"),
    "the words by which a site files it": ("", "<p>此文关键词：水利,总结,范文</p>"),
    "the title with date and source": (f"<p>{TITLE} 2012-01-05 来源：某某网</p>", f"<p>{TITLE}</p>"),
    "headlines under their heading": (f"<h1>{TITLE}</h1>", "<p>精彩视频</p>" + "<p>航拍：水库新貌，全镇换装</p>" * 8),
    "a site's address with its rights": (f"<h1>{TITLE}</h1>", "<p>http://www.example.com/news （轉載請指明出處）</p>"),
    "a file's data": (
        f"<h1>{TITLE}</h1><p>上传人：某某 文档编号：120429 上传时间：2012-01-05 格式：DOC 页数：5 大小：32.50KB</p>",
        "",
    ),
}


@pytest.mark.parametrize("around", AROUND)
def test_what_stands_around_a_text_in_its_box_is_none_of_it(around: str) -> None:
    above, below = AROUND[around]
    assert read(page(f"<div>{above}{paragraphs()}{below}</div>")).text == TEXT


FOLLOWING, LAST = REST.rsplit("\n", 1)


@pytest.mark.parametrize(
    "body",
    [
        f"<div class=content>{paragraphs()}{paragraphs(text=FOLLOWING)}<div class=read-more-wrapper>{paragraphs(text=LAST)}</div><p>請繼續往下閱讀...</p><p>打开全文</p></div>",
        f"<div class=article-content><div class=display-content>{paragraphs()}</div><p>展开剩余69%</p>"
        f"<div class=hidden-content>{paragraphs(text=REST)}</div></div>",
        f"<div class=lead>{PARAGRAPHS[2]}</div><section><div class=field--label-hidden>{paragraphs()}{paragraphs(text=REST)}</div></section>",
    ],
    ids=["in the article's box", "beside its beginning", "under a lead"],
)
def test_what_a_page_unfolds_on_demand_is_of_the_article(body: str) -> None:
    assert read(page(f"<h1>{TITLE}</h1><p>2012-01-05</p>{body}")).text == f"{TEXT}\n{REST}"


def test_a_long_last_paragraph_with_a_sites_request_in_it_stays() -> None:
    last = PARAGRAPHS[2] * 2 + "扫描文末二维码，收看回放！"
    assert read(page(f"<h1>{TITLE}</h1><div>{paragraphs()}<p>{last}</p></div>")).text == f"{TEXT}\n{last}"


def test_the_first_paragraph_stands_in_nested_boxes_of_its_own() -> None:
    rest = f"<section><section>{paragraphs() * 2}</section></section>"
    lead = f"<section><section><p>{PARAGRAPHS[2]}</p></section></section>"
    text = read(page(f"<h1>{TITLE}</h1><p>2012-01-05</p><div class=con><div>{lead}{rest}</div></div>")).text
    assert text == f"{PARAGRAPHS[2]}\n{TEXT}\n{TEXT}"


def test_the_last_lines_of_a_text_that_stand_outside_its_box_are_its_own() -> None:
    rest = "<p>附件：统计表</p><table><tr><td>水库</td><td>12座</td></tr></table><p>柳林镇水利站</p><div><a href=1>下一篇：某局总结</a></div>"
    text = read(page(f"<div><h1>{TITLE}</h1><p>2012-01-05</p><div>{paragraphs()}</div>{rest}</div>")).text
    assert text == f"{TEXT}\n附件：统计表\n水库 12座\n柳林镇水利站"


def test_the_time_of_a_meeting_is_the_authors() -> None:
    article = read(page(f"<h1>{TITLE}</h1><div><p>时间：2012年1月5日</p><p>地点：三楼会议室</p>{paragraphs()}</div>"))
    assert article.text == f"时间：2012年1月5日\n地点：三楼会议室\n{TEXT}"


def test_the_authors_signature_stays_and_its_date_is_none_of_publication() -> None:
    article = read(
        page(f"<h1>{TITLE}</h1><div>{paragraphs()}<p align=right>柳林镇水利站</p><p>2011年12月20日</p></div>")
    )
    assert article.text == f"{TEXT}\n柳林镇水利站\n2011年12月20日"
    assert article.published is None


def test_the_day_in_brackets_below_a_speechs_title_is_its_own() -> None:
    dated = page(f"<h1>{TITLE}</h1><div><p>{TITLE}</p><p>2012-01-05</p><p>（2011年12月20日）</p>{paragraphs()}</div>")
    assert read(dated).text == f"（2011年12月20日）\n{TEXT}"


def test_headings_with_the_words_of_a_sites_tools_stay() -> None:
    words = [
        "举报工作",
        "上篇：总结",
        "最新信息员工作总结",
        "服务热线12345开通，受到好评。",
        "会议时间：2011年5月4日 地点：镇政府会议室",
    ]
    body = (
        f"<div class=content>{paragraphs()}"
        + "".join(f"<p>{one}</p>" for one in words)
        + f"{paragraphs(text=REST)}</div>"
    )
    assert read(page(body)).text.split("\n")[len(PARAGRAPHS) : -len(PARAGRAPHS)] == words


def test_what_goes_is_recorded() -> None:
    changes = read(page(STYLES["everything in the article's own box"])).changes
    gone = "\n".join(change.before for change in changes)
    assert all(
        words in gone for words in (TITLE, "作者：admin", "分享到", "上一篇", "下一篇", "相关文章", "2001年某单位")
    )
    assert {change.stage for change in changes} == {"article"}
    assert all(change.rule and change.after == "" and change.start == 0 for change in changes)


@pytest.mark.parametrize(
    "line",
    """版权所有 某县人民政府|版權所有 不得轉載|Copyright 2012|© 某网|All Rights Reserved|京ICP备05000001号|京公网安备11000001号|增值电信业务经营许可证编号：
    网站备案号0001|网站标识码0002|网友评论|网友跟帖|发表您的评论|最新评论|请文明上网|评论仅代表个人|跟帖评论自律管理承诺书|请您先登录|用户名：密码：|忘记密码|注册新用户
    违法和不良信息举报|未经本网书面授权不得转载|本网站所有图片|本站内容整理自网友|不代表本站立场|如有侵权请联系我们|若涉及版权请告知|版权声明：|点击下载全文
    推荐度：★★★|文档为 word 格式|《某某总结.docx》|特别声明：|转载请注明出处|扫一扫|扫描下方二维码|扫码打赏，金额随意。|分享到微博|关注公众号|下载客户端
    未经某某新闻网 example.com 书面授权，严禁转载|【严正声明】凡注明来源的作品|點我下載某某新聞APP|Notice: The content above is posted by a user""".replace(
        "\n    ", "|"
    ).split("|"),
)
def test_a_notice_is_known(line: str) -> None:
    assert is_notice(line)


@pytest.mark.parametrize(
    "line",
    [
        *(
            "发布时间：2012-01-05",
            "來源: 本站",
            "發布時間：2012-01-05",
            "最新更新：2012/01/05 10:48",
            "作者:某某",
            "点击（3）",
        ),
        *(
            "12次浏览",
            "分类：工作总结 字数：5651",
            "3人评论",
            "8人参与",
            "字号",
            "打印",
            "关闭窗口",
            "收藏",
            "分享",
            "繁体",
        ),
        *("大 中 小", "索引号"),
    ],
)
def test_a_line_of_labels_is_known(line: str) -> None:
    assert is_meta(line)


def test_a_short_article_beside_a_long_notice_survives() -> None:
    notice = (
        "网友评论仅供其表达个人看法，并不表明本站立场。请自觉遵守互联网相关的政策法规，严禁发布色情、暴力、反动的言论。"
        * 4
    )
    short = "昨日，县水利局召开防汛工作会议，部署今年汛期工作，各乡镇分管负责人参加会议，会期半天，圆满结束。"
    body = f"<h1>我县召开防汛会议</h1><div><p>{short}</p></div><div class=box><p>{notice}</p><p>{notice}</p></div>"
    assert read(page(body, "我县召开防汛会议")).text == short


def test_a_compilation_keeps_its_part_headings() -> None:
    parts = "".join(f"<h2>柳林镇工作总结篇{n}</h2>{paragraphs()}" for n in "一二三")
    text = read(page(f"<h1>柳林镇工作总结(推荐3篇)</h1><div>{parts}</div>", "柳林镇工作总结(推荐3篇)-某某网")).text
    assert [line for line in text.split("\n") if "篇" in line] == [
        "柳林镇工作总结篇一",
        "柳林镇工作总结篇二",
        "柳林镇工作总结篇三",
    ]
    assert text.count("一、主要工作") == 3


def test_the_short_cells_of_a_form_are_its_authors() -> None:
    form = (
        "<table><tr><td>姓名</td><td>张三</td><td>职务</td><td>副镇长</td></tr>"
        f"<tr><td>工作实绩</td><td colspan=3>{paragraphs()}</td></tr>"
        "<tr><td>单位意见</td><td colspan=3>同意。2012年12月20日</td></tr></table>"
    )
    text = read(page(f"<h1>{TITLE}</h1>{form}<div>某镇人民政府主办</div>")).text
    assert text.startswith("姓名 张三 职务 副镇长\n")
    assert text.endswith("2012年12月20日")


def test_the_column_beside_an_article_in_a_table_that_lays_a_page_out_is_none_of_it() -> None:
    laid_out = f"<table><tr><td>热门：春耕生产</td><td><div>{paragraphs()}</div></td><td>今日天气晴</td></tr></table>"
    text = read(page(f"<h1>{TITLE}</h1>{laid_out}")).text
    assert "热门" not in text and "天气" not in text


def test_tables_lists_and_wraps_become_lines() -> None:
    body = (
        f"<div class=content>{paragraphs()}<table><tr><th>项目</th><th>数量</th></tr><tr><td>水库</td><td>12</td></tr></table>"
        "<ul><li>第一项措施，落实到人。</li><li>第二项措施，落实到岗。</li></ul><p>全面完成\n      各项任务，受到\n上级好评。</p></div>"
    )
    assert read(page(body)).text.split("\n")[len(PARAGRAPHS) :] == [
        "项目 数量",
        "水库 12",
        "第一项措施，落实到人。",
        "第二项措施，落实到岗。",
        "全面完成各项任务，受到上级好评。",
    ]


def test_a_sites_selectors_win() -> None:
    body = f'<h1>别的标题别的标题</h1><div class=t>{TITLE}</div><div id=x><p>甲段文字。</p><div class="ad">广告一则，请看。</div><p>乙段文字，很短。</p></div>{paragraphs()}'
    article = read(page(body), SiteRules(title=".t", body="#x", drop=(".ad",)))
    assert (article.title, article.text) == (TITLE, "甲段文字。\n乙段文字，很短。")
    assert [(change.rule, change.before) for change in article.changes] == [("site rule: drop", "广告一则，请看。")]


def test_a_selector_that_matches_nothing_leaves_it_to_the_extractor() -> None:
    assert read(page(STYLES["named divs"]), SiteRules(title="#none", body="#none")).text == TEXT


def test_a_selector_that_is_none_is_the_site_files_mistake() -> None:
    with pytest.raises(Trouble, match=r"div\[\["):
        read(page(""), SiteRules(body="div[["))


def test_plain_text() -> None:
    article = plain(f"\r\n  {TITLE}  \r\n\r\n" + "\r\n\r\n".join(f"　　{one}" for one in PARAGRAPHS) + "\r\n", FETCHED)
    assert (article.title, article.text, article.page_title) == (TITLE, TEXT, "")


def test_plain_text_with_stray_markup() -> None:
    marked = f"{TITLE}<br/>\n<p>甲地增长率&lt;5%，完成任务。</p><p><b>乙地</b>完成任务，a<b 不是标签。</p>"
    assert plain(marked, FETCHED).text.split("\n") == [
        "甲地增长率<5%，完成任务。",
        "乙地完成任务，a<b 不是标签。",
    ]


def test_bytes_of_any_encoding() -> None:
    html = page(STYLES["named divs"])
    assert main_text(html.encode("gb18030"), "") == main_text(html.encode("utf-8"), "") == TEXT


@with_pages
def test_saved_pages_of_many_sites() -> None:
    for row, body in saved_pages():
        if "with" in row:
            text = main_text(body, row["url"])
            assert not [words for words in row["without"] if words in text], row["id"]
        elif row["truth_kind"] == "list_page_no_article":
            assert main_text(body, row["url"]) == "", row["id"]


def test_what_windows_1252_has_in_the_place_of_a_control_character_is_shown() -> None:
    text = read(page(f"<div>{paragraphs()}<p>实行\x93一票否决\x94制\u200b度\x81。</p></div>")).text
    assert text.endswith("实行“一票否决”制度。")


@pytest.mark.parametrize("code", [0xAD, 0x34F, 0x61C, 0x3164, 0x200B, 0x206A, 0x2800, 0xFE0F, 0xFFFC, 0xE0041, 0xE0100])
def test_no_character_that_shows_nothing_stands_in_a_word(code: int) -> None:
    assert read(page(f"<div>{paragraphs().replace('水利', f'水&#{code};利')}</div>")).text == TEXT


def test_no_character_that_commands_a_terminal_comes_out_of_a_page() -> None:
    hostile = "&#27;[31m&#x9b;31m&#x202e;&#x2066;&#7;"
    article = read(
        page(f"<h1>{TITLE}{hostile}</h1><div class=content>{paragraphs()}<p>{hostile}</p></div>", f"{TITLE}{hostile}")
    )
    for text in (article.title, article.page_title, article.text):
        assert not [one for one in text if one != "\n" and not one.isprintable()], text
    assert article.title.startswith(TITLE)


@pytest.mark.parametrize("ending", [".docx", ".DOC", ".pdf", " .txt", ".docx_第 1 页", "(共3页)", ".docx（共 12 页）"])
def test_a_files_name_gives_the_title_without_its_type(ending: str) -> None:
    page = html_page(BODY, title=f"某镇2009年工作总结{ending}")
    assert extract(page.body.decode(), SiteRules(), FETCHED).title == "某镇2009年工作总结"


def test_a_letter_whose_small_form_is_two_does_not_upset_the_comparison_of_titles() -> None:
    title = "İİİİ总结"  # as in bytes that were decoded wrongly
    assert read(page(f"<h1>{title}</h1>{paragraphs()}", f"{title}_某网")).title == title


ITEMS = ["二月份：", "1.召开家长会", "2.制定本学期工作计划", "三月份：", "1.做好防汛值班工作", "2.上交各类总结材料"]
ADVERT = "<p>推荐阅读：<a href=/2>某单位工作总结范文精选</a></p>"
ROWS = "".join(f"<tr><td>第{week}周</td><td>{item[2:]}</td></tr>" for week, item in enumerate(ITEMS, 1))
POSTS = "".join(
    f"<li><b>网友{n}</b> 2012-3-{n} 9:12<br>学习了，正愁不知道怎么写，希望以后能多发一些这样的材料，楼主辛苦了。</li>"
    for n in range(1, 7)
)


def test_the_items_of_a_plan_are_its_text_where_each_has_a_box_of_its_own() -> None:
    boxes = "".join(f"<div><p>{one}</p></div>" for one in (PARAGRAPHS[0], *ITEMS))
    assert read(page(f"<h1>{TITLE}</h1><div>{boxes}</div>")).text == "\n".join((PARAGRAPHS[0], *ITEMS))


@pytest.mark.parametrize("tag", ["p", "section"])
def test_what_stands_under_an_advertisement_in_the_text_stays(tag: str) -> None:
    items = "".join(f"<{tag}>{one}</{tag}>" for one in ITEMS)
    article = read(page(f"<h1>{TITLE}</h1><div class=con><{tag}>{PARAGRAPHS[0]}</{tag}>{ADVERT}{items}</div>"))
    assert article.text == "\n".join((PARAGRAPHS[0], *ITEMS))


def test_an_advertisement_over_the_numbers_of_pages_heads_what_follows_the_text() -> None:
    numbers = "<div><a href=1>上一页</a> <span>1</span> <a href=2>2</a> <span>下一页</span></div>"
    more = f"{ADVERT}{numbers}<div>精选图文</div><p><a href=/3>某单位工作总结</a>2012-03-04</p>"
    assert read(page(f"<h1>{TITLE}</h1><div>{paragraphs()}{more}</div>")).text == TEXT


def test_a_short_item_with_a_link_in_it_stays_under_an_advertisement() -> None:
    items = (PARAGRAPHS[0], "2.安排假期<a href=/k>值班</a>", "3.召开家长会")
    article = read(page(f"<h1>{TITLE}</h1><div><p>{f'</p>{ADVERT}<p>'.join(items)}</p></div>"))
    assert article.text == "\n".join((PARAGRAPHS[0], "2.安排假期值班", "3.召开家长会"))


def test_a_table_under_an_advertisement_is_of_the_text_above_both() -> None:
    body = f"<div class=l><p>2012-01-05</p><div>{PARAGRAPHS[0]}</div>{ADVERT}<table>{ROWS}</table></div>"
    assert read(page(f"<h1>{TITLE}</h1>{body}")).text.startswith(f"{PARAGRAPHS[0]}\n第1周")


def test_comments_are_no_article_however_short_the_text_above_them_is() -> None:
    body = f"<h1>{TITLE}</h1><div class=wz>{''.join(f'{one}<br>' for one in PARAGRAPHS[:3])}</div>"
    assert read(page(f"{body}<div class=x1><h3>共有6条评论</h3>{POSTS}</div>")).text == "\n".join(PARAGRAPHS[:3])


def test_another_members_post_is_not_of_the_first() -> None:
    posts = "".join(
        f"<div class=plc><ul><li>网友{n}</li><li>2012-01-0{n} 09:12</li></ul><div class=message>{text}</div></div>"
        for n, text in enumerate(
            (paragraphs(), "学习了，希望以后能多发一些这样的材料，我们基层写材料的人太需要了，辛苦楼主。"), 1
        )
    )
    assert "学习了" not in read(page(f"<h1>{TITLE}</h1><div class=postlist>{posts}</div>")).text


@pytest.mark.parametrize(
    "body",
    [
        f"<div class=pc><h1>{TITLE}</h1>{{0}}</div><div class=mobile><h1>{TITLE}</h1><p>2012-01-05 来源：某某网</p>{{0}}</div>",
        f"<h1>{TITLE}</h1><div class=pc>{{0}}</div><div class=mobile><p>{TITLE}</p>{{0}}</div><p>责任编辑：某某</p>",
        f"<h1>{TITLE}</h1>{{0}}{{0}}{{0}}",
    ],
    ids=["headings", "title and editor", "three times"],
)
def test_a_text_for_computers_and_for_telephones_is_one(body: str) -> None:
    signed = f"{paragraphs()}<p>柳林镇水利站</p><p>2011年12月20日</p>"
    article = read(page(f"<div id=content>{body.format(signed)}</div>"))
    assert article.text == f"{TEXT}\n柳林镇水利站\n2011年12月20日"
    assert TEXT in "\n".join(change.before for change in article.changes if change.rule == "text repeated")
    other = f"<div>{paragraphs()}<p>本镇基本情况</p>{paragraphs()}</div>"
    assert read(page(other)).text == f"{TEXT}\n本镇基本情况\n{TEXT}"


@pytest.mark.parametrize("planted", ["<p>本文由某某网整理发布</p>", f"<div>{PARAGRAPHS[3]}</div>"])
def test_what_no_reader_sees_among_the_paragraphs_is_none_of_the_text(planted: str) -> None:
    hidden = planted.replace(">", ' style="display: none;">', 1)
    text = paragraphs() + paragraphs("div", REST)
    assert read(page(f"<h1>{TITLE}</h1><div class=con>{hidden}{text}</div>")).text == f"{TEXT}\n{REST}"


def test_a_tab_that_a_click_shows_is_of_the_text() -> None:
    tabs = f"{paragraphs('div')}<div class=tab>修渠三里。</div><div class=tab style='display:none'>植树百亩。</div>"
    assert read(page(f"<h1>{TITLE}</h1><div class=con>{tabs}</div>")).text == f"{TEXT}\n修渠三里。\n植树百亩。"


def test_the_rest_of_a_text_that_a_click_unfolds_is_of_it() -> None:
    first, *rest = PARAGRAPHS
    unfolds = f'<div style="display:none">{"".join(f"<p>{one}</p>" for one in rest)}</div>'
    assert read(page(f"<h1>{TITLE}</h1><div class=con><p>{first}</p>{unfolds}</div>")).text == TEXT
    rows = ROWS.replace("<tr>", '<tr style="display:none">')
    text = read(page(f"<h1>{TITLE}</h1><div class=con>{paragraphs()}<table>{rows}</table></div>")).text
    assert text.endswith(f"第6周 {ITEMS[-1][2:]}")
