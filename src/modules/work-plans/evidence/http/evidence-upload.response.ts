/** A file that is on its way. */
export class EvidenceUploadResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d81' */
  id!: string;
  /** The name of the file, as it was sent. @example 'laporan-triwulan-1.pdf' */
  fileName!: string;
  /** How many bytes it has. @example 184320 */
  sizeBytes!: number;
  /** How many bytes have come; it goes on from here. @example 65536 */
  offsetBytes!: number;
  /** When it is forgotten, unless it is evidence by then. @example '2026-03-03T02:11:00.000Z' */
  expiresAt!: string;
}
