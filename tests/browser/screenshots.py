"""Takes the pictures in docs/: `python -m tests.browser.screenshots`, with Chromium as Debian packages it.

They show the article that comes with Dateline, on a server of their own over a new database.
"""

import os
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tests.api.article import DOCUMENT, STRIKES
from tests.browser.conftest import CHROMIUM, QUIET, watched
from tests.live import running_server

FOLDER = Path(__file__).resolve().parents[2] / "docs"
WIDE = {"width": 1360, "height": 850}
PHONE = {"width": 360, "height": 740}
PICTURES: dict[str, tuple[str, dict[str, Any]]] = {
    "timeline": (f"/?entry={STRIKES}", {"viewport": WIDE}),
    "claim": ("/?claim=iran-supported-attacks-on-american-forces", {"viewport": WIDE}),
    "document": (f"/?read={DOCUMENT}&passage=1563-1609", {"viewport": WIDE, "color_scheme": "dark"}),
    "phone": ("/", {"viewport": PHONE}),
}


def main() -> None:
    """Replace every picture."""
    FOLDER.mkdir(exist_ok=True)
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []  # Chromium has no sandbox for root
    with (
        tempfile.TemporaryDirectory() as data,
        running_server(Path(data)) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, *sandbox])
        for name, (path, options) in PICTURES.items():
            take(browser, address, path, FOLDER / f"{name}.png", options)


def take(browser: Browser, address: str, path: str, file: Path, options: dict[str, Any]) -> None:
    """Take one picture, when all is there that the view asks for."""
    with watched(browser, address, **options) as page:
        page.goto(path)
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(500)  # the axis glides into its place
        page.screenshot(path=file)


if __name__ == "__main__":
    main()
