"""An article of our own writing, and pages around it, for tests of the extractor."""

# ruff: noqa: E501 (markup reads better unbroken)
from datetime import UTC, datetime

from crawler.cleaners.article import Article, extract
from crawler.page import SiteRules

PARAGRAPHS = [
    "2011年，在镇党委、镇政府的正确领导下，我站紧紧围绕全年目标任务，扎实开展水利各项工作，取得了一定成效。现将有关情况总结如下：",
    "一、主要工作",
    "（一）抓好农田水利建设。全年共清淤沟渠32公里，新修泵站3座，改善灌溉面积4500亩，受益群众达1.2万人。",
    "（二）抓好防汛抗旱。汛前对全镇12座小型水库进行拉网式排查，落实责任人24名，储备编织袋2万条。",
    "二、存在的问题",
    "一是管护经费不足，部分工程带病运行；二是技术力量薄弱，专业人员青黄不接。",
    "三、明年打算",
    "继续加大投入，完善制度，力争把各项水利工作提高到一个新的水平。",
]
TEXT = "\n".join(PARAGRAPHS)
REST = TEXT.replace("，", "，也")  # as long a text in sentences of its own, for what follows
TITLE = "柳林镇水利站2011年工作总结"
LINKS = "".join(
    f'<li><a href="/a/{i}.html">{year}年某单位工作总结范文精选</a></li>' for i, year in enumerate(range(2001, 2013))
)
MENU = '<div class="menu"><a href="/">首页</a><a href="/zj">工作总结</a><a href="/jh">工作计划</a><a href="/xd">心得体会</a></div>'
FOOT = "<div>版权所有 某某网 网站备案号：京ICP备00000000号 未经授权，不得转载本站内容，违者必究。</div>"


def page(body: str, title: str = f"{TITLE}_工作总结_某某范文网") -> str:
    return f"<html><head><meta charset=utf-8><title>{title}</title></head><body>{MENU}{body}{FOOT}</body></html>"


def paragraphs(tag: str = "p", text: str = TEXT) -> str:
    return "".join(f"<{tag}>　　{one}</{tag}>" for one in text.split("\n"))


def read(html: str, rules: SiteRules | None = None) -> Article:
    return extract(html, rules or SiteRules(), datetime(2020, 1, 1, tzinfo=UTC))
