import type { HoldingKind, ReorganisationFault, ReorganisationLine } from './reorganisation.js';

/** One kind of thing that names a unit which ends: it goes on for the other unit, or ends (null). */
export interface HandedOver {
  readonly unitId: string;
  readonly kind: HoldingKind;
  readonly toUnitId: string | null;
}

/**
 * Who takes over what names a unit that ends. Nothing is taken over that no line names, because it gives rights over other people
 * than before. A unit that goes on keeps what it has, and of one unit each kind goes to one place. Source: rules.md OR-10.
 */
export function successions(
  kinds: readonly HoldingKind[],
  lines: readonly ReorganisationLine[],
  closes: readonly string[],
): { handedOver: HandedOver[]; faults: ReorganisationFault[] } {
  const faults = lines.flatMap((line, at) =>
    line.takesOver.flatMap((kind, index): ReorganisationFault[] => {
      const place = { line: at, field: `takesOver/${index}` };
      if (!closes.includes(line.fromUnitId)) return [{ ...place, code: 'NOT_ENDING' }];
      const others = lines.slice(0, at).filter(({ fromUnitId }) => fromUnitId === line.fromUnitId);
      return others.some(({ takesOver }) => takesOver.includes(kind)) ? [{ ...place, code: 'DUPLICATE' }] : [];
    }),
  );
  const handedOver = closes.flatMap((unitId) =>
    kinds.map((kind): HandedOver => {
      const line = lines.find((one) => one.fromUnitId === unitId && one.takesOver.includes(kind));
      return { unitId, kind, toUnitId: line?.toUnitId ?? null };
    }),
  );
  return { handedOver, faults };
}
