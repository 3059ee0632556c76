"""Publication dates: what a page declares, what stands near its title, and what is no date of publication."""

# ruff: noqa: E501 (markup reads better unbroken)
from datetime import UTC, datetime

import pytest

from crawler.cleaners.article import extract
from crawler.cleaners.article.published import published_in_text
from crawler.cleaners.decode import decode
from crawler.page import SiteRules
from tests.crawler.cleaners.real_pages import saved_pages, with_pages

FETCHED = datetime(2020, 6, 1, tzinfo=UTC)
PROSE = (
    "<p>2009年3月4日，全镇召开了水利工作会议，会议由镇长主持，各村主任参加，会议总结了上年工作，部署了下年工作，并提出了新的要求和希望。</p>"
    * 4
)


def day(head: str, line: str, css: str | None = None) -> str | None:
    html = f"<html><head><title>柳林镇工作总结</title>{head}</head><body><h1>柳林镇工作总结</h1><div>{line}</div>{PROSE}</body></html>"
    return extract(html, SiteRules(date=css), FETCHED).published


@pytest.mark.parametrize(
    "line",
    [
        "发布时间：2012-01-05 10:20:33",
        "时间:2012-1-5 来源:网络",
        "日期：二〇一二年一月五日",
        "發布日期：中華民國101年1月5日",
        "日期：2012年01月05日",
        "2012/01/05",
        "2012年1月5日 10:20 某某网 作者：佚名",
        "来源：镇政府 发布日期：[2012-01-05] 点击：12",
        "2012.01.05",
        "2012-01-0510:20",
        "posted @ 2012-01-05 10:20",
        "柳林镇工作总结<span>时间：2012-01-05 16:30 浏览次数：3</span>",
        "成文日期：2011-12-30</div><div>发布日期：2012-01-05",
        "<a href=/1>发布于2012年1月5日</a> 由某某",
        "<a href=/>http://www.example.com</a> 2012年01月05日10:20 <a href=/a>某某网新闻中心</a>",
        "工作随笔 一月 5th, 2012",
        "收录时间：2012-01-05",
        "网友 分享 时间：2012-01-05 10:20",
        "更新时间：2012-04-01 发布时间：2012-01-05",
        "<b>05</b><span>2012-01</span>",
        "<div>05</div><div>2012.01</div>",
        "<p>2012年</p><p>01月05日</p>",
        "<p>01-05</p><p>2012</p>",
        "更新时间：2012-01-05 有效期至：2012-04-01",
        "更新日期：2012-01-05 成文日期：2011-12-31",
        "最新推荐文章于 2012-04-01 10:20:30 发布</div><div>原创 于 2012-01-05 10:20:30 发布",
        "最后修改于 2012-04-01 10:20:30 于 2012-01-05 10:20:30 首次发布",
        "更新时间：2012-04-01</div><div>发布时间：2012-01-05",
        "2012年01月05日</div><div>更新日期：2012-04-01",
        "发表于: 2012-01-052012-01-05 08:34:39",
        "来源：镇政府时间：2012-01-05",
        "2012年01月05日 11:08 某某网欢迎发表评论",
        "<a href=/>http://www.example.com</a> 2012年01月05日 06:30 某某网某某市频道新闻中心 来源：某某日报 字号：大 中 小",
        "打开微信“扫一扫”将本文分享至朋友圈，与好友一起讨论。</div><div>2012-01-05 10:22:17 来源：某某网",
        "Posted on January 5, 2012 by admin",
        "发布时间：Thu Jan 05 10:21:32 CST 2012",
        "发布时间：2012年1月5号",
        "今天是2019年6月7日 星期五</div><div>2012年1月5日",
        "| 12-01-05 | 【大 中 小】【打印】",
        "时间:12-01-05 来源:未知",
        "www.example.com 12年01月05日 08:58 [ 大 中 小 ]",
        "发布时间：2012-01-04T16:20:00.000Z",
        "发布时间：2012-01-05T15:59:59Z",
        "发布时间：2012-01-05 9:59:59Z",
        "最后更新：2012/04/01</div><div>发信站: 某某社区 (Thu Jan  5 10:21:32 2012), 站内",
        "2012年我镇召开会议二十一次，研究了全年的工作，并且向各村布置了水利、教育、卫生和安全的任务，要求年底以前全部完成...</div>"
        "<h2>柳林镇工作总结</h2><div>某某网 | 2012-01-05 10:20",
    ],
)
def test_visible_forms_near_the_title(line: str) -> None:
    assert day("", line) == "2012-01-05"


def test_a_labelled_day_above_the_title_counts() -> None:
    page = f"<title>柳林镇工作总结</title><p>Posted On 2012-01-05 10:20</p><h3>柳林镇工作总结</h3>{PROSE}"
    assert extract(page, SiteRules(), FETCHED).published == "2012-01-05"


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2012-01-04T23:30:00Z">',
        '<meta name="PubDate" content="2012-01-05 08:00">',
        '<meta itemprop="datePublished" content="2012-01-05T08:00:00+08:00">',
        '<meta name="publishdate" content="2012-01-05">',
        '<meta name="pub_date" content="2012-01-05">',
        '<meta name="publish_time" content="2012-01-05 08:00:00">',
        '<script type="application/ld+json">{"@graph":[{"datePublished":"2012-01-05T08:00:00"}]}</script>',
        '<script type="application/ld+json">{"pubDate":"2012-01-05T08:00:00", broken</script>',
        "<script>var page = {pubtime: '2012-01-05 08:00:00'};</script>",
        "<script>var pubdata='2012年01月05日'; document.write(pubdata);</script>",
        '<script>var ct = "1325719800";</script>',
        "<script>var createTime = '2012-01-05 18:00';</script>",
        '<script>{"detail":{"title":"柳林镇工作总结","publishedAt":"2012-01-05T01:00:00.000Z"},"hot":[{"title":"某镇工作计划","publishedAt":"2011-01-05"}]}</script>',
        '<script>{"article":{"title":"柳林镇工作总结","releaseTime":1325719800000}}</script>',
    ],
)
def test_declared_dates_are_days_in_china(head: str) -> None:
    assert day(head, "") == "2012-01-05"


@pytest.mark.parametrize(
    "line",
    [
        "发布时间：01-05",
        "3 天前",
        "<p>05</p><p>阅读 2012</p>",
        "最新推荐文章于 2012-04-01 10:20:30 发布",
        "网友 分享 时间：",
        "2012-13-45",
        "2021-01-01",
        "1987-05-06",
        "",
        "共12-01-05页",
        "电话 2012-0105-33",
        "（2012年1月5日第三届委员会第二次会议通过）",
        "二、面试时间：2012年1月5日上午在三楼会议室进行。",
        "某局办公室 主动公开 2012年1月5日印发",
        "成文日期：2012-01-05",
        "会议时间：2012-01-05 10:20",
        "检查时间：2012-01-05",
        "有效期至2012-01-05",
        "上次登录：2012-01-05 10:20",
        "时间：2012年1月5日全天，4日报到</p><p>地点：三楼会议室",
        "时 间 2012年1月5日10:00</p><p>地 点 三楼会议室",
        "Mayor 5, 2012",
        "今天是2019年6月7日 星期五",
        '<meta name="pubdate" content="2012-01">',
        '<time itemprop="datePublished" datetime="2012">2012</time>',
    ],
)
def test_no_date(line: str) -> None:
    assert day("", line) is None


def test_a_mere_day_on_a_page_without_a_title_is_none() -> None:
    html = (
        "<title>某某网</title><ul><li>2012年01月05日</li></ul><p>某镇水利站总结了一年的工作，布置了下一年的任务。</p>"
    )
    assert extract(html, SiteRules(), FETCHED).published is None
    assert extract(html.replace("<li>", "<li>发布日期："), SiteRules(), FETCHED).published


def test_the_day_right_above_a_text_is_its_own_though_the_title_is_not_shown() -> None:
    menu = "".join(f"<p><a href=/{n}>水利{n}</a></p>" for n in range(30))
    line = "张三123 3160字2012年01月05日 07:15"
    html = f"<title>柳林镇工作总结_某某网</title>{menu}<h1>柳林镇工作总结241</h1><p>{line}</p><div>{PROSE}</div>"
    assert extract(html, SiteRules(), FETCHED).published == "2012-01-05"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("January 5, 2012", "2012-01-05"),
        ("2012-01-05 10:08", "2012-01-05"),
        ("2012年1月5日 10:08", "2012-01-05"),
        ("2012-01-05", "2012-01-05"),
        ("2012年1月5日", None),
        ("2012-01-05 星期四", None),
        ("<a href=/1>2012-01-05</a>", None),
        ("水利 2012-01-05", None),
    ],
)
def test_the_day_by_itself_right_above_the_title(line: str, expected: str | None) -> None:
    html = f"<title>柳林镇工作总结_某网</title><p>{line}</p><h1>柳林镇工作总结</h1>{PROSE}"
    assert extract(html, SiteRules(), FETCHED).published == expected


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ("<time datetime=2012-01-05>五日</time>", "2012-01-05"),
        (
            "<time class=updated datetime=2012-04-01></time><time class='entry-date' datetime=2012-01-05></time>",
            "2012-01-05",
        ),
        ("<time datetime=2012-01-05></time><li><time datetime=2012-04-01></time></li>", None),
        ("<ul class=info><li>管理员</li><li><time datetime=2012-01-05>八年前</time></li></ul>", "2012-01-05"),
        ("<time datetime=2012-01-05></time><li><a href=/2>渠</a><time datetime=2012-04-01></time></li>", "2012-01-05"),
        # what is none of the page's
        ("<div class=comments><p>网友 <time datetime=2012-01-05>八年前</time></p></div>", None),
        ("<footer>版权所有 <time datetime=2012-01-05>八年前</time></footer>", None),
        ("<aside><a href=/2>渠</a> <time datetime=2012-01-05>八年前</time></aside>", None),
        ("<p>在<time datetime=2012-01-05>一月五日</time>召开的动员大会上，全体干部参加。</p>", None),
        ("<p>会议时间：<time datetime=2012-01-05>一月五日</time></p>", None),
        ("<p>今天是 <time datetime=2012-01-05>一月五日</time></p>", None),
        ("<time itemprop=dateModified datetime=2012-01-05>修改</time>", None),
    ],
)
def test_the_day_of_a_time_element(times: str, expected: str | None) -> None:
    assert day("", times) == expected


def test_the_days_of_what_readers_wrote_are_none_of_the_page() -> None:
    posts = "<h3>网友评论</h3><p>某某 发表于 2012-04-01 10:20</p><p>写得很好，值得学习。</p>"
    html = f"<title>柳林镇工作总结</title><h1>柳林镇工作总结</h1>{PROSE}{{}}{posts}"
    assert extract(html.format(""), SiteRules(), FETCHED).published is None
    assert extract(html.format("<p>时间：2012-01-05</p>"), SiteRules(), FETCHED).published == "2012-01-05"


def test_a_mere_day_beside_a_text_whose_title_is_not_shown() -> None:
    html = f"<title>某某网</title><div class=a>某某</div><div class=c><p>2012-01-05</p>{PROSE}</div>"
    assert extract(html, SiteRules(), FETCHED).published == "2012-01-05"
    assert extract(html.replace("2012-01-05", "2012年1月5日"), SiteRules(), FETCHED).published is None


@pytest.mark.parametrize(
    "data",
    [
        "[{title: '某镇工作计划', publishDate: '2012-01-05'}]",
        "[{publishDate: '2012-01-05'}, {publishDate: '2013-01-05'}]",
        "[{publishDate: 1325719800}, {publishDate: 1293840000}]",
        "{user: {createTime: '2012-01-05'}}",
    ],
)
def test_other_times_in_a_script_are_none_of_the_page(data: str) -> None:
    assert day(f"<script>var page = {data};</script>", "") is None


@pytest.mark.parametrize(("edition", "expected"), [("第A01版：要闻", "2012-01-05"), ("版权所有", None)])
def test_the_day_above_an_article_is_its_newspapers(edition: str, expected: str | None) -> None:
    html = f"<title>柳林镇工作总结</title><p>2012年01月05日 星期四</p><p>{edition}</p><h1>柳林镇工作总结</h1>{PROSE}"
    assert extract(html, SiteRules(), FETCHED).published == expected
    clock = f"<p>今天是2020年05月05日</p>{html}"
    assert extract(clock, SiteRules(), FETCHED).published == expected


def test_a_day_in_the_title_is_what_it_tells_of_and_one_behind_it_the_pages() -> None:
    for behind in (" ( 2012年01月05日 )", "2012-01-05"):
        html = f"<title>水库状态报告_某某网</title><p>水库状态报告{behind}</p>{PROSE}"
        assert extract(html, SiteRules(), FETCHED).published == "2012-01-05"
    html = f"<title>水库状态报告（2012.01.05）</title><h1>水库状态报告（2012.01.05）</h1>{PROSE}"
    assert extract(html, SiteRules(), FETCHED).published is None


def test_what_is_declared_wins_over_what_is_shown_and_a_selector_over_both() -> None:
    head = '<meta name="pubdate" content="2012-01-05">'
    assert day(head, "2013-01-05") == "2012-01-05"
    assert day(head, "<i class=d>2013-01-05</i>", css=".d") == "2013-01-05"


def test_a_site_that_moved_declares_the_day_of_the_move() -> None:
    head = '<meta name="pubdate" content="2015-01-05">'
    assert day(head, "发布日期：2012-01-05 访问量：20") == "2012-01-05"
    assert day(head, "2012年01月05日 09时41分 来源：某市政务网") == "2012-01-05"
    assert day(head, "（2012年1月5日）") == "2015-01-05"  # no label says that it was published then
    assert day(head, "会议时间：2012年1月5日9:30") == "2015-01-05"  # another does
    row = "<p>某局</p><p>某科</p><p>某人</p><a href=1>某局工作计划 发布日期：2012-01-05</a>"
    assert day(head, row) == "2015-01-05"  # another page's


def test_the_evidence_is_the_words() -> None:
    html = "<title>某某工作总结</title><h1>某某工作总结</h1><p>发布时间：2012-01-05 来源：网络</p>"
    article = extract(html + PROSE, SiteRules(), FETCHED)
    assert (article.published, article.published_evidence) == ("2012-01-05", "发布时间：2012-01-05 来源：网络")
    without_text = extract(html, SiteRules(), FETCHED)
    assert (without_text.text, without_text.published) == ("", None)


def test_plain_text() -> None:
    assert published_in_text(["某某工作总结", "发布时间：2012-01-05"], FETCHED) == (
        "2012-01-05",
        "发布时间：2012-01-05",
    )
    assert published_in_text(["某某工作总结", "2012年1月5日我们召开了会议，会议认为"], FETCHED) is None
    assert published_in_text([], FETCHED) is None


@with_pages
def test_saved_pages_of_known_date() -> None:
    dated = [(row["date"], body) for row, body in saved_pages() if row.get("date")]
    fetched = datetime(2026, 1, 1, tzinfo=UTC)
    right = sum(extract(decode(body).text, SiteRules(), fetched).published == day for day, body in dated)
    assert right >= 0.98 * len(dated)


def test_a_label_of_two_words_for_the_time_is_a_sites() -> None:
    html = "<h1>2008年水利工作总结</h1><p>发布日期时间：2009/4/6 来源：某网 点击数： 作者：某人</p><p>一年来，各项工作顺利完成，在镇党委、镇政府的领导下取得了一定成效，现总结如下。</p>"
    assert extract(html, SiteRules(), datetime(2020, 1, 1, tzinfo=UTC)).published == "2009-04-06"
