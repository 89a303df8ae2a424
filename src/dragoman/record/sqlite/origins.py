"""Origins: which article it is whose text another one repeats."""

import sqlite3


def origin(db: sqlite3.Connection, document: int, *, moment: int | None = None) -> int:
    """Give the document whose text this one repeats, itself if none's, now or as of a moment."""
    if moment is None:
        found = db.execute("SELECT origin FROM at_origin WHERE article = ?", (document,)).fetchone()
    else:
        # Whoever repeats one another shares the oldest's origin; go from copy to copy, as far as was known then.
        found = db.execute(
            "WITH RECURSIVE kin (document) AS (SELECT ?1"
            " UNION SELECT c.of FROM kin JOIN article AS a ON a.document = kin.document"
            " JOIN copy AS c ON c.article = a.seq AND c.moment <= ?2"
            " UNION SELECT a.document FROM kin JOIN copy AS c ON c.of = kin.document AND c.moment <= ?2"
            " JOIN article AS a ON a.seq = c.article)"
            " SELECT min(document) FROM kin",
            (document, moment),
        ).fetchone()
    return int(found[0]) if found else document
