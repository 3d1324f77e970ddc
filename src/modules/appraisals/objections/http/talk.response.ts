/** A talk over a published result that was asked for, or was held. */
export class TalkResponse {
  /** Id, a UUIDv7. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d91' */
  id!: string;
  /** The appraisal. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d50' */
  appraisalId!: string;
  /** Who noted it. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  byEmployeeId!: string;
  /** That person's name with titles. @example 'Siti Aminah, S.Kom.' */
  byName!: string;
  /** The day of the talk; null where it is asked for. @example '2026-04-16' */
  heldOn!: string | null;
  /** What it is or was about; null once a person was erased. @example 'Mohon penjelasan atas rating hasil kerja butir 2.' */
  note!: string | null;
  /** When it was noted. @example '2026-04-14T02:00:00.000Z' */
  createdAt!: string;
  /** Version, always 1. @example 1 */
  version!: number;
}
