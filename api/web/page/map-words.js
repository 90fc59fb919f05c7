/** What is said below the map: the fullest places, for those without a pointer too, and what could not be drawn. */

import { make, replace } from './elements.js';
import { numberOf, sayEntries, sayKilled, sayNumber } from './measure.js';
import { isArea } from './places.js';
import { hrefWith, toTimeline } from './state.js';
import { sayCountry } from './words.js';

const FULLEST = 8;
const MOST_LISTED = 12;
/** How many places the server gives. */
const MOST_PLACES = 5000;

/** The changes that choose a place or a country, or no longer choose it, and show the timeline. */
export const toggled = (name, value, chosen) => ({
  ...toTimeline,
  [name]: chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value],
  at: '',
});

/** "Town 3: 40 entries, 12 killed" */
export const sayPlace = (name, bucket) => `${name}: ${sayEntries(bucket.count)}, ${sayKilled(bucket)}`;

/** Fills the words for the places drawn and listed, and the countries that have no outline. */
export function drawMapWords(root, { drawn, listed, countries, measure, state }) {
  const others = [
    ...countries.map((code) => make('a', { href: hrefWith({ ...toTimeline, country: [code], at: '' }) }, sayCountry(code))),
    ...listed.map(({ place }) => make('a', { href: hrefWith({ ...toTimeline, place: [place.slug], at: '' }) }, place.name)),
  ];
  const more = others.length - MOST_LISTED;
  replace(
    root,
    drawFullest(drawn, measure, state),
    others.length > 0 &&
      make(
        'p',
        {},
        'Without a point or an outline, so listed and not drawn: ',
        others.slice(0, MOST_LISTED).map((link) => [link, ' ']),
        more > 0 && `and ${more} more.`,
      ),
    make('p', {}, describe({ drawn, listed, measure, state })),
    make('p', {}, 'Outlines: Natural Earth, as they are de facto. They are no statement on whose a territory is.'),
  );
}

function drawFullest(drawn, measure, state) {
  const value = (bucket) => numberOf(bucket, measure) ?? -1;
  const fullest = drawn.toSorted((one, other) => value(other) - value(one)).slice(0, FULLEST);
  const label = measure === 'killed' ? 'Places where most were killed' : 'Places with the most entries';
  const items = fullest.map((bucket) => make('li', {}, drawPlace(bucket, measure, state)));
  return items.length > 0 && [make('p', { id: 'fullest' }, label), make('ol', { 'aria-labelledby': 'fullest' }, items)];
}

function drawPlace(bucket, measure, { place: chosen }) {
  const { slug, name } = bucket.place;
  return [
    make(
      'a',
      {
        href: hrefWith(toggled('place', slug, chosen)),
        title: sayPlace(name, bucket),
        'aria-current': chosen.includes(slug) && 'true',
      },
      name,
    ),
    make('span', { class: 'count' }, sayNumber(bucket, measure)),
  ];
}

function describe({ drawn, listed, measure, state }) {
  const many = drawn.length + listed.length >= MOST_PLACES;
  return [
    drawn.length > 1 && `The larger a mark, the more ${measure === 'killed' ? 'were killed' : 'entries'} there.`,
    drawn.some(({ place }) => isArea(place)) && 'A dashed ring stands for an area: it was somewhere in it.',
    measure === 'killed' &&
      drawn.some((bucket) => numberOf(bucket, measure) === null) &&
      'An empty ring is a place of which no number is known.',
    many && 'More places match than can be drawn: these have the most entries.',
    state.reported_by && 'Places are those recorded today.',
  ]
    .filter(Boolean)
    .join(' ');
}
