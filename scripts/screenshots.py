"""Take the pictures of docs/desk.md: the desk on the shipped story of a survey ship, which is invented.

    python scripts/screenshots.py [--chromium /usr/bin/chromium]

Needs Debian's chromium. Makes a ledger of examples/survey-ship in a temporary folder, serves it, and writes
docs/pictures/desk-*.webp, each at most 150 kB. Look at them before they are committed.
"""

import argparse
import base64
import socket
import sys
import tempfile
import threading
import time
from pathlib import Path
from urllib.parse import quote

import uvicorn
from playwright.sync_api import Page, sync_playwright

from dragoman.pipeline import add
from dragoman.record import Query, SqliteLedger
from dragoman.serve.app import make

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
DAY = "2033-04-30"
"""The day from which the pictures look: that of the last article."""
LARGEST = 150_000
"""Bytes of a picture."""

TO_WEBP = """async (png) => {
    const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    canvas.getContext("2d").drawImage(picture, 0, 0);
    const blob = await canvas.convertToBlob({ type: "image/webp", quality: 0.82 });
    return btoa(Array.from(new Uint8Array(await blob.arrayBuffer()), (byte) => String.fromCharCode(byte)).join(""));
}"""
"""Turns a PNG into WebP, base64 both."""


def main() -> None:
    """Make the ledger, serve it, take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    options = parser.parse_args()
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "ship.db")
        with SqliteLedger(path) as ledger:
            for _ in add(ledger, [ROOT / "examples" / "survey-ship"]):
                pass
            denial = ledger.find(Query(type=("REJECT",), by=("Orla Kinsale",), limit=1))[0].entry
        base = serve(path)
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=options.chromium, args=["--no-sandbox", "--disable-gpu"])
            page = browser.new_page(viewport={"width": 1280, "height": 800}, base_url=base, color_scheme="light")
            shot(page, "front", f"/?on={DAY}")
            shot(page, "denials", "/denials")
            shot(page, "article", f"/article/{quote(denial.article_id, safe='')}", lit=f"entry-{denial.id}")
            shot(page, "entry", f"/entry/{denial.id}")
            shot(page, "timeline", "/timeline?country=IRL")
            shot(page, "pair", "/pair/IRL/PRT")
            page.emulate_media(color_scheme="dark")
            shot(page, "dark", "/contradictions")
            browser.close()


def serve(path: Path) -> str:
    """Serve the ledger on a free port, in a thread that ends with the program."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(make(path), host="127.0.0.1", port=port, log_level="error"))
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.02)
    return f"http://127.0.0.1:{port}"


def shot(page: Page, name: str, address: str, *, lit: str | None = None) -> None:
    """Take a picture of a page; `lit` is the entry that is pointed at."""
    page.goto(address)
    if lit:
        page.locator(f"#{lit}").scroll_into_view_if_needed()
        page.locator(f"#{lit} .entry-kind").hover()
    page.wait_for_timeout(400)
    file = PICTURES / f"desk-{name}.webp"
    file.write_bytes(webp(page, page.screenshot()))
    size = file.stat().st_size
    print(f"{file.relative_to(ROOT)}: {size} bytes")
    if size > LARGEST:
        sys.exit(f"{file}: got {size} bytes; expected at most {LARGEST}; show less of the page")


def webp(page: Page, png: bytes) -> bytes:
    """Make a picture small; the browser knows how."""
    sheet = page.context.browser.new_page()  # type: ignore[union-attr]
    found: str = sheet.evaluate(TO_WEBP, base64.b64encode(png).decode())
    sheet.close()
    return base64.b64decode(found)


if __name__ == "__main__":
    main()
