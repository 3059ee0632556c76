"""Made-up work summaries for tests and benchmarks: the same ones for the same seed.

Texts are put together from clauses of own writing, with made-up towns, people and figures. Clauses of an office's
own field come up often and others seldom, words have synonyms, and each office repeats itself, so that phrases are
as unevenly spread as in real reports.
"""

import random
from collections.abc import Iterator, Sequence
from functools import cache

from indexer.summary import Summary, summary_id

_FIRST_YEAR, _LAST_YEAR = 2001, 2018
_CONFIDENCES = (0.8, 0.9, 0.96, 0.58, 1.0, 0.89, 0.9)
_SITES = ("fanwen.example", "gongwen.example", "zongjie.example", "wenmi.example", "jichuang.example")
_KINDS = ("summary", "plan", "report", "speech")
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛范彭郎"
_GIVEN = "建国志强秀英海燕文军晓东丽华永福春梅卫民长青德胜玉兰金山红霞立新桂芳国庆小平世杰宏伟淑珍"
_TOWN = "安平福兴和长永新大石金龙白清水河山桥沙柳杨泉岭川塘湾坪关口店集堡庄营岗洼坡沟井台寺阳"

# Of each sector its offices, objects of its work, measures of what was done in figures, and actions.
_SECTORS: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "政法": (
        ("综治办", "司法所", "政法委", "派出所"),
        ("社会治安综合治理", "矛盾纠纷排查调处", "平安建设", "平安校园创建", "流动人口管理", "刑释解教人员安置帮教",
         "禁毒宣传", "反邪教警示教育", "治安防控体系", "群防群治队伍", "信访积案化解", "普法依法治理", "社区矫正",
         "铁路护路联防", "校园周边环境整治", "人民调解", "网格化管理", "见义勇为宣传", "反恐防暴演练", "重点人员管控"),
        ("排查调处各类矛盾纠纷{n}起", "调处成功{n}起", "成功率达{p}%", "发放宣传资料{n}余份", "破获刑事案件{n}起",
         "抓获违法犯罪嫌疑人{n}名", "组织巡逻{n}人次", "接待来访群众{n}人次", "安装监控探头{n}个", "悬挂横幅{n}条"),
        ("坚持打防结合、预防为主", "层层签订责任书", "实行一票否决制", "落实领导包案制度", "开展严打整治专项行动"),
    ),
    "教育": (
        ("教育局", "中心小学", "初级中学", "实验幼儿园"),
        ("素质教育", "师德师风建设", "课堂教学改革", "校园安全管理", "留守儿童关爱", "义务教育均衡发展", "教学常规管理",
         "校本教研", "控辍保学", "学生营养改善计划", "阳光体育运动", "家校共育", "青年教师培养", "薄弱学校改造",
         "德育工作", "综合实践活动", "书香校园", "心理健康教育", "教育信息化", "班主任队伍建设"),
        ("组织公开课{n}节", "培训教师{n}人次", "学生巩固率达{p}%", "资助贫困学生{n}名", "新建校舍{n}平方米",
         "家访{n}户", "获得各级奖励{n}项", "购置图书{n}册", "召开家长会{n}次", "优秀率达{p}%"),
        ("以教学质量为中心", "向课堂四十分钟要质量", "面向全体学生", "推行推门听课制度", "开展结对帮扶活动"),
    ),
    "农业": (
        ("农业局", "农经站", "畜牧兽医站", "林业站"),
        ("粮食生产", "农业产业结构调整", "新农村建设", "土地承包经营权流转", "农民专业合作社", "动物防疫",
         "测土配方施肥", "退耕还林", "节水灌溉", "农机购置补贴", "特色种植", "病虫害统防统治", "农产品质量安全",
         "秸秆综合利用", "扶贫开发", "农民负担监督", "沼气建设", "设施蔬菜", "生猪养殖", "森林防火"),
        ("完成播种面积{n}亩", "粮食总产达{n}吨", "新增合作社{n}家", "免疫生猪{n}头", "栽植果树{n}株", "整修渠道{n}公里",
         "举办培训班{n}期", "农民人均纯收入{n}元", "发放补贴{n}万元", "防疫密度达{p}%"),
        ("因地制宜、分类指导", "突出抓好龙头企业带动", "推广优良品种", "科技人员包村到户", "稳定粮食播种面积"),
    ),
    "民政": (
        ("民政局", "民政办", "残联", "老龄办"),
        ("城乡低保", "五保供养", "救灾救济", "双拥优抚", "村民委员会换届选举", "婚姻登记", "殡葬改革", "社会福利",
         "临时救助", "退役士兵安置", "社区建设", "养老服务", "孤儿保障", "地名管理", "民间组织登记", "残疾人康复",
         "慈善募捐", "医疗救助", "敬老院建设", "流浪乞讨人员救助"),
        ("发放低保金{n}万元", "救助困难群众{n}人", "办理结婚登记{n}对", "新建敬老院床位{n}张", "慰问优抚对象{n}户",
         "应保尽保率达{p}%", "接收捐款{n}元", "发放棉被{n}床", "换届选举完成{n}个村", "火化率达{p}%"),
        ("以民为本、为民解困", "坚持公开公平公正", "实行动态管理", "做到应保尽保", "开展走访慰问活动"),
    ),
    "卫生": (
        ("卫生局", "中心卫生院", "疾控中心", "计生办"),
        ("新型农村合作医疗", "基本公共卫生服务", "传染病防控", "计划免疫", "妇幼保健", "健康教育", "医德医风建设",
         "计划生育优质服务", "村卫生室标准化建设", "食品卫生监督", "慢性病管理", "居民健康档案", "基本药物制度",
         "无偿献血", "爱国卫生运动", "突发公共卫生事件处置", "艾滋病防治", "中医药服务", "出生人口性别比治理",
         "护理质量"),
        ("门诊接诊{n}人次", "建立健康档案{n}份", "参合率达{p}%", "接种疫苗{n}针次", "报销医疗费{n}万元", "住院{n}人次",
         "随访高血压患者{n}名", "开展义诊{n}次", "出生率控制在{p}‰", "发放避孕药具{n}盒"),
        ("以病人为中心", "坚持预防为主", "规范诊疗行为", "推行一站式服务", "严格执行首诊负责制"),
    ),
    "财政": (
        ("财政局", "财政所", "国税局", "审计局"),
        ("组织收入", "部门预算改革", "国库集中支付", "政府采购", "惠农补贴发放", "税收征管", "非税收入管理",
         "村级公益事业一事一议", "会计管理", "财政监督检查", "专项资金管理", "纳税服务", "经济责任审计", "国有资产管理",
         "乡财县管", "税法宣传", "债务化解", "绩效评价", "招商引资", "项目建设"),
        ("完成财政收入{n}万元", "同比增长{p}%", "拨付资金{n}万元", "审计单位{n}个", "查补税款{n}万元",
         "入库税收{n}万元", "兑付补贴{n}户", "节约资金{n}万元", "办理支付业务{n}笔", "占年度预算的{p}%"),
        ("依法治税、应收尽收", "狠抓增收节支", "强化预算约束", "优化支出结构", "严肃财经纪律"),
    ),
    "党建": (
        ("组织部", "宣传部", "纪委", "办公室"),
        ("党风廉政建设", "基层组织建设", "党员教育管理", "群众路线教育实践活动", "干部作风整顿", "精神文明建设",
         "机关效能建设", "远程教育", "大学生村官管理", "宣传思想工作", "党务公开", "惩防体系建设", "民主评议",
         "学习型党组织创建", "非公企业党建", "发展党员", "文明城市创建", "信息报送", "督查督办", "档案管理"),
        ("培养入党积极分子{n}名", "发展党员{n}名", "召开会议{n}次", "编发简报{n}期", "办理文件{n}件", "收集意见{n}条",
         "慰问困难党员{n}名", "群众满意率达{p}%", "查处案件{n}件", "刊发稿件{n}篇"),
        ("坚持民主集中制", "认真落实三会一课制度", "开展批评与自我批评", "严格执行中央八项规定", "做到两手抓两手硬"),
    ),
}  # fmt: skip
_OPENERS = (
    "{year}年，在{above}的正确领导下，在有关部门的大力支持下，我{unit}紧紧围绕年初确定的目标任务，",
    "今年以来，我{unit}以科学发展观为指导，认真贯彻落实上级会议精神，",
    "一年来，{office}全体干部职工团结一心，扎实工作，较好地完成了各项任务，",
    "{year}年是{object}的关键一年，我{unit}按照“{slogan}”的工作思路，",
)  # fmt: skip
_HEADS = (
    "加强领导，健全机构", "广泛宣传，营造氛围", "突出重点，狠抓落实", "强化措施，务求实效", "存在的问题和不足",
    "下一步工作打算", "完善制度，规范管理", "创新机制，注重长效", "夯实基础，提升水平", "以人为本，服务群众",
)  # fmt: skip
_CLAUSES = (
    "{adverb}{verb}{object}", "成立了以{person}为组长的{object}领导小组", "{action}", "{measure}", "{slogan}",
    "制定了《{place}{object}实施方案》", "把{object}纳入年度目标考核", "召开{object}专题会议{n}次",
    "{object}取得了{adjective}成效", "{verb}{object}工作机制", "{town}{measure}", "在{town}召开了{object}现场会",
    "投入资金{n}万元用于{object}", "{object}与{object}相结合", "{person}同志多次深入{town}检查指导", "{date}，{action}",
    "全{unit}{measure}，{measure}", "{object}水平有了{adjective}提高", "针对{object}中的薄弱环节",
    "形成了齐抓共管的良好局面",
)  # fmt: skip
_ADVERBS = ("认真", "扎实", "积极", "大力", "切实", "全面", "深入", "稳步", "着力", "不断", "进一步", "严格")
_VERBS = (
    "开展", "推进", "加强", "抓好", "落实", "完善", "规范", "强化", "做好", "深化", "巩固", "健全", "提升", "督导",
)  # fmt: skip
_ADJECTIVES = ("明显", "显著", "较大", "一定", "阶段性", "实质性", "可喜", "长足")
_SLOGANS = (
    "稳中求进、好中求快", "以人为本、服务发展", "围绕中心、服务大局", "求真务实、开拓创新", "统筹兼顾、突出重点",
    "标本兼治、综合治理",
)  # fmt: skip
_SKEWED = {"adverb": _ADVERBS, "verb": _VERBS, "adjective": _ADJECTIVES}
_UNITS = ("县", "镇", "乡", "局", "校", "办", "所", "区")


@cache
def _places() -> list[tuple[str, str, str, str]]:
    """Province, city, county and code of every county that GB/T 2260 knows under a province and a city."""
    from gb2260.data import data

    names: dict[int, str] = data[None]
    found = []
    for code, county in names.items():
        province, city = names.get(code // 10_000 * 10_000), names.get(code // 100 * 100)
        if code % 100 and province and city:
            found.append((province, city, county, str(code)))
    return sorted(found, key=lambda place: place[3])


@cache
def _town_names() -> list[str]:
    chosen = random.Random("towns")
    return [f"{''.join(chosen.sample(_TOWN, 2))}{chosen.choice('镇乡村')}" for _ in range(3_000)]


@cache
def _people() -> list[str]:
    chosen = random.Random("people")
    return [chosen.choice(_SURNAMES) + "".join(chosen.sample(_GIVEN, chosen.choice((1, 2, 2)))) for _ in range(3_000)]


def _skewed(chosen: random.Random, items: tuple[str, ...]) -> str:
    """One of the items, the first ones far more often, as words are."""
    return items[min(int(chosen.paretovariate(0.45)) - 1, 10**6) % len(items)]


def _figure(chosen: random.Random, slot: str) -> str:
    """A made-up number, percentage or day."""
    if slot == "n":
        return str(int(chosen.lognormvariate(4.5, 1.8)) + 2)
    if slot == "p":
        return f"{chosen.uniform(5, 99.9):.1f}"
    return f"{chosen.randint(1, 12)}月{chosen.randint(1, 28)}日"


class _Author:
    """The words that one office draws on."""

    def __init__(self, chosen: random.Random):
        self.chosen = chosen
        self.province, self.city, self.county, self.code = chosen.choice(_places())
        self.sector = chosen.choice(tuple(_SECTORS))
        self.office = self.county + chosen.choice(_SECTORS[self.sector][0])
        self.year = chosen.randint(_FIRST_YEAR, _LAST_YEAR)
        self.unit = chosen.choice(_UNITS)
        self._names: dict[str, Sequence[str]] = {
            "town": chosen.sample(_town_names(), 6),
            "person": chosen.sample(_people(), 4),
            "place": (self.county,),
            "above": (f"{self.county}委、{self.county}政府",),
            "office": (self.office,),
            "unit": (self.unit,),
            "year": (str(self.year),),
            "slogan": _SLOGANS,
        }

    def fill(self, template: str) -> str:
        """The template with every slot taken; slots of slots too."""
        sector = self.sector if self.chosen.random() < 0.85 else self.chosen.choice(tuple(_SECTORS))
        out = template
        while "{" in out:
            before, _, rest = out.partition("{")
            slot, _, after = rest.partition("}")
            out = before + self._slot(slot, sector) + after
        return out

    def _slot(self, slot: str, sector: str) -> str:
        chosen = self.chosen
        if slot in self._names:
            return chosen.choice(self._names[slot])
        if slot in _SKEWED:
            return _skewed(chosen, _SKEWED[slot])
        _, objects, measures, actions = _SECTORS[sector]
        if slot == "object":
            return _skewed(chosen, objects)
        if slot in ("measure", "action"):
            return chosen.choice(measures if slot == "measure" else actions)
        return _figure(chosen, slot)

    def text(self, characters: int) -> str:
        """Paragraphs of about so many characters in all."""
        chosen = self.chosen
        paragraphs = [self.fill(chosen.choice(_OPENERS)) + self.fill("{adverb}{verb}{object}，现将工作情况总结如下：")]
        size = len(paragraphs[0])
        heads = chosen.sample(_HEADS, len(_HEADS))
        while size < characters:
            number = len(paragraphs) - 1
            sentences = [f"{'一二三四五六七八九十'[number % 10]}、{heads[number % len(heads)]}"]
            wanted = min(chosen.randint(150, 400), characters - size)
            while (length := sum(map(len, sentences))) < wanted or length < 30:
                clauses = [self.fill(chosen.choice(_CLAUSES)) for _ in range(chosen.randint(2, 5))]
                sentences.append("，".join(clauses))
            paragraphs.append("。".join(sentences) + "。")
            size += len(paragraphs[-1])
        return "\n".join(paragraphs)


def summary(number: int, *, seed: int = 0, characters: int = 2_500) -> Summary:
    """Summary `number` of the collection that `seed` stands for, of about `characters` characters.

    About one in eight has no region, one in ten no period; every fiftieth text is a copy of the one before on another
    site, and every fifth page holds two parts.
    """
    copied = number % 50 == 49
    author = _Author(random.Random(f"{seed}/{number - copied}"))
    text = author.text(characters)
    chosen = random.Random(f"{seed}/{number}/record")
    site = chosen.choice(_SITES)
    page, part = (number - 1, 2) if number % 5 == 1 else (number, 1)
    url = f"https://{_SITES[page % len(_SITES)]}/{seed}/{page}.html"
    place = chosen.random()
    period = chosen.random() < 0.9
    title = f"{author.county}{author.year}年{author.sector}工作总结"
    return Summary(
        id=summary_id(url, part),
        url=url,
        site=site,
        page_title=title,
        title=title,
        text=text,
        part=part,
        parts=1 + (page % 5 == 0),
        kind=chosen.choices(_KINDS, (8, 2, 2, 1))[0],
        published=f"{author.year + 1}-{chosen.randint(1, 12):02}-{chosen.randint(1, 28):02}",
        fetched="2026-01-02T03:04:05Z",
        period=str(author.year) if period else None,
        period_start=f"{author.year}-01-01" if period else None,
        period_end=f"{author.year}-12-31" if period else None,
        province=author.province if place > 0.12 else None,
        city=author.city if place > 0.2 else None,
        county=author.county if place > 0.4 else None,
        adcode=author.code if place > 0.4 else None,
        region_evidence=(author.county,) if place > 0.4 else (),
        region_confidence=_CONFIDENCES[number % len(_CONFIDENCES)] if place > 0.12 else None,
        organisation=author.office if chosen.random() < 0.5 else None,
        sector=author.sector,
        chars=len(text),
        flags=tuple(flag for flag, every in (("damaged", 7), ("redacted", 3)) if number % every == 0),
    )


def summaries(count: int, *, seed: int = 0, characters: int = 2_500) -> Iterator[Summary]:
    """The first `count` summaries of the collection; parts of one page come one after another."""
    for number in range(count):
        yield summary(number, seed=seed, characters=characters)
