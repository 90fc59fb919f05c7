FROM python:3.11.14-slim-bookworm

ENV PYTHONUNBUFFERED=1 \
    PYTHONPATH=/dateline \
    PYTHONSAFEPATH=1

WORKDIR /dateline

# The packages change less often than the code: they get a layer of their own.
COPY pyproject.toml constraints.txt ./
RUN python -c "import tomllib; print(*tomllib.load(open('pyproject.toml', 'rb'))['project']['dependencies'], sep='\n')" \
      > /tmp/requirements.txt \
    && pip install --no-cache-dir --constraint constraints.txt --requirement /tmp/requirements.txt \
    && rm /tmp/requirements.txt

COPY LICENSE ./
COPY schema schema
COPY seed seed
COPY api api

# Without DATABASE_URL the database is a file in this volume.
RUN python -m compileall -q api schema seed \
    && mkdir var \
    && chown 10001:10001 var
VOLUME /dateline/var

USER 10001:10001
EXPOSE 8000

HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=2)"]

CMD ["python", "-m", "api", "--host", "0.0.0.0", "--port", "8000"]
