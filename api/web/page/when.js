/**
 * An imprecise date drawn as what it is: a day as a point, a span as a span, "about" fading, "on or before" without an
 * end. The mark holds only its days; the list around it holds the axis, so that moving the axis redraws nothing.
 */

import { DAY, dayNumber } from './dates.js';
import { make } from './elements.js';

const APPROXIMATE = /[~?%]/;

/** The lane of one entry. It is hidden from those who listen: the date stands beside it in words. */
export function drawWhen(date, kind) {
  const mark = markOf(date);
  const span =
    mark && make('span', { class: `mark ${mark.shape} ${kind.toLowerCase()}`, '--from': mark.from, '--to': mark.to });
  return make('span', { class: 'lane', 'aria-hidden': 'true' }, span);
}

/**
 * By how much a date comes after those of its day that are no times of day, in milliseconds: by its instant, or by its
 * clock where no offset is written, as on the timeline.
 */
export function timeInDay({ earliest, precision, edtf }) {
  if (precision !== 'TIME') return 0;
  const instant = Date.parse(/T[\d:]+$/.test(edtf) ? `${edtf}Z` : edtf);
  return instant - (dayNumber(earliest) - 1) * DAY;
}

/** The days of a date, end exclusive, and the classes that draw it; undefined where nothing is known. */
export function markOf({ earliest, latest, precision, edtf }) {
  if (!earliest && !latest) return undefined;
  const from = dayNumber(earliest ?? latest);
  const to = dayNumber(latest ?? earliest) + 1;
  if (earliest && latest && to - from === 1) return { from, to, shape: 'point' };
  const [start, end = start] = edtf.split('/');
  const shape = [
    'span',
    !earliest && 'open-start',
    !latest && 'open-end',
    earliest && APPROXIMATE.test(start) && 'about-start',
    latest && APPROXIMATE.test(end) && 'about-end',
    precision === 'ONE_OF' && 'one-of',
  ];
  return { from, to, shape: shape.filter(Boolean).join(' ') };
}
