"""The themes that days, weeks and months of a cause had in one year: 以“综合治理、保障平安”为主题 is of 2007.

They stand in `themes.txt`, as those who call for the days announced them. Themes of several years are left out
(美丽中国,我是行动者 of the day of the environment in 2018 and 2020, that of the disabled in 2013, 帮扶贫困残疾人, half
of that of 2004), and so are those that are said of other things as well (科学发展、安全发展, 以人为本、安全第一,
提振消费信心, 绿水青山就是金山银山).
"""

from crawler.cleaners.tables import rows
from indexer import late_re as re

_PAUSE = "[,、;。—\\s-]*"  # between the halves of a theme; each writes another mark there
_CALLED = re.compile("题(?:(?<=主题)|为)")
_NEAR, _REACH = 24, 60  # characters between a theme and the word that calls it one; those that both may take


def _pattern(theme: str) -> str:
    words = _PAUSE.join(theme.split(","))
    return f"(?:主题|题为)[^。\n]{{0,{_NEAR}}}{words}|{words}[^。\n]{{0,{_NEAR}}}主题"


_PATTERNS = tuple(
    (theme.partition(",")[0], re.compile(_pattern(theme)), int(year))
    for _, year, theme in rows("describe/period/themes", 3)
)


def themed_years(body: str) -> dict[int, str]:
    """The years whose themes a folded text names, with the words.

    >>> themed_years("开展以“综合治理、保障平安”为主题的安全生产月活动")
    {2007: '综合治理、保障平安”为主题'}
    """
    around = "\n".join(body[max(0, at.start() - _REACH) : at.end() + _REACH] for at in _CALLED.finditer(body))
    return {year: found[0] for first, theme, year in _PATTERNS if first in around and (found := theme.search(around))}
