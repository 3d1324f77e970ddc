/** A unit of the government on a day. */
export class OrgUnitResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  id!: string;
  /** Name of the unit. @example 'Bidang Anggaran' */
  name!: string;
  /** Code of `GET /references/jenis-unit`; null where nobody has said it. @example 'BIDANG' */
  type!: string | null;
  /** The unit above; null for the government itself. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d10' */
  parentId!: string | null;
  /** Title of the post that heads the unit. @example 'Kepala Bidang Anggaran' */
  headPostTitle!: string | null;
  /** SIASN code of that post's eselon. @example '32' */
  echelonCode!: string | null;
  /** True for the Regional Secretary's unit, to whom heads of agencies report. @example false */
  isSecretariat!: boolean;
  /** Number of units directly below. @example 3 */
  childCount!: number;
  /** SIASN's id of the unit. @example 'A5EB03E23CBAF6A0E040640A040252AD' */
  externalId!: string | null;
  /** First day of the unit; null when it was there since ever. @example '2026-01-01' */
  validFrom!: string | null;
  /** Last day of the unit; null while it has none. @example '2029-12-31' */
  validUntil!: string | null;
  /** True when two whole imports in a row did not name it. @example false */
  missingInSource!: boolean;
  /** Version for If-Match. @example 1 */
  version!: number;
}

/** What a unit is from one day to another, and by which letter. */
export class OrgUnitPeriodResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d15' */
  id!: string;
  /** The unit. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  unitId!: string;
  /** Name of the unit. @example 'Bidang Anggaran' */
  name!: string;
  /** Code of `GET /references/jenis-unit`. @example 'BIDANG' */
  type!: string | null;
  /** The unit above; null for the government itself. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d10' */
  parentId!: string | null;
  /** Name of the unit above on the first of these days. @example 'Dinas Pengelolaan Keuangan' */
  parentName!: string | null;
  /** Title of the post that heads the unit. @example 'Kepala Bidang Anggaran' */
  headPostTitle!: string | null;
  /** SIASN code of that post's eselon. @example '32' */
  echelonCode!: string | null;
  /** True for the Regional Secretary's unit. @example false */
  isSecretariat!: boolean;
  /** First day; null when it is so since ever. @example '2026-07-01' */
  validFrom!: string | null;
  /** Last day; null while it has no end. @example '2029-12-31' */
  validUntil!: string | null;
  /** Number of the letter by which it is so. @example 'PERBUP 12/2026' */
  letterNumber!: string | null;
  /** Day of that letter. @example '2026-06-15' */
  letterOn!: string | null;
  /** Why it is so. @example 'Penyesuaian nomenklatur' */
  reason!: string | null;
  /** The reorganisation that brought it, see `GET /org-unit-reorganisations/{id}`. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d41' */
  reorganisationId!: string | null;
  /** Number of the letter by which the unit ended on the last of these days. @example 'PERDA 3/2026' */
  closureLetterNumber!: string | null;
  /** Day of that letter. @example '2026-11-20' */
  closureLetterOn!: string | null;
  /** Why the unit ended. @example 'Tugas beralih ke Dinas Komunikasi' */
  closureReason!: string | null;
  /** Where it comes from: `MANUAL`, `SIASN` (an import), `REORGANISATION`. @example 'MANUAL' */
  source!: string;
}
