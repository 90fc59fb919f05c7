/** What may be chosen beside the timeline, with how many entries each choice has. */

import { latest, Refused, unlessAborted } from './api.js';
import { sayDay } from './dates.js';
import { make, replace } from './elements.js';
import { GROUPS, nameOf, withChosen } from './facet-groups.js';
import { KINDS, NAMES } from './queries.js';
import { go, isFiltered, toTimeline, unfiltered } from './state.js';
import { number } from './words.js';

/** Counting by document takes seconds when so many entries match. */
const MANY = 50_000;

export class Facets {
  constructor(root, count, onCounted) {
    this.root = root;
    this.count = count;
    this.onCounted = onCounted;
    this.narrowing = make('div', { class: 'narrowing', hidden: true });
    this.groups = new Map(GROUPS.map((group) => [group.name, make('fieldset', { class: 'facet', hidden: true })]));
    root.append(this.narrowing, ...this.groups.values());
    root.addEventListener('change', (event) => choose(event.target));
  }

  /** Counts one facet after the other for a state, and shows each as soon as it is counted. */
  async show(state, interval) {
    this.#mark(state);
    this.ask ??= latest();
    await unlessAborted(async () => {
      const ask = (query, variables) => this.ask(query, variables);
      const names = await askNames(ask, state);
      this.#drawNarrowing(state, names);
      this.#drawChosen(state, names);
      let total = Infinity;
      for (const group of GROUPS) {
        const tooMany = group.name === 'document' && total >= MANY && isFiltered(state);
        const data = tooMany ? undefined : await this.#count(group, ask, state, interval);
        if (group.query === KINDS && data) total = data.timeline.totalCount;
        this.#show(group, data, state, names);
      }
    });
  }

  /** The answer to a group's question; undefined where the server finds it too much. */
  async #count(group, ask, state, interval) {
    try {
      return await ask(group.query, group.variables(state, interval));
    } catch (error) {
      if (error instanceof Refused) return undefined;
      throw error;
    }
  }

  #show(group, data, state, names) {
    if (group.query === KINDS) this.#sayTotal(data?.timeline.totalCount);
    if (data) this.onCounted[group.name]?.(data.timeline);
    if (!group.choices) return;
    const choices = withChosen(group, data ? group.choices(data.timeline, state) : [], state, names);
    this.#draw(group, choices, state);
  }

  #sayTotal(total) {
    const words =
      total === undefined
        ? 'More entries than can be counted at once'
        : [make('b', {}, number.format(total)), total === 1 ? ' entry' : ' entries'];
    replace(this.count, words);
  }

  #draw({ name, legend }, choices, state) {
    const element = this.groups.get(name);
    const focused = document.activeElement?.dataset?.key;
    element.hidden = !choices.length;
    element.removeAttribute('aria-busy');
    replace(
      element,
      make('legend', {}, legend),
      make(
        'ul',
        {},
        choices.map((choice) => drawChoice(state, name, choice)),
      ),
    );
    if (focused) element.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }

  /** Until a group is counted anew its numbers are the old ones, and look it. */
  #mark(state) {
    for (const element of this.groups.values()) element.setAttribute('aria-busy', 'true');
    for (const box of this.root.querySelectorAll('input')) box.checked = [state[box.name]].flat().includes(box.value);
  }

  /** What is chosen stands there before it is counted. */
  #drawChosen(state, names) {
    for (const group of GROUPS.filter(({ name, choices }) => choices && this.groups.get(name).hidden)) {
      this.#draw(group, withChosen(group, [], state, names), state);
    }
  }

  /** What the timeline is narrowed to, each with a button that widens it again. */
  #drawNarrowing(state, names) {
    this.narrowing.hidden = !isFiltered(state);
    const words = [
      state.q && [`“${state.q}”`, { q: '' }],
      (state.from || state.to) && [sayRange(state), { from: '', to: '' }],
      state.reported_by && [`as known on ${sayDay(state.reported_by)}`, { reported_by: '' }],
      ...state.place.map((slug) => [`at ${nameOf(names, slug)}`, { place: state.place.filter((one) => one !== slug) }]),
    ].filter(Boolean);
    const all = make(
      'button',
      { type: 'button', class: 'all', onclick: () => go({ ...unfiltered, at: '' }) },
      'Show all entries',
    );
    replace(this.narrowing, words.map(drawNarrowed), all);
  }
}

/** The records that are chosen, by slug. */
async function askNames(ask, state) {
  const ids = ['actor', 'place', 'document'].flatMap((type) => state[type].map((slug) => `${type}:${slug}`));
  if (!ids.length) return new Map();
  const { nodes } = await ask(NAMES, { ids });
  return new Map(nodes.filter(Boolean).map((one) => [one.slug, one]));
}

function drawNarrowed([text, changes]) {
  const remove = make('span', { class: 'unseen' }, ' (remove)');
  return make(
    'button',
    { type: 'button', onclick: () => go({ ...changes, at: '' }) },
    text,
    make('span', { 'aria-hidden': 'true' }, ' ✕'),
    remove,
  );
}

function drawChoice(state, name, { value, label, count, mark }) {
  const box = make('input', { type: 'checkbox', name, value, 'data-key': `${name}=${value}` });
  box.checked = [state[name]].flat().includes(value);
  const counted = count !== undefined && make('span', { class: 'count' }, number.format(count));
  return make('li', {}, make('label', {}, box, mark, make('span', { class: 'label' }, label), counted));
}

function choose({ name, form }) {
  const boxes = [...form.elements].filter((box) => box.name === name && box.checked).map((box) => box.value);
  go({ ...toTimeline, [name]: name === 'contested' ? (boxes[0] ?? '') : boxes, at: '' });
}

function sayRange({ from, to }) {
  if (!from) return `until ${sayDay(to)}`;
  return to ? `${sayDay(from)} to ${sayDay(to)}` : `from ${sayDay(from)}`;
}
