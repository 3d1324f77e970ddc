import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { HandlesJob, type JobHandler, type JobRun } from '../../kernel/jobs/job-handler.js';
import { Recurs } from '../../kernel/schedules/recurs.js';
import { CriteriaApi, type ToldCriteria } from '../periods/index.js';
import { Inbox } from './inbox.js';

const AT_A_TIME = 500;
const TOLD = 'SELECT employeeId, facts FROM notification WHERE createdAt >= ? AND kind = ?';

/** What people are told of criteria, many at once. */
type CriteriaKind = 'CRITERIA_CONSULTATION' | 'CRITERIA_TO_ACKNOWLEDGE';

/** Of which criteria, and what. */
interface TellPayload {
  readonly criteriaSetId: string;
  readonly kind: CriteriaKind;
}

/**
 * Tells everybody of a unit that criteria are discussed, or everybody who has not acknowledged them that they wait. Nobody is told the same
 * twice on one day: safe to run twice. Rules NT-1, CR-9.
 */
@Injectable()
@HandlesJob('notifications.tell-of-criteria')
export class TellOfCriteria implements JobHandler<TellPayload> {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly criteria: CriteriaApi,
    private readonly inbox: Inbox,
  ) {}

  async run({ criteriaSetId, kind }: TellPayload, { signal }: JobRun): Promise<{ told: number }> {
    return { told: await this.tell(criteriaSetId, kind, signal) };
  }

  /** Tells of one version; gives how many were told. */
  async tell(criteriaSetId: string, kind: CriteriaKind, signal: AbortSignal): Promise<number> {
    const version = await this.criteria.told(criteriaSetId);
    if (!version) return 0;
    const known = await this.toldToday(kind, criteriaSetId);
    let told = 0;
    for (let last = ''; ;) {
      signal.throwIfAborted();
      const state = kind === 'CRITERIA_CONSULTATION' ? undefined : 'MISSING';
      const some = await this.criteria.somePeople(version, state, last, AT_A_TIME);
      const left = some.filter((employeeId) => !known.has(employeeId));
      if (left.length > 0) await this.db.transaction(() => this.tellSome(left, kind, version));
      told += left.length;
      last = some.at(-1) ?? '';
      if (some.length < AT_A_TIME) return told;
    }
  }

  private tellSome(employeeIds: readonly string[], kind: CriteriaKind, version: ToldCriteria): Promise<void> {
    const { id: criteriaSetId, performancePeriodId, evaluationPeriodId, consultationUntil, effectiveFrom } = version;
    const dueOn = (kind === 'CRITERIA_CONSULTATION' ? consultationUntil : effectiveFrom) ?? this.clock.today();
    const people = employeeIds.map((employeeId) => ({ employeeId, dueOn }));
    return this.inbox.tellAll(people, kind, { performancePeriodId, evaluationPeriodId, criteriaSetId });
  }

  private async toldToday(kind: CriteriaKind, criteriaSetId: string): Promise<Set<string>> {
    const since = this.clock.startOf(this.clock.today());
    const rows = await this.db.rows<{ employeeId: string; facts: string }>(TOLD, [since, kind]);
    return new Set(rows.filter(({ facts }) => facts.includes(criteriaSetId)).map(({ employeeId }) => employeeId));
  }
}

/** Reminds people of criteria that they have not acknowledged, every so many days after the publication. Rule CR-9. */
@Injectable()
@HandlesJob('notifications.remind-of-criteria')
@Recurs({ dailyAt: '06:45' })
export class RemindOfCriteria implements JobHandler {
  constructor(
    private readonly criteria: CriteriaApi,
    private readonly telling: TellOfCriteria,
  ) {}

  async run(_payload: object, { signal }: JobRun): Promise<{ reminded: number }> {
    let reminded = 0;
    for (const id of await this.criteria.remindedToday())
      reminded += await this.telling.tell(id, 'CRITERIA_TO_ACKNOWLEDGE', signal);
    return { reminded };
  }
}
