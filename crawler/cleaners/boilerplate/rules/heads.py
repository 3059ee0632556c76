"""Heads of the parts of a page that has several texts; matched against folded lines."""

from crawler.cleaners.vocabulary.numerals import NUMBER
from crawler.cleaners.vocabulary.title_words import GENRES, MODEL
from indexer import late_re as re

# 精选范文: what stands before the number.
_MODEL = rf"[\u4e00-\u9fff]{{0,2}}{MODEL}"
# The head of a part, however its title sounds.
PART_HEAD = re.compile(
    rf"\W{{0,3}}(?:第{NUMBER}篇|篇{NUMBER}|{_MODEL}{NUMBER}\s?:).*|.{{0,100}}(?:篇|{MODEL})\s?[(]?{NUMBER}[)]?\W{{0,3}}"
    rf"|.{{0,100}}第{NUMBER}篇.{{0,3}}"
)
# The head of the first of several.
FIRST_HEAD = re.compile(
    rf"\W{{0,3}}(?:第[1一]篇|篇[1一]|{_MODEL}[1一]).{{0,60}}"
    rf"|[^,。;!?]{{4,60}}(?:{GENRES}|[讲演发]言?稿|体会|{MODEL}|第|篇)\s?[(【<]?[1一][)】>]?(?:篇|\s?:)?"
)
