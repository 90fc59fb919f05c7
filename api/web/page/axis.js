/** The axis of time above the lanes: it reaches as far as the entries on the screen, in whole steps. */

import { dayNumber, isoDay, sayStep } from './dates.js';
import { make, replace } from './elements.js';

const LEAST_DAYS = 14;
const MOST_STEPS = 4;
/** How many times as long as the starts lie apart the axis may be; longer spans run off its end. */
const FARTHEST = 3;

/** Returns from which day to which day the axis of these marks runs; undefined without any. */
export function axisOf(marks) {
  const starts = marks.map((mark) => mark.from).sort((one, other) => one - other);
  if (!starts.length) return undefined;
  const [first, last] = [starts[0], starts.at(-1)];
  const end = Math.min(Math.max(...marks.map((mark) => mark.to)), last + Math.max(30, FARTHEST * (last - first)));
  const spare = Math.max(1, Math.round((end - first) * 0.04), Math.ceil((LEAST_DAYS - (end - first)) / 2));
  return { from: first - spare, to: end + spare };
}

/** Puts the lanes inside `list` on this axis, and its steps into `scale`. */
export function putOn(list, scale, { from, to }) {
  const days = to - from;
  for (const element of [list, scale]) {
    element.style.setProperty('--axis-from', from);
    element.style.setProperty('--axis-days', days);
  }
  replace(
    scale,
    stepsOf(from, to).map((day) => make('span', { class: 'step', '--from': day }, sayStep(day, days))),
  );
}

/** A few round days between two: days, firsts of a month, or firsts of a year. */
export function stepsOf(from, to, most = MOST_STEPS) {
  const days = to - from;
  if (days > 1500) return years(from, to, most);
  return thinned(daysOfMonth(from, to, days > 100 ? FIRSTS : days > 45 ? HALVES : days > 20 ? QUARTERS : FIFTHS), most);
}

const FIRSTS = ['01'];
const HALVES = ['01', '15'];
const QUARTERS = ['01', '08', '15', '22'];
const FIFTHS = ['01', '05', '10', '15', '20', '25'];

function daysOfMonth(from, to, wanted) {
  const found = [];
  for (let day = from; day < to; day += 1) if (wanted.includes(isoDay(day).slice(8))) found.push(day);
  return found;
}

function years(from, to, most) {
  const [first, last] = [from, to].map((day) => Number(isoDay(day).slice(0, 4)));
  const all = Array.from({ length: last - first }, (_, step) => dayNumber(`${first + step + 1}-01-01`));
  return thinned(all, most);
}

function thinned(days, most) {
  const every = Math.ceil(days.length / most);
  return days.filter((_, index) => index % every === 0);
}
