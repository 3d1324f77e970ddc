import { REFERENCE_ROWS } from '../../../../database/migrations/1767225605300-reference-rows.js';
import { LEVELS_OF_KIND, POSITION_LEVELS, type PositionKind } from '../../positions/domain/position-kind.js';
import { attributeFaults, REFERENCE_LIST_CODES, REFERENCE_LISTS, type ReferenceListCode } from './reference-lists.js';

describe('The rows that the service comes with', () => {
  it('belong to the lists that there are, and every list has some', () => {
    expect(Object.keys(REFERENCE_ROWS).sort()).toEqual([...REFERENCE_LIST_CODES].sort());
  });

  it.each(REFERENCE_LIST_CODES)('of %s have the form of the list, each code once', (list) => {
    const rows = REFERENCE_ROWS[list] ?? [];
    expect(new Set(rows.map(([code]) => code)).size).toBe(rows.length);
    for (const [code, name, attributes = {}] of rows) {
      expect(code).toMatch(REFERENCE_LISTS[list].code);
      expect(name.trim()).not.toBe('');
      expect(attributeFaults(list, attributes)).toEqual([]);
    }
  });

  it('name all levels of posts with their kind, and the 31 legal standings of SIASN and that of PPPK', () => {
    const levels = REFERENCE_ROWS.jenjang ?? [];
    expect(levels.map(([code]) => code).sort()).toEqual([...POSITION_LEVELS].sort());
    const misplaced = levels.filter(([code, , attributes]) => {
      return !(LEVELS_OF_KIND[attributes?.kind as PositionKind] as readonly string[]).includes(code);
    });
    expect(misplaced).toEqual([]);
    expect(REFERENCE_ROWS['kedudukan-hukum']).toHaveLength(32);
    expect(REFERENCE_ROWS['golongan-pns']).toHaveLength(17);
    expect(REFERENCE_ROWS['golongan-pppk']).toHaveLength(17);
  });

  it('let appraise others who are at work, and only those (rule EM-5)', () => {
    const rows = REFERENCE_ROWS['kedudukan-hukum'] ?? [];
    const atWork = rows.filter(([, , attributes]) => attributes?.atWork === true).map(([code]) => code);
    expect(atWork).toEqual(['01', '09', '11', '12', '15', '16', '71']);
  });
});

describe('attributeFaults', () => {
  it.each<[ReferenceListCode, Record<string, unknown>, string[]]>([
    ['kedudukan-hukum', { obligation: 'NONE', atWork: false }, []],
    ['kedudukan-hukum', { obligation: 'MAYBE', atWork: 'no' }, ['obligation NOT_ALLOWED', 'atWork NOT_FLAG']],
    ['kedudukan-hukum', {}, ['obligation REQUIRED', 'atWork REQUIRED']],
    [
      'jenjang',
      { kind: 'STRUKTURAL', retirementAge: 49, classFrom: 0, classUntil: 18 },
      ['retirementAge TOO_SMALL', 'classFrom TOO_SMALL', 'classUntil TOO_LARGE'],
    ],
    [
      'jenjang',
      { kind: 'STRUKTURAL', retirementAge: 58.5, classFrom: '1', classUntil: 2 },
      ['retirementAge NOT_INTEGER', 'classFrom NOT_INTEGER'],
    ],
    ['golongan-pns', { pangkat: ' ' }, ['pangkat NOT_TEXT']],
    ['golongan-pns', { pangkat: 'x'.repeat(61) }, ['pangkat TOO_LONG']],
    ['jenis-mutasi', { colour: 'red' }, ['colour UNKNOWN']],
    ['jenis-jabatan', {}, []],
    ['jenis-mutasi', { toString: 'x' }, ['toString UNKNOWN']],
  ])('in %s: %j', (list, attributes, expected) => {
    expect(attributeFaults(list, attributes).map(({ name, code }) => `${name} ${code}`)).toEqual(expected);
  });
});
