"""The colours of charts: whether everyone can read and tell them apart."""

import itertools

import pytest

from search_cli.present import svg


def linear(colour: str) -> tuple[float, float, float]:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return red, green, blue


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


# Machado, Oliveira and Fernandes 2009, severity 1.0.
DEFICIENCIES = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}


def lab(rgb: tuple[float, ...]) -> tuple[float, float, float]:
    """CIELAB under D65 of linear sRGB."""
    matrix = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    xyz = [sum(a * max(0.0, b) for a, b in zip(line, rgb, strict=True)) for line in matrix]
    x, y, z = (
        t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116
        for t in (a / b for a, b in zip(xyz, (0.9505, 1, 1.089), strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


GROUNDS = {"light": svg.INK, "dark": {**svg.INK, **svg.DARK}}


@pytest.mark.parametrize("ground", GROUNDS)
def test_labels_have_the_contrast_that_wcag_asks(ground: str) -> None:
    inks = GROUNDS[ground]
    for name in ("ink", "soft", *(f"s{number}" for number in range(svg.SERIES))):
        assert contrast(inks[name], inks["ground"]) >= 4.5, name
    for step in range(svg.STEPS + 1):
        assert contrast(inks[svg.letters_on(step)], inks[f"q{step}"]) >= 4.5, step


@pytest.mark.parametrize("ground", GROUNDS)
def test_amounts_go_one_way_in_lightness_for_every_kind_of_vision(ground: str) -> None:
    inks = GROUNDS[ground]
    for matrix in (((1, 0, 0), (0, 1, 0), (0, 0, 1)), *DEFICIENCIES.values()):
        seen = []
        for step in range(svg.STEPS + 1):
            rgb = linear(inks[f"q{step}"])
            seen.append(lab(tuple(sum(a * b for a, b in zip(line, rgb, strict=True)) for line in matrix))[0])
        falling = seen if ground == "light" else seen[::-1]
        assert all(one > other for one, other in itertools.pairwise(falling)), seen


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_three_series_are_told_apart_by_colour_alone(ground: str, deficiency: str) -> None:
    """More series are told apart by the shape of their marks and the names at their ends."""
    inks = GROUNDS[ground]
    seen = []
    for number in range(3):
        rgb = linear(inks[f"s{number}"])
        seen.append(lab(tuple(sum(a * b for a, b in zip(line, rgb, strict=True)) for line in DEFICIENCIES[deficiency])))
    for one, other in itertools.combinations(seen, 2):
        assert sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5 > 10  # CIE76; 2.3 is just noticeable
