"""Fetch the pinned front-end packages from npm and lay them, with their licences, where the desk serves them.

    python scripts/vendor_static.py [FOLDER]

FOLDER holds, or will hold, the packages' archives (default: a new temporary folder). Needs npm. Writes
src/dragoman/serve/static/vendor/ and the table of src/dragoman/serve/static/VENDORED.md; the same pins give the same
bytes. To move to another version, change the pin here, run this, and look at the desk.
"""

import hashlib
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import NamedTuple

STATIC = Path(__file__).parent.parent / "src" / "dragoman" / "serve" / "static"


class Pin(NamedTuple):
    """One file of one version of one package."""

    package: str
    version: str
    member: str
    licence: str
    """The licence's SPDX name."""
    use: str

    @property
    def name(self) -> str:
        """The vendored file's name, which tells the version."""
        stem, _, _ = self.package.partition(".")
        return f"{stem}-{self.version}.min.js"


PINS = (
    Pin("htmx.org", "2.0.11", "dist/htmx.min.js", "0BSD", "parts of a page are fetched and put in place"),
    Pin("cytoscape", "3.34.4", "dist/cytoscape.min.js", "MIT", "the network can be moved, zoomed and asked"),
)

HEAD = """# Vendored files

Written by `scripts/vendor_static.py`; not edited by hand. Each file is the npm package's own, byte for byte; a test
holds the hashes. The desk serves them itself and asks no other host.

| file | package | licence | SHA-256 | what for |
| --- | --- | --- | --- | --- |
"""


def main() -> None:
    """Fetch, lay down and list."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(sys.argv[1] if len(sys.argv) > 1 else scratch)
        rows = [lay(pin, folder) for pin in PINS]
    (STATIC / "VENDORED.md").write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")


def lay(pin: Pin, folder: Path) -> str:
    """Lay one file and its licence down; give its row of the table."""
    archive = folder / f"{pin.package}-{pin.version}.tgz"
    if not archive.exists():
        subprocess.run(["npm", "pack", "--silent", f"{pin.package}@{pin.version}"], cwd=folder, check=True)
    vendor = STATIC / "vendor"
    vendor.mkdir(parents=True, exist_ok=True)
    with tarfile.open(archive) as tar:
        data = member(tar, pin.member)
        licence = member(tar, "LICENSE")
    (vendor / pin.name).write_bytes(data)
    (vendor / f"{pin.name.removesuffix('.min.js')}.LICENCE.txt").write_bytes(licence)
    digest = hashlib.sha256(data).hexdigest()
    return f"| `vendor/{pin.name}` | {pin.package} {pin.version} | {pin.licence} | `{digest}` | {pin.use} |"


def member(tar: tarfile.TarFile, name: str) -> bytes:
    """Read one file of an npm archive."""
    found = tar.extractfile(f"package/{name}")
    if found is None:
        sys.exit(f"{tar.name}: got no file {name}; expected one; look where the package keeps it now")
    return found.read()


if __name__ == "__main__":
    main()
