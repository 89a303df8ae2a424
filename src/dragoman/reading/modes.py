"""PLOVER modes that no word tells: where a meeting is held says whether it is a visit."""

from dragoman.reading.draft import Draft

MANY = 3
"""States from which on a meeting is multilateral."""


def complete(drafts: list[Draft]) -> None:
    """Give meetings without a mode theirs: multilateral, a visit to one of the sides, or on third ground."""
    for draft in drafts:
        if draft.type != "CONSULT" or draft.mode is not None:
            continue
        sides = {actor.country for actor in draft.actors if actor.country}
        grounds = {place.country for place in draft.where if place.country}
        if len(sides) >= MANY:
            draft.mode, why = "multilateral", f"{len(sides)} states meet"
        elif len(sides) == MANY - 1 and grounds:
            draft.mode = "visit" if grounds & sides else "third-party"
            why = f"two sides meet in {', '.join(sorted(grounds))}"
        else:
            continue
        draft.steps["mode"] = why
