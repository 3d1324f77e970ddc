import type { Approach, Family } from '../domain/forms.js';
import { AnnexesResponse, BehaviourResponse, ResultResponse } from './work-plan.response.js';

/** Somebody on a signed document, as he was on the day of the signature. */
export class SignedIdentityResponse {
  /** Name with titles. @example 'Siti Aminah, S.Kom.' */
  name!: string;
  /** NIP or NI PPPK. @example '198707222019032005' */
  nip!: string | null;
  /** Name of the golongan. @example 'III/c' */
  grade!: string | null;
  /** The post. @example 'Analis Anggaran Ahli Muda' */
  position!: string | null;
  /** The unit of the post. @example 'Bidang Anggaran' */
  unit!: string | null;
}

/** A signed version of a plan in a list. */
export class SignedWorkPlanSummaryResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d60' */
  id!: string;
  /** The plan. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d30' */
  workPlanId!: string;
  /** The employee. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  employeeId!: string;
  /** The employee's name with titles at the signature. @example 'Siti Aminah, S.Kom.' */
  employeeName!: string;
  /** First day of the plan. @example '2026-01-01' */
  startsOn!: string;
  /** Last day of the plan. @example '2026-12-31' */
  endsOn!: string;
  /** The appraiser who signed. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d14' */
  signedByEmployeeId!: string;
  /** The name with titles of the appraiser at the signature. @example 'Budi Santoso, S.E.' */
  signedByName!: string;
  /** When the appraiser signed it. @example '2026-01-13T03:05:00.000Z' */
  signedAt!: string;
  /** The version of the plan or appraisal that was signed; it never changes. @example 4 */
  version!: number;
}

/** A plan as both have signed it; what became of the plan afterwards does not show. */
export class SignedWorkPlanResponse extends SignedWorkPlanSummaryResponse {
  /** Whose plan it is, at the signature. */
  employee!: SignedIdentityResponse;
  /** Who signed as the appraiser, at the signature. */
  appraiser!: SignedIdentityResponse;
  /** Form for leaders and heads of independent units (JPT) or for all others (JA_JF). @example 'JA_JF' */
  family!: Family;
  /** Results that are measured or described. @example 'KUANTITATIF' */
  approach!: Approach;
  /** When the employee signed it. @example '2026-01-12T02:11:00.000Z' */
  submittedAt!: string | null;
  /** Planned results in order. */
  results!: ResultResponse[];
  /** The seven core values in their fixed order. */
  behaviours!: BehaviourResponse[];
  /** The three annexes. */
  annexes!: AnnexesResponse;
}
