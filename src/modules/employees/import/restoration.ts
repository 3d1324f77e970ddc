import { Injectable } from '@nestjs/common';
import { auditTables } from '../../../kernel/audit/audit-event.entity.js';
import { type AuditEntry, AuditLog } from '../../../kernel/audit/audit-log.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { type RowImage, RowImages } from '../../../kernel/database/row-images.js';
import { OrganizationSources } from '../../organization/index.js';
import { maskNumber } from '../domain/civil-servant-number.js';
import { NameIndex } from '../search/name-index.js';
import type { UndoObstacle } from './domain/undo-obstacle.js';
import type { Application, Imaged } from './kinds/import-kind.js';
import { PEOPLE_TABLES } from './people-images.js';

type By = Pick<Application, 'importId' | 'accountId'>;

/** Puts records back as they were before an import, where nothing newer has touched them. */
@Injectable()
export class Restoration {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly images: RowImages,
    private readonly organization: OrganizationSources,
    private readonly index: NameIndex,
  ) {}

  /** Puts back what of a batch can be; gives what keeps the rest, after which the transaction must not be committed. */
  async putBack(batch: readonly Imaged[], by: By): Promise<UndoObstacle[]> {
    const all = batch.flatMap(({ images }) => images);
    const touched = new Set((await this.images.touched(all)).map(keyOf));
    const people = await this.images.inUse(all, 'employee', { named: 'employeeId', besides: DERIVED });
    const used = new Set([...people, ...(await this.organization.inUse(all, DERIVED))]);
    // A post that people of the file needed stays where others have come to hold it.
    const going = batch.filter((one) => !(isSharedPost(one) && used.has(one.recordId ?? '')));
    const codeOf = ({ images }: Imaged): UndoObstacle['code'] | null => {
      if (images.some((image) => touched.has(keyOf(image)))) return 'CHANGED_SINCE';
      return images.some(({ id, before }) => before === null && used.has(id)) ? 'IN_USE' : null;
    };
    const free = going.filter((one) => codeOf(one) === null);
    await this.audit.recordAll(await this.entries(free, by));
    await this.restore(free.flatMap(({ images }) => images));
    const kept = going.flatMap((one) => {
      const code = codeOf(one);
      return code ? [{ one, code }] : [];
    });
    return kept.map(({ one: { line, recordType, recordId, images }, code }) => {
      const id = recordId ?? images.find((image) => touched.has(keyOf(image)) || used.has(image.id))?.id ?? null;
      return { line, code, recordType, recordId: id };
    });
  }

  private async restore(images: readonly RowImage[]): Promise<void> {
    const removed = images.filter(({ table, before }) => table === 'employee' && before === null);
    for (const { id } of removed) {
      const sql = 'DELETE FROM reporting_line WHERE employeeId = ? OR appraiserId = ? OR superiorId = ?';
      await this.db.change(sql, [id, id, id]);
      await this.index.forget(id);
    }
    const inOrder = PEOPLE_TABLES.flatMap((table) => images.filter((image) => image.table === table));
    await this.images.restore(inOrder, this.clock.now());
    const named = images.filter(({ table, before }) => table === 'employee' && before !== null);
    await this.index.change(named.map(({ id, before }) => ({ id, name: String(before?.name) })));
    await this.organization.restore(images);
  }

  /** One record of each person, unit and post: what goes, and what is as before again. */
  private async entries(batch: readonly Imaged[], { importId, accountId }: By): Promise<AuditEntry[]> {
    const present = await this.images.take(watched(batch.flatMap(({ images }) => images)));
    return batch.flatMap(({ recordType, images }) =>
      images.flatMap((image): AuditEntry[] => {
        const type = TYPES[image.table];
        if (type === undefined || (type !== recordType && recordType === 'employee')) return [];
        const object = { type, id: image.id };
        const subject = type === 'employee' ? { subjectEmployeeId: image.id } : {};
        const common = { object, ...subject, actorAccountId: accountId, facts: { importId } };
        if (!image.before) return [{ action: `${type}.remove`, ...common }];
        const now = present.get(keyOf(image))?.row ?? {};
        const before = image.before;
        const names = Object.keys(before).filter((name) => !UNSAID.has(name) && before[name] !== now[name]);
        const values = (row: Readonly<Record<string, unknown>>): Record<string, unknown> =>
          Object.fromEntries(names.map((name) => [name, shown(name, row[name])]));
        return [{ action: `${type}.restore`, ...common, before: values(now), after: values(before) }];
      }),
    );
  }
}

/** What is worked out anew, and whom lists have shown: that stays, by their ids. */
const DERIVED = ['reporting_line', 'person_word', auditTables.person];
/** What a row of a table is in the audit record; parts of a person are told with the person. */
const TYPES: Readonly<Record<string, string>> = {
  employee: 'employee',
  assignment: 'assignment',
  org_unit: 'org-unit',
  position: 'position',
};
const UNSAID: ReadonlySet<string> = new Set([
  ...['version', 'createdAt', 'updatedAt', 'lastSeenAt', 'lastSeenRunId', 'missedRuns', 'nameKey', 'titleKey'],
]);

const keyOf = ({ table, id }: RowImage): string => `${table}|${id}`;
const isSharedPost = ({ line, recordType }: Imaged): boolean => line === null && recordType === 'position';

function watched(images: readonly RowImage[]): { table: string; column: string; values: string[] }[] {
  const byTable = Map.groupBy(images, ({ table }) => table);
  return [...byTable].map(([table, own]) => ({ table, column: 'id', values: own.map(({ id }) => id) }));
}

function shown(name: string, value: unknown): unknown {
  return name === 'nip' && typeof value === 'string' ? maskNumber(value) : (value ?? null);
}
