from dragoman.language.pieces import pieces
from dragoman.language.windows import COMFORT, LIMIT, windows
from dragoman.language.words import words


def cut(text):
    of = words(text)
    return of, list(windows(of, text=0, pieces=pieces()))


def test_windows_hold_every_word_once_and_in_order():
    text = "The envoys met in Oslo. They agreed on little, if anything.\n\n" * 30 + "No end, " * 400
    of, found = cut(text)
    at = 0
    for window in found:
        assert window.first == at
        assert sum(window.sizes) == len(window.pieces) <= LIMIT
        assert window.width % 8 == 0
        at += len(window.sizes)
    assert at == len(of)


def test_a_paragraph_is_a_window():
    _, found = cut("Talks opened. They failed.\n\nA third round is due.")
    assert [len(window.sizes) for window in found] == [6, 6]


def test_a_long_paragraph_is_cut_at_the_ends_of_sentences():
    of, found = cut("The minister and his aides spoke of fish, of gas and of the border. " * 40)
    assert len(found) > 1
    for window in found:
        assert len(window.pieces) <= COMFORT
        assert of[window.first].text == "The"


def test_a_window_does_not_know_its_neighbours():
    _, alone = cut("A third round is due.")
    _, after = cut("Talks opened.\n\nA third round is due.\n\nThey failed.")
    assert (after[1].pieces, after[1].codes) == (alone[0].pieces, alone[0].codes)


def test_no_words_no_windows():
    assert cut(" \n ") == ([], [])
