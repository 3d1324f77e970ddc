import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { isDuplicate } from '../../../kernel/database/dialect.js';
import { documentNumber, type DocumentKind, NUMBER_WORDS } from '../domain/document-kinds.js';
import { CODE_LENGTH, codeOf } from '../domain/verification-code.js';
import { DocumentSequence, IssuedDocument } from '../persistence/issued-document.entity.js';

/** A document of the register as far as it is needed to give its file. */
export type RegisteredFile = Pick<IssuedDocument, 'id' | 'number' | 'sha256' | 'sizeBytes'>;
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

const FILE = `SELECT id, number, sha256, sizeBytes, replacedAt FROM issued_document
  WHERE kind = ? AND subjectId = ? AND contentsHash = ?`;

/** The register of documents: what was issued, under which number, code and hash. Rules DC-4 to DC-6. */
@Injectable()
export class DocumentRegister {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** The document with these contents, if it was issued; one that had been replaced counts again. */
  async find(kind: DocumentKind, subjectId: string, contentsHash: string): Promise<RegisteredFile | undefined> {
    const [row] = await this.db.rows<RegisteredFile & { replacedAt: unknown }>(FILE, [kind, subjectId, contentsHash]);
    if (!row || row.sha256 === null) return undefined;
    if (row.replacedAt !== null) await this.db.transaction(() => this.makeLatest(kind, subjectId, row.id));
    return row;
  }

  /** A number and a code for a document that is about to be made; one that is not made after all leaves a gap. */
  async reserve(kind: DocumentKind): Promise<Pick<IssuedDocument, 'number' | 'code'>> {
    const year = this.clock.today().slice(0, 4);
    const sequence = await this.db.transaction(() => this.next(`${NUMBER_WORDS[kind]}/${year}`));
    return { number: documentNumber(kind, year, sequence), code: codeOf(randomBytes(CODE_LENGTH)) };
  }

  /** Enters a document whose file is kept; where somebody else was quicker with the same contents, that one counts. */
  async enter(document: NewDocument): Promise<RegisteredFile> {
    const { kind, subjectId, contentsHash } = document;
    const [id, now] = [newId(), this.clock.now()];
    try {
      await this.db.transaction(async () => {
        const stamps = {
          issuedOn: this.clock.today(now),
          replacedAt: null,
          createdAt: now,
          updatedAt: now,
          version: 1,
        };
        await this.db.insert(IssuedDocument, { id, ...document, ...stamps });
        await this.makeLatest(kind, subjectId, id);
        const { number, sha256, pages, employeeId, sealedWith } = document;
        await this.audit.record({
          action: 'document.issue',
          object: { type: 'issued-document', id },
          subjectEmployeeId: employeeId,
          facts: { kind, subjectId, number, sha256, pages, sealedWith },
        });
      });
    } catch (error) {
      const other = isDuplicate(error, 'contentsHash') ? await this.find(kind, subjectId, contentsHash) : undefined;
      if (!other) throw error;
      return other;
    }
    return { id, number: document.number, sha256: document.sha256, sizeBytes: document.sizeBytes };
  }

  /** All other documents of this kind about the same thing are replaced by this one. */
  private async makeLatest(kind: DocumentKind, subjectId: string, id: string): Promise<void> {
    const now = this.clock.now();
    const others = `UPDATE issued_document SET replacedAt = ?, updatedAt = ?, version = version + 1
      WHERE kind = ? AND subjectId = ? AND id <> ? AND replacedAt IS NULL`;
    await this.db.change(others, [now, now, kind, subjectId, id]);
    const own =
      'UPDATE issued_document SET replacedAt = NULL, updatedAt = ?, version = version + 1 WHERE id = ? AND replacedAt IS NOT NULL';
    await this.db.change(own, [now, id]);
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
