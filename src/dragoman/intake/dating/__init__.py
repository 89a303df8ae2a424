"""Clues to an undated article's date, and the days that each allows."""
