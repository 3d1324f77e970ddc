import { QueryInt } from '../../../kernel/http/validators.js';

const MOST_EVENTS = 100_000;

/** How much of a stream is wanted. */
export class PlanStreamQuery {
  /** After how many events the stream ends; 1 tells how the plan is now. */
  @QueryInt(1, MOST_EVENTS, MOST_EVENTS) limit!: number;
}
