"""The settings: read from the environment once, frozen, secrets masked.

Any secret may come from a file: `BALISE_TELEGRAM_TOKEN_FILE=/run/secrets/token`.
An unknown `BALISE_*` name stops the start, so that a misspelt one is not silently without effect.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from bot.domain.errors import SettingsError, did_you_mean

PREFIX = "BALISE_"
_PACKAGE = Path(__file__).parent
_SHIPPED = _PACKAGE / "shipped"
_HOUSE = _SHIPPED if _SHIPPED.is_dir() else _PACKAGE.parent


class Settings(BaseSettings):
    """Every setting with its type, default and help; `docs/operating.md` lists them, and a test compares."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid", case_sensitive=True)

    http_host: str = Field("127.0.0.1", description="Address on which the web channel and the webhook listen.")
    http_port: int = Field(8080, ge=0, le=65535, description="Port of the same; 0 lets the system choose one.")
    web: bool = Field(default=True, description="Whether the web channel is on.")
    web_exit_url: str = Field(
        "https://meteofrance.com/", description="Harmless site to which the exit link of every page leads."
    )
    database_url: SecretStr = Field(
        SecretStr("sqlite+aiosqlite:///var/balise.sqlite3"),
        description="Where the anonymous counts are kept: sqlite+aiosqlite:///PATH or postgresql+asyncpg://USER:PASSWORD@HOST/NAME.",
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", description="How much is logged; never words or names."
    )
    content_dir: Path = Field(_HOUSE / "content", description="Folder of the content, in the source language.")
    locales_dir: Path = Field(_HOUSE / "locales", description="Folder of the languages and translations.")
    danger_from: float = Field(
        0.35,
        gt=0,
        le=0.35,
        description="From this probability on a question is taken for danger; lower is more cautious.",
    )
    telegram_token: SecretStr = Field(
        SecretStr(""), description="Token from @BotFather; turns the Telegram channel on."
    )
    telegram_api_url: str = Field(
        "https://api.telegram.org", description="The Bot API server; another one when self-hosted."
    )
    telegram_webhook_url: str = Field(
        "", description="Public https address of this server; Telegram then calls us instead of being polled."
    )
    telegram_webhook_secret: SecretStr = Field(
        SecretStr(""), description="Secret that Telegram sends with each call, 1-256 of A-Z a-z 0-9 _ -."
    )


SECRETS = tuple(name for name, field in Settings.model_fields.items() if field.annotation is SecretStr)


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Return the settings of an environment. Raises SettingsError with every fault in it."""
    names = {PREFIX + name.upper(): name for name in Settings.model_fields}
    files = {f"{PREFIX}{name.upper()}_FILE": name for name in SECRETS}
    given = {key: value for key, value in environment.items() if key.startswith(PREFIX)}
    faults = [
        f"{key} · unknown setting{did_you_mean(key, (*names, *files))}" for key in given if key not in {*names, *files}
    ]
    values: dict[str, Any] = {names[key]: value for key, value in given.items() if key in names and value != ""}
    for key, name in files.items():
        if key in given:
            faults += _read_secret(key, given[key], name, values)
    try:
        settings = _Given(**values)
    except ValidationError as error:
        faults += [_explain(fault["loc"], fault["msg"]) for fault in error.errors()]
        bad = {fault["loc"][0] for fault in error.errors()}
        settings = _Given(**{name: value for name, value in values.items() if name not in bad})
    faults += _contradictions(settings)
    if faults:
        raise SettingsError("\n".join(faults))
    return settings


class _Given(Settings):
    """The settings from given values only: the process's own environment is not looked at twice."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Return the given values as the only source."""
        return (init_settings,)


def _read_secret(key: str, path: str, name: str, values: dict[str, Any]) -> list[str]:
    """Put a secret read from its file into the values; return what is wrong."""
    if name in values:
        return [f"{key} · {PREFIX}{name.upper()} is set too: keep one of them"]
    try:
        secret = Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        return [f"{key} · the file cannot be read: {getattr(error, 'strerror', 'it is not text')}"]
    if secret:  # an empty file means: not set
        values[name] = secret
    return []


def _explain(place: tuple[int | str, ...], message: str) -> str:
    return f"{PREFIX}{str(place[0]).upper()} · {message}"


def _contradictions(settings: Settings) -> list[str]:
    """Return what is wrong between settings."""
    faults = []
    url, secret = settings.telegram_webhook_url, settings.telegram_webhook_secret.get_secret_value()
    if url and not secret:
        faults.append(
            "BALISE_TELEGRAM_WEBHOOK_URL · needs BALISE_TELEGRAM_WEBHOOK_SECRET: anybody could speak for Telegram"
        )
    if url and not settings.telegram_token.get_secret_value():
        faults.append("BALISE_TELEGRAM_WEBHOOK_URL · needs BALISE_TELEGRAM_TOKEN")
    if not settings.database_url.get_secret_value().startswith(("sqlite+aiosqlite://", "postgresql+asyncpg://")):
        faults.append("BALISE_DATABASE_URL · begins with sqlite+aiosqlite:// or postgresql+asyncpg://")
    return faults
