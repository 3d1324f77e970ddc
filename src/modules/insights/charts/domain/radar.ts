import { type Chart, numberOf, valueAt } from './chart.js';
import { shownNumber } from './numbers.js';
import { innerWidth, legend, lineOf, mark, type Plot, rule, said, type Sheet } from './sheet.js';
import type { Markup } from './svg.js';
import { SIZES, widthOf, wrapped, writeLines } from './writing.js';

/** Of more series nobody tells the lines apart. */
const MOST_SERIES = 3;
const RINGS = [25, 50, 75, 100];

interface Wheel {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly spokes: number;
}

/** Up to three series of points of 100 on spokes, each with its own line and mark; the numbers stand at the ends of the spokes. */
export const drawRadar: Plot = (chart, sheet, top) => {
  const shown = chart.series.slice(0, MOST_SERIES);
  const entries = shown.map(({ look, label }) => ({ look, label: said(label, sheet), isLine: true }));
  const told = legend(entries, sheet, top);
  const longest = Math.max(0, ...chart.categories.map(({ label }) => widthOf(said(label, sheet), SIZES.small)));
  const beside = Math.min(longest + 14, innerWidth(sheet) * 0.3);
  const radius = Math.min(190, innerWidth(sheet) / 2 - beside);
  const y = top + told.height + 44 + radius;
  const wheel: Wheel = { x: sheet.width / 2, y, radius, spokes: chart.categories.length };
  const lines = shown.flatMap((one) => seriesOf(one, wheel));
  const parts = [...told.parts, ...frame(wheel), ...lines, ...ends(chart, sheet, wheel, beside)];
  return { parts, height: y + radius + 48 - top };
};

function pointAt({ x, y, radius, spokes }: Wheel, spoke: number, points: number): readonly [number, number] {
  const angle = (2 * Math.PI * spoke) / spokes - Math.PI / 2;
  const out = (radius * points) / 100;
  return [x + out * Math.cos(angle), y + out * Math.sin(angle)];
}

const path = (points: readonly (readonly [number, number])[], isClosed: boolean): string =>
  `M${points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' L')}${isClosed ? ' Z' : ''}`;

function frame(wheel: Wheel): Markup[] {
  const spokes = Array.from({ length: wheel.spokes }, (_, spoke) => spoke);
  const rings = RINGS.map((ring) =>
    rule(
      path(
        spokes.map((spoke) => pointAt(wheel, spoke, ring)),
        true,
      ),
      ring === 100 ? undefined : '2 3',
    ),
  );
  return [...rings, ...spokes.map((spoke) => rule(path([[wheel.x, wheel.y], pointAt(wheel, spoke, 100)], false)))];
}

/** A spoke without a value breaks the line: nothing is drawn that was not said. */
function seriesOf(series: Chart['series'][number], wheel: Wheel): Markup[] {
  const points = Array.from({ length: wheel.spokes }, (_, spoke) => {
    const value = numberOf(valueAt(series, spoke));
    return value === null ? null : pointAt(wheel, spoke, value);
  });
  const edges = points.flatMap((point, at) => {
    const next = points[(at + 1) % points.length];
    return point && next && points.length > 1 ? [path([point, next], false)] : [];
  });
  const marks = points.flatMap((point) => (point ? [mark(point[0], point[1], series.look)] : []));
  return [...(edges.length > 0 ? [lineOf(edges.join(' '), series.look)] : []), ...marks];
}

function ends(chart: Chart, sheet: Sheet, wheel: Wheel, beside: number): Markup[] {
  return chart.categories.flatMap(({ label }, spoke) => {
    const [x, y] = pointAt(wheel, spoke, 100);
    const values = chart.series.slice(0, MOST_SERIES).map((one) => {
      const value = numberOf(valueAt(one, spoke));
      return value === null ? '–' : shownNumber(value, chart.measure, sheet.language);
    });
    const isMiddle = Math.abs(x - wheel.x) < 2;
    const anchor = isMiddle ? 'middle' : x > wheel.x ? 'start' : 'end';
    const room = isMiddle ? innerWidth(sheet) : beside - 8;
    const lines = [...wrapped(said(label, sheet), room, SIZES.small, 2), values.join(' / ')];
    const height = lines.length * SIZES.small * 1.3;
    const from =
      y < wheel.y - wheel.radius * 0.9 ? y - height - 8 : y > wheel.y + wheel.radius * 0.8 ? y + 6 : y - height / 2;
    const out = isMiddle ? x : x > wheel.x ? x + 9 : x - 9;
    return writeLines(lines, { x: out, y: from, size: SIZES.small, anchor }).parts;
  });
}
