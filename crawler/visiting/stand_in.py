"""What a site answers in an article's place: a log-in, a captcha, a cookie wall, a refusal, “no such page”.

A redirect may also lead to a notice in words that no rule knows; it is told by having no text.
"""

import re
from enum import StrEnum

from crawler.cleaners.decode import decode
from crawler.feeding.async_cleaner import Clean
from crawler.page import Page


class StandIn(StrEnum):
    """What stands in an article's place, as the last line of a crawl counts it."""

    BLOCKED = "asks to log in or to prove that one is human"
    WALLED = "asks for a cookie or a script"
    ABSENT = "says that there is no such page"
    AWAY = "redirected to a page without a text"
    PREVIEW = "shows only the beginning of the text that it gave"


_REFUSING = (401, 403, 407, 418, 429, 451, 503)
_HEAD = 20_000  # bytes of a page that are looked at
# Titles of pages, in lower case as all of these, that stand in the way of another.
_BLOCK_TITLE = re.compile(
    r"<title[^>]*>[^<]{0,40}?(?:登[录錄陆]|验证码|安全验证|人机验证|身份验证|访问(?:过于频繁|受限|被拒绝)|拒绝访问"
    r"|请求(?:过于频繁|异常)|403 forbidden|access denied|just a moment|captcha)"
)  # fmt: skip
_WALL = re.compile(
    r"(?:启用|开启|打开|允许|支持|接受|禁用了?|开通)[^<>。]{0,12}(?:cookie|java ?script)"
    r"|(?:cookies?|java ?script)[^<>。.]{0,20}(?:被禁用|未启用|未开启|disabled|(?:is|are) (?:required|not enabled|off))"
    r"|(?:enable|turn on|allow|accept)[^<>。.]{0,12}(?:cookies|java ?script)"
)  # fmt: skip
_ASKED_FOR = re.compile(r"cookie|java ?script")
_AROUND = 60  # characters before and behind these words that `_WALL` can reach
# A soft 404: the server says 200, the page says no. (Bar-Yossef et al., Sic transit gloria telae, 2004, ask for an
# address that cannot be instead; the words need no such request.)
_NOT_THERE = re.compile(
    r"(?:页面|网页|頁面|文章|内容|信息|文档|资源)[^<>。]{0,8}(?:不存在|已经?被?删除|(?:找|寻)不到|无法找到)"
    r"|(?:找不到|没有找到|未找到|不存在)[^<>。]{0,8}(?:页面|网页|文章|内容|文档)"
    r"|<(?:title|h\d)[^>]*>\s*(?:404|(?:404\s*[-:]?\s*)?(?:page )?not found|出错了|错误提示)"
)  # fmt: skip


async def stand_in(status: int, page: Page, clean: Clean, *, moved: bool = False) -> StandIn | None:
    """What stands in an article's place; None where it may be the article.

    Words alone are not enough: an article may speak of passwords and lost pages. So a page that gives a summary, or
    that cannot be cleaned, is never taken for a stand-in. `moved` tells that a redirect has led to the page.
    """
    if status in _REFUSING:
        return StandIn.BLOCKED
    found = (suspected(page) or (StandIn.AWAY if moved else None)) if status == 200 else None
    if not found:
        return None
    cleaned = await clean(page)
    return None if cleaned.summaries or cleaned.failed else found


def suspected(page: Page) -> StandIn | None:
    """What a page may be by its first words."""
    head = decode(page.body[:_HEAD], page.content_type).text.lower()
    if _BLOCK_TITLE.search(head):
        return StandIn.BLOCKED
    if _NOT_THERE.search(head):
        return StandIn.ABSENT
    return StandIn.WALLED if _is_walled(head) else None


def _is_walled(head: str) -> bool:
    """Whether `_WALL` matches. It is tried only around the words that it needs, which saves a millisecond a page."""
    begin = end = 0
    for word in _ASKED_FOR.finditer(head):
        if word.start() - _AROUND > end:
            if _WALL.search(head, begin, end):
                return True
            begin = word.start() - _AROUND
        end = word.end() + _AROUND
    return bool(_WALL.search(head, begin, end))
