"""A cron line as a site file writes it (five fields, crontab(5)), judged before anything is scheduled by it."""

import re

NAMED = {
    "@hourly": "0 * * * *",
    "@daily": "0 0 * * *",
    "@weekly": "0 0 * * 0",
    "@monthly": "0 0 1 * *",
    "@yearly": "0 0 1 1 *",
}
# The fields with their bounds; both 0 and 7 are Sunday.
_FIELDS = (("minute", 0, 59), ("hour", 0, 23), ("day of the month", 1, 31), ("month", 1, 12), ("day of the week", 0, 7))
_PART = re.compile(r"(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:/(\d{1,2}))?")


def judged(line: str) -> str:
    """The line with one blank between its fields, or its name. Raises ValueError, which says what was expected."""
    if line in NAMED:
        return line
    fields = line.split()
    if len(fields) != len(_FIELDS):
        names = ", ".join(name for name, _, _ in _FIELDS)
        raise ValueError(f'a cron line of five fields ({names}), such as "30 3 * * 1"')
    for text, (name, low, high) in zip(fields, _FIELDS, strict=True):
        if not all(_is_part(part, low, high) for part in text.split(",")):
            raise ValueError(
                f"in the field {name}, {text!r}: *, or numbers {low}-{high} as 1,3 1-5 */2, with no step beyond them"
            )
    return " ".join(fields)


def _is_part(part: str, low: int, high: int) -> bool:
    found = _PART.fullmatch(part)
    if not found:
        return False
    first, last, step = (int(number) if number else None for number in found.groups())
    begins = low if first is None else first
    ends = last if last is not None else begins if first is not None and step is None else high
    # cron takes a longer step too, and runs once where `*/75` looks like every 75 minutes; APScheduler raises.
    return low <= begins <= ends <= high and (step is None or 0 < step <= ends - begins)
