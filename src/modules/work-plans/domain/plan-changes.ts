import type { Annexes } from './annexes.js';

/** A value of a field in a plan, as it is shown. */
type Shown = string | null;

/** A measure of a result, as far as changes go. */
interface ComparedIndicator {
  readonly id: string;
  readonly statement: string;
  readonly aspect: string | null;
  readonly target: string | null;
  readonly targetUntil: string | null;
  readonly targetText: string | null;
  readonly unit: string | null;
  readonly direction: string | null;
  readonly isMaximum: boolean;
  readonly schedule: string | null;
  readonly dataSource: string | null;
  readonly monitoring: string | null;
}

/** A planned result, as far as changes go. */
interface ComparedResult {
  readonly id: string;
  readonly kind: string;
  readonly classification: string;
  readonly statement: string;
  readonly assignedBy: string | null;
  readonly perspective: string | null;
  readonly indicators: readonly ComparedIndicator[];
}

/** What two versions of a plan say. */
export interface ComparedPlan {
  readonly results: readonly ComparedResult[];
  readonly behaviours: readonly { readonly code: string; readonly expectation: string | null }[];
  readonly annexes: Annexes;
}

/** What is different in one part of a plan. */
export interface PlanChange {
  readonly part: 'RESULT' | 'INDICATOR' | 'BEHAVIOUR' | 'ANNEX';
  readonly change: 'ADDED' | 'REMOVED' | 'CHANGED';
  /** The id of a result or indicator, the code of a core value, the name of an annex. */
  readonly id: string;
  /** The result to which an indicator belongs. */
  readonly resultId: string | null;
  /** What a reader knows it by: the statement that stands or stood there. */
  readonly label: string;
  /** The fields that differ; of a part that came or went, those that are filled. */
  readonly fields: readonly { readonly field: string; readonly before: Shown; readonly after: Shown }[];
}

const RESULT_FIELDS = ['statement', 'kind', 'classification', 'assignedBy', 'perspective'] as const;
const INDICATOR_FIELDS = [
  ...(['statement', 'aspect', 'target', 'targetUntil', 'targetText', 'unit', 'direction', 'isMaximum'] as const),
  ...(['schedule', 'dataSource', 'monitoring'] as const),
];
/** What of a result or an indicator, when it changes, makes those who serve the result look again: its words and its target. Rule CA-5. */
export const TOLD_FIELDS = ['statement', 'target', 'targetUntil', 'targetText', 'unit', 'direction'] as const;
const ANNEX_FIELDS = ['resources', 'accountability', 'consequences'] as const;

/**
 * What changed from one version of a plan to another, in the order of the newer one; what is gone follows the parts that stayed.
 * Rule WP-22.
 */
export function changesBetween(before: ComparedPlan, after: ComparedPlan): PlanChange[] {
  const results = paired(before.results, after.results).flatMap(([old, now]) => resultChanges(old, now));
  const behaviours = after.behaviours.flatMap(({ code, expectation }) => {
    const old = before.behaviours.find((one) => one.code === code)?.expectation ?? null;
    const fields = old === expectation ? [] : [{ field: 'expectation', before: old, after: expectation }];
    return changed('BEHAVIOUR', code, code, fields);
  });
  const annexes = ANNEX_FIELDS.flatMap((field) => {
    const [old, now] = [before.annexes[field], after.annexes[field]].map(listed) as [string | null, string | null];
    return changed('ANNEX', field, field, old === now ? [] : [{ field: 'entries', before: old, after: now }]);
  });
  return [...results, ...behaviours, ...annexes];
}

function resultChanges(old: ComparedResult | undefined, now: ComparedResult | undefined): PlanChange[] {
  const own = partChange('RESULT', old, now, { fields: RESULT_FIELDS, resultId: null });
  const resultId = (now ?? old)?.id ?? null;
  const measures = paired(old?.indicators ?? [], now?.indicators ?? []).flatMap(([was, is]) =>
    partChange('INDICATOR', was, is, { fields: INDICATOR_FIELDS, resultId }),
  );
  return [...own, ...measures];
}

function partChange<Part extends { readonly id: string; readonly statement: string }>(
  part: PlanChange['part'],
  old: Part | undefined,
  now: Part | undefined,
  { fields, resultId }: { readonly fields: readonly (keyof Part & string)[]; readonly resultId: string | null },
): PlanChange[] {
  const shown = now ?? old;
  if (!shown) return [];
  const differing = fields
    .map((field) => ({ field, before: valueOf(old, field), after: valueOf(now, field) }))
    .filter((one) => one.before !== one.after);
  const change = !old ? 'ADDED' : !now ? 'REMOVED' : 'CHANGED';
  if (change === 'CHANGED' && differing.length === 0) return [];
  return [{ part, change, id: shown.id, resultId, label: shown.statement, fields: differing }];
}

function changed(part: PlanChange['part'], id: string, label: string, fields: PlanChange['fields']): PlanChange[] {
  return fields.length > 0 ? [{ part, change: 'CHANGED', id, resultId: null, label, fields }] : [];
}

/** Parts of both by their ids, in the order of the newer; what is gone comes last. */
function paired<Part extends { readonly id: string }>(
  before: readonly Part[],
  after: readonly Part[],
): [Part | undefined, Part | undefined][] {
  const old = new Map(before.map((part) => [part.id, part]));
  const stayed = new Set(after.map(({ id }) => id));
  const kept = after.map((part): [Part | undefined, Part | undefined] => [old.get(part.id), part]);
  const gone = before.filter(({ id }) => !stayed.has(id));
  return [...kept, ...gone.map((part): [Part | undefined, Part | undefined] => [part, undefined])];
}

function valueOf<Part>(part: Part | undefined, field: keyof Part): Shown {
  const value = part?.[field];
  return value === true || value === false ? String(value) : typeof value === 'string' ? value : null;
}

const listed = (entries: readonly string[]): string | null => (entries.length > 0 ? entries.join('\n') : null);
