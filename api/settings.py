"""What the environment decides: every setting, its default and what it may be."""

import difflib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal, cast
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from schema.storage.database import DEFAULT_URL

ORIGIN = re.compile(r"https?://[^/?#\s@,]+")


def _checked_database_url(url: str) -> str:
    """Return `url` when it has the one accepted form of either database; raise ValueError otherwise."""
    scheme, separator, rest = url.partition("://")
    kind, _, driver = scheme.partition("+")
    if kind == "postgres" or (kind == "postgresql" and driver):
        raise ValueError("postgresql://… with no driver named")
    if kind == "sqlite" and driver:
        raise ValueError("sqlite:////absolute/path with no driver named")
    if scheme == "postgresql" and separator and rest and _has_sound_address(url):
        return url
    if scheme != "sqlite" or not separator:
        raise ValueError("sqlite:////absolute/path or postgresql://user:password@host/database")
    return _checked_sqlite_url(url, rest.removeprefix("/"))


def _has_sound_address(url: str) -> bool:
    try:
        return urlsplit(url).port != 0
    except ValueError:
        return False


def _checked_sqlite_url(url: str, path: str) -> str:
    if path in ("", ":memory:"):
        raise ValueError("sqlite:////absolute/path: a database in memory would not outlive one connection")
    if not path.startswith("/"):
        raise ValueError(f"an absolute path, with four slashes: sqlite:///{Path(path).absolute()}")
    if path.endswith("/") or Path(path).is_dir():
        raise ValueError("the path of a file, and this is a folder")
    if "?" in path or "#" in path:
        raise ValueError("a plain path, without ? or #")
    return url


def _split_origins(given: object) -> object:
    if not isinstance(given, str):
        return given
    return () if given == "none" else tuple(origin.strip() for origin in given.split(","))


def _checked_origins(origins: tuple[str, ...]) -> tuple[str, ...]:
    if origins == ("*",) or all(ORIGIN.fullmatch(origin) for origin in origins):
        return origins
    raise ValueError("*, none, or origins with commas between them, such as https://example.org")


def _checked_public_url(url: str) -> str:
    if re.fullmatch(rf"{ORIGIN.pattern}(/[^?#\s]*)?", url):
        return url.rstrip("/")
    raise ValueError("an address such as https://example.org or https://example.org/dateline")


class Settings(BaseModel):
    """Everything the server may be told; `variable_of` names each field's variable."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        validate_default=True,
        hide_input_in_errors=True,  # a URL may hold a password
    )

    database_url: Annotated[str, AfterValidator(_checked_database_url)] = Field(
        default=DEFAULT_URL,
        repr=False,  # it may hold a password
        description="The database: sqlite:////absolute/path, or postgresql://user:password@host/database.",
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="The least important message that is logged."
    )
    log_format: Literal["auto", "json", "text"] = Field(
        default="auto",
        description="One JSON object a line, or plain text; auto is text on a terminal and JSON elsewhere.",
    )
    cors_origins: Annotated[
        tuple[str, ...], BeforeValidator(_split_origins), AfterValidator(_checked_origins)
    ] = Field(
        default=("*",),
        description="The origins whose pages may read: * for all, none, or a list with commas. "
        "Credentials are never allowed.",
    )
    public_url: Annotated[str, AfterValidator(_checked_public_url)] | None = Field(
        default=None,
        description="Where people reach this server, for links in answers; unset: as each request has it.",
    )
    max_body_bytes: int = Field(
        default=100_000, ge=1, le=100_000_000, description="The longest request body."
    )
    max_tokens: int = Field(
        default=1_000, ge=1, le=1_000_000, description="The most tokens in a GraphQL document."
    )
    max_depth: int = Field(default=12, ge=1, le=100, description="The deepest nesting of a GraphQL document.")
    max_aliases: int = Field(
        default=30, ge=0, le=10_000, description="The most aliases in a GraphQL document."
    )
    max_directives: int = Field(
        default=5, ge=0, le=1_000, description="The most directives at one place of a GraphQL document."
    )
    max_nodes: int = Field(
        default=10_000, ge=1, le=10_000_000, description="The most objects a GraphQL document may ask for."
    )
    timeout_seconds: float = Field(
        default=5, gt=0, le=600, description="How long one request may take, in seconds."
    )
    compiled: bool = Field(
        default=True,
        description="Whether the read engine writes GraphQL's responses itself; off, graphql-core does, slower.",
    )
    index_bytes: int = Field(
        default=64_000_000,
        ge=1_000_000,
        le=10_000_000_000,
        description="How much of the index is kept in memory, by last use; what is not is read when it is needed.",
    )
    cache_bytes: int = Field(
        default=32_000_000,
        ge=0,
        le=10_000_000_000,
        description="How much is kept of answers, to be given again until somebody writes; 0 keeps none.",
    )
    readers: int = Field(default=4, ge=1, le=64, description="How many database connections read at once.")


class SettingsError(Exception):
    """The environment holds settings that are wrong; the message lists every one, without any password."""

    def __init__(self, problems: list[str]) -> None:
        count = "1 setting is" if len(problems) == 1 else f"{len(problems)} settings are"
        super().__init__("\n  ".join([f"{count} wrong:", *problems]))
        self.problems = problems


def variable_of(field: str) -> str:
    """Return the name of the environment variable that sets `field` of `Settings`."""
    return "DATABASE_URL" if field == "database_url" else f"DATELINE_{field.upper()}"


def load_settings(environ: Mapping[str, str]) -> Settings:
    """Return the settings that `environ` gives; a variable that is empty counts as not set.

    Raises `SettingsError` with every variable that is wrong or unknown.
    """
    fields = {variable_of(field): field for field in Settings.model_fields}
    given = {fields[name]: value for name, value in environ.items() if name in fields and value}
    unknown = [name for name in sorted(environ) if name.startswith("DATELINE_") and name not in fields]
    problems = [_unknown(name, list(fields)) for name in unknown]
    try:
        settings = Settings.model_validate(given)
    except ValidationError as error:
        raise SettingsError(_wrong(error, given) + problems) from None
    if problems:
        raise SettingsError(problems)
    return settings


def without_password(url: str) -> str:
    """Return `url` with *** where a user and a password stand, so that it can be shown."""
    url = re.sub(r"^([^/@:]*:/*)?.*@", r"\1***@", url, flags=re.DOTALL)
    return re.sub(r"(?i)(password=)[^&]*", r"\1***", url)


def _unknown(name: str, known: list[str]) -> str:
    nearest = difflib.get_close_matches(name, known, n=1, cutoff=0)[0]
    return f"{name} is no setting; the nearest is {nearest}: correct the name, or unset it."


def _wrong(error: ValidationError, given: dict[str, str]) -> list[str]:
    problems = []
    for field in dict.fromkeys(cast("str", detail["loc"][0]) for detail in error.errors()):
        value = without_password(given[field]) if field == "database_url" else given[field]
        problems.append(f'{variable_of(field)} is "{value}"; it must be {_demand(field, error)}.')
    return problems


def _demand(field: str, error: ValidationError) -> str:
    """Return what `field` must be, for the reader of an error about it."""
    detail = next(detail for detail in error.errors() if detail["loc"][0] == field)
    if detail["type"] == "value_error":
        return str(detail["ctx"]["error"])
    if detail["type"] == "literal_error":
        return cast("str", detail["ctx"]["expected"]).replace("'", "")
    if detail["type"].startswith("bool"):
        return "true or false"
    whole = Settings.model_fields[field].annotation is int
    return f"a {'whole number' if whole else 'number'} {_range(field)}"


def _range(field: str) -> str:
    bounds = Settings.model_json_schema()["properties"][field]
    least = bounds.get("minimum")
    start = f"above {bounds['exclusiveMinimum']:g}" if least is None else f"from {least:g}"
    joined = "up to" if least is None else "to"
    return f"{start} {joined} {int(bounds['maximum'])}"
