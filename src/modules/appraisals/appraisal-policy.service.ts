import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import { Clock, newId } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { refuseTaken } from '../../kernel/database/refuse-taken.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { refusedAt } from '../../kernel/http/input-faults.js';
import { assertVersion } from '../../kernel/http/params.js';
import { currentContext } from '../../kernel/http/request-context.js';
import { say } from '../../kernel/i18n/language.js';
import { PeriodsApi } from '../periods/index.js';
import { appraisalProblems } from './appraisals.problems.js';
import type { PredicatePoints } from './domain/annual-hint.js';
import { FALLING_SETTINGS, NUMERIC_DEFAULTS, type NumericSettings } from './domain/numeric-inputs.js';
import { PREDICATES } from './domain/rule-set.js';
import type { AppraisalPolicyPatch, NumericSettingsPatch } from './http/appraisal-policy.request.js';
import type { AppraisalPolicyResponse, NumericSettingsResponse } from './http/appraisal-policy.response.js';
import { AppraisalPolicy, NumericSettingsOfYear } from './persistence/appraisal-policy.entity.js';
import { MISSING_DATA_TEXTS } from './rating-texts.js';
import { ALL_RULE_SETS } from './rule-sets.js';

const FIGURES = [
  'aboveFromPercent',
  'belowPercent',
  'fewestPraises',
  'minimumCoveragePercent',
  'minimumEvidence',
  'expectedReviewScore',
  'version',
] as const;
const POLICY = `SELECT suggestionRule, annualRule, annualPoints, surpriseRule, ${FIGURES.join(', ')} FROM appraisal_policy WHERE id = 1`;
/** The policy as other parts of the module ask for it. */
type Policy = Omit<AppraisalPolicy, 'id' | 'updatedAt'>;
type PolicyRow = Omit<Policy, 'annualPoints'> & { readonly annualPoints: string };

/** How ratings come about beyond the law; everybody may read it beforehand (rules.md AP-14 to AP-18). */
@Injectable()
export class AppraisalPolicyService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly periods: PeriodsApi,
  ) {}

  /** The policy of today, with the published rule of missing data and the rule sets. */
  async current(): Promise<AppraisalPolicyResponse> {
    const policy = await this.policy();
    const { language } = currentContext();
    const { minimumCoveragePercent: percent, minimumEvidence: evidence } = policy;
    return {
      ...policy,
      missingDataRule: MISSING_DATA_TEXTS.map((text) => say(text, language, { percent, evidence })),
      ruleSets: ALL_RULE_SETS.map(({ code, version, validFrom, validUntil, source }) => ({
        ...{ code, version, validFrom, validUntil },
        source,
      })),
    };
  }

  /** The same as it is stored. */
  async policy(): Promise<Policy> {
    const [row] = await this.db.rows<PolicyRow>(POLICY, []);
    if (!row) throw new Error('appraisal_policy has lost its row.');
    const figures = FIGURES.map((name) => [name, Number(row[name])]);
    return {
      ...row,
      ...(Object.fromEntries(figures) as Record<(typeof FIGURES)[number], number>),
      annualPoints: JSON.parse(row.annualPoints) as PredicatePoints,
    };
  }

  /** Decides how ratings come about from now on. Throws REQUEST.STALE, APPRAISAL.THRESHOLDS_CROSSED, POINTS_RISE. */
  async decide(version: number | null, patch: AppraisalPolicyPatch): Promise<void> {
    await this.db.transaction(async () => {
      const policy = await this.db.lock(AppraisalPolicy, { id: 1 });
      if (!policy) throw new Error('appraisal_policy has lost its row.');
      assertVersion(policy.version, version);
      const { id: _, updatedAt: _at, version: _seen, ...before } = policy;
      const after = { ...before, ...patch };
      if (after.belowPercent > after.aboveFromPercent) {
        const facts = { below: after.belowPercent, above: after.aboveFromPercent };
        throw refusedAt(appraisalProblems.THRESHOLDS_CROSSED, facts, '/belowPercent');
      }
      requireFalling(PREDICATES.map((one) => [`annualPoints/${one}`, after.annualPoints[one]] as const));
      const touched = { updatedAt: this.clock.now(), version: policy.version + 1 };
      await this.db.update(AppraisalPolicy, { id: 1 }, { ...after, ...touched });
      const object = { type: 'appraisal-policy', id: 'policy' };
      await this.audit.record({ action: 'appraisal-policy.decide', object, before, after });
    });
  }

  /** What a year calculates with. Throws REQUEST.NOT_FOUND. */
  async numericSettings(performancePeriodId: string): Promise<NumericSettingsResponse> {
    await this.periods.year(performancePeriodId);
    const { settings, version } = await this.stored(performancePeriodId);
    return { performancePeriodId, ...settings, version };
  }

  /** The same as plain figures. */
  async numbersOf(performancePeriodId: string): Promise<NumericSettings> {
    return (await this.stored(performancePeriodId)).settings;
  }

  private async stored(performancePeriodId: string): Promise<{ settings: NumericSettings; version: number }> {
    const sql = 'SELECT settings, version FROM numeric_settings WHERE performancePeriodId = ?';
    const [row] = await this.db.rows<{ settings: string; version: number }>(sql, [performancePeriodId]);
    const own = row ? (JSON.parse(row.settings) as NumericSettings) : {};
    return { settings: { ...NUMERIC_DEFAULTS, ...own }, version: Number(row?.version ?? 1) };
  }

  /** Decides what a year calculates with. Throws REQUEST.NOT_FOUND, STALE, APPRAISAL.POINTS_RISE. */
  async decideNumbers(performancePeriodId: string, version: number | null, patch: NumericSettingsPatch): Promise<void> {
    await this.db.transaction(async () => {
      const year = await this.periods.year(performancePeriodId);
      const row = await this.db.lock(NumericSettingsOfYear, { performancePeriodId });
      assertVersion(row?.version ?? 1, version);
      const before = { ...NUMERIC_DEFAULTS, ...row?.settings };
      const settings = { ...before, ...patch };
      requireNumbers(settings);
      const next = { settings, updatedAt: this.clock.now(), version: (row?.version ?? 1) + 1 };
      if (row) await this.db.update(NumericSettingsOfYear, { id: row.id }, next);
      else
        await refuseTaken(this.db.insert(NumericSettingsOfYear, { id: newId(), performancePeriodId, ...next }), {
          performancePeriodId: requestProblems.STALE,
        });
      const object = { type: 'numeric-settings', id: year.id };
      await this.audit.record({ action: 'numeric-settings.decide', object, before, after: settings });
    });
  }
}

/** Refuses figures of which a worse one counts more. Throws APPRAISAL.POINTS_RISE. */
export function requireNumbers(settings: NumericSettings): void {
  for (const names of FALLING_SETTINGS) requireFalling(names.map((name) => [name, settings[name]] as const));
}

function requireFalling(points: readonly (readonly [name: string, value: number])[]): void {
  const at = points.findIndex(([, value], index) => value > (points[index - 1]?.[1] ?? value));
  const name = points[at]?.[0];
  if (name !== undefined) throw refusedAt(appraisalProblems.POINTS_RISE, { name }, `/${name}`);
}
