// What speed.py does on the page: each act returns after how many milliseconds its answer is there.

new MutationObserver((_, watch) => {
  if (!document.querySelector('.row')) return;
  window.firstContent = performance.now();
  watch.disconnect();
}).observe(document, { childList: true, subtree: true });

const one = (selector) => document.querySelector(selector);
const pages = () => document.querySelectorAll('.entries .page').length;

function timed(act, done) {
  return new Promise((resolve) => {
    const start = performance.now();
    const watch = new MutationObserver(() => {
      if (!done()) return;
      watch.disconnect();
      resolve(performance.now() - start);
    });
    watch.observe(document, { childList: true, subtree: true, attributes: true });
    act();
  });
}

/** Until other entries are there. */
function anew(act) {
  const page = one('.entries .page');
  return timed(act, () => one('.entries .page') !== page && one('#timeline').ariaBusy === 'false');
}

function enter(selector, value, event) {
  one(selector).value = value;
  one(selector).dispatchEvent(new Event(event, { bubbles: true }));
}

function drag() {
  const bars = one('.bars');
  const { left, width, top } = bars.getBoundingClientRect();
  bars.setPointerCapture = () => undefined;
  for (const [type, part] of [
    ['pointerdown', 0.3],
    ['pointermove', 0.5],
    ['pointerup', 0.5],
  ]) {
    bars.dispatchEvent(new PointerEvent(type, { clientX: left + width * part, clientY: top + 5, pointerId: 1 }));
  }
}

const tick = (name) => anew(() => one(`input[name=${name}]:not(:checked)`).click());
const middle = (slider) => (Number(slider.min) + Number(slider.max)) / 2;

window.acts = {
  kind: () => tick('kind'),
  actor: () => tick('actor'),
  country: () => tick('country'),
  sort: () => tick('category'),
  contested: () => tick('contested'),
  letter: () => anew(() => enter('#q', 'attac', 'input')),
  range: () => anew(drag),
  day: () => anew(() => enter('#reported-by', middle(one('#reported-by')), 'input')),
  order: () => anew(() => enter('#sort', 'latest', 'change')),
  entry: () =>
    timed(
      () => one('.title').click(),
      () => one('#beside h2'),
    ),
  claims: () =>
    timed(
      () => one('[data-view=claims]').click(),
      () => one('#page .claim'),
    ),
  scroll: (before = pages()) =>
    timed(
      () => scrollTo(0, document.body.scrollHeight),
      () => pages() > before,
    ),
};
