"""What conversion leaves in a text and a pattern alone proves: rules as data. What needs the whole text is in the
modules beside this one."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from indexer import late_re as re
from indexer.text import HAN

TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ"
SINGLE = r"[@-Z\[\\\]^_`a-z{|}~€]"  # what a trail byte of GBK is when it is left alone
_UNOPENED = "".join(rf"(?<![\[〔].{{{length}}})" for length in range(5, 12))  # not [县政办2014]12号
# What may stand before 社会稳定, 社会事业 and their like; behind other words a dot may part two items: 抓稳定.保稳定.
_BEFORE_SOCIAL = "|".join(
    rf"(?<={words}\.)" for words in ("[维維][护護]", "促[进進]", "影[响響]", "[、和的项項善于於]")
)
_READING = rf"(?=[a-zü]{{0,6}}[{TONED}])[a-zü{TONED}]{{1,7}}"


@dataclass(frozen=True)
class Rule:
    """One kind of damage: what the expression matches becomes `after`, a template that may name its groups.

    Tried only where one of the `cues` is, a character or several. No quantifier may be open, so that no text makes a
    rule slow. An expression is found the quickest that begins with a character; what stands before that is asked for
    behind it, by looking back.
    """

    name: str
    expression: str
    cues: Sequence[str]
    reason: str
    example: str
    innocent: str
    after: str = ""
    within_word: bool = False  # only where the characters on both sides are one word
    least: int = 1  # places of a text that it must match, inside words or not
    unless: Sequence[str] = ()  # words of which such a text has none
    # What of these is hardly the author's in prose elsewhere, if another is inside a word or none needs be.
    suspect: str = ""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(self.expression)


# Looked for before the others: what lost bytes is read without its glosses (`bare`).
PINYIN = Rule(
    "bracketed pinyin",
    # Behind what is left of a character too (F(xiàn) of 現); its bracket is lost with one's byte in 每?zǒng)€.
    rf"(?:(?:(?<=[{HAN}])|(?<={SINGLE}))[ ]?[（(][ ]?|(?<=\?)){_READING}[ ]?[)）]",
    TONED,
    reason="a converter glossed the character with its reading; a tone mark proves it, for no author writes that",
    example="工作總結(jié)如下",
    innocent="办公自动化(oa)系统",
)
RULES: tuple[Rule, ...] = (
    Rule(
        "decimal point",
        r"。(?<=[0-9]。)(?<!(?<![0-9])(?:19|20)[0-9]{2}。)(?=[0-9]{1,2}(?:[%％‰万亿元吨亩倍岁米]|个百分点|公里|公斤|公顷|千克|千米|平方|立方|小时|分钟))",
        "。",
        reason="a converter made a full stop of it; behind a digit no sentence begins with digits and a unit",
        example="投入3。5万元，完成8461。98亿元",
        innocent="成立于2008。5万元以下的",
        after=".",
    ),
    Rule(
        "lost bracket",
        r"(?P<year>[12](?:(?<=1)9[5-9]|(?<=2)0[0-2])[0-9])"
        rf"(?:(?<=[发發办辦委字函文政令通规規技].{{4}})|(?<=[{HAN}].{{4}}){_UNOPENED}[\]〕])"
        r"(?P<number>[1-9][0-9]{0,2})(?=[号號](?![楼樓房车車线線]))",
        "号號",
        reason="the number of a document has its year in brackets, behind the name of the office; one may be left",
        example="认真贯彻县政办发20215号文件精神",
        innocent="全国第20215号，收到来文20215件，政发〔2021〕5号，开发20215号楼，[县政办2014]12号",
        after=r"〔\g<year>〕\g<number>",
    ),
    Rule(
        "stray mark",
        rf"[ `´'.．‘’](?<=[{HAN}].)(?:(?<! ) ?|(?<= )[`´'.．‘’] ?)(?=[{HAN}])",
        "`´'.．‘’",
        reason="a quotation mark or a dot inside a word",
        example="一年来我们认真总'结经验，狠抓落实，各项工作任务全面完成，取得了明显的成效",
        innocent="组织全体党员干部集中学习卡尔.马克思的著作，撰写心得体会，取得了明显的成效",
        within_word=True,
        suspect=".．",
    ),
    Rule(
        "blank inside a word",
        rf" (?<=[{HAN}，、；] )(?=[{HAN}])",
        " ",
        reason="what is left of an old line's end; a single one in a text may be a slip of the author's",
        example="一年来我们认真总结经验，狠抓落 实，全面完成了各项工 作任务，取得了明显的成效",
        innocent="一年来我们认真总结经验，狠抓落实，全面完成了各项工 作任务，取得了明显的成效",
        within_word=True,
        least=2,
        suspect=" ",
    ),
    Rule(
        "doubled comma",
        r"[，,](?=[，,、。；;])",
        "，,",
        reason="a site's program set commas before other marks; one or two in a text may be slips of the author's",
        example="3月9日，，曹武镇召开大会，，各村，、镇直单位参加会议",
        innocent="3月9日，，曹武镇召开大会，，各村、镇直单位参加会议",
        least=3,
    ),
    Rule(
        "filtered word",
        rf"\.(?:(?<=小康\.)|(?<=和[谐諧]\.)(?=[的建，,。、])|(?<=[经經][济濟]\.)(?=[发發]展|[效又和])"
        rf"|(?<=[{HAN}、]\.)(?=各界|主[义義]|公[益德])"
        rf"|(?:{_BEFORE_SOCIAL})(?=的?[稳穩]定|保障|保[险險]|治安|力量|事[业業]|秩序))",
        ".",
        reason="a site's filter put a dot for each 社会; one may be a slip, and a text that has the word has lost none",
        example="全面建设小康.的宏伟目标，维护.稳定",
        innocent="维护社会稳定，全面建设小康.的宏伟目标，维护.稳定",
        after="社会",
        least=2,
        unless=("社会", "社會"),
    ),
    Rule(
        "filtered word",
        r"\.(?<=“\.)(?=”重要思想)",
        ".",
        reason="the same for 三个代表",
        example="学习“.”重要思想",
        innocent="学习“.”的用法",
        after="三个代表",
    ),
    Rule(
        # The full stop is A1A3, 現 AC46: a site that looked for a comma, A3AC, found it across the two, and of the four
        # bytes only the last, F, is left beside it. An author writes no F before these words.
        "lost byte, of 。現",
        rf"[，,]F(?<=[{HAN}”》）)][，,]F)(?=[將把就對简簡特結匯]|根[據据]|[總总]結)",
        ("，F", ",F"),
        reason="the comma that a site looked for stood across a full stop and 現",
        example="較好的效果，F把活動情況總結如下",
        innocent="维生素A，F将在下周检测",
        after="。現",
    ),
    Rule(
        "sign of a line's end",
        "\ue004(?=\\n|\\Z)",
        "\ue004",
        reason="a word processor's own sign, which other fonts have not",
        example="一项重要内容。\ue004\n第六条",
        innocent="符号\ue004在词中",
    ),
    Rule(
        "escaped line end",
        r"[x\\](?:(?<=(?<!\\)(?<!(?<![0-9.])0)x)0[dD]x0[aA](?:x0[dD]x0[aA]){0,8}"
        r"|(?<=\\)(?:r\\n(?:\\r\\n){0,8}|x0[dD]\\x0[aA](?:\\x0[dD]\\x0[aA]){0,8}))",
        ("x0d", "x0D", "\\r\\n"),
        reason="a program wrote the two bytes of a line's end as letters, a converter took the backslashes",
        example="一是加强领导。x0dx0ax0dx0a二是狠抓落实，篇3x0dx0a获评Ax0dx0a今年",
        innocent="编号为0x0d和0x0dx0a的设备，存于D:\\report\\new",
        after="\n",
    ),
    Rule(
        "field code",
        # HYPERLINK "http://…" 某某网, PAGEREF _Toc123456 \h, TOC \o "1-3" \h
        r'(?:(?:HYPERLINK|INCLUDEPICTURE)(?: ?\\[a-z]){0,2} ?["“”][^"“”\n]{1,300}["“”]'
        r"|PAGEREF ?_Toc[0-9]{4,12}|TOC(?= ?\\[a-z])|(?:NUM)?PAGES?(?= ?\\\*)"
        r"|EMBED (?:Equation|Excel|MSGraph|Package|PBrush|PowerPoint|Visio|Word)(?:\.[0-9A-Za-z]{1,15}){1,3})"
        # and its switches
        r"(?: ?\\(?:\* ?(?:Arabic|CHARFORMAT|MERGEFORMAT(?:INET)?)"
        r'|[a-z](?![A-Za-z])(?: ?["“”][^"“”\n]{0,40}["“”])?)){0,8}+(?! ?[\\}])',
        ("HYPERLINK", "INCLUDEPICTURE", "PAGEREF", "TOC", "PAGE", "EMBED"),
        reason="what a word processor computes numbers, links and pictures from; a converter took it for text",
        example=r"第PAGE \* MERGEFORMAT3页",
        innocent=r"在域代码{ TOC \o }中改为三级目录",
    ),
)
