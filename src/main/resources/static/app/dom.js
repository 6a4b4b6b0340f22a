// Building elements without a framework.

/** An element with properties and children; `class`, `data-*`, `aria-*` become attributes. */
export function h(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'value') element.value = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter((c) => c !== null && c !== undefined && c !== false));
  return element;
}

/** An icon of the sprite. */
export function icon(id, small = true) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', small ? 'i i-s' : 'i');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', '/app/icons.svg#i-' + id);
  svg.append(use);
  return svg;
}

/** Text without accents, in lower case: what searching compares. */
export const plain = (text) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D').toLowerCase()
    .replace(/[\s\-–,.]+/g, ' ').trim();

let last = 0;
/** An id that no other element has. */
export const fresh = (stem) => stem + '-' + ++last;
