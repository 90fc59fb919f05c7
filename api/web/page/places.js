/** Which places can be drawn, and as what: an exact place as a point, a part of a country as a ring, a country as an area. */

const AREAS = new Set(['COUNTRY', 'ADMIN1', 'ADMIN2', 'BORDER', 'REGION', 'SEA', 'AIRSPACE']);
const EXACT = new Set(['EXACT', 'FACILITY', 'NEAR', 'LOCALITY']);

/** Whether coordinates only stand for the whole of a place. */
export const isArea = (place) => AREAS.has(place.kind);

/** Whether an entry's place is known so exactly that a point says no more than the source. */
export const isPoint = ({ precision, place }) => hasPoint(place) && EXACT.has(precision) && !isArea(place);

export const isCountry = (place) => place.kind === 'COUNTRY' && Boolean(place.iso3166);

export const hasPoint = (place) => typeof place.latitude === 'number';

/** The buckets of places with a mark on the map, and of those without one. Countries have outlines instead. */
export function partPlaces(buckets) {
  const places = buckets.filter(({ place }) => place.kind !== 'COUNTRY');
  return {
    drawn: places.filter(({ place }) => hasPoint(place)),
    listed: places.filter(({ place }) => !hasPoint(place)),
  };
}
