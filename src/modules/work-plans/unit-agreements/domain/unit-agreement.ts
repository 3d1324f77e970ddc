import type { NodeIndicator, TreeLevel } from '../../domain/cascade.js';

/** A condition of the tree as the agreement has it. */
export interface AgreedNode {
  readonly nodeId: string;
  readonly level: TreeLevel;
  readonly statement: string;
  readonly indicators: readonly NodeIndicator[];
}

/**
 * States of a unit agreement: drafted, signed by the head of the unit and so frozen, signed by both, and in the place of which a newer
 * edition stands. Rule CA-13.
 */
export const AGREEMENT_STATES = ['DRAFT', 'OFFERED', 'SIGNED', 'SUPERSEDED'] as const;
export type AgreementState = (typeof AGREEMENT_STATES)[number];

/** Most lines of a budget. */
export const MAX_BUDGET_LINES = 200;

/** A programme with its money, in whole rupiah as decimal text. */
export interface BudgetLine {
  readonly name: string;
  readonly amount: string;
}

/** The sum of a budget in whole rupiah, exact however large. Rule CA-13. */
export function budgetTotal(lines: readonly BudgetLine[]): string {
  return lines.reduce((sum, { amount }) => sum + BigInt(amount), 0n).toString();
}
