"""The settings: each from the environment, secrets from files and never printed, all faults told at once."""

from pathlib import Path

import pytest

from bot.domain.errors import SettingsError
from bot.settings import PREFIX, SECRETS, Settings, read_settings

#: A good value of every setting that is not its default, as the environment has it and as the program has it.
GOOD: dict[str, tuple[str, object]] = {
    "http_host": ("0.0.0.0", "0.0.0.0"),
    "http_port": ("9000", 9000),
    "web": ("no", False),
    "web_exit_url": ("https://www.example.org/", "https://www.example.org/"),
    "database_url": ("postgresql+asyncpg://u:MARK@db/balise", "postgresql+asyncpg://u:MARK@db/balise"),
    "log_level": ("DEBUG", "DEBUG"),
    "content_dir": ("/srv/content", Path("/srv/content")),
    "locales_dir": ("/srv/locales", Path("/srv/locales")),
    "danger_from": ("0.1", 0.1),
    "telegram_token": ("123:MARK", "123:MARK"),
    "telegram_api_url": ("http://127.0.0.1:8081", "http://127.0.0.1:8081"),
    "telegram_webhook_url": ("https://bot.example.org", "https://bot.example.org"),
    "telegram_webhook_secret": ("MARK-secret", "MARK-secret"),
}


def plain(settings: Settings, name: str) -> object:
    """Return a setting's value, a secret's too."""
    value = getattr(settings, name)
    return value.get_secret_value() if name in SECRETS else value


def variable(name: str) -> str:
    """Return the name that a setting has in the environment."""
    return PREFIX + name.upper()


def faults(environment: dict[str, str]) -> list[str]:
    """Return what is told of a bad environment."""
    with pytest.raises(SettingsError) as caught:
        read_settings(environment)
    assert caught.value.__cause__ is None
    return str(caught.value).splitlines()


EVERYTHING = {variable(name): given for name, (given, _) in GOOD.items()}


def test_nothing_given_is_enough() -> None:
    """Without any configuration there are sensible defaults, and foreign variables are not looked at."""
    settings = read_settings({"PATH": "/bin", "TELEGRAM_TOKEN": "x"})

    assert (settings.http_host, settings.http_port, settings.web) == ("127.0.0.1", 8080, True)
    assert plain(settings, "telegram_token") == ""
    assert settings.content_dir.is_dir()


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_comes_from_the_environment(name: str) -> None:
    """Each has a value here that is not its default; a new setting must be added to the table above."""
    given, value = GOOD[name]

    assert value == plain(read_settings(EVERYTHING), name)
    assert given != str(Settings.model_fields[name].default)


@pytest.mark.parametrize("name", Settings.model_fields)
def test_an_empty_variable_is_as_none(name: str) -> None:
    """Compose files pass empty variables on; they mean the default."""
    assert plain(read_settings({}), name) == plain(read_settings({variable(name): ""}), name)


def test_the_process_is_not_asked_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the given environment counts, not the one of the process."""
    monkeypatch.setenv("BALISE_HTTP_PORT", "1234")

    assert read_settings({}).http_port == 8080


def test_settings_are_frozen() -> None:
    """What was read at start stays."""
    settings = read_settings({})
    with pytest.raises(ValueError, match="frozen"):
        settings.http_port = 1


@pytest.mark.parametrize("name", SECRETS)
def test_every_secret_may_come_from_a_file(name: str, tmp_path: Path) -> None:
    """The line end that an editor leaves is no part of it."""
    given, value = GOOD[name]
    (tmp_path / "secret").write_text(f"{given}\n", encoding="utf-8")
    rest = {key: text for key, text in EVERYTHING.items() if key != variable(name)}

    assert value == plain(read_settings({**rest, f"{variable(name)}_FILE": str(tmp_path / "secret")}), name)


def test_what_is_no_secret_comes_from_no_file(tmp_path: Path) -> None:
    """`BALISE_HTTP_PORT_FILE` is an unknown name."""
    (told,) = faults({"BALISE_HTTP_PORT_FILE": str(tmp_path)})

    assert told == "BALISE_HTTP_PORT_FILE · unknown setting, did you mean BALISE_HTTP_PORT?"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "the file cannot be read: No such file or directory"),
        (b"\xff\xfe\x00MARK", "the file cannot be read: it is not text"),
    ],
)
@pytest.mark.parametrize("name", SECRETS)
def test_a_file_that_cannot_be_read_stops_the_start(
    name: str, content: bytes | None, told: str, tmp_path: Path
) -> None:
    """Else a channel would be off, or a door open, and nobody would know why."""
    path = tmp_path / "secret"
    if content is not None:
        path.write_bytes(content)

    assert f"{variable(name)}_FILE · {told}" in faults({f"{variable(name)}_FILE": str(path)})


@pytest.mark.parametrize("name", SECRETS)
def test_an_empty_file_is_as_no_secret(name: str, tmp_path: Path) -> None:
    """A deployment may name every secret's file, and leave those empty that it does not use."""
    (tmp_path / "secret").write_text(" \n", encoding="utf-8")

    assert plain(read_settings({}), name) == plain(
        read_settings({f"{variable(name)}_FILE": str(tmp_path / "secret")}), name
    )


def test_a_folder_is_no_secret(tmp_path: Path) -> None:
    """A mount that was forgotten makes a folder of the file's name."""
    assert faults({"BALISE_TELEGRAM_TOKEN_FILE": str(tmp_path)}) == [
        "BALISE_TELEGRAM_TOKEN_FILE · the file cannot be read: Is a directory"
    ]


def test_a_secret_is_given_once(tmp_path: Path) -> None:
    """Two values for one secret: the operator says which."""
    (tmp_path / "token").write_text("456:MARK", encoding="utf-8")
    told = faults({"BALISE_TELEGRAM_TOKEN": "123:MARK", "BALISE_TELEGRAM_TOKEN_FILE": str(tmp_path / "token")})

    assert told == ["BALISE_TELEGRAM_TOKEN_FILE · BALISE_TELEGRAM_TOKEN is set too: keep one of them"]


def test_an_unknown_name_is_told_with_the_nearest() -> None:
    """A misspelt setting is not silently without effect; its value is not printed."""
    assert faults({"BALISE_TELEGRAM_TOKE": "MARK"}) == [
        "BALISE_TELEGRAM_TOKE · unknown setting, did you mean BALISE_TELEGRAM_TOKEN?"
    ]


@pytest.mark.parametrize("name", SECRETS)
def test_secrets_are_masked_wherever_settings_are_printed(name: str) -> None:
    """Neither repr nor str nor the dump of the settings holds a secret."""
    settings = read_settings(EVERYTHING)
    printed = f"{settings!r} {settings} {settings.model_dump()} {settings.model_dump_json()} {getattr(settings, name)}"

    assert "MARK" not in printed
    assert "***" in printed


def test_errors_hold_no_secret() -> None:
    """A database address of an unknown kind is told without the password in it."""
    bad = {
        **EVERYTHING,
        "BALISE_DATABASE_URL": "mysql://root:MARK@db/balise",
        "BALISE_HTTP_PORT": "MARK",
        "BALISE_WEB": "MARK",
    }

    assert "MARK" not in "\n".join(faults(bad))


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({"BALISE_TELEGRAM_WEBHOOK_URL": "https://a.org", "BALISE_TELEGRAM_TOKEN": "1:a"}, "needs BALISE_TELEGRAM_WEBHOOK_SECRET"),
        ({"BALISE_TELEGRAM_WEBHOOK_URL": "https://a.org", "BALISE_TELEGRAM_WEBHOOK_SECRET": "s"}, "needs BALISE_TELEGRAM_TOKEN"),
        ({"BALISE_DATABASE_URL": "sqlite:///counts"}, "begins with sqlite+aiosqlite:// or postgresql+asyncpg://"),
        ({"BALISE_HTTP_PORT": "70000"}, "less than or equal to 65535"),
        ({"BALISE_LOG_LEVEL": "debug"}, "'DEBUG', 'INFO', 'WARNING' or 'ERROR'"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told(environment: dict[str, str], told: str) -> None:
    """A contradiction and a value out of bounds name the variable and what it needs."""
    (line,) = faults(environment)

    assert next(iter(environment)) in line
    assert told in line


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    """An operator mends them in one go: unknown names, files, values and contradictions together."""
    told = faults(
        {
            "BALISE_WEBB": "yes",
            "BALISE_DATABASE_URL_FILE": str(tmp_path / "missing"),
            "BALISE_TELEGRAM_WEBHOOK_URL": "https://a.org",
            "BALISE_HTTP_PORT": "many",
        }
    )

    assert {
        "BALISE_WEBB",
        "BALISE_DATABASE_URL_FILE",
        "BALISE_TELEGRAM_WEBHOOK_URL",
        "BALISE_HTTP_PORT",
    } == {line.split(" · ")[0] for line in told}
