"""The ways to take a page away."""

from starlette.datastructures import QueryParams

from dragoman.serve.exports import ENDS
from dragoman.serve.links import address


def ways(path: str, asked: QueryParams, /, *, entries: bool) -> list[tuple[str, str]]:
    """Give the ways to take a page away; one whose answer is `entries` goes out whole and in every format."""
    pairs = [pair for pair in asked.multi_items() if pair[1].strip() and pair[0] != "done"]
    stem = "/index" if path == "/" else path
    ways = [("CSV", address(f"{stem}.csv", pairs)), ("JSON", address(f"{stem}.json", pairs))]
    if not entries:
        return ways
    pairs = [pair for pair in pairs if pair[0] not in ("limit", "offset", "table")]
    ways[0] = ("CSV", address(f"{stem}.csv", pairs))
    others = [
        (form.title.partition(":")[0], address(stem + end, pairs))
        for end, form in ENDS.items()
        if end not in (".csv", ".articles.json")
    ]
    return [*ways, *others]
