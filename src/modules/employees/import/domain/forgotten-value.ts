/**
 * A JSON value without a text, wherever it stands alone, also in other capitals; `instead` takes its place. For what must
 * forget an id of somebody who is erased.
 */
export function withoutValue<T>(json: T, text: string, instead: string | null): T {
  const sought = text.toUpperCase();
  const forget = (value: unknown): unknown => {
    if (typeof value === 'string') return value.trim().toUpperCase() === sought ? instead : value;
    if (Array.isArray(value)) return value.map(forget);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, forget(one)]));
  };
  return forget(json) as T;
}
