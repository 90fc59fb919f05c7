/** Chooses what is counted, and says what the number is. */

import { make, replace } from './elements.js';
import { measureOf, numberOf, sayNumber } from './measure.js';
import { go } from './state.js';
import { number } from './words.js';

export class MeasureSwitch {
  constructor(root) {
    this.root = root;
    this.said = root.querySelector('[role=status]');
    root.addEventListener('change', ({ target }) => go({ count: target.value === 'killed' ? 'killed' : '' }));
  }

  /** Shows what a state counts, whether or not it is counted yet. */
  mark(state) {
    const { measure } = this.root.elements;
    measure.value = measureOf(state);
    for (const choice of measure) choice.disabled = choice.value === 'killed' && Boolean(state.reported_by);
  }

  /** Says what the number of killed in all that matches is; without a counted answer, nothing. */
  show(counted, state) {
    this.mark(state);
    replace(this.said, state.reported_by ? AS_OF_A_DAY : counted && measureOf(state) === 'killed' && say(counted));
  }
}

const AS_OF_A_DAY = 'Those killed are added up in today’s record only, not as of a day.';

function say({ totalCount, facets: { killed } }) {
  const whole = { count: totalCount, killed };
  if (numberOf(whole, 'killed') === null) return totalCount > 0 && 'No entry here gives a number of people killed.';
  const { low, best, withoutNumber } = killed;
  const rest = withoutNumber === 1 ? '1 entry gives' : `${number.format(withoutNumber)} entries give`;
  return [
    make('b', {}, `${sayNumber(whole, 'killed')} killed`),
    ` by the best estimates${low < best ? `, at least ${number.format(low)}` : ''}.`,
    withoutNumber > 0 && ` ${rest} no number, and nothing is added for them.`,
  ];
}
