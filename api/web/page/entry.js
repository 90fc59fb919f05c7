/** An entry: its facts, each above the sentence that supports it; its claims, its links and its thread. */

import { drawClaim } from './claim.js';
import { make } from './elements.js';
import { factsOf, sayFirstReported, unsaidOf } from './facts.js';
import { icon } from './icons.js';
import { drawLinks } from './links.js';
import { sayAsOf } from './record-day.js';
import { isContested } from './row.js';
import { drawSentence } from './sentence.js';
import { drawThread } from './thread.js';
import { sayWho } from './who.js';
import { begin, say, sayKind } from './words.js';

/** All of an entry, as it stands beside the timeline. */
export function drawEntry(entry, state) {
  return [
    make(
      'p',
      { class: 'kind' },
      icon(entry.kind),
      sayKind(entry.kind),
      isContested(entry) && make('span', { class: 'badge' }, 'contested'),
    ),
    make('h2', { tabindex: -1 }, entry.title),
    sayAsOf(state),
    sayWho(entry),
    entry.summary && make('p', {}, entry.summary),
    section('What is known, and the sentence that says so', drawFacts(entry)),
    section('Not said', drawUnsaid(entry)),
    section(
      entry.claims.length === 1 ? 'A claim about it' : 'Claims about it',
      entry.claims.map((claim) => drawClaim(claim, { level: 'h4' })),
    ),
    section(
      'Takes a position on',
      (entry.positions ?? []).map((position) => drawClaimLine(position)),
    ),
    section('Linked entries', drawLinks(entry)),
    section('The thread in time', drawThread(entry)),
    drawRecord(entry, state),
  ];
}

/** A part of the entry with its heading; nothing where there is nothing in it. */
function section(heading, ...content) {
  const parts = content.flat().filter(Boolean);
  return parts.length > 0 && make('section', {}, make('h3', {}, heading), parts);
}

/** Facts that stand on the same sentences stand together above them. */
function drawFacts(entry) {
  const groups = new Map();
  for (const fact of factsOf(entry)) {
    const citations = supporting(fact, entry.citations);
    const key = citations.map(({ document, start, quote }) => `${document.slug} ${start} ${quote}`).join();
    if (!groups.has(key)) groups.set(key, { facts: [], citations });
    groups.get(key).facts.push(fact);
  }
  return [...groups.values()].map((group) => drawGroup(group, entry));
}

/** The citations that name the fact, or else those that support all. */
function supporting({ supports, citations }, all) {
  if (citations) return citations;
  const naming = all.filter((citation) => citation.supports.some((name) => supports.includes(name)));
  return naming.length ? naming : all.filter((citation) => citation.supports.includes('*'));
}

function drawGroup({ facts, citations }, entry) {
  const rows = facts.map(({ name, value }) => make('div', {}, make('dt', {}, name), make('dd', {}, value)));
  const sentences = citations.map((citation) => drawSentence(citation, entry));
  return make(
    'div',
    { class: 'fact-group' },
    make('dl', {}, rows),
    sentences.length ? sentences : make('p', { class: 'unsaid' }, 'No sentence is cited for this.'),
  );
}

function drawUnsaid(entry) {
  const sentences = unsaidOf(entry);
  return (
    sentences.length > 0 &&
    make(
      'ul',
      { class: 'unsaid' },
      sentences.map((sentence) => make('li', {}, `${sentence}.`)),
    )
  );
}

function drawClaimLine({ stance, claim }) {
  return drawClaim({ ...claim, positions: [] }, { level: 'h4', prefix: begin(say(stance)) });
}

function drawRecord(entry, state) {
  const href = state.reported_by ? `${entry.url}?reported_by=${state.reported_by}` : entry.url;
  return make(
    'p',
    { class: 'record' },
    `${sayFirstReported(entry)}. Assessment: ${say(entry.assessment)}. `,
    make('a', { href }, 'This entry over REST'),
  );
}
