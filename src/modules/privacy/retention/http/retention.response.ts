import type { RetentionClass } from '../../../../kernel/personal-data/retention-classes.js';

/** A class of data with its period. */
export class RetentionClassResponse {
  /** Code of the class. @example 'PERSON' */
  code!: RetentionClass;
  /** What it is, in the language of the request. @example 'Orang dan riwayatnya' */
  name!: string;
  /** The setting that tells the period; null where it is fixed. @example 'LEFT_PERSON_DAYS' */
  setting!: string | null;
  /** The period in days; null where nothing ends. @example 3653 */
  days!: number | null;
  /**
   * What is done when the time is over.
   * @example 'Setelah keluar: menjadi nama samaran; angka kinerja tetap ada tanpa orangnya.'
   */
  does!: string;
  /** The job that does it; null where nothing does. @example 'retention.erase-due' */
  job!: string | null;
  /** When that job last had its turn; null before the first. @example '2026-03-02T20:15:00.000Z' */
  lastRunAt!: string | null;
  /** Tables of this class. @example ['employee', 'employee_number'] */
  tables!: string[];
}

/** All classes of data. */
export class RetentionClassesResponse {
  /** Each with its period. */
  classes!: RetentionClassResponse[];
}

/** Somebody whose time is over. */
export class DuePersonResponse {
  /** The employee. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  employeeId!: string;
  /** Name with titles. @example 'Siti Aminah, S.Kom.' */
  displayName!: string;
  /** Since when the person has left. @example '2015-04-01' */
  leftOn!: string;
  /** When the erasure was announced; null before. @example '2026-03-02T20:15:00.000Z' */
  noticedAt!: string | null;
  /** The first day on which the person is erased; null before the notice. @example '2026-04-02' */
  eraseOn!: string | null;
  /** True while a hold keeps the person. @example false */
  isHeld!: boolean;
}

/** Who would be erased, and of what. */
export class DueResponse {
  /** People whose time is over, the earliest first; at most 1,000. */
  people!: DuePersonResponse[];
  /** How many there are. @example 3 */
  count!: number;
  /** Tables in which rows of theirs would be removed. @example ['employee_number', 'session'] */
  removedFrom!: string[];
  /** Tables in which columns would be overwritten, as `table.column`. @example ['employee.name'] */
  overwritten!: string[];
}

/** Somebody is held from erasure. */
export class HoldResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d62' */
  id!: string;
  /** The employee. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  employeeId!: string;
  /** Name with titles; that of the pseudonym once the person is one. @example 'Siti Aminah, S.Sos.' */
  employeeName!: string;
  /** Why. @example 'Pemeriksaan Inspektorat atas penilaian tahun 2025' */
  reason!: string;
  /** Number of the letter. @example '700/12/2026' */
  letterNumber!: string | null;
  /** When it was placed. @example '2026-03-02T02:15:00.000Z' */
  placedAt!: string;
  /** When it was let go; null while it holds. @example '2026-06-02T02:15:00.000Z' */
  releasedAt!: string | null;
  /** Why it was let go. @example 'Pemeriksaan selesai' */
  releaseReason!: string | null;
  /** Version for If-Match. @example 1 */
  version!: number;
}

/** One run of the retention that did something. */
export class RetentionRunResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d63' */
  id!: string;
  /** When it began. @example '2026-03-02T20:15:00.000Z' */
  startedAt!: string;
  /** How many people were told of. @example 2 */
  announced!: number;
  /** How many people became pseudonyms. @example 1 */
  erased!: number;
  /** How many were due but held. @example 0 */
  held!: number;
  /** How many decided requests were removed. @example 4 */
  requests!: number;
}
