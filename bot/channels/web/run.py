"""Serves the pages: the only place of the web channel that waits for anything or reads a file.

It keeps nothing between two requests, sets no cookie, and logs no path, word or address.
"""

import hashlib
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass, replace
from http import HTTPStatus
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup
from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import Scope

from bot.channels.channel import Answer, Desk
from bot.channels.web.guard import Guard, security_headers
from bot.channels.web.health import Readiness, health_routes
from bot.channels.web.page import Page
from bot.channels.web.read import MAX_BODY, Asked, is_seen, read_announced, read_page, read_posted
from bot.channels.web.render import render_failure, render_page
from bot.domain.events import Erase, Opened, Session
from bot.domain.library import HOME

_TEMPLATES = Path(__file__).parent / "templates"

#: A body beyond the limit is still read for a while, so that the browser gets to see the answer.
_MOST_DISCARDED = 16 * MAX_BODY

_FORGET = {"clear-site-data": '"cache"'}
_FINDABLE = {"x-robots-tag": "nofollow, noarchive"}


@dataclass(frozen=True, slots=True)
class Site:
    """What the operator decides about the pages."""

    exit_url: str


def create_app(
    desk: Desk,
    site: Site,
    routes: Sequence[BaseRoute] = (),
    is_ready: Readiness = dict,
) -> Starlette:
    """Return the application: the pages, the probes, and the routes of others (a webhook) before them.

    `is_ready` names each part that must work, with "ok" or what is wrong.
    """
    paper = load_paper()
    pages = _Pages(desk, paper)

    async def leave(_: Request) -> Response:
        return RedirectResponse(site.exit_url, HTTPStatus.SEE_OTHER, _FORGET)

    return Starlette(
        routes=[
            *routes,
            *health_routes(is_ready),
            Route("/exit", leave),
            Route("/{path:path}", pages.serve, methods=["GET", "POST"]),
        ],
        middleware=[
            Middleware(Guard, security_headers(paper.style_hash), pages.failed),
            Middleware(GZipMiddleware),
        ],
        exception_handlers={HTTPException: pages.refuse},
    )


@dataclass(frozen=True, slots=True)
class Paper:
    """The template and the style of every page."""

    template: Template
    style: str

    @property
    def style_hash(self) -> str:
        """Return the name under which a Content-Security-Policy allows the style."""
        return "sha256-" + b64encode(hashlib.sha256(self.style.encode()).digest()).decode()

    def print(self, page: Page) -> str:
        """Return a page as HTML."""
        return self.template.render(page=page, style=Markup(self.style))  # noqa: S704  our own file


def load_paper() -> Paper:
    """Return what pages are printed on."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = (_TEMPLATES / "style.css").read_text(encoding="utf-8").strip()
    return Paper(environment.get_template("page.html"), style)


class _Pages:
    """Answers requests with pages."""

    def __init__(self, desk: Desk, paper: Paper) -> None:
        self._desk, self._paper = desk, paper
        # Printed before anything can fail, so that a fault in printing cannot take the way home with it.
        self._failures = {code: self._print_failure(code) for code in desk.languages.offered}

    async def serve(self, request: Request) -> Response:
        """Answer a request for a page, or what was posted: a typed question, an answer of the self-check."""
        if request.method == "POST":
            asked = await self._read_posted(request)
        else:
            asked = read_page(request.scope["path"], self._desk.languages, self._desk.library)
        return self._respond(request, asked)

    async def refuse(self, request: Request, error: Exception) -> Response:
        """Answer what HTTP refuses (a method, say) with a page that leads home."""
        if not isinstance(error, HTTPException):
            raise error
        asked = read_page(request.scope["path"], self._desk.languages, self._desk.library)
        response = self._respond(request, replace(asked, status=HTTPStatus(error.status_code)))
        response.headers.update(error.headers or {})
        return response

    def failed(self, scope: Scope) -> Response:
        """Return the page for a fault of ours, in the language of the address where there is one."""
        language = self._desk.languages.nearest(scope["path"].strip("/").partition("/")[0])
        source = self._failures[self._desk.languages.source]
        return HTMLResponse(self._failures.get(language or "", source), HTTPStatus.INTERNAL_SERVER_ERROR)

    def _respond(self, request: Request, asked: Asked) -> Response:
        announced = read_announced(request.headers.get("accept-language", ""), self._desk.languages)
        answer = self._desk.answer(asked.session, asked.event, announced)
        status = HTTPStatus.INTERNAL_SERVER_ERROR if answer.message.kind == "failure" else asked.status
        response = HTMLResponse(self._paper.print(render_page(answer, self._desk, found=asked.found)), status)
        if isinstance(asked.event, Erase):
            response.headers.update(_FORGET)
        if request.scope["path"] == "/":
            response.headers.update(_FINDABLE)
        if status == HTTPStatus.OK and is_seen(request.method, request.headers):
            response.background = BackgroundTask(self._count, answer)
        return response

    async def _count(self, answer: Answer) -> None:
        """Count on the event loop: a plain function would be run in a thread, beside the counter."""
        self._desk.shown(answer, "web")

    async def _read_posted(self, request: Request) -> Asked:
        body = await _read_body(request)
        content_type = request.headers.get("content-type", "")
        asked = read_posted(request.scope["path"], content_type, body, self._desk.languages)
        if asked is None:
            raise HTTPException(HTTPStatus.METHOD_NOT_ALLOWED, headers={"allow": "GET, HEAD"})
        return asked

    def _print_failure(self, language: str) -> str:
        answer = self._desk.answer(Session(language), Opened(HOME))
        return self._paper.print(render_failure(answer, self._desk))


async def _read_body(request: Request) -> bytes | None:
    """Return the body, or None when it is longer than a question can be."""
    body, size = bytearray(), 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > _MOST_DISCARDED:
            break
        if size <= MAX_BODY:
            body += chunk
    return bytes(body) if size <= MAX_BODY else None
