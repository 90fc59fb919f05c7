/** An entry's facts, each with the names under which a citation can say that it supports it. */

import { sayCasualties, sayCount, sayMunitions } from './casualties.js';
import { sayDay } from './dates.js';
import { join, make } from './elements.js';
import { hrefWith, onlyDay, toTimeline } from './state.js';
import { nameActor } from './who.js';
import { begin, say, sayBasis, sayNextMeeting, sayResponsibility, sayRole } from './words.js';

const DAY = /^\d{4}-\d\d-\d\d$/;

/** The facts of an entry, in the order in which they are read: `{ name, value, supports, citations? }`. */
export function factsOf(entry) {
  return [
    when(entry),
    ...participants(entry),
    ...places(entry),
    ...OF_KIND[entry.kind](entry),
    ...nature(entry),
  ].filter(Boolean);
}

/** What the sources do not say, each as a sentence. */
export function unsaidOf(entry) {
  const casualties = (entry.casualties ?? []).filter((report) => report.status === 'NOT_MENTIONED');
  return [
    ...casualties.map((report) => begin(sayCasualties(report))),
    entry.responsibility === 'NOT_MENTIONED' && 'Whether anybody claimed responsibility is not mentioned',
    entry.nextMeeting === 'NOT_MENTIONED' && 'A next meeting is not mentioned',
    !entry.date.earliest && !entry.date.latest && 'When it happened is not said',
  ].filter(Boolean);
}

const fact = (name, value, ...supports) => (value ? { name, value, supports } : undefined);
const unless = (value, none, text = say) => (value && value !== none ? begin(text(value)) : undefined);

function when({ date }) {
  const how = make(
    'small',
    {},
    date.asWritten && [join(quoted(date.asWritten), ', '), ': '],
    sayBasis(date.basis),
    date.anchor && [', read from ', drawAnchor(date.anchor)],
  );
  return fact('When', [begin(date.display), how], 'date');
}

/** What a phrase was read from: a day, most often the dateline, or another entry. */
function drawAnchor(anchor) {
  return DAY.test(anchor) ? sayDay(anchor) : make('a', { href: hrefWith({ entry: anchor }) }, 'the date of this entry');
}

function participants(entry) {
  const roles = [...new Set(entry.participants.map((one) => one.role))];
  return roles.map((role) => {
    const named = entry.participants.filter((one) => one.role === role).map(drawParticipant);
    return fact(begin(sayRole(role)), named, role.toLowerCase(), 'participants');
  });
}

function drawParticipant({ actor, asWritten }) {
  const link = make(
    'a',
    { href: hrefWith({ ...toTimeline, ...onlyDay, at: '', actor: [actor.slug] }), title: 'All entries with them' },
    nameActor(actor),
  );
  return make('span', { class: 'one' }, link, asWritten && asWritten !== actor.name && named(asWritten));
}

const named = (asWritten) => make('small', {}, ' named ', join(quoted(asWritten), ', '));

/** The wordings of the documents; `; ` stands between several. */
const quoted = (asWritten) => asWritten.split('; ').map((wording) => make('q', {}, wording));

function places(entry) {
  const roles = [...new Set(entry.places.map((one) => one.role))];
  return roles.map((role) => {
    const found = entry.places.filter((one) => one.role === role).map(drawPlace);
    return fact(role === 'LOCATION' ? 'Where' : begin(say(role)), found, role.toLowerCase(), 'place', 'places');
  });
}

function drawPlace({ place, precision, asWritten }) {
  const link = make(
    'a',
    { href: hrefWith({ ...toTimeline, ...onlyDay, at: '', place: [place.slug] }), title: 'All entries there' },
    place.name,
  );
  const written = asWritten && asWritten !== place.name && named(asWritten);
  return make(
    'span',
    { class: 'one' },
    link,
    written,
    make('small', {}, ` ${PRECISIONS[precision] ?? 'somewhere there'}`),
  );
}

/** How exactly a place is known; every area that is not listed holds the place somewhere. */
const PRECISIONS = {
  EXACT: 'exactly there',
  FACILITY: 'this facility',
  NEAR: 'near it',
  LOCALITY: 'this locality',
  WATER: 'at sea',
  UNKNOWN: '',
};

const OF_KIND = {
  INCIDENT: (entry) => [
    fact('What', begin(say(entry.incidentCategory)), 'category'),
    ...entry.casualties.filter((report) => report.status !== 'NOT_MENTIONED').map(casualty),
    fact('Events', entry.eventCount && sayCount(entry.eventCount), 'event_count'),
    fact('Munitions', entry.munitionsCount && sayMunitions(entry), 'munitions_count', 'munitions_unit'),
    fact('Weapons', weapons(entry.weapons), 'weapons'),
    fact(
      'Responsibility',
      unless(entry.responsibility, 'NOT_MENTIONED', (one) => sayResponsibility(one, entry.responsibilityAsOf)),
      'responsibility',
    ),
  ],
  STATEMENT: (entry) => [
    fact('Act', begin(say(entry.act)), 'act'),
    fact('Words', entry.quotedWords && make('q', { class: 'words-said' }, entry.quotedWords), 'quoted_words'),
    fact('Made by', unless(entry.channel, 'UNSPECIFIED'), 'channel'),
    fact('Given as', begin(say(entry.form)), 'form'),
  ],
  DIPLOMATIC_EVENT: (entry) => [
    fact('What', begin(say(entry.diplomaticCategory)), 'category'),
    fact('Forum', entry.forum, 'forum'),
    fact('Instrument', entry.instrument, 'instrument'),
    fact('Round', entry.roundNumber && String(entry.roundNumber), 'round_number'),
    fact('Document', entry.documentSymbol, 'document_symbol'),
    fact('Outcome', entry.outcome, 'outcome'),
    fact('Next meeting', nextMeeting(entry), 'next_meeting', 'next_meeting_date'),
  ],
};

const OUTCOME_NAMES = {
  KILLED: 'Killed',
  INJURED: 'Injured',
  MISSING: 'Missing',
  CAPTURED: 'Captured',
  DISPLACED: 'Displaced',
};

/** A count has a sentence of its own, which may be another entry's. */
function casualty(report) {
  const told = fact(
    OUTCOME_NAMES[report.outcome],
    begin(sayCasualties(report)),
    'casualties',
    report.outcome.toLowerCase(),
  );
  return { ...told, citations: report.citation ? [report.citation] : undefined };
}

function weapons(used) {
  const words = used.map(({ weapon, asWritten }) => begin(say(weapon)) + (asWritten ? ` (“${asWritten}”)` : ''));
  return words.join(', ');
}

function nextMeeting({ nextMeeting: next, nextMeetingDate: date }) {
  if (!next || next === 'NOT_MENTIONED') return undefined;
  return begin(sayNextMeeting(next)) + (date ? `: ${date.display}` : '');
}

function nature(entry) {
  return [
    fact(
      'Counted as',
      unless(entry.granularity, 'SINGLE', (one) => GRANULARITIES[one]),
      'granularity',
    ),
    fact('State', unless(entry.aspect, 'OCCURRED'), 'aspect'),
  ];
}

const GRANULARITIES = {
  SERIES: 'a series of several events',
  AGGREGATE: 'several events taken together',
  STATE: 'a state of affairs',
};
export const sayFirstReported = (entry) =>
  entry.firstReportedOn ? `First reported on ${sayDay(entry.firstReportedOn)}` : 'No cited document bears a date';
