"""What is shipped for running Balise is well formed, asks for no more rights than it needs, and writes down no reader."""

import http.client
import re
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.settings import PREFIX, SECRETS, Settings

ROOT = Path(__file__).parent.parent
DEPLOY = ROOT / "deploy"
UNIT = (DEPLOY / "balise.service").read_text(encoding="utf-8")
CADDYFILE = (DEPLOY / "Caddyfile").read_text(encoding="utf-8")
COMPOSE: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))

KNOWN = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields} | {
    f"{PREFIX}{name.upper()}_FILE" for name in SECRETS
}


def run(*command: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a program to its end; what it prints comes back as text."""
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, env=environment or None)


def settings_of(text: str) -> dict[str, str]:
    """Return the assignments of a unit file; of a name that stands several times, the last."""
    return dict(line.split("=", 1) for line in text.splitlines() if re.match(r"[A-Za-z]+=", line))


@pytest.mark.parametrize(
    "page",
    [
        ROOT / "Dockerfile",
        *sorted(DEPLOY.iterdir()),
        *sorted((ROOT / "docs").rglob("*.md")),
        *sorted(ROOT.glob("*.md")),
    ],
    ids=lambda page: str(page.relative_to(ROOT)),
)
def test_every_setting_that_is_named_exists(page: Path) -> None:
    """A BALISE_* name in a shipped file or a page is one that the program knows."""
    if not page.is_file():
        pytest.skip("a folder of secrets")
    named = set(re.findall(rf"\b{PREFIX}[A-Z_]*[A-Z]\b", page.read_text(encoding="utf-8")))

    assert not named - KNOWN


def test_the_example_of_settings_names_each_one_but_the_secrets() -> None:
    """The file that an operator copies shows every setting, commented out, and no secret."""
    example = (DEPLOY / "balise.env.example").read_text(encoding="utf-8")
    shown = set(re.findall(rf"^#({PREFIX}\w+)=", example, re.MULTILINE))

    assert {f"{PREFIX}{name.upper()}" for name in Settings.model_fields if name not in SECRETS} == shown
    assert not re.search(rf"^{PREFIX}", example, re.MULTILINE)


def test_the_dockerfile_has_no_fault_that_hadolint_knows() -> None:
    """The Dockerfile passes its linter without an exception."""
    linted = run(Path(sys.executable).with_name("hadolint"), ROOT / "Dockerfile")

    assert (linted.returncode, linted.stdout) == (0, "")
    assert "hadolint ignore" not in (ROOT / "Dockerfile").read_text(encoding="utf-8")


def test_the_image_runs_as_nobody_in_particular() -> None:
    """The image's last user is a number that is not root's, and packages are installed by their hashes."""
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    users = [line.split()[1] for line in lines if line.startswith("USER ")]

    assert re.fullmatch(r"[1-9]\d+:[1-9]\d+", users[-1])
    assert any("--require-hashes" in line for line in lines)


def test_only_what_is_needed_goes_into_the_image() -> None:
    """The builder is sent named folders only: a secret or a database beside them stays out."""
    rules = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    sent = {rule[1:] for rule in rules if rule.startswith("!")}

    assert "*" in rules
    assert {
        "bot",
        "content",
        "locales",
        "requirements/run.txt",
        "pyproject.toml",
        "README.md",
        "LICENSE",
    } == sent


@pytest.mark.parametrize("service", COMPOSE["services"])
def test_every_container_is_closed(service: str) -> None:
    """Each container has a read-only root, no capability but one to open port 443, and no way to gain more."""
    container = COMPOSE["services"][service]

    assert container["read_only"] is True
    assert container["cap_drop"] == ["ALL"]
    assert {"NET_BIND_SERVICE"} >= set(container.get("cap_add", []))
    assert "no-new-privileges:true" in container["security_opt"]
    assert container["mem_limit"] == container["memswap_limit"]
    assert "privileged" not in container


def test_only_the_proxy_is_open_to_the_internet() -> None:
    """The database has no way out, and nothing but the proxy opens a port."""
    services = COMPOSE["services"]

    assert [name for name, container in services.items() if "ports" in container] == ["proxy"]
    assert services["database"]["networks"] == ["back"]
    assert COMPOSE["networks"]["back"]["internal"] is True


def test_no_secret_stands_in_an_environment() -> None:
    """Tokens and passwords come from files, in the containers and in the service."""
    environments = [container.get("environment", {}) for container in COMPOSE["services"].values()]
    given = [f"{name}={value}" for environment in environments for name, value in environment.items()]
    given += re.findall(r"^Environment=(.*)$", UNIT, re.MULTILINE)
    secrets = [f"{PREFIX}{name.upper()}" for name in SECRETS if name != "database_url"]

    assert not [line for line in given if line.partition("=")[0] in {*secrets, "POSTGRES_PASSWORD"}]


def test_the_service_can_touch_nothing() -> None:
    """The unit holds the hardening that the operator's page promises."""
    settings = settings_of(UNIT)
    promised = {
        "DynamicUser": "yes",
        "StateDirectory": "balise",
        "ProtectSystem": "strict",
        "PrivateTmp": "yes",
        "NoNewPrivileges": "yes",
        "CapabilityBoundingSet": "",
        "MemorySwapMax": "0",
        "LimitCORE": "0",
        "Restart": "on-failure",
    }

    assert promised == {name: settings.get(name) for name in promised}
    assert "MemoryMax" in settings
    assert "LoadCredential=telegram-token:" in UNIT
    assert "BALISE_TELEGRAM_TOKEN_FILE=%d/telegram-token" in UNIT


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd on this machine")
def test_the_unit_is_one_that_systemd_understands(tmp_path: Path) -> None:
    """Systemd finds nothing to say against the unit, once its program is one that exists here."""
    unit = tmp_path / "balise.service"
    unit.write_text(UNIT.replace("/opt/balise/bin/balise", shutil.which("true") or "/bin/true"), encoding="utf-8")
    verified = run("systemd-analyze", "verify", unit)

    assert (verified.returncode, verified.stdout + verified.stderr) == (0, "")


def test_no_access_log_is_on() -> None:
    """Neither the proxy nor the bot's own server writes a line for each request."""
    sites = CADDYFILE[CADDYFILE.index("{$SITE_NAME}") :]
    servers = [file for file in (ROOT / "bot").rglob("*.py") if "uvicorn.Config(" in file.read_text(encoding="utf-8")]

    assert not re.search(r"^\s*log\b", sites, re.MULTILINE)
    assert "exclude http.log http.handlers http.stdlib" in CADDYFILE
    assert all("access_log=False" in file.read_text(encoding="utf-8") for file in servers)


def test_the_proxy_leaves_security_headers_to_the_bot() -> None:
    """No header of an answer that passes through is set, changed or taken away."""
    passing = re.sub(r"handle_errors \{.*", "", CADDYFILE, flags=re.DOTALL)

    assert not re.search(r"^\s*(header|header_down)\b", passing, re.MULTILINE)
    assert "header_up -X-Forwarded-For" in passing


@pytest.mark.skipif(shutil.which("caddy") is None, reason="no Caddy on this machine")
def test_the_proxy_understands_its_configuration(tmp_path: Path) -> None:
    """Caddy reads the file, and finds it in its own format."""
    home = {"HOME": str(tmp_path), "SITE_NAME": "rights.example.org", "PATH": "/usr/bin:/bin"}
    caddy = shutil.which("caddy") or "caddy"
    valid = run(caddy, "validate", "--adapter", "caddyfile", "--config", DEPLOY / "Caddyfile", **home)
    formatted = run(caddy, "fmt", DEPLOY / "Caddyfile", **home)

    assert valid.returncode == 0, valid.stderr
    assert formatted.stdout == CADDYFILE


@pytest.mark.skipif(shutil.which("caddy") is None, reason="no Caddy on this machine")
def test_the_proxy_logs_no_reader_when_the_bot_is_away(tmp_path: Path) -> None:
    """A request that fails leaves neither its path nor its sender in the proxy's log, and still shows the emergency number."""
    with socket.socket() as free, socket.socket() as nobody:
        free.bind(("127.0.0.1", 0))
        nobody.bind(("127.0.0.1", 0))
        port, away = free.getsockname()[1], nobody.getsockname()[1]
    home = {"HOME": str(tmp_path), "SITE_NAME": f"http://127.0.0.1:{port}", "UPSTREAM": f"127.0.0.1:{away}"}
    command = [shutil.which("caddy") or "caddy", "run", "--adapter", "caddyfile", "--config", str(DEPLOY / "Caddyfile")]
    with subprocess.Popen(command, env=home, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as caddy:
        answer = ask(port, "/fr/MARK-path", {"User-Agent": "MARK-agent"})
        caddy.terminate()
        log = caddy.communicate(timeout=20)[0]

    assert answer.startswith("502 ")
    assert "112" in answer
    assert "MARK" not in log
    assert "remote_ip" not in log


def ask(port: int, path: str, headers: dict[str, str]) -> str:
    """Return status and text of a page, as soon as somebody answers on the port."""
    for _ in range(100):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            return f"{answer.status} {answer.read().decode()}"
        except ConnectionRefusedError:
            time.sleep(0.1)
        finally:
            connection.close()
    pytest.fail("nobody answers")


def test_the_licences_are_whole() -> None:
    """The program bears the EUPL 1.2 and the content CC BY 4.0, each from its first line to its last."""
    program = (ROOT / "LICENSE").read_text(encoding="utf-8")
    content = (ROOT / "content" / "LICENSE").read_text(encoding="utf-8")

    assert program.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    assert program.endswith(
        "All other changes or additions to this Appendix require the production of a new EUPL version.\n"
    )
    assert content.startswith("Attribution 4.0 International\n")
    assert content.endswith("Creative Commons may be contacted at creativecommons.org.\n")
