import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { refuseTaken } from '../../../kernel/database/refuse-taken.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { inputFault, refusedAt } from '../../../kernel/http/input-faults.js';
import { assertVersion } from '../../../kernel/http/params.js';
import { type CivilDate, commonDays, OPEN_END, SINCE_EVER } from '../../../kernel/values/civil-date.js';
import { OrganizationParticipants } from '../participants.js';
import { attributeFaults, type Attributes, REFERENCE_LISTS, type ReferenceListCode } from './domain/reference-lists.js';
import type { ReferenceItemPatchRequest, ReferenceItemRequest } from './http/reference.request.js';
import { ReferenceItem } from './persistence/reference-item.entity.js';
import { referenceProblems } from './references.problems.js';
import { ReferencesReader } from './references.reader.js';

type Item = Pick<ReferenceItem, 'list' | 'code' | 'attributes' | 'validFrom' | 'validUntil'>;

/** Keeps the rows of the lists. Nothing is deleted: a code that is out of use is closed, and what bears it keeps its meaning. */
@Injectable()
export class ReferencesService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly reader: ReferencesReader,
    private readonly participants: OrganizationParticipants,
  ) {}

  /** Adds a code. Throws REFERENCE.ITEM_UNSOUND, CODE_EXISTS, DAYS_REVERSED, REQUEST.ID_TAKEN. */
  async add(list: ReferenceListCode, input: ReferenceItemRequest): Promise<string> {
    const { id = newId(), code, name, validFrom = SINCE_EVER, validUntil = OPEN_END } = input;
    const attributes = withoutNulls(input.attributes ?? {});
    const facts = { list, code, name, attributes, validFrom, validUntil };
    requireSound(facts);
    await this.changing(list, async () => {
      const items = await this.db.find(ReferenceItem, { list });
      refuseDouble(id, facts, items);
      const { sequence = Math.max(0, ...items.map((item) => item.sequence)) + 1 } = input;
      const now = this.clock.now();
      const row = { id, ...facts, sequence, isLegal: false, createdAt: now, updatedAt: now, version: 1 };
      await refuseTaken(this.db.insert(ReferenceItem, row), {
        validFrom: () => referenceProblems.CODE_EXISTS({ code }),
      });
      await this.record('create', id, { after: { ...facts, sequence } });
    });
    return id;
  }

  /** Changes a row. Throws REQUEST.NOT_FOUND, STALE, REFERENCE.LEGAL_ROW, ITEM_UNSOUND, CODE_EXISTS, DAYS_REVERSED. */
  async change(id: string, version: number | null, patch: ReferenceItemPatchRequest): Promise<void> {
    await this.changing(await this.listOf(id), async () => {
      const item = await this.lock(id);
      assertVersion(item.version, version);
      if (item.isLegal && (patch.name !== undefined || patch.validFrom !== undefined))
        throw referenceProblems.LEGAL_ROW();
      const { attributes, validFrom, validUntil, ...rest } = patch;
      const changes: Partial<ReferenceItem> = {
        ...rest,
        ...(attributes === undefined ? {} : { attributes: withoutNulls({ ...item.attributes, ...attributes }) }),
        ...(validFrom === undefined ? {} : { validFrom: validFrom ?? SINCE_EVER }),
        ...(validUntil === undefined ? {} : { validUntil: validUntil ?? OPEN_END }),
      };
      await this.save('change', item, changes);
    });
  }

  /** Ends a code after a day. Throws REQUEST.NOT_FOUND, REFERENCE.CLOSED, DAYS_REVERSED. */
  async close(id: string, lastDay: CivilDate): Promise<void> {
    await this.changing(await this.listOf(id), async () => {
      const item = await this.lock(id);
      const { validUntil } = item;
      if (validUntil !== OPEN_END && lastDay >= validUntil) throw referenceProblems.CLOSED({ validUntil });
      await this.save('close', item, { validUntil: lastDay });
    });
  }

  private async save(verb: string, item: ReferenceItem, changes: Partial<ReferenceItem>): Promise<void> {
    const after = { ...item, ...changes, updatedAt: this.clock.now(), version: item.version + 1 };
    requireSound(after);
    refuseDouble(item.id, after, await this.db.find(ReferenceItem, { list: item.list, code: item.code }));
    await this.db.save(ReferenceItem, after);
    const before = Object.fromEntries(
      Object.keys(changes).map((name) => [name, item[name as keyof ReferenceItem]] as const),
    );
    await this.record(verb, item.id, { before, after: changes });
  }

  /** A change of who is at work by legal standing, or of which types of units are part of which, moves who appraises whom. */
  private async changing(list: ReferenceListCode, change: () => Promise<void>): Promise<void> {
    await this.db.transaction(async () => {
      if (list !== 'kedudukan-hukum' && list !== 'jenis-unit') return change();
      await this.participants.lock();
      const before = await this.whatMoves();
      await change();
      if ((await this.whatMoves()) !== before) await this.participants.followChange();
    });
  }

  private async whatMoves(): Promise<string> {
    const atWork = [...(await this.reader.daysAtWork())].sort();
    return JSON.stringify([atWork, [...(await this.reader.unitTypeGroups())].sort()]);
  }

  private async listOf(id: string): Promise<ReferenceListCode> {
    const [row] = await this.db.rows<Item>('SELECT list FROM reference_item WHERE id = ?', [id]);
    if (!row) throw requestProblems.NOT_FOUND();
    return row.list;
  }

  private async lock(id: string): Promise<ReferenceItem> {
    const item = await this.db.lock(ReferenceItem, { id });
    if (!item) throw requestProblems.NOT_FOUND();
    return item;
  }

  private record(verb: string, id: string, values: { before?: object; after: object }): Promise<void> {
    return this.audit.record({ action: `reference.${verb}`, object: { type: 'reference', id }, ...values });
  }
}

function requireSound({ list, code, attributes, validFrom, validUntil }: Item): void {
  if (validUntil < validFrom)
    throw refusedAt(referenceProblems.DAYS_REVERSED, { validFrom, validUntil }, '/validUntil');
  const form = REFERENCE_LISTS[list].code;
  const wrongCode = form.test(code) ? [] : [inputFault({ pointer: '/code' }, 'NOT_ALLOWED', { allowed: form.source })];
  const wrong = attributeFaults(list, attributes).map((fault) =>
    inputFault({ pointer: `/attributes/${fault.name}` }, fault.code, fault.facts),
  );
  const faults = [...wrongCode, ...wrong];
  if (faults.length > 0) throw referenceProblems.ITEM_UNSOUND({}, faults);
}

function refuseDouble(id: string, item: Item, others: readonly ReferenceItem[]): void {
  const { code } = item;
  if (others.some((other) => other.id !== id && other.code === code && commonDays(other, item)))
    throw referenceProblems.CODE_EXISTS({ code });
}

const withoutNulls = (facts: Readonly<Record<string, unknown>>): Attributes =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null)) as Attributes;
