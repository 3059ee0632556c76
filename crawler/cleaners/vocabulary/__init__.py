"""What several stages know of how summaries are worded: the words of titles, bodies and offices, and numbers."""
