"""The places of China, with their names and codes in each year."""
