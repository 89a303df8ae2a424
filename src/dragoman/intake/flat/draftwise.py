"""What the decoder sees at its second look: where a line stands in the articles that the first look made out."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from dragoman.intake.flat.features import SHARES, Page, bucket, outline

FAR = (0, 1, 2, 4, 8, 16, 40)


def second(page: Page, labels: Sequence[str]) -> list[list[str]]:
    """Describe each line by what was taken for headline and body around it.

    >>> from dragoman.intake.flat.lines import Line
    >>> page = Page([Line("Envoys meet in Oslo", 0, 19), Line("They met in Oslo, the ministry said.", 20, 56)])
    >>> "zone2=inside/headline" in second(page, ["title", "body"])[0]
    False
    """
    bodies = [i for i, label in enumerate(labels) if label == "body"]
    titles = [i for i, label in enumerate(labels) if label == "title"]
    words = Counter(word for i in bodies for word in page.subjects[i])
    rest = Counter(word for i, label in enumerate(labels) if label == "debris" for word in page.subjects[i])
    spread = window(labels, "body", reach=4), window(labels, "debris", reach=4), window(labels, "body", reach=12)
    out = []
    for i, label in enumerate(labels):
        mine = outline(page.shapes[i])
        found = [f"was={label}", f"was={label}/{mine}"]
        found += near(labels, i, mine=mine)
        found += place(i, bodies=bodies, titles=titles, mine=mine)
        found += [
            f"dense={spread[0][i]}/{spread[1][i]}/{mine}",
            f"wide={bucket(spread[2][i], (0, 2, 4, 8, 12, 18))}/{mine}",
        ]
        own = label == "body"
        fit = sum(words[word] > own for word in page.subjects[i]) / max(1, len(page.subjects[i]))
        other = sum(rest[word] > (label == "debris") for word in page.subjects[i]) / max(1, len(page.subjects[i]))
        found.append(f"fit={bucket(fit, SHARES)}/{bucket(other, (0.1, 0.3, 0.6))}/{mine}")
        above = titles[bisect_left(titles, i) - 1] if titles and titles[0] < i else None
        if above is not None:
            shared = len(page.subjects[i] & page.subjects[above]) / max(
                1, min(len(page.subjects[i]), len(page.subjects[above]))
            )
            found.append(f"title-fit={bucket(shared, SHARES)}/{mine}")
        out.append(found)
    return out


def near(labels: Sequence[str], i: int, *, mine: str) -> list[str]:
    """Name the labels of the nearest lines."""
    before = "/".join(labels[max(0, i - 2) : i])
    after = "/".join(labels[i + 1 : i + 3])
    return [f"were-before={before}/{mine}", f"were-after={after}/{mine}"]


def place(i: int, *, bodies: Sequence[int], titles: Sequence[int], mine: str) -> list[str]:
    """Describe where a line stands between the headlines and the bodies."""
    at = bisect_left(bodies, i)
    own = at < len(bodies) and bodies[at] == i
    back = i - bodies[at - 1] if at else 99
    following = at + own
    ahead = bodies[following] - i if following < len(bodies) else 99
    head = bisect_left(titles, i)
    since = at - bisect_left(bodies, titles[head - 1]) if head else 99
    upcoming = bisect_left(titles, i + 1)
    until = bisect_left(bodies, titles[upcoming]) - following if upcoming < len(titles) else len(bodies) - following
    zone = "inside" if back < 99 and ahead < 99 else "above" if ahead < 99 else "below"
    found = [f"zone2={zone}/{mine}", f"back2={bucket(back, FAR)}/{mine}", f"ahead2={bucket(ahead, FAR)}/{mine}"]
    found += [
        f"between={bucket(back, FAR)}/{bucket(ahead, FAR)}",
        f"since={bucket(since, FAR)}/{mine}",
        f"until={bucket(until, FAR)}/{mine}",
    ]
    found.append(f"untitled={not titles or titles[0] > i}/{zone}/{mine}")
    return found


def window(labels: Sequence[str], wanted: str, *, reach: int) -> list[int]:
    """Count a label among the lines around each line, itself left out."""
    sums = [0]
    for label in labels:
        sums.append(sums[-1] + (label == wanted))
    size = len(labels)
    return [
        sums[min(size, i + reach + 1)] - sums[max(0, i - reach)] - (label == wanted) for i, label in enumerate(labels)
    ]
