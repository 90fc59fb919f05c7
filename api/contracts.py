"""The two contracts as files: what clients may rely on. As a program it writes both anew; read the difference."""

import asyncio
from pathlib import Path

from api.gql import schema
from api.rest import openapi
from api.rest.examples import list_examples_of_article

SDL = Path(schema.__file__).with_name("schema.graphql")


def main() -> None:
    """Write GraphQL's schema and the description of REST."""
    SDL.write_text(schema.print_sdl(), encoding="utf-8")
    document = openapi.make_document(asyncio.run(list_examples_of_article()))
    openapi.FILE.write_text(openapi.write(document), encoding="utf-8")


if __name__ == "__main__":
    main()
