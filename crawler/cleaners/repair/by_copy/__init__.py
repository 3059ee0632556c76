"""What stood where a text lost bytes, proven by a whole copy of it that an index holds."""
