/** The words of a document, as a quotation that leads to where they stand. */

import { make } from './elements.js';
import { hrefWith, toTimeline } from './state.js';
import { nameDocument } from './words.js';

/** A quotation; a click shows it in its document. `entry` is whose passage it is, and stays open beside it. */
export function drawSentence(citation, entry, { named = true } = {}) {
  const { quote, document } = citation;
  const words = quote ? make('q', {}, quote) : 'The words themselves are not kept here.';
  return make(
    'figure',
    { class: 'sentence' },
    make(
      'blockquote',
      {},
      make('a', { href: hrefToPassage(citation, entry), title: 'Show it in the document' }, words),
    ),
    named && make('figcaption', {}, nameDocument(document)),
  );
}

/** The address of a passage in its document. */
export function hrefToPassage({ document, start, end }, entry) {
  const passage = start === null ? '' : `${start}-${end}`;
  return hrefWith({ ...toTimeline, read: document.slug, passage, ...(entry && { entry: entry.slug }) });
}
