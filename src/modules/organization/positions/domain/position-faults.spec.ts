import { OPEN_END, SINCE_EVER } from '../../../../kernel/values/civil-date.js';
import { type PositionFacts, positionFaults } from './position-faults.js';

const HEAD: PositionFacts = {
  ...{ kind: 'STRUKTURAL', level: 'ADMINISTRATOR', echelonCode: '32' },
  ...{ validFrom: SINCE_EVER, validUntil: OPEN_END },
};

describe('positionFaults (rule OR-5)', () => {
  it.each<[string, Partial<PositionFacts>, string[]]>([
    ['head of a division, III.b', {}, []],
    ['head of a division without eselon', { echelonCode: null }, []],
    ['head whose level nobody knows', { level: null }, []],
    ['eselon V, which has no level any more', { level: null, echelonCode: '52' }, []],
    ['functional post with eselon 99', { kind: 'FUNGSIONAL', level: 'AHLI_MUDA', echelonCode: '99' }, []],
    ['head of a division, II.b', { echelonCode: '22' }, ['echelonCode ECHELON_OF_OTHER_LEVEL']],
    ['head with an eselon that is none', { echelonCode: '77' }, ['echelonCode ECHELON_UNKNOWN']],
    [
      'functional post with eselon',
      { kind: 'FUNGSIONAL', level: 'MAHIR', echelonCode: '41' },
      ['echelonCode ECHELON_NOT_STRUCTURAL'],
    ],
    [
      'pelaksana of a functional level',
      { kind: 'PELAKSANA', level: 'MAHIR', echelonCode: null },
      ['level LEVEL_OF_OTHER_KIND'],
    ],
    ['structural post of level PELAKSANA', { level: 'PELAKSANA', echelonCode: '99' }, ['level LEVEL_OF_OTHER_KIND']],
    ['days in the wrong order', { validFrom: '2026-02-01', validUntil: '2026-01-31' }, ['validUntil REVERSED']],
    ['one day', { validFrom: '2026-02-01', validUntil: '2026-02-01' }, []],
  ])('%s', (_name, change, expected) => {
    expect(positionFaults({ ...HEAD, ...change }).map(({ field, code }) => `${field} ${code}`)).toEqual(expected);
  });

  it('says what would fit', () => {
    expect(positionFaults({ ...HEAD, level: 'PENGAWAS' })[0]?.allowed).toBe('41, 42');
    expect(positionFaults({ ...HEAD, kind: 'PELAKSANA', echelonCode: null })[0]?.allowed).toBe('PELAKSANA');
  });
});
