/** Parts of a plan that a revision names by ids. */
interface Named {
  readonly id?: string;
  readonly indicators?: readonly { readonly id?: string }[];
}

/** An id that cannot stand where it stands. */
export interface IdFault {
  readonly pointer: string;
  readonly code: 'DUPLICATE' | 'OF_OTHER_RESULT';
}

/**
 * What is wrong with the ids by which a revision keeps results and indicators: none stands twice, and an indicator stays with its result.
 * Rule WP-24.
 */
export function idFaults(
  former: readonly { readonly id: string; readonly indicators: readonly { readonly id: string }[] }[],
  wanted: readonly Named[],
): IdFault[] {
  const homes = new Map(former.flatMap(({ id, indicators }) => indicators.map((indicator) => [indicator.id, id])));
  const seen = new Set<string>();
  const again = (id: string | undefined): boolean => {
    if (id === undefined) return false;
    const isKnown = seen.has(id);
    seen.add(id);
    return isKnown;
  };
  return wanted.flatMap(({ id: resultId, indicators = [] }, at): IdFault[] => {
    const own: IdFault[] = again(resultId) ? [{ pointer: `/results/${at}/id`, code: 'DUPLICATE' }] : [];
    const measures = indicators.flatMap(({ id }, index): IdFault[] => {
      const pointer = `/results/${at}/indicators/${index}/id`;
      if (again(id)) return [{ pointer, code: 'DUPLICATE' }];
      const home = id === undefined ? undefined : homes.get(id);
      return home !== undefined && home !== resultId ? [{ pointer, code: 'OF_OTHER_RESULT' }] : [];
    });
    return [...own, ...measures];
  });
}
