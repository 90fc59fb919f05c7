/** A shape for each kind, so that colour is never all that tells them apart; the words beside them say the same. */

import { draw } from './elements.js';

const SHAPES = {
  INCIDENT: 'M10 1 19 10 10 19 1 10Z',
  STATEMENT: 'M2 2h16v12H9l-5 5v-5H2Z',
  DIPLOMATIC_EVENT: 'M5.5 2h9L19 10l-4.5 8h-9L1 10Z',
};

/** The shape of a kind, 20 × 20, in the kind's colour. */
export function icon(kind) {
  return draw(
    'svg',
    { class: `icon ${kind.toLowerCase()}`, viewBox: '0 0 20 20', width: 16, height: 16, 'aria-hidden': 'true' },
    shape(kind),
  );
}

export const shape = (kind) => draw('path', { d: SHAPES[kind] });
