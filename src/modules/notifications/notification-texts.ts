import { Injectable } from '@nestjs/common';
import { Database } from '../../kernel/database/database.js';
import { type Language, say } from '../../kernel/i18n/language.js';
import { displayName, employeeTables, type Titled } from '../employees/index.js';
import { periodTables } from '../periods/index.js';
import { NOTIFICATION_KINDS, type NotificationFacts, type NotificationKind } from './domain/notification-kinds.js';

/** As much of a notification as its text needs. */
export interface ToBeSaid {
  readonly kind: NotificationKind;
  readonly facts: NotificationFacts;
}

/** Says notifications in words, made of what is so when they are read: who has another name since is called by it. */
@Injectable()
export class NotificationTexts {
  constructor(private readonly db: Database) {}

  /** One sentence for each, in the same order. */
  async say(notifications: readonly ToBeSaid[], language: Language): Promise<string[]> {
    const owners = await this.read<Titled>(
      employeeTables.employee,
      'name, frontTitle, backTitle',
      notifications.map(({ facts }) => facts.ownerId),
    );
    const years = await this.read<{ year: number; planDueOn: string }>(
      periodTables.performancePeriod,
      'year, planDueOn',
      notifications.map(({ facts }) => facts.performancePeriodId),
    );
    const periods = await this.read<{ name: string }>(
      periodTables.evaluationPeriod,
      'name',
      notifications.flatMap(({ facts }) => facts.evaluationPeriodId ?? []),
    );
    return notifications.map(({ kind, facts }) => {
      const owner = owners.get(facts.ownerId);
      const period = periods.get(facts.evaluationPeriodId ?? '')?.name ?? years.get(facts.performancePeriodId)?.year;
      return say(NOTIFICATION_KINDS[kind], language, {
        owner: owner ? displayName(owner) : '–',
        period: period ?? '–',
        due: facts.dueOn ?? years.get(facts.performancePeriodId)?.planDueOn ?? '–',
      });
    });
  }

  private async read<Row>(table: string, columns: string, ids: readonly string[]): Promise<Map<string, Row>> {
    const each = [...new Set(ids)];
    if (each.length === 0) return new Map();
    const marks = each.map(() => '?').join(', ');
    const rows = await this.db.rows<Row & { id: string }>(
      `SELECT id, ${columns} FROM ${table} WHERE id IN (${marks})`,
      each,
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}
