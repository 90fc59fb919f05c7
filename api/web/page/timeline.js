/** The timeline: pages of entries that follow one another both ways, each asked for by the cursor beside it. */

import { latest, unlessAborted } from './api.js';
import { axisOf, putOn } from './axis.js';
import { sayMonth } from './dates.js';
import { make, replace } from './elements.js';
import { orderOf, sortOf, whereOf } from './filter.js';
import { TIMELINE } from './queries.js';
import { drawRow } from './row.js';
import { dayOf, isFiltered, note, unfiltered, hrefWith } from './state.js';
import { markOf } from './when.js';

/** How many entries a page has. */
export const PAGE = 30;
/** Pages kept in the document; what lies farther off is asked for again when it comes near. */
const MOST_PAGES = 8;
const NEAR = '900px';

export class Timeline {
  constructor(root) {
    this.root = root;
    this.list = root.querySelector('.entries');
    this.scale = root.querySelector('.scale');
    this.words = root.querySelector('.words');
    this.ends = { before: root.querySelector('.before'), after: root.querySelector('.after') };
    this.watcher = new IntersectionObserver((seen) => this.#near(seen), { rootMargin: `${NEAR} 0px` });
    for (const end of Object.values(this.ends)) this.watcher.observe(end);
    addEventListener('scroll', () => this.#settle(), { passive: true });
    addEventListener('resize', () => this.#settle(), { passive: true });
  }

  /** Until the entries of a state are there, those of the one before stay, and look it. */
  wait(state) {
    this.state = state;
    this.asking = { before: latest(), after: latest() };
    this.busy = { before: true, after: true };
    this.root.setAttribute('aria-busy', 'true');
  }

  entries() {
    return (this.pages ?? []).flatMap((page) => page.entries);
  }

  /** Shows the first page of the state that was waited for. */
  begin(timeline) {
    this.pages = [];
    this.list.replaceChildren();
    this.#add('after', timeline);
    this.more = { before: timeline.pageInfo.hasPreviousPage, after: timeline.pageInfo.hasNextPage };
    this.busy = { before: false, after: false };
    this.root.setAttribute('aria-busy', 'false');
    replace(this.words, this.pages[0].entries.length ? [] : this.#sayEmpty(this.state));
    this.#watchAgain();
    this.#settle();
  }

  /** Says, in place of entries, why the server gives none. */
  refuse(error) {
    this.pages = [];
    this.list.replaceChildren();
    this.root.setAttribute('aria-busy', 'false');
    replace(this.words, make('p', { class: 'refused' }, error.message), this.#backToAll());
  }

  #sayEmpty(state) {
    if (isFiltered(state)) return [make('p', {}, 'No entry matches all of this.'), this.#backToAll()];
    return [
      make('p', {}, 'Nothing is recorded yet.'),
      make(
        'p',
        {},
        'Articles are loaded with ',
        make('code', {}, './dateline seed'),
        '; their entries then stand here.',
      ),
    ];
  }

  #backToAll() {
    return make('p', {}, make('a', { href: hrefWith({ ...unfiltered, at: '' }) }, 'Show all entries'));
  }

  #near(seen) {
    for (const { target, isIntersecting } of seen) {
      target.near = isIntersecting;
      if (isIntersecting) this.#extend(target === this.ends.before ? 'before' : 'after');
    }
  }

  async #extend(way) {
    if (!this.pages?.length || this.busy[way] || !this.more[way] || this.root.hidden) return;
    this.busy[way] = true;
    const asking = this.asking[way];
    const page =
      way === 'after' ? { first: PAGE, after: this.pages.at(-1).end } : { last: PAGE, before: this.pages[0].start };
    const data = await unlessAborted(() => asking(TIMELINE, this.#variables(page)));
    if (!data || asking !== this.asking[way]) return;
    this.more[way] = data.timeline.pageInfo[way === 'after' ? 'hasNextPage' : 'hasPreviousPage'];
    this.#keepPlace(() => this.#add(way, data.timeline));
    this.busy[way] = false;
    this.#watchAgain();
    this.#settle();
  }

  #variables(page) {
    return { where: whereOf(this.state), orderBy: orderOf(this.state), day: dayOf(this.state), ...page };
  }

  #add(way, { edges, pageInfo }) {
    const element = make('ol', { class: 'page' }, edges.map(drawRow));
    const page = {
      element,
      entries: edges.map((edge) => edge.node),
      start: pageInfo.startCursor,
      end: pageInfo.endCursor,
    };
    if (way === 'after') {
      this.list.append(element);
      this.pages.push(page);
    } else {
      this.list.prepend(element);
      this.pages.unshift(page);
    }
    this.#trim(way);
    this.#nameMonths();
    this.select(this.selected);
  }

  #trim(way) {
    if (this.pages.length <= MOST_PAGES) return;
    const gone = way === 'after' ? this.pages.shift() : this.pages.pop();
    gone.element.remove();
    this.more[way === 'after' ? 'before' : 'after'] = true;
  }

  /** Changes the list without moving what is being read. */
  #keepPlace(change) {
    const row = this.#topRow();
    const before = row?.getBoundingClientRect().top;
    change();
    if (row?.isConnected) scrollBy({ top: row.getBoundingClientRect().top - before, behavior: 'instant' });
  }

  #rows() {
    return [...this.list.querySelectorAll('.row')];
  }

  #topRow() {
    return this.#rows().find((row) => row.getBoundingClientRect().bottom > 0);
  }

  /** An observer tells only of changes: after a page was added, it is asked whether the end is still near. */
  #watchAgain() {
    for (const end of Object.values(this.ends)) {
      this.watcher.unobserve(end);
      this.watcher.observe(end);
    }
  }

  /** Puts a month above the first entry that begins in it. Entries without a beginning stay where they are. */
  #nameMonths() {
    this.list.querySelectorAll('.month').forEach((month) => month.remove());
    if (!['earliest', 'latest'].includes(sortOf(this.state))) return;
    let named;
    const rows = this.#rows();
    this.entries().forEach((entry, index) => {
      const month = entry.date.earliest?.slice(0, 7);
      if (!month || month === named) return;
      named = month;
      rows[index].prepend(make('h2', { class: 'month' }, sayMonth(entry.date.earliest)));
    });
  }

  #settle() {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.#settled());
  }

  #settled() {
    if (this.root.hidden || !this.pages?.length) return;
    const entries = this.entries();
    const rows = this.#rows();
    const shown = rows.flatMap((row, index) => (onScreen(row) ? [entries[index]] : []));
    const axis = axisOf(shown.map((entry) => markOf(entry.date)).filter(Boolean));
    if (axis) putOn(this.list, this.scale, axis);
    this.#notePlace();
  }

  /** Keeps in the address which page is on the screen, so that the view opens there again. */
  #notePlace() {
    const at = this.pages.findIndex((page) => page.element.getBoundingClientRect().bottom > 0);
    const cursor = at > 0 ? this.pages[at - 1].end : this.more.before ? this.pages[0].start : '';
    if (cursor === this.noted) return;
    this.noted = cursor;
    clearTimeout(this.noting);
    this.noting = setTimeout(() => note({ at: cursor }), 250);
  }

  /** Marks the entry that is open beside the timeline. */
  select(slug) {
    this.selected = slug;
    for (const link of this.list.querySelectorAll('.title[aria-current]')) link.removeAttribute('aria-current');
    if (slug) this.#linkOf(slug)?.setAttribute('aria-current', 'true');
  }

  /** Where the keyboard goes when the entry beside the timeline is closed. */
  focus(slug) {
    this.#linkOf(slug)?.focus({ preventScroll: true });
  }

  /** Brings an entry that is open beside the timeline into view, where it is among those loaded. */
  reveal(slug) {
    const row = this.#linkOf(slug)?.closest('.row');
    if (row && !onScreen(row)) row.scrollIntoView({ block: 'center', behavior: 'instant' });
  }

  #linkOf(slug) {
    return this.list.querySelector(`#row-${CSS.escape(slug)}`);
  }
}

function onScreen(row) {
  const { top, bottom } = row.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
