/** The facets in the order in which they are asked for: what each asks, and what of the answer may be chosen. */

import { whereOf } from './filter.js';
import { icon } from './icons.js';
import { ACTORS, CITED_DOCUMENTS, COUNT, COUNTRIES, HISTOGRAM, KINDS, SORTS } from './queries.js';
import { nameActor } from './who.js';
import { begin, nameDocument, say, sayCountry, sayKind } from './words.js';

const SHOWN_COUNTRIES = 12;
const narrowed = (state) => ({ where: whereOf(state) });

export const GROUPS = [
  {
    name: 'kind',
    legend: 'Kind',
    query: KINDS,
    variables: narrowed,
    choices: ({ facets }) => facets.kinds.map(kindChoice),
  },
  {
    name: 'histogram',
    query: HISTOGRAM,
    variables: (state, interval) => ({ where: whereOf(state), interval }),
  },
  {
    name: 'contested',
    legend: 'Contested',
    query: COUNT,
    variables: (state) => ({ where: { ...whereOf(state), contested: true } }),
    choices: ({ totalCount }) => [{ value: 'true', label: 'Only what somebody denies', count: totalCount }],
  },
  {
    name: 'actor',
    legend: 'Who',
    query: ACTORS,
    variables: narrowed,
    choices: ({ facets }) => facets.actors.map(actorChoice),
  },
  {
    name: 'country',
    legend: 'Country',
    query: COUNTRIES,
    variables: narrowed,
    choices: ({ facets }) => facets.countries.slice(0, SHOWN_COUNTRIES).map(countryChoice),
  },
  {
    name: 'category',
    legend: 'Sort',
    query: SORTS,
    variables: (state) => narrowed({ ...state, category: [] }),
    choices: ({ facets }) => facets.categories.map(sortChoice),
  },
  {
    name: 'document',
    legend: 'Document',
    query: CITED_DOCUMENTS,
    variables: narrowed,
    choices: ({ facets }, state) => facets.documents.filter((one) => isPublished(one, state)).map(documentChoice),
  },
];

const kindChoice = ({ value, count }) => ({
  value: value.toLowerCase(),
  label: sayKind(value),
  count,
  mark: icon(value),
});
const actorChoice = ({ actor, count }) => ({ value: actor.slug, label: nameActor(actor), count });
const countryChoice = ({ value, count }) => ({ value, label: sayCountry(value), count });
const documentChoice = ({ document, count }) => ({ value: document.slug, label: nameDocument(document), count });
/** Whether a document was published by the day as of which the record is shown. */
function isPublished({ document }, state) {
  const day = document.publishedOn ?? document.dateline;
  return !state.reported_by || (day !== null && day <= state.reported_by);
}
const sortChoice = ({ kind, value, count }) => ({
  value: `${kind}:${value}`.toLowerCase(),
  label: begin(say(value)),
  count,
  mark: icon(kind),
});

/** How a chosen value is called that is not among those counted. */
const LABELS = {
  kind: (value) => sayKind(value.toUpperCase()),
  contested: () => 'Only what somebody denies',
  country: sayCountry,
  category: (value) => begin(say(value.split(':').at(-1))),
};

/** The choices, and those made already that are not among them. */
export function withChosen({ name }, choices, state, names) {
  const listed = new Set(choices.map((choice) => choice.value));
  const label = LABELS[name] ?? ((slug) => nameOf(names, slug));
  const others = [state[name]].flat().filter((value) => value && !listed.has(value));
  return [...choices, ...others.map((value) => ({ value, label: label(value) }))];
}

/** The name of a chosen actor, place or document; its slug where the record has none such. */
export function nameOf(names, slug) {
  const named = names.get(slug);
  if (!named) return slug;
  return named.name === undefined ? nameDocument(named) : nameActor(named);
}
