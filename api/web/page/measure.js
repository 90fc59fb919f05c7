/** What the numbers of the page count: entries, or the people killed in them. Where no number is known there is none. */

import { number } from './words.js';

/** `entries` or `killed`. As of a day it is always entries: deaths are added up as they are recorded today. */
export const measureOf = (state) => (state.count === 'killed' && !state.reported_by ? 'killed' : 'entries');

/** A bucket's number in this measure; null where none of its entries gives one. */
export function numberOf({ count, killed }, measure) {
  if (measure === 'entries') return count;
  return killed.withNumber ? killed.best : null;
}

/** The largest number of some buckets, at least 1. */
export const largestOf = (buckets, measure) =>
  buckets.reduce((most, bucket) => Math.max(most, numberOf(bucket, measure) ?? 0), 1);

/** "1,234", or "no number". */
export function sayNumber(bucket, measure) {
  const found = numberOf(bucket, measure);
  return found === null ? 'no number' : number.format(found);
}

/** "40 entries" */
export const sayEntries = (count) => `${number.format(count)} ${count === 1 ? 'entry' : 'entries'}`;

/** What the number of people killed leaves open: "at least 1,100; 12 without a number"; often nothing. */
export function sayLimits({ killed: { low, best, withNumber, withoutNumber } }) {
  if (!withNumber) return '';
  const limits = [
    low < best && `at least ${number.format(low)}`,
    withoutNumber && `${number.format(withoutNumber)} without a number`,
  ];
  return limits.filter(Boolean).join('; ');
}

/** "12 killed (at least 10; 3 without a number)", or "number of killed not known". */
export function sayKilled(bucket) {
  if (numberOf(bucket, 'killed') === null) return 'number of killed not known';
  const limits = sayLimits(bucket);
  return `${sayNumber(bucket, 'killed')} killed${limits && ` (${limits})`}`;
}
