"""Measure place, period, author and kind on texts written for it, labelled as a careful reader would."""
