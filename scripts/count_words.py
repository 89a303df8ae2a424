"""Count in how many news articles each stem stands: what `record/data/common.toml` holds.

    python scripts/count_words.py ../shared/corpora/news/*.jsonl > src/dragoman/record/data/common.toml

Run it again whenever `record/data/words.toml` changes what a stem is. The project's own copy is counted over open
articles only (public domain and Creative Commons); shares, no words of theirs in order, are kept.
"""

import json
import sys
from collections import Counter
from pathlib import Path

from dragoman.record import words

LEAST = 0.019
"""Stems in a smaller share of the articles count in full, and are left out."""
HEAD = """# How common words are in diplomatic news: the share of articles that a stem stands in.
#
# A word that stands everywhere says little about which act is meant; one that isn't listed counts in full.
# Counted by scripts/count_words.py over {articles} open articles.

[share]
"""


def main() -> None:
    """Count the stems of the files named on the command line, and print their shares."""
    counts: Counter[str] = Counter()
    articles = 0
    for file in map(Path, sys.argv[1:]):
        for line in file.read_text("utf-8").splitlines():
            text = json.loads(line)["text"]
            counts.update(words.stems(text))
            articles += 1
    print(HEAD.format(articles=articles), end="")
    for stem, count in sorted(counts.items(), key=lambda one: (-one[1], one[0])):
        if count / articles >= LEAST:
            print(f"{json.dumps(stem, ensure_ascii=False)} = {count / articles:.3f}")


if __name__ == "__main__":
    main()
