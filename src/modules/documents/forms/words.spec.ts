import { describe, expect, it } from '@jest/globals';
import { dayInWords, figure, spanInWords, targetInWords, withUnit } from './words.js';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const target = { target: null, targetUntil: null, targetText: null, unit: null };

describe('Indonesian on documents (rule DC-2)', () => {
  it.each([
    ['2026-01-01', '1 Januari 2026'],
    ['2026-12-31', '31 Desember 2026'],
  ])('writes %s as %s', (day, expected) => expect(plain(dayInWords(day))).toBe(expected));

  it.each([
    ['2026-01-01', '2026-12-31', '1 JANUARI s.d. 31 DESEMBER TAHUN 2026'],
    ['2026-11-01', '2027-01-31', '1 NOVEMBER 2026 s.d. 31 JANUARI 2027'],
  ])('writes the days of a plan from %s until %s', (from, until, expected) =>
    expect(plain(spanInWords(from, until))).toBe(expected),
  );

  it.each([
    ['12.00', '12'],
    ['12.50', '12,5'],
    ['0.05', '0,05'],
    ['1234567.80', '1.234.567,8'],
    ['100', '100'],
    ['-1200.00', '-1.200'],
  ])('writes the figure %s as %s', (decimal, expected) => expect(figure(decimal)).toBe(expected));

  it.each([
    [{ ...target, target: '12.00', unit: 'dokumen' }, '12 dokumen'],
    [{ ...target, target: '80.00', targetUntil: '90.00', unit: '%' }, '80–90%'],
    [{ ...target, targetText: 'Sesuai standar' }, 'Sesuai standar'],
    [target, '–'],
  ])('writes the target %j as %s', (one, expected) => expect(plain(targetInWords(one))).toBe(expected));

  it('keeps a figure and its unit on one line, but not a unit of many words', () => {
    expect(withUnit('3', 'bulan')).toBe('3\u00a0bulan');
    expect(withUnit('3', 'laporan hasil pemeriksaan')).toBe('3 laporan hasil pemeriksaan');
  });
});
