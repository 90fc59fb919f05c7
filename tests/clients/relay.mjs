// Sends what relay-compiler made of relay/Timeline.js to the GraphQL at the address given, page by page, and prints
// the answers as JSON: first the whole timeline, then an actor's entries, the actor found again by its id.
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [url, generated] = process.argv.slice(2);

async function load(name) {
  const { default: artefact } = await import(pathToFileURL(join(generated, `${name}.graphql.js`)));
  return artefact.params.text;
}

async function ask(query, variables) {
  const response = await fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/graphql-response+json" },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

async function page(query, variables, connectionOf) {
  const ids = [];
  let pageInfo = { endCursor: null, hasNextPage: true };
  while (pageInfo.hasNextPage) {
    const connection = connectionOf(await ask(query, { ...variables, count: 5, cursor: pageInfo.endCursor }));
    ids.push(...connection.edges.map(({ node }) => node.id));
    ({ pageInfo } = connection);
  }
  return ids;
}

const order = "EARLIEST_FIRST";
const start = await ask(await load("TimelineQuery"), { slug: "united-states", order });
const timeline = await page(await load("TimelinePageQuery"), { order }, (data) => data.timeline);
const { id } = start.actor;
const entries = await page(await load("TimelineActorQuery"), { id }, (data) => data.node.entries);
console.log(JSON.stringify({ total: start.timeline.totalCount, timeline, actor: id, entries }));
