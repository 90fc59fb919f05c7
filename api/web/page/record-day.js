/** "As the public record stood on …": a slider over the days on which anything was first reported. */

import { dayNumber, isoDay, sayDay } from './dates.js';
import { make } from './elements.js';
import { go, hrefWith } from './state.js';

const WAIT = 80;

/** Says as of which day something is shown, with a way to today; nothing where it is today. */
export function sayAsOf(state) {
  if (!state.reported_by) return false;
  return make('p', { class: 'as-of' }, `As the public record stood on ${sayDay(state.reported_by)}. `, drawToday());
}

/** Says that what was not found may have been reported later; nothing where no day is chosen. */
export function sayNotYet(state) {
  if (!state.reported_by) return false;
  const day = sayDay(state.reported_by);
  return make('p', { class: 'as-of' }, `It was not in the public record as that stood on ${day}. `, drawToday());
}

const drawToday = () => make('a', { href: hrefWith({ reported_by: '', at: '' }) }, 'Show what is recorded today');

export class RecordDay {
  constructor(root) {
    this.root = root;
    this.slider = root.querySelector('input');
    this.said = root.querySelector('output');
    this.slider.addEventListener('input', () => this.#slide());
  }

  /** Spans the slider from the day before anything was reported to the last day that brought something new. */
  span(first, last) {
    this.root.hidden = !first;
    if (!first) return;
    Object.assign(this.slider, { min: dayNumber(first) - 1, max: dayNumber(last), step: 1 });
  }

  /** Shows the day, unless another is being chosen just now. */
  mark(state) {
    if (this.choosing) return;
    this.slider.value = state.reported_by ? dayNumber(state.reported_by) : this.slider.max;
    this.#say();
  }

  #say() {
    const day = sayDay(isoDay(Number(this.slider.value)));
    const latest = this.slider.value === this.slider.max;
    this.slider.setAttribute('aria-valuetext', day);
    this.said.textContent = latest ? `${day}, the latest` : day;
  }

  #slide() {
    this.#say();
    this.choosing = true;
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => {
      this.choosing = false;
      const latest = this.slider.value === this.slider.max;
      go({ reported_by: latest ? '' : isoDay(Number(this.slider.value)), at: '' });
    }, WAIT);
  }
}
