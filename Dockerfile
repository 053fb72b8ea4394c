# Balise in a container: built in one stage, run in another that holds no build tool and no package manager of Python.
# The base is an argument, so that a mirror or a base of one's own can stand in for it.
# What it must have: Python 3.11 or newer with venv, useradd, the time zones (tzdata), the certificates (ca-certificates).
ARG BASE=python:3.12-slim-bookworm

FROM ${BASE} AS build
WORKDIR /src
RUN python3 -m venv /opt/balise
# The locked packages first: they change rarely, so that a change of content builds in seconds.
COPY requirements/run.txt requirements/
RUN /opt/balise/bin/pip install --no-cache-dir --require-hashes --requirement requirements/run.txt
COPY pyproject.toml README.md LICENSE ./
COPY content content
COPY locales locales
COPY bot bot
# The wheel carries content and translations; what is only needed to build goes again.
# An image whose content has a fault, or that lacks a package, is not built. It learns the question banks now, not at each start.
RUN /opt/balise/bin/pip wheel --no-cache-dir --no-build-isolation --no-deps --wheel-dir dist . \
 && /opt/balise/bin/pip install --no-cache-dir --no-index --no-deps dist/*.whl \
 && /opt/balise/bin/pip uninstall --yes hatchling editables setuptools pip \
 && /opt/balise/bin/balise check \
 && /opt/balise/bin/balise learn \
 && /opt/balise/bin/balise serve --help

FROM ${BASE}
LABEL org.opencontainers.image.title="Balise" \
      org.opencontainers.image.description="Rights information in a person's own language" \
      org.opencontainers.image.licenses="EUPL-1.2 AND CC-BY-4.0"
RUN groupadd --gid 10001 balise \
 && useradd --no-log-init --uid 10001 --gid 10001 --no-create-home --home-dir /var/lib/balise --shell /usr/sbin/nologin balise \
 && install --directory --owner=balise --group=balise --mode=0700 /var/lib/balise
COPY --from=build /opt/balise /opt/balise
# Nothing is written outside /var/lib/balise, so that the root file system may be read-only.
ENV PATH=/opt/balise/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    BALISE_HTTP_HOST=0.0.0.0 \
    BALISE_HTTP_PORT=8080 \
    BALISE_DATABASE_URL=sqlite+aiosqlite:////var/lib/balise/balise.sqlite3
USER 10001:10001
WORKDIR /var/lib/balise
VOLUME /var/lib/balise
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 CMD ["/opt/balise/bin/python", "-c", "\
import http.client, os, sys; \
server = http.client.HTTPConnection('127.0.0.1', int(os.environ['BALISE_HTTP_PORT']), timeout=4); \
server.request('GET', '/healthz'); \
sys.exit(server.getresponse().status != 200)"]
ENTRYPOINT ["balise"]
CMD ["serve"]
