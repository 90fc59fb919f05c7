// Copies what the timeline page loads as it is into static/vendor/, after Vite has emptied static/. A name there holds
// its package's version, so that a file never changes under its name.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { quantize } from 'topojson-client';
import { filter, presimplify, simplify } from 'topojson-simplify';

const require = createRequire(import.meta.url);
const VENDOR = 'static/vendor';
const NOTED = 'static/packages.json';
const PACKAGES = ['leaflet', 'world-atlas', 'i18n-iso-countries'];

/** A triangle of less than this many square degrees is no corner that can be seen at the map's greatest zoom. */
const LEAST_CORNER = 0.01;
const STEPS = 20_000;
/** A web map's projection never reaches the pole that it surrounds. */
const ANTARCTICA = '010';

const version = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version;
const alpha2 = new Map(require('i18n-iso-countries/codes.json').map(([two, , numeric]) => [numeric, two]));

/**
 * The outlines of the world's countries as TopoJSON, each with its ISO 3166-1 alpha-2 code as its id.
 *
 * Natural Earth gives Northern Cyprus, Somaliland and Kosovo no code; Kosovo gets XK, as most databases write it.
 */
function simplifyOutlines() {
  const world = JSON.parse(readFileSync('node_modules/world-atlas/countries-50m.json'));
  delete world.objects.land;
  world.objects.countries.geometries = world.objects.countries.geometries.filter(({ id }) => id !== ANTARCTICA);
  const { objects, ...rest } = simplify(presimplify(filter(world)), LEAST_CORNER);
  for (const country of objects.countries.geometries) {
    country.id = country.properties.name === 'Kosovo' ? 'XK' : alpha2.get(country.id);
    delete country.properties;
  }
  return quantize({ ...rest, objects: { countries: objects.countries } }, STEPS);
}

mkdirSync(VENDOR, { recursive: true });
copyFileSync('node_modules/leaflet/dist/leaflet.js', `${VENDOR}/leaflet-${version('leaflet')}.js`);
copyFileSync('node_modules/leaflet/dist/leaflet.css', `${VENDOR}/leaflet-${version('leaflet')}.css`);
writeFileSync(`${VENDOR}/countries-${version('world-atlas')}.json`, JSON.stringify(simplifyOutlines()));

const folders = [...JSON.parse(readFileSync(NOTED)), ...PACKAGES.map((name) => `node_modules/${name}`)];
writeFileSync(NOTED, JSON.stringify(folders.sort()));
