import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { refuseTaken } from '../../../kernel/database/refuse-taken.js';
import { EventRecorder } from '../../../kernel/events/event-recorder.js';
import { CriteriaAccess, moved } from './criteria-access.js';
import { CriteriaReminderAsked } from './criteria.events.js';
import { CriteriaPeople } from './criteria-people.js';
import { aboutOf } from './criteria-publication.service.js';
import { criteriaProblems } from './criteria.problems.js';
import type { CriteriaReminderResponse } from './http/criteria-acknowledgements.response.js';
import { CriteriaAcknowledgement } from './persistence/criteria-set.entity.js';

/** Notes who has read which version, and has others reminded. Rules CR-8, CR-9. */
@Injectable()
export class CriteriaAcknowledgements {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly events: EventRecorder,
    private readonly people: CriteriaPeople,
    private readonly access: CriteriaAccess,
  ) {}

  /** The caller has read this version. Throws REQUEST.NOT_FOUND, CRITERIA.NOT_OF_UNIT, WRONG_STATE, ACKNOWLEDGED. */
  async acknowledge(actor: Actor, criteriaSetId: string): Promise<void> {
    await this.db.transaction(async () => {
      const { set, employeeId } = await this.access.member(actor, criteriaSetId);
      moved(set, 'acknowledge');
      const row = { id: newId(), criteriaSetId, employeeId, acknowledgedAt: this.clock.now(), version: 1 };
      await refuseTaken(this.db.insert(CriteriaAcknowledgement, row), {
        employeeId: () => criteriaProblems.ACKNOWLEDGED(),
      });
      await this.audit.record({
        action: 'criteria-set.acknowledge',
        object: { type: 'criteria-set', id: criteriaSetId },
        subjectEmployeeId: employeeId,
        facts: { edition: set.edition },
      });
    });
  }

  /** Has everybody reminded who has not acknowledged; gives how many these are. Throws REQUEST.NOT_FOUND, CRITERIA.NOT_YOUR_UNIT, WRONG_STATE. */
  async remind(actor: Actor, criteriaSetId: string): Promise<CriteriaReminderResponse> {
    return this.db.transaction(async () => {
      const set = await this.access.keeper(actor, criteriaSetId);
      moved(set, 'remind');
      const people = await this.people.count(set, 'MISSING');
      await this.events.record(new CriteriaReminderAsked(aboutOf(set)));
      const object = { type: 'criteria-set', id: criteriaSetId };
      await this.audit.record({ action: 'criteria-set.remind', object, facts: { count: people } });
      return { criteriaSetId, people };
    });
  }
}
