import type { DataRequestStatus, Urgency } from '../domain/data-request.states.js';
import type { RefusalGround } from '../domain/refusal-grounds.js';
import type { RequestKind } from '../persistence/data-request.entity.js';
import type { RequestField } from '../request-fields.js';

/** A request about the own data. */
export class DataRequestResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d61' */
  id!: string;
  /** Whose data it is about. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  employeeId!: string;
  /** Name with titles. @example 'Siti Aminah, S.Kom.' */
  displayName!: string;
  /** CORRECTION of a field, or ERASURE of the person. @example 'CORRECTION' */
  kind!: RequestKind;
  /** What is to be corrected; null for an erasure. @example 'birthPlace' */
  field!: RequestField | null;
  /** What is right, where you may see that field of the person; a NIK with its middle hidden, but for the person who asks for this one. @example 'Semarang' */
  wantedValue!: string | null;
  /** Why. @example 'Tempat lahir di akta kelahiran adalah Semarang.' */
  reason!: string;
  /** The document that proves it. @example 'Akta kelahiran 3374-LT-01011987-0001' */
  evidence!: string | null;
  /** State of the request. @example 'FILED' */
  status!: DataRequestStatus;
  /** When it was filed. @example '2026-03-02T02:15:00.000Z' */
  filedAt!: string;
  /** By when it is decided: 3 × 24 hours after it was filed. @example '2026-03-05T02:15:00.000Z' */
  dueAt!: string;
  /** How a request that waits stands to that; null once it is over. @example 'OPEN' */
  urgency!: Urgency | null;
  /** When it was decided. @example '2026-03-03T02:15:00.000Z' */
  decidedAt!: string | null;
  /** What the person is told. @example 'Tempat lahir sudah diubah menjadi Semarang.' */
  answer!: string | null;
  /** The ground of a refusal. @example 'NOT_PROVEN' */
  ground!: RefusalGround | null;
  /**
   * The ground in words, in the language of the request.
   * @example 'Bukti untuk perubahan ini tidak ada atau tidak cukup.'
   */
  groundText!: string | null;
  /** True when the service made the change itself. @example true */
  isApplied!: boolean;
  /** Version for If-Match. @example 1 */
  version!: number;
}
