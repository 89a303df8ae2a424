"""From a parse to entries: who, whom, what, when, where, by whose word, and did it happen."""
