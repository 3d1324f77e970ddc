import { IsDay, IsPlainText, Optional } from '../../../../kernel/http/validators.js';

/** A talk over a published result: asked for, or held. */
export class TalkRequest {
  /** The day on which it was held; left out to ask for one. @example '2026-04-16' */
  @Optional() @IsDay() heldOn?: string;
  /** What you want to talk about, or what was said and agreed; both sides read it. @example 'Mohon penjelasan atas rating hasil kerja butir 2.' */
  @IsPlainText(10, 4000) note!: string;
}
