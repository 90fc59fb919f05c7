"""The data that tests load: the first article as it was, whatever articles `seed/data` has by now."""

from pathlib import Path

DATA = Path(__file__).resolve().parent / "data"
ARTICLE = DATA / "articles" / "2021-07-09-pentagon-deeply-concerned"
