"""The SQL of whether a text has one of the wordings that an `as_written` holds, on either database."""

from typing import Any

from sqlalchemy import Boolean
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from schema.checks.wordings import BETWEEN


class HasWording(FunctionElement[bool]):
    """Whether a text, the first argument, has one of the wordings of the second one."""

    type = Boolean()
    inherit_cache = True


@compiles(HasWording, "sqlite")
def _on_sqlite(element: HasWording, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 - SQLAlchemy's own
    text, words = (compiler.process(each, **options) for each in element.clauses)
    wordings = f"""json_each('[' || replace(json_quote({words}), '{BETWEEN}', '","') || ']')"""
    return _write(f"{wordings} AS wording", f"instr({text}, wording.value)")


@compiles(HasWording, "postgresql")
def _on_postgresql(element: HasWording, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 - as above
    text, words = (compiler.process(each, **options) for each in element.clauses)
    wordings = f"unnest(string_to_array({words}, '{BETWEEN}'))"
    return _write(f"{wordings} AS wording(value)", f"strpos({text}, wording.value)")


def _write(wordings: str, place: str) -> str:
    return f"EXISTS (SELECT 1 FROM {wordings} WHERE {place} > 0)"  # noqa: S608 - of columns alone
