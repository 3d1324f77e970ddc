import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { isDuplicate } from '../../../kernel/database/dialect.js';
import { serviceProblems } from '../../../kernel/errors/problems.js';
import { EmployeesApi } from '../../employees/index.js';
import { documentProblems } from '../documents.problems.js';
import { documentNumber, type DocumentKind, NUMBER_WORDS } from '../domain/document-kinds.js';
import { CODE_LENGTH, codeOf } from '../domain/verification-code.js';
import { DocumentSequence, IssuedDocument, IssuedDocumentPerson } from '../persistence/issued-document.entity.js';
import { HeldFiles } from './held-files.js';

/** A document of the register as far as it is needed to give its file. */
export type RegisteredFile = Pick<IssuedDocument, 'id' | 'number' | 'sizeBytes'> & { readonly sha256: string };
/** What a new entry of the register says. */
export type NewDocument = Pick<
  IssuedDocument,
  | (
      | 'kind'
      | 'subjectId'
      | 'subjectVersion'
      | 'contentsHash'
      | 'number'
      | 'code'
      | 'sizeBytes'
      | 'pages'
      | 'sealedWith'
    )
  | ('sealId' | 'employeeId' | 'issuer' | 'createdByAccountId')
> & { readonly sha256: string };

/** Which contents, of which version of what they are about. */
export type Contents = Pick<IssuedDocument, 'kind' | 'subjectId' | 'contentsHash' | 'subjectVersion'>;
interface FoundRow extends Pick<IssuedDocument, 'id' | 'number' | 'sha256' | 'sizeBytes' | 'subjectVersion'> {
  readonly replacedAt: unknown;
}
type RankedDocument = Pick<IssuedDocument, 'id' | 'kind' | 'subjectId' | 'subjectVersion'>;

const FILE = `SELECT id, number, sha256, sizeBytes, replacedAt, subjectVersion FROM issued_document
  WHERE kind = ? AND subjectId = ? AND contentsHash = ?`;

/** The register of documents: what was issued, under which number, code and hash. Rules DC-4 to DC-6, DC-9. */
@Injectable()
export class DocumentRegister {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly employees: EmployeesApi,
    private readonly files: HeldFiles,
  ) {}

  /**
   * The document with these contents, if it was issued. One that had been replaced counts again where what it is about says the same in a
   * later version. Throws DOCUMENT.ERASED.
   */
  async find({ kind, subjectId, contentsHash, subjectVersion }: Contents): Promise<RegisteredFile | undefined> {
    const [row] = await this.db.rows<FoundRow>(FILE, [kind, subjectId, contentsHash]);
    if (!row) return undefined;
    const { id, number, sizeBytes, sha256, replacedAt } = row;
    if (sha256 === null) throw documentProblems.ERASED();
    if (replacedAt !== null || Number(row.subjectVersion) < subjectVersion)
      await this.db.transaction(() => this.renew({ id, kind, subjectId, subjectVersion }));
    return { id, number, sizeBytes, sha256 };
  }

  /** A number and a code for a document that is about to be made; one that is not made after all leaves a gap. */
  async reserve(kind: DocumentKind): Promise<Pick<IssuedDocument, 'number' | 'code'>> {
    const year = this.clock.today().slice(0, 4);
    const sequence = await this.db.transaction(() => this.next(`${NUMBER_WORDS[kind]}/${year}`));
    return { number: documentNumber(kind, year, sequence), code: codeOf(randomBytes(CODE_LENGTH)) };
  }

  /**
   * Enters a document whose file is kept, with who else is named in it; where somebody else was quicker with the same contents, that one
   * counts. Throws DOCUMENT.ERASED where its person became a pseudonym meanwhile, SERVICE.BUSY where one of the others did.
   */
  async enter(document: NewDocument, names: readonly string[]): Promise<RegisteredFile> {
    const { kind, subjectId, subjectVersion } = document;
    const [id, now] = [newId(), this.clock.now()];
    try {
      await this.db.transaction(async () => {
        await this.requireKept(document, names);
        await this.files.hold(document.sha256);
        const stamps = {
          issuedOn: this.clock.today(now),
          replacedAt: null,
          createdAt: now,
          updatedAt: now,
          version: 1,
        };
        await this.db.insert(IssuedDocument, { id, ...document, ...stamps });
        await this.db.insert(
          IssuedDocumentPerson,
          names.map((employeeId) => ({ id: newId(), documentId: id, employeeId })),
        );
        await this.rank({ id, kind, subjectId, subjectVersion });
        const { number, sha256, pages, employeeId, sealedWith } = document;
        await this.audit.record({
          action: 'document.issue',
          object: { type: 'issued-document', id },
          subjectEmployeeId: employeeId,
          facts: { kind, subjectId, number, sha256, pages, sealedWith },
        });
      });
    } catch (error) {
      // What cannot be dropped now is swept within the hour; why it was not entered is what counts.
      await this.files.drop(document.sha256).catch(() => undefined);
      const other = isDuplicate(error, 'contentsHash') ? await this.find(document) : undefined;
      if (!other) throw error;
      return other;
    }
    return { id, number: document.number, sha256: document.sha256, sizeBytes: document.sizeBytes };
  }

  /** Keeps those who are named from becoming pseudonyms until the transaction ends. */
  private async requireKept({ employeeId }: NewDocument, named: readonly string[]): Promise<void> {
    const names = named.toSorted();
    if (employeeId !== null && (await this.employees.isErased(employeeId))) throw documentProblems.ERASED();
    for (let at = 0; at < names.length; at += 200)
      if (await this.employees.isAnyErased(names.slice(at, at + 200))) throw serviceProblems.BUSY({}, [], 1);
  }

  /** What it is about says the same in a later version, or again. */
  private async renew(entry: RankedDocument): Promise<void> {
    const { id, subjectVersion } = entry;
    const own = await this.db.lock(IssuedDocument, { id });
    const latest = Math.max(own?.subjectVersion ?? 0, subjectVersion);
    await this.db.change('UPDATE issued_document SET subjectVersion = ? WHERE id = ?', [latest, id]);
    await this.rank({ ...entry, subjectVersion: latest });
  }

  /** A document takes the place of all others of its kind about the same thing, unless one of them is of a later version. */
  private async rank({ id, kind, subjectId, subjectVersion }: RankedDocument): Promise<void> {
    const now = this.clock.now();
    const ofSubject = [kind, subjectId, subjectVersion];
    const later = `SELECT id FROM issued_document WHERE kind = ? AND subjectId = ? AND subjectVersion > ? LIMIT 1${this.db.connection.forUpdate}`;
    const isOutdated = (await this.db.rows(later, ofSubject)).length > 0;
    const others = `UPDATE issued_document SET replacedAt = ?, updatedAt = ?, version = version + 1
      WHERE kind = ? AND subjectId = ? AND subjectVersion <= ? AND id <> ? AND replacedAt IS NULL`;
    if (!isOutdated) await this.db.change(others, [now, now, ...ofSubject, id]);
    const own = `UPDATE issued_document SET replacedAt = ?, updatedAt = ?, version = version + 1
      WHERE id = ? AND replacedAt IS ${isOutdated ? '' : 'NOT '}NULL`;
    await this.db.change(own, [isOutdated ? now : null, now, id]);
  }

  private async next(id: string): Promise<number> {
    const count = (): Promise<number> =>
      this.db.change('UPDATE document_sequence SET last = last + 1 WHERE id = ?', [id]);
    if ((await count()) === 0) {
      try {
        await this.db.insert(DocumentSequence, { id, last: 1 });
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        await count();
      }
    }
    const [row] = await this.db.rows<{ last: number }>('SELECT last FROM document_sequence WHERE id = ?', [id]);
    return Number(row?.last);
  }
}
