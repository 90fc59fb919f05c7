/** The outlines of countries, from TopoJSON to GeoJSON: arcs are shared by neighbours and written as steps. */

const FILE = '/static/vendor/countries-2.0.2.json';

/** The countries of Natural Earth as GeoJSON features, each with its ISO 3166-1 alpha-2 code as its id. */
export async function loadOutlines() {
  const response = await fetch(FILE);
  if (!response.ok) throw new Error(`${FILE}: ${response.status}`);
  const { arcs, transform, objects } = await response.json();
  const lines = arcs.map((arc) => walk(arc, transform));
  return objects.countries.geometries
    .filter((geometry) => geometry.type)
    .map(({ id, type, arcs: shape }) => ({
      type: 'Feature',
      id,
      geometry: {
        type,
        coordinates: type === 'Polygon' ? polygon(shape, lines) : shape.map((part) => polygon(part, lines)),
      },
    }));
}

/** Steps from point to point, as longitudes and latitudes. */
function walk(arc, { scale, translate }) {
  let [x, y] = [0, 0];
  return arc.map(([dx, dy]) => {
    x += dx;
    y += dy;
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
}

/** A ring is made of arcs, of which those with a negative number run backwards. */
const polygon = (rings, lines) =>
  rings.map((ring) =>
    unwrap(
      ring.flatMap((arc, index) => {
        const line = arc < 0 ? lines[~arc].toReversed() : lines[arc];
        return index ? line.slice(1) : line;
      }),
    ),
  );

/** A ring that crosses 180° goes on beyond it, instead of back around the world. */
function unwrap(ring) {
  let [turn, before] = [0, ring[0][0]];
  return ring.map(([longitude, latitude]) => {
    if (longitude - before > 180) turn -= 360;
    if (before - longitude > 180) turn += 360;
    before = longitude;
    return [longitude + turn, latitude];
  });
}
