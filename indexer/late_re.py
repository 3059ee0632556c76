"""The module `re`, except that an expression is compiled when it is first used.

    from indexer import late_re as re

The cleaners have more than a thousand expressions. Compiling them all takes longer than everything else that a process
does before its first page, and a page needs only a third of them. An error in an expression also shows at its first use
only. So this is for the program's own expressions, not for those that people write in site files and queries.
"""

from re import *  # noqa: F403
from re import Pattern
from re import compile as compile_now
from typing import Any, AnyStr, cast

_METHODS = ("search", "match", "fullmatch", "findall", "finditer", "sub", "subn", "split", "groups", "groupindex")


def compile(pattern: AnyStr, flags: int = 0) -> Pattern[AnyStr]:  # type: ignore[no-redef]
    """The compiled expression, to be used like one of `re.compile` (but a match's `re` is another object)."""
    return cast("Pattern[AnyStr]", _Late(pattern, flags))


class _Ready:
    """A compiled expression by its methods: as fast as the expression itself."""

    __slots__ = ("_flags", "pattern", *_METHODS)


class _Late(_Ready):
    """An expression that has not been used. With the first use of a method it becomes one that is ready."""

    __slots__ = ()

    def __init__(self, pattern: Any, flags: int) -> None:
        self.pattern, self._flags = pattern, flags

    def __getattr__(self, name: str) -> Any:  # what `_Ready` has a place for, and nothing in it
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = compile_now(self.pattern, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        self.__class__ = _Ready  # type: ignore[assignment]  # the same slots, without this method
        return getattr(self, name)
