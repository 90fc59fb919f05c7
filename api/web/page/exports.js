/** The current view in other forms: the same filter, asked of /v1/timeline. */

import { make } from './elements.js';
import { restParameters } from './filter.js';

/** Each form's name and the end of its address. */
export const FORMATS = [
  ['JSON', ''],
  ['CSV (spreadsheets)', '.csv'],
  ['NDJSON (one entry a line)', '.ndjson'],
  ['GeoJSON (maps)', '.geojson'],
  ['iCalendar', '.ics'],
  ['Atom feed', '.atom'],
];

/** A link for each form. */
export function drawExports(state) {
  const parameters = restParameters(state).toString();
  return FORMATS.map(([name, suffix]) => {
    const href = `/v1/timeline${suffix}${parameters && `?${parameters}`}`;
    return make('li', {}, make('a', { href }, name));
  });
}
