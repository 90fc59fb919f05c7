/** The thread around an entry as a small graph: each entry at its time, with an arc to each entry that it answers. */

import { draw, make } from './elements.js';
import { icon, shape } from './icons.js';
import { hrefWith } from './state.js';
import { markOf, timeInDay } from './when.js';
import { sayRelation } from './words.js';

const ROW = 44;
const WIDTH = 132;
const EDGE = 14;
const UNCERTAIN = 0.5;

/** An arrow's head to the right, its tip just short of the middle of the mark that it points to. */
const HEAD = 'M-7 0 l-6 -3.5 v7 z';

/** The graph and its list; undefined where nothing answers anything. */
export function drawThread({ slug, thread }) {
  if (thread.length < 2) return undefined;
  const nodes = inTime(thread);
  const rows = new Map(nodes.map((node, index) => [node.entry.slug, index]));
  const arcs = nodes.flatMap(({ entry }) => arcsOf(entry, rows));
  return make(
    'div',
    { class: 'thread' },
    draw(
      'svg',
      {
        class: 'graph',
        viewBox: `0 0 ${WIDTH} ${nodes.length * ROW}`,
        width: WIDTH,
        height: nodes.length * ROW,
        'aria-hidden': 'true',
      },
      arcs.flatMap((arc) => drawArc(arc, nodes)),
      nodes.map((node, index) => drawNode(node, index, slug)),
    ),
    make(
      'ol',
      {},
      nodes.map((node) => drawName(node, slug, arcs, nodes, rows)),
    ),
  );
}

/** The entries in the order of their time, each with its place across the graph. */
function inTime(thread) {
  const marks = marksOf(thread.map(({ entry }) => entry));
  const nodes = thread.map((node) => ({ ...node, mark: marks.get(node.entry.slug) }));
  const time = ({ entry }) => timeInDay(entry.date);
  const middle = ({ mark }) => mark.from + (mark.to - mark.from) * UNCERTAIN;
  const starts = nodes.map(middle);
  const [first, last] = [Math.min(...starts), Math.max(...starts)];
  const across = (day) => EDGE + ((day - first) / Math.max(1, last - first)) * (WIDTH - 2 * EDGE);
  return nodes
    .map((node) => ({ ...node, x: across(middle(node)), from: across(node.mark.from), to: across(node.mark.to) }))
    .sort((one, other) => one.mark.from - other.mark.from || time(one) - time(other) || middle(one) - middle(other));
}

/** Their days. What has no beginning stands before what answers it, since it was answered; so does what has no date. */
function marksOf(entries) {
  const known = new Map(entries.map((entry) => [entry.slug, markOf(entry.date)]));
  const answeredOn = (slug) => {
    const answers = entries.filter((entry) => entry.links.some((link) => link.entry.slug === slug));
    return Math.min(...answers.map((answer) => known.get(answer.slug)?.from ?? Infinity));
  };
  const least = Math.min(...[...known.values()].map((mark) => mark?.from ?? Infinity));
  return new Map(
    entries.map(({ slug, date }) => {
      const mark = known.get(slug);
      if (date.earliest) return [slug, mark];
      const from = Math.min(answeredOn(slug), mark?.to ?? Infinity, mark || entries.length < 2 ? Infinity : least) - 1;
      return [slug, { from, to: Math.min(mark?.to ?? Infinity, from + 1) }];
    }),
  );
}

function arcsOf(entry, rows) {
  const here = rows.get(entry.slug);
  return entry.links
    .filter((link) => rows.has(link.entry.slug))
    .map((link) => ({ relation: link.relation, from: here, to: rows.get(link.entry.slug) }));
}

const middleOf = (row) => row * ROW + ROW / 2;

/** An arc with its head at the entry that is answered. */
function drawArc({ relation, from, to }, nodes) {
  const [x1, y1, x2, y2] = [nodes[from].x, middleOf(from), nodes[to].x, middleOf(to)];
  const bow = Math.min(30, 8 + Math.abs(to - from) * 5) * (x1 + x2 > WIDTH ? -1 : 1);
  const bend = (y2 - y1) * 0.3;
  const path = `M${x1} ${y1} C${x1 + bow} ${y1 + bend} ${x2 + bow} ${y2 - bend} ${x2} ${y2}`;
  const turned = `translate(${x2} ${y2}) rotate(${(Math.atan2(bend, -bow) * 180) / Math.PI})`;
  const name = relation.toLowerCase();
  return [
    draw('path', { class: `arc ${name}`, d: path }),
    draw('path', { class: `head ${name}`, d: HEAD, transform: turned }),
  ];
}

function drawNode({ entry, x, from, to }, index, slug) {
  const y = middleOf(index);
  return draw(
    'g',
    { class: `node ${entry.kind.toLowerCase()}${entry.slug === slug ? ' here' : ''}` },
    draw('line', { class: 'reach', x1: Math.max(0, from), x2: Math.min(WIDTH, to), y1: y, y2: y }),
    draw('g', { transform: `translate(${x - 6} ${y - 6}) scale(0.6)` }, shape(entry.kind)),
  );
}

function drawName({ entry }, slug, arcs, nodes, rows) {
  const here = entry.slug === slug;
  const own = arcs.filter((arc) => arc.from === rows.get(entry.slug));
  const answers = own.map((arc) => `${sayRelation(arc.relation)}: ${nodes[arc.to].entry.title}`).join('; ');
  const title = here ? make('b', {}, entry.title) : make('a', { href: hrefWith({ entry: entry.slug }) }, entry.title);
  const relations = [...new Set(own.map((arc) => sayRelation(arc.relation)))].join(', ');
  return make(
    'li',
    { 'aria-current': here && 'true', title: answers },
    make('span', { class: 'name' }, make('span', { class: 'unseen' }, icon(entry.kind)), title),
    make(
      'small',
      {},
      entry.date.display,
      relations && ` · ${relations}`,
      answers && make('span', { class: 'unseen' }, ` ${answers}`),
    ),
  );
}
