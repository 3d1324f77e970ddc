import { Injectable } from '@nestjs/common';
import { Database } from '../../../kernel/database/database.js';
import { AppraisalDocumentsApi, ObjectionDocumentsApi } from '../../appraisals/index.js';
import { WorkPlanDocumentsApi } from '../../work-plans/index.js';
import type { DocumentKind } from '../domain/document-kinds.js';
import { type DocumentState, type SubjectStanding, stateOf } from '../domain/document-state.js';
import { typedCode } from '../domain/verification-code.js';
import type { IssuedDocument, SealedWith } from '../persistence/issued-document.entity.js';

/** What whoever holds a document may know of it: nothing of a person. */
export interface VerifiedDocument {
  readonly state: DocumentState;
  readonly kind: DocumentKind | null;
  readonly number: string | null;
  readonly issuer: string | null;
  readonly issuedOn: string | null;
  readonly pages: number | null;
  readonly sealedWith: SealedWith | null;
  /** Whether a file is the one that was issued; null where none was asked about, and where that one was erased. */
  readonly isFileGenuine: boolean | null;
}

const ENTRY = `SELECT kind, subjectId, subjectVersion, number, issuer, issuedOn, pages, sealedWith, sha256, replacedAt
  FROM issued_document WHERE code = ?`;
const UNKNOWN: VerifiedDocument = {
  ...{ state: 'UNKNOWN', kind: null, number: null, issuer: null, issuedOn: null },
  ...{ pages: null, sealedWith: null, isFileGenuine: null },
};

type Entry = Pick<
  IssuedDocument,
  'kind' | 'subjectId' | 'subjectVersion' | 'number' | 'issuer' | 'issuedOn' | 'pages' | 'sealedWith' | 'sha256'
> & {
  readonly replacedAt: unknown;
};

/** Answers whoever asks whether a document is genuine, without saying whose it is. Rule DC-6. */
@Injectable()
export class DocumentVerification {
  constructor(
    private readonly db: Database,
    private readonly plans: WorkPlanDocumentsApi,
    private readonly appraisals: AppraisalDocumentsApi,
    private readonly objections: ObjectionDocumentsApi,
  ) {}

  /** What the register says of a code as somebody typed it, and of a file of which he gives the SHA-256. */
  async verify(typed: string, sha256?: string): Promise<VerifiedDocument> {
    const code = typedCode(typed);
    const [entry] = code === null ? [] : await this.db.rows<Entry>(ENTRY, [code]);
    if (!entry) return UNKNOWN;
    const { kind, number, issuer, issuedOn, sealedWith } = entry;
    const standing = await this.standingOf(entry);
    const issued = { subjectVersion: Number(entry.subjectVersion), isReplaced: entry.replacedAt !== null };
    return {
      ...{ state: stateOf(issued, standing), kind, number, issuer, issuedOn, sealedWith },
      pages: Number(entry.pages),
      isFileGenuine: sha256 === undefined || entry.sha256 === null ? null : entry.sha256 === sha256.toLowerCase(),
    };
  }

  private async standingOf({ kind, subjectId }: Entry): Promise<SubjectStanding | null> {
    if (kind === 'EVALUASI_KINERJA' || kind === 'DOKUMEN_EVALUASI') {
      const appraisal = await this.appraisals.standing(subjectId);
      return appraisal ? { isVoid: appraisal.isAnnulled, version: appraisal.signedVersion } : null;
    }
    if (kind === 'KEBERATAN' || kind === 'KEPUTUSAN_KEBERATAN') {
      const objection = await this.objections.standing(subjectId);
      return objection ? { isVoid: objection.isVoid, version: null } : null;
    }
    if (kind !== 'SKP' && kind !== 'RENCANA_AKSI' && kind !== 'MATRIKS_PERAN_HASIL') return null;
    const plan = await this.plans.standing(subjectId);
    if (!plan) return null;
    // Action plan and matrix go on while the plan stays as it was signed.
    return { isVoid: plan.isCancelled, version: kind === 'SKP' ? plan.signedVersion : null };
  }
}
