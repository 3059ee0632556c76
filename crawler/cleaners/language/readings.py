"""The likelihood of each step of a lattice by a language model of the archive's own texts (`ngrams`), beside its words.

The words give the characters that each place may hold (`lattice.Weighed`). The model weighs each of them by the three
characters before it. Two readings with the same last three characters have the same future, so they are one state. Of
the states at a node only the likeliest are kept (beam search); their likelihoods are summed forward and backward.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from crawler.cleaners.language.ngrams import BITS, LONGEST, Mixture, Ngrams, Numbers, code

_MOST = 50  # states that are kept at a node
_BY_LANGUAGE, _BY_WORDS = 0.6, 0.4  # what the powers of ten of the model and of the words count

Shares = Mapping[tuple[int, str], float]  # next node and folded character of a step: how likely it is
Powers = NDArray[np.float64]
_Indices = NDArray[np.intp]
_BEFORE = np.uint64((1 << 16 * (LONGEST - 1)) - 1)


@dataclass(slots=True)
class _Arrived:
    """Steps from one node to another.

    Args:
        node: the node that they come from.
        before: the last characters before each step.
        powers: how likely everything up to there is.
        parents: the states that they come from.
        steps: which steps of the node they are.
        states: the states that they lead to.
    """

    node: int
    before: Numbers
    powers: Powers
    parents: _Indices
    steps: _Indices
    states: _Indices = field(default_factory=lambda: np.zeros(0, np.intp))


@dataclass(slots=True)
class _Node:
    """What is known of a node: the steps that arrive, and its states (by their last characters) with their powers."""

    arrived: list[_Arrived] = field(default_factory=list)
    before: Numbers = field(default_factory=lambda: np.zeros(0, np.uint64))
    powers: Powers = field(default_factory=lambda: np.zeros(0))


def reweighed(shares: Sequence[Shares], language: Ngrams | Mixture, behind: str) -> list[dict[tuple[int, str], float]]:
    """The shares of a lattice's steps, which `Weighed` gives by its words, weighed by the language model too.

    Returns for each node, as `Weighed.shares` does, the share of each of its steps among all readings.

    Args:
        shares: one mapping a node, the last node left out.
        behind: the text behind the lattice, as far as it is known.
    """
    nodes = [_Node() for _ in range(len(shares) + 1)]
    nodes[0].before, nodes[0].powers = np.zeros(1, np.uint64), np.zeros(1)
    for number, (node, its_shares) in enumerate(zip(nodes, (*shares, {}), strict=True)):
        if node.arrived:
            _gather(node)
        if its_shares and len(node.powers):
            for end, arrived in _steps(node, number, its_shares, language):
                nodes[end].arrived.append(arrived)
    return _backward(nodes, shares, _behind(nodes[-1], language, behind))


def _gather(node: _Node) -> None:
    """Combine the steps that arrive at a node into states."""
    before = np.concatenate([one.before for one in node.arrived])
    powers = np.concatenate([one.powers for one in node.arrived])
    node.before, states = np.unique(before, return_inverse=True)
    most = powers.max()
    node.powers = most + np.log10(np.bincount(states, 10 ** (powers - most)) + 1e-300)
    if len(node.before) > _MOST:
        kept = np.sort(np.argsort(-node.powers, kind="stable")[:_MOST])
        number = np.full(len(node.before), -1)
        number[kept] = np.arange(len(kept))
        node.before, node.powers, states = node.before[kept], node.powers[kept], number[states]
    at = 0
    for one in node.arrived:
        one.states = states[at : at + len(one.powers)]
        at += len(one.powers)


def _steps(node: _Node, number: int, shares: Shares, language: Ngrams | Mixture) -> list[tuple[int, _Arrived]]:
    """The steps from this node to other nodes."""
    words = np.log10(np.array([*shares.values()]) / sum(shares.values()))
    codes = np.array([code(char) for _, char in shares], np.uint64)
    runs = (node.before[:, None] << BITS | codes).ravel()
    by_words = (node.powers[:, None] + _BY_WORDS * words).ravel()
    powers = by_words + _BY_LANGUAGE * language.powers(runs)
    parents = np.repeat(np.arange(len(node.powers)), len(codes))
    steps = np.tile(np.arange(len(codes)), len(node.powers))
    ends = np.array([end for end, _ in shares])[steps]
    return [
        (end, _Arrived(number, runs[these] & _BEFORE, powers[these], parents[these], steps[these]))
        for end in np.unique(ends).tolist()
        for these in [ends == end]
    ]


def _behind(last: _Node, language: Ngrams | Mixture, behind: str) -> Powers:
    """How likely the text behind the lattice is after each state of the last node."""
    before, powers = last.before, last.powers
    for char in behind:
        runs = before << BITS | np.uint64(code(char))
        before, powers = runs & _BEFORE, powers + _BY_LANGUAGE * language.powers(runs)
    weights: Powers = 10 ** (powers - powers.max(initial=-np.inf))
    return weights / np.sum(weights)


def _backward(nodes: Sequence[_Node], shares: Sequence[Shares], last: Powers) -> list[dict[tuple[int, str], float]]:
    weights = [np.zeros(len(node.powers)) for node in nodes]
    weights[-1] = last
    by_step = [np.zeros(len(its_shares)) for its_shares in shares]
    for node, its_weights in zip(reversed(nodes), reversed(weights), strict=True):
        for one in node.arrived:
            kept = one.states >= 0
            states = one.states[kept]
            share = its_weights[states] * 10 ** (one.powers[kept] - node.powers[states])
            by_step[one.node] += np.bincount(one.steps[kept], share, len(by_step[one.node]))
            weights[one.node] += np.bincount(one.parents[kept], share, len(weights[one.node]))
    return [
        dict(zip(its_shares, found.tolist(), strict=True)) for its_shares, found in zip(shares, by_step, strict=True)
    ]
