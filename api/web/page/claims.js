/** The claims of the record, the contested ones first found. */

import { drawClaim } from './claim.js';
import { make } from './elements.js';
import { icon } from './icons.js';
import { List } from './list.js';
import { CLAIM, CLAIMS } from './queries.js';
import { sayAsOf, sayNotYet } from './record-day.js';
import { dayOf, hrefWith, toTimeline } from './state.js';

const CHOICES = [
  ['contested', 'Contested', ['CONTESTED']],
  ['all', 'All claims', null],
];
const PAGE = 10;

export const claimsVariables = (state) => ({
  statuses: CHOICES.find(([name]) => name === state.claims)?.[2] ?? null,
  first: PAGE,
  day: dayOf(state),
});

/** The list of claims that the state asks for. */
export function drawClaims(state, ask) {
  const tabs = CHOICES.map(([name, label]) =>
    make(
      'a',
      { href: hrefWith({ ...toTimeline, claims: name }), 'aria-current': state.claims === name && 'page' },
      label,
    ),
  );
  const none = state.claims === 'contested' ? 'No claim is contested.' : 'No claim is recorded.';
  const list = new List(ask, CLAIMS, claimsVariables(state), ({ claims }) => claims, drawListed, none);
  return [
    make('h1', {}, 'Who denies what'),
    sayAsOf(state),
    make(
      'p',
      { class: 'lead' },
      'A claim is contested when somebody asserts it and somebody denies it. Which of them is right is not decided here.',
    ),
    make('nav', { class: 'tabs', 'aria-label': 'Which claims' }, tabs),
    list.root,
  ];
}

const drawListed = (claim) => make('li', {}, drawClaim(claim, { level: 'h2' }));

/** One claim by itself. */
export async function drawOneClaim(state, ask) {
  const { claim } = await ask(CLAIM, { slug: state.claim, day: dayOf(state) });
  const all = make(
    'p',
    {},
    make('a', { href: hrefWith({ ...toTimeline, claims: 'contested' }) }, 'All contested claims'),
  );
  if (!claim) return [make('h1', {}, 'No such claim'), sayNotYet(state), all];
  return [
    sayAsOf(state),
    drawClaim(claim, { level: 'h1', whole: true }),
    make('p', { class: 'lead' }, `A claim about ${PREDICATES[claim.predicate]}.`),
    drawAbout(claim, state),
    all,
  ];
}

function drawAbout({ about }, state) {
  if (!about && dayOf(state)) return make('p', {}, 'No entry that it is about had been reported.');
  if (!about) return make('p', {}, 'It is about no single entry: which events are meant is not said.');
  return make(
    'p',
    {},
    'It is about ',
    icon(about.kind),
    ' ',
    make('a', { href: hrefWith({ entry: about.slug }) }, about.title),
    make('small', {}, ` ${about.date.display}`),
  );
}

const PREDICATES = {
  OCCURRENCE: 'whether it happened',
  ATTRIBUTION: 'who did it',
  SUPPORT: 'who supported it',
  CASUALTIES: 'who came to harm',
  PURPOSE: 'what it was for',
  LEGALITY: 'whether it was lawful',
  DATE: 'when it was',
  PLACE: 'where it was',
  COUNT: 'how many there were',
  IDENTITY: 'who somebody is',
};
