/** Search as you type: the address follows once the typing pauses, and a whole word typed is one step back. */

import { go, read } from './state.js';

const PAUSE = 60;

export class Search {
  constructor(form) {
    this.field = form.querySelector('input');
    this.field.addEventListener('input', () => this.#wait());
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#search();
    });
  }

  mark(state) {
    if (document.activeElement !== this.field || !this.typed) this.field.value = state.q;
  }

  #wait() {
    this.typed = true;
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.#search(), PAUSE);
  }

  #search() {
    clearTimeout(this.waiting);
    const before = read();
    const q = this.field.value;
    if (q !== before.q) {
      go(
        { q, at: '', claims: '', claim: '', documents: '', read: '', passage: '' },
        { replace: Boolean(before.q && q) },
      );
    }
    this.typed = false;
  }
}
