"""Tells a supervisor how the process is; says nothing about anybody."""

from collections.abc import Callable, Mapping
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

Readiness = Callable[[], Mapping[str, str]]


def health_routes(is_ready: Readiness) -> list[Route]:
    """Return the routes: `/healthz` (the process lives) and `/readyz` (each part in words, 503 when one is not "ok")."""

    async def live(_: Request) -> Response:
        return PlainTextResponse("ok")

    async def ready(_: Request) -> Response:
        parts = dict(is_ready())
        well = all(state == "ok" for state in parts.values())
        return JSONResponse(parts, HTTPStatus.OK if well else HTTPStatus.SERVICE_UNAVAILABLE)

    return [Route("/healthz", live), Route("/readyz", ready)]
