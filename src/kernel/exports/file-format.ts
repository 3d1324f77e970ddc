import type { FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';

/** The files as which a list is answered, by the value of `format`, with their media types. */
export const FILE_TYPES = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
export type FileFormat = keyof typeof FILE_TYPES;

const JSON_TYPE = 'application/json';
const FORMAT_OF: ReadonlyMap<string, FileFormat> = new Map([
  [FILE_TYPES.csv, 'csv'],
  [FILE_TYPES.xlsx, 'xlsx'],
]);
/** What only a header that may want a file has in it; all others are not looked at. */
const MAY_WANT_FILE = /text\/(csv|\*)|spreadsheetml/i;

/** The file that a request to a list asks for: by `format`, otherwise by the header `Accept`; null for JSON. */
export function fileFormatOf({ query, headers }: Pick<FastifyRequest, 'query' | 'headers'>): FileFormat | null {
  const { format } = query as { format?: unknown };
  if (format !== undefined) return format === 'csv' || format === 'xlsx' ? format : null;
  const { accept } = headers;
  if (accept === undefined || !MAY_WANT_FILE.test(accept)) return null;
  const best = new Negotiator({ headers: { accept } }).mediaType([JSON_TYPE, ...FORMAT_OF.keys()]);
  return FORMAT_OF.get(best ?? '') ?? null;
}
