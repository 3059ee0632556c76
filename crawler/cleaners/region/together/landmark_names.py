"""The waters, mountains, sights, works and specialities that a text names and that one place alone has."""

from collections import defaultdict

from crawler.cleaners.beginnings import apart
from crawler.cleaners.region.places import landmarks
from crawler.cleaners.region.reading.edges import is_cut, is_in_work, stands_for_itself
from crawler.cleaners.region.reading.elsewhere import is_own
from crawler.cleaners.region.together.name import Bearers, Name
from crawler.cleaners.region.together.words import words_at
from crawler.cleaners.vocabulary.offices import OF_SIGHT
from indexer import late_re as re

_GOES_ON = frozenset("江河湖海湾港溪泉山岭城区")  # with which the segmenter begins another word: 鄱阳湖区, 构溪河畔
_READER_IS_ON, _NEAR = re.compile("(?:访问|光临|登[录陆]|浏览|关注)了?$"), 4  # 欢迎您访问大河网
_OFFICE = re.compile(OF_SIGHT)
_BODIES = ("学", "校", "医院", "厂", "矿", "石化", "公司", "集团", "报")  # who is named by his own texts
# What tells its place alone: of 14 texts that named one and nothing else all were of it, or of its province. A mountain
# or a park did not, one time each: they are remembered, or have namesakes.
_ALONE = re.compile("(?:[河江湖塬峪寨]|水库|旅游度假区|[旧遗]址|影城|经济)$")
# How likely it is of the text's own place: named once, in varying company, by who looks after it.
_ONCE, _AGAIN, _BY_OFFICE = 0.87, 0.9, 0.95


def landmarks_named(body: str) -> dict[str, list[Name]]:
    """What a text names that lies in one place alone, by its name; without bearers where it is not the text's own."""
    found: dict[str, list[Name]] = defaultdict(list)
    for word, start, end in apart(words_at(body, landmarks.codes())):
        if stands_for_itself(body, start, end) and (word[-1] in _GOES_ON or not is_cut(body, start, end)):
            found[word].append(_named(body, word, start, end))
    for names in found.values():
        if len({body[name.end : name.end + 1] for name in names if name.own}) > 1:
            names[:] = [name.with_likelihood(max(name.likelihood, _AGAIN)) if name.own else name for name in names]
    return found


def _named(body: str, word: str, start: int, end: int) -> Name:
    if not is_own(body, start, end, near=True) or is_in_work(body, start, end):
        return Name(word, (), False, start, end)
    if _READER_IS_ON.search(body, max(0, start - _NEAR), start):
        return Name(word, (), False, start, end)
    office = _OFFICE.match(body, end)
    likelihood, end = (_BY_OFFICE, office.end()) if office else (_ONCE, end)
    return Name(
        body[start:end],
        (Bearers(likelihood, landmarks.codes()[word]),),
        True,
        start,
        end,
        near=True,
        is_landmark=True,
        is_hint=office is None and not word.endswith(_BODIES) and _ALONE.search(word) is None,
    )
