"""Evidence without a place's name: by-names, newspapers, campaigns, document numbers, the owner of the site."""
