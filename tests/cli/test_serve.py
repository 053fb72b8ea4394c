"""`balise serve`: what keeps it from starting is told in one line."""

import socket

import pytest

from tests.cli.conftest import Run


def test_a_port_that_is_taken_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The variable, the address and the reason; no traceback, and nothing is left running."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        monkeypatch.setenv("BALISE_HTTP_PORT", str(port))
        ran = run("serve")

    assert ran.code == 1
    assert f"BALISE_HTTP_PORT · 127.0.0.1:{port}" in ran.err
    assert "Traceback" not in ran.err


def test_it_takes_no_arguments(run: Run) -> None:
    """All is set by variables."""
    ran = run("serve", "--zzz")

    assert (ran.code, ran.err) == (2, 'balise: unknown argument "--zzz"\n')
