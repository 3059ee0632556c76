"""What a word of a query stands for: wildcards, gaps, alternatives, and regular expressions.

?          one letter, digit or mask: no punctuation, as a word has none inside
*          a gap: any characters within the sentence, as few as there are
**         masks, as many as there are asterisks: 20**年, **县
{a|b}      either
\\?         the character itself
"""

import re
from itertools import product
from math import prod
from typing import NamedTuple

from indexer.query.tree import Everything, Node, Pattern, Phrase, all_of, any_of
from indexer.text import fold, marks_alike, marks_between, plans_alike, searchable

_MAX_EXPANDED = 100  # phrases that alternatives are written out to; more become a pattern
_WILD = {"?": r"[\pL\pN*]", "*": "[^。!?;\n]*?"}
_SPECIAL = re.compile(r"\\(?P<plain>.)|(?P<wild>[?*])|\{(?P<any>[^{}]*)\}", re.DOTALL)
_MASKS = re.compile(r"(?<!\\)\*{2,}")  # as texts and their titles show them
_SAYING = re.compile(r"[\w×＊]")  # a character or a mask: what is worth looking for unquoted

_LITERAL = re.compile(r"\\Q(?P<literal>.*?)(?:\\E|\Z)|\\.", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_SET = r"\[\^?\]?(?:\\.|\[:\^?\w+:\]|[^\]\\])*\]"
_SETS = re.compile(rf"\\.|(?P<set>{_SET})|(?P<plain>[^\\\[]+)", re.DOTALL)
_RANGE = re.compile(r"([^\x00-\x7f])-([^\x00-\x7f])")
_BRACKET = re.compile(r"(?!^)\[(?!:)|(?<=^\[)\]|(?<=^\[\^)\]")  # an unescaped bracket inside a set

# One step of a regular expression in RE2's syntax: escapes, sets, marks, quantifiers, plain characters.
_STEP = re.compile(
    rf"\\[A-Za-z0-9]+(?:\{{[^}}]*\}})?|\\.|{_SET}|(?P<mark>[()|])"
    r"|(?P<optional>[*?]|\{[^}]*\}?)|[.^$+]|(?P<plain>.)",
    re.DOTALL,
)


class WordError(ValueError):
    """The word says nothing that could be looked for; `place` is where in it."""

    def __init__(self, message: str, place: int = 0):
        super().__init__(message)
        self.place = place


class _Piece(NamedTuple):
    """A wildcard, or characters, of which there may be alternatives."""

    choices: tuple[str, ...] = ()
    wild: str = ""


def word(raw: str) -> Node:
    """The tree of an unquoted word: a phrase, several, or a pattern. Raises WordError."""
    pieces = _joined(_pieces(_MASKS.sub(lambda masks: "×" * len(masks[0]), raw)))
    wild = any(piece.wild for piece in pieces)
    if not any(_SAYING.search(choice) for piece in pieces for choice in piece.choices):
        if wild:
            raise WordError(f'only wildcards; write "{raw}" in quotes to look for them, or ** for a mask')
        raise WordError(f'only punctuation; write "{raw}" in quotes to look for it')
    if not wild and prod(len(piece.choices) for piece in pieces) <= _MAX_EXPANDED:
        expanded = [searchable("".join(choices)) for choices in product(*(piece.choices for piece in pieces))]
        return any_of([Phrase(text) for text in expanded if text])
    while pieces[0].wild == "*":  # as few as there are: none
        pieces.pop(0)
    while pieces[-1].wild == "*":
        pieces.pop()
    return Pattern("".join(map(_regex, pieces)), all_of(list(map(_needs, pieces))))


def _pieces(raw: str) -> list[_Piece]:
    pieces: list[_Piece] = []
    plain = ""
    place = 0
    for found in _SPECIAL.finditer(raw):
        plain += raw[place : found.start()] + (found["plain"] or "")
        place = found.end()
        if found["plain"]:
            continue
        if plain:
            pieces.append(_Piece((plain,)))
            plain = ""
        pieces.append(_Piece(wild=found["wild"]) if found["wild"] else _alternatives(found["any"], found.start()))
    plain += raw[place:]
    return [*pieces, _Piece((plain,))] if plain else pieces


def _joined(pieces: list[_Piece]) -> list[_Piece]:
    """With neighbours written out to one piece: what a character folds to depends on the one before it ({計|规}畫)."""
    joined: list[_Piece] = []
    for piece in pieces:
        before = joined[-1] if joined else piece
        if not joined or piece.wild or before.wild or len(before.choices) * len(piece.choices) > _MAX_EXPANDED:
            joined.append(piece)
        else:
            joined[-1] = _Piece(tuple(dict.fromkeys(map("".join, product(before.choices, piece.choices)))))
    return joined


def _alternatives(inside: str, place: int) -> _Piece:
    if "?" in inside or "*" in inside:
        raise WordError("wildcards cannot stand inside { }; write the whole word twice, with OR", place)
    choices = tuple(dict.fromkeys(inside.split("|")))
    if len(choices) < 2:
        raise WordError("expected alternatives such as {平安|和谐}", place)
    return _Piece(choices)


def _regex(piece: _Piece) -> str:
    if piece.wild:
        return _WILD[piece.wild]
    choices = sorted(map(searchable, piece.choices), key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, choices))})"


def _needs(piece: _Piece) -> Node:
    choices = [searchable(choice) for choice in piece.choices]
    return any_of([Phrase(choice) for choice in choices]) if choices and all(choices) else Everything()


def regular_expression(source: str) -> Pattern:
    r"""A regular expression of the user's. Characters beyond ASCII fold as the text does; everything else stays.

    But for square brackets and single quotation marks that it looks for: in the text they are round and double. What
    stands between \Q and \E is a phrase.
    """
    source = _LITERAL.sub(
        lambda found: found[0] if found["literal"] is None else re.escape(searchable(found["literal"])), source
    )
    source = _ESCAPED.sub(lambda found: "\\" + marks_alike(found[1]), source)
    source = _SETS.sub(lambda found: _marks_of_set(found[0]) if found["set"] else found[0], source)
    folded = "".join(map(_folded, source))
    folded = _SETS.sub(lambda found: plans_alike(found[0]) if found["plain"] else found[0], folded)
    return Pattern(folded, _needed(source))


def _marks_of_set(written: str) -> str:
    """A set with the marks that its ranges and its square brackets stand for, beside these."""
    written = _BRACKET.sub(lambda found: found[0] + marks_alike(found[0]), written)
    return _RANGE.sub(_marks_of_range, written)


def _marks_of_range(found: re.Match[str]) -> str:
    """A range; one of marks that have another form in the text is kept as it is by its numbers, with these forms."""
    marks = marks_between(found[1], found[2])
    return rf"\x{{{ord(found[1]):x}}}-\x{{{ord(found[2]):x}}}{marks}" if marks else found[0]


def _folded(char: str) -> str:
    """Without masks, for x and * mean something else here; a full-width mark stays the character that it folds to."""
    if char <= "\x7f":
        return '"' if char == "'" else char
    form = marks_alike(fold(char))
    return re.escape(form) if form <= "\x7f" else form


def _needed(source: str) -> Node:
    """The phrases that stand in whatever matches: runs of plain characters outside of groups, sets and choices."""
    needed: list[Node] = []
    run = ""
    depth = 0
    for step in _STEP.finditer(source):
        if step["plain"] and not depth:
            run += searchable(step["plain"])
            continue
        if step["mark"] == "|" and not depth:
            return Everything()
        run = plans_alike(run)
        if step["optional"]:
            run = run[:-1]
        if run and not depth:
            needed.append(Phrase(run))
        run = ""
        depth = max(0, depth + {"(": 1, ")": -1}.get(step["mark"] or "", 0))
    return all_of([*needed, Phrase(plans_alike(run))] if run else needed)
