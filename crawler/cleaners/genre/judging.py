"""Whether a text is a work summary, plan, report or speech at all: sites file news, papers and advice beside them.

Laws, notices, novels, lists and a journal's papers are told by their form (`by_form`). For all others what speaks for
and against the genre is added up: the title (`titles`), the opening formula, the `traits` of summaries and of other
texts, and their `wording`. The weights, logarithms of odds, were fitted to some 5,700 openings by others and of our own
(logistic regression beside the wording, each sample judged by weights from the others); two or three that few texts
show were set by hand.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from crawler.cleaners.genre.by_form import Other, by_form
from crawler.cleaners.genre.titles import is_titled, telling_title
from crawler.cleaners.genre.traits import TRAITS, any_of
from crawler.cleaners.genre.wording import wording
from crawler.cleaners.vocabulary.folded_title import folded_title

_OPENING = 300  # characters
_READ, _START, _TAIL, _END = 600, 200, 400, 60  # characters of a text, its start, the end and the very end
TITLED, FORMULA = 3.3, 2.5  # its title ends on a word of the genre; it opens with 现将…汇报如下 and the like
START = -2.7  # log-odds of a text that nothing is known of
_DOUBT = -0.4  # log-odds below which a text is none: of 100 each, 98 summaries are kept and 97 others rejected
_FORMULA = any_of(
    "(?:总结|汇报|报告|述职|通知|通报|函告|计划|打算|部署|(?:工作|任务|具体)安排)如下|做法(?:如下|是[,:。])",
    "(?:形成|作|做|提出)了?(?:以下|如下)[^,。]{0,6}(?:报告|总结|汇报)",
    # 采取座谈、走访等方式进行了调研,形成如下思考
    r"(?<!他)(?:们|组|会|[局办院])[^。\n]{0,60}调[研查][^。\n]{0,80}(?:形成|提出)[^。\n]{0,40}(?:报告|思考|建议)",
    "现(?:将|就|把|对).{0,50}(?:总结|汇报|报告|述职|打算|安排)",
    # 现将《2012年工作要点》(试行)印发给你们; 现将实施方案公布如下
    r"现(?:将|就|把).{0,60}(?:计划|方案|要点|任务|规划)》?(?:\([^)]{1,12}\))?"
    "(?:(?:下达|印发|通知|公布|安排)如下|(?:下达|印发|下发)给你们)",
    # … 工作方案》已经县政府同意,现印发给你们
    r"(?:计划|方案|要点|规划)(?:\([^)]{1,12}\))?》[^。\n]{0,30}现(?:予以?)?(?:印发|下发)",
    "特?制定(?:本|如下|以下).{0,10}(?:计划|方案)",
    r"(?:^|[,。\n])我[^,。\n]{0,30}汇报|我代表",
    # 2011年,在市委的领导下; not in news, nor under an expert's guidance
    r"(?:^|\n)\s*(?:20\d\d年度?(?:[上下]半年|第?[一二三四]季度)?|[今本]年(?:以来)?|[一半]年来),?在[^。\n]{1,40}(?:[委府局]|上级|党组|支部|"
    r"领导)[^。\n]{0,30}(?:领导|指导|支持|关[心怀])下,(?![^\n]*(?:记者|昨[日天]|近日))",
    # 作为一名检察长,我谈三点体会
    "谈[^,。\n]{0,6}[几一二三四五两](?:点|个方面)[^。\n]{0,8}(?:体会|认识|感受|看法|意见|想法)",
    # whom a report on merits is about: 吴长顺,男,…现任村支书; 刘振华同志生前是
    r"\A(?![^。]*(?:被告|原告|嫌疑人|患者|走失))[^。\n]{0,60}[,。 ][男女],"
    "[^。]{0,100}(?:现[任为系在]|担任|任教|从事|工作|党员)",
    r"\A[^。,\n]{0,40}(?:(?:先进|模范|优秀)[^。,\n]{0,4}事迹|事迹材料)|\A[^。,\n]{2,12}同志(?:生前)?(?:是|系|[现担]?任)",
    # whom a notice without a title orders something: 各乡镇人民政府:近期…; not to come, nor to get something
    r"\A\s*各(?!位)[^。\n:]{2,40}:(?![\s\S]{0,200}(?:召开|放假|领取|报名|参[赛加]|评选|培训班))",
    # who is addressed; not in what is quoted (“各位领导”), nor candidates and readers
    r"(?<![“\"大])(?:各位(?:代表|领导|委员|同志|同事|评委)|各位(?!考生|业主|用户|市民|网友|读者|家长:(?!大家))[^。\n]{1,12}[:!]|同志们[、:,!]|"
    r"尊敬的|敬爱的[党团]|\A\s*(?:亲爱的)?(?:老师|同学|家长|朋友)们[、:,!])",
)


@dataclass(frozen=True, slots=True)
class Read:
    """What is read of a text that its form does not tell."""

    titled: bool  # its title is of the genre
    formal: bool  # it opens with the genre's formula
    traits: tuple[tuple[float, str], ...]  # how much it has of each of TRAITS, and the words
    wording: float  # what its wording adds to the log-odds

    @property
    def log_odds(self) -> float:
        """The log-odds that it is a summary."""
        shares = (trait.weight * share for trait, (share, _) in zip(TRAITS, self.traits, strict=True))
        return sum(shares, START + TITLED * self.titled + FORMULA * self.formal + self.wording)

    def other(self) -> Other:
        """The other genre whose traits weigh most, with the words that speak for it."""
        weights: dict[str, float] = defaultdict(float)
        words: dict[str, list[str]] = defaultdict(list)
        for trait, (share, first) in zip(TRAITS, self.traits, strict=True):
            if share and trait.weight < 0:
                weights[trait.genre] -= trait.weight * share
                words[trait.genre].append(first.strip()[:40])
        most = max(weights, key=weights.__getitem__, default="other")
        return Other(most, "; ".join(dict.fromkeys(words[most])) or "little of a work summary")


def other_genre(title: str, folded: str) -> Other | None:
    """What else a text is; None for a work summary or its kin. `folded` is the text, folded."""
    heading = folded_title(title)
    telling = telling_title(heading, folded)
    other = by_form(heading, folded) or (by_form(telling, folded) if telling.endswith("通知") else None)
    if other:
        return other
    found = read(telling, folded)
    return None if found.log_odds >= _DOUBT else found.other()


def read(heading: str, folded: str) -> Read:
    """What speaks for and against a text, by the title that tells of it (`telling_title`) and its folded text."""
    titled = is_titled(heading)
    traits = tuple(_traits(heading, folded, titled=titled))
    return Read(titled, opens_formally(folded), traits, wording(heading, folded))


def opens_formally(folded: str) -> bool:
    """Whether a text opens with the genre's formula."""
    return _FORMULA.search(folded[:_OPENING]) is not None


def _traits(heading: str, folded: str, *, titled: bool) -> Iterator[tuple[float, str]]:
    """How much a text has of each trait, and the words."""
    read_in = {
        "title": heading,
        "headline": "" if titled else heading,
        "opening": folded[:_START],
        "body": folded[:_READ],
        "page": f"{heading}\n{folded[:_READ]}",
        "ends": folded if len(folded) <= _READ + _TAIL else f"{folded[:_READ]}\n{folded[-_TAIL:]}",
        "end": folded[-_END:].rstrip(),
    }
    return (trait.found(read_in[trait.where]) for trait in TRAITS)
