/** Puts the page together: what its address says is shown, and what is chosen on it is written into its address. */

import { ask, latest, Refused, unlessAborted } from './api.js';
import { claimsVariables, drawClaims, drawOneClaim } from './claims.js';
import { drawDocument, drawDocuments, drawStanding, markPassages } from './document.js';
import { make, replace } from './elements.js';
import { drawEntry } from './entry.js';
import { drawExports } from './exports.js';
import { Facets } from './facets.js';
import { sortOf } from './filter.js';
import { Histogram } from './histogram.js';
import { WorldMap } from './map.js';
import { MeasureSwitch } from './measure-switch.js';
import { drawOverview } from './overview.js';
import * as queries from './queries.js';
import { RecordDay, sayNotYet } from './record-day.js';
import { Search } from './search.js';
import { dayOf, go, hrefOf, isFiltered, onChange, read, sameFilter, viewOf } from './state.js';
import { Timeline } from './timeline.js';
import { View } from './view.js';

const at = (id) => document.getElementById(id);
const askMiddle = latest();
const askBeside = latest();
/** Where the map has a place beside the timeline, and where the filters have one. */
const MAP_BESIDE = matchMedia('(min-width: 60.0625rem)');
const FILTERS_BESIDE = matchMedia('(min-width: 75.0625rem)');

const map = new WorldMap(at('map'));
const timeline = new Timeline(at('timeline'));
const search = new Search(at('search'));
const timelineView = new View({
  timeline,
  map,
  facets: new Facets(at('facets'), at('count')),
  histogram: new Histogram(at('histogram')),
  measure: new MeasureSwitch(at('measure')),
  recordDay: new RecordDay(at('record-day')),
});
let scrolledTo = 0;
let loaded;

const VIEW_LINKS = { timeline: {}, claims: { claims: 'contested' }, documents: { documents: 'all' } };
const VIEWS = { claims: drawClaims, claim: drawOneClaim, documents: drawDocuments, read: drawDocument };

/** What each view asks; the button opens it in GraphiQL. */
function questionOf(state) {
  const day = dayOf(state);
  if (state.entry) return [queries.ENTRY, { slug: state.entry, day }];
  const questions = {
    timeline: () => [queries.VIEW, timelineView.variables(state)],
    claims: () => [queries.CLAIMS, claimsVariables(state)],
    claim: () => [queries.CLAIM, { slug: state.claim, day }],
    documents: () => [queries.DOCUMENTS, { first: 50, day }],
    read: () => [queries.DOCUMENT, { slug: state.read, day }],
  };
  return questions[viewOf(state)]();
}

async function show(state, before) {
  const view = viewOf(state);
  mark(state, view);
  if (!before || !sameFilter(state, before) || state.sort !== before.sort) showFiltered(state, before);
  else if (state.count !== before.count) timelineView.turn(state);
  await Promise.all([showMiddle(state, before, view), showBeside(state, before)]);
}

function showFiltered(state, before) {
  if (before) scrollTo({ top: 0, behavior: 'instant' });
  loaded = timelineView.show(state);
  at('overview').hidden = isFiltered(state) || Boolean(state.at);
}

/** Everything that says where one is, and leads away with it. */
function mark(state, view) {
  document.body.dataset.view = view;
  search.mark(state);
  at('sort').value = sortOf(state);
  timeline.select(state.entry);
  for (const link of at('views').querySelectorAll('a')) {
    link.href = hrefOf(VIEW_LINKS[link.dataset.view]);
    if (link.dataset.view === (view === 'claim' ? 'claims' : view === 'read' ? 'documents' : view))
      link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  replace(at('exports'), drawExports(state));
  offerQuery(state);
}

function offerQuery(state) {
  const [query, variables] = questionOf(state);
  const given = new URLSearchParams({ query: plain(query), variables: JSON.stringify(variables, null, 2) });
  Object.assign(at('copy-query'), { href: `/graphiql?${given}`, onclick: () => copy(plain(query)) });
}

/** Copies where the browser lets the page; the query opens in GraphiQL in any case. */
function copy(text) {
  navigator.clipboard?.writeText(text).catch(() => undefined);
}

/** A query without the margin that it has in its module. */
function plain(query) {
  const lines = query.split('\n').filter((line) => line.trim());
  const margin = Math.min(...lines.map((line) => line.search(/\S/)));
  return `${lines.map((line) => line.slice(margin)).join('\n')}\n`;
}

async function showMiddle(state, before, view) {
  const was = before && viewOf(before);
  if (was === 'timeline' && view !== 'timeline') scrolledTo = scrollY;
  const page = at('page');
  at('timeline-view').hidden = timeline.root.hidden = view !== 'timeline';
  page.hidden = view === 'timeline';
  if (view === 'timeline') {
    page.replaceChildren();
    if (was && was !== 'timeline') scrollTo({ top: scrolledTo, behavior: 'instant' });
  } else if (!before || was !== view || state[view] !== before[view] || dayOf(state) !== dayOf(before)) {
    scrollTo({ top: 0, behavior: 'instant' });
    await fill(page, () => VIEWS[view](state, askMiddle));
    document.title = `${page.querySelector('h1')?.textContent ?? 'Timeline'} · Dateline`;
  }
  if (view === 'timeline') document.title = 'Dateline: what happened, who says so, and where it is written';
  if (view === 'read') markPassages(page, state);
}

async function showBeside(state, before) {
  const panel = at('beside');
  const wanted = state.entry || state.passage;
  const same = before && state.entry === before.entry && (state.entry || state.passage === before.passage);
  if (same && dayOf(state) === dayOf(before)) return;
  document.body.classList.toggle('has-beside', Boolean(wanted));
  at('beside-panel').hidden = !wanted;
  if (!wanted) {
    map.select(undefined);
    panel.replaceChildren();
    if (before) timeline.focus(before.entry);
    return;
  }
  if (state.entry && viewOf(state) === 'timeline') timeline.reveal(state.entry);
  await fill(panel, () => (state.entry ? loadEntry(state) : drawStanding(state, askBeside)));
  panel.parentElement.scrollTop = 0;
  if (before && !same) panel.querySelector('h2')?.focus({ preventScroll: true });  // else the day's slider keeps it
}

async function loadEntry(state) {
  const { entry } = await askBeside(queries.ENTRY, { slug: state.entry, day: dayOf(state) });
  map.select(entry);
  return entry ? drawEntry(entry, state) : [make('h2', { tabindex: -1 }, 'No such entry'), sayNotYet(state)];
}

/** Fills an element with what `draw` brings; a refusal is told in its place. */
async function fill(element, draw) {
  element.setAttribute('aria-busy', 'true');
  await unlessAborted(async () => {
    try {
      const content = await draw();
      replace(element, content);
      element.setAttribute('aria-busy', 'false');
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      replace(element, make('p', { class: 'refused' }, error.message));
    }
  });
}

async function start() {
  at('sort').addEventListener('change', (event) =>
    go({ sort: event.target.value === 'earliest' ? '' : event.target.value, at: '' }),
  );
  at('close').addEventListener('click', () => go({ entry: '', passage: '' }));
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && (read().entry || read().passage)) go({ entry: '', passage: '' });
  });
  history.scrollRestoration = 'manual';
  at('filters').open = FILTERS_BESIDE.matches;
  at('map-panel').open = MAP_BESIDE.matches;
  onChange(show);
  timelineView.measured.then(() => offerQuery(read()));
  const shown = show(read());
  drawOverview(at('overview'), ask);
  await Promise.all([shown, loaded]);
  at('map-panel').addEventListener('toggle', startMap);
  startMap();
}

let mapStarted = false;
function startMap() {
  if (!map.isOpen()) return;
  timelineView.openMap();
  if (mapStarted) return;
  mapStarted = true;
  map.start().catch((error) => map.fail(error));
}

start();
