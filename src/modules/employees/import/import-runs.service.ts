import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../../config/config.js';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { CONFIG } from '../../../kernel/kernel.tokens.js';
import { Jobs } from '../../../kernel/jobs/jobs.js';
import { ReportingLines } from '../chain/reporting-lines.service.js';
import { type FileUse, isRepetition } from './domain/repetition.js';
import { confirmationNeeded, type GuardLimits } from './domain/row-changes.js';
import type { ImportApplicationRequest } from './http/import.request.js';
import type { StartedImportResponse } from './http/import.response.js';
import { ImportImages } from './import-images.service.js';
import { importProblems } from './import.problems.js';
import { type ImportKindCode, ImportRun, type ImportStatus } from './persistence/import.entity.js';
import { ImportProfile, type UsedProfile } from './persistence/import-profile.entity.js';
import type { Upload } from './uploads.js';

/** How long rows are kept that can be applied, or corrected. */
export const ROWS_KEPT_MS = 7 * 24 * 3_600_000;

const LATER = "SELECT id FROM import_run WHERE status = 'APPLIED' AND applicationStartedAt > ?";
/** What has changed people, units or posts since some moment, also what had begun before it, or was taken back since. */
const SINCE = `SELECT id FROM import_run WHERE kind <> 'ATTENDANCE' AND newCount + changedCount > 0 AND id <> ?
  AND status NOT IN ('STAGING', 'CHECKED', 'REFUSED') AND (applicationStartedAt > ? OR applicationEndedAt > ? OR undoneAt > ?)
  ORDER BY id DESC LIMIT 1`;
const OTHER = "SELECT id FROM import_run WHERE status IN ('APPLYING', 'UNDOING') AND id <> ?";
const SAME_FILE = `SELECT id, completeness, errorCount FROM import_run WHERE kind = ? AND sha256 = ? AND id <> ?
  AND status IN ('APPLIED', 'UNDOING') ORDER BY id DESC`;

/** Imports from the file to the data; jobs do the steps: checking a file, applying its rows, undoing that. */
@Injectable()
export class ImportRuns {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly jobs: Jobs,
    private readonly lines: ReportingLines,
    private readonly images: ImportImages,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Takes a received file over and has it checked. Throws IMPORT.PROFILE_UNKNOWN, IMPORT.PROFILE_OF_ANOTHER_KIND. */
  async start(
    actor: Actor,
    { id, kind, fileName, sha256, completeness = 'PARTIAL', profileId }: Upload,
  ): Promise<StartedImportResponse> {
    const now = this.clock.now();
    const counts = { rowCount: 0, newCount: 0, changedCount: 0, unchangedCount: 0, errorCount: 0, warningCount: 0 };
    const nothing = {
      ...{ problemCode: null, problemFacts: null, appliedOn: null, applicationStartedAt: null },
      ...{ applicationEndedAt: null, mapping: null, rowsKeptUntil: null },
    };
    return this.db.transaction(async () => {
      const profile = profileId === null ? null : await this.profileFor(kind, profileId);
      const jobId = await this.jobs.enqueue('imports.check', { importId: id });
      const stamps = { createdByAccountId: actor.accountId, createdAt: now, updatedAt: now, version: 1 };
      const file = { id, kind, fileName, sha256, completeness, profile };
      const state = { status: 'STAGING', position: 0, ambiguousHeads: null, missingCount: 0, jobId } as const;
      await this.db.insert(ImportRun, { ...file, ...state, ...counts, ...nothing, ...stamps });
      const facts = { kind, completeness, sha256, ...(profileId === null ? {} : { profileId }) };
      await this.audit.record({ action: 'import.upload', object: { type: 'import', id }, facts });
      return { importId: id, jobId };
    });
  }

  private async profileFor(kind: ImportKindCode, profileId: string): Promise<UsedProfile> {
    const [profile] = await this.db.find(ImportProfile, { id: profileId });
    if (!profile) throw importProblems.PROFILE_UNKNOWN();
    if (profile.kind !== kind) throw importProblems.PROFILE_OF_ANOTHER_KIND({ kind: profile.kind });
    const { id, name, settings } = profile;
    return { id, name, settings };
  }

  /**
   * Has the checked rows applied. One import at a time: what a second one would find half done, it would take for the truth.
   * Throws REQUEST.NOT_FOUND, IMPORT.WRONG_STATE, IMPORT.HAS_ERRORS, IMPORT.SAME_FILE, IMPORT.MASS_CHANGE,
   * IMPORT.MASS_CHANGE_OF_PEOPLE, IMPORT.CONFIRMATION_BY_PERSON, IMPORT.ANOTHER_RUNS, IMPORT.SUPERSEDED, IMPORT.CHECK_OUTDATED.
   */
  async apply(actor: Actor, id: string, choices: ImportApplicationRequest = {}): Promise<StartedImportResponse> {
    const { mode = 'ALL_OR_NOTHING', confirmedCount = null } = choices;
    return this.db.transaction(async () => {
      await this.lines.lock();
      const run = await this.db.lock(ImportRun, { id });
      if (!run) throw requestProblems.NOT_FOUND();
      const { status, errorCount } = run;
      if (!['CHECKED', 'APPLYING', 'FAILED'].includes(status)) throw importProblems.WRONG_STATE({ status });
      if (errorCount > 0 && mode === 'ALL_OR_NOTHING' && status === 'CHECKED')
        throw importProblems.HAS_ERRORS({ errorCount });
      await this.refuseOther(id);
      await this.refuseSuperseded(run);
      if (status === 'CHECKED') {
        await this.refuseSameFile(run);
        await this.refuseOutdated(run);
        refuseMassChange(run, actor, confirmedCount, this.config.importGuard);
      }
      const payload = { importId: id, accountId: actor.accountId };
      const options = { uniqueKey: `imports.apply:${id}`, total: run.rowCount };
      const jobId = await this.jobs.enqueue('imports.apply', payload, options);
      // A job that died for good left its run APPLYING; only then is there a new one.
      if (status === 'APPLYING' && jobId === run.jobId) throw importProblems.WRONG_STATE({ status });
      const begun = { position: 0, appliedOn: this.clock.today(), applicationStartedAt: this.clock.now() };
      const rowsKeptUntil = run.rowsKeptUntil && this.keptUntil();
      const change = { status: 'APPLYING', jobId, problemCode: null, problemFacts: null, rowsKeptUntil } as const;
      const chosen = { mode, confirmedCount, appliedByAccountId: actor.accountId };
      await this.change(run, status === 'CHECKED' ? { ...change, ...begun, ...chosen } : change);
      const facts = { mode, confirmedCount, sha256: run.sha256 };
      await this.audit.record({ action: 'import.apply', object: { type: 'import', id }, facts });
      return { importId: id, jobId };
    });
  }

  /**
   * Has what an application changed put back as it was, all of it or nothing; also of one that stopped half-way.
   * Throws REQUEST.NOT_FOUND, IMPORT.UNDO_WRONG_STATE, IMPORT.UNDO_EXPIRED, IMPORT.ANOTHER_RUNS.
   */
  async undo(actor: Actor, id: string): Promise<StartedImportResponse> {
    return this.db.transaction(async () => {
      await this.lines.lock();
      const run = await this.db.lock(ImportRun, { id });
      if (!run) throw requestProblems.NOT_FOUND();
      const { status, newCount, changedCount, version } = run;
      const hasImages = await this.images.has(id);
      const isWhole = status === 'APPLIED' || status === 'UNDOING';
      if (!isWhole && !(hasImages && (await this.hasStopped(run)))) throw importProblems.UNDO_WRONG_STATE({ status });
      await this.refuseOther(id);
      const days = this.config.importUndoDays;
      if (isWhole && newCount + changedCount > 0 && !hasImages) throw importProblems.UNDO_EXPIRED({ days });
      const payload = { importId: id, accountId: actor.accountId };
      // A job that died for good left its run UNDOING; only then is there a new one.
      if (status === 'UNDOING' && run.jobId !== null && (await this.jobs.isAlive(run.jobId)))
        throw importProblems.UNDO_WRONG_STATE({ status });
      // Of each attempt its own: a refused one has a job that ended well and would be given again.
      const uniqueKey = `imports.undo:${id}:${version}`;
      const jobId = await this.jobs.enqueue('imports.undo', payload, { uniqueKey });
      const problemFacts =
        status === 'UNDOING' ? run.problemFacts : { from: status === 'APPLYING' ? 'FAILED' : status };
      const change = { status: 'UNDOING', jobId, problemCode: null, problemFacts, undoObstacles: null } as const;
      await this.change(run, { ...change, undoneByAccountId: actor.accountId });
      await this.audit.record({ action: 'import.undo', object: { type: 'import', id }, facts: { sha256: run.sha256 } });
      return { importId: id, jobId };
    });
  }

  /** True for an application that ended, or whose job was given up, before all rows were in. */
  private async hasStopped({ status, jobId }: ImportRun): Promise<boolean> {
    if (status === 'APPLYING') return jobId === null || !(await this.jobs.isAlive(jobId));
    return status === 'FAILED' || status === 'EXPIRED';
  }

  private async refuseOther(id: string): Promise<void> {
    const [other] = await this.db.rows<{ id: string }>(OTHER, [id]);
    if (other) throw importProblems.ANOTHER_RUNS({ importId: other.id });
  }

  /** The very file that is in the data already, of which nothing is new (rule IM-3). */
  private async refuseSameFile(run: ImportRun): Promise<void> {
    const { id, kind, sha256, newCount, changedCount } = run;
    if (newCount + changedCount > 0) return;
    const earlier = await this.db.rows<FileUse & { id: string }>(SAME_FILE, [kind, sha256, id]);
    const same = earlier.find((one) => isRepetition(run, one));
    if (same) throw importProblems.SAME_FILE({ importId: same.id });
  }

  /** What stopped half-way goes on only while its rows are the latest word: they would undo a later import. */
  private async refuseSuperseded({ status, applicationStartedAt }: ImportRun): Promise<void> {
    if (status === 'CHECKED' || !applicationStartedAt) return;
    const [later] = await this.db.rows<{ id: string }>(LATER, [applicationStartedAt]);
    if (later) throw importProblems.SUPERSEDED({ importId: later.id });
  }

  /**
   * What a check found holds for the data that it saw: the guard against mass changes would count what another import has
   * moved since as it was before, and of one that was on its way it saw a part.
   */
  private async refuseOutdated({ id, kind, createdAt }: ImportRun): Promise<void> {
    if (kind === 'ATTENDANCE') return;
    const [other] = await this.db.rows<{ id: string }>(SINCE, [id, createdAt, createdAt, createdAt]);
    if (other) throw importProblems.CHECK_OUTDATED({ importId: other.id });
  }

  /** One import; undefined when there is none. */
  run(id: string): Promise<ImportRun | undefined> {
    return this.db.transaction(async () => (await this.db.find(ImportRun, { id }))[0]);
  }

  /**
   * Locks an import that is where its job left it. When it is not, somebody else works on it.
   * Throws IMPORT.WRONG_STATE, after which the job is tried again later.
   */
  async lock(id: string, status: ImportStatus, position: number): Promise<ImportRun> {
    const run = await this.db.lock(ImportRun, { id });
    if (run?.status !== status || run.position !== position)
      throw importProblems.WRONG_STATE({ status: run?.status ?? '' });
    return run;
  }

  /** Changes a locked import. */
  async change(run: ImportRun, change: Partial<ImportRun>): Promise<void> {
    const stamps = { updatedAt: this.clock.now(), version: run.version + 1 };
    await this.db.save(ImportRun, Object.assign(run, change, stamps));
  }

  /** Changes a locked import whose application has come to an end. */
  async end(run: ImportRun, change: Partial<ImportRun>): Promise<void> {
    await this.change(run, { ...change, applicationEndedAt: this.clock.now() });
  }

  /** Until when rows are kept that are kept from now on. */
  keptUntil(): Date {
    return new Date(this.clock.now().getTime() + ROWS_KEPT_MS);
  }

  /** True once a tree of units was imported: from then on, people do not make units. */
  async hasUnitTree(): Promise<boolean> {
    const sql = "SELECT id FROM import_run WHERE kind = 'ORG_UNITS' AND status = 'APPLIED' LIMIT 1";
    return (await this.db.rows(sql)).length > 0;
  }
}

/**
 * A file that would move, dismiss or lose many at once is most often the wrong file, or half of one: somebody must have looked
 * at the figures. A machine cannot.
 */
function refuseMassChange(
  { impact, missingCount }: ImportRun,
  actor: Actor,
  confirmedCount: number | null,
  limits: GuardLimits,
): void {
  const needed = confirmationNeeded(impact, missingCount, limits);
  if (needed === null || !impact) return;
  const { known, movesUnit, losesPost, changesStanding, people } = impact;
  const facts = { needed: needed.count, percent: limits.percent, movesUnit, missing: missingCount };
  if (confirmedCount !== needed.count) {
    if (needed.of === 'PEOPLE') throw importProblems.MASS_CHANGE_OF_PEOPLE({ ...facts, known: people?.known ?? 0 });
    throw importProblems.MASS_CHANGE({ ...facts, known, losesPost, changesStanding });
  }
  if (actor.kind === 'SERVICE') throw importProblems.CONFIRMATION_BY_PERSON();
}
