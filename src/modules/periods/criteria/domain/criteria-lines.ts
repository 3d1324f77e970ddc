/** What a criterion is about. */
export const CRITERION_KINDS = [
  'RESULTS',
  'BEHAVIOUR',
  'ATTENDANCE',
  'QUALITY',
  'TEAM_CONTRIBUTION',
  'CITIZEN_SATISFACTION',
  'OTHER',
] as const;
export type CriterionKind = (typeof CRITERION_KINDS)[number];

/** Whether a criterion only informs whoever rates, or may move a rating. It never has a weight (PermenPANRB 6/2022 knows none). */
export const CRITERION_EFFECTS = ['INFORMS', 'MAY_MOVE'] as const;
export type CriterionEffect = (typeof CRITERION_EFFECTS)[number];

/** The most criteria of a version. */
export const MAX_CRITERIA = 20;
/** How many levels a scale has. */
export const [FEWEST_LEVELS, MOST_LEVELS] = [2, 7];

/** One criterion. */
export interface Criterion {
  /** Names it across versions. */
  readonly code: string;
  readonly kind: CriterionKind;
  readonly title: string;
  readonly description: string;
  /** The anchor of each level, the lowest first. */
  readonly levels: readonly string[];
  /** How evidence of it is taken. */
  readonly evidence: string;
  readonly effect: CriterionEffect;
}

const FIELDS = ['kind', 'title', 'description', 'levels', 'evidence', 'effect'] as const;
/** A part of a criterion that can change. */
export type CriterionField = (typeof FIELDS)[number];

/** What differs in one criterion. */
export interface CriterionChange {
  readonly code: string;
  readonly change: 'ADDED' | 'REMOVED' | 'CHANGED';
  readonly title: string;
  /** What says something else, with the words before and after; empty for a criterion that came or went. */
  readonly fields: readonly { readonly field: CriterionField; readonly before: string; readonly after: string }[];
}

/** What a later version says otherwise than an earlier one, in the order of the later, then what is gone. Rule CR-10. */
export function changesBetween(before: readonly Criterion[], after: readonly Criterion[]): CriterionChange[] {
  const known = new Map(before.map((one) => [one.code, one]));
  const left = new Set(after.map(({ code }) => code));
  const came = after.flatMap((one): CriterionChange[] => {
    const { code, title } = one;
    const former = known.get(code);
    if (!former) return [{ code, change: 'ADDED', title, fields: [] }];
    const fields = FIELDS.filter((field) => inWords(former, field) !== inWords(one, field)).map((field) => ({
      field,
      before: inWords(former, field),
      after: inWords(one, field),
    }));
    return fields.length > 0 ? [{ code, change: 'CHANGED', title, fields }] : [];
  });
  const gone = before.filter(({ code }) => !left.has(code));
  return [...came, ...gone.map(({ code, title }): CriterionChange => ({ code, change: 'REMOVED', title, fields: [] }))];
}

/** A part of a criterion as a reader sees it: a scale as `1: …; 2: …`. */
function inWords(criterion: Criterion, field: CriterionField): string {
  if (field !== 'levels') return criterion[field];
  return criterion.levels.map((anchor, at) => `${at + 1}: ${anchor}`).join('; ');
}

/** The place of the first code that stands there a second time; -1 when each stands there once. */
export function repeatedCode(lines: readonly Pick<Criterion, 'code'>[]): number {
  return lines.findIndex(({ code }, at) => lines.findIndex((other) => other.code === code) < at);
}

/** What somebody may propose: a criterion more, another wording, one less. */
export const PROPOSAL_KINDS = ['ADD', 'CHANGE', 'REMOVE'] as const;
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];
/** What can be answered to a proposal. */
export const PROPOSAL_ANSWERS = ['ACCEPTED', 'PARTLY', 'DECLINED'] as const;
export type ProposalAnswer = (typeof PROPOSAL_ANSWERS)[number];

/** A proposal as far as it has to fit the criteria. */
export interface ProposedChange {
  readonly kind: ProposalKind;
  readonly criterionCode: string | null;
  readonly criterion: Pick<Criterion, 'code'> | null;
}

/**
 * The field of a proposal that does not fit the criteria it is about; null when all do. What is added is described and new, what is changed is there and keeps
 * its code, what is removed is there and described no further. Rule CR-5.
 */
export function unfitField(
  { kind, criterionCode, criterion }: ProposedChange,
  lines: readonly Pick<Criterion, 'code'>[],
): 'criterionCode' | 'criterion' | null {
  const has = (code: string): boolean => lines.some((one) => one.code === code);
  if (kind === 'ADD') {
    if (criterionCode !== null) return 'criterionCode';
    return criterion === null || has(criterion.code) ? 'criterion' : null;
  }
  if (criterionCode === null || !has(criterionCode)) return 'criterionCode';
  if (kind === 'REMOVE') return criterion === null ? null : 'criterion';
  return criterion === null || criterion.code !== criterionCode ? 'criterion' : null;
}
