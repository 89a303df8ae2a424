"""Pages that run from one article into the next, and captions and headlines told by where they stand."""

from dragoman.intake import flat

TREATY = [
    "Norland ratifies fisheries treaty with Estavia",
    "The parliament of Norland ratified the fisheries treaty with Estavia on Monday, after a debate on quotas"
    " and trawlers.",
    "Trawlers of both states may fish the bank from spring, the fisheries minister told the parliament in Skarhavn.",
    "Estavia ratified the treaty in winter. Its trawlers had stayed in port since the quarrel over quotas began.",
]
BRIDGE = [
    "Engineers close bridge over Ombra gorge",
    "Engineers closed the bridge over the Ombra gorge yesterday because cracks had been found in two of its pillars.",
    "Lorries must use the mountain road until the pillars are mended, the highway office in Tolmin announced.",
    "The bridge was built sixty years ago and carries four thousand lorries a day. Its cracks were seen by a climber.",
]


def test_two_articles_without_anything_between() -> None:
    found = flat.articles("\n".join(TREATY + BRIDGE), file="page.txt")
    assert [one.title for one in found] == [TREATY[0], BRIDGE[0]]
    assert [list(one.paragraphs) for one in found] == [TREATY[1:], BRIDGE[1:]]


def test_a_subhead_is_no_seam() -> None:
    rest = [
        "A quarrel of ten years",
        "The quarrel over quotas on the bank began when a trawler of Estavia was held in Skarhavn.",
        "The treaty ends it: trawlers of Norland and Estavia get equal quotas, and the parliament will review them.",
    ]
    [one] = flat.articles("\n".join(TREATY + rest), file="page.txt")
    assert list(one.paragraphs) == TREATY[1:] + rest


def test_headline_above_the_stamp_not_the_caption_below() -> None:
    page = [
        "Home",
        "World",
        TREATY[0],
        "By Adela Renmark",
        "March 4, 2031",
        "Share",
        "Lawmakers vote on the treaty in the parliament of Norland",
        "Getty Images",
        *TREATY[1:],
    ]
    [one] = flat.articles("\n".join(page), file="page.txt")
    assert one.title == TREATY[0]
    assert list(one.captions) == [page[6]]
    assert list(one.paragraphs) == TREATY[1:]
