/** A document as it was printed, with the passages on which entries stand. */

import { sayDay } from './dates.js';
import { make } from './elements.js';
import { icon } from './icons.js';
import { List } from './list.js';
import { cut } from './passages.js';
import { DOCUMENT, DOCUMENTS } from './queries.js';
import { sayAsOf, sayNotYet } from './record-day.js';
import { dayOf, hrefWith, onlyDay, toTimeline } from './state.js';
import { nameDocument } from './words.js';

/** The document that the state names, its text cut into passages. */
export async function drawDocument(state, ask) {
  const { document } = await ask(DOCUMENT, { slug: state.read, day: dayOf(state) });
  if (!document) return [make('h1', {}, 'No such document'), sayNotYet(state)];
  return [
    make('h1', {}, nameDocument(document)),
    sayAsOf(state),
    make('p', { class: 'lead' }, describe(document)),
    document.text === null ? drawWithoutText(document) : drawText(document, state),
    make(
      'p',
      {},
      make(
        'a',
        { href: hrefWith({ ...toTimeline, ...onlyDay, at: '', document: [document.slug] }) },
        'The timeline of this document alone',
      ),
    ),
  ];
}

function describe({ byline, credit, dateline, publishedOn, publisher, url, licence }) {
  const parts = [
    publisher?.name ?? 'Publisher not recorded',
    byline,
    publishedOn ? `published ${sayDay(publishedOn)}` : dateline && `dated ${sayDay(dateline)}`,
    credit,
    licence,
  ].filter(Boolean);
  return [parts.join(' · '), url && [' · ', make('a', { href: url, rel: 'noreferrer' }, 'the original')]];
}

/** Every segment that something stands on is a link; it leads to the same page with that passage chosen. */
function drawText({ slug, text, citations }) {
  const segments = cut(text, citations).map((segment) => {
    if (!segment.citations.length) return segment.text;
    const kinds = segment.citations.map(({ entry }) => entry.kind.toLowerCase());
    return make(
      'a',
      {
        class: `passage ${kinds[0]}${kinds.length > 1 ? ' several' : ''}`,
        href: hrefWith({ ...toTimeline, read: slug, passage: `${segment.start}-${segment.end}`, entry: '' }),
        'data-start': segment.start,
        'data-end': segment.end,
        'data-entries': segment.citations.map(({ entry }) => entry.slug).join(' '),
        title: segment.citations.map(({ entry }) => entry.title).join('\n'),
      },
      segment.text,
    );
  });
  return make('div', { class: 'printed', 'data-document': slug }, segments);
}

function drawWithoutText({ citations }) {
  const items = citations.map(({ entry, quote }) =>
    make('li', {}, drawEntryLink(entry), quote && make('q', {}, quote)),
  );
  return [
    make('p', {}, 'The text of this document is not kept here. What stands on it:'),
    make('ul', { class: 'standing' }, items),
  ];
}

function drawEntryLink(entry) {
  return [
    icon(entry.kind),
    ' ',
    make('a', { href: hrefWith({ entry: entry.slug }) }, entry.title),
    make('small', {}, ` ${entry.date.display}`),
  ];
}

/** Marks the passages of the entry that is open, or the passage that was clicked, and shows the first of them. */
export function markPassages(root, { entry, passage }) {
  const [start, end] = passage.split('-').map(Number);
  const marked = [...root.querySelectorAll('.passage')].filter((element) => {
    const { entries, start: from, end: to } = element.dataset;
    const inside = passage && Number(from) >= start && Number(to) <= end;
    const chosen = inside || (!passage && entry && entries.split(' ').includes(entry));
    element.classList.toggle('chosen', Boolean(chosen));
    element.classList.toggle('same-entry', Boolean(entry) && entries.split(' ').includes(entry));
    return chosen;
  });
  marked[0]?.scrollIntoView({ block: 'center' });
}

/** The entries that stand on a passage, for beside the document; `passage` is `start-end`. */
export async function drawStanding(state, ask) {
  const { document } = await ask(DOCUMENT, { slug: state.read, day: dayOf(state) });
  const [start, end] = state.passage.split('-').map(Number);
  const standing = (document?.citations ?? []).filter(
    (one) => one.start !== null && one.start < end && one.end > start,
  );
  const words = document?.text && Array.from(document.text).slice(start, end).join('');
  return [
    make(
      'h2',
      { tabindex: -1 },
      standing.length === 1 ? 'One entry stands on this passage' : `${standing.length} entries stand on this passage`,
    ),
    words && make('figure', { class: 'sentence' }, make('blockquote', {}, make('q', {}, words))),
    make(
      'ul',
      { class: 'standing' },
      standing.map(({ entry }) => make('li', {}, drawEntryLink(entry))),
    ),
  ];
}

/** The documents of the record. */
export function drawDocuments(state, ask) {
  const list = new List(
    ask,
    DOCUMENTS,
    { first: 50, day: dayOf(state) },
    ({ documents }) => documents,
    drawListed,
    'No document is recorded.',
  );
  return [
    make('h1', {}, 'Documents'),
    sayAsOf(state),
    make('p', { class: 'lead' }, 'Everything on the timeline stands on one of these.'),
    list.root,
  ];
}

function drawListed(document) {
  return make(
    'li',
    {},
    make(
      'h2',
      {},
      make('a', { href: hrefWith({ ...toTimeline, read: document.slug, entry: '' }) }, nameDocument(document)),
    ),
    make('p', {}, describe(document)),
  );
}
