/** One entry as a line of the timeline. */

import { sayCasualties, sayMunitions } from './casualties.js';
import { make } from './elements.js';
import { icon } from './icons.js';
import { hrefWith, toTimeline } from './state.js';
import { drawWhen } from './when.js';
import { sayWho } from './who.js';
import { begin, sayKind } from './words.js';

const MATCH = /\u2068([^\u2069]*)\u2069/g;

/** The list item of an entry; `match` is how it answers a search. */
export function drawRow({ node: entry, match }) {
  const href = hrefWith({ ...toTimeline, at: '', entry: entry.slug });
  const title = make('a', { href, class: 'title', id: `row-${entry.slug}` }, entry.title);
  return make(
    'li',
    { class: `row ${entry.kind.toLowerCase()}`, 'data-slug': entry.slug },
    make(
      'article',
      { 'aria-labelledby': title.id },
      make(
        'p',
        { class: 'when' },
        make('span', { class: 'day' }, begin(entry.date.display)),
        drawWhen(entry.date, entry.kind),
      ),
      make(
        'div',
        { class: 'what' },
        make('p', { class: 'kind' }, icon(entry.kind), sayKind(entry.kind), marks(entry)),
        make('h3', {}, title),
        sayWho(entry),
        details(entry),
        match && make('p', { class: 'snippet' }, markMatches(match.snippet)),
      ),
    ),
  );
}

/** "contested": a claim about the entry, or one on which it takes a position, is denied by somebody. */
export function isContested(entry) {
  const claims = [...(entry.claims ?? []), ...(entry.positions ?? []).map((position) => position.claim)];
  return claims.some((claim) => claim.status === 'CONTESTED');
}

function marks(entry) {
  return isContested(entry) && make('span', { class: 'badge' }, 'contested');
}

function details(entry) {
  const told = (entry.casualties ?? []).filter((report) => report.status !== 'NOT_MENTIONED').map(sayCasualties);
  const munitions = entry.munitionsCount && sayMunitions(entry);
  const places = entry.places.map(({ place }) => place.name).join(', ');
  const parts = [places, munitions, ...told].filter(Boolean).map((text) => make('span', {}, begin(text)));
  return parts.length > 0 && make('p', { class: 'details' }, parts);
}

/** A snippet with what was searched marked; matches stand between U+2068 and U+2069. */
export function markMatches(snippet) {
  return snippet.split(MATCH).map((part, index) => (index % 2 ? make('mark', {}, part) : part));
}
