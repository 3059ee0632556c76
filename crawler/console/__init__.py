"""What a person sees of the commands: their options and mistakes, what they log, how far they are, what came of it."""
