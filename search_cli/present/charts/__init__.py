"""Pictures of counts: lines over years, heat maps, a map of the provinces, bars, and the spread of a phrase."""
