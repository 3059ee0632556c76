"""The day of publication that a page shows its reader: near the title, or behind a label."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from crawler.cleaners.article.days import DATE, LONGEST_BOX, day_of, in_line, year_first
from crawler.cleaners.article.layout import Layout, Line
from crawler.cleaners.article.wording import heads_comments
from indexer import late_re as re

# What a site calls the day on which it put a page up. 时间 alone does so where it begins the line or a field of it, for
# 面试时间 is an author's; 公开 and its like are words of documents as well.
LABEL = re.compile(
    r"(?:(?:posted|asked)\s*(?:on|@|at)?|(?:发布|發佈|發布|发表|上传|更新|刊登|登载)(?:时间|日期|時間|于|於)?"
    r"|(?:录入|添加|创建|刊发|公开|编辑|发稿|发帖|上网)(?:时间|日期|時間|于|於)|(?:(?<![\u4e00-\u9fff])|^(?:信息)?来源[:：][^:：]{1,20})(?:日期|时间|時間)"
    r"|发信站\s*[:：][^()（）]{1,20})\s*[:：]?\s*[\[【(（]?\s*$",
    re.I,
)
_UPDATED = re.compile(r"(?:更新|编辑|修改)(?:时间|日期|時間|于|於)?\W*$")  # weighs less than the day itself
# What a document's own days are called, and those of what it tells of: 会议时间; not what sites say of theirs.
_OF_SITES = (
    "日期 收录 分享 推荐 审核 入库 首发 生成 整理 采集 转载 修改 提交 投稿 上线 归档 来源 信息 文章 公布 發布 發表 發佈"
)
OTHER_DAY = re.compile(
    r"(?:(?<=[\u4e00-\u9fff])"
    + "".join(f"(?<!{words})" for words in _OF_SITES.split())
    + r"(?:时间|日期|時間)|有效期[至到]?|登[录陆])\s*[:：]?\s*[\[【(（]?\s*$"
)
_OTHER_PAGE = re.compile(r"推荐文章于\s?$")  # 最新推荐文章于2024-05-01 10:20:30发布
_PLACE = re.compile(r"\W{0,4}地\s?点")  # of a meeting, below its time
# Where a site says which day it is.
CLOCK = re.compile(r"(?:今天|今日|现在)(?:是|时间)|欢迎")  # 农历 is printed on a newspaper as well
# The page of a newspaper, below whose day its articles stand.
_EDITION = re.compile(r"第\s?[A-Z]{0,2}\d{1,3}\s?版")
_SENTENCE = 60  # characters of a line with a comma that is text rather than heading
_OF_SITE = re.compile("微信|公众号|客户端")  # which a site asks its readers to follow
HEAD_LINES = 25  # after the title
_ABOVE = 8  # lines above a text whose title is not shown
_BESIDE = 2  # lines between the title and a date that leads to the page itself, or the title once more
_MAX_BARE_LINE = 100  # characters of a line of date and source
_IN_SENTENCE = re.compile("^(?:[，,、召至到第起止]|印发|通过|修订)|[。；]")
_MAY_HOLD_DAY = re.compile(r"20|19|\d\d[-/.年]\d\d[-/.月]\d\d|[:：]\s?(?:[一二][〇零○九]|中[华華]民|民[国國])")
_BOX = re.compile(r"\d+(?:[-/.年月]\d*)?[月日]?")  # a part of a day
_MAX_LINE = 160  # a longer line is a sentence, and its dates are what it tells of


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page shows its document."""

    said: str  # the title
    title: int  # its line; -1 if the page does not show it
    text: int = -1  # the line on which the text's box begins; -1 if that is not known

    @property
    def hidden(self) -> bool:
        """Whether the page does not show the title."""
        return self.title < 0

    @property
    def top(self) -> int:
        """The line below which the document's day is looked for."""
        return max(self.text - _ABOVE, 0) if self.hidden else self.title


@dataclass(frozen=True, slots=True)
class Seen:
    """A visible date."""

    rank: int
    day: str  # ISO
    evidence: str
    pages: bool  # near the title and the page's: labelled as such, or told to the minute


def shown(page: Layout, lines: range, place: Place, last: date) -> Seen | None:
    """The day that these lines show: one between the title and the text, or one that a label calls the page's.

    No day later than `last` is believed.
    """
    best: Seen | None = None
    sentences = 0  # since the title: below the text stands the author's own date
    heading = page.lines[place.title].text if place.title >= 0 else ""
    for index, read in zip(lines, page.lines[lines.start : lines.stop], strict=False):
        below = page.lines[index + 1 : index + 2]
        line = _with_box(read, below)
        text = line.text
        sentences += _is_sentence(text)
        # Also below a summary for those who share the page.
        if index == place.top or (text == heading and index - place.title <= _BESIDE):
            sentences = 0
        if sentences and heads_comments(text):
            break  # their days are their writers'
        if len(text) > _MAX_LINE or not _MAY_HOLD_DAY.search(text) or (below and _PLACE.match(below[0].text)):
            continue
        seen = _of_line(line, index, place, sentences, last)
        if seen and seen.rank >= 2 and (best is None or seen.rank > best.rank):
            best = seen
    return best or _above_title(page, place, last)


def _with_box(line: Line, below: list[Line]) -> Line:
    """A line; if it is a part of a day in a box of its own, with the box below it."""
    if len(line.text) > LONGEST_BOX or not below or len(below[0].text) > LONGEST_BOX or not _BOX.fullmatch(line.text):
        return line
    return replace(line, text=f"{line.text} {below[0].text}")


def _above_title(page: Layout, place: Place, last: date) -> Seen | None:
    """The day that stands by itself right above the title. A clock has the weekday, or 年 and no time."""
    for line in reversed(page.lines[max(place.title - _BESIDE, 0) : max(place.title, 0)]):
        match = DATE.fullmatch(year_first(line.text))
        clock = not match or "星期" in line.text or ("年" in line.text and not match["time"])
        if match and not clock and not line.linked and (day := day_of(match, last)):
            return Seen(0, day, line.text, pages=False)
    return None


def _is_sentence(text: str) -> bool:
    """Whether a line is the document's text, and no heading, data or request of the site."""
    if len(text) >= _SENTENCE and (len(text) > _MAX_BARE_LINE or "，" in text or ", " in text):
        return True
    return len(text) >= 20 and "。" in text and not _OF_SITE.search(text)


def _of_line(line: Line, index: int, place: Place, sentences: int, last: date) -> Seen | None:
    """The date of a line and how surely it is the page's; None if it has none, or another's.

    `sentences` stand between the title and the line.
    """
    text = year_first(line.text)
    match = _match(text)
    day = day_of(match, last) if match else None
    if not match or not day:
        return None
    label, timed = _label(text, match, place), match["time"] is not None
    labelled = bool(LABEL.search(label))
    close = 0 <= index - place.top <= HEAD_LINES or (place.hidden and index <= HEAD_LINES)
    near = close and sentences <= 2 * labelled
    if not labelled and not (near and _may_be_the_pages(label, text, match, index, place)):
        return None
    own = (labelled or (timed and not place.hidden)) and abs(index - place.title) <= _BESIDE
    told = labelled and not (near and _UPDATED.search(label))
    row = line.is_link and not own  # of a list
    above_text = near and place.hidden and index >= place.top
    return Seen(
        rank=3 * near + above_text + 2 * told + timed + (len(text) <= 40) - 3 * row,
        day=day,
        evidence=line.text,
        pages=(labelled or timed) and near and not row,
    )


def _may_be_the_pages(label: str, text: str, match: re.Match[str], index: int, place: Place) -> bool:
    """Whether the date of a line near the title, whose label does not call it the page's, may be so."""
    if len(text) > _MAX_BARE_LINE or _IN_SENTENCE.search(text[match.end() :]):
        return False
    if OTHER_DAY.search(label) or CLOCK.search(label):
        return False
    if place.hidden and not match["time"]:
        # A mere day may be today's, which sites write with 年, unless it is beside the text.
        return place.text >= 0 and abs(index - place.text) <= _BESIDE and "年" not in match[0]
    # A day in the title is what it tells of.
    return index != place.title or match[0].strip() not in year_first(place.said)


def _label(text: str, match: re.Match[str], place: Place) -> str:
    """What stands before the date of a line; without the title, behind which 时间：2018-09-12 may be glued."""
    return text[: match.start()].removeprefix(year_first(place.said))


def _match(text: str) -> re.Match[str] | None:
    """The date of a line: the first labelled as of publication, else one of nothing else, else the first."""
    labels = {match: text[: match.start()] for match in DATE.finditer(text)}
    own = {match: label for match, label in labels.items() if not _OTHER_PAGE.search(label)}
    created = {match: label for match, label in own.items() if not _UPDATED.search(label)}
    published = (match for match, label in created.items() if LABEL.search(label))
    unnamed = (match for match, label in created.items() if not OTHER_DAY.search(label))
    return next(chain(published, unnamed, own), None)


def of_newspaper(page: Layout, title: int, last: date) -> tuple[str, str] | None:
    """The day of the newspaper that a page shows, above the article's title and with the number of its page."""
    above = [line.text for line in page.lines[: max(title, 0)]]
    if not any(_EDITION.search(text) for text in above):
        return None
    short = (text for text in above if len(text) <= _MAX_LINE and not CLOCK.search(text))
    return next((found for text in short if (found := in_line(text, last))), None)
