"""What a summary is, how its text becomes tokens, and the engines that hold it."""
