/** Whether the server answers; the notice at the foot of the page says when it does not, and when it is asked again. */

import { make, replace } from './elements.js';

const LONGEST_WAIT = 15;

class Connection {
  constructor(notice) {
    this.notice = notice;
    this.waiting = new Set();
  }

  answered() {
    if (this.notice.hidden) return;
    this.notice.hidden = true;
    this.#tryNow();
  }

  /** Waits 1, 2, 4 … seconds, or until somebody presses the button or the network is back. */
  async untilNextTry(failures, signal) {
    const seconds = Math.min(2 ** failures, LONGEST_WAIT);
    this.#say(seconds);
    await new Promise((resolve, reject) => {
      const stop = () => reject(new DOMException('Nobody waits any more.', 'AbortError'));
      const timer = setTimeout(go, seconds * 1000);
      const waiting = this.waiting;
      function go() {
        clearTimeout(timer);
        waiting.delete(go);
        signal?.removeEventListener('abort', stop);
        resolve();
      }
      waiting.add(go);
      signal?.addEventListener('abort', stop, { once: true });
    });
  }

  #tryNow() {
    for (const go of [...this.waiting]) go();
  }

  #say(seconds) {
    replace(
      this.notice,
      make('p', {}, `The server does not answer. What is here stays; it is asked again in ${seconds} s.`),
      make('button', { type: 'button', onclick: () => this.#tryNow() }, 'Try now'),
    );
    this.notice.hidden = false;
  }
}

export const connection = new Connection(document.getElementById('connection'));
addEventListener('online', () => connection.answered());
