/**
 * Elements of HTML and SVG. A child is a node or a string, and a string becomes a text node: nothing is ever parsed, so
 * whatever a record says stays text. The page's Content-Security-Policy makes the browser refuse anything else.
 */

const SVG = 'http://www.w3.org/2000/svg';

/** Makes an element of HTML: `make('a', { href: '/', onclick: act }, 'home')`. */
export function make(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** Makes an element of SVG. */
export function draw(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) set(element, name, value);
  element.append(...flat(children));
  return element;
}

function set(element, name, value) {
  if (value === undefined || value === null || value === false) return;
  if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
  else if (name.startsWith('--')) element.style.setProperty(name, value);
  else element.setAttribute(name, value === true ? '' : value);
}

/** Puts these children in place of those there; what is null, undefined or false is left out. */
export function replace(element, ...children) {
  element.replaceChildren(...flat(children));
}

function flat(children) {
  return children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false);
}

/** The items with a separator between each two. */
export function join(items, separator) {
  return items.flatMap((item, index) => (index ? [separator, item] : [item]));
}
