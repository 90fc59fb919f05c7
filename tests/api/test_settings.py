import re

import pytest
from pydantic import ValidationError

from api.settings import Settings, SettingsError, load_settings, variable_of, without_password


def problem(variable: str, value: str) -> str:
    with pytest.raises(SettingsError) as refused:
        load_settings({variable: value})
    assert len(refused.value.problems) == 1
    return refused.value.problems[0]


@pytest.mark.parametrize("field", sorted(Settings.model_fields))
def test_nonsense_is_refused_with_what_each_setting_must_be(field: str) -> None:
    assert re.fullmatch(
        rf'{variable_of(field)} is "nonsense"; it must be .+\.', problem(variable_of(field), "nonsense")
    )


def test_an_empty_environment_gives_the_defaults() -> None:
    settings = load_settings({})
    assert re.fullmatch(r"sqlite:////.*/var/dateline\.db", settings.database_url)
    assert settings.cors_origins == ("*",)
    assert (settings.max_body_bytes, settings.max_tokens, settings.max_depth) == (100_000, 1_000, 12)
    assert (settings.max_aliases, settings.max_directives, settings.max_nodes) == (30, 5, 10_000)
    assert (settings.timeout_seconds, settings.readers) == (5, 4)


def test_every_setting_says_what_it_is_for() -> None:
    assert all(field.description for field in Settings.model_fields.values())


def test_a_variable_sets_its_field() -> None:
    given = {
        "DATABASE_URL": "postgresql://me:secret@localhost:5433/news",
        "DATELINE_LOG_LEVEL": "warning",
        "DATELINE_LOG_FORMAT": "json",
        "DATELINE_PUBLIC_URL": "https://example.org/dateline/",
        "DATELINE_MAX_DEPTH": "7",
        "DATELINE_TIMEOUT_SECONDS": "2.5",
        "PATH": "/bin",
    }
    settings = load_settings(given)
    assert settings.database_url == "postgresql://me:secret@localhost:5433/news"
    assert (settings.log_level, settings.log_format) == ("warning", "json")
    assert settings.public_url == "https://example.org/dateline"
    assert (settings.max_depth, settings.timeout_seconds) == (7, 2.5)


def test_an_empty_variable_counts_as_not_set() -> None:
    assert load_settings(dict.fromkeys(map(variable_of, Settings.model_fields), "")) == load_settings({})


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        load_settings({}).max_depth = 99


@pytest.mark.parametrize(
    ("given", "origins"),
    [
        ("*", ("*",)),
        ("none", ()),
        ("https://example.org, http://localhost:3000", ("https://example.org", "http://localhost:3000")),
    ],
)
def test_origins_are_all_none_or_a_list(given: str, origins: tuple[str, ...]) -> None:
    assert load_settings({"DATELINE_CORS_ORIGINS": given}).cors_origins == origins


@pytest.mark.parametrize(
    "url",
    ["sqlite:////tmp/no-such-folder/a b.db", "postgresql://host/db", "postgresql:///db?host=/run/postgresql"],
)
def test_both_kinds_of_database_are_accepted(url: str) -> None:
    assert load_settings({"DATABASE_URL": url}).database_url == url


@pytest.mark.parametrize(
    ("url", "demand"),
    [
        ("postgresql+asyncpg://host/db", "postgresql://… with no driver named"),
        ("postgres://host/db", "postgresql://… with no driver named"),
        ("sqlite+aiosqlite:////tmp/x.db", "sqlite:////absolute/path with no driver named"),
        ("sqlite://", "in memory would not outlive"),
        ("sqlite:///:memory:", "in memory would not outlive"),
        ("sqlite:////tmp", "the path of a file, and this is a folder"),
        ("sqlite:////tmp/x.db?mode=ro", "without ? or #"),
        ("mysql://host/db", "sqlite:////absolute/path or postgresql://"),
        ("postgresql://", "sqlite:////absolute/path or postgresql://"),
        ("postgresql://host:port/db", "sqlite:////absolute/path or postgresql://"),
        ("/var/lib/dateline.db", "sqlite:////absolute/path or postgresql://"),
    ],
)
def test_a_database_url_of_another_form_is_refused(url: str, demand: str) -> None:
    assert problem("DATABASE_URL", url).startswith(f'DATABASE_URL is "{url}"; it must be ')
    assert demand in problem("DATABASE_URL", url)


def test_a_relative_path_is_refused_with_the_absolute_form(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.chdir(str(tmp_path))
    assert problem("DATABASE_URL", "sqlite:///news.db") == (
        'DATABASE_URL is "sqlite:///news.db"; it must be an absolute path, with four slashes: '
        f"sqlite:///{tmp_path}/news.db."
    )


@pytest.mark.parametrize(
    ("variable", "value", "demand"),
    [
        ("DATELINE_MAX_DEPTH", "deep", "a whole number from 1 to 100"),
        ("DATELINE_MAX_DEPTH", "0", "a whole number from 1 to 100"),
        ("DATELINE_MAX_NODES", "1e9", "a whole number from 1 to 10000000"),
        ("DATELINE_TIMEOUT_SECONDS", "nan", "a number above 0 up to 600"),
        ("DATELINE_LOG_LEVEL", "loud", "debug, info, warning or error"),
        ("DATELINE_LOG_FORMAT", "xml", "auto, json or text"),
        ("DATELINE_PUBLIC_URL", "example.org", "an address such as https://example.org"),
        ("DATELINE_CORS_ORIGINS", "https://a.org/page", "*, none, or origins with commas between them"),
        ("DATELINE_CORS_ORIGINS", "*,https://a.org", "*, none, or origins with commas between them"),
    ],
)
def test_a_wrong_value_is_told_with_what_it_must_be(variable: str, value: str, demand: str) -> None:
    assert problem(variable, value).startswith(f'{variable} is "{value}"; it must be {demand}')


def test_a_misspelt_variable_is_told_with_the_nearest() -> None:
    assert problem("DATELINE_MAX_DETH", "5").startswith(
        "DATELINE_MAX_DETH is no setting; the nearest is DATELINE_MAX_DEPTH"
    )


def test_everything_wrong_is_told_at_once() -> None:
    with pytest.raises(SettingsError, match="3 settings are wrong") as refused:
        load_settings({"DATELINE_READERS": "0", "DATELINE_LOG_LEVEL": "x", "DATELINE_PORT": "80"})
    assert [line.split()[0] for line in refused.value.problems] == [
        "DATELINE_LOG_LEVEL",
        "DATELINE_READERS",
        "DATELINE_PORT",
    ]


@pytest.mark.parametrize(
    "url",
    [
        "postgresql+asyncpg://me:s3cret@host/db",
        "postgresql+asyncpg://me:s3cret/with@signs@host/db",
        "postgresql+asyncpg://:s3cret@host/db",
        "postgresql:/me:s3cret@host/db",
        "me:s3cret@host",
        "postgres://host/db?user=me&password=s3cret&x=1",
        "postgresql://me:s3cret@host:port/db",
    ],
)
def test_a_password_is_never_shown(url: str) -> None:
    assert "s3cret" not in without_password(url)
    assert "s3cret" not in problem("DATABASE_URL", url)
    with pytest.raises(ValidationError) as refused:
        Settings(database_url=url)
    assert "s3cret" not in str(refused.value)


def test_a_password_is_not_in_the_settings_as_printed() -> None:
    settings = load_settings({"DATABASE_URL": "postgresql://me:s3cret@host/db"})
    assert "s3cret" not in repr(settings)
    assert without_password(settings.database_url) == "postgresql://***@host/db"
