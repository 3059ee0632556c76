"""The places of China: which there are in each year, and what they are called."""
