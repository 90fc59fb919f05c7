// Prints what urql, with its normalised cache, makes of the GraphQL at the address given, as JSON.
import { Client, fetchExchange } from "@urql/core";
import { cacheExchange } from "@urql/exchange-graphcache";
import { relayPagination } from "@urql/exchange-graphcache/extras";
import { minifyIntrospectionQuery } from "@urql/introspection";

import { ACTOR, TIMELINE, describe, introspect } from "./ask.mjs";

const url = process.argv[2];
const methods = [];

const client = new Client({
  url,
  preferGetMethod: process.argv[3] === "GET" ? "force" : false,
  fetch: (target, options) => {
    methods.push(options.method);
    return fetch(target, options);
  },
  exchanges: [
    cacheExchange({
      schema: minifyIntrospectionQuery(await introspect(url)),
      resolvers: { Query: { timeline: relayPagination() } },
    }),
    fetchExchange,
  ],
});

async function ask(query, variables) {
  const { data, error } = await client.query(query, variables).toPromise();
  if (error) throw error;
  return data;
}

async function page(variables) {
  let { timeline } = await ask(TIMELINE, variables);
  const sizes = [timeline.edges.length];
  while (timeline.pageInfo.hasNextPage) {
    const known = timeline.edges.length;
    ({ timeline } = await ask(TIMELINE, { ...variables, after: timeline.pageInfo.endCursor }));
    sizes.push(timeline.edges.length - known);
  }
  return { sizes, entries: describe(timeline) };
}

async function fail(variables) {
  const { error } = await client.query(TIMELINE, variables).toPromise();
  return error?.graphQLErrors[0]?.extensions.code ?? String(error);
}

const all = await page({});
const incidents = await page({ where: { kinds: ["INCIDENT"] } });
const latest = await page({ orderBy: "LATEST_FIRST" });
const again = await page({});
const { actor } = await ask(ACTOR, { slug: "iran" });
const codes = { cursor: await fail({ after: "nowhere" }), actor: await fail({ where: { actors: ["nobody"] } }) };
console.log(JSON.stringify({ all, incidents, latest, again, actor, codes, methods: [...new Set(methods)] }));
