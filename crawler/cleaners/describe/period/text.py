"""What of a document tells its period, read once: title, opening, years, the date under it, their limits."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from crawler.cleaners.describe.period.forms import YEAR, read, whole_year, year_of
from crawler.cleaners.describe.period.latest import latest_year
from crawler.cleaners.describe.period.parts import BEGINS_TO, OPENING
from crawler.cleaners.describe.period.periods import LATEST, Period
from crawler.cleaners.describe.period.signature import signature
from crawler.cleaners.describe.period.spellings import as_usual, unspaced
from crawler.cleaners.describe.period.years_named import Named, years_named
from crawler.cleaners.vocabulary.folded_title import folded_title
from crawler.cleaners.vocabulary.inner_titles import inner_titles
from crawler.cleaners.vocabulary.title_words import COUNT, MODEL, PLANS
from indexer import late_re as re
from indexer.text import MASK

_MAX_READ = 20_000  # characters in which years are counted
_LEAST_TITLE = 6  # characters; a shorter title is a year or a word that the text may say itself
# What follows the title of its texts in a collection's: 模板6篇, 范文(精选8篇).
_OF_MANY = re.compile(rf"(?:{MODEL}|[(（]?{COUNT}[)）]?)+$")
_BEGUN = re.compile(rf"(?<=[结告划报案]) ?{YEAR}年$")  # of the first sentence, which begins behind the title
_TO_COME = (
    "思路|计划|打算|安排|要点|设想|展望|部署|"
    "(?:工作重点|重点工作|目标|任务|举措)(?![^,;。]{0,6}(?:完成|推进|进展|落实|执行))"
)
# The year of what comes next, behind a summary without one: 工作总结及2023年工作思路.
_NEXT_YEAR = re.compile(
    rf"(?:(?:总结|小结|汇报|报告|述职|情况)[^,;。]{{0,4}}[及和暨与、][^,;。]{{0,4}}|(?:总结|小结|汇报) ?)"
    rf"{YEAR}年[^,;。]{{0,12}}(?:{_TO_COME}|谋划|方案|工作意见)"
)
_NEXT_HALF = re.compile(
    r"(?:总结|小结|汇报|报告|述职|情况)[^,;。]{0,4}[及和暨与、](?P<half>下半年)[^,;。]{0,12}"
    rf"(?:{_TO_COME})"
)
_ON_ITS_YEAR = re.compile(rf"\n一、(?:{re.escape(MASK)}+|20\d\d)年(?:度)?(?:主要)?工作(?:总结|情况|回顾)")
# The year of a new year's wishes, which look back on the one before.
WISHES = "(?:新年|元旦|新春|春节)(?:贺|致|献|祝|寄语|团拜)"
_OF_WISHES = re.compile(rf"{YEAR}年(?={WISHES})")
_MASKED_YEAR = re.compile(
    rf"{re.escape(MASK)} ?(?:年|[上下]半年|大精神|届[一二三四五六七{re.escape(MASK)}]中|周年|[”\"]?的?开局)"
)
_MASKED_ORDINAL = re.compile(rf"{re.escape(MASK)}(?:届[一二三四五六七]中|大精神)")
_PLANS = re.compile(rf"(?:{PLANS})(?!生育)|安排|部署|实施意见")
_DRAWN_UP = re.compile(
    rf"(?=[特作做制现下])(?:特[制拟作][定订]?(?:本|如下|此)[^,。\n]{{0,8}}|[作做]出?如下|"
    rf"制(?<!并制)[定订]了?[^,。\n《\d]{{0,8}}20\d\d年[^,。\n《]{{0,16}}|{BEGINS_TO}(?:(?!总结|汇报|情况|回顾)[^,。\n])*?)"
    "(?:计划(?!生育)|安排|方案|部署|(?<=特制定如下)意见)"
)
SPOKEN = re.compile("讲话|致辞|发言|主持(?:词|稿|人用语)|讲稿")  # in a title
_REPORTS = re.compile("总结|小结|汇报|报告|述职|回顾|工作情况")


@dataclass(frozen=True, slots=True)
class Text:
    """A document as the steps that find its period read it; all of it folded."""

    heading: str  # the title, without the year of what comes next
    body: str  # its first 20,000 characters
    untitled: str  # these without the title, wherever it is said again
    opening: str  # of these the characters that say what it is on
    lines: Sequence[str]  # at its beginning, that say the title again
    named: Named  # the years that it names, but in its title
    latest: int  # the last year that it can be of
    signed: date | None  # the date under it, if not later than that
    published: date | None  # on this day
    seen: str  # by this day: published, or fetched
    on_own_site: bool  # published by whoever wrote it
    planned: int | None  # the year of what comes next, by the title: 2008年工作总结及2009年思路
    title_period: Period | None  # what the title names
    inner_period: Period | None  # what the first of these lines names that names a period

    @property
    def claimed(self) -> Period | None:
        """What the title names, else what the title inside names."""
        return self.title_period or self.inner_period

    @property
    def day_on_own_site(self) -> date | None:
        """The day on which whoever wrote it published it."""
        return self.published if self.on_own_site else None

    @property
    def beginning(self) -> str:
        """Title and opening."""
        return f"{self.heading}\n{self.opening}"

    @property
    def on_whole_year(self) -> bool:
        """Whether it says that it is on a whole year, though a site may have filed it under half-years."""
        return "半年" in self.heading and self.title_period is None and "一年来" in self.opening

    @property
    def hides_years(self) -> bool:
        """Whether a year of it is masked (20xx年)."""
        return MASK in self.body and _MASKED_YEAR.search(self.body) is not None

    @property
    def hides_ordinals(self) -> bool:
        """Whether the number of a congress is masked (XX届四中全会)."""
        return MASK in self.body and _MASKED_ORDINAL.search(self.body) is not None

    @property
    def plans(self) -> bool:
        """Whether its title says that it plans."""
        return _plans(self.heading)

    @property
    def reports(self) -> bool:
        """Whether its title says that it looks back."""
        return _reports(self.heading)

    @property
    def only_plans(self) -> bool:
        """Whether its title says that it plans, and not that it looks back too; else the text says: 特作如下安排."""
        return _only_plans(self.heading, self.opening)


def read_text(
    title: str | None, body: str, published: str | None = None, fetched: str | None = None, *, on_own_site: bool = False
) -> Text:
    """What is read once of a document: its title, its folded text, and when it was published and fetched."""
    seen = published or fetched or f"{LATEST}"
    read_body = unspaced(body[:_MAX_READ])
    lines = inner_titles(read_body)  # these prove nothing: who rolled a title forward did so wherever it stands
    folded = unspaced(folded_title(title)) or next(iter(lines), "")
    heading = _without_next_year(folded, read_body)
    latest = min(
        latest_year(heading, read_body),
        int(seen[:4]) + 1,
        *(year - 1 for line in (folded, *lines) if (year := _planned_and_reported(line))),
    )
    signed, following = signature(folded, body), _NEXT_YEAR.search(folded)
    untitled = _without((folded, *lines), read_body)
    return Text(
        heading=heading,
        body=read_body,
        untitled=untitled,
        opening=as_usual(untitled[:OPENING]),
        lines=lines,
        named=years_named(untitled, latest, plans=_plans(heading) and not _reports(heading)),
        latest=latest,
        signed=signed if signed and signed.year <= latest else None,
        published=date.fromisoformat(published) if published else None,
        seen=seen,
        on_own_site=on_own_site,
        planned=year_of(following),
        title_period=read(heading),
        inner_period=next(filter(None, (read(_without_next_year(line, read_body)) for line in lines)), None),
    )


def _plans(heading: str) -> bool:
    return _PLANS.search(heading) is not None


def _reports(heading: str) -> bool:
    return _REPORTS.search(heading) is not None


@lru_cache(maxsize=1)  # many steps ask
def _only_plans(heading: str, opening: str) -> bool:
    plans = _plans(heading)
    return plans if plans != _reports(heading) else _DRAWN_UP.search(opening) is not None


def _without_next_year(heading: str, body: str) -> str:
    """A title without the year of what comes next, where it is the only one; 下半年计划 follows on the first half.

    Unless the text says that it is on a year. Nor that of a new year's wishes.
    """
    heading = _OF_WISHES.sub("", heading)
    if (half := _NEXT_HALF.search(heading)) and "半年" not in heading[: half.start("half")]:
        reported = heading[: half.start("half")]
        return reported if _ON_ITS_YEAR.search(body) else f"{reported}上半年"
    following = _NEXT_YEAR.search(heading)
    if following is None or whole_year(heading[: following.start("year")]):
        return heading
    return heading[: following.start("year")]


def _planned_and_reported(heading: str) -> int | None:
    """The year that a title both reports on and plans: 2021年工作总结及2021年工作计划. A site put it there."""
    following = _NEXT_YEAR.search(heading)
    reported = read(heading[: following.start("year")]) if following else None
    year = year_of(following)
    return year if reported and reported.label == f"{year}年" else None


def _without(titles: Iterable[str], body: str) -> str:
    """A text without its title: at the beginning of its lines and, if it names a year, wherever it is said again."""
    for title in (_BEGUN.sub("", _OF_MANY.sub("", title)) for title in titles):
        if len(title) < _LEAST_TITLE:
            continue
        if re.search(YEAR, title):
            named = title.lstrip(MASK)
            yearly = named.replace("年度", "年")
            body = body.replace(named, "").replace(yearly, "").replace(yearly.replace("年", "年度"), "")
        else:
            body = f"\n{body}".replace(f"\n{title}", "\n")[1:]
    return body
