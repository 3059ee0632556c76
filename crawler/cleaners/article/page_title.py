"""What a page's <title> names beside the document: its site, a column of it, the body that runs it."""

from crawler.cleaners.article.layout import normalised
from crawler.cleaners.document import Element, head_title
from indexer import late_re as re
from indexer.text import fold

MAX_TITLE = 200  # characters
# Between a title and the names of column and site. A bare hyphen only beside what sounds like a site, and not between
# digits: 2009-2010 may be the title's.
_SEPARATOR = re.compile(
    r"\s*(?:[_＿▁|｜]+|\s[-–—－·•]\s|-{2,}|::|>>|»|(?<=[网站府])[-–—－]|"
    r"(?:(?<!\d)[-–—－]|[-–—－](?!\d))(?=[^-–—－_|｜]{0,20}(?:网|站|文库|文档|博客|频道|政府|大全|门户)[^-–—－_|｜]{0,6}(?:$|"
    r"[-–—－_|｜])))\s*"
)
_ANY_SEPARATOR = re.compile(r"\s*[-–—－_＿|｜]+\s*")
# The site's name in brackets behind a title.
_BEHIND = re.compile(r"\s*[\[【《][^\[\]【】《》]{2,20}(?:网|文库|博客)[\]】》]$")
# A name that sites set before the title as well.
_SITE = re.compile(r"(?:网|网站|官网|门户|文库|博客|平台|人民政府|首页)\W*$")
_BODY = (
    r"(?:(?:有限|集团|分)公司|学校|中学|小学|大学|学院|(?:医|卫生)院|研究[院所]|协会|学会"
    r"|[党团]委|局|(?<![好用益坏害])处|馆)"
)
# A <title> that names whoever runs the site, and no document.
_OWNER = re.compile(rf"{_SITE.pattern}|\.(?:com|cn|net|org)$|(?:{_BODY}|公司|(?<!个人)中心)\W*$", re.IGNORECASE)
_BODY_FIRST = re.compile(
    rf"^(?!.{{0,30}}关于)[^\s—:：，!?]{{2,30}}(?:{_BODY}|(?<!个人)中心)(?:(?:中文|官方)?主页|\s[A-Za-z .&']+)?$"
)  # 某某大学 Some University
# What an editor of pages calls one that has no name yet, and what a template calls the page of an article.
_NAMELESS = re.compile(
    r"(?:(?:无标题|未命名|新建|untitled|new ?page|document\b|index\b).{0,12}|(?:文章|内容){0,2}(?:正文|详情|页面?)?)$",
    re.IGNORECASE,
)
_COLUMN = re.compile(r"(?:信息公开|(?:个人|年终|年度|半年)?(?:工作)?(?:总结|计划){1,2}|述职报告|心得体会)$")
# How many messages wait for whoever saved the page.
_MESSAGES = re.compile(r"^[(（]\d+\+?\s?(?:封私信|条消息|条未读)[^()（）]{0,20}[)）]\s*")
_TAG = re.compile(r"</?(?:br|p|b|i|em|strong|font|span|img|su[bp]|div)\b[^<>]*>", re.IGNORECASE)


def declared_title(tree: Element) -> str:
    """The title that the page declares, as government sites in China must: <meta name="ArticleTitle">."""
    return _of_meta(tree, "name", "articletitle")


def given_title(tree: Element) -> str:
    """The page's <title>; if it is empty, as in public accounts of WeChat, what it names for sharing."""
    said = _MESSAGES.sub("", normalised(_TAG.sub(" ", head_title(tree))))
    return _BEHIND.sub("", said[:MAX_TITLE]) or _of_meta(tree, "property", "og:title")


def _of_meta(tree: Element, attribute: str, name: str) -> str:
    """The content of the <meta> in the head whose attribute is `name`; "" if there is none."""
    for head in tree.iterchildren("head"):
        for meta in head.iterchildren("meta"):
            if (meta.get(attribute) or "").lower() == name:
                return normalised(meta.get("content") or "")[:MAX_TITLE]
    return ""


def parts_of(page_title: str) -> list[str]:
    """The names that a <title> consists of, in its order."""
    return [part.strip() for part in _SEPARATOR.split(page_title) if part.strip()]


def first_and_rest(page_title: str, *, bare: bool) -> tuple[str, str]:
    """The first name in a <title> and all behind it, "" if nothing is; `bare`: any hyphen parts them."""
    first, *rest = (_ANY_SEPARATOR if bare else _SEPARATOR).split(page_title.strip(), maxsplit=1)
    return first, "".join(rest)


def has_separator(text: str) -> bool:
    """Whether a text has a sign that parts the names in a <title>."""
    return bool(_SEPARATOR.search(text))


def without_sites(parts: list[str]) -> list[str]:
    """The parts of a <title> that name no site. The first may end as a site's name does where the site stands last."""
    first = parts[:1] if len(parts) > 2 and names_site(parts[-1]) and not parts[0].endswith("首页") else []
    return first + [part for part in parts[len(first) :] if not names_site(part)] or parts


def names_site(text: str) -> bool:
    """Whether a text ends as the name of a site does."""
    return bool(_SITE.search(fold(text)))


def names_owner(text: str) -> bool:
    """Whether a text is the name of a site or of the body that runs it."""
    return bool(_OWNER.search(fold(text)))


def names_nothing(text: str) -> bool:
    """Whether a <title> is empty, or says of no document what it is: Untitled Document, 正文."""
    return bool(_NAMELESS.match(text))


def names_column(text: str) -> bool:
    """Whether a text is the name of a column, or of all documents of a kind: 工作总结."""
    return bool(_COLUMN.match(text))


def names_body(text: str) -> bool:
    """Whether a text is the name of a body, in Chinese and perhaps in English, and nothing more."""
    return bool(_BODY_FIRST.search(fold(text)))
