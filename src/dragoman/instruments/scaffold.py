"""Makes a small complete instrument to start from."""

from importlib.resources import files


def scaffold(name: str, /, *, title: str, file: str) -> str:
    """Give the text of a new instrument.

    >>> "id = \\"fishery-pact\\"" in scaffold("fishery-pact", title="Fishery Pact", file="fishery-pact.toml")
    True
    """
    text = (files("dragoman.instruments") / "data/template.toml").read_text(encoding="utf-8")
    return text.replace("@ID@", name).replace("@TITLE@", title.replace('"', "'")).replace("@FILE@", file)
