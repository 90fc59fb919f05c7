/** A list that grows by a page at the press of a button. */

import { unlessAborted } from './api.js';
import { make } from './elements.js';

export class List {
  constructor(ask, query, variables, connectionOf, drawItem, none) {
    Object.assign(this, { ask, query, variables, connectionOf, drawItem, none });
    this.items = make('ol', { class: 'cards' });
    this.button = make('button', { type: 'button', hidden: true, onclick: () => this.#add() }, 'Show more');
    this.root = make('div', {}, this.items, this.button);
    this.#add();
  }

  async #add() {
    this.button.disabled = true;
    const data = await unlessAborted(() => this.ask(this.query, { ...this.variables, after: this.cursor }));
    if (!data) return;
    const { nodes, pageInfo } = this.connectionOf(data);
    this.items.append(...nodes.map(this.drawItem));
    if (!this.items.children.length) this.root.prepend(make('p', {}, this.none));
    this.cursor = pageInfo.endCursor;
    this.button.hidden = !pageInfo.hasNextPage;
    this.button.disabled = false;
  }
}
