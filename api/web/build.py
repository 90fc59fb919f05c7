"""Builds the web pages anew from their committed sources: `python -m api.web.build`, with Node 20 and npm.

The same sources and the same lock file give the same bytes. VENDORED.json then says which packages, of which
version and licence, went into them, and the SHA-256 of every file.
"""

import hashlib
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOM = Path(__file__).parent
STATIC = ROOM / "static"
MANIFEST = ROOM / "VENDORED.json"

LICENCE_FILES = ("LICEN[CS]E*", "NOTICE*", "ThirdPartyNotices.txt", "*es-bundle.js.LICENSE.txt")


def hash_files(folder: Path) -> dict[str, str]:
    """SHA-256, in hexadecimal, of every file below the folder, by its path from there."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def list_packages(folders: list[Path]) -> list[dict[str, str]]:
    """Name, version and licence that each package's own package.json states."""
    manifests = (json.loads((folder / "package.json").read_bytes()) for folder in folders)
    return [{"name": one["name"], "version": one["version"], "licence": one["license"]} for one in manifests]


def write_licences(folders: list[Path]) -> Iterator[str]:
    """Each package's name and the licence texts it ships with; five of them only name their licence."""
    for folder, package in zip(folders, list_packages(folders), strict=True):
        yield f"{'=' * 100}\n{package['name']} {package['version']}: {package['licence']}\n{'=' * 100}\n"
        files = {file for pattern in LICENCE_FILES for file in folder.glob(pattern) if file.is_file()}
        for file in sorted(files):
            yield f"{file.read_text('utf-8').strip()}\n"


def build() -> None:
    """Replace `static/` and VENDORED.json; CalledProcessError when npm or Vite fails."""
    for command in (["npm", "ci"], ["npm", "run", "build"]):
        subprocess.run(command, cwd=ROOM, check=True)
    noted = STATIC / "packages.json"
    folders = [ROOM / folder for folder in json.loads(noted.read_bytes())]
    noted.unlink()
    (STATIC / "licences.txt").write_text("\n".join(write_licences(folders)), "utf-8")
    manifest = {"packages": list_packages(folders), "files": hash_files(STATIC)}
    MANIFEST.write_text(json.dumps(manifest, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    build()
