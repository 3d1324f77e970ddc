import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { refuseTaken } from '../../../kernel/database/refuse-taken.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { assertVersion } from '../../../kernel/http/params.js';
import type { CivilDate } from '../../../kernel/values/civil-date.js';
import { EntryDays } from '../monitoring/entry-days.js';
import type { WorkPlan } from '../persistence/work-plan.entity.js';
import { scaled } from '../plan-parts.js';
import { WorkPlanAccess } from '../work-plan.access.js';
import { DailyLogAccess } from './daily-log.access.js';
import { DailyLogPolicy } from './daily-log-policy.js';
import { dailyLogProblems } from './daily-log.problems.js';
import { minutesLeft, tieFault } from './domain/daily-log.js';
import type { DailyLogEntryPatch, DailyLogEntryRequest } from './http/daily-log.request.js';
import { DailyLogEntry } from './persistence/daily-log-entry.entity.js';

const PLAN_OF_DAY = `SELECT wp.id FROM work_plan wp WHERE wp.employeeId = ? AND wp.startsOn <= ? AND wp.endsOn >= ?
  AND wp.status IN ('ACTIVE', 'CLOSED')`;
const TAKEN = `SELECT COALESCE(SUM(dl.minutes), 0) AS minutes FROM daily_log_entry dl WHERE dl.employeeId = ? AND dl.occurredOn = ?
  AND dl.id <> ?`;
const RESULT = 'SELECT id FROM work_plan_result WHERE id = ? AND workPlanId = ? AND removedAt IS NULL';
const EVIDENCE = 'SELECT id FROM evidence WHERE id = ? AND workPlanId = ? AND withdrawnAt IS NULL';
/** What nobody has seen as it stands. */
const UNSEEN = { seenAt: null, seenByEmployeeId: null, seenNote: null };

/** What an entry says, apart from its day. */
type Said = Pick<
  DailyLogEntry,
  'text' | 'minutes' | 'resultId' | 'otherDuty' | 'quantityHundredths' | 'unit' | 'evidenceId'
>;

/** Keeps what people write of their days, and what their superiors have seen of it. Rules DL-1 to DL-4. */
@Injectable()
export class DailyLogService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly policy: DailyLogPolicy,
    private readonly access: DailyLogAccess,
    private readonly plans: WorkPlanAccess,
    private readonly entries: EntryDays,
  ) {}

  /**
   * Writes what the caller did on a day; gives its id. Throws DAILY_LOG.NOT_USED, NO_PLAN, RESULT_OR_OTHER, RESULT_UNKNOWN,
   * QUANTITY_AND_UNIT, EVIDENCE_UNKNOWN, DAY_FULL, WORK_PLAN.OUTSIDE_PLAN, PERIOD_RATED, MONITORING.ENTRY_CLOSED, REQUEST.ID_TAKEN.
   */
  async write(actor: Actor, input: DailyLogEntryRequest): Promise<string> {
    const { id = newId(), occurredOn, text, minutes, resultId = null, otherDuty = null } = input;
    const { quantity = null, unit = null, evidenceId = null } = input;
    const said = { text, minutes, resultId, otherDuty, quantityHundredths: scaled(quantity), unit, evidenceId };
    await this.policy.requireUsed();
    await this.db.transaction(async () => {
      const plan = await this.planOn(actor, occurredOn);
      await this.entries.requireOpen(plan, occurredOn, '/occurredOn');
      await this.requireFit(plan, { id, occurredOn }, said, said);
      const { employeeId, id: workPlanId } = plan;
      const now = this.clock.now();
      const stamps = { ...UNSEEN, createdAt: now, updatedAt: now, version: 1 };
      await refuseTaken(this.db.insert(DailyLogEntry, { id, employeeId, workPlanId, occurredOn, ...said, ...stamps }));
      await this.record('write', employeeId, id, { after: { workPlanId, occurredOn, ...said } });
    });
    return id;
  }

  /**
   * Changes an entry of the caller, which is unseen again; an empty patch changes nothing. Throws as `write` does, and
   * REQUEST.NOT_FOUND, STALE, WORK_PLAN.NOT_THE_OWNER.
   */
  async change(actor: Actor, id: string, patch: DailyLogEntryPatch, version: number | null): Promise<void> {
    await this.edit(actor, id, version, async (plan, entry) => {
      const facts = changesOf(patch);
      const names = Object.keys(facts) as (keyof Said)[];
      if (names.length === 0) return;
      await this.requireFit(plan, entry, { ...entry, ...facts }, facts);
      const before = Object.fromEntries(names.map((name) => [name, entry[name]]));
      const stamps = { ...UNSEEN, updatedAt: this.clock.now(), version: entry.version + 1 };
      await this.db.update(DailyLogEntry, { id }, { ...facts, ...stamps });
      await this.record('change', plan.employeeId, id, { before, after: facts });
    });
  }

  /**
   * Takes an entry of the caller out. Throws DAILY_LOG.NOT_USED, REQUEST.NOT_FOUND, STALE, WORK_PLAN.NOT_THE_OWNER, OUTSIDE_PLAN,
   * PERIOD_RATED, MONITORING.ENTRY_CLOSED.
   */
  async remove(actor: Actor, id: string, version: number | null): Promise<void> {
    const work = async (plan: WorkPlan, entry: DailyLogEntry): Promise<void> => {
      const { occurredOn, text, minutes, resultId, otherDuty } = entry;
      await this.db.remove(DailyLogEntry, { id });
      await this.record('remove', plan.employeeId, id, {
        before: { occurredOn, text, minutes, resultId, otherDuty },
      });
    };
    // A day that the plan has lost since, or a plan that was cancelled, holds nobody's minutes.
    await this.edit(actor, id, version, work, true);
  }

  /**
   * Marks an entry as seen, with what there is to say of it, as the appraiser of that day or of today. Throws DAILY_LOG.NOT_USED,
   * NOT_THE_APPRAISER, REQUEST.NOT_FOUND, STALE.
   */
  async markSeen(actor: Actor, id: string, note: string | null, version: number | null): Promise<void> {
    await this.policy.requireUsed();
    await this.db.transaction(async () => {
      const entry = await this.access.asSuperior(actor, id);
      assertVersion(entry.version, version);
      const now = this.clock.now();
      const seen = { seenAt: now, seenByEmployeeId: actor.employeeId, seenNote: note };
      await this.db.update(DailyLogEntry, { id }, { ...seen, updatedAt: now, version: entry.version + 1 });
      await this.record('see', entry.employeeId, id, { after: { seenNote: note } });
    });
  }

  private async edit(
    actor: Actor,
    id: string,
    version: number | null,
    work: (plan: WorkPlan, entry: DailyLogEntry) => Promise<void>,
    mayBeOutside = false,
  ): Promise<void> {
    await this.policy.requireUsed();
    await this.db.transaction(async () => {
      const { plan, entry } = await this.access.own(actor, id);
      assertVersion(entry.version, version);
      const isOutside =
        entry.occurredOn < plan.startsOn || entry.occurredOn > plan.endsOn || plan.status === 'CANCELLED';
      if (!mayBeOutside || !isOutside) await this.entries.requireOpen(plan, entry.occurredOn);
      await work(plan, entry);
    });
  }

  /** The plan of the caller in force on a day, locked. */
  private async planOn(actor: Actor, day: CivilDate): Promise<WorkPlan> {
    const [row] = await this.db.rows<{ id: string }>(PLAN_OF_DAY, [actor.employeeId ?? '', day, day]);
    if (!row) throw refusedAt(dailyLogProblems.NO_PLAN, { day }, '/occurredOn');
    return this.plans.load(actor, row.id, 'owner');
  }

  /**
   * The plan is locked, and a person has one on a day, so that nobody else adds to the day meanwhile. What is not given anew may have
   * been taken out of the plan since.
   */
  private async requireFit(
    plan: WorkPlan,
    at: Pick<DailyLogEntry, 'id' | 'occurredOn'>,
    said: Said,
    given: Partial<Said>,
  ): Promise<void> {
    const fault = tieFault(said);
    if (fault) throw refusedAt(dailyLogProblems[fault], {}, fault === 'RESULT_OR_OTHER' ? '/resultId' : '/unit');
    const { resultId = null, evidenceId = null } = given;
    if (resultId !== null && !(await this.isOfPlan(RESULT, resultId, plan)))
      throw refusedAt(dailyLogProblems.RESULT_UNKNOWN, {}, '/resultId');
    if (evidenceId !== null && !(await this.isOfPlan(EVIDENCE, evidenceId, plan)))
      throw refusedAt(dailyLogProblems.EVIDENCE_UNKNOWN, {}, '/evidenceId');
    const [row] = await this.db.rows<{ minutes: unknown }>(TAKEN, [plan.employeeId, at.occurredOn, at.id]);
    const taken = Number(row?.minutes ?? 0);
    const left = minutesLeft(taken);
    if (said.minutes > left)
      throw refusedAt(dailyLogProblems.DAY_FULL, { day: at.occurredOn, taken, left }, '/minutes');
  }

  private async isOfPlan(sql: string, id: string, plan: WorkPlan): Promise<boolean> {
    return (await this.db.rows(sql, [id, plan.id])).length > 0;
  }

  private record(
    verb: string,
    subjectEmployeeId: string,
    id: string,
    values: { before?: object; after?: object },
  ): Promise<void> {
    const object = { type: 'daily-log-entry', id };
    return this.audit.record({ action: `daily-log-entry.${verb}`, object, subjectEmployeeId, ...values });
  }
}

/** What a patch changes; a result takes the place of another duty, and the other way round. */
function changesOf({ quantity, ...patch }: DailyLogEntryPatch): Partial<Said> {
  const { resultId, otherDuty } = patch;
  const facts = {
    ...patch,
    quantityHundredths: scaled(quantity),
    ...(resultId !== undefined && otherDuty === undefined ? { otherDuty: null } : {}),
    ...(otherDuty !== undefined && resultId === undefined ? { resultId: null } : {}),
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}
