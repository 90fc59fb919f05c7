/** A state's filter, as GraphQL's `where` and as the parameters of /v1/timeline: the same entries in both. */

const CATEGORY_FIELDS = {
  incident: 'incidentCategories',
  statement: 'statementActs',
  diplomatic_event: 'diplomaticCategories',
};
const ORDERS = {
  earliest: 'EARLIEST_FIRST',
  latest: 'LATEST_FIRST',
  last_reported: 'LAST_REPORTED',
  relevance: 'RELEVANCE',
};

/** GraphQL's TimelineFilter for a state; null where nothing is asked. */
export function whereOf(state) {
  const where = {
    ...list('kinds', state.kind.map(constant)),
    ...list('actors', state.actor),
    ...list('places', state.place),
    ...list('countries', state.country),
    ...list('documents', state.document),
    ...sorts(state.category),
    ...(state.contested && { contested: true }),
    ...((state.from || state.to) && { during: { from: state.from || null, to: state.to || null } }),
    ...(state.reported_by && { reportedBy: state.reported_by }),
    ...(state.q.trim() && { search: searched(state.q) }),
  };
  return Object.keys(where).length ? where : null;
}

export const orderOf = (state) => ORDERS[sortOf(state)];

/** The order asked for, or else the earliest first. Nothing matches best where nothing is searched. */
export const sortOf = (state) =>
  state.sort in ORDERS && (state.sort !== 'relevance' || state.q.trim()) ? state.sort : 'earliest';

/** The same filter and order for REST. A sort of one kind needs that kind named: `other` is a word of all three. */
export function restParameters(state) {
  const kinds = [...new Set(state.category.map((one) => one.split(':')[0]))];
  const pairs = [
    ...(state.kind.length ? state.kind : kinds.length === 1 ? kinds : []).map((value) => ['kind', value]),
    ...state.category.map((value) => ['category', value.split(':').at(-1)]),
    ...['actor', 'place', 'country', 'document'].flatMap((name) => state[name].map((value) => [name, value])),
    ...['from', 'to', 'reported_by'].filter((name) => state[name]).map((name) => [name, state[name]]),
    ...(state.contested ? [['contested', 'true']] : []),
    ...(state.q.trim() ? [['q', searched(state.q)]] : []),
    ...(sortOf(state) === 'earliest' ? [] : [['sort', sortOf(state)]]),
  ];
  return new URLSearchParams(pairs);
}

/** What is asked while somebody types: the last word may go on, and a quotation mark may still be open. */
export function searched(typed) {
  const words = typed.trim().replaceAll(/[“”]/g, '"');
  if ((words.split('"').length - 1) % 2) return `${words}"`;
  return /[\p{L}\p{N}]{2}$/u.test(words) ? `${words}*` : words;
}

const constant = (value) => value.toUpperCase();
const list = (name, values) => (values.length ? { [name]: values } : {});

/** Sorts of one kind are one field; of several kinds, any of several fields. Each is written `kind:sort`. */
function sorts(chosen) {
  const fields = Object.entries(CATEGORY_FIELDS)
    .map(([kind, field]) =>
      list(
        field,
        chosen.filter((one) => one.startsWith(`${kind}:`)).map((one) => constant(one.split(':')[1])),
      ),
    )
    .filter((one) => Object.keys(one).length);
  return fields.length > 1 ? { any: fields } : (fields[0] ?? {});
}
