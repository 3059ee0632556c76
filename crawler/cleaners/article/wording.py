"""What the wording of a line tells: prose, a notice of the site, or the line of date and source."""

from collections.abc import Sequence

from crawler.cleaners.article import rules as rule
from crawler.cleaners.article.layout import Line
from indexer.text import fold

_WORDS = 150  # characters without a punctuation mark that no author writes
_CONTACT = 120  # characters of a line with an address or a telephone number
_PARAGRAPH = 100  # characters of a line that holds more than a notice
_COMMENTS = 20  # characters of the heading of comments
_OTHERS = 60  # characters of the heading of links to other pages
_POSTED = 2  # lines under the heading of comments, in one of which their first has its time
_NAMES_READER = 60  # characters of a line that names the writer of a comment, or its time
_SHORT_META = 80  # characters; a longer line of labels is prose that uses the words


def prose(text: str, linked: int) -> float:
    """How much a line speaks for an article, in characters; 0 for links, notices, labels and fragments."""
    length = len(text)
    if linked * 2 > length:
        return 0.0
    marks = len(rule.SENTENCE_MARKS.findall(text))
    if length < 10 and not marks:
        return 0.0
    if ("{" in text or text.startswith("http")) and rule.DATA.search(text):
        return 0.0
    if linked * 5 > length and length < 100 and "。" not in text:
        return 0.0  # a list's row: a link, its column, its date
    if length < 300 and (
        is_notice(text) or ("。" not in text and rule.FOOT.search(text)) or rule.BREADCRUMB.search(text)
    ):
        return 0.0
    if marks * _WORDS < length:
        return min(length, 1000) * 0.3  # a heading, or words strewn for search engines
    if length < _CONTACT and rule.CONTACT.search(text) and "。" not in text:
        return 0.0
    if length < _SHORT_META and is_meta(text):
        return 0.0
    return float(length - linked)


def is_notice(text: str) -> bool:
    """Whether the line is the site's own: rights, rules, requests. A long one says so at once or mostly."""
    if rule.NOTICE_CUE.search(text) and (found := rule.NOTICE.search(text)):
        sentences = rule.SENTENCE_END.split(text)
        if len(text) < _PARAGRAPH or found.start() < len(sentences[0]):
            return True
        return 2 * sum(len(one) for one in sentences if rule.NOTICE.search(one)) >= len(text)
    return False


def heads_comments(text: str) -> bool:
    """Whether a line is the heading of what readers wrote: 网友评论, 共有3条评论."""
    return len(text) <= _COMMENTS and bool(rule.COMMENTS.match(text))


def begins_comments(lines: Sequence[Line], at: int, end: int) -> bool:
    """Whether line `at` is the heading of comments, and a line soon under it, before `end`, names a writer or time."""
    if not heads_comments(lines[at].text):
        return False
    below = (line.text for line in lines[at + 1 : min(at + 1 + _POSTED, end)])
    return any(len(text) <= _NAMES_READER and rule.POSTED.search(text) for text in below)


def heads_others(text: str) -> bool:
    """Whether a line is the heading of links to other pages: 相关阅读."""
    return len(text) <= _OTHERS and bool(rule.TRAILER.match(text))


def is_meta(text: str) -> bool:
    """Whether the line consists of labels such as date, source or clicks and their values, and little else."""
    if len(text) > rule.MAX_META or not rule.META_CUE.search(text):
        return False
    text = fold(text)
    labels = len(rule.META_LABEL.findall(text))
    if not labels or rule.DOCUMENT_LABEL.search(text):
        return False
    rest = rule.META_REST.sub("", rule.META_LABEL.sub("", text))
    return len(rest) <= 16 * min(labels, 4) and "。" not in rest


def is_stamp(text: str) -> bool:
    """Whether a line is a date only, or a date with time of day and source."""
    if len(text) <= 30 and rule.DATE.search(text) and not rule.META_REST.sub("", text):
        return True
    rest = rule.STAMP.sub("", text)
    return len(text) <= 60 and len(rest) < len(text) and len(rest) <= 24 and not rule.SENTENCE_MARKS.search(rest)
