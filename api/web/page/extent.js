/** How far the record reaches: the scale of the histogram and of the day slider. */

import { ask } from './api.js';
import { dayNumber, isoDay } from './dates.js';
import { intervalFor } from './histogram.js';
import { EXTENT, KNOWN_DOCUMENTS } from './queries.js';

/** Returns the days of the histogram (undefined without any), how long its bars are, and when was first and last reported. */
export async function measureExtent() {
  const data = await ask(EXTENT);
  const { years, months } = data.timeline.facets;
  const buckets = months.buckets.length && years.buckets.length < 3 ? months.buckets : years.buckets;
  const days = buckets.length
    ? { from: dayNumber(buckets[0].from), to: dayNumber(buckets.at(-1).to) + 1 }
    : undefined;
  const [first, last] = [data.reportedFirst, data.reportedLast].map(({ nodes }) => nodes[0]?.firstReportedOn);
  return { days, interval: days ? intervalFor(days.to - days.from) : 'MONTH', first, last };
}

/**
 * The day of the last document until today, which may tell more of what was reported before. It is sought between a day
 * and today: there is no list of documents by day.
 */
export async function findLastDay(from) {
  const count = async (day) => (await ask(KNOWN_DOCUMENTS, { day: isoDay(day) })).documents.totalCount;
  let first = dayNumber(from);
  let last = Math.max(first, Math.floor(Date.now() / 86_400_000));
  const [known, all] = await Promise.all([count(first), count(last)]);
  if (known === all) return from;
  while (first < last) {
    const middle = Math.floor((first + last) / 2);
    if ((await count(middle)) === all) last = middle;
    else first = middle + 1;
  }
  return isoDay(last);
}
