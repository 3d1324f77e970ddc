import type { FindingCode } from '../kinds/finding-kinds.js';

/** A finding that the HR office has settled: what differs is right all the same. */
export class FindingExceptionResponse {
  /** Its id. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  id!: string;
  /** The kind of finding. @example 'NUMBER_BIRTH_DATE' */
  kind!: FindingCode;
  /** The record. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d12' */
  recordId!: string;
  /** The person whom it is about; null of an account or a unit. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d12' */
  employeeId!: string | null;
  /** The unit of what is about a post, a letter or no person. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d12' */
  unitId!: string | null;
  /** Why it is right. @example 'NIP diterbitkan dengan tanggal lahir yang keliru dan tidak diubah BKN.' */
  reason!: string;
  /** Number of the letter that says so. @example 'B-1120/NP.02.02/2019' */
  letterNumber!: string | null;
  /** Date of that letter. @example '2019-08-12' */
  letterOn!: string | null;
  /** When it was settled. @example '2026-03-02T01:00:00.000Z' */
  createdAt!: string;
  /** False when the record has other values today, so that it counts no more. @example true */
  holds!: boolean;
}
