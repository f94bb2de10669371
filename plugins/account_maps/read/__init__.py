"""A YAML file → nodes with places → typed values; every problem as a located record."""
