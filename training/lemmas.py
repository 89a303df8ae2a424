"""Learns the lemma tables that the package ships.

`python training/lemmas.py ../shared/corpora src/dragoman/language/data` learns from the treebanks' train parts, from
`irregular.csv` beside this file (irregular forms, and verbs by their plain form), and from which words open news uses
as plain verbs and nouns, to tell `faded`, of `fade`, from `loaded`, of `load`. Writes `lemma_rules.csv` (endings, and
what becomes of them) and `lemma_forms.csv` (forms that the rules get wrong), and prints accuracy on the dev parts.
"""

import csv
import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from dragoman.language.lemma import ANY, Lemmas, change_of, keys_of
from dragoman.language.words import words

Key = tuple[str, str, str]
"""Form, part of speech, slot."""

FREE = "CC BY or public domain"
VERBAL = {"VBD": "past", "VBN": "past", "VBG": "ing", "VBZ": "s", "VB": "base", "VBP": "base", "MD": "base"}
NOMINAL = {"NNS": "plur", "NNPS": "plur", "NN": "sing", "NNP": "sing"}
GRADED = {"JJR": "cmp", "RBR": "cmp", "JJS": "sup", "RBS": "sup"}
LONGEST = 6
"""Letters of the longest ending that a rule looks at."""
OPEN_NEWS = ("wikinews_dexter", "wikinews_gum", "tehran_times_a", "us_state_dept_2021_22", "us_white_house_foreign")
BEFORE_VERB = {"to", "will", "would", "can", "could", "may", "might", "must", "should", "shall", "n't", "not"}
DOUBLES = re.compile(r"[^aeiouwxy][aeiou][^aeiouwxy]$")


def slot(upos: str, xpos: str) -> str:
    if upos in ("VERB", "AUX"):
        return VERBAL.get(xpos, ANY)
    if upos in ("NOUN", "PROPN"):
        return NOMINAL.get(xpos, ANY)
    if upos in ("ADJ", "ADV"):
        return GRADED.get(xpos, "pos")
    if upos == "PRON":
        return {"PRP$": "poss", "PRP": "pers"}.get(xpos, ANY)
    return ANY


def read(path: Path, *, teach: bool = False) -> Counter:
    """Count (form, upos, slot, lemma) in a treebank; to `teach`, only in what may be shipped and is of use."""
    counts: Counter = Counter()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if not teach or row.get("licence", FREE) == FREE:
                for form, upos, xpos, lemma in zip(row["w"], row["upos"], row["xpos"], row["lemma"], strict=True):
                    # Parts of words teach nothing.
                    if not teach or (xpos not in ("GW", "AFX") and lemma != "_"):
                        counts[form, upos, slot(upos, xpos), lemma] += 1
    return counts


def majority(counts: Counter) -> dict[Key, tuple[str, int]]:
    """Choose each form's commonest lemma, in its slot and in any."""
    found: dict[Key, Counter] = defaultdict(Counter)
    for (form, upos, where, lemma), count in counts.items():
        for one in {where, ANY}:
            found[form, upos, one][lemma] += count
    return {key: lemmas.most_common(1)[0] for key, lemmas in found.items()}


def irregular() -> dict[Key, tuple[str, int]]:
    with Path(__file__).with_name("irregular.csv").open(encoding="utf-8", newline="") as lines:
        rows = [(row["form"], row["upos"], row["slot"], row["lemma"]) for row in csv.DictReader(lines)]
    found = {(form, upos, where): (lemma, 2) for form, upos, where, lemma in rows}
    for form, upos, where, lemma in rows:
        if where != "base":
            found.setdefault((form, upos, ANY), (lemma, 2))
    return found


def news(folder: Path) -> tuple[Counter, Counter]:
    """Count the lower-case words of open news: those that stand where a plain verb does, and all."""
    verbs: Counter = Counter()
    every: Counter = Counter()
    for name in OPEN_NEWS:
        with (folder / f"{name}.jsonl").open(encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                before = ""
                for word in words(row.get("text") or ""):
                    if word.text.isalpha() and word.text.islower():
                        every[word.text] += 1
                        verbs[word.text] += before in BEFORE_VERB
                    before = word.text.lower()
    return verbs, every


def inflect(verb: str) -> Iterator[tuple[str, str]]:
    """List a regular verb's forms, both spellings where there are two."""
    stems = [verb]
    if DOUBLES.search(verb):
        doubled = verb + verb[-1]
        # One syllable always doubles; of longer ones American and British English differ.
        stems = [doubled] if len(re.findall("[aeiouy]+", verb)) == 1 else [verb, doubled]
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye", "ie")):
        stems = [verb[:-1]]
    for stem in stems:
        yield stem + "ing", "ing"
        yield stem + "ed", "past"
    if re.search("[^aeiou]y$", verb):
        yield verb[:-1] + "ied", "past"
        yield verb[:-1] + "ies", "s"
    else:
        yield verb + ("es" if re.search("(s|x|z|ch|sh|[^aeiou]o)$", verb) else "s"), "s"


def plural(noun: str) -> str:
    if re.search("[^aeiou]y$", noun):
        return noun[:-1] + "ies"
    return noun + ("es" if re.search("(s|x|z|ch|sh)$", noun) else "s")


def made(best: dict[Key, tuple[str, int]], verbs: Counter, every: Counter) -> dict[Key, tuple[str, int]]:
    """Make the regular forms of verbs and nouns that are known by their plain form."""
    weight: dict[str, float] = defaultdict(float)
    for (_, upos, _), (lemma, count) in best.items():
        if upos == "VERB" and lemma.isalpha() and lemma.islower():
            weight[lemma] += 20 * count
    for verb, count in verbs.items():
        if count >= 3 and 20 * count > every[verb] and len(verb) > 2 and not re.search("(?:[^e]ed|[^e]ing)$", verb):
            weight[verb] += count
    # Any word may be a verb (`timed`, `quelled`): it is, if nothing better explains the form.
    for word, count in every.items():
        if count >= 5 and len(word) > 3 and not re.search("(?:ed|ing|s)$", word):
            weight[word] = weight[word] or count / 1_000_000
    for verb in list(weight):
        if verb.endswith("ize"):
            weight[verb[:-3] + "ise"] += 1
    found: dict[Key, tuple[str, int]] = {}
    for verb in sorted(weight, key=lambda verb: (weight[verb], verb)):
        for form, where in inflect(verb):
            found[form, "VERB", where] = found[form, "VERB", ANY] = (verb, 2)
    nouns: Counter = Counter()
    for (_, upos, _), (lemma, count) in best.items():
        if upos == "NOUN" and lemma.isalpha() and lemma.islower():
            nouns[lemma] += 20 * count
    for word, count in every.items():
        if count >= 5 and len(word) > 3 and every[plural(word)] >= 2 and not word.endswith("s"):
            nouns[word] += count
    for noun in sorted(nouns, key=lambda noun: (nouns[noun], noun)):
        found[plural(noun), "NOUN", "plur"] = (noun, 2)
    return found


def learn_rules(best: dict[Key, tuple[str, int]]) -> dict[tuple[str, ...], str]:
    """Find for each ending the change that most forms with it take; leave out endings that a shorter one covers."""
    votes: dict[tuple[str, ...], Counter] = defaultdict(Counter)
    for (form, upos, where), (lemma, _) in best.items():
        change = change_of(form, lemma)
        if change is not None:
            for key in keys_of(form, upos, where, LONGEST):
                votes[key][change] += 1
    rules: dict[tuple[str, ...], str] = {}
    for key in sorted(votes, key=lambda key: len(key[-1])):
        change, count = votes[key].most_common(1)[0]
        ending = key[-1]
        shorter = ((*key[:-1], ending[cut:]) for cut in range(1, len(ending) + 1))
        covered = next((rules[one] for one in shorter if one in rules), None)
        if (not ending or (count >= 2 and count / sum(votes[key].values()) > 0.5)) and change != covered:
            rules[key] = change
    return rules


def learn_forms(best: dict[Key, tuple[str, int]], rules: dict[tuple[str, ...], str]) -> dict[Key, str]:
    """Keep the forms whose lemma the rules miss."""
    forms: dict[Key, str] = {}
    lemmas = Lemmas(rules, forms)
    # Lower case first: what it says of a form holds for its capitals too.
    for key in sorted(best, key=lambda key: (not key[0].islower(), key)):
        lemma, count = best[key]
        certain = count >= 2 or key[0].islower() or key[1] == "PROPN"
        if certain and lemmas.find(*key) != lemma:
            forms[key] = lemma
    return forms


def accuracy(lemmas: Lemmas, counts: Counter, *, slots: bool) -> float:
    right = sum(
        count
        for (form, upos, where, lemma), count in counts.items()
        if lemmas.find(form, upos, where if slots else ANY) == lemma
    )
    return 100 * right / sum(counts.values())


def write(path: Path, header: list[str], rows: list[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(sorted(rows))


def main() -> None:
    corpora, data = map(Path, sys.argv[1:3])
    treebanks = corpora / "treebanks"
    gum, ewt = (majority(read(treebanks / f"{name}_train.jsonl.gz", teach=True)) for name in ("gum", "ewt"))
    seen = {**gum, **ewt}
    known = made({**seen, **irregular()}, *news(corpora / "news"))
    rules = learn_rules(seen)
    # The treebanks win over what we made, but for what they have once or twice, which may be a slip.
    often = {key: found for key, found in seen.items() if found[1] >= 3}
    past = {key: found for key, found in irregular().items() if key[1] == "VERB" and key[2] in ("past", ANY)}
    forms = learn_forms({**known, **seen, **irregular(), **often, **past}, rules)
    write(data / "lemma_rules.csv", ["upos", "slot", "case", "ending", "change"], [(*k, c) for k, c in rules.items()])
    write(data / "lemma_forms.csv", ["form", "upos", "slot", "lemma"], [(*k, lemma) for k, lemma in forms.items()])
    print(len(rules), "rules,", len(forms), "forms")
    for name in ("ewt_dev", "gum_dev"):
        counts = read(treebanks / f"{name}.jsonl.gz")
        figures = (f"{accuracy(Lemmas(rules, forms), counts, slots=slots):.2f}" for slots in (True, False))
        print(name, "with and without features:", *figures)


if __name__ == "__main__":
    main()
