import { make } from '../page/elements.js';
import { table } from './dom.js';
import { say, words } from './words.js';

const WIDEST = 720;
const NARROWEST = 320;
/** What a picture may hold; the service draws nothing else, and nothing else is shown. */
const FORBIDDEN = 'script, style, foreignObject, iframe, image, use, a, animate, set';

/** A chart as the service draws it, with its figures as a table. `path` is its address with the filters. */
export async function chartFigure(api, path) {
  const room = Math.floor(document.getElementById('main').clientWidth) - 32;
  const width = Math.max(NARROWEST, Math.min(WIDEST, room));
  const [chart, picture] = await Promise.all([
    api.get(path, { format: 'json' }),
    api.text(path, { format: 'svg', width }),
  ]);
  const { title, note, columns, rows } = chart;
  // The picture says its title itself, for eyes; the heading is for those who go by headings.
  const caption = make('figcaption', { className: 'unseen' }, make('h3', {}, title));
  const numbers = table(
    title,
    columns.map(({ label }) => label),
    rows,
  );
  const summary = make('summary', {}, say(words.numbers, { title }));
  const more = make('details', {}, summary, ...(note ? [make('p', {}, note)] : []), numbers);
  return make('figure', {}, caption, drawn(picture), more);
}

/** The picture as elements, without anything that could act or look elsewhere. */
function drawn(text) {
  const { documentElement: svg } = new DOMParser().parseFromString(text, 'image/svg+xml');
  if (svg.localName !== 'svg') return '';
  for (const element of svg.querySelectorAll(FORBIDDEN)) element.remove();
  for (const element of [svg, ...svg.querySelectorAll('*')])
    for (const { name } of [...element.attributes])
      if (/^(on|style$|href$|xlink:)/i.test(name)) element.removeAttribute(name);
  return document.importNode(svg, true);
}
