import { describe, expect, it } from '@jest/globals';
import type { HoldingKind, ReorganisationLine } from './reorganisation.js';
import { successions } from './successions.js';

const line = (fromUnitId: string, toUnitId: string, takesOver: HoldingKind[] = []): ReorganisationLine => ({
  ...{ fromUnitId, toUnitId, takesOver, allSubunits: true, allPositions: true, subunitIds: [], positionIds: [] },
  ...{ headMoves: false, newName: null, newHeadPostTitle: null },
});
const KINDS = ['HR', 'TEAM'] as const;
const shown = (lines: ReorganisationLine[], closes: string[]): string[] =>
  successions(KINDS, lines, closes).handedOver.map(
    ({ unitId, kind, toUnitId }) => `${unitId} ${kind} ${toUnitId ?? 'ends'}`,
  );
const faults = (lines: ReorganisationLine[], closes: string[]): string[] =>
  successions(KINDS, lines, closes).faults.map(({ line: at, field, code }) => `${at} ${field} ${code}`);

describe('successions (rule OR-10)', () => {
  it.each([
    ['nothing that nobody names', [line('A', 'Z')], ['A HR ends', 'A TEAM ends']],
    ['what the line names', [line('A', 'Z', ['HR'])], ['A HR Z', 'A TEAM ends']],
    ['to two places', [line('A', 'Y', ['HR']), line('A', 'Z', ['TEAM'])], ['A HR Y', 'A TEAM Z']],
  ])('takes over %s', (_, lines, expected) => {
    expect(shown(lines, ['A'])).toEqual(expected);
  });

  it('takes nothing from a unit that goes on', () => {
    expect(shown([line('A', 'Z')], [])).toEqual([]);
    expect(faults([line('A', 'Z', ['HR'])], [])).toEqual(['0 takesOver/0 NOT_ENDING']);
  });

  it('takes each kind to one place', () => {
    const both = [line('A', 'Y', ['TEAM']), line('A', 'Z', ['HR', 'TEAM'])];
    expect(faults(both, ['A'])).toEqual(['1 takesOver/1 DUPLICATE']);
    expect(faults([line('A', 'Z', ['TEAM']), line('B', 'Z', ['TEAM'])], ['A', 'B'])).toEqual([]);
  });
});
