import { codeOf, dayOf, dayOfSerial, externalIdOf, hasLostDigits, isImpossibleDay, textOf } from './cell.js';

describe('textOf', () => {
  it.each([
    ['  Siti ', 'Siti'],
    ["'198707222019031005", '198707222019031005'],
    ["' 33", '33'],
    ["''198707222019031005", '198707222019031005'],
    ["Nur'aini", "Nur'aini"],
    ['null', ''],
    ['NULL', ''],
    ['-', ''],
    ['--- Bidang', '--- Bidang'],
    [null, ''],
    [undefined, ''],
    [0, '0'],
    [33, '33'],
  ])('%j is %j', (cell, text) => {
    expect(textOf(cell)).toBe(text);
  });
});

describe('dayOf (rule IM-14)', () => {
  it.each([
    ['22-07-1987', '1987-07-22'],
    ['2-7-1987', '1987-07-02'],
    ['22/07/1987', '1987-07-22'],
    ['1987-07-22', '1987-07-22'],
    ['1987-07-22T00:00:00Z', '1987-07-22'],
    ['22-07-1987 00:00', '1987-07-22'],
    ['22/07/1987 00.00.00', '1987-07-22'],
    ['22.07.1987', '1987-07-22'],
    ['1 Januari 2020', '2020-01-01'],
    ['22 JULI 1987', '1987-07-22'],
    ['22 Jul 1987', '1987-07-22'],
    ['22-Agt-1987', '1987-08-22'],
    ['01-Nop-2020', '2020-11-01'],
    ['1 Peb. 2020', '2020-02-01'],
    ['17 August 2020', '2020-08-17'],
    ['31 Juni 2020', null],
    ['1 Muharram 2020', null],
    ['29-02-1988', '1988-02-29'],
    ['29-02-1987', null],
    ['00-00-0000', null],
    ['07-22-1987', null],
    ['1987', null],
    ['32000', null],
    ['', null],
  ])('%j is %j', (text, day) => {
    expect(dayOf(text)).toBe(day);
  });
});

it.each([
  ['07/22/1987', '1987-07-22'],
  ['7-4-2020', '2020-07-04'],
  ['22/07/1987', null],
  ['1987-07-22', '1987-07-22'],
])('dayOf reads %j with the month first as %j', (text, day) => {
  expect(dayOf(text, 'MDY')).toBe(day);
});

describe('dayOfSerial (rule IM-14)', () => {
  it.each([
    [36_526, 1900, '2000-01-01'],
    [43_831, 1900, '2020-01-01'],
    [43_831.75, 1900, '2020-01-01'],
    [42_369, 1904, '2020-01-01'],
    [31_980, 1900, '1987-07-22'],
    [366, 1900, null],
    [198_707, 1900, null],
    [0, 1900, null],
    [-1, 1900, null],
    [Number.NaN, 1900, null],
  ] as const)('%d of %d is %j', (serial, system, day) => {
    expect(dayOfSerial(serial, system)).toBe(day);
  });
});

describe('hasLostDigits', () => {
  it.each([
    ['1,98707E+17', true],
    ['1.98707222019031E+17', true],
    ['2E17', true],
    ['198707222019031000', true],
    ['198707222019031005', false],
    ['19870722 201903 1 005', false],
    ['', false],
  ])('%j: %j', (text, lost) => {
    expect(hasLostDigits(text)).toBe(lost);
  });
});

describe('codes and ids', () => {
  it('get back the zero that a spreadsheet dropped', () => {
    expect(['1', '01', '15', '', 'A'].map(codeOf)).toEqual(['01', '01', '15', '', 'A']);
  });

  it('of SIASN are the same in capitals and small letters', () => {
    expect(externalIdOf('a5eb03e23cbaf6a0e040640a040252ad')).toBe('A5EB03E23CBAF6A0E040640A040252AD');
    expect(externalIdOf('8ae482b2-0000-4b1c-8f00-000000000001')).toBe('8ae482b2-0000-4b1c-8f00-000000000001');
  });
});

describe('isImpossibleDay (rule IM-14)', () => {
  it.each([
    ['30-02-2026', true],
    ['31/04/2026', true],
    ['2026-02-30', true],
    ['30 Februari 2026', true],
    ['45-13-2026 00:00:00', true],
    ['07/22/1987', false],
    ['28-02-2026', false],
    ['segera', false],
    ['3 kali 2026', false],
    ['', false],
  ])('of "%s" is %s', (written, expected) => {
    expect(isImpossibleDay(written)).toBe(expected);
  });
});
