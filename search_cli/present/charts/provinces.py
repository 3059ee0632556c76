"""A tile-grid map of China's provinces: equal tiles, so that a small province is seen as well as a large one."""

from collections.abc import Sequence

from search_cli.counts import Row, total
from search_cli.present.charts.measure import PER_MILLION, Measure
from search_cli.present.charts.plot import (
    INNER,
    MARGIN,
    Plot,
    Scale,
    figure,
    legend,
    tip_of,
    unsure_notes,
    value_of,
)  # fmt: skip
from search_cli.present.svg import Canvas, Tip, letters_on

# Column and row of each province's tile: neighbours mostly beside each other, north above; in the order of GB/T 2260.
TILES = {
    "北京": (5, 2), "天津": (6, 2), "河北": (4, 2), "山西": (3, 2), "内蒙古": (4, 1), "辽宁": (6, 1),
    "吉林": (7, 1), "黑龙江": (7, 0), "上海": (6, 3), "江苏": (5, 3), "浙江": (5, 4), "安徽": (4, 4),
    "福建": (5, 5), "江西": (4, 5), "山东": (4, 3), "河南": (3, 3), "湖北": (3, 4), "湖南": (3, 5),
    "广东": (3, 6), "广西": (2, 6), "海南": (2, 7), "重庆": (2, 4), "四川": (1, 4), "贵州": (2, 5),
    "云南": (1, 5), "西藏": (0, 3), "陕西": (2, 3), "甘肃": (1, 2), "青海": (1, 3), "宁夏": (2, 2),
    "新疆": (0, 2), "台湾": (6, 5), "香港": (4, 6), "澳门": (3, 7),
}  # fmt: skip
_SIDE = 66.0
_GAP = 4.0
_ROWS = 8
_COLUMNS = 8
_LEGEND = 52.0


def short_name(province: str) -> str | None:
    """The name on the tile, 河北 for 河北省; None for what is no province."""
    return next((name for name in TILES if province.startswith(name)), None)


def province_order(province: str) -> int:
    """The place of a province in GB/T 2260; what is none comes last."""
    name = short_name(province)
    return list(TILES).index(name) if name else len(TILES)


def province_map(rows: Sequence[Row], measure: Measure = PER_MILLION) -> Plot:
    """Rows with the key (province,); what has no province is told beside the map."""
    values: dict[str, Row] = {}
    others: list[Row] = []
    for row in rows:
        name = short_name(str(row.key[0])) if row.key[0] is not None else None
        if name and name not in values:
            values[name] = row
        else:
            others.append(row)
    elsewhere = total(others)
    rates = list(map(measure.of, values.values()))
    scale = Scale.over(rates)
    found = sum(row.occurrences > 0 for row in values.values())
    says = f"A map of the provinces as equal tiles; it occurs in {found} of the {len(values)} that have texts."

    def draw(canvas: Canvas, top: float) -> None:
        legend(canvas, top + 10, scale, rates, measure.unit)
        for name in TILES:
            row = values.get(name)
            step = scale.of(measure.of(row)) if row and row.characters else None
            value = value_of(row, measure) if row else ""
            tile(canvas, top + _LEGEND, name, value, step, tip=tip_of(name, row, measure))
        _beside(canvas, _left(5.2), top + _LEGEND + 6.4 * (_SIDE + _GAP), elsewhere, measure)

    return Plot(height(), draw, says, " ".join(unsure_notes([*values.values(), elsewhere], measure)))


def height() -> float:
    """Of the map with its legend."""
    return _LEGEND + _ROWS * (_SIDE + _GAP)


def tile(canvas: Canvas, top: float, name: str, value: str, step: int | None, *, tip: Tip) -> None:
    """One province: its name and value on the colour of its step; hatched where there is no text."""
    place = TILES[name]
    x, y = _left(place[0]), top + place[1] * (_SIDE + _GAP)
    if step is None:
        canvas.rect(x, y, _SIDE, _SIDE, "none", tip=tip, radius=3)
        canvas.line([(x + 3, y + _SIDE - 3), (x + _SIDE - 3, y + 3)], "rule")
        canvas.text(x + _SIDE / 2, y + 28, name, 13, fill="soft", anchor="middle")
        return
    if step == 0:  # as pale as the ground: a rim shows the tile
        canvas.rect(x - 1, y - 1, _SIDE + 2, _SIDE + 2, "rule", radius=4)
    canvas.rect(x, y, _SIDE, _SIDE, f"q{step}", tip=tip, radius=3)
    letters = letters_on(step)
    canvas.text(x + _SIDE / 2, y + 28, name, 14, fill=letters, anchor="middle", bold=True)
    canvas.text(x + _SIDE / 2, y + 48, value, 12, fill=letters, anchor="middle")


def _left(column: float) -> float:
    return MARGIN + (INNER - _COLUMNS * (_SIDE + _GAP)) / 2 + column * (_SIDE + _GAP)


def _beside(canvas: Canvas, x: float, y: float, row: Row, measure: Measure) -> None:
    """What is on no tile, in words."""
    if base := measure.base(row):
        value = f"{value_of(row, measure)} {measure.short}"
        for number, line in enumerate(("unknown province:", value, f"in {figure(base)} {measure.divisor}")):
            canvas.text(x, y + 17 * number, line, 11, fill="soft")
