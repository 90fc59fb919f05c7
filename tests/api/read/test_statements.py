import pytest

from tests.api.read.asking import Asking

PAGE = "query ($n: Int) { timeline(last: $n) { nodes { title RELATION } } }"
RELATIONS = {
    "participants { role }": 1,
    "participants { actor { name } }": 1,
    "participants { actor { aliases { name } } }": 2,
    "places { place { name parent { name parent { name } } } }": 1,
    "citations { quote document { headline publisher { name } } }": 1,
    "claims { text positions { actor { name } statement { title act } } }": 2,
    "links(direction: BOTH) { relation entry { title date { display } ... on Statement { act } } }": 1,
    "thread { depth entry { title } }": 1,
    "... on Incident { incidentCategory killed { best } eventCount { best } }": 0,
    "... on Incident { casualties { status citation { quote document { slug } } } weapons { weapon } }": 2,
    "... on Statement { act speakers { name } positions { claim { text } } }": 2,
    "participants { role } ... on Statement { participants { actor { name } } }": 2,
    "participants { actor { entries(first: 2) { totalCount nodes { title } } } }": 4,
}


@pytest.mark.parametrize(("relation", "expected"), RELATIONS.items())
def test_a_page_costs_one_statement_and_one_for_each_relation(
    article: Asking, relation: str, expected: int
) -> None:
    counts = []
    for size in (1, 100):
        for _ in range(2):  # the first time, the index is read too
            article.ask(PAGE.replace("RELATION", relation), n=size)
        counts.append(len(article.statements.texts))
    assert counts[1] == 1 + expected
    assert counts[0] <= counts[1]  # what one entry does not have is not asked for


def test_a_count_costs_one_statement_and_a_count_alone_no_page(article: Asking) -> None:
    article.ask("{ timeline { totalCount nodes { title } } }")
    assert len(article.statements.texts) == 2
    article.ask("{ timeline { totalCount } }")
    assert len(article.statements.texts) == 1


def test_nodes_and_edges_share_their_page_and_the_relations_of_a_fragment(article: Asking) -> None:
    article.ask(
        "{ timeline { nodes { ...F } edges { cursor node { ...F } } } }"
        " fragment F on TimelineEntry { title citations { quote } }"
    )
    assert len(article.statements.texts) == 2


def test_names_in_a_filter_cost_one_statement_however_many(article: Asking) -> None:
    question = """{ timeline(where: {actors: ["iran", "unknown"], places: ["iraq"], any: [{countries: ["IQ"]}]}) {
        totalCount } }"""
    article.ask(question)
    assert len(article.statements.texts) > 1  # their entries are read from the index
    article.ask(question)
    assert len(article.statements.texts) == 1  # whether the index is as it was


def test_several_roots_are_answered_together(article: Asking) -> None:
    answers = article.ask('{ a: actor(slug: "iran") { name } b: actor(slug: "nobody") { name } }')
    assert answers["a"]["name"] == "Iran"
    assert answers["b"] is None
    assert len(article.statements.texts) == 2
