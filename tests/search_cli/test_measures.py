"""The measures, by worked examples of the literature and by formulas written out differently."""

from math import exp, lgamma, log, log2, sqrt

import pytest

from search_cli import measures


@pytest.mark.parametrize(
    ("found", "whole", "low", "high"),
    # Newcombe 1998, Statistics in Medicine 17, table I, the score method without correction.
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilsons_interval(found: int, whole: int, low: float, high: float) -> None:
    assert measures.share_interval(found, whole) == pytest.approx((low, high), abs=5e-5)


def test_a_share_of_copies_is_as_sure_as_that_of_their_texts() -> None:
    assert measures.design_effect([]) == measures.design_effect([1, 1, 1]) == 1
    assert measures.design_effect([1, 1, 4]) == 3
    assert measures.share_interval(30, 200, 10) == pytest.approx(measures.share_interval(3, 20))


def test_griess_dispersion() -> None:
    # Gries 2008, International Journal of Corpus Linguistics 13: five parts of 9, 10, 10, 10 and 11 words.
    assert measures.deviation_of_proportions([(1, 9), (2, 10), (3, 10), (4, 10), (5, 11)], 50) == pytest.approx(0.18)


def test_dispersion_counts_the_parts_without_any() -> None:
    sizes, times = [30, 20, 50], [0, 4, 1]
    written_out = 0.5 * sum(abs(size / 100 - time / 5) for size, time in zip(sizes, times, strict=True))
    assert measures.deviation_of_proportions([(4, 20), (1, 50)], 100) == pytest.approx(written_out)
    assert measures.deviation_of_proportions([], 100) is None


@pytest.mark.parametrize(
    ("table", "expected"),
    # Dunning 1993, Computational Linguistics 19, table 1: the swiss, can be, previous year.
    [((110, 2442, 111, 29114), 270.72), ((29, 13, 123, 31612), 263.90), ((31, 23, 139, 31584), 256.84)],
)
def test_dunnings_log_likelihood(table: tuple[int, int, int, int], expected: float) -> None:
    assert measures.log_likelihood(*table) == pytest.approx(expected, abs=0.01)


def test_log_likelihood_of_equal_shares_is_nothing() -> None:
    assert measures.log_likelihood(10, 90, 20, 180) == pytest.approx(0)
    assert measures.log_likelihood(0, 0, 0, 0) == 0


def test_an_interval_of_occurrences_widens_where_they_come_together() -> None:
    apart, together = measures.occurrences_interval([1] * 16), measures.occurrences_interval([8, 8])
    assert apart == pytest.approx((16 - 1.959964 * 4, 16 + 1.920729 + 1.959964 * sqrt(16 + 0.960365)))
    assert together == pytest.approx([8 * end for end in measures.occurrences_interval([1, 1])])
    assert together[1] - together[0] > 2 * (apart[1] - apart[0])


# Garwood 1936: the exact upper ends of Poisson counts.
@pytest.mark.parametrize(
    ("number", "high"), [(0, 3.689), (1, 5.572), (2, 7.225), (3, 8.767), (5, 11.668), (10, 18.390)]
)
def test_what_was_found_once_is_not_rarer_than_what_was_never_found(number: int, high: float) -> None:
    assert measures.occurrences_interval([1] * number)[1] == pytest.approx(high, rel=0.02)
    assert measures.occurrences_interval([1] * number + [0, 0]) == measures.occurrences_interval([1] * number)


@pytest.mark.parametrize("rate", [0.5, 1, 2, 3, 4, 5, 7.5, 10, 30])
def test_the_interval_holds_the_true_rate_of_what_is_rare(rate: float) -> None:
    """Summed over the Poisson distribution of this rate, not drawn."""
    held = 0.0
    for number in range(150):
        low, high = measures.occurrences_interval([1] * number)
        held += exp(number * log(rate) - rate - lgamma(number + 1)) * (low <= rate <= high)
    assert held >= 0.95


def test_association() -> None:
    assert measures.log_dice(5, 5, 5) == pytest.approx(14)
    assert measures.log_dice(10, 40, 80) == pytest.approx(14 + log2(20 / 120))
    assert measures.log_dice(4, 1, 4) == 14  # four times near one occurrence, and nowhere else
    assert measures.mutual_information(8, 2) == pytest.approx(2)
    assert measures.log_ratio(40, 1_000, 10, 1_000) == pytest.approx(2)
    assert measures.log_ratio(40, 1_000, 0, 1_000) == pytest.approx(log(80) / log(2))
