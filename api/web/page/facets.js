/** What may be chosen beside the timeline, with how many entries each choice has, or how many were killed in them. */

import { sayDay } from './dates.js';
import { make, replace } from './elements.js';
import { GROUPS, nameOf, withChosen } from './facet-groups.js';
import { sayLimits, measureOf, sayNumber } from './measure.js';
import { go, isFiltered, toTimeline, unfiltered } from './state.js';
import { number } from './words.js';

export class Facets {
  constructor(root, count) {
    this.root = root;
    this.count = count;
    this.narrowing = make('div', { class: 'narrowing', hidden: true });
    this.groups = new Map(GROUPS.map((group) => [group.name, make('fieldset', { class: 'facet', hidden: true })]));
    root.append(this.narrowing, ...this.groups.values());
    root.addEventListener('change', (event) => choose(event.target));
  }

  /** Until a state is counted the numbers are those of the one before, and look it. */
  wait(state) {
    for (const element of this.groups.values()) element.setAttribute('aria-busy', 'true');
    for (const box of this.root.querySelectorAll('input')) box.checked = [state[box.name]].flat().includes(box.value);
  }

  /** Shows the choices that an answer has; without one, what is chosen, without numbers. */
  show(answer, state) {
    const names = new Map((answer?.chosen ?? []).filter(Boolean).map((one) => [one.slug, one]));
    this.#sayTotal(answer?.timeline.totalCount);
    this.#drawNarrowing(state, names);
    for (const group of GROUPS) {
      const choices = answer ? group.choices(answer, state) : [];
      this.#draw(group, withChosen(group, choices, state, names), state);
    }
  }

  #sayTotal(total) {
    replace(this.count, total !== undefined && [make('b', {}, number.format(total)), total === 1 ? ' entry' : ' entries']);
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

function drawChoice(state, name, { value, label, bucket, mark }) {
  const box = make('input', { type: 'checkbox', name, value, 'data-key': `${name}=${value}` });
  box.checked = [state[name]].flat().includes(value);
  const counted = bucket && drawNumber(bucket, measureOf(state));
  return make('li', {}, make('label', {}, box, mark, make('span', { class: 'label' }, label), counted));
}

function drawNumber(bucket, measure) {
  const limits = measure === 'killed' ? sayLimits(bucket) : '';
  const unit = measure === 'killed' && make('span', { class: 'unseen' }, ' killed');
  return [
    make('span', { class: 'count' }, sayNumber(bucket, measure), unit),
    limits && make('small', { class: 'limits' }, limits),
  ];
}

function choose({ name, form }) {
  const boxes = [...form.elements].filter((box) => box.name === name && box.checked).map((box) => box.value);
  go({ ...toTimeline, [name]: name === 'contested' ? (boxes[0] ?? '') : boxes, at: '' });
}

function sayRange({ from, to }) {
  if (!from) return `until ${sayDay(to)}`;
  return to ? `${sayDay(from)} to ${sayDay(to)}` : `from ${sayDay(from)}`;
}
