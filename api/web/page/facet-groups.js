/** The facets in their order: what of the answer may be chosen in each. */

import { icon } from './icons.js';
import { nameActor } from './who.js';
import { begin, nameDocument, say, sayCountry, sayKind } from './words.js';

const SHOWN_COUNTRIES = 12;

export const GROUPS = [
  { name: 'kind', legend: 'Kind', choices: ({ timeline }) => timeline.facets.kinds.map(kindChoice) },
  { name: 'contested', legend: 'Contested', choices: ({ contested }) => [contestedChoice(contested)] },
  { name: 'actor', legend: 'Who', choices: ({ timeline }) => timeline.facets.actors.map(actorChoice) },
  {
    name: 'country',
    legend: 'Country',
    choices: ({ timeline }) => timeline.facets.countries.slice(0, SHOWN_COUNTRIES).map(countryChoice),
  },
  { name: 'category', legend: 'Sort', choices: ({ sorts }) => sorts.facets.categories.map(sortChoice) },
  {
    name: 'document',
    legend: 'Document',
    choices: ({ timeline }, state) =>
      timeline.facets.documents.filter((one) => isPublished(one, state)).map(documentChoice),
  },
];

const kindChoice = (bucket) => ({
  value: bucket.value.toLowerCase(),
  label: sayKind(bucket.value),
  bucket,
  mark: icon(bucket.value),
});
const contestedChoice = ({ totalCount, facets }) => ({
  value: 'true',
  label: 'Only what somebody denies',
  bucket: { count: totalCount, killed: facets.killed },
});
const actorChoice = (bucket) => ({ value: bucket.actor.slug, label: nameActor(bucket.actor), bucket });
const countryChoice = (bucket) => ({ value: bucket.value, label: sayCountry(bucket.value), bucket });
const documentChoice = (bucket) => ({ value: bucket.document.slug, label: nameDocument(bucket.document), bucket });
/** Whether a document was published by the day as of which the record is shown. */
function isPublished({ document }, state) {
  const day = document.publishedOn ?? document.dateline;
  return !state.reported_by || (day !== null && day <= state.reported_by);
}
const sortChoice = (bucket) => ({
  value: `${bucket.kind}:${bucket.value}`.toLowerCase(),
  label: begin(say(bucket.value)),
  bucket,
  mark: icon(bucket.kind),
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
