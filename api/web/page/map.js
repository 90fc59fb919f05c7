/** The map: exact places as points, countries as areas, and a list of what has no outline. */

import { latest, Refused, unlessAborted } from './api.js';
import { make, replace } from './elements.js';
import { whereOf } from './filter.js';
import { icon } from './icons.js';
import { loadLeaflet } from './leaflet.js';
import { loadOutlines } from './outlines.js';
import { cluster, isCountry, isPoint, listOthers } from './places.js';
import { LOCATED } from './queries.js';
import { dayOf, go, hrefWith, read } from './state.js';
import { number, sayCountry } from './words.js';

const REACH = 34;
const MOST_FITTED = 10;
const OPTIONS = {
  attributionControl: false,
  zoomControl: false,
  minZoom: 1,
  maxZoom: 9,
  worldCopyJump: true,
  zoomSnap: 0.5,
};

/** Places that the server finds too many are left out. */
function unlessRefused(error) {
  if (!(error instanceof Refused)) throw error;
}

export class WorldMap {
  constructor(root) {
    this.root = root;
    this.words = root.querySelector('.map-words');
    this.ask = latest();
    this.countries = new Map();
    this.entries = [];
    this.points = [];
  }

  /** Loads what the map is drawn with; until then, and without it, the page works. */
  async start() {
    const [leaflet, outlines] = await Promise.all([loadLeaflet(), loadOutlines()]);
    this.leaflet = leaflet;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.map = leaflet.map(this.root.querySelector('.map'), {
      ...OPTIONS,
      zoomAnimation: !still,
      fadeAnimation: !still,
    });
    this.map.setView([25, 20], 1);
    this.areas = leaflet.geoJSON(outlines, {
      style: { className: 'area', weight: 1 },
      onEachFeature: (_, layer) => this.#prepare(layer),
    });
    this.areas.addTo(this.map);
    this.markers = leaflet.layerGroup().addTo(this.map);
    for (const [name, step] of [
      ['.closer', 1],
      ['.farther', -1],
    ]) {
      this.root.querySelector(name).addEventListener('click', () => this.map.zoomIn(step));
    }
    this.#fit();
    this.map.on('moveend', () => this.#locate());
    new ResizeObserver(() => this.map.invalidateSize({ pan: false })).observe(this.root);
    this.#paint();
    await this.#locate();
  }

  /** Says that the map cannot be drawn; the lists beside it tell the same. */
  fail(error) {
    replace(this.words, make('p', { class: 'refused' }, `The map could not be drawn (${error.message}).`));
  }

  /** Shows how many entries each country has, and the places of what matches. */
  count(countries) {
    const first = !this.countries.size;
    this.countries = new Map(countries.map(({ value, count }) => [value, count]));
    if (!this.map) return;
    if (first) this.#fit();
    this.#paint();
  }

  /** Shows the places of what matches now. */
  async locate() {
    if (this.map) await this.#locate();
  }

  /** Takes note of the entries in the timeline, for the places that can only be listed. */
  list(entries) {
    this.entries = entries;
    this.#say();
  }

  /** Marks where the entry is that is open, or pointed at. */
  select(entry) {
    this.selected = entry ?? undefined;
    if (!this.map) return;
    this.#paint();
    this.#drawPoints();
    const point = entry?.places.find(isPoint);
    if (point) this.map.panInside([point.place.latitude, point.place.longitude], { padding: [40, 40] });
  }

  static variables(state, bounds) {
    return { where: { ...whereOf(state), area: bounds }, day: dayOf(state) };
  }

  #prepare(layer) {
    const code = layer.feature.id;
    if (!code) return;
    layer.bindTooltip(() => make('span', {}, `${sayCountry(code)}: ${number.format(this.countries.get(code) ?? 0)}`), {
      sticky: true,
    });
    layer.on('click', () => {
      const chosen = read().country;
      if (this.countries.has(code) || chosen.includes(code)) {
        go({ country: chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code], at: '' });
      }
    });
  }

  #fit() {
    const shown = this.areas.getLayers().filter((layer) => this.countries.has(layer.feature.id));
    if (!shown.length || shown.length > MOST_FITTED) return;
    const bounds = shown.map((layer) => layer.getBounds()).reduce((all, one) => all.extend(one));
    this.map.fitBounds(bounds, { padding: [16, 16], maxZoom: 5, animate: false });
  }

  #paint() {
    const most = Math.max(...this.countries.values(), 1);
    const chosen = new Set(read().country);
    const here = new Set((this.selected?.places ?? []).filter(isCountry).map(({ place }) => place.iso3166));
    for (const layer of this.areas.getLayers()) {
      const [element, code] = [layer.getElement(), layer.feature.id];
      const count = this.countries.get(code) ?? 0;
      element.style.setProperty('--heat', count ? 0.25 + 0.6 * Math.sqrt(count / most) : 0);
      element.classList.toggle('counted', count > 0);
      element.classList.toggle('chosen', chosen.has(code));
      element.classList.toggle('here', here.has(code));
      if (here.has(code)) layer.bringToFront();
    }
    this.#say();
  }

  async #locate() {
    if (!this.map) return;
    const data = await unlessAborted(() =>
      this.ask(LOCATED, WorldMap.variables(read(), this.#bounds())).catch(unlessRefused),
    );
    if (!data) return;
    const { pageInfo, nodes } = data.timeline;
    this.points = nodes.flatMap((entry) =>
      entry.places.filter(isPoint).map(({ place, precision }) => ({ entry, place, precision })),
    );
    this.more = pageInfo.hasNextPage
      ? `The ${nodes.length} earliest entries with coordinates in this part of the map are points; closer, there are more.`
      : '';
    this.#drawPoints();
    this.#say();
  }

  #bounds() {
    const bounds = this.map.getBounds();
    const [south, north] = [bounds.getSouth(), bounds.getNorth()].map((one) => Math.max(-90, Math.min(90, one)));
    const wide = bounds.getEast() - bounds.getWest() >= 360;
    const around = (longitude) => ((((longitude + 180) % 360) + 360) % 360) - 180;
    return { south, north, west: wide ? -180 : around(bounds.getWest()), east: wide ? 180 : around(bounds.getEast()) };
  }

  #drawPoints() {
    const zoom = this.map.getZoom();
    const project = ({ place }) => this.map.project([place.latitude, place.longitude], zoom);
    this.markers.clearLayers();
    for (const members of cluster(this.points, project, REACH)) this.#mark(members);
  }

  #mark(members) {
    const here = members.some(({ entry }) => entry.slug === this.selected?.slug);
    const [{ entry, place, precision }] = members;
    const alone = members.length === 1;
    const html = alone
      ? make('span', { class: `spot ${precision.toLowerCase()}` }, icon(entry.kind))
      : make('span', { class: 'spot many' }, String(members.length));
    const divIcon = this.leaflet.divIcon({ html, className: here ? 'place here' : 'place', iconSize: [28, 28] });
    const title = alone ? `${place.name}: ${entry.title}` : `${members.length} entries near ${place.name}`;
    const marker = this.leaflet.marker([place.latitude, place.longitude], { icon: divIcon, title, riseOnHover: true });
    marker.on('click', () => this.#open(members)).addTo(this.markers);
    marker.getElement().setAttribute('aria-label', title);
  }

  /** One entry opens; several at one place narrow the timeline to it; several places come closer. */
  #open(members) {
    const places = new Set(members.map(({ place }) => place.slug));
    if (members.length === 1) go({ entry: members[0].entry.slug });
    else if (places.size === 1 || this.map.getZoom() >= OPTIONS.maxZoom) go({ place: [...places], at: '' });
    else
      this.map.fitBounds(
        members.map(({ place }) => [place.latitude, place.longitude]),
        { padding: [40, 40] },
      );
  }

  #say() {
    const drawn = this.areas && new Set(this.areas.getLayers().map((layer) => layer.feature.id));
    const countries = drawn ? [...this.countries.keys()].filter((code) => !drawn.has(code)) : [];
    const others = [
      ...countries.map((code) => make('a', { href: hrefWith({ country: [code], at: '' }) }, sayCountry(code))),
      ...listOthers(this.entries)
        .slice(0, 12)
        .map((place) => make('a', { href: hrefWith({ place: [place.slug], at: '' }) }, place.name)),
    ];
    replace(
      this.words,
      others.length > 0 &&
        make(
          'p',
          {},
          'Without an outline, so listed and not drawn: ',
          others.map((link) => [link, ' ']),
        ),
      this.more && make('p', {}, this.more),
      make('p', {}, 'Outlines: Natural Earth, as they are de facto. They are no statement on whose a territory is.'),
    );
  }
}
