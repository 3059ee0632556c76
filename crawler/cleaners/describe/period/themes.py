"""The themes that days, weeks and months of a cause had in one year: 以“综合治理、保障平安”为主题 is of 2007.

As those who call for the days announced them. Not here are themes of several years (that of the day of the environment
in 2018 and 2020, that of the disabled in 2013, 帮扶贫困残疾人, half of that of 2004), and those that are said of other
things as well (科学发展、安全发展, 以人为本、安全第一, 提振消费信心).
"""

import re

_THEMES = {
    "安全生产月": {
        2005: "遵章守法,关爱生命", 2006: "安全发展,国泰民安", 2007: "综合治理,保障平安",
        2008: "治理隐患,防范事故", 2009: "关爱生命,安全发展", 2010: "安全发展,预防为主", 2011: "安全责任,重在落实",
        2013: "强化安全基础,推动安全发展", 2014: "强化红线意识,促进安全发展", 2015: "加强安全法治,保障安全生产",
        2016: "强化安全发展观念,提升全民安全素质", 2017: "全面落实企业安全生产主体责任", 2018: "生命至上,安全发展",
        2019: "防风险,除隐患,遏事故", 2020: "消除事故隐患,筑牢安全防线", 2021: "落实安全责任,推动安全发展",
        2022: "遵守安全生产法,当好第一责任人",
    },
    "防灾减灾日": {
        2010: "减灾从社区做起", 2011: "防灾减灾从我做起", 2012: "弘扬防灾减灾文化,提高防灾减灾意识",
        2013: "识别灾害风险,掌握减灾技能", 2014: "城镇化与减灾", 2015: "科学减灾,依法应对",
        2016: "减少灾害风险,建设安全城市", 2017: "减轻社区灾害风险,提升基层减灾能力",
        2018: "行动起来,减轻身边的灾害风险", 2019: "提高灾害防治能力,构筑生命安全防线",
        2020: "提升基层应急能力,筑牢防灾减灾救灾的人民防线", 2021: "防范化解灾害风险,筑牢安全发展基础",
        2022: "减轻灾害风险,守护美好家园", 2023: "防范灾害风险,护航高质量发展",
    },
    "中国水周": {
        2013: "节约保护水资源,大力建设生态文明", 2014: "加强河湖管理,建设水生态文明", 2015: "节约水资源,保障水安全",
        2016: "落实五大发展理念,推进最严格水资源管理", 2017: "落实绿色发展理念,全面推行河长制",
        2018: "实施国家节水行动,建设节水型社会", 2019: "坚持节水优先,强化水资源管理",
        2020: "坚持节水优先,建设幸福河湖", 2021: "深入贯彻新发展理念,推进水资源集约安全利用",
        2022: "推进地下水超采综合治理,复苏河湖生态环境", 2023: "强化依法治水,携手共护母亲河",
        2024: "精打细算用好水资源,从严从细管好水资源",
    },
    "助残日": {
        2009: "关爱残疾孩子,发展特殊教育", 2010: "关爱帮扶农村贫困残疾人", 2011: "改善残疾人民生,保障残疾人权益",
        2012: "加强残疾人文化服务,保障残疾人文化权益", 2014: "关心帮助残疾人,实现美好中国梦",
        2015: "关注孤独症儿童,走向美好未来", 2016: "关爱孤残儿童,让爱洒满人间", 2017: "推进残疾预防,健康成就小康",
        2018: "全面建成小康社会,残疾人一个也不能少", 2019: "自强脱贫,助残共享", 2020: "助残脱贫,决胜小康",
        2021: "巩固残疾人脱贫成果,提高残疾人生活质量", 2022: "促进残疾人就业,保障残疾人权益",
    },
    "消费者权益日": {
        2010: "消费与服务", 2011: "消费与民生", 2012: "消费与安全", 2013: "让消费者更有力量",
        2014: "新消法,新权益,新责任", 2015: "携手共治,畅享消费", 2016: "新消费,我做主", 2017: "网络诚信,消费无忧",
        2018: "品质消费,美好生活", 2019: "信用让消费更放心", 2020: "凝聚你我力量", 2021: "守护安全,畅通消费",
        2022: "共促消费公平",
    },
}  # fmt: skip
_PAUSE = "[,、;。—\\s-]*"  # between the halves of a theme; each writes another mark there
_CALLED = re.compile("主题")
_NEAR, _REACH = 24, 60  # characters between a theme and the word that calls it one; those that both may take


def _pattern(theme: str) -> str:
    words = _PAUSE.join(theme.split(","))
    return f"主题[^。\n]{{0,{_NEAR}}}{words}|{words}[^。\n]{{0,{_NEAR}}}主题"


_PATTERNS = tuple(
    (theme.partition(",")[0], re.compile(_pattern(theme)), year)
    for themes in _THEMES.values()
    for year, theme in themes.items()
)


def themed_years(body: str) -> dict[int, str]:
    """The years whose themes a folded text names, with the words.

    >>> themed_years("开展以“综合治理、保障平安”为主题的安全生产月活动")
    {2007: '综合治理、保障平安”为主题'}
    """
    around = "\n".join(body[max(0, at.start() - _REACH) : at.end() + _REACH] for at in _CALLED.finditer(body))
    return {year: found[0] for first, theme, year in _PATTERNS if first in around and (found := theme.search(around))}
