// Prints what Apollo Client makes of the GraphQL at the address given, as JSON.
import { ApolloClient, CombinedGraphQLErrors, HttpLink, InMemoryCache, gql } from "@apollo/client";
import { relayStylePagination } from "@apollo/client/utilities";
import { filter, firstValueFrom } from "rxjs";

import { ACTOR, TIMELINE, describe, introspect } from "./ask.mjs";

const url = process.argv[2];
const methods = [];

const { __schema: schema } = await introspect(url);
const abstract = schema.types.filter((type) => type.possibleTypes?.length);
const cache = new InMemoryCache({
  possibleTypes: Object.fromEntries(
    abstract.map((type) => [type.name, type.possibleTypes.map((possible) => possible.name)]),
  ),
  typePolicies: { Query: { fields: { timeline: relayStylePagination(["where", "orderBy"]) } } },
});
const link = new HttpLink({
  uri: url,
  useGETForQueries: process.argv[3] === "GET",
  fetch: (target, options) => {
    methods.push(options.method);
    return fetch(target, options);
  },
});
const client = new ApolloClient({ cache, link });

async function page(variables) {
  const listing = client.watchQuery({ query: gql(TIMELINE), variables });
  const longerThan = async (known) => {
    const grown = listing.pipe(filter(({ loading, data }) => !loading && data.timeline.edges.length > known));
    return (await firstValueFrom(grown)).data.timeline;
  };
  let timeline = await longerThan(0);
  const sizes = [timeline.edges.length];
  while (timeline.pageInfo.hasNextPage) {
    const known = timeline.edges.length;
    await listing.fetchMore({ variables: { after: timeline.pageInfo.endCursor } });
    timeline = await longerThan(known);
    sizes.push(timeline.edges.length - known);
  }
  return { sizes, entries: describe(timeline) };
}

async function fail(variables) {
  try {
    await client.query({ query: gql(TIMELINE), variables, fetchPolicy: "network-only" });
    return null;
  } catch (error) {
    return CombinedGraphQLErrors.is(error) ? error.errors[0].extensions.code : String(error);
  }
}

const all = await page({});
const incidents = await page({ where: { kinds: ["INCIDENT"] } });
const latest = await page({ orderBy: "LATEST_FIRST" });
const again = await page({});
const { data } = await client.query({ query: gql(ACTOR), variables: { slug: "iran" } });
const codes = { cursor: await fail({ after: "nowhere" }), actor: await fail({ where: { actors: ["nobody"] } }) };
console.log(
  JSON.stringify({ all, incidents, latest, again, actor: data.actor, codes, methods: [...new Set(methods)] }),
);
