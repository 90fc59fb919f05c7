/** How many entries lie in each stretch of time, or how many were killed in them; a part of it is chosen with the pointer, or with two sliders. */

import { stepsOf } from './axis.js';
import { dayNumber, isoDay, sayDay, sayMonth, sayStep } from './dates.js';
import { make, replace } from './elements.js';
import { largestOf, numberOf, sayEntries, sayKilled } from './measure.js';
import { go } from './state.js';
import { number } from './words.js';

const WAIT = 80;
const MOST_DAYS = { DAY: 150, WEEK: 1100, MONTH: 20_000 };

/** The shortest stretch that still gives bars wide enough to see. */
export const intervalFor = (days) => Object.keys(MOST_DAYS).find((interval) => days <= MOST_DAYS[interval]) ?? 'YEAR';

export class Histogram {
  constructor(root) {
    this.root = root;
    this.bars = root.querySelector('.bars');
    this.said = root.querySelector('.said');
    this.scale = root.querySelector('.histogram-scale');
    this.rest = [];
    [this.from, this.to] = root.querySelectorAll('input[type=range]');
    for (const slider of [this.from, this.to]) slider.addEventListener('input', () => this.#slide(slider));
    this.bars.addEventListener('pointerdown', (event) => this.#drag(event));
  }

  /** Reaches from one day to another, whatever is chosen. Without days there is nothing to show. */
  span(extent) {
    this.extent = extent;
    this.root.hidden = !extent;
    if (extent) this.#steps();
  }

  /** Draws the bars of a histogram; none without one. */
  show(histogram, state, measure) {
    if (!this.extent) return;
    const { buckets, spanning, undated } = histogram ?? { buckets: [] };
    const most = largestOf(buckets, measure);
    this.root.setAttribute('aria-label', measure === 'killed' ? 'Killed over time' : 'Entries over time');
    this.root.classList.toggle('killed', measure === 'killed');
    replace(
      this.bars,
      buckets.map((bucket) => drawBar(bucket, measure, most)),
    );
    this.rest = [
      spanning && `${sayEntries(spanning)} longer than a bar, so in none`,
      undated && `${sayEntries(undated)} without a date`,
      buckets.some((bucket) => numberOf(bucket, measure) === null) && 'dotted: the number is not known',
    ].filter(Boolean);
    this.mark(state);
  }

  /** Shows which part is chosen, unless another is being chosen just now. */
  mark(state) {
    if (!this.extent || this.choosing) return;
    const { from, to } = this.extent;
    const range = [state.from ? dayNumber(state.from) : from, state.to ? dayNumber(state.to) : to - 1];
    for (const [index, slider] of [this.from, this.to].entries()) {
      Object.assign(slider, { min: from, max: to - 1, step: 1 });
      slider.value = range[index];
    }
    this.#showRange();
  }

  #steps() {
    const { from, to } = this.extent;
    for (const element of [this.bars, this.scale]) {
      element.style.setProperty('--axis-from', from);
      element.style.setProperty('--axis-days', to - from);
    }
    replace(
      this.scale,
      stepsOf(from, to, 8).map((day) => make('span', { class: 'step', '--from': day }, sayStep(day, to - from))),
    );
  }

  #slide(slider) {
    this.choosing = true;
    if (Number(this.from.value) > Number(this.to.value)) {
      if (slider === this.from) this.to.value = this.from.value;
      else this.from.value = this.to.value;
    }
    this.#showRange();
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.#choose(), WAIT);
  }

  #drag(event) {
    const box = this.bars.getBoundingClientRect();
    const { from, to } = this.extent;
    const dayAt = (x) =>
      Math.min(to - 1, Math.max(from, Math.floor(from + ((x - box.left) / box.width) * (to - from))));
    const start = dayAt(event.clientX);
    const move = (at) => {
      const here = dayAt(at.clientX);
      [this.from.value, this.to.value] = [Math.min(start, here), Math.max(start, here)];
      this.#showRange();
    };
    const end = (at) => {
      this.bars.removeEventListener('pointermove', move);
      if (Math.abs(at.clientX - event.clientX) < 3) this.#widenToBar(start);
      this.#choose();
    };
    event.preventDefault();
    this.choosing = true;
    this.bars.setPointerCapture(event.pointerId);
    this.bars.addEventListener('pointermove', move);
    this.bars.addEventListener('pointerup', end, { once: true });
  }

  /** A click chooses the bar that it falls on, or a day. */
  #widenToBar(day) {
    const bars = [...this.bars.querySelectorAll('.bar')].map((bar) =>
      ['--from', '--to'].map((name) => Number(bar.style.getPropertyValue(name))),
    );
    const [from, to] = bars.find(([start, end]) => start <= day && day < end) ?? [day, day + 1];
    [this.from.value, this.to.value] = [from, to - 1];
    this.#showRange();
  }

  #showRange() {
    const [first, last] = [Number(this.from.value), Number(this.to.value)];
    const { from, to } = this.extent;
    this.whole = first <= from && last >= to - 1;
    this.root.classList.toggle('narrowed', !this.whole);
    this.bars.style.setProperty('--chosen-from', first);
    this.bars.style.setProperty('--chosen-to', last + 1);
    this.from.setAttribute('aria-valuetext', sayDay(isoDay(first)));
    this.to.setAttribute('aria-valuetext', sayDay(isoDay(last)));
    const range = first === last ? sayDay(isoDay(first)) : `${sayDay(isoDay(first))} to ${sayDay(isoDay(last))}`;
    const all =
      !this.whole && make('button', { type: 'button', onclick: () => go({ from: '', to: '', at: '' }) }, 'All of time');
    replace(this.said, make('span', {}, this.whole ? this.rest.join(' · ') : range), all);
  }

  #choose() {
    this.choosing = false;
    const [from, to] = [this.from, this.to].map((slider) => isoDay(Number(slider.value)));
    go(this.whole ? { from: '', to: '', at: '' } : { from, to, at: '' });
  }
}

/** A bar without any number is drawn as such, and not as 0. */
function drawBar(bucket, measure, most) {
  const found = numberOf(bucket, measure);
  const words = measure === 'killed' ? sayKilled(bucket) : number.format(bucket.count);
  return make('span', {
    class: found === null ? 'bar unknown' : 'bar',
    title: `${sayDays(bucket)}: ${words}`,
    '--from': dayNumber(bucket.from),
    '--to': dayNumber(bucket.to) + 1,
    '--height': Math.sqrt((found ?? 0) / most),
  });
}

function sayDays({ from, to }) {
  if (from === to) return sayDay(from);
  return dayNumber(to) - dayNumber(from) >= 27 ? sayMonth(from) : `${sayDay(from)} to ${sayDay(to)}`;
}
