/** Which places can be drawn, and as what: an exact place is a point, a country an area, and the rest is listed. */

const AREAS = new Set(['COUNTRY', 'ADMIN1', 'ADMIN2', 'BORDER', 'REGION', 'SEA', 'AIRSPACE']);
const EXACT = new Set(['EXACT', 'FACILITY', 'NEAR', 'LOCALITY']);

/** Whether an entry's place is known so exactly that a point says no more than the source. */
export function isPoint({ precision, place }) {
  return typeof place.latitude === 'number' && EXACT.has(precision) && !AREAS.has(place.kind);
}

export const isCountry = ({ place }) => place.kind === 'COUNTRY' && Boolean(place.iso3166);

/** The places of entries that are neither, each once. */
export function listOthers(entries) {
  const others = entries.flatMap((entry) => entry.places).filter((one) => !isPoint(one) && !isCountry(one));
  return [...new Map(others.map(({ place }) => [place.slug, place])).values()];
}

/** Points gathered around the first of them within so many pixels; `project` gives a point's pixels. */
export function cluster(points, project, reach) {
  const clusters = [];
  for (const point of points) {
    const { x, y } = project(point);
    const near = clusters.find((one) => Math.hypot(one.x - x, one.y - y) < reach);
    if (near) near.members.push(point);
    else clusters.push({ x, y, members: [point] });
  }
  return clusters.map(({ members }) => members);
}
