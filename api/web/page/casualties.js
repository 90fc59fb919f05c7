/** Casualties in words. Four kinds of nothing stay four sentences, and none of them is a 0. */

import { sayDay } from './dates.js';

const OUTCOMES = {
  KILLED: { one: 'death', many: 'deaths', done: 'killed' },
  INJURED: { one: 'injury', many: 'injuries', done: 'injured' },
  MISSING: { one: 'missing person', many: 'missing people', done: 'missing' },
  CAPTURED: { one: 'capture', many: 'captures', done: 'captured' },
  DISPLACED: { one: 'displacement', many: 'displacements', done: 'displaced' },
};
const POPULATIONS = {
  CIVILIAN: ['civilian', 'civilians'],
  COMBATANT: ['combatant', 'combatants'],
  MILITARY: ['soldier', 'soldiers'],
  DIPLOMATIC: ['diplomat', 'diplomats'],
  PRISONER: ['prisoner', 'prisoners'],
  GUARD: ['guard', 'guards'],
  SIDE_A: ['person of side A', 'people of side A'],
  SIDE_B: ['person of side B', 'people of side B'],
};
const PEOPLE = ['person', 'people'];

/** "4 people were killed", "no death had been reported as of 9 July 2021", "injuries are not mentioned" … */
export function sayCasualties(report) {
  return sayReport(report) + quoteWords(report);
}

function sayReport(report) {
  const outcome = OUTCOMES[report.outcome];
  const among = POPULATIONS[report.population];
  const of = among ? ` of ${among[1]}` : '';
  const asOf = report.asOf ? ` as of ${sayDay(report.asOf)}` : '';
  switch (report.status) {
    case 'COUNTED':
      return `${count(report, among ?? PEOPLE)} ${outcome.done}${asOf}`;
    case 'ZERO_CONFIRMED':
      return `${among ? `none of the ${among[1]} was` : 'nobody was'} ${outcome.done}; this is confirmed${asOf}`;
    case 'NONE_REPORTED':
      return `no ${outcome.one}${of} had been reported${asOf}`;
    case 'NUMBER_UNKNOWN':
      return `${among ? among[1] : 'people'} were ${outcome.done}, the number is not known${asOf}`;
    default:
      return `${outcome.many}${of} are not mentioned`;
  }
}

function count(report, [one, many]) {
  return `${sayNumber(report)} ${isOne(report) ? `${one} was` : `${many} were`}`;
}

const given = (number) => number !== null && number !== undefined;
const isOne = ({ low, best, high }) => (high ?? best ?? low) === 1;

/** "3", "at least 40", "up to 100", "between 40 and 53", "45 (between 40 and 53)"; nothing where there is no number. */
function sayNumber({ low, best, high }) {
  if (!given(best)) return sayEnds(low, high);
  if ((low ?? best) === best && (high ?? best) === best) return !given(high) && given(low) ? sayEnds(low) : String(best);
  return `${best} (${sayEnds(low, high)})`;
}

function sayEnds(low, high) {
  if (!given(low)) return given(high) ? `up to ${high}` : '';
  if (!given(high)) return `at least ${low}`;
  return low === high ? String(low) : `between ${low} and ${high}`;
}

/** The source's own words for a count in quotation marks, unless they are just what is said anyway. */
function quoteWords(counted) {
  const { asWritten } = counted;
  return asWritten && asWritten.toLowerCase() !== sayNumber(counted) ? ` (“${asWritten}”)` : '';
}

/** "3", "at least 71 (“more than 70”)", or the source's words alone: “several”. */
export function sayCount(counted) {
  const number = sayNumber(counted);
  return number ? number + quoteWords(counted) : `“${counted.asWritten}”`;
}

/** "14 projectiles", "at least 14 projectiles (“no fewer than 14”)", "projectiles (“dozens”)" */
export function sayMunitions({ munitionsCount, munitionsUnit }) {
  const unit = (munitionsUnit ?? 'MUNITION').toLowerCase();
  const counted = `${sayNumber(munitionsCount)} ${isOne(munitionsCount) ? unit : `${unit}s`}`.trim();
  return counted + quoteWords(munitionsCount);
}
