"""Drawing as SVG: shapes and labels with the colours of a light page, and classes by which a page can recolour them."""

from collections.abc import Callable, Sequence
from html import escape
from typing import Any, NamedTuple

from indexer.plain import one_line
from search_cli.present import typeface

# Ink by class, for a light ground and for a dark one: a page's style sheet outranks the attributes of a picture.
_COLOURS = {
    "ground": ("#ffffff", "#12181f"),
    "ink": ("#1d2733", "#e8edf2"),
    "soft": ("#55606e", "#a9b4c0"),
    "rule": ("#d9dee4", "#323c48"),
    "none": ("#f4f5f7", "#1b232c"),
    "base": ("#c3cbd4", "#45525f"),
    # Series: Okabe and Ito's colours that all kinds of colour vision tell apart, the pale ones darkened for contrast.
    "s0": ("#0072b2", "#5db8f0"),
    "s1": ("#c04e00", "#f5915a"),
    "s2": ("#00805c", "#35c79b"),
    "s3": ("#a8447c", "#e797c2"),
    "s4": ("#8a6d00", "#e0c04a"),
    "s5": ("#3b3b3b", "#c9cdd2"),
    # Amounts: one hue from pale to dark, so that order shows without colour too (after ColorBrewer's YlGnBu).
    "q0": ("#fbfbf3", "#1a2430"),
    "q1": ("#e6f3d6", "#15304c"),
    "q2": ("#c2e5c5", "#1b4068"),
    "q3": ("#8ed1c4", "#225786"),
    "q4": ("#5bb9c8", "#26688f"),
    "q5": ("#2578ab", "#3f93b3"),
    "q6": ("#215c9c", "#69b4bd"),
    "q7": ("#24418c", "#a5d5c4"),
    "q8": ("#151f56", "#e6f5d4"),
}
INK = {name: light for name, (light, _) in _COLOURS.items()}
DARK = {name: dark for name, (_, dark) in _COLOURS.items()}
SERIES = 6
STEPS = 8  # q1 … q8; q0 is zero
_LIGHT_LETTERS_FROM = 5  # the step from which on letters must be light


def dark_style() -> str:
    """The rules that turn a picture dark, for a style sheet."""
    rule = "svg.chart .f-{0}{{fill:{1}}}svg.chart .k-{0}{{stroke:{1}}}"
    return "".join(rule.format(name, colour) for name, colour in DARK.items())


def letters_on(step: int) -> str:
    """The class of letters on a field of amount `step` that can be read on both grounds."""
    return "ground" if step >= _LIGHT_LETTERS_FROM else "ink"


class Tip(NamedTuple):
    """What pointing at a mark tells, and what it is the mark of, by which it may lead somewhere."""

    told: str
    of: Any = None


class Canvas:
    """A picture being drawn, in pixels, y downwards. `outlined` draws labels as outlines, for files.

    `leads` gives the address that a mark of something leads to, or "".
    """

    def __init__(self, width: float, height: float, *, outlined: bool, leads: Callable[[Any], str] | None = None):
        self.width = width
        self.height = height
        self._outlined = outlined
        self._leads = leads
        self._parts: list[str] = []

    def rect(
        self, x: float, y: float, width: float, height: float, fill: str, *, tip: Tip | None = None, radius: float = 0
    ) -> None:
        """A filled rectangle."""
        rounded = f' rx="{_n(radius)}"' if radius else ""
        self._shape(
            f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}"{rounded} {_paint(fill)}',
            "rect",
            tip,
        )

    def line(self, points: Sequence[tuple[float, float]], stroke: str, width: float = 1, dash: str = "") -> None:
        """A line through the points."""
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        path = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
        self._parts.append(
            f'<polyline points="{path}" {_paint(None, stroke)} stroke-width="{_n(width)}"{dashed} '
            'stroke-linejoin="round" stroke-linecap="round"/>'
        )

    def marker(self, x: float, y: float, series: int, *, tip: Tip) -> None:
        """The mark of a series: a shape of its own, so that colour is not needed to tell it."""
        r = 3.6
        corners = {
            1: [(-r, -r), (r, -r), (r, r), (-r, r)],
            2: [(0, -r * 1.3), (r * 1.2, r), (-r * 1.2, r)],
            3: [(0, -r * 1.4), (r * 1.4, 0), (0, r * 1.4), (-r * 1.4, 0)],
            4: [(0, r * 1.3), (r * 1.2, -r), (-r * 1.2, -r)],
        }.get(series % SERIES)
        ink = _paint(f"s{series % SERIES}", "ground") + ' stroke-width="1"'
        centre = f'<circle cx="{_n(x)}" cy="{_n(y)}"'
        around = f'{centre} r="{_n(3 * r)}" fill="transparent"/>' if self._leads else ""  # a small link is hard to meet
        if corners:
            path = " ".join(f"{_n(x + dx)},{_n(y + dy)}" for dx, dy in corners)
            self._shape(f'{around}<polygon points="{path}" {ink}', "polygon", tip)
        else:
            self._shape(f'{around}{centre} r="{_n(r)}" {ink}', "circle", tip)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float = 12,
        *,
        fill: str = "ink",
        anchor: str = "start",
        bold: bool = False,
    ) -> None:
        """A label on the baseline y; `anchor` start, middle or end says which part of it stands at x."""
        if not self._outlined:
            weight = ' font-weight="600"' if bold else ""
            self._parts.append(
                f'<text x="{_n(x)}" y="{_n(y)}" font-size="{_n(size)}" text-anchor="{anchor}"{weight} {_paint(fill)}>'
                f"{_clean(text)}</text>"
            )
            return
        left = x - typeface.width(text, size) * {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor]
        scale = size / 1000
        # A bold letter is the same outline with a rim of its own colour.
        paint = _paint(fill, fill) + ' stroke-width="28"' if bold else _paint(fill)
        for offset, chars, outline in typeface.outlines(text):
            begin = left + offset * scale
            if outline:
                self._parts.append(
                    f'<path transform="translate({_n(begin)} {_n(y)}) scale({scale:.5g} {-scale:.5g})" {paint} '
                    f'd="{outline}"/>'
                )
            elif chars.strip():
                self._parts.append(
                    f'<text x="{_n(begin)}" y="{_n(y)}" font-size="{_n(size)}" {_paint(fill)}>{_clean(chars)}</text>'
                )

    def document(self, title: str, description: str) -> str:
        """The whole picture; title and description are what a screen reader says of it."""
        role = "group" if self._leads else "img"  # a group of links, or one picture
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 {_n(self.width)} {_n(self.height)}" '
            f'width="{_n(self.width)}" height="{_n(self.height)}" role="{role}" '
            f'font-family="{escape(typeface.STACK)}">'
            f"<title>{_clean(title)}</title><desc>{_clean(description)}</desc>"
            f'<rect width="100%" height="100%" {_paint("ground")}/>' + "".join(self._parts) + "</svg>"
        )

    def _shape(self, begun: str, name: str, tip: Tip | None) -> None:
        shape = f"{begun}><title>{_clean(tip.told)}</title></{name}>" if tip else f"{begun}/>"
        if self._leads and tip and tip.of and (address := self._leads(tip.of)):
            # No stop of the tab key: there may be hundreds, and the table of the figures leads to the same places.
            shape = f'<a href="{escape(address)}" tabindex="-1">{shape}</a>'
        self._parts.append(shape)


def _paint(fill: str | None, stroke: str | None = None) -> str:
    """The attributes that colour a shape, as classes too."""
    classes = " ".join(filter(None, (fill and f"f-{fill}", stroke and f"k-{stroke}")))
    inside = f'fill="{INK[fill]}"' if fill else 'fill="none"'
    return f'class="{classes}" {inside}' + (f' stroke="{INK[stroke]}"' if stroke else "")


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _clean(text: str) -> str:
    """Escaped, and without the characters that XML forbids."""
    return escape(one_line(text, "\N{REPLACEMENT CHARACTER}"))
