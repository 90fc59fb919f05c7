/** Leaflet, as published, loaded when the map is first needed. */

const FOLDER = '/static/vendor';
const VERSION = '1.9.4';
/** The one text that Leaflet parses as HTML, to learn whether the browser knows SVG. */
const PROBE = '<svg/>';

let loading;

/** Returns Leaflet's namespace. */
export function loadLeaflet() {
  loading ??= load();
  return loading;
}

async function load() {
  window.trustedTypes?.createPolicy('default', { createHTML: (text) => (text === PROBE ? text : null) });
  const sheet = document.createElement('link');
  Object.assign(sheet, { rel: 'stylesheet', href: `${FOLDER}/leaflet-${VERSION}.css` });
  const styled = new Promise((resolve) => sheet.addEventListener('load', resolve, { once: true }));
  document.head.prepend(sheet);
  await Promise.all([import(`${FOLDER}/leaflet-${VERSION}.js`), styled]);
  return window.L;
}
