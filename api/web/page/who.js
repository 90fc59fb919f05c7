/** Who did or said what to whom, in a line. */

import { make } from './elements.js';
import { verbOf } from './words.js';

const DOERS = ['INITIATOR', 'SPEAKER', 'NOTIFIER', 'HOST', 'MEDIATOR', 'PARTICIPANT'];
const RECEIVERS = ['TARGET', 'VICTIM', 'ADDRESSEE', 'RECIPIENT', 'SUBJECT'];
const MOST_NAMES = 3;

/** "United States · air strike → Iran-backed militants" */
export function sayWho(entry) {
  const doers = namesIn(entry, DOERS);
  const receivers = namesIn(entry, RECEIVERS);
  return make(
    'p',
    { class: 'who' },
    doers.length > 0 && make('b', {}, listed(doers)),
    make('span', { class: 'verb' }, verbOf(entry)),
    receivers.length > 0 && [
      make('span', { class: 'arrow', 'aria-label': 'to' }, '→'),
      make('b', {}, listed(receivers)),
    ],
  );
}

/** Those in the first of the roles that anybody has. */
function namesIn(entry, roles) {
  const role = roles.find((one) => entry.participants.some((participant) => participant.role === one));
  return entry.participants.filter((one) => one.role === role).map((one) => nameActor(one.actor));
}

/** The actor `unknown` is whoever no source has named. */
export const nameActor = (actor) => (actor.slug === 'unknown' ? 'Not named' : actor.name);

function listed(names) {
  const more = names.length - MOST_NAMES;
  return names.slice(0, MOST_NAMES).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
