import { tablesMigration } from '../../kernel/database/tables.js';

/** Feedback in the course of the year, what was asked for, and what was answered. Source: rules.md FB-1 to FB-4. */
export const Feedback1767225609100 = tablesMigration('Feedback1767225609100', {
  feedback_request: [
    `id id, workPlanId ref(work_plan), fromEmployeeId ref(employee), askedByEmployeeId ref(employee), part text(12), partId text(36)?,
      question text(1000), status text(12), createdAt instant, updatedAt instant, version integer`,
    'workPlanId',
    'fromEmployeeId status',
    'createdAt id',
  ],
  feedback: [
    `id id, workPlanId ref(work_plan), giverEmployeeId ref(employee), relation text(12), requestId ref(feedback_request)?, part text(12),
      partId text(36)?, kind text(12), text text(2000), createdAt instant, version integer`,
    'workPlanId createdAt id',
    'createdAt id',
    'giverEmployeeId',
    'requestId',
  ],
  feedback_reply: [
    'id id, feedbackId ref(feedback), authorEmployeeId ref(employee), text text(2000), createdAt instant',
    'feedbackId createdAt id',
    'authorEmployeeId',
  ],
});
