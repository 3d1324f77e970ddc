import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { MultipartFile } from '@fastify/multipart';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Config } from '../../../config/config.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { shownName } from '../../../kernel/files/shown-name.js';
import { inputFault } from '../../../kernel/http/input-faults.js';
import { uploadRefusal } from '../../../kernel/http/multipart.js';
import { isId } from '../../../kernel/http/validators.js';
import { CONFIG } from '../../../kernel/kernel.tokens.js';
import { importProblems } from './import.problems.js';
import {
  COMPLETENESS,
  type Completeness,
  FULL_KINDS,
  IMPORT_KINDS,
  type ImportKindCode,
} from './persistence/import.entity.js';

/** A file that was received whole and lies in the service's folder. */
export interface Upload {
  /** Also the name of the file there: nothing of the sender's name reaches the disk. */
  readonly id: string;
  readonly kind: ImportKindCode;
  /** PARTIAL when it is left out. */
  readonly completeness?: Completeness;
  readonly fileName: string;
  readonly sha256: string;
  /** The profile by which it is to be read; null without one. */
  readonly profileId: string | null;
}
type StoredFile = Pick<Upload, 'fileName' | 'sha256'>;

const FIELDS = ['kind', 'completeness', 'profile'];

/** A file this old was left behind by a crash: its check has long been done, or never will be. */
const FORGOTTEN_MS = 7 * 24 * 3_600_000;

/** Uploaded files between their arrival and the end of their check. */
@Injectable()
export class Uploads {
  private readonly folder: string;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
  ) {
    this.folder = join(config.dataDir, 'uploads');
  }

  /**
   * Writes the part `file` to disk as it arrives and reads the fields beside it; what is refused leaves nothing behind.
   * Throws IMPORT.FILE_REQUIRED, IMPORT.UPLOAD_BROKEN, REQUEST.INVALID, REQUEST.BODY_TOO_LARGE, REQUEST.UNSUPPORTED_MEDIA.
   */
  async receive(request: FastifyRequest): Promise<Upload> {
    if (!request.isMultipart()) throw requestProblems.UNSUPPORTED_MEDIA({ accepted: 'multipart/form-data' });
    const id = newId();
    await this.removeForgotten();
    try {
      return await this.readParts(request, id);
    } catch (error) {
      await this.remove(id);
      throw uploadRefusal(error, { missing: importProblems.FILE_REQUIRED, broken: importProblems.UPLOAD_BROKEN });
    }
  }

  /** Where the file of an import lies. */
  pathOf(id: string): string {
    return join(this.folder, id);
  }

  /** Forgets a file; one that is gone already is no fault. */
  async remove(id: string): Promise<void> {
    await rm(this.pathOf(id), { force: true });
  }

  /** Such files hold what the export says of everybody; they may not lie about. */
  private async removeForgotten(): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const before = this.clock.now().getTime() - FORGOTTEN_MS;
    for (const name of await readdir(this.folder)) {
      const file = await stat(this.pathOf(name)).catch(() => null);
      if (file && file.mtimeMs < before) await this.remove(name);
    }
  }

  private async readParts(request: FastifyRequest, id: string): Promise<Upload> {
    let file: StoredFile | undefined;
    const fields = new Map<string, unknown>();
    for await (const part of request.parts()) {
      const isField = part.type === 'field' && FIELDS.includes(part.fieldname);
      if (part.type === 'file' && part.fieldname === 'file') file = await this.store(part, id);
      else if (isField) fields.set(part.fieldname, part.value);
      else throw requestProblems.INVALID({}, [inputFault({ pointer: `/${part.fieldname}` }, 'UNKNOWN')]);
    }
    const kind = oneOf('kind', IMPORT_KINDS, fields.get('kind'));
    const completeness = fields.has('completeness')
      ? oneOf('completeness', COMPLETENESS, fields.get('completeness'))
      : 'PARTIAL';
    if (completeness === 'FULL' && !FULL_KINDS.includes(kind)) {
      const fault = inputFault({ pointer: '/completeness' }, 'NOT_ALLOWED', { allowed: 'PARTIAL' });
      throw requestProblems.INVALID({}, [fault]);
    }
    const profileId = fields.get('profile') ?? null;
    if (profileId !== null && !isId(profileId))
      throw requestProblems.INVALID({}, [inputFault({ pointer: '/profile' }, 'NOT_ID')]);
    if (!file) throw importProblems.FILE_REQUIRED({}, [inputFault({ pointer: '/file' }, 'REQUIRED')]);
    return { id, kind, completeness, profileId, ...file };
  }

  private async store(part: MultipartFile, id: string): Promise<StoredFile> {
    const hash = createHash('sha256');
    const hashed = async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
      for await (const piece of source) {
        hash.update(piece);
        yield piece;
      }
    };
    await pipeline(part.file, hashed, createWriteStream(this.pathOf(id), { flags: 'wx', mode: 0o600 }));
    if (part.file.truncated) throw requestProblems.BODY_TOO_LARGE({ limitBytes: this.config.uploadLimitBytes });
    return { fileName: shownName(part.filename), sha256: hash.digest('hex') };
  }
}

/** One of the values of a field. Throws REQUEST.INVALID. */
function oneOf<T extends string>(field: string, allowed: readonly T[], written: unknown): T {
  const value = allowed.find((one) => one === written);
  if (value !== undefined) return value;
  const code = written === undefined ? 'REQUIRED' : 'NOT_ALLOWED';
  throw requestProblems.INVALID({}, [inputFault({ pointer: `/${field}` }, code, { allowed: allowed.join(', ') })]);
}
