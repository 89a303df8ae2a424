"""The commands under `dragoman instrument`."""
