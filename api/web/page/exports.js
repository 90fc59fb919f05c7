/** The current view in other forms: the same filter, asked of /v1/timeline. */

import { make } from './elements.js';
import { restParameters } from './filter.js';

/** Each form's name and the end of its address. */
export const FORMATS = [
  ['JSON', ''],
  ['CSV (spreadsheets)', '.csv'],
  ['Records (NDJSON)', '.ndjson'],
  ['GeoJSON (maps)', '.geojson'],
  ['TimelineJS', '.timelinejs'],
  ['iCalendar', '.ics'],
  ['Atom feed', '.atom'],
  ['JSON-LD (schema.org)', '.jsonld'],
];

/** A link for each form. */
export function drawExports(state) {
  return FORMATS.map(([name, suffix]) => {
    const parameters = restParameters(state);
    if (suffix === '.ndjson') parameters.delete('sort'); // records have an order of their own
    const href = `/v1/timeline${suffix}${parameters.size ? `?${parameters}` : ''}`;
    return make('li', {}, make('a', { href }, name));
  });
}
