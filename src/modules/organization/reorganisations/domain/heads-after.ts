import type { PositionStep } from './position-steps.js';

/** Somebody who heads a unit on the effective day as things stand, and from which post. */
export interface HeadBefore {
  readonly unitId: string;
  readonly positionId: string;
}

/** As far as it matters who heads what afterwards. */
interface Moving {
  readonly lines: readonly { readonly toUnitId: string; readonly headMoves: boolean }[];
  readonly steps: readonly (Pick<PositionStep, 'line' | 'toUnitId'> & { readonly position: { readonly id: string } })[];
}

/**
 * The units in which things go on and that nobody heads on the effective day: no head stays, and none comes with a line that
 * takes the head along (`headMoves`). Each once, in the order of the lines. Source: rules.md OR-3.
 */
export function unitsWithoutHead({ lines, steps }: Moving, heads: readonly HeadBefore[]): string[] {
  const moved = new Map(steps.map((step) => [step.position.id, step]));
  const headed = new Set(
    heads.flatMap(({ unitId, positionId }) => {
      const step = moved.get(positionId);
      if (!step) return [unitId];
      const comesAlong = step.line !== null && lines[step.line]?.headMoves === true;
      return comesAlong && step.toUnitId !== null ? [step.toUnitId] : [];
    }),
  );
  return [...new Set(lines.map(({ toUnitId }) => toUnitId))].filter((unitId) => !headed.has(unitId));
}
