"""From a source to its articles: exact text, dates with their basis, and where each stood."""

from dragoman.intake.source import read

__all__ = ["read"]
