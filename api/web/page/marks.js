/**
 * The places on the map, a circle each: all on one canvas, so that thousands cost little, and none of them stands in the
 * keyboard's way. The canvas takes no pointer either: whoever has one asks `find`.
 */

import { make } from './elements.js';
import { largestOf, numberOf } from './measure.js';
import { isArea } from './places.js';

/** Radii in pixels, of the least and of the greatest number. */
const SMALLEST = 2.5;
const LARGEST = 15;
/** From which number on the greatest has the largest circle: one entry alone is none to fill the map. */
const MANY = 10;
/** How far beside a circle the pointer may be, in pixels. */
const SLACK = 5;
/** How much wider and higher than the map the canvas is, for what a drag brings into view. */
const SPARE = 1.5;

export class Marks {
  constructor(leaflet, map) {
    this.leaflet = leaflet;
    this.map = map;
    this.marks = [];
    this.canvas = make('canvas', { class: 'marks leaflet-zoom-hide' });
    map.createPane('marks').append(this.canvas);
    map.on('moveend resize', () => this.#draw());
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#draw());
  }

  /** Draws buckets of places, the largest below the others; those of `chosen` slugs stand out. */
  show(buckets, measure, chosen) {
    const most = Math.max(largestOf(buckets, measure), MANY);
    this.marks = buckets.map((bucket) => {
      const found = numberOf(bucket, measure);
      const radius = SMALLEST + (LARGEST - SMALLEST) * Math.sqrt((found ?? 0) / most);
      return { bucket, radius, isKnown: found !== null, isChosen: chosen.has(bucket.place.slug) };
    });
    this.marks.sort((one, other) => other.radius - one.radius);
    this.canvas.classList.toggle('killed', measure === 'killed');
    this.#draw();
  }

  /** The place whose circle is at a point of the map, the smallest where several are; undefined where none is. */
  find(latlng) {
    const point = this.map.latLngToLayerPoint(latlng);
    const found = this.marks.findLast((mark) => mark.at.distanceTo(point) <= mark.radius + SLACK);
    return found?.bucket;
  }

  #draw() {
    const size = this.map.getSize().multiplyBy(SPARE);
    const corner = this.map.containerPointToLayerPoint(size.multiplyBy((1 / SPARE - 1) / 2)).round();
    const scale = devicePixelRatio;
    this.leaflet.DomUtil.setPosition(this.canvas, corner);
    Object.assign(this.canvas, { width: size.x * scale, height: size.y * scale });
    Object.assign(this.canvas.style, { width: `${size.x}px`, height: `${size.y}px` });
    const brush = this.canvas.getContext('2d');
    brush.scale(scale, scale);
    brush.translate(-corner.x, -corner.y);
    const { color, borderTopColor: edge, outlineColor: chosen } = getComputedStyle(this.canvas);
    const colours = { color, edge, chosen }; // read once: each reading of a computed style costs
    for (const mark of this.marks) {
      const { latitude, longitude } = mark.bucket.place;
      mark.at = this.map.latLngToLayerPoint([latitude, longitude]);
      drawMark(brush, mark, colours);
    }
  }
}

/** Without a number a circle is empty; what stands for an area has a dashed edge. A canvas knows no names of colours. */
function drawMark(brush, { bucket, at, radius, isKnown, isChosen }, colours) {
  const isSolid = isKnown && !isArea(bucket.place);
  brush.beginPath();
  brush.arc(at.x, at.y, radius, 0, 2 * Math.PI);
  brush.fillStyle = colours.color;
  brush.globalAlpha = isSolid ? 0.7 : isKnown ? 0.12 : 0;
  brush.fill();
  brush.globalAlpha = 1;
  brush.setLineDash(isArea(bucket.place) ? [2, 2] : []);
  brush.lineWidth = isChosen ? 3 : isSolid ? 1 : 1.5;
  brush.strokeStyle = colours[isChosen ? 'chosen' : isSolid ? 'edge' : 'color'];
  brush.stroke();
}
