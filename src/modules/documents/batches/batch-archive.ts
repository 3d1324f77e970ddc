import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { ZipFile } from 'yazl';
import { newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { fileContent } from '../../../kernel/files/content.js';
import { displayName, employeeTables, type Titled } from '../../employees/index.js';
import { fileNameOf } from '../papers/paper.js';
import { type BatchKind, NOTHING } from '../persistence/document-batch.entity.js';
import { HeldFiles } from '../register/held-files.js';

const ITEMS = `SELECT i.sequence, i.subjectId, i.outcome, b.kind, d.number, d.sha256, d.createdAt, e.name, e.frontTitle, e.backTitle, e.nip
  FROM document_batch_item i JOIN document_batch b ON b.id = i.documentBatchId JOIN ${employeeTables.employee} e ON e.id = i.employeeId
  LEFT JOIN issued_document d ON d.id = i.documentId WHERE i.documentBatchId = ? ORDER BY i.sequence`;

interface ItemRow extends Titled {
  readonly sequence: number;
  readonly subjectId: string;
  readonly kind: BatchKind;
  readonly outcome: string;
  readonly number: string | null;
  readonly sha256: string | null;
  readonly nip: string | null;
}

/** What was made of a batch. */
export interface MadeArchive {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly issued: number;
  readonly skipped: number;
}

/** Makes the archive of a batch: its documents, and a list of them. The bytes go from file to file and are never all in memory. */
@Injectable()
export class BatchArchive {
  constructor(
    private readonly db: Database,
    private readonly files: HeldFiles,
  ) {}

  /** Keeps the archive, which nothing holds yet, and answers what is in it. Throws FilesAway, FileMissing. */
  async make(documentBatchId: string, signal: AbortSignal): Promise<MadeArchive> {
    const items = await this.db.rows<ItemRow>(ITEMS, [documentBatchId]);
    const folder = await mkdtemp(join(tmpdir(), 'sasaran-batch-'));
    try {
      const path = join(folder, 'dokumen.zip');
      const zip = new ZipFile();
      const written = pipeline(zip.outputStream, createWriteStream(path, { mode: 0o600 }), { signal });
      // An error of a source is no end of the archive by itself.
      const failed = new Promise<never>((_resolve, reject) => zip.on('error', reject));
      zip.addBuffer(Buffer.from(listOf(items)), 'daftar.csv');
      const held = items.filter(({ sha256 }) => sha256 !== null);
      for (const item of held) this.add(zip, item);
      // No two archives have the same bytes.
      zip.end({ comment: newId(), forceZip64Format: false });
      await Promise.race([written, failed]);
      const content = await fileContent(path);
      const sha256 = await this.files.put(content);
      return { sha256, sizeBytes: content.sizeBytes, issued: held.length, skipped: items.length - held.length };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** A PDF is compressed already. */
  private add(zip: ZipFile, item: ItemRow): void {
    zip.addReadStreamLazy(entryName(item), { compress: false }, (give) => {
      this.files.open(item.sha256 ?? '').then(
        (stream) => give(null, stream),
        (error: unknown) => give(error, undefined as never),
      );
    });
  }
}

const entryName = ({ sequence, number, ...names }: ItemRow): string =>
  `${String(sequence).padStart(4, '0')}-${fileNameOf(number ?? '', displayName(names))}.pdf`;

/** Why somebody has no document. */
function reasonOf({ subjectId, kind }: Pick<ItemRow, 'subjectId' | 'kind'>): string {
  if (subjectId !== NOTHING) return 'Tidak berlaku lagi saat dokumen dibuat';
  return kind === 'SKP' ? 'Belum ada SKP yang disepakati' : 'Belum ada penilaian yang diterbitkan';
}

/** For people and Excel: semicolons, quoted, with the mark of UTF-8. */
function listOf(items: readonly ItemRow[]): string {
  const rows = items.map((item) => [
    String(item.sequence),
    displayName(item),
    item.nip ?? '',
    item.number ?? '',
    item.outcome === 'ISSUED' ? entryName(item) : '',
    item.outcome === 'ISSUED' ? '' : reasonOf(item),
  ]);
  const lines = [['No', 'Nama', 'NIP', 'Nomor dokumen', 'Berkas', 'Alasan tidak diterbitkan'], ...rows];
  return `\ufeff${lines.map((cells) => cells.map(quoted).join(';')).join('\r\n')}\r\n`;
}

/** A cell that begins like a formula is text. */
function quoted(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
