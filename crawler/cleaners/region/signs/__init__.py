"""What tells a place without naming it: by-names, newspapers, campaigns, document numbers, whose site it is."""
