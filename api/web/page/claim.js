/** A claim: who asserts it and who denies it, side by side, each with the words in which it was done. */

import { make } from './elements.js';
import { drawSentence } from './sentence.js';
import { hrefWith, toTimeline } from './state.js';
import { nameActor } from './who.js';
import { begin, say, sayStance, sayStatus } from './words.js';

const FOR = ['ASSERTS', 'CONFIRMS'];
const AGAINST = ['DENIES', 'DISPUTES'];

/** A claim with its positions. `level` is its heading's, `prefix` stands before its text. */
export function drawClaim(claim, { level = 'h3', prefix = '', whole = false } = {}) {
  const text = whole
    ? claim.text
    : make('a', { href: hrefWith({ ...toTimeline, claim: claim.slug, entry: '' }) }, claim.text);
  return make(
    'article',
    { class: 'claim', 'data-status': claim.status },
    make(
      'p',
      { class: 'status' },
      claim.status === 'CONTESTED' ? make('span', { class: 'badge' }, 'contested') : sayStatus(claim.status),
    ),
    make(level, {}, prefix && make('span', { class: 'prefix' }, `${prefix}: `), text),
    claim.positions.length > 0 && drawSides(claim.positions, whole),
  );
}

function drawSides(positions, whole) {
  const others = positions.filter(({ stance }) => !FOR.includes(stance) && !AGAINST.includes(stance));
  return make(
    'div',
    { class: 'sides' },
    drawSide(
      'for',
      'Who asserts it',
      'Nobody on record asserts it.',
      positions.filter(({ stance }) => FOR.includes(stance)),
      whole,
    ),
    drawSide(
      'against',
      'Who denies it',
      'Nobody on record denies it.',
      positions.filter(({ stance }) => AGAINST.includes(stance)),
      whole,
    ),
    others.length > 0 && drawSide('neither', 'Others', '', others, whole),
  );
}

function drawSide(side, label, none, positions, whole) {
  const cards = positions.map((position) => drawPosition(position, whole));
  return make(
    'div',
    { class: `side ${side}`, role: 'group', 'aria-label': label },
    cards.length ? cards : make('p', { class: 'nobody' }, none),
  );
}

function drawPosition({ actor, stance, confidence, entry }, whole) {
  const sure = confidence === 'NOT_STATED' ? '' : `, ${say(confidence)}`;
  return make(
    'div',
    { class: 'position' },
    make('p', { class: 'taker' }, make('b', {}, begin(nameActor(actor))), ` ${sayStance(stance)} it${sure}`),
    entry &&
      make(
        'p',
        { class: 'in' },
        make('a', { href: hrefWith({ entry: entry.slug }) }, entry.title),
        make('small', {}, ` ${entry.date.display}`),
      ),
    entry && passages(entry, whole).map((citation) => drawSentence(citation, entry, { named: false })),
  );
}

/** All passages of the statement, or the first that supports all of it. */
function passages({ citations }, whole) {
  if (whole) return citations;
  return [citations.find(({ supports }) => supports.includes('*')) ?? citations[0]].filter(Boolean);
}
