import { Injectable } from '@nestjs/common';
import { Database } from '../../kernel/database/database.js';
import { Vault } from '../../kernel/personal-data/vault.js';
import type { KeptAnswer } from './domain/questionnaire.js';
import { ReviewAdjustment, ReviewInvitation } from './persistence/review-invitation.entity.js';
import { reviewerProblems } from './reviews.problems.js';

const ownerOf = (invitationId: string): string => `review_invitation.answers:${invitationId}`;

/**
 * Answers while a round is open: sealed, so that who holds the database but not the keys of the service reads none, and destroyed with
 * all that tells who reviews whom. Rule RV-7.
 */
@Injectable()
export class WrittenAnswers {
  constructor(
    private readonly db: Database,
    private readonly vault: Vault,
  ) {}

  /** What was answered on an invitation, by the order of the items. Throws REVIEWER.KEY_MISSING where no key that is set opens it. */
  open(invitationId: string, sealed: string | null): readonly KeptAnswer[] {
    if (sealed === null) return [];
    const text = this.vault.open(ownerOf(invitationId), sealed);
    if (text === null) throw reviewerProblems.KEY_MISSING();
    return JSON.parse(text) as KeptAnswer[];
  }

  /** The same, sealed for the invitation. */
  seal(invitationId: string, answers: readonly KeptAnswer[]): string {
    return this.vault.seal(ownerOf(invitationId), JSON.stringify(answers));
  }

  /** Destroys what tells of these people who reviews them and what was answered, in the current transaction. */
  async destroy(subjectIds: readonly string[]): Promise<void> {
    if (subjectIds.length === 0) return;
    const marks = subjectIds.map(() => '?').join(', ');
    for (const table of ['review_invitation', 'review_adjustment'])
      await this.db.change(`DELETE FROM ${table} WHERE subjectId IN (${marks})`, subjectIds);
  }

  /** The same for a whole round. */
  async destroyRound(roundId: string): Promise<void> {
    await this.db.remove(ReviewInvitation, { roundId });
    await this.db.remove(ReviewAdjustment, { roundId });
  }
}
