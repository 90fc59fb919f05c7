/** Days as numbers, and days as words. */

export const DAY = 86_400_000;
const words = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const monthWords = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const shortWords = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const shortMonth = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' });

/** Days since 1970-01-01. */
export const dayNumber = (iso) => Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY);

export const isoDay = (day) => new Date(day * DAY).toISOString().slice(0, 10);

/** Whether a text is a day of the calendar, as 2021-07-09 is. */
export const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(dayNumber(text)) && isoDay(dayNumber(text)) === text;

/** "9 July 2021"; what is no day, as it is written. */
export const sayDay = (iso) => (isDay(iso) ? words.format(dayNumber(iso) * DAY) : `“${iso}”`);

/** "July 2021" */
export const sayMonth = (iso) => monthWords.format(dayNumber(iso) * DAY);

/** "9 Jul" */
export const sayShort = (day) => shortWords.format(day * DAY);

/** A step of an axis in few letters: a day, a month, or a year. */
export function sayStep(day, days) {
  const at = new Date(day * DAY);
  if (days > 1500) return String(at.getUTCFullYear());
  if (days > 100) return at.getUTCMonth() ? shortMonth.format(at) : String(at.getUTCFullYear());
  return shortWords.format(at);
}
