/**
 * What the page shows, kept in its address: a view can be shared, and the back button leads back. What narrows the
 * timeline bears the names of the filters of /v1/timeline.
 */

const LISTS = ['kind', 'category', 'actor', 'place', 'country', 'document'];
const WORDS = ['q', 'from', 'to', 'contested', 'reported_by'];
const VIEWS = ['claims', 'claim', 'documents', 'read'];
/** `count` is what is counted: entries, or `killed`. */
const OTHERS = ['sort', 'count', 'at', 'entry', 'passage'];

const NOTHING = Object.freeze({
  ...Object.fromEntries(LISTS.map((name) => [name, []])),
  ...Object.fromEntries([...WORDS, ...VIEWS, ...OTHERS].map((name) => [name, ''])),
});

let current = parse(location.search);
const listeners = [];

/** Reads a state from the search part of an address; what it does not know, it leaves out. */
export function parse(search) {
  const given = new URLSearchParams(search);
  const words = [...WORDS, ...VIEWS, ...OTHERS].map((name) => [name, given.get(name) ?? '']);
  return {
    ...NOTHING,
    ...Object.fromEntries(LISTS.map((name) => [name, given.getAll(name)])),
    ...Object.fromEntries(words),
  };
}

/** Writes a state as an address on this page. */
export function format(state) {
  const pairs = Object.keys(NOTHING).flatMap((name) =>
    [state[name]]
      .flat()
      .filter(Boolean)
      .map((value) => [name, value]),
  );
  return pairs.length ? `?${new URLSearchParams(pairs)}` : '/';
}

export const read = () => current;

/** The address of the same view with these changes. */
export const hrefWith = (changes) => format({ ...current, ...changes });

/** The address of another view, of which nothing is kept but the day as of which the record is shown. */
export const hrefOf = (changes) => format({ ...NOTHING, reported_by: current.reported_by, ...changes });

/** Calls the listener with the new state and the old one whenever the state changes. */
export const onChange = (listener) => listeners.push(listener);

/** Goes to the same view with these changes. `replace` leaves no step for the back button. */
export function go(changes, { replace = false } = {}) {
  show({ ...current, ...changes }, replace ? 'replaceState' : 'pushState');
}

/** Notes something in the address that changes nothing on the page. */
export function note(changes) {
  current = { ...current, ...changes };
  history.replaceState(null, '', format(current));
}

function show(state, how) {
  const before = current;
  current = state;
  if (how && format(before) !== format(state)) history[how](null, '', format(state));
  for (const listener of listeners) listener(current, before);
}

/** Nothing that narrows the timeline. */
export const unfiltered = Object.freeze(Object.fromEntries([...LISTS, ...WORDS].map((name) => [name, NOTHING[name]])));

/** The same but for the day as of which the record is shown: whoever follows a link stays with that day. */
export const onlyDay = Object.freeze(Object.fromEntries(Object.entries(unfiltered).filter(([name]) => name !== 'reported_by')));

/** The day as of which a state shows the public record, for a query; null for what is recorded today. */
export const dayOf = (state) => state.reported_by || null;

export const isFiltered = (state) => [...LISTS, ...WORDS].some((name) => state[name].length > 0);

/** Whether two states narrow the timeline in the same way. */
export const sameFilter = (one, other) =>
  [...LISTS, ...WORDS].every((name) => String(one[name]) === String(other[name]));

/** Which view stands in the middle: the timeline, claims, one claim, documents, or a document being read. */
export const viewOf = (state) => VIEWS.find((name) => state[name]) ?? 'timeline';

/** The changes that leave whatever view there is for the timeline. */
export const toTimeline = Object.freeze(Object.fromEntries([...VIEWS, 'passage'].map((name) => [name, ''])));

addEventListener('popstate', () => show(parse(location.search)));
addEventListener('click', (event) => {
  const link = event.target.closest?.('a[href]');
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!link || !plain || event.defaultPrevented || link.target || link.download) return;
  if (link.origin !== location.origin || link.pathname !== location.pathname || link.hash) return;
  event.preventDefault();
  show(parse(link.search), 'pushState');
});
