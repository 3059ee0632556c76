"""The place that all names of a text tell together, where no single one is enough."""
