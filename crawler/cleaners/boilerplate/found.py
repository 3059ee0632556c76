"""What is found inside a line, and the line without it."""

Found = list[tuple[int, int, str]]  # first, end, name of the rule


def in_order(found: Found) -> Found:
    """What was found in a line, from its beginning on, without overlaps; what one rule takes side by side is one.

    Of two that overlap the first stays whole, and the second where it goes on; of two that begin at once the longer.
    """
    if not found:
        return found
    ordered: Found = []
    for place, end, name in sorted(found, key=lambda one: (one[0], -one[1])):
        first, last, rule = ordered[-1] if ordered else (0, 0, "")
        begin = max(place, last)
        if begin >= end:
            continue
        if begin == last and name == rule:
            ordered[-1] = (first, end, rule)
        else:
            ordered.append((begin, end, name))
    return ordered


def without(line: str, found: Found, *, stand_in: str = "") -> str:
    """The line without what was found in it, in order; `stand_in` takes the place of a site's name."""
    if not found:
        return line
    kept: list[str] = []
    place = 0
    for first, end, name in found:
        kept += (line[place:first], stand_in if name == "site name" else "")
        place = end
    return "".join([*kept, line[place:]]).strip()
