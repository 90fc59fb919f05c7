"""What a load has changed, in plain lines."""

from schema.checks.references import SECTIONS
from schema.store.saving import Report


def describe(report: Report) -> str:
    """Return a line for each kind of record: "16 entries: 16 new, 0 changed, 0 unchanged"."""
    return "\n".join(_describe(section, kind, report) for section, kind in SECTIONS.items())


def _describe(section: str, kind: str, report: Report) -> str:
    new, changed, unchanged = (
        outcome.get(kind, 0) for outcome in (report.new, report.changed, report.unchanged)
    )
    total = new + changed + unchanged
    name = kind if total == 1 else section
    return f"{total:,} {name}: {new:,} new, {changed:,} changed, {unchanged:,} unchanged"
