/** The view of the timeline: what all its parts show is asked at once, so that entries and numbers belong together. */

import { ask, latest, Refused, unlessAborted } from './api.js';
import { findLastDay, measureExtent } from './extent.js';
import { orderOf, whereOf } from './filter.js';
import { measureOf } from './measure.js';
import { PLACES, VIEW } from './queries.js';
import { dayOf, read } from './state.js';
import { PAGE } from './timeline.js';

export class View {
  constructor(parts) {
    this.parts = parts;
    this.ask = latest();
    this.extent = { interval: 'MONTH' };
    this.measured = this.#measure();
  }

  /** What a state asks. */
  variables(state) {
    return {
      where: whereOf(state),
      contested: { ...whereOf(state), contested: true },
      anySort: whereOf({ ...state, category: [] }),
      orderBy: orderOf(state),
      first: PAGE,
      after: state.at || null,
      day: dayOf(state),
      interval: this.extent.interval,
      map: this.parts.map.isOpen(),
      chosen: ['actor', 'place', 'document'].flatMap((type) => state[type].map((slug) => `${type}:${slug}`)),
    };
  }

  /** Shows a state. What was asked for another one before is given up. */
  async show(state) {
    const { timeline, facets, histogram, measure, recordDay } = this.parts;
    this.answer = undefined;
    timeline.wait(state);
    facets.wait(state);
    measure.mark(state);
    await this.measured;
    histogram.mark(read());
    recordDay.mark(read());
    await unlessAborted(async () => {
      try {
        this.answer = await this.#askFor(state);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        timeline.refuse(error);
      }
      if (this.answer) timeline.begin(this.answer.timeline);
      this.#draw();
      await this.openMap();
    });
  }

  /** Shows the same in another measure; what is still asked for is drawn in it when it comes. */
  turn(state) {
    this.parts.measure.mark(state);
    if (this.answer) this.#draw();
  }

  /** Has the map show its places, where it was closed when the view was asked for. */
  async openMap() {
    const { answer } = this;
    if (!answer || answer.timeline.facets.places || !this.parts.map.isOpen()) return;
    const { timeline } = await ask(PLACES, { where: whereOf(read()) });
    if (answer !== this.answer) return;
    answer.timeline.facets.places = timeline.facets.places;
    this.#draw();
  }

  #draw() {
    const { facets, histogram, map, measure } = this.parts;
    const state = read();
    const counted = this.answer?.timeline;
    facets.show(this.answer, state);
    measure.show(counted, state);
    histogram.show(counted?.facets.histogram, state, measureOf(state));
    map.show(counted?.facets, measureOf(state));
  }

  /** From the beginning where the cursor that the address holds leads nowhere. */
  async #askFor(state) {
    try {
      return await this.ask(VIEW, this.variables(state));
    } catch (error) {
      if (!(error instanceof Refused && state.at)) throw error;
      return this.ask(VIEW, this.variables({ ...state, at: '' }));
    }
  }

  /** Without an extent there is no histogram, and no slider. */
  async #measure() {
    const { histogram, recordDay } = this.parts;
    try {
      this.extent = await measureExtent();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
    const { days, first, last } = this.extent;
    histogram.span(days);
    recordDay.span(first, last);
    if (first) this.#widen(first, last);
  }

  /** Has the slider reach the last document. */
  async #widen(first, last) {
    this.parts.recordDay.span(first, await findLastDay(last));
    this.parts.recordDay.mark(read());
  }
}
