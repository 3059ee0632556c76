"""Main text out of the many layouts that one article is set in, on pages of our own."""

# ruff: noqa: E501 (markup reads better unbroken)
import pytest

from tests.crawler.cleaners.articles import LINKS, MENU, PARAGRAPHS, TEXT, TITLE, page, paragraphs, read

HEAD = f"<h1>{TITLE}</h1><div>2012-01-05 来源：网络</div>"
NEIGHBOURS = "<p>上一篇：<a href=1>某局2011年总结</a></p><p>下一篇：<a href=2>某校2011年总结</a></p>"
REMARK = "我觉得这份总结写得很好，内容详实，条理清楚，值得我们学习和借鉴，希望以后多发这样的文章。"
OTHER = "某县教育局全年召开会议若干次，研究部署各项工作，督促落实，取得了明显成效，群众满意度不断提高。"


def each(form: str) -> str:
    return "".join(form.format(one) for one in PARAGRAPHS)


LAYOUTS = {
    "nothing but br in the body": HEAD + "<br/>".join(f"　　{one}" for one in PARAGRAPHS) + f"<br>{NEIGHBOURS}",
    "one div a line": f"<div>{HEAD}<div class=nr>{each('<div>{}</div>')}</div>{NEIGHBOURS}</div>",
    "spans shown as blocks": f"{HEAD}<div class=c>{each('<span style=display:block>　　{}</span><br>')}</div>",
    "paragraphs never closed": f"<font size=4><center>{TITLE}</center></font><font>{each('<p>{}')}</font>",
    "preformatted": f"{HEAD}<pre>" + "\n".join(f"  {one}" for one in PARAGRAPHS) + f"</pre>{NEIGHBOURS}",
    "a form's field": f"{HEAD}<textarea rows=30>" + "\n".join(f"　　{one}" for one in PARAGRAPHS) + "</textarea>",
    "one table row a line": f"<table>{each('<tr><td>{}</td></tr>')}</table>",
    "one list item a line": f"{HEAD}<ul>{each('<li>{}</li>')}</ul>{NEIGHBOURS}",
    "one box a line, advertisements between": f"<div>{HEAD}{each('<div class=para>{}</div><div class=gg><script>ad()</script></div>')}</div>",
    "tags crossed and never opened": f"<div><div class=a>{HEAD}<p>2012-01-05<div class=b>{each('<p><span><b>{}</span></b>')}</div></p></div></div></div></div><div>{NEIGHBOURS}</div>",
    "glued from two files, each with its end": f"某某网</body></html><div class=m>{HEAD}{paragraphs()}</div>",
    "the site in its article element": f"<article><header>{MENU}</header>{HEAD}<div class=entry>{paragraphs()}</div><div class=widget><ul>{LINKS}</ul></div></article>",
    "classes of a toolkit": f"<div class='relative flex'><div class='relative position-relative'>{HEAD}{paragraphs()}</div><div class='hidden lg:block'><ul>{LINKS}</ul></div></div>",
    "a page of a document": f"<div class=doc>{HEAD}<div class=doc-meta>格式：docx 大小：23KB 页数：6页 上传：张三</div><div class=txt>{paragraphs()}<div class=down-box><a href=d>下载本文Word版</a><p>将本文的Word文档下载到电脑，方便收藏和打印。</p></div></div></div>",
    "more comments than article": f"{HEAD}<div class=con>{paragraphs()}</div><h3>网友评论</h3><div class=comment-list>"
    + "".join(f"<div><b>网友{n}</b><p>{REMARK}</p></div>" for n in range(40))
    + "</div>",
    "named for its tags": f"<main><article class='post-12 post tag-shuili tag-nongye'>{HEAD}<div>{paragraphs()}</div></article><div class=comments>{f'<p>{REMARK}</p>' * 9}</div></main>",
    "the same, not so named": f"{HEAD}<div class=con>{paragraphs()}</div><div class=pl>"
    + "".join(f"<dl><dt>某人{n} 2012-02-0{n % 9 + 1}</dt><dd>{REMARK}</dd></dl>" for n in range(60))
    + "</div>",
    "teasers without end below it": f"<main>{HEAD}<div class=k>{paragraphs()}</div><ul>"
    + "".join(
        f"<li><i>{n}小时前</i><h3><a href={n}>某县{n}年教育工作综述</a></h3><p>{OTHER}</p></li>" for n in range(30)
    )
    + "</ul></main>",
    "a longer article below it": f"<div>{HEAD}<div class=k>{paragraphs()}</div><div class=d-content--recommend><h2>另一篇文章的标题</h2>"
    + f"<p>{OTHER}</p>" * 30
    + "</div></div>",
    "words for search engines below it": f"{HEAD}<div class=c>{paragraphs()}</div><div>{'工作总结 范文 免费 大全 ' * 3000}</div>",
    "numbers of pages": f"{HEAD}<div class=c>{paragraphs()}<p>|&lt;&lt;<b>1</b><a href=2>2</a>下一页&gt;&gt;|</p></div>",
    "who edited it, and a question to readers": f"{HEAD}<div class=c>{paragraphs()}<p>[作者: 李某 责任编辑: 王某 ]</p><p>您认为这篇文章怎么样？</p></div>",
    "time and source without a label": f"<div class=c><h1>{TITLE}</h1><p>柳林新闻网 2012-01-05 10:21</p>{paragraphs()}</div>",
    "numbers of pages in words": f"{HEAD}<div class=c>{paragraphs()}<p>共2页: 上一页 1 <a href=2>2</a> 下一页</p></div>",
    "a table of facts in the text's box": f"<div class=content>{HEAD}<table><tr><td>索引号：000014349/2012-1</td><td>公开日期：2012-01-05</td></tr></table>{paragraphs()}</div>",
    "related pages with their first words in the text's box": f"<div class=c>{HEAD}{paragraphs()}<h3>相关推荐</h3>"
    + "".join(f"<div><a href={n}>某县教育局工作总结第{n}篇</a><p>{OTHER}</p></div>" for n in range(12))
    + "</div>",
    "sentences of others before it": "<div class=a>"
    + "".join(f"<div class=b><a href={n}>某县教育局工作总结第{n}篇</a><p>{OTHER}</p></div>" for n in range(25))
    + f"</div><div class=c>{HEAD}<div>{paragraphs()}</div></div>",
    "columns named alike": f"<div id=content><div class=content-left>{HEAD}<div class=content-text>{paragraphs()}</div></div><div class=content-right><ul>{LINKS}</ul></div></div>",
    "each paragraph in the box of the one before": HEAD + each("<div>{}<br>") + "</div>" * len(PARAGRAPHS) + NEIGHBOURS,
    "sections that are the items of a list": f"{HEAD}<ul><li><div class=txt>{PARAGRAPHS[0]}</div></li><li><h3>{PARAGRAPHS[1]}</h3><div class=txt>{'<br>'.join(PARAGRAPHS[2:])}</div></li></ul>{NEIGHBOURS}",
    "a remark in the box around its own": f"{HEAD}<div><div>{paragraphs()}</div>{REMARK * 2}</div>",
    "boxes by page, the page's number under each": f"{HEAD}<div class=reader>"
    + "".join(
        f"<div class=page-box id=pg{n}><div>{''.join(f'<p>{one}</p>' for one in part)}</div><div class=page-num>第{n}页/共2页</div></div>"
        for n, part in enumerate((PARAGRAPHS[:4], PARAGRAPHS[4:]), 1)
    )
    + "</div>",
    "the number of its only page": f"{HEAD}<table><tr><td id=text>{paragraphs()}<p class=pageLink><b>1</b></p></td></tr></table>",
    "a catalogue that leads to its headings": f"{HEAD}<div class=doc><ul>{each('<li><a href=#h>{:.6}</a></li>')}</ul>{paragraphs()}</div>",
    "a button at each paragraph": f"{HEAD}<div>{each('<div class=para><p>{}</p><span>复制</span></div>')}</div>",
    "a box of other pages among its paragraphs": f"<article>{HEAD}{''.join(f'<p>{one}</p>' for one in PARAGRAPHS[:3])}<div class=fr><h4>热门文档</h4><ul>{LINKS}</ul></div>{''.join(f'<p>{one}</p>' for one in PARAGRAPHS[3:])}</article>",
    "a caption": f"{HEAD}<div class=c>{paragraphs()}<figure><img src=a.jpg><figcaption>图为该站职工在检修泵站。</figcaption></figure></div>",
}


HOT = f"<div class=r_box><h2>热门文章</h2><ul>{LINKS}</ul></div>"
# As the templates of widespread publishing systems and of document sites set a page.
TEMPLATES = {
    "title, facts, introduction, and a table around the text": f"<div class=place><strong>当前位置:</strong> <a href=/>主页</a> > </div><div class=viewbox><div class=title><h2>{TITLE}</h2></div><div class=info><small>时间:</small>2012-01-05 10:22<small>来源:</small>未知 <small>点击:</small>次</div><div class=intro>{PARAGRAPHS[0][:40]}</div><div class=content><table><tr><td>{paragraphs()}</td></tr></table></div><div class=boxoff><strong>------分隔线------</strong></div><div class=context><ul><li>上一篇：<a href=1>某局总结</a></li><li>下一篇：没有了</li></ul></div></div>{HOT}",
    "one table a part": f"<table><tr><td>您当前的位置：<a href=/>首页</a>&nbsp;>&nbsp;<a>工作总结</a></td></tr></table><table><tr><td><h1>{TITLE}</h1></td></tr><tr><td>作者：佚名&nbsp;来源：本站整理&nbsp;发布时间：2012-1-5 10:00:00&nbsp;阅读：</td></tr><tr><td><div id=text>{paragraphs()}</div></td></tr><tr><td>【字体：<a>大</a> <a>中</a> <a>小</a>】【<a>打印</a>】【<a>关闭</a>】</td></tr></table>{HOT}",
    "a date inside the heading": f"<div id=Article><h1>{TITLE}<br/><span>2012-01-05 10:22:33&nbsp;来源：&nbsp;评论：<a>0</a> 点击：</span></h1><div class=content><div id=content>{paragraphs()}</div></div><div class=Article-Tool>分享到：<a>QQ</a></div><p class=f14><strong>上一篇：</strong><a href=1>某总结</a><br/><strong>下一篇：</strong>最后一页</p></div>",
    "a forum's thread, with characters against copying": f"<h1 class=ts>{TITLE}</h1><div id=post_1><table><tr><td class=pls>admin</td><td><div>发表于 2012-1-5 10:22:33 | 只看该作者</div><table><tr><td class=t_f id=postmessage_1>"
    + "<br>".join(
        f"　　{one}<font class=jammer>( q9 W k</font><span style='display:none'>8 T3</span>" for one in PARAGRAPHS
    )
    + "</td></tr></table></td></tr></table></div>"
    + "".join(
        f"<div id=post_{n}><table><tr><td>网友{n}</td><td><div>发表于 2012-1-6 1{n}:22:33</div><table><tr><td class=t_f>写得不错，收藏了，谢谢楼主分享！</td></tr></table></td></tr></table></div>"
        for n in range(2, 9)
    ),
    "a school's site": f"<form name=f><h3>{TITLE}</h3><h6><span>2012年01月05日 10:22</span><span>点击：[]</span></h6><div id=vsb_content_2><div class=v_news_content>{paragraphs()}</div></div><p>上一条：<a href=1>某总结</a></p><p>下一条：<a href=2>某计划</a></p><p>【<a href='javascript:window.close()'>关闭</a>】</p></form>",
    "a government's site": f"<div class=bt_content><div class=xl_tit>{TITLE}</div><div>发布时间：2012-01-05 来源：市教育局 浏览次数：12次 【字体：<a>大</a> <a>中</a> <a>小</a>】</div><div class=TRS_Editor><style>p{{}}</style><div class=Custom_UnionStyle>{paragraphs()}</div></div><div class=dy><a>打印本页</a><a>关闭窗口</a></div></div>",
    "a government's index of documents": f"<h1><ucaptitle>{TITLE}</ucaptitle></h1><table><tr><td>索 引 号：</td><td>000014349/2012-1</td><td>发布日期：</td><td>2012-01-05</td></tr></table><div id=UCAP-CONTENT><ucapcontent>{paragraphs()}</ucapcontent></div><div>扫一扫在手机打开当前页</div>",
    "a document site, related pages in the text's box": f"<div class=left>{HEAD}<div class=article_content>{paragraphs()}<p>【{TITLE}】相关文章：</p><p>1.<a href=1>某某工作总结范文</a></p><p>2.<a href=2>某某工作总结五篇</a></p></div><div class=copy_wz><a>复制</a></div></div>{HOT}",
    "a document site, abstract above and download below": f"<article>{HEAD}<p class=desc>{PARAGRAPHS[0][:40]}...</p><div id=content>{paragraphs()}<div class=downdoc><p>《{TITLE}.doc》</p><p>将本文的Word文档下载到电脑，方便收藏和打印</p><p>推荐度：</p><a>点击下载文档</a><p>文档为doc格式</p></div></div><h3>你也可能喜欢</h3><ul>{LINKS}</ul></article>",
    "a blog": f"<div id=content class=site-content><main class=site-main><article class='post hentry'><header class=entry-header><h1 class=entry-title>{TITLE}</h1><div class=entry-meta>Posted on <time>2012年1月5日</time> by admin</div></header><div class=entry-content>{paragraphs()}</div><footer>分类：<a>总结</a></footer></article><div id=comments><h2>发表回复</h2><p>您的邮箱地址不会被公开。 必填项已用 * 标注</p></div></main></div><div class=widget-area><ul>{LINKS}</ul></div>",
    "a public account": f"<div class=rich_media_area_primary><h1 class=rich_media_title>{TITLE}</h1><div class=rich_media_meta_list><span>原创：办公室</span><a>柳林水利</a><em>2012-01-05</em></div><div class=rich_media_content id=js_content style='visibility:hidden'>{each('<section><section><span>{}</span></section></section>')}</div><div class=rich_media_tool>阅读原文 投诉</div></div>",
    "half of it folded away": f"{HEAD}<div class=box>{''.join(f'<p>{one}</p>' for one in PARAGRAPHS[:3])}<div class=hide style='display:none'>{''.join(f'<p>{one}</p>' for one in PARAGRAPHS[3:])}</div><div>展开阅读全文</div></div>",
}


@pytest.mark.parametrize("template", TEMPLATES)
def test_templates_of_publishing_systems(template: str) -> None:
    article = read(page(TEMPLATES[template]))
    assert (article.title, article.text, article.published) == (TITLE, TEXT, "2012-01-05")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layouts_of_many_kinds(layout: str) -> None:
    article = read(page(LAYOUTS[layout]))
    assert (article.title, article.text) == (TITLE, TEXT)


def test_sections_with_headings_of_their_own_belong_together() -> None:
    sections = (("基本情况", PARAGRAPHS[:1]), (PARAGRAPHS[1], PARAGRAPHS[2:4]), (PARAGRAPHS[4], PARAGRAPHS[5:6]))
    body = "".join(
        f"<div class=s><h3>{head}</h3><div class=t>{'<br>'.join(text)}</div></div>" for head, text in sections
    )
    assert read(page(f"<div>{HEAD}{body}</div>")).text == "\n".join(["基本情况", *PARAGRAPHS[:6]])


def test_parts_in_boxes_of_their_own_belong_together() -> None:
    parts = "".join(
        f"<div class=part><h2>某镇工作总结篇{n}</h2><div class=b>{paragraphs()}</div></div>" for n in "一二三"
    )
    text = read(page(f"{HEAD}<div class=c>{parts}</div><ul>{LINKS}</ul>")).text
    assert text == "\n".join(f"某镇工作总结篇{n}\n{TEXT}" for n in "一二三")


@pytest.mark.parametrize(
    "last",
    [
        "附件：<a href=a.doc>水利工程一览表.doc</a>",
        "二〇一一年十二月二十日",
        "柳林镇水利站",
        "咨询电话：0123-6482 联系人：王某",
    ],
)
def test_the_end_of_a_document_stays(last: str) -> None:
    text = read(page(f"{HEAD}<div class=c>{paragraphs()}<p align=right>{last}</p></div>")).text
    assert text.endswith("\n" + last.replace("<a href=a.doc>", "").replace("</a>", ""))


def test_a_blogs_index_holds_no_article() -> None:
    posts = "".join(
        f"<article class=hentry><h2><a href={n}>某县教育局工作总结第{n}篇</a></h2><div class=entry-content>{paragraphs()}</div></article>"
        for n in range(6)
    )
    assert read(page(f"<h1><a href=/>某人的博客</a></h1>{posts}", "某人的博客")).text == ""


def test_an_article_of_one_line() -> None:
    line = "经研究，同意柳林镇水利站的工作总结，请认真落实。"
    assert read(page(f"{HEAD}<div class=c><p>{line}</p></div><ul>{LINKS}</ul>")).text == line


def test_a_lead_in_a_box_that_tips_stand_in_elsewhere_stays() -> None:
    lead = "2011年，我站紧紧围绕全年目标任务，扎实开展水利各项工作，取得了一定成效。"
    assert read(page(f"{HEAD}<div><div class=tips>{lead}</div>{paragraphs()}</div>")).text == f"{lead}\n{TEXT}"


def test_what_is_signed_and_appended_under_an_editors_line_stays() -> None:
    below = ["审核：王某", "附件：水利工程一览表", "2011年12月20日"]
    text = read(page(f"{HEAD}<div class=c>{paragraphs()}{''.join(f'<p>{one}</p>' for one in below)}</div>")).text
    assert text.split("\n")[len(PARAGRAPHS) :] == below


POSTS = "".join(f"<li><b>网友{n}</b> 2012-02-0{n} 10:22<br>{REMARK}</li>" for n in range(1, 7))
LONG = PARAGRAPHS[0] * 4


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"{LONG}<h3>网友评论</h3><div><ul>{POSTS}</ul></div>", LONG),
        (f"<p>{LONG}</p><p>共有6条评论</p><ul>{POSTS}</ul>", LONG),
        (f"<div class=c><p>{LONG}</p><h3>最新评论(2)</h3><p>某某 10分钟前</p><p>{REMARK}</p></div>", LONG),
        (
            f"<div class=c><p>{LONG}</p><table><tr><td><a href=1>某县教育局2011年工作总结</a></td></tr></table><p>{LONG}</p></div>",
            f"{LONG}\n{LONG}",
        ),
        ("".join(f"<div><div><span>{one}</span></div></div>" for one in PARAGRAPHS), TEXT),
        (
            "".join(f"<table><tr><td>{one}</td></tr></table>" for one in (*PARAGRAPHS, "水利站", "2011年12月20日")),
            f"{TEXT}\n水利站\n2011年12月20日",
        ),
        (
            f"<div><div class=t><p>{LONG}</p></div><div>水利站</div><div>2011年12月20日</div></div>",
            f"{LONG}\n水利站\n2011年12月20日",
        ),
        (
            f"<div class=c><p>{LONG}</p><p>小编推荐：<a href=1>某县教育局2011年工作总结</a></p><p>{LONG}</p></div>",
            f"{LONG}\n{LONG}",
        ),
        (
            f"<div class=c><p>{LONG}</p><p>推荐阅读：<a href=1>某县教育局2011年工作总结</a></p><p>水利站</p><p>2011年12月20日</p></div>",
            f"{LONG}\n水利站\n2011年12月20日",
        ),
    ],
)
def test_what_stands_beside_a_short_text_neither_hides_nor_joins_it(body: str, text: str) -> None:
    assert read(page(f"{HEAD}{body}")).text == text
