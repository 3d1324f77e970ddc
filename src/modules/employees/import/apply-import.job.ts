import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import { Database } from '../../../kernel/database/database.js';
import { isAway, isDuplicate, isTransient } from '../../../kernel/database/dialect.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { EventRecorder } from '../../../kernel/events/event-recorder.js';
import { HandlesJob, type JobHandler, type JobRun } from '../../../kernel/jobs/job-handler.js';
import { jobProblems } from '../../../kernel/jobs/job.problems.js';
import { OrganizationApi, type UnitHint, type UnitInput } from '../../organization/index.js';
import { ImportApplied } from '../employee.events.js';
import { ReportingLines } from '../chain/reporting-lines.service.js';
import type { ImportJobResult } from './check-import.job.js';
import { judgePerson, unknownUnit } from './domain/person-plan.js';
import type { PersonPost, PersonRow } from './domain/person-row.js';
import type { RowFault } from './domain/row-faults.js';
import { UnitsFromPeople } from './domain/units-from-people.js';
import { ImportRuns } from './import-runs.service.js';
import { type Application, ImportedPeople, type PlannedPerson, SOURCE } from './imported-people.js';
import { RetirementDays } from '../retirement-days.js';
import type { ImportRun } from './persistence/import.entity.js';
import { UnitHeadsService } from './unit-heads.service.js';

/** Who asked for which import to be applied. */
type ApplyPayload = Pick<Application, 'importId' | 'accountId'>;

const MOST_ROWS = 1_000_000;
const NAMES_SHOWN = 100;

/**
 * Applies the checked rows. People are written some hundred at a time, each chunk with the line it reached, so that a restart
 * goes on there; units all at once, because half a tree is none. Who appraises whom changes at one moment, at the end.
 */
@Injectable()
@HandlesJob('imports.apply')
export class ApplyImport implements JobHandler<ApplyPayload> {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditLog,
    private readonly events: EventRecorder,
    private readonly imports: ImportRuns,
    private readonly people: ImportedPeople,
    private readonly heads: UnitHeadsService,
    private readonly lines: ReportingLines,
    private readonly organization: OrganizationApi,
    private readonly retirement: RetirementDays,
  ) {}

  async run({ importId, accountId }: ApplyPayload, job: JobRun): Promise<ImportJobResult> {
    const run = await this.imports.run(importId);
    if (run?.status !== 'APPLYING') return { importId, status: run?.status ?? 'APPLYING' };
    const application = { importId, accountId, on: run.appliedOn ?? '' };
    try {
      if (run.kind === 'ORG_UNITS') await this.applyUnits(run, application);
      else await this.applyPeople(run, application, job);
    } catch (error) {
      if (job.signal.aborted || isPassing(error)) throw error;
      throw await this.failed(application, error);
    }
    return { importId, status: 'APPLIED' };
  }

  private async applyUnits({ id, position }: ImportRun, application: Application): Promise<void> {
    await this.db.transaction(async () => {
      await this.lines.lock();
      const run = await this.imports.lock(id, 'APPLYING', position);
      const rows = await this.imports.after<UnitInput>(id, 0, MOST_ROWS);
      const units = rows.map(({ staged }) => staged);
      await this.importUnits(units, application);
      await this.imports.erase(id, 0, rows.at(-1)?.line ?? 0);
      await this.finish(run, application);
    });
  }

  private async applyPeople(run: ImportRun, application: Application, job: JobRun): Promise<void> {
    if (run.position === 0 && !(await this.imports.hasUnitTree())) await this.makeUnits(run, application);
    const units = new Map((await this.organization.units()).map(({ externalId, id }) => [externalId ?? '', id]));
    let { position } = run;
    for (;;) {
      const reached = await this.db.transaction(() => this.applyChunk(position, units, application));
      if (reached === null) break;
      position = reached;
      await job.progress(Math.min(position, run.rowCount - 1), run.rowCount);
      // The embedded database answers at once: without a turn between chunks, requests would wait for the whole import.
      await nextTurn();
    }
    await this.db.transaction(async () => {
      await this.lines.lock();
      await this.finish(await this.imports.lock(run.id, 'APPLYING', position), application);
    });
  }

  /** Units that people's rows name, where no tree was imported. Done again after a kill, it finds them all there. */
  private async makeUnits({ id, position }: ImportRun, application: Application): Promise<void> {
    const units = await this.organization.units();
    const found = new UnitsFromPeople(new Map(units.map((unit) => [unit.externalId ?? '', unit])));
    for (let line = 0; ;) {
      const rows = await this.imports.after<PersonRow>(id, line);
      const last = rows.at(-1);
      if (!last) break;
      rows.forEach(({ staged }) => found.add(staged.post));
      line = last.line;
    }
    await this.db.transaction(async () => {
      await this.imports.lock(id, 'APPLYING', position);
      await this.importUnits(found.all(), application);
    });
  }

  private async importUnits(inputs: readonly UnitHint[], { importId, accountId, on }: Application): Promise<void> {
    const changes = await this.organization.importUnits(inputs, SOURCE, on);
    const entries = changes.map(({ id, isNew, after }) => ({
      action: isNew ? 'org-unit.create' : 'org-unit.change',
      object: { type: 'org-unit', id },
      actorAccountId: accountId,
      facts: { importId },
      after,
    }));
    await this.audit.recordAll(entries);
  }

  /**
   * Applies the next rows; gives where they end, null when there are no more. The data may have changed since
   * the check: what is written of a row then follows what was really done.
   */
  private async applyChunk(
    position: number,
    units: ReadonlyMap<string, string>,
    application: Application,
  ): Promise<number | null> {
    const { importId: id, on: today } = application;
    const run = await this.imports.lock(id, 'APPLYING', position);
    const rows = await this.imports.after<PersonRow>(id, position);
    const last = rows.at(-1);
    if (!last) return null;
    const staged = rows.map((row) => row.staged);
    const known = await this.people.find(staged, true);
    const placeFault = (post: PersonPost): RowFault | null =>
      units.has(post.unit.externalId) ? null : unknownUnit(post);
    const around = { known, placeFault, firstLines: new Map<string, number>(), today };
    const planned: PlannedPerson[] = [];
    for (const { line, staged, action, faults } of rows) {
      const plan = judgePerson(staged, line, around);
      if ('code' in plan) await this.imports.correct(id, line, null, [...faults, plan]);
      else {
        planned.push({ ...staged, unitId: units.get(staged.post.unit.externalId) ?? '', plan });
        if (plan.action !== action) await this.imports.correct(id, line, plan.action, faults);
      }
    }
    await this.people.write(planned, application);
    await this.imports.erase(id, position + 1, last.line);
    await this.imports.change(run, { position: last.line });
    return last.line;
  }

  /** Settles who heads what and who appraises whom, together with the end of the import. */
  private async finish(run: ImportRun, { on, accountId }: Application): Promise<void> {
    const names = await this.settle(run, on);
    const counts = await this.imports.counts(run.id);
    const ambiguousHeads = names.length > 0 ? names.slice(0, NAMES_SHOWN) : null;
    await this.imports.change(run, { ...counts, status: 'APPLIED', ambiguousHeads });
    const object = { type: 'import', id: run.id };
    await this.audit.record({ action: 'import.finish', object, actorAccountId: accountId, facts: counts });
    await this.events.record(new ImportApplied({ importId: run.id, kind: run.kind }));
  }

  /** Who heads what and who appraises whom follows from the posts that are written. */
  private async settle(run: ImportRun, on: string): Promise<readonly string[]> {
    const names = await this.heads.renew(on, run.applicationStartedAt ?? run.createdAt);
    await this.lines.rebuild();
    await this.retirement.refresh();
    return names;
  }

  /**
   * A refusal or a fault of ours ends the job; the next call of the application goes on where this one stopped. What is
   * written until then is settled: others work with it.
   */
  private async failed({ importId: id, on }: Application, error: unknown): Promise<Error> {
    const failure = error instanceof DomainError ? error : jobProblems.FAILED();
    if (failure !== error)
      new Logger(ApplyImport.name).error(`Import ${id} failed.`, error instanceof Error ? error.stack : String(error));
    await this.db.transaction(async () => {
      await this.lines.lock();
      const run = await this.imports.run(id);
      if (run?.status !== 'APPLYING') return;
      if (run.position > 0) await this.settle(run, on);
      await this.imports.change(run, { status: 'FAILED', problemCode: failure.code });
    });
    return failure;
  }
}

/** A failure that the same work, done again by the job, may not meet. */
function isPassing(error: unknown): boolean {
  const isLater = error instanceof DomainError && ['conflict', 'unavailable'].includes(error.definition.kind);
  return isLater || isAway(error) || isTransient(error) || isDuplicate(error);
}
