"""Times of day order a day: the second by which each entry is sorted within its sort date.

The index, whose postings have it too, is made anew once the tables are up to date.

Revision: 0008.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

TIMED = 1 << 31
"""What is added to the place of the words of an entry whose date is a time of day."""
CHUNK = 10_000


def upgrade() -> None:
    """Bring the tables to this revision."""
    op.add_column("entry", sa.Column("sort_second", sa.Integer(), server_default="0", nullable=False))
    for seconds in _list_seconds():
        op.get_bind().execute(sa.text("UPDATE entry SET sort_second = :second WHERE id = :key"), seconds)
    place_times("+")
    order_by("sort_date", "id", instead=("sort_date", "sort_second", "id"))
    make_postings("term_id", "day", "second", "entry_id")


def downgrade() -> None:
    """Take the tables back to the revision before."""
    place_times("-")
    order_by("sort_date", "sort_second", "id", instead=("sort_date", "id"))
    op.drop_column("entry", "sort_second")
    make_postings("term_id", "day", "entry_id")


def _list_seconds() -> Iterator[list[dict[str, int]]]:
    """Yield the ids and the seconds of entries whose dates are times of day, some at a time."""
    query = sa.text(
        "SELECT id, date_edtf FROM entry WHERE date_precision = 'time' AND id > :last ORDER BY id LIMIT :chunk"
    )
    last = 0
    while rows := op.get_bind().execute(query, {"last": last, "chunk": CHUNK}).all():
        yield [{"key": key, "second": _find_second(edtf)} for key, edtf in rows]
        last = rows[-1][0]


def _find_second(edtf: str) -> int:
    """Return how long an instant comes after midnight, UTC, of the day before the written one."""
    moment = datetime.fromisoformat(edtf)
    clock = timedelta(hours=moment.hour, minutes=moment.minute, seconds=moment.second)
    return int((timedelta(days=1) + clock - (moment.utcoffset() or timedelta())).total_seconds())


def place_times(sign: str) -> None:
    """Tell the times of a day apart in the places of words, or no longer."""
    timed = "SELECT id FROM entry WHERE sort_second > 0"
    op.execute(f"UPDATE entry_words SET place = place {sign} {TIMED} WHERE entry_id IN ({timed})")  # noqa: S608 - our own words


def order_by(*columns: str, instead: tuple[str, ...]) -> None:
    """Replace the indexes by which entries are in the order of the timeline."""
    for first in ((), ("kind",)):
        before, now = (*first, *columns), (*first, *instead)
        op.drop_index(f"ix_entry_{'_'.join(before)}", "entry")
        op.create_index(f"ix_entry_{'_'.join(now)}", "entry", list(now))


def make_postings(*key: str) -> None:
    """Empty the index, and make the table of postings with another key."""
    op.drop_table("posting")
    for table in ("term_pair", "term"):
        on_postgresql = op.get_bind().dialect.name == "postgresql"
        op.execute(f"TRUNCATE {table}" if on_postgresql else f"DELETE FROM {table}")  # noqa: S608
    op.create_table(
        "posting",
        *(sa.Column(name, sa.Integer(), nullable=False) for name in key),
        sa.PrimaryKeyConstraint(*key, name=op.f("pk_posting")),
        sqlite_with_rowid=False,
    )
