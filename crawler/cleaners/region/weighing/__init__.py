"""All that speaks for a place, gathered, and the place that it is enough for."""
