"""The styles of page that the demonstration's site has, with advertisements wherever real sites put them."""

# ruff: noqa: E501 (the lines of a page are as long as they are)

import re
from dataclasses import dataclass
from functools import lru_cache

from opencc import OpenCC

from demo.texts import Document
from demo.words import Sector

COLUMN = "/gongzuozongjie/"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server sends for a path."""

    body: bytes
    content_type: str = "text/html; charset=utf-8"


def _paragraphs(paragraphs: tuple[str, ...] | list[str]) -> str:
    return "\n".join(f"<p>　　{paragraph}</p>" for paragraph in paragraphs)


def _neighbours(number: int) -> str:
    return (
        f'<div class="prenext">上一篇：<a href="{COLUMN}{number - 1}.html">村级财务工作总结</a><br>'
        f'下一篇：<a href="{COLUMN}{number + 1}.html">乡镇计生工作总结</a></div>'
    )


def _modern(document: Document, number: int) -> list[Answer]:
    html = f"""<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{document.title}_工作总结_晨光范文网</title>
<meta name="description" content="{document.title}由小编整理"></head><body>
<header class="header"><a href="/">晨光范文网</a> <nav><a href="/">首页</a> <a href="{COLUMN}">工作总结</a> <a href="/jihua/">工作计划</a>
<a href="/vip/9001.html">VIP专区</a> <a href="http://ads.example.com/click?id=1">广告投放</a></nav></header>
<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="{COLUMN}">工作总结</a> &gt; 正文</div>
<article><h1>{document.title}</h1>
<div class="info">发布时间：2013-0{number % 9 + 1}-1{number % 7} 来源：网络 点击次数：{number * 3} <a href="#">我要投稿</a></div>
<div class="article-content">
<p>　　时光飞逝，转眼间一年的工作已经结束了，下面是小编为大家整理的{document.title}，希望能帮到您，欢迎阅读。</p>
<p>　　{document.title}</p>
{_paragraphs(document.paragraphs)}
<div class="ad"><a href="http://ads.example.com/click?id=2">公文写作培训班火热报名，扫一扫领取资料</a></div>
</div>
<div class="related"><h3>猜你喜欢</h3><ul><li><a href="{COLUMN}1003.html">乡镇安全生产工作总结</a></li>
<li><a href="{COLUMN}1004.html">学校德育工作总结</a></li><li><a href="{COLUMN}1005.html">个人年终总结</a></li></ul></div>
{_neighbours(number)}</article>
<aside class="sidebar"><h3>推荐阅读</h3><ul><li><a href="{COLUMN}1006.html">2012年班主任工作总结范文</a></li></ul></aside>
<footer class="footer">晨光范文网 版权所有 ICP备00000000号 客服QQ：10000</footer></body></html>"""
    return [Answer(html.encode())]


def _table(document: Document, number: int) -> list[Answer]:
    """An old page of nested tables: GBK bytes that server and page both call UTF-8."""
    text = "<br><br>\n".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{paragraph}" for paragraph in document.paragraphs)
    html = f"""<HTML><HEAD><META http-equiv="Content-Type" content="text/html; charset=utf-8">
<TITLE>{document.title} - 公文天地</TITLE></HEAD><BODY bgcolor=#ffffff>
<TABLE width=760 align=center><TR><TD colspan=2><A href="/">公文天地首页</A> | <A href="{COLUMN}">工作总结</A> | <A href="/jihua/">工作计划</A>
| <A href="/shuzhi/">述职报告</A></TD></TR>
<TR><TD colspan=2><FONT size=2>当前位置：<A href="/">首页</A> → <A href="{COLUMN}">工作总结</A> → 浏览文章</FONT></TD></TR>
<TR><TD width=580 valign=top><TABLE width=100%><TR><TD align=center><B>{document.title}</B></TD></TR>
<TR><TD align=center><FONT color=gray>作者：佚名 文章来源：网友上传 点击次数：{number} 发布时间：2012-{number % 12 + 1:02d}-08</FONT></TD></TR>
<TR><TD><FONT style="font-size:14px">{text}</FONT></TD></TR>
<TR><TD align=right><A href="javascript:window.print()">打印</A> <A href="javascript:window.close()">关闭窗口</A></TD></TR>
<TR><TD>{_neighbours(number)}</TD></TR></TABLE></TD>
<TD width=180 valign=top><TABLE><TR><TD>推荐阅读</TD></TR><TR><TD><A href="{COLUMN}1007.html">党支部工作总结</A></TD></TR>
<TR><TD><A href="{COLUMN}1008.html">机关作风整顿总结</A></TD></TR></TABLE></TD></TR>
<TR><TD colspan=2 align=center>免责声明：本站内容均来自网络，公文天地 版权所有 客服QQ：10001</TD></TR></TABLE></BODY></HTML>"""
    return [Answer(html.encode("gb18030"), "text/html; charset=utf-8")]


def _traditional(document: Document, number: int) -> list[Answer]:
    """The whole page in traditional characters."""
    html = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{document.title}_文秘庫</title></head><body>
<div id="top"><a href="/">文秘库</a> <a href="{COLUMN}">工作总结</a> <a href="/jihua/">工作计划</a></div>
<div class="main"><h1>{document.title}</h1><div class="meta">日期：2014-06-{number % 27 + 1:02d} 作者：网友上传</div>
<div class="content">{_paragraphs(["前言：本站为你精心整理了" + document.title + "范文，希望能为你的创作提供参考价值，我们的客服老师可以帮助你提供个性化的参考范文，欢迎咨询。", *document.paragraphs])}</div>
<div class="tags">推荐阅读：<a href="{COLUMN}1009.html">妇联工作总结</a> <a href="{COLUMN}1010.html">工会工作总结</a></div></div>
<div class="footer">文秘库 版权所有</div></body></html>"""
    return [Answer(_s2t(html).encode())]


def _download(document: Document, number: int) -> list[Answer]:
    """A document site's preview: a head of sizes and formats, banners between and inside paragraphs, a teaser's end."""
    paragraphs = list(document.paragraphs)
    paragraphs.insert(3, "下载后可任意编辑")
    paragraphs.insert(7, "开通VIP会员，立即下载完整版文档")
    html = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{document.title}.docx - 百川文库</title></head><body>
<div class="nav"><a href="/">百川文库</a> <a href="{COLUMN}">工作总结</a> <a href="/vip/9001.html">VIP会员</a></div>
<div class="doc-head"><h1>{document.title}.docx</h1><p>文档大小：{number % 60 + 12}KB 页数：{number % 6 + 3} 格式：DOCX 上传时间：2016-0{number % 9 + 1}-02</p>
<p>{document.title}.docx由会员分享，可在线阅读，更多相关《{document.title}.docx（{number % 6 + 3}页珍藏版）》请在百川文库上搜索。</p>
<p>1、本文档内容版权归属内容提供方，所产生的收益全部归内容提供方所有，如有侵权请联系客服QQ：10002。</p></div>
<div class="doc-content">
{_paragraphs(paragraphs)}
<p>（未完，全文共{len(document.text) + 900}字，当前显示{len(document.text)}字）</p>
<p>请先登录后继续阅读</p></div>
<div class="download-box"><a href="/vip/9001.html">立即下载</a> <a href="#">复制全文</a></div>
<div class="footer">百川文库 版权所有 扫一扫关注我们</div></body></html>"""
    return [Answer(html.encode())]


def _paginated(document: Document, number: int) -> list[Answer]:
    """An article on two or three pages that link one another."""
    count = 2 + number % 2
    size = -(-len(document.paragraphs) // count)
    chunks = [document.paragraphs[start : start + size] for start in range(0, len(document.paragraphs), size)]
    names = [f"{number}.html", *(f"{number}_{page}.html" for page in range(2, len(chunks) + 1))]
    answers = []
    for page, chunk in enumerate(chunks):
        numbers = " ".join(
            f"<b>{at + 1}</b>" if at == page else f'<a href="{name}">{at + 1}</a>' for at, name in enumerate(names)
        )
        turn = f' <a href="{names[page + 1]}">下一页</a>' if page + 1 < len(names) else ""
        html = f"""<!DOCTYPE html><html><head><meta charset="gbk"><title>{document.title}{f"({page + 1})" if page else ""}-天南公文网</title></head>
<body><div class="head"><a href="/">天南公文网</a> <a href="{COLUMN}">工作总结</a></div>
<div class="position">您的位置：<a href="/">首页</a> &gt; <a href="{COLUMN}">工作总结</a></div>
<h1>{document.title}</h1><div class="time">时间：2011-11-{number % 28 + 1:02d} 编辑：小编</div>
<div id="content">{_paragraphs(chunk)}</div>
<div class="pages">{numbers}{turn}</div>
<div class="foot">天南公文网 版权所有</div></body></html>"""
        answers.append(Answer(html.encode("gbk"), "text/html"))
    return answers


def compilation(title: str, sector: Sector, parts: tuple[Document, ...], number: int) -> Answer:
    stem = re.sub(r"(?:实用|（精选|范文|\(通用).*$", "", title)
    body = "\n".join(
        f"<p><strong>{stem}篇{position}</strong></p>\n{_paragraphs(part.paragraphs)}"
        for position, part in enumerate(parts, 1)
    )
    html = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}-晨光范文网</title></head><body>
<div class="nav"><a href="/">晨光范文网</a> <a href="{COLUMN}">工作总结</a></div>
<div class="main"><h1>{title}</h1><div class="info">发布时间：2015-03-0{number % 9 + 1} 编辑：小编</div>
<div class="article-content">
<p>　　总结是对一段时间内的工作进行回顾和分析的书面材料，它可以帮助我们找出规律，让我们一起认真地写一份总结吧。下面是小编为大家收集的{title}，仅供参考，欢迎大家阅读。</p>
{body}
<p>　　【{title}】相关文章：</p><p><a href="{COLUMN}1011.html">1.社区{sector.topic}工作总结</a></p></div>
{_neighbours(number)}</div><div class="footer">晨光范文网 版权所有</div></body></html>"""
    return Answer(html.encode())


PAGES = {
    "modern": _modern,
    "table": _table,
    "traditional": _traditional,
    "download": _download,
    "paginated": _paginated,
}


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    return OpenCC("s2t")


def _s2t(text: str) -> str:
    converted: str = _converter().convert(text)
    return converted
