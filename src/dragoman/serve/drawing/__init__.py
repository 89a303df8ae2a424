"""Drawings of the record: pure functions from values to SVG, dressed by the desk's style sheets.

No drawing carries a `style` attribute or a script, so that a page may forbid both; each says in a title and a
description what it shows, and gives its numbers as rows for a table beside it.
"""
