/** Asks /graphql, the same as any front end would. A server that does not answer is asked again until it does. */

import { connection } from './connection.js';

/** The server answered that the question is wrong; the message is its own, written for people. */
export class Refused extends Error {}

/** The server did not answer, or not now. */
class Unreachable extends Error {}

/**
 * Returns the data that answers a query. Throws Refused, or an AbortError when `signal` says that nobody waits any more.
 */
export async function ask(query, variables = {}, signal = undefined) {
  for (let failures = 0; ; failures += 1) {
    try {
      const data = await askOnce(query, variables, signal);
      connection.answered();
      return data;
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      await connection.untilNextTry(failures, signal);
    }
  }
}

async function askOnce(query, variables, signal) {
  const { data, errors } = await post(JSON.stringify({ query, variables }), signal);
  if (errors?.length) throw new Refused(errors.map((error) => error.message).join(' '));
  return data;
}

/** Whatever is no answer of GraphQL comes from somebody between, or from nobody. */
async function post(body, signal) {
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body,
      signal,
    });
    return await response.json();
  } catch (error) {
    throw error.name === 'AbortError' ? error : new Unreachable(error.message);
  }
}

/** Returns a function that asks, and first gives up what it asked before: only the latest question has an answer. */
export function latest() {
  let asking = new AbortController();
  return (query, variables) => {
    asking.abort();
    asking = new AbortController();
    return ask(query, variables, asking.signal);
  };
}

/** Runs `work`, and lets an answer that nobody waits for any more go by. */
export async function unlessAborted(work) {
  try {
    return await work();
  } catch (error) {
    if (error.name !== 'AbortError') throw error;
    return undefined;
  }
}
