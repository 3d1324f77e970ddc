import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import canonicalize from 'canonicalize';
import { Clock } from '../../../kernel/clock/clock.js';
import { bytesContent } from '../../../kernel/files/content.js';
import { EmployeesApi } from '../../employees/index.js';
import { Renderer } from '../layout/renderer.js';
import type { Paper } from '../papers/paper.js';
import { documentProblems } from '../documents.problems.js';
import { DocumentSigner, SignerAway } from '../signing/document-signer.js';
import { DocumentRegister, type RegisteredFile } from './document-register.js';
import { DocumentSettings } from './document-settings.js';
import { HeldFiles } from './held-files.js';

/** A document as it is sent. */
export interface GivenDocument {
  /** Of the register; null for a draft. */
  readonly documentId: string | null;
  readonly fileName: string;
  /** Tells one state of the document from every other, before its file is made. */
  readonly tag: string;
  readonly open: () => Promise<{ readonly stream: Readable; readonly sizeBytes: number }>;
}

/** Changes with the layout of forms, so that a document in a new layout is a new one. */
const EDITION = 3;

/**
 * Gives documents: drafts as they are at this moment, what is signed as it was issued once. It is issued when somebody asks for it first:
 * set, sealed, kept and entered in the register; the same contents are the same file ever after. Rule DC-4.
 */
@Injectable()
export class DocumentIssuing {
  private readonly underWay = new Map<string, Promise<RegisteredFile>>();

  constructor(
    private readonly clock: Clock,
    private readonly files: HeldFiles,
    private readonly employees: EmployeesApi,
    private readonly renderer: Renderer,
    private readonly settings: DocumentSettings,
    private readonly register: DocumentRegister,
    private readonly signer: DocumentSigner,
  ) {}

  /** A document for whoever was let through to it. Throws DOCUMENT.ERASED, SIGNER_AWAY, FilesAway. */
  async give(paper: Paper, accountId: string): Promise<GivenDocument> {
    if (!paper.isFinal) {
      await this.requireKept(paper);
      return this.draft(paper);
    }
    const { id, sha256, sizeBytes } = await this.issue(paper, accountId);
    const open = async (): ReturnType<GivenDocument['open']> => ({
      stream: await this.files.open(sha256),
      sizeBytes: Number(sizeBytes),
    });
    return { documentId: id, fileName: `${paper.fileName}.pdf`, tag: sha256.slice(0, 32), open };
  }

  /** The entry of the register for what is signed, made now if it was not before. Throws DOCUMENT.ERASED, SIGNER_AWAY, FilesAway. */
  async issue(paper: Paper, accountId: string): Promise<RegisteredFile> {
    await this.requireKept(paper);
    const { kind, subjectId, subjectVersion } = paper;
    const plain = await this.settings.plain();
    const contentsHash = this.hashOf(paper.model(plain));
    const known = await this.register.find({ kind, subjectId, contentsHash, subjectVersion });
    if (known) return known;
    const key = `${kind} ${subjectId} ${contentsHash}`;
    const making = this.underWay.get(key) ?? this.make(paper, contentsHash, accountId);
    this.underWay.set(key, making);
    return making.finally(() => this.underWay.delete(key));
  }

  /** Of a pseudonym there are no documents. */
  private async requireKept({ employeeId }: Paper): Promise<void> {
    if (employeeId !== null && (await this.employees.isErased(employeeId))) throw documentProblems.ERASED();
  }

  private async draft(paper: Paper): Promise<GivenDocument> {
    const model = paper.model({ ...(await this.settings.plain()), watermark: paper.draftMark });
    const open = async (): ReturnType<GivenDocument['open']> => {
      const { bytes } = await this.renderer.render(model);
      return { stream: Readable.from([Buffer.from(bytes)]), sizeBytes: bytes.byteLength };
    };
    return {
      documentId: null,
      fileName: `${paper.fileName}-draf.pdf`,
      tag: `draf-${this.hashOf(model).slice(0, 32)}`,
      open,
    };
  }

  private async make(paper: Paper, contentsHash: string, createdByAccountId: string): Promise<RegisteredFile> {
    const { kind, subjectId, subjectVersion, employeeId, names = [] } = paper;
    const plain = await this.settings.plain();
    const { number, code } = await this.register.reserve(kind);
    const seal = this.settings.sealOf(plain.government, code, await this.signer.words());
    const { bytes, pages } = await this.renderer.render(paper.model({ ...plain, number, seal }));
    const sealed = await this.sealed(Buffer.from(bytes), number, plain.place);
    const sha256 = await this.files.put(bytesContent(sealed.bytes));
    const document = {
      ...{ kind, subjectId, subjectVersion, employeeId, contentsHash, number, code, sha256, pages },
      ...{ sizeBytes: sealed.bytes.length, sealedWith: this.signer.kind, sealId: sealed.sealId },
      ...{ issuer: plain.government, createdByAccountId },
    };
    return this.register.enter(document, names);
  }

  private async sealed(file: Buffer, number: string, place: string) {
    try {
      return await this.signer.seal(file, { reason: `Penerbitan dokumen ${number}`, place, at: this.clock.now() });
    } catch (error) {
      if (error instanceof SignerAway) throw documentProblems.SIGNER_AWAY({}, [], 60);
      throw error;
    }
  }

  private hashOf(model: object): string {
    const text = canonicalize({ edition: EDITION, sealedWith: this.signer.kind, model }) ?? '';
    return createHash('sha256').update(text).digest('hex');
  }
}
