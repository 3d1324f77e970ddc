import type { NotificationKind } from '../domain/notification-kinds.js';

/** That something happened which concerns you. */
export class NotificationResponse {
  /** Id; later notifications have larger ones. @example '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  id!: string;
  /** What happened. @example 'PLAN_RETURNED' */
  kind!: NotificationKind;
  /** The same as a sentence, in the language of the request. @example 'SKP 2026 Anda dikembalikan.' */
  text!: string;
  /** Path of the plan, revision or appraisal. @example '/api/v1/work-plans/01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11' */
  link!: string;
  /** When. @example '2026-01-31T02:15:00.000Z' */
  createdAt!: string;
  /** When you read it; null while you have not. @example '2026-03-05T02:15:00.000Z' */
  readAt!: string | null;
}

/** What was noted as read. */
export class ReadingResponse {
  /** How many notifications were unread before. @example 3 */
  marked!: number;
}
