import { codeOf, dayOf, externalIdOf, hasLostDigits, textOf } from './cell.js';

describe('textOf', () => {
  it.each([
    ['  Siti ', 'Siti'],
    ["'198707222019031005", '198707222019031005'],
    ["' 33", '33'],
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

describe('dayOf', () => {
  it.each([
    ['22-07-1987', '1987-07-22'],
    ['2-7-1987', '1987-07-02'],
    ['22/07/1987', '1987-07-22'],
    ['1987-07-22', '1987-07-22'],
    ['1987-07-22T00:00:00Z', '1987-07-22'],
    ['22-07-1987 00:00', '1987-07-22'],
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
