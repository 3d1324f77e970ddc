import { describe, expect, it } from '@jest/globals';
import { heightOf, linesOf } from './lines.js';
import type { Paragraph } from './model.js';

/** Every character is half as wide as it is high. */
const measure = (text: string, _font: string, size: number): number => text.length * size * 0.5;
const broken = (text: string, width: number, paragraph: Partial<Paragraph> = {}): string[] =>
  linesOf([{ text, ...paragraph }], { width, size: 10, measure }).map((line) => line.text);

describe('linesOf (rule DC-2)', () => {
  it.each([
    { name: 'breaks at spaces', text: 'satu dua tiga', width: 40, lines: ['satu dua', 'tiga'] },
    { name: 'breaks behind a hyphen', text: 'perundang-undangan', width: 55, lines: ['perundang-', 'undangan'] },
    { name: 'breaks behind a slash', text: 'barang/jasa', width: 40, lines: ['barang/', 'jasa'] },
    {
      name: 'does not break at a space that holds',
      text: 'ada 12\u00a0dokumen',
      width: 60,
      lines: ['ada', '12\u00a0dokumen'],
    },
    {
      name: 'breaks at it where both sides alone are too wide',
      text: 'ada 1.234,5–1.300\u00a0dokumen',
      width: 70,
      lines: ['ada', '1.234,5–1.300', 'dokumen'],
    },
    { name: 'breaks a word that alone is too wide', text: 'abcdefghij', width: 20, lines: ['abcd', 'efgh', 'ij'] },
    { name: 'keeps a pair of surrogates', text: '😀😀😀', width: 15, lines: ['😀', '😀', '😀'] },
    { name: 'keeps typed line breaks', text: 'a\n\nb\r\nc', width: 40, lines: ['a', '', 'b', 'c'] },
    { name: 'shows no control characters', text: 'a\tb\u0007c', width: 40, lines: ['a b c'] },
    { name: 'has a line for nothing', text: '', width: 40, lines: [''] },
    { name: 'keeps a sign before a number', text: 'suhu -5 derajat', width: 40, lines: ['suhu -5', 'derajat'] },
  ])('$name', ({ text, width, lines }) => expect(broken(text, width)).toEqual(lines));

  it('hangs a marker before the first line only', () => {
    const lines = linesOf([{ text: 'satu dua', marker: '1.' }], { width: 40, size: 10, measure });
    expect(lines.map(({ marker }) => marker)).toEqual(['1.', null]);
    expect(new Set(lines.map(({ x }) => x)).size).toBe(1);
    expect(lines[0]?.x).toBeGreaterThan(10);
  });

  it('sets words into the middle and to the right', () => {
    const [centred, right] = linesOf(
      [
        { text: 'ab', align: 'center' },
        { text: 'ab', align: 'right' },
      ],
      { width: 50, size: 10, measure },
    );
    expect([centred?.x, right?.x]).toEqual([20, 40]);
  });

  it('adds up heights with the space before paragraphs', () => {
    const lines = linesOf([{ text: 'a' }, { text: 'b', spaceBefore: 4 }], { width: 50, size: 10, measure });
    expect(heightOf(lines)).toBeCloseTo(2 * 12.2 + 4);
  });
});
