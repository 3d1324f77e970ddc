import { readUnit, UnitFile } from './unit-row.js';

const unit = (externalId: string, parentExternalId: string | null): Parameters<UnitFile['add']>[0] => ({
  externalId,
  parentExternalId,
  name: externalId,
  headPostTitle: null,
  echelonCode: null,
  headExternalId: null,
});

/** What is wrong with each unit of a file, by its id. */
function faultsOf(rows: [id: string, parent: string | null][], known: [string, string | null][] = []): string[] {
  const file = new UnitFile(new Map(known));
  rows.forEach(([id, parent], at) => file.add(unit(id, parent), at + 2));
  return rows.flatMap(([id, parent], at) => {
    return file
      .faultsOf(unit(id, parent), at + 2)
      .map(({ code, facts }) => `${id} ${code} ${facts?.line ?? ''}`.trim());
  });
}

describe('UnitFile and the root that is there', () => {
  const faults = (rows: [string, string | null][], root: { externalId: string | null; name: string }): string[] => {
    const known = root.externalId === null ? [] : [[root.externalId, null] as const];
    const file = new UnitFile(new Map(known), root);
    rows.forEach(([id, parent], at) => file.add(unit(id, parent), at + 2));
    return rows.flatMap(([id, parent], at) =>
      file.faultsOf(unit(id, parent), at + 2).map(({ code }) => `${id} ${code}`),
    );
  };

  it.each<[string, [string, string | null][], { externalId: string | null; name: string }, string[]]>([
    ['takes it by its id', [['R', null]], { externalId: 'R', name: 'Lama' }, []],
    ['refuses another', [['Q', null]], { externalId: 'R', name: 'Lama' }, ['Q OTHER_ROOT']],
    [
      'takes another that it stands below from now on',
      [
        ['Q', null],
        ['R', 'Q'],
      ],
      { externalId: 'R', name: 'Lama' },
      [],
    ],
    ['takes one added by hand by its name', [['R', null]], { externalId: null, name: 'r' }, []],
    [
      'refuses another name than the one added by hand',
      [['R', null]],
      { externalId: null, name: 'Lama' },
      ['R OTHER_ROOT'],
    ],
  ])('%s', (_name, rows, root, expected) => {
    expect(faults(rows, root)).toEqual(expected);
  });
});

describe('readUnit (ref-unor)', () => {
  it('takes names without the dashes that indent them', () => {
    const row: Record<string, string> = {
      Id: '1',
      DiatasanId: 'null',
      NamaUnor: '-- - Bidang Anggaran',
      NamaJabatan: 'Kepala Bidang Anggaran',
      EselonId: '32',
      PemimpinPnsId: '-',
    };
    expect(readUnit({ cell: (column) => row[column] ?? null })).toEqual({
      faults: [],
      key: '1',
      unit: {
        externalId: '1',
        parentExternalId: null,
        name: 'Bidang Anggaran',
        headPostTitle: 'Kepala Bidang Anggaran',
        echelonCode: '32',
        headExternalId: null,
      },
    });
  });
});

describe('UnitFile', () => {
  it.each<[string, [string, string | null][], [string, string | null][], string[]]>([
    [
      'a tree, whatever the order',
      [
        ['c', 'b'],
        ['b', 'a'],
        ['a', null],
      ],
      [],
      [],
    ],
    [
      'units below one that is there already',
      [
        ['c', 'b'],
        ['b', 'a'],
      ],
      [['a', null]],
      [],
    ],
    [
      'a unit that moves',
      [['c', 'a']],
      [
        ['a', null],
        ['b', 'a'],
        ['c', 'b'],
      ],
      [],
    ],
    [
      'an id twice',
      [
        ['a', null],
        ['b', 'a'],
        ['b', 'a'],
      ],
      [],
      ['b DUPLICATE 3'],
    ],
    [
      'a second root',
      [
        ['a', null],
        ['b', null],
        ['c', 'b'],
      ],
      [],
      ['b SECOND_ROOT 2', 'c PARENT_UNKNOWN'],
    ],
    [
      'an unknown parent and those below',
      [
        ['a', null],
        ['b', 'x'],
        ['c', 'b'],
      ],
      [],
      ['b PARENT_UNKNOWN', 'c PARENT_REFUSED'],
    ],
    [
      'a unit below itself',
      [
        ['a', null],
        ['b', 'b'],
      ],
      [],
      ['b PARENT_CYCLE'],
    ],
    [
      'a circle and what hangs on it',
      [
        ['b', 'c'],
        ['c', 'b'],
        ['d', 'c'],
      ],
      [],
      ['b PARENT_CYCLE', 'c PARENT_CYCLE', 'd PARENT_CYCLE'],
    ],
    [
      'a circle closed by a unit that is there',
      [['a', 'b']],
      [
        ['a', null],
        ['b', 'a'],
      ],
      ['a PARENT_CYCLE'],
    ],
  ])('judges %s', (_name, rows, known, expected) => {
    expect(faultsOf(rows, known)).toEqual(expected);
  });
});
