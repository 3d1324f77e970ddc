import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { currentContext } from '../../../kernel/http/request-context.js';
import { type Language, say } from '../../../kernel/i18n/language.js';
import {
  type ColumnGroup,
  type DataSubject,
  LEGAL_GROUNDS,
  namesOf,
  type RegisteredTable,
} from '../../../kernel/personal-data/personal-data.js';
import { PersonalDataRegistry } from '../../../kernel/personal-data/registry.js';
import { RETENTION_CLASSES } from '../../../kernel/personal-data/retention-classes.js';
import { Vault } from '../../../kernel/personal-data/vault.js';
import { AuditApi } from '../../audit/index.js';
import { rowsOf } from '../rows-of-person.js';
import type { NotShownResponse, OwnDataResponse, OwnDataSectionResponse } from './http/own-data.response.js';
import { type RowReader, readerOf } from './row-reader.js';

/** Most rows of one section, and of the access log. */
const MOST_ROWS = 10_000;

/** Puts together what all modules hold of the caller, from what each has declared. Source: rules.md PD-5. */
@Injectable()
export class OwnDataQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly personalData: PersonalDataRegistry,
    private readonly vault: Vault,
    private readonly auditRecord: AuditApi,
  ) {}

  /** Everything that is held of the caller, and the record of its processing. That it was asked for is recorded first. */
  async all(actor: Actor): Promise<OwnDataResponse> {
    const { employeeId, accountId } = actor;
    const object = { type: 'own-data', id: employeeId ?? accountId };
    await this.audit.record({ action: 'own-data.export', object, subjectEmployeeId: employeeId });
    const { language } = currentContext();
    const subject = { employeeId, accountId };
    const tables = this.personalData.tables();
    const sections: OwnDataSectionResponse[] = [];
    for (const table of tables) {
      const rows = table.excluded ? null : await this.rows(table, subject);
      if (rows) sections.push(sectionOf(table, rows, language));
    }
    const accessLog = await this.auditRecord.ownAccessLog(actor, MOST_ROWS);
    const isComplete = [accessLog, ...sections.map(({ rows }) => rows)].every((rows) => rows.length < MOST_ROWS);
    const notShown = tables.flatMap((table) => notShownOf(table, language));
    return { madeAt: this.clock.now().toISOString(), employeeId, accountId, sections, notShown, accessLog, isComplete };
  }

  /** The rows of the subject with the columns that he is shown; null where nothing can be his. */
  private async rows(table: RegisteredTable, subject: DataSubject): Promise<object[] | null> {
    const { of, by, shownTo } = table;
    const today = `'${this.clock.today()}'`;
    const ways = (shownTo?.by ?? by).map((way) => way.replaceAll(':today', today));
    const where = rowsOf({ of, by: ways }, subject);
    if (where === null) return null;
    const columns = shownGroups(table).flatMap(({ columns }) => namesOf(columns));
    const { shownWhen, shownRows = '1 = 1' } = table;
    const hidden = new Set(shownWhen ? namesOf(shownWhen.columns) : []);
    const select = columns.map((column) =>
      shownWhen && hidden.has(column)
        ? `CASE WHEN ${shownWhen.condition} THEN ${column} ELSE NULL END AS ${column}`
        : column,
    );
    const order = columns.includes('id') ? ' ORDER BY id' : '';
    const sql = `SELECT ${select.join(', ')} FROM ${table.name} WHERE ${where.sql} AND (${shownRows})${order} LIMIT ${MOST_ROWS}`;
    const rows = await this.db.rows<Record<string, unknown>>(sql, where.values);
    const read = readerOf(this.db.connection.dataSource, table.name);
    return rows.map((row) => this.shown(table, row, read));
  }

  private shown({ name, groups }: RegisteredTable, row: Record<string, unknown>, read: RowReader): object {
    const sealed = new Set(groups.flatMap((group) => group.sealed?.column ?? []));
    const entries = Object.entries(row).map(([column, value]): [string, unknown] => {
      if (!sealed.has(column)) return [column, read(column, value)];
      const opened =
        typeof value === 'string' ? this.vault.open(`${name}.${column}:${String(row['id'])}`, value) : null;
      return [column.replace(/Sealed$/, ''), opened];
    });
    return Object.fromEntries(entries);
  }
}

const shownGroups = ({ groups }: RegisteredTable): readonly ColumnGroup[] => groups.filter(({ withheld }) => !withheld);

function sectionOf(table: RegisteredTable, rows: object[], language: Language): OwnDataSectionResponse {
  const purposes = shownGroups(table).map(({ columns, why }) => ({
    fields: namesOf(columns).map((column) => column.replace(/Sealed$/, '')),
    why: say(why, language),
  }));
  return {
    name: table.name,
    about: say(table.about, language),
    ground: say(LEGAL_GROUNDS[table.ground], language),
    retention: say(RETENTION_CLASSES[table.retention].does, language),
    purposes,
    rows,
  };
}

/** What of a table is not shown: all of it, some rows, or some columns. */
function notShownOf({ about, excluded, shownTo, groups }: RegisteredTable, language: Language): NotShownResponse[] {
  if (excluded) return [{ what: say(about, language), why: say(excluded, language) }];
  const rows = shownTo ? [{ what: say(about, language), why: say(shownTo.why, language) }] : [];
  const columns = groups.flatMap(({ why, withheld }) =>
    withheld ? [{ what: `${say(about, language)}: ${say(why, language)}`, why: say(withheld, language) }] : [],
  );
  return [...rows, ...columns];
}
