import type { Setting } from '../forms/parts.js';
import type { DocumentModel } from '../layout/model.js';
import type { DocumentKind } from '../domain/document-kinds.js';

/** A document as it is prepared: what it is about, and how it looks with a setting. */
export interface Paper {
  readonly kind: DocumentKind;
  /** What it is about; documents with the same contents about the same thing are one. */
  readonly subjectId: string;
  /** The version of that which was signed. */
  readonly subjectVersion: number;
  /** Whose it is; null for one about a unit. */
  readonly employeeId: string | null;
  /** Who else is named in it, and is no pseudonym: with each of them its file goes. */
  readonly names?: readonly string[];
  /** True for what is signed, and so is issued; anything else is a draft without number and code. */
  readonly isFinal: boolean;
  /** Large across a draft. */
  readonly draftMark: string;
  /** Without its ending. */
  readonly fileName: string;
  readonly model: (setting: Setting) => DocumentModel;
}

/** A name of a file from words: plain letters, digits and hyphens. */
export function fileNameOf(...words: readonly string[]): string {
  const plain = words.join(' ').normalize('NFKD').replace(/\p{M}/gu, '');
  return plain
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 120);
}

export const DRAFT = 'DRAF';
