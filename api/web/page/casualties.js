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
  SIDE_A: ['person of side A', 'people of side A'],
  SIDE_B: ['person of side B', 'people of side B'],
};
const PEOPLE = ['person', 'people'];

/** "4 people were killed", "no death had been reported as of 9 July 2021", "injuries are not mentioned" … */
export function sayCasualties(report) {
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

function count({ low, best, high }, [one, many]) {
  const range = low !== null && high !== null && low !== high ? ` (between ${low} and ${high})` : '';
  return `${best}${range} ${best === 1 ? `${one} was` : `${many} were`}`;
}

/** "3", "3 (between 2 and 5)" */
export function sayCount({ low, best, high }) {
  return low !== null && low !== undefined && low !== high ? `${best} (between ${low} and ${high})` : String(best);
}

/** "14 projectiles" */
export function sayMunitions({ munitionsCount, munitionsUnit }) {
  const unit = (munitionsUnit ?? 'MUNITION').toLowerCase();
  return `${sayCount(munitionsCount)} ${munitionsCount.best === 1 ? unit : `${unit}s`}`;
}
