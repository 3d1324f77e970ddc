import { Injectable } from '@nestjs/common';
import type { DutySource, OpenDuty, PersonalActor } from '../../../kernel/duties/open-duty.js';
import { DutyRegistry } from '../../../kernel/duties/registry.js';
import { displayName } from '../../employees/index.js';
import { HandoverQueries } from '../handover/handover.queries.js';

/** Results of the organisation that wait for whoever has come into the post. Rules NS-5, CA-11. */
@Injectable()
export class HandoverDuties implements DutySource {
  readonly texts = {
    HANDOVER_TAKE: {
      takes: 'work-plan:write',
      id: 'Ambil alih {results} hasil kerja organisasi dari SKP {period} {name}.',
      en: "Take over {results} of the results of the organisation in {name}'s SKP {period}.",
    },
  } as const;

  constructor(
    registry: DutyRegistry,
    private readonly handovers: HandoverQueries,
  ) {
    registry.register(this);
  }

  async openFor({ employeeId: me }: PersonalActor): Promise<OpenDuty[]> {
    const rows = await this.handovers.waitingFor(me);
    return rows.map(({ workPlanId, employeeId, year, agreedEndsOn, waiting, since, ...names }) => ({
      ...{ kind: 'HANDOVER_TAKE' as const, key: workPlanId, employeeId, employeeName: displayName(names) },
      ...{ objectType: 'work-plan', objectId: workPlanId, periodName: String(year) },
      ...{ dueOn: agreedEndsOn, sinceOn: since, facts: { results: Number(waiting) } },
    }));
  }
}
