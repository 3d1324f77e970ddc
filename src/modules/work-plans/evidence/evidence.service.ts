import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { refuseTaken } from '../../../kernel/database/refuse-taken.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { bytesContent, type Content } from '../../../kernel/files/content.js';
import { sha256OfContent } from '../../../kernel/files/hashing.js';
import { PartialFiles } from '../../../kernel/files/partial-files.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { earlier } from '../../../kernel/values/civil-date.js';
import { EntryDays } from '../monitoring/entry-days.js';
import { WorkPlanAccess } from '../work-plan.access.js';
import { linkFault } from './domain/links.js';
import { keptName, MEDIA_TYPES, mediaTypeOf } from './domain/media-types.js';
import { DamagedPhoto, isPhoto, withoutParticulars } from './domain/photos.js';
import { type Brought, EvidenceFiles } from './evidence-files.service.js';
import { EvidenceUploads } from './evidence-uploads.service.js';
import { evidenceProblems } from './evidence.problems.js';
import type { EvidenceLinkRequest, EvidenceRequest } from './http/evidence.request.js';
import { EvidenceUpload } from './persistence/evidence-upload.entity.js';
import { Evidence, EvidenceLink } from './persistence/evidence.entity.js';

/** What an upload turned out to be, kept in the store of files. */
interface Kept extends Brought {
  readonly fileName: string;
  readonly mediaType: string;
  readonly isCleaned: boolean;
}
type Links = readonly EvidenceLinkRequest[];

/** What a link has none of. */
const NO_FILE = { fileId: null, fileName: null, mediaType: null, isCleaned: false };
/** While nobody has assessed it. */
const UNASSESSED = { verdict: null, verdictReason: null, assessedAt: null, assessedByEmployeeId: null };

/** What each of the links leads to, by its field, with the table that says of which plan it is. */
const TARGETS = [
  ['resultId', 'work_plan_result WHERE removedAt IS NULL AND'],
  ['indicatorId', 'work_plan_indicator WHERE removedAt IS NULL AND'],
  ['progressEntryId', 'progress_entry WHERE'],
] as const;

/** Adds evidence to plans and takes it back (rules.md EV-3 to EV-6). */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly access: WorkPlanAccess,
    private readonly entries: EntryDays,
    private readonly uploads: EvidenceUploads,
    private readonly partial: PartialFiles,
    private readonly files: EvidenceFiles,
  ) {}

  /**
   * Looks at what was uploaded and keeps its bytes, before and apart from the transaction in which they become evidence; null for an address
   * elsewhere. Throws what `add` throws, and FilesAway.
   */
  async keep(actor: Actor, workPlanId: string, input: EvidenceRequest): Promise<Kept | null> {
    const { uploadId, url = null } = input;
    if ((uploadId === undefined) === (url === null)) throw refusedAt(evidenceProblems.FILE_OR_LINK, {}, '/uploadId');
    if (url !== null && linkFault(url)) throw refusedAt(evidenceProblems.LINK_REFUSED, {}, '/url');
    // Asked before the bytes are kept, so that those of a refused request are not, and again once they are.
    await this.db.transaction(async () => {
      await this.placeOf(actor, workPlanId, input);
      if (input.id && (await this.db.find(Evidence, { id: input.id })).length > 0) throw requestProblems.ID_TAKEN();
    });
    return uploadId === undefined ? null : await this.keepUpload(actor, uploadId);
  }

  /**
   * Makes an upload that was kept, or an address elsewhere, evidence of the caller's plan; gives its id.
   * Throws REQUEST.NOT_FOUND, ID_TAKEN, WORK_PLAN.NOT_THE_OWNER, WRONG_STATE, OUTSIDE_PLAN, PERIOD_RATED,
   * MONITORING.ENTRY_CLOSED, EVIDENCE.FILE_OR_LINK, LINK_REFUSED, UPLOAD_UNKNOWN, UPLOAD_INCOMPLETE, TYPE_REFUSED, PROVES_NOTHING,
   * INFECTED_FILE, SERVICE.BUSY.
   */
  async add(actor: Actor, workPlanId: string, input: EvidenceRequest, kept: Kept | null): Promise<string> {
    const { id = newId(), url = null, title, note = null, links } = input;
    const now = this.clock.now();
    await this.db.transaction(async () => {
      const { plan, occurredOn } = await this.placeOf(actor, workPlanId, input);
      const file = kept ? await this.take(actor, kept) : NO_FILE;
      const stamps = { withdrawnAt: null, createdAt: now, updatedAt: now, version: 1 };
      const facts = { workPlanId, title, note, occurredOn, url, ...file, ...UNASSESSED };
      await refuseTaken(this.db.insert(Evidence, { id, ...facts, ...stamps }));
      for (const [at, { resultId = null, indicatorId = null, progressEntryId = null }] of links.entries()) {
        const link = { id: newId(), evidenceId: id, sequence: at + 1 };
        await this.db.insert(EvidenceLink, { ...link, resultId, indicatorId, progressEntryId });
      }
      await this.audit.record({
        action: 'evidence.add',
        object: { type: 'evidence', id },
        subjectEmployeeId: plan.employeeId,
        after: { workPlanId, occurredOn, title, url, sha256: kept?.sha256 ?? null },
      });
    });
    return id;
  }

  /** Takes evidence of the caller back. Throws REQUEST.NOT_FOUND, WORK_PLAN.NOT_THE_OWNER, WRONG_STATE, PERIOD_RATED, MONITORING.ENTRY_CLOSED. */
  async withdraw(actor: Actor, id: string): Promise<void> {
    await this.db.transaction(async () => {
      const [found] = await this.db.find(Evidence, { id });
      if (!found) throw requestProblems.NOT_FOUND();
      const plan = await this.access.load(actor, found.workPlanId, 'owner');
      const evidence = await this.db.lock(Evidence, { id });
      if (!evidence || evidence.withdrawnAt) throw requestProblems.NOT_FOUND();
      await this.entries.requireOpen(plan, evidence.occurredOn);
      const now = this.clock.now();
      const facts = { withdrawnAt: now, updatedAt: now, version: evidence.version + 1 };
      await this.db.update(Evidence, { id }, facts);
      await this.audit.record({
        action: 'evidence.withdraw',
        object: { type: 'evidence', id },
        subjectEmployeeId: plan.employeeId,
      });
    });
  }

  /** The plan and the day for which evidence is added, locked. */
  private async placeOf(actor: Actor, workPlanId: string, input: EvidenceRequest) {
    const plan = await this.access.load(actor, workPlanId, 'owner');
    const occurredOn = input.occurredOn ?? earlier(plan.endsOn, this.clock.today());
    await this.entries.requireOpen(plan, occurredOn, '/occurredOn');
    await this.requireOfPlan(workPlanId, input.links);
    return { plan, occurredOn };
  }

  /** Looks at what was uploaded, takes particulars out of photos and keeps the rest. */
  private async keepUpload({ accountId }: Actor, uploadId: string): Promise<Kept> {
    const [upload] = await this.db.transaction(() => this.db.find(EvidenceUpload, { id: uploadId, accountId }));
    if (!upload || upload.expiresAt <= this.clock.now()) throw unknown();
    const { offsetBytes: offset, sizeBytes, scanEngine: engine, scannedAt: at } = upload;
    if (offset < sizeBytes) throw evidenceProblems.UPLOAD_INCOMPLETE({ offset, sizeBytes });
    const sent = await this.partial.content(uploadId, sizeBytes);
    const mediaType = await mediaTypeOf(sent, upload.fileName);
    const content = mediaType === null ? null : await cleaned(sent, mediaType);
    if (mediaType === null || content === null) {
      const allowed = Object.values(MEDIA_TYPES).map(([end = '']) => end.toUpperCase());
      throw refusedAt(evidenceProblems.TYPE_REFUSED, { allowed: allowed.join(', ') }, '/uploadId');
    }
    const scan = engine === null || at === null ? null : { engine, at };
    const brought = { uploadId, content, sha256: await sha256OfContent(content), scan };
    await this.files.keep(brought);
    const fileName = keptName(upload.fileName, mediaType);
    return { ...brought, fileName, mediaType, isCleaned: content.isCleaned };
  }

  /** Makes an upload a file of evidence; the upload is over. */
  private async take({ accountId }: Actor, kept: Kept): Promise<Pick<Evidence, keyof typeof NO_FILE>> {
    const { uploadId: id, fileName, mediaType, isCleaned } = kept;
    if ((await this.db.remove(EvidenceUpload, { id, accountId, sha256: kept.sha256 })) === 0) throw unknown();
    this.uploads.forget(id);
    return { fileId: await this.files.rowOf(kept), fileName, mediaType, isCleaned };
  }

  private async requireOfPlan(workPlanId: string, links: Links): Promise<void> {
    const seen = new Set<string>();
    for (const [at, link] of links.entries()) {
      const named = TARGETS.filter(([field]) => link[field] !== undefined);
      const [field, from] = named[0] ?? [];
      const target = field && link[field];
      const sql = `SELECT id FROM ${from} id = ? AND workPlanId = ?`;
      const isOne = named.length === 1 && target !== undefined && !seen.has(target);
      if (!isOne || (await this.db.rows(sql, [target, workPlanId])).length === 0)
        throw refusedAt(evidenceProblems.PROVES_NOTHING, {}, `/links/${at}`);
      seen.add(target);
    }
  }
}

const unknown = () => refusedAt(evidenceProblems.UPLOAD_UNKNOWN, {}, '/uploadId');

/** A photo without particulars, which alone is taken into memory; everything else as it is; null for one that is damaged. */
async function cleaned(sent: Content, mediaType: string): Promise<(Content & { readonly isCleaned: boolean }) | null> {
  if (!isPhoto(mediaType)) return { ...sent, isCleaned: false };
  try {
    const bytes = await sent.read(0, sent.sizeBytes);
    const clean = withoutParticulars(bytes, mediaType);
    return { ...bytesContent(clean), isCleaned: !clean.equals(bytes) };
  } catch (error) {
    if (error instanceof DamagedPhoto) return null;
    throw error;
  }
}
