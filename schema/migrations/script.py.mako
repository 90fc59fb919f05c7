"""${message[:1].upper()}${message[1:]}.

Revision: ${up_revision}, after ${down_revision | comma,n}.
"""

import schema.columns  # what autogeneration may name: take out what is not used
import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """Bring the tables to this revision."""
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    """Take the tables back to the revision before."""
    ${downgrades if downgrades else "pass"}
