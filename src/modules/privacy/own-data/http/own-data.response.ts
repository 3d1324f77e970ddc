import { ApiProperty } from '@nestjs/swagger';
import { AccessLogResponse } from '../../../audit/index.js';

/** Fields of a section that are kept for one reason. */
export class OwnDataPurposeResponse {
  /** Names of the fields. @example ['birthDate'] */
  @ApiProperty({ type: [String] }) fields!: string[];
  /** Why they are kept, in the language of the request. @example 'Hari pensiun (OR-6), memeriksa NIP' */
  why!: string;
}

/** What one part of the service holds of you. */
export class OwnDataSectionResponse {
  /** Name of the section. @example 'employee' */
  name!: string;
  /** What it is, in the language of the request. @example 'Orangnya' */
  about!: string;
  /** On what ground it is kept. @example 'kewajiban hukum (Pasal 20 ayat (2) huruf c)' */
  ground!: string;
  /** How long it is kept. @example 'Setelah keluar: menjadi nama samaran; angka kinerja tetap ada tanpa orangnya.' */
  retention!: string;
  /** Why each field is kept. */
  purposes!: OwnDataPurposeResponse[];
  /** The data themselves. */
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } })
  rows!: object[];
}

/** What is held of you and not part of the answer. */
export class NotShownResponse {
  /** What it is. @example 'Sandi yang pernah dipakai' */
  what!: string;
  /** Why it is not shown. @example 'Rahasia masuk, juga dalam bentuk sandi.' */
  why!: string;
}

/** Everything that the service holds of you, and who read or changed it. */
export class OwnDataResponse {
  /** When this was put together. @example '2026-03-02T02:15:00.000Z' */
  madeAt!: string;
  /** You as an employee; null for an account that is nobody's. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  employeeId!: string | null;
  /** Your account. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d12' */
  accountId!: string;
  /** The data, by section. */
  sections!: OwnDataSectionResponse[];
  /** What is not shown, and why. */
  notShown!: NotShownResponse[];
  /** Who read or changed your records, the latest first. */
  accessLog!: AccessLogResponse[];
  /** False when a section or the access log has more rows than are shown; the lists of the service have the rest. @example true */
  isComplete!: boolean;
}
