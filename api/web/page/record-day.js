/** "As the public record stood on …": a slider over the days on which documents were published. */

import { dayNumber, isDay, isoDay, sayDay } from './dates.js';
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

  /** Spans the slider from the day before anything was reported to the last document's, and a step on to today's record. */
  span(first, last) {
    this.root.hidden = !first;
    if (!first) return;
    Object.assign(this.slider, { min: dayNumber(first) - 1, max: dayNumber(last) + 1, step: 1 });
  }

  /** Shows the day, unless another is being chosen just now. */
  mark(state) {
    if (this.choosing) return;
    const day = state.reported_by;
    this.slider.value = isDay(day) ? Math.min(dayNumber(day), this.slider.max - 1) : this.slider.max;
    this.#say(day && !isDay(day) ? `${sayDay(day)} is no day: write it as 2021-07-09` : day && sayDay(day));
  }

  #say(words) {
    const said = words || (this.#isLatest() ? 'today, with all that is recorded' : sayDay(isoDay(Number(this.slider.value))));
    this.slider.setAttribute('aria-valuetext', said);
    this.said.textContent = said;
  }

  #isLatest() {
    return this.slider.value === this.slider.max;
  }

  #slide() {
    this.#say();
    this.choosing = true;
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => {
      this.choosing = false;
      go({ reported_by: this.#isLatest() ? '' : isoDay(Number(this.slider.value)), at: '' });
    }, WAIT);
  }
}
