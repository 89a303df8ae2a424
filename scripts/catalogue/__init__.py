"""The steps that shape gathered facts into data files."""
