/** How an entry stands to others, read in both directions. */

import { make } from './elements.js';
import { icon } from './icons.js';
import { hrefWith } from './state.js';
import { sayRelation } from './words.js';

/** A list of links, those of one relation together; undefined without any. */
export function drawLinks({ links }) {
  const relations = Map.groupBy(links, (link) => sayRelation(link.relation, link.direction));
  const rows = [...relations].map(([relation, those]) =>
    make('div', {}, make('dt', {}, relation), those.map(drawLink)),
  );
  return rows.length > 0 && make('dl', { class: 'links' }, rows);
}

function drawLink({ basis, entry }) {
  return make(
    'dd',
    {},
    icon(entry.kind),
    make('a', { href: hrefWith({ entry: entry.slug }) }, entry.title),
    make('small', {}, ` ${entry.date.display}`, basis === 'INFERRED' && ' · inferred by the editor'),
  );
}
