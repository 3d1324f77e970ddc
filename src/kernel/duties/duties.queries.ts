import { Injectable } from '@nestjs/common';
import { ReadLog } from '../audit/read-log.js';
import type { Actor } from '../auth/actor.js';
import { Clock } from '../clock/clock.js';
import { compareKeys, type CursorKeys, Cursors } from '../http/cursors.js';
import type { Page } from '../http/page.response.js';
import { currentContext } from '../http/request-context.js';
import { say } from '../i18n/language.js';
import { OPEN_END } from '../values/civil-date.js';
import { DUTY_KINDS } from './duty-kinds.js';
import type { DutyQuery } from './duty.request.js';
import type { DutyResponse } from './duty.response.js';
import type { OpenDuty, PersonalActor } from './open-duty.js';
import { DutyRegistry } from './registry.js';

/** Lists what waits for the caller. Rule NS-5. */
@Injectable()
export class DutiesQueries {
  constructor(
    private readonly clock: Clock,
    private readonly registry: DutyRegistry,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
  ) {}

  /** By the day on which they are due, those without a day last; of one day in the order of the year. */
  async list(actor: Actor, query: DutyQuery): Promise<Page<DutyResponse>> {
    const { kind, dueBefore } = query;
    const filter = ['duties', actor.accountId, kind, dueBefore];
    const last = this.cursors.keysOf(query, filter);
    const today = this.clock.today();
    const open = isPersonal(actor) ? await this.registry.openFor(actor, today, kind && [kind]) : [];
    const all = open
      .filter(({ dueOn }) => dueBefore === undefined || (dueOn !== null && dueOn < dueBefore))
      .sort((one, other) => compareKeys(placeOf(one), placeOf(other)));
    const rest = last ? all.filter((duty) => compareKeys(placeOf(duty), last) > 0) : all;
    const rows = rest.slice(0, query.limit + 1);
    const shown = rows.slice(0, query.limit).map(({ employeeId }) => employeeId);
    this.reads.list(
      actor,
      'duty',
      { kind, dueBefore },
      shown.filter((id) => id !== null),
    );
    const total = query.count ? all.length : undefined;
    return this.cursors.pageOf({ rows, query, filter, total, keys: placeOf, item: (row) => this.shown(row, today) });
  }

  private shown({ key, facts, ...duty }: OpenDuty, today: string): DutyResponse {
    const { kind, employeeName: name, periodName: period, dueOn } = duty;
    const text = this.registry.textOf(kind);
    return {
      ...duty,
      key: `${kind} ${key}`,
      text: say(text, currentContext().language, { name: name ?? '–', period: period ?? '–', ...facts }),
      isOverdue: dueOn !== null && dueOn < today,
    };
  }
}

function isPersonal(actor: Actor): actor is PersonalActor {
  return actor.employeeId !== null;
}

function placeOf({ dueOn, kind, key }: OpenDuty): CursorKeys {
  return [dueOn ?? OPEN_END, DUTY_KINDS.indexOf(kind), key];
}
