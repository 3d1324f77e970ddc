import {
  plantedCascade,
  plantedCharts,
  plantedDistribution,
  plantedFairness,
  plantedHeat,
} from '../../../../../test/support/planted-charts.js';
import { type Chart, LOOKS } from './chart.js';
import { pictureOf } from './picture.js';
import { escaped } from './svg.js';
import { widthOf } from './writing.js';

const CHARTS = plantedCharts().map((chart) => [chart.code, chart] as const);
const WIDTHS = [320, 360, 480, 900, 1200];

/** Refuses what is no well-formed tree of elements; gives the names of all of them. */
function elementsOf(svg: string): string[] {
  const open: string[] = [];
  const all: string[] = [];
  for (const [, closing, name = '', , empty] of svg.matchAll(/<(\/?)([a-z]+)((?:\s[a-z-A-Z]+="[^"<>]*")*)(\/?)>/g)) {
    if (closing) expect(open.pop()).toBe(name);
    else all.push(name);
    if (!closing && !empty) open.push(name);
  }
  expect(open).toEqual([]);
  expect(svg.replace(/<\/?[a-z]+(?:\s[a-z-A-Z]+="[^"<>]*")*\/?>/g, '')).not.toMatch(/[<>]/);
  return all;
}

const textsOf = (svg: string): { x: number; size: number; anchor: string; isBold: boolean; text: string }[] =>
  [...svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)].map(([, attributes = '', text = '']) => {
    const of = (name: string): string => new RegExp(`${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
    const [x, size] = [Number(of(' x') || /^x="([^"]*)"/.exec(attributes)?.[1]), Number(of('font-size'))];
    const plain = text.replace(/&#\d+;/g, '"');
    return { x, size, anchor: of('text-anchor') || 'start', isBold: of('font-weight') === 'bold', text: plain };
  });

/** No text begins before the sheet or ends behind it. */
function expectWithin(svg: string, width: number): void {
  for (const { x, size, anchor, isBold, text } of textsOf(svg)) {
    const wide = widthOf(text, size, isBold);
    const from = anchor === 'start' ? x : anchor === 'end' ? x - wide : x - wide / 2;
    expect({ text, fits: from >= 0 && from + wide <= width + 1 }).toEqual({ text, fits: true });
  }
}

describe('pictures of charts (rules CH-1, CH-3)', () => {
  it.each(CHARTS)('%s is an image with its name, its finding and every figure in words', (_, chart) => {
    for (const language of ['id', 'en'] as const) {
      const svg = pictureOf(chart, language);
      expect(svg).toMatch(/^<svg [^>]*role="img"[^>]*aria-labelledby="(\S+)-title \1-desc"/);
      const prefix = `chart-${chart.code}`;
      expect(svg).toContain(`<title id="${prefix}-title">${escaped(chart.title[language])}</title>`);
      const desc = new RegExp(`<desc id="${prefix}-desc">([^<]*)</desc>`).exec(svg)?.[1] ?? '';
      expect(desc).toContain(escaped(chart.finding[language]));
      expect(desc.match(/\./g)?.length).toBeGreaterThanOrEqual(chart.rows.length);
      expect(svg).toContain(`lang="${language}"`);
    }
  });

  it.each(CHARTS)('%s is well formed at every width, and nothing leaves the sheet', (_, chart) => {
    for (const width of WIDTHS) {
      const svg = pictureOf(chart, 'id', width);
      const names = elementsOf(svg);
      expect(svg).toContain(`viewBox="0 0 ${width} `);
      expect(svg).toContain('width="100%"');
      expect(svg).not.toContain('NaN');
      expect(
        names.filter((name) => ['script', 'style', 'image', 'use', 'animate', 'a', 'foreignObject'].includes(name)),
      ).toEqual([]);
      expectWithin(svg, width);
    }
  });

  it.each(CHARTS)('%s gives no two series one look, and names each of them', (_, chart) => {
    if (chart.kind === 'HEAT' || chart.kind === 'MATRIX' || chart.kind === 'INTERVALS') return;
    expect(new Set(chart.series.map(({ look }) => look)).size).toBe(chart.series.length);
    const svg = pictureOf(chart, 'id', 1200);
    const named = chart.kind === 'BARS' ? chart.categories : chart.series;
    for (const { label } of named) expect(svg).toContain(`>${escaped(label.id)}</text>`);
  });

  it('fills areas with patterns that are there', () => {
    for (const [, chart] of CHARTS) {
      const svg = pictureOf(chart, 'id');
      const ids = new Set([...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
      expect(ids.size).toBe(LOOKS.length + 3);
      for (const [, id] of svg.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(id);
    }
  });

  it('lets nothing that people typed become markup', () => {
    const hostile = '"><script>alert(1)</script>&\u0000\ud800 \'';
    const chart = plantedFairness();
    const named: Chart = {
      ...chart,
      title: { id: hostile, en: hostile },
      categories: chart.categories.map((one) => ({ ...one, label: { id: hostile, en: hostile } })),
      rows: chart.rows.map(([, ...rest]) => [{ id: hostile, en: hostile }, ...rest]),
    };
    const svg = pictureOf(named, 'id');
    expect(elementsOf(svg)).not.toContain('script');
    expect(svg).not.toMatch(/[\u0000\ud800]/);
    expect(svg).toContain('&#60;script&#62;');
  });

  it.each([0, 1, 40])('draws %d units', (n) => {
    for (const chart of [plantedHeat(n, 12), plantedCascade(n)]) {
      const svg = pictureOf(chart, 'id', 360);
      elementsOf(svg);
      expectWithin(svg, 360);
      expect(svg).not.toContain('NaN');
      expect(svg.includes('Belum ada data untuk ditampilkan.')).toBe(n === 0);
    }
  });

  it('cuts very long names, and keeps them whole in words', () => {
    const long = `Unit Pelaksana Teknis Daerah ${'Pengelolaan '.repeat(30)}${'x'.repeat(200)}`;
    for (const chart of [plantedHeat(2), plantedCascade(2), plantedFairness()]) {
      const [first, ...others] = chart.categories;
      const named = [{ code: first?.code ?? '', label: { id: long, en: long } }, ...others];
      const rows = chart.rows.map(([label, ...rest], at) => [
        at === 0 ? { id: long, en: long } : (label ?? null),
        ...rest,
      ]);
      const svg = pictureOf({ ...chart, categories: named, rows }, 'id', 360);
      expectWithin(svg, 360);
      expect(svg).toContain('…');
      expect(/<desc[^>]*>([^<]*)/.exec(svg)?.[1]).toContain(long);
    }
  });

  it('shows no number of what is withheld', () => {
    const chart = plantedDistribution(true);
    const svg = pictureOf(chart, 'en');
    expect(svg).toContain('withheld (small group)');
    expect(svg).not.toMatch(/>\d+<\/text>/);
    expect(chart.rows.flat()).not.toContain(78);
  });
});
