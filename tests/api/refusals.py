"""Questions about the article that neither face answers, and what each says is to blame."""

from typing import NamedTuple


class Refusal(NamedTuple):
    """A question that neither face answers: GraphQL's argument and REST's parameter that are to blame."""

    where: str
    query: str
    argument: str
    parameter: str


REFUSALS = [
    Refusal('{actors: ["nobody"]}', "actor=nobody", "where.actors", "actor"),
    Refusal('{actors: ["x y"]}', "actor=x%20y", "where.actors", "actor"),
    Refusal('{places: ["atlantis"]}', "place=atlantis", "where.places", "place"),
    Refusal('{places: ["actor:iran"]}', "place=actor:iran", "where.places", "place"),
    Refusal('{countries: ["iq"]}', "country=iq", "where.countries", "country"),
    Refusal('{documents: ["no-such-document"]}', "document=no-such-document", "where.documents", "document"),
    Refusal('{publishers: ["reuters"]}', "publisher=reuters", "where.publishers", "publisher"),
    Refusal("{area: {west: 0, south: 9, east: 1, north: 3}}", "bbox=0,9,1,3", "where.area", "bbox"),
    Refusal(
        '{during: {from: "2021-07-10", to: "2021-07-01"}}',
        "from=2021-07-10&to=2021-07-01",
        "where.during",
        "from",
    ),
    Refusal('{externalId: "114064"}', "external_id=114064", "where.external_id", "external_id"),
    Refusal('{search: "-iran"}', "q=-iran", "where.search", "q"),
    Refusal('{search: "\\"iran"}', "q=%22iran", "where.search", "q"),
    Refusal('{search: "ro*et"}', "q=ro*et", "where.search", "q"),
    Refusal('{search: "*"}', "q=*", "where.search", "q"),
    Refusal('{search: "... -"}', "q=...%20-", "where.search", "q"),
]
