/** What may be chosen beside the timeline, with how many entries each choice has. */

import { latest, unlessAborted } from './api.js';
import { sayDay } from './dates.js';
import { make, replace } from './elements.js';
import { whereOf } from './filter.js';
import { icon } from './icons.js';
import { FACETS } from './queries.js';
import { go, isFiltered, toTimeline, unfiltered } from './state.js';
import { nameActor } from './who.js';
import { begin, nameDocument, number, say, sayCountry, sayKind } from './words.js';

const SHOWN_COUNTRIES = 12;

export class Facets {
  constructor(root, count, onCounted) {
    this.root = root;
    this.count = count;
    this.onCounted = onCounted;
    this.ask = latest();
    root.addEventListener('change', (event) => choose(event.target));
  }

  static variables(state, interval) {
    return {
      where: whereOf(state),
      anySort: whereOf({ ...state, category: [] }),
      contested: { ...whereOf({ ...state, contested: '' }), contested: true },
      interval,
      chosen: ['actor', 'place', 'document'].flatMap((type) => state[type].map((slug) => `${type}:${slug}`)),
    };
  }

  /** Counts for a state, and shows what may be chosen now. */
  async show(state, interval) {
    const data = await unlessAborted(() => this.ask(FACETS, Facets.variables(state, interval)));
    if (!data) return;
    this.#sayCount(data.timeline.totalCount);
    this.#draw(state, data);
    this.onCounted(data.timeline.facets, state);
  }

  #sayCount(total) {
    replace(this.count, make('b', {}, number.format(total)), total === 1 ? ' entry' : ' entries');
  }

  #draw(state, { timeline: { facets }, sorts, contested, chosen }) {
    const focused = document.activeElement?.dataset?.key;
    const names = new Map(chosen.filter(Boolean).map((one) => [one.slug, one]));
    replace(
      this.root,
      isFiltered(state) && drawChosen(state, names),
      group('Kind', state, 'kind', facets.kinds.map(kindChoice)),
      group('Contested', state, 'contested', [{ value: 'true', label: 'Only what somebody denies', count: contested.totalCount }]),
      group('Who', state, 'actor', withChosen(facets.actors.map(actorChoice), state.actor, (slug) => nameOf(names, slug))),
      group('Country', state, 'country', withChosen(facets.countries.slice(0, SHOWN_COUNTRIES).map(countryChoice), state.country, sayCountry)),
      group('Sort', state, 'category', withChosen(sorts.facets.categories.map(sortChoice), state.category, (one) => begin(say(one.split(':')[1])))),
      group('Document', state, 'document', withChosen(facets.documents.map(documentChoice), state.document, (slug) => nameOf(names, slug))),
    );
    if (focused) this.root.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }
}

const kindChoice = ({ value, count }) => ({ value: value.toLowerCase(), label: sayKind(value), count, mark: icon(value) });
const actorChoice = ({ actor, count }) => ({ value: actor.slug, label: nameActor(actor), count });
const countryChoice = ({ value, count }) => ({ value, label: sayCountry(value), count });
const sortChoice = ({ kind, value, count }) => ({
  value: `${kind}:${value}`.toLowerCase(),
  label: begin(say(value)),
  count,
  mark: icon(kind),
});
const documentChoice = ({ document, count }) => ({ value: document.slug, label: nameDocument(document), count });

function nameOf(names, slug) {
  const named = names.get(slug);
  if (!named) return slug;
  return named.name === undefined ? nameDocument(named) : nameActor(named);
}

/** The choices, and those made already that are not among them. */
function withChosen(choices, chosen, name) {
  const listed = new Set(choices.map((choice) => choice.value));
  return [...choices, ...chosen.filter((value) => !listed.has(value)).map((value) => ({ value, label: name(value) }))];
}

function group(legend, state, name, choices) {
  if (!choices.length) return undefined;
  return make('fieldset', { class: 'facet' }, make('legend', {}, legend), make('ul', {}, choices.map((choice) => drawChoice(state, name, choice))));
}

function drawChoice(state, name, { value, label, count, mark }) {
  const box = make('input', { type: 'checkbox', name, value, 'data-key': `${name}=${value}` });
  box.checked = [state[name]].flat().includes(value);
  const counted = count !== undefined && make('span', { class: 'count' }, number.format(count));
  return make('li', {}, make('label', {}, box, mark, make('span', { class: 'label' }, label), counted));
}

function choose({ name, form }) {
  const boxes = [...form.elements].filter((box) => box.name === name && box.checked).map((box) => box.value);
  go({ [name]: name === 'contested' ? (boxes[0] ?? '') : boxes, at: '' });
}

/** What the timeline is narrowed to, each with a button that widens it again. */
function drawChosen(state, names) {
  const words = [
    state.q && [`“${state.q}”`, { q: '' }],
    (state.from || state.to) && [sayRange(state), { from: '', to: '' }],
    state.reported_by && [`as known on ${sayDay(state.reported_by)}`, { reported_by: '' }],
    ...state.place.map((slug) => [`at ${nameOf(names, slug)}`, { place: state.place.filter((one) => one !== slug) }]),
  ].filter(Boolean);
  return make(
    'div',
    { class: 'narrowing' },
    words.map(([text, changes]) =>
      make('button', { type: 'button', onclick: () => go({ ...changes, at: '' }) }, text, make('span', { 'aria-hidden': 'true' }, ' ✕'), make('span', { class: 'unseen' }, ' (remove)')),
    ),
    make('button', { type: 'button', class: 'all', onclick: () => go({ ...unfiltered, at: '' }) }, 'Show all entries'),
  );
}

function sayRange({ from, to }) {
  if (!from) return `until ${sayDay(to)}`;
  return to ? `${sayDay(from)} to ${sayDay(to)}` : `from ${sayDay(from)}`;
}
