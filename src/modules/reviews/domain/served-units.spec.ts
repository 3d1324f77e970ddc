import { servedBy } from './served-units.js';

const PARENTS = new Map([
  ['one', 'agency'],
  ['two', 'agency'],
  ['desk', 'one'],
  ['agency', 'region'],
  ['region', null],
  ['other', 'region'],
]);
const of = (...said: [unitId: string, servedUnitIds: string[]][]): Record<string, string[]> => {
  const served = servedBy(
    said.map(([unitId, servedUnitIds]) => ({ unitId, servedUnitIds })),
    PARENTS,
  );
  return Object.fromEntries([...served].map(([unitId, all]) => [unitId, all.toSorted()]).sort());
};

describe('units that a unit serves (rule RV-5)', () => {
  it('are none where nothing is said', () => expect(of()).toEqual({}));

  it('are those that are said with all below them, once each', () => {
    expect(of(['other', ['agency', 'one']])).toEqual({ other: ['agency', 'desk', 'one', 'two'] });
  });

  it('are those of the next unit above of which something is said', () => {
    expect(of(['agency', ['other']], ['one', ['two']])).toEqual({
      ...{ agency: ['other'], two: ['other'] },
      ...{ one: ['two'], desk: ['two'] },
    });
  });

  it('are none of a unit that is no more', () => {
    expect(of(['other', ['gone']])).toEqual({ other: [] });
  });

  it('of five thousand units are told at once, for each of those above all', () => {
    const parents = new Map<string, string | null>([['0', null]]);
    for (let at = 1; at < 5_000; at += 1) parents.set(String(at), String(Math.floor((at - 1) / 3)));
    const served = servedBy([{ unitId: '0', servedUnitIds: ['0'] }], parents);
    expect([served.size, served.get('4999')?.length]).toEqual([5_000, 5_000]);
    expect(served.get('4999')).toBe(served.get('0'));
  });
});
