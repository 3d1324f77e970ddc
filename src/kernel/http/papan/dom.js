import { make } from '../page/elements.js';
import { figure } from './words.js';

let sequence = 0;

/** A link; `href` is an address or a hash. */
export function link(href, text, more) {
  return make('a', { href, ...more }, text);
}

/** A part of the page with its heading. */
export function section(title, ...children) {
  const id = newId();
  const part = make('section', {}, make('h2', { id }, title), ...children);
  part.setAttribute('aria-labelledby', id);
  return part;
}

/** Facts as a description list; those without a value are left out. */
export function facts(pairs) {
  const known = pairs.filter(([, value]) => value);
  return make('dl', {}, ...known.map(([name, value]) => make('div', {}, make('dt', {}, name), make('dd', {}, value))));
}

/** A table with its caption, in a region of its own that scrolls when it is too wide. Numbers stand right, and so do their headings. */
export function table(caption, columns, rows, { isCaptionSeen = true } = {}) {
  const isNumeric = (at) => at > 0 && rows.some((row) => isNumber(row[at]));
  const head = make(
    'tr',
    {},
    ...columns.map((name, at) => make('th', { scope: 'col', className: isNumeric(at) ? 'n' : '' }, name)),
  );
  const body = rows.map((row) => make('tr', {}, ...row.map(cell)));
  const id = newId();
  const whole = make(
    'table',
    {},
    make('caption', { id, className: isCaptionSeen ? '' : 'unseen' }, caption),
    make('thead', {}, head),
    make('tbody', {}, ...body),
  );
  const region = make('div', { className: 'wide' }, whole);
  region.setAttribute('role', 'region');
  region.setAttribute('aria-labelledby', id);
  // Only what scrolls is a stop on the way of the keyboard.
  new ResizeObserver(() => (region.tabIndex = region.scrollWidth > region.clientWidth ? 0 : -1)).observe(region);
  return region;
}

/** What would be a table, when there is nothing in it. */
export function emptyTable(caption, sentence) {
  return make('div', {}, make('h2', { className: 'caption' }, caption), make('p', {}, sentence));
}

function cell(value, at) {
  if (at === 0) return make('th', { scope: 'row' }, value ?? '–');
  return isNumber(value) ? make('td', { className: 'n' }, figure(value)) : make('td', {}, value ?? '–');
}

/** A number of the API: an integer, or a decimal as text. */
function isNumber(value) {
  return typeof value === 'number' || /^-?\d+(\.\d+)?$/.test(value);
}

/** A field with its label and, where there is one, a hint: `[element of the form, its parts for the page]`. */
export function field(tag, label, properties, hint) {
  const id = newId();
  const input = make(tag, { id, required: true, ...properties });
  const name = make('label', { htmlFor: id }, label);
  if (!hint) return [input, [name, input]];
  const said = make('small', { id: newId() }, hint);
  input.setAttribute('aria-describedby', said.id);
  return [input, [name, input, said]];
}

/** A field to choose one of `[value, label]`. */
export function choice(label, name, options, chosen) {
  const [select, parts] = field('select', label, { name });
  select.append(...options.map(([value, text]) => make('option', { value, selected: value === chosen }, text)));
  return [select, parts];
}

function newId() {
  sequence += 1;
  return `e${sequence}`;
}
