"""Turns diplomatic news into a sourced record: who did and said what, when, by whose word."""

__version__ = "0.1.0"
