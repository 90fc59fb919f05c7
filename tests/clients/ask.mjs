// What the clients have in common: what they ask, and how they are told of the schema.
import { getIntrospectionQuery } from "graphql";

// Each kind of entry has fields of its own here, so a client's cache must know which kinds there are.
export const TIMELINE = `
  query Timeline($after: String, $where: TimelineFilter, $orderBy: TimelineOrder! = EARLIEST_FIRST) {
    timeline(first: 5, after: $after, where: $where, orderBy: $orderBy) {
      edges {
        cursor
        node {
          id
          slug
          kind
          ... on Incident { incidentCategory responsibility }
          ... on Statement { act channel }
          ... on DiplomaticEvent { diplomaticCategory nextMeeting }
        }
      }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`;

export const ACTOR = `query Actor($slug: String!) { actor(slug: $slug) { id name } }`;

export async function introspect(url) {
  const response = await fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ query: getIntrospectionQuery({ oneOf: true }) }),
  });
  return (await response.json()).data;
}

export function describe(connection) {
  return connection.edges.map(({ node }) => {
    const { slug, kind, incidentCategory, act, diplomaticCategory } = node;
    return { slug, kind, category: incidentCategory ?? act ?? diplomaticCategory };
  });
}
