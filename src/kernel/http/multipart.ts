import type { FastifyRequest } from 'fastify';
import { DomainError, type ProblemFactory } from '../errors/domain-error.js';
import { requestProblems } from '../errors/problems.js';
import { inputFault } from './input-faults.js';

/** What an upload is refused with: no file or more than one, and a body that is incomplete or malformed. */
export interface UploadRefusals {
  readonly missing: ProblemFactory;
  readonly broken: ProblemFactory;
}

/** A small file with the fields that came with it. */
export interface SmallUpload {
  readonly bytes: Buffer;
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * Reads the part `file` into memory, and these fields; any other part is refused. For files that are small by nature; larger
 * ones are written to disk as they arrive. Throws the refusals, REQUEST.INVALID, BODY_TOO_LARGE, UNSUPPORTED_MEDIA.
 */
export async function receiveSmallFile(
  request: FastifyRequest,
  names: readonly string[],
  limitBytes: number,
  refusals: UploadRefusals,
): Promise<SmallUpload> {
  if (!request.isMultipart()) throw requestProblems.UNSUPPORTED_MEDIA({ accepted: 'multipart/form-data' });
  const pieces: Buffer[] = [];
  const fields: Record<string, string> = {};
  let size = 0;
  let hasFile = false;
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field' && names.includes(part.fieldname)) fields[part.fieldname] = String(part.value);
      else if (part.type !== 'file' || part.fieldname !== 'file')
        throw requestProblems.INVALID({}, [inputFault({ pointer: `/${part.fieldname}` }, 'UNKNOWN')]);
      else {
        hasFile = true;
        for await (const piece of part.file as AsyncIterable<Buffer>) {
          if ((size += piece.length) > limitBytes) throw requestProblems.BODY_TOO_LARGE({ limitBytes });
          pieces.push(piece);
        }
      }
    }
  } catch (error) {
    throw uploadRefusal(error, refusals);
  }
  if (!hasFile) throw refusals.missing({}, [inputFault({ pointer: '/file' }, 'REQUIRED')]);
  return { bytes: Buffer.concat(pieces), fields };
}

/** What a failure while an upload is read is answered with. */
export function uploadRefusal(error: unknown, { missing, broken }: UploadRefusals): unknown {
  const { code, statusCode } = (error ?? {}) as { code?: string; statusCode?: number };
  if (error instanceof DomainError || code === 'FST_REQ_FILE_TOO_LARGE') return error;
  if (code === 'FST_FILES_LIMIT') return missing();
  // A full disk or a folder that cannot be written is our fault, not the sender's.
  const isOurs = code !== undefined && /^E[A-Z]+$/.test(code) && code !== 'ECONNRESET';
  return isOurs && statusCode === undefined ? error : broken();
}
