/**
 * The places on the map, a circle each: all on one canvas, so that thousands cost little, and none of them stands in the
 * keyboard's way. The canvas takes no pointer either: whoever has one asks `find`.
 */

import { largestOf, numberOf } from './measure.js';
import { isArea } from './places.js';

/** Radii in pixels, of the least and of the greatest number. */
const SMALLEST = 2.5;
const LARGEST = 15;
/** How far beside a circle the pointer may be, in pixels. */
const SLACK = 5;
const PANE = 'marks';

export class Marks {
  constructor(leaflet, map) {
    this.leaflet = leaflet;
    this.map = map;
    this.pane = map.createPane(PANE);
    this.renderer = leaflet.canvas({ pane: PANE, padding: 0.5 });
    this.layer = leaflet.layerGroup().addTo(map);
    this.marks = [];
    map.on('zoomend', () => this.#project());
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#draw());
  }

  /** Draws buckets of places, the largest below the others; those of `chosen` slugs stand out. */
  show(buckets, measure, chosen) {
    const most = largestOf(buckets, measure);
    this.marks = buckets.map((bucket) => {
      const found = numberOf(bucket, measure);
      const radius = SMALLEST + (LARGEST - SMALLEST) * Math.sqrt((found ?? 0) / most);
      return { bucket, radius, isKnown: found !== null, isChosen: chosen.has(bucket.place.slug) };
    });
    this.marks.sort((one, other) => other.radius - one.radius);
    this.pane.classList.toggle('killed', measure === 'killed');
    this.#project();
    this.#draw();
  }

  /** The place whose circle is at a point of the map, the smallest where several are; undefined where none is. */
  find(latlng) {
    const { x, y } = this.map.project(latlng);
    const found = this.marks.findLast((mark) => Math.hypot(mark.x - x, mark.y - y) <= mark.radius + SLACK);
    return found?.bucket;
  }

  #project() {
    for (const mark of this.marks) {
      const { latitude, longitude } = mark.bucket.place;
      Object.assign(mark, this.map.project([latitude, longitude]));
    }
  }

  #draw() {
    const colours = getComputedStyle(this.pane);
    this.layer.clearLayers();
    for (const mark of this.marks) {
      const { latitude, longitude } = mark.bucket.place;
      const style = { ...styleOf(mark, colours), radius: mark.radius, renderer: this.renderer, interactive: false };
      this.leaflet.circleMarker([latitude, longitude], style).addTo(this.layer);
    }
  }
}

/** Without a number a circle is empty; what stands for an area has a dashed edge. A canvas knows no names of colours. */
function styleOf({ bucket, isKnown, isChosen }, { color, borderTopColor, outlineColor }) {
  const hollow = isArea(bucket.place) || !isKnown;
  return {
    color: isChosen ? outlineColor : hollow ? color : borderTopColor,
    weight: isChosen ? 3 : hollow ? 1.5 : 1,
    dashArray: isArea(bucket.place) ? '3 3' : undefined,
    fillColor: color,
    fillOpacity: isKnown ? (hollow ? 0.12 : 0.7) : 0,
  };
}
