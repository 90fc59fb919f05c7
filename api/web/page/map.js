/** The map: countries as areas, and every place of what matches as a mark. */

import { make } from './elements.js';
import { loadLeaflet } from './leaflet.js';
import { drawMapWords, sayPlace, toggled } from './map-words.js';
import { Marks } from './marks.js';
import { largestOf, numberOf } from './measure.js';
import { loadOutlines } from './outlines.js';
import { isCountry, isPoint, partPlaces } from './places.js';
import { go, read } from './state.js';
import { sayCountry } from './words.js';

const MOST_FITTED = 10;
const OPTIONS = {
  attributionControl: false,
  zoomControl: false,
  minZoom: 1,
  maxZoom: 9,
  worldCopyJump: true,
  zoomSnap: 0.5,
};

export class WorldMap {
  constructor(root) {
    this.root = root;
    this.panel = root.querySelector('details');
    this.words = root.querySelector('.map-words');
    this.countries = new Map();
    this.places = { drawn: [], listed: [] };
    this.measure = 'entries';
  }

  /** Whether it can be seen, and its places are worth asking for. */
  isOpen() {
    return this.panel.open;
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
    this.marks = new Marks(leaflet, this.map);
    this.here = leaflet.layerGroup().addTo(this.map);
    this.label = leaflet.tooltip({ direction: 'top', offset: [0, -8] });
    this.map.on('mousemove', ({ latlng }) => this.#point(latlng));
    this.map.on('mouseout', () => this.label.remove());
    this.map.on('click', ({ latlng }) => this.#choosePlace(latlng));
    for (const [name, step] of [
      ['.closer', 1],
      ['.farther', -1],
    ]) {
      this.root.querySelector(name).addEventListener('click', () => this.map.zoomIn(step));
    }
    new ResizeObserver(() => this.map.invalidateSize({ pan: false })).observe(this.root);
    this.#fit();
    this.#draw();
  }

  /** Says that the map cannot be drawn; the lists beside it tell the same. */
  fail(error) {
    this.words.replaceChildren(make('p', { class: 'refused' }, `The map could not be drawn (${error.message}).`));
  }

  /** Shows the countries and the places of what matches; nothing without them. */
  show(facets, measure) {
    const first = !this.countries.size;
    this.countries = new Map((facets?.countries ?? []).map((bucket) => [bucket.value, bucket]));
    this.places = partPlaces(facets?.places ?? []);
    this.measure = measure;
    if (!this.map) return;
    if (first) this.#fit();
    this.#draw();
  }

  /** Marks where the entry is that is open. */
  select(entry) {
    this.selected = entry ?? undefined;
    if (!this.map) return;
    this.#paint();
    this.#markHere();
    this.#say();
    const point = entry?.places.find(isPoint);
    if (point) this.map.panInside([point.place.latitude, point.place.longitude], { padding: [40, 40] });
  }

  #prepare(layer) {
    const code = layer.feature.id;
    layer.on('mouseover', () => (this.under = code));
    layer.on('mouseout', () => (this.under = undefined));
    layer.on('click', ({ latlng }) => !this.marks.find(latlng) && this.#chooseCountry(code));
  }

  /** Names the place, or else the country, that the pointer is on. */
  #point(latlng) {
    const bucket = this.marks.find(latlng);
    const country = this.under && this.countries.get(this.under);
    const words = bucket
      ? sayPlace(bucket.place.name, bucket)
      : this.under && (country ? sayPlace(sayCountry(this.under), country) : `${sayCountry(this.under)}: 0 entries`);
    this.map.getContainer().classList.toggle('at-place', Boolean(bucket));
    if (!words) this.label.remove();
    else this.label.setLatLng(latlng).setContent(make('span', {}, words)).addTo(this.map);
  }

  /** A place narrows the timeline to it, and a second time widens it again; a country does, where no place is. */
  #choosePlace(latlng) {
    const bucket = this.marks.find(latlng);
    if (bucket) go(toggled('place', bucket.place.slug, read().place));
  }

  #chooseCountry(code) {
    const { country } = read();
    if (country.includes(code) || this.countries.has(code)) go(toggled('country', code, country));
  }

  #fit() {
    const shown = this.areas.getLayers().filter((layer) => this.countries.has(layer.feature.id));
    if (!shown.length || shown.length > MOST_FITTED) return;
    const bounds = shown.map((layer) => layer.getBounds()).reduce((all, one) => all.extend(one));
    this.map.fitBounds(bounds, { padding: [16, 16], maxZoom: 5, animate: false });
  }

  #draw() {
    this.#paint();
    this.marks.show(this.places.drawn, this.measure, new Set(read().place));
    this.#markHere();
    this.#say();
  }

  #say() {
    const outlined = new Set(this.areas.getLayers().map((layer) => layer.feature.id));
    const countries = [...this.countries.keys()].filter((code) => !outlined.has(code));
    drawMapWords(this.words, { ...this.places, countries, measure: this.measure, state: read() });
  }

  #paint() {
    const most = largestOf([...this.countries.values()], this.measure);
    const chosen = new Set(read().country);
    const places = (this.selected?.places ?? []).map(({ place }) => place);
    const here = new Set(places.filter(isCountry).map(({ iso3166 }) => iso3166));
    for (const layer of this.areas.getLayers()) {
      const [element, code] = [layer.getElement(), layer.feature.id];
      const bucket = this.countries.get(code);
      const found = bucket ? numberOf(bucket, this.measure) : null;
      element.style.setProperty('--heat', found === null ? 0 : 0.25 + 0.6 * Math.sqrt(found / most));
      element.classList.toggle('counted', Boolean(bucket));
      element.classList.toggle('unknown', Boolean(bucket) && found === null);
      element.classList.toggle('chosen', chosen.has(code));
      element.classList.toggle('here', here.has(code));
      if (here.has(code)) layer.bringToFront();
    }
  }

  #markHere() {
    this.here.clearLayers();
    for (const { place } of (this.selected?.places ?? []).filter(isPoint)) {
      const icon = this.leaflet.divIcon({ html: make('span'), className: 'place here', iconSize: [32, 32] });
      const options = { icon, interactive: false, keyboard: false };
      this.leaflet.marker([place.latitude, place.longitude], options).addTo(this.here);
    }
  }
}
