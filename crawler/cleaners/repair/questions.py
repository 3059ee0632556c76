"""What a question mark stands for: the end of a question, or a mark that was lost."""

from indexer import late_re as re

_CLAUSE = re.compile(r"[0-9\u3400-\u9fff][^。！？!?\n]{0,40}[\u3400-\u9fff]\Z")
_MOST_CLAUSE = 42
_ASKS = re.compile(
    r"[吗嗎呢么麼吧哪怎何岂豈]|(?<!的)[几幾](?!乎)|否(?![则則定认認])|[谁誰](?!主管|[负負][责責])|什么|啥|多(?:[少久远遠]|[长長][时時][间間])|(.)[不没沒]\1|"
    r"(?:了[没沒]有?|啊)\Z"
)
_LEADS_UP = re.compile(r"(?:如下|以下[几幾][个個点點方]面?)\Z")


def clause_before(text: str, mark: int) -> str:
    """What stands before a mark back to the end of another sentence, as far as that is looked at; "" for no words."""
    found = _CLAUSE.search(text[max(0, mark - _MOST_CLAUSE) : mark])
    return found[0] if found else ""


def asks(clause: str) -> bool:
    """Whether a clause is a question."""
    return _ASKS.search(clause) is not None


def is_question(text: str, mark: int) -> bool:
    """Whether what stands before a mark is a question."""
    return asks(clause_before(text, mark))


def leads_up(words: str) -> bool:
    """Whether words lead up to a list, so that the mark behind them at a line's end was a colon: 总结如下."""
    return _LEADS_UP.search(words) is not None
