import { Injectable } from '@nestjs/common';
import { Database } from '../../../kernel/database/database.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { hundredthsOf } from '../../../kernel/values/fraction.js';
import { fromScaled, toScaled } from '../../../kernel/values/scaled.js';
import { type AgreedNode, percentOf, workPlanTables } from '../../work-plans/index.js';
import type { OrganisationPredicate } from '../domain/organisation-predicate.js';
import { PredicatePolicyService } from '../distribution/predicate-policy.service.js';
import {
  organisationAchievement,
  suggestedPredicate,
  type WeightedPercent,
} from './domain/organisation-achievement.js';
import type { UsedIndicatorRequest } from './http/organisation-performance.request.js';
import { organisationProblems } from './organisation-performance.problems.js';
import type { UsedIndicator } from './persistence/organisation-performance.entity.js';

const SIGNED = `SELECT nodes FROM ${workPlanTables.unitAgreement} WHERE unitId = ? AND performancePeriodId = ? AND status = 'SIGNED'`;
/** A target of an agreement that is a number, as people write it: 14, 14,00 or 1.250,5. */
const NUMBER = /^\d{1,3}(\.\d{3})*(,\d{1,2})?$|^\d{1,11}([.,]\d{1,2})?$/;

/** What follows from the indicators of a unit. */
export interface Achieved {
  readonly achievementHundredths: number | null;
  readonly suggested: OrganisationPredicate | null;
}

/** The indicators by which a unit is judged: those of its signed agreement (PK) and what was reached of them. Rule OP-2. */
@Injectable()
export class UsedIndicators {
  constructor(
    private readonly db: Database,
    private readonly policy: PredicatePolicyService,
  ) {}

  /** Those of a request; without any those of the signed agreement, of which nothing was measured yet. Throws ORGANISATION_PERFORMANCE.NODE_UNKNOWN. */
  async of(
    given: readonly UsedIndicatorRequest[] | undefined,
    unitId: string,
    performancePeriodId: string,
  ): Promise<UsedIndicator[]> {
    const nodes = await this.agreed(unitId, performancePeriodId);
    if (!given) return nodes.flatMap(ofNode);
    const known = new Set(nodes.map(({ nodeId }) => nodeId));
    return given.map((one, at) => {
      const { nodeId = null, statement, unit = null, target, actual, direction = 'NORMAL', weight = 1 } = one;
      if (nodeId !== null && !known.has(nodeId))
        throw refusedAt(organisationProblems.NODE_UNKNOWN, { nodeId }, `/indicators/${at}/nodeId`);
      return { nodeId, statement, unit, target: scaled(target), actual: scaled(actual), direction, weight };
    });
  }

  /** What was reached, and which predicate that suggests; indicators of which nothing was measured are left out. */
  async achieved(indicators: readonly UsedIndicator[], exceedsExpectations: boolean): Promise<Achieved> {
    const measured = indicators.flatMap((one): WeightedPercent[] => {
      const percent = exactOf(one);
      return percent ? [{ percent, weight: one.weight }] : [];
    });
    const achievement = organisationAchievement(measured);
    return {
      achievementHundredths: achievement && hundredthsOf(achievement),
      suggested: suggestedPredicate(achievement, exceedsExpectations, await this.policy.current()),
    };
  }

  private async agreed(unitId: string, performancePeriodId: string): Promise<AgreedNode[]> {
    const [row] = await this.db.rows<{ nodes: string | null }>(SIGNED, [unitId, performancePeriodId]);
    return row?.nodes ? (JSON.parse(row.nodes) as AgreedNode[]) : [];
  }
}

/** What was reached of one indicator in per cent with two digits; null where nothing was measured. */
export function percentTextOf(indicator: UsedIndicator): string | null {
  const percent = exactOf(indicator);
  return percent && fromScaled(hundredthsOf(percent), 2);
}

function exactOf({ target, actual, direction }: UsedIndicator): ReturnType<typeof percentOf> {
  if (target === null || actual === null) return null;
  return percentOf({ target, targetUntil: null, direction, isMaximum: false }, BigInt(actual));
}

function ofNode({ nodeId, indicators }: AgreedNode): UsedIndicator[] {
  return indicators.map(({ statement, target, unit }) => {
    const isNumber = NUMBER.test(target);
    const plain = target.includes(',') ? target.replaceAll('.', '').replace(',', '.') : target;
    const hundredths = isNumber && /^\d+(\.\d{1,2})?$/.test(plain) ? toScaled(plain, 2) : null;
    return { nodeId, statement, unit, target: hundredths, actual: null, direction: 'NORMAL', weight: 1 };
  });
}

const scaled = (text: string | undefined): number | null => (text === undefined ? null : toScaled(text, 2));
