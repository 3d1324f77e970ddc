import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { EventRecorder } from '../../../kernel/events/event-recorder.js';
import type { CivilDate } from '../../../kernel/values/civil-date.js';
import { AppraisersChanged } from '../employee.events.js';
import { employeeProblems } from '../employees.problems.js';
import { ReportingLineLock, ReportingLineRow } from '../persistence/assignment.entity.js';
import { ChainFactsReader } from './chain-facts.reader.js';
import { ChainOfAppraisal } from './domain/chain-of-appraisal.js';
import type { ReportingLine } from './domain/chain-steps.js';

type LineFacts = Omit<ReportingLineRow, 'id'>;

const COLUMNS = [
  ...(['employeeId', 'appraiserId', 'basis', 'viaUnitId', 'viaKind', 'viaSince'] as const),
  ...(['superiorId', 'superiorBasis', 'superiorUnitId', 'superiorKind', 'superiorSince'] as const),
  ...(['validFrom', 'validUntil'] as const),
] satisfies (keyof LineFacts)[];

/** Keeps the rows of `reporting_line` equal to what the chain of appraisal says. */
@Injectable()
export class ReportingLines implements OnApplicationBootstrap {
  constructor(
    private readonly db: Database,
    private readonly facts: ChainFactsReader,
    private readonly clock: Clock,
    private readonly events: EventRecorder,
  ) {}

  /** Lines that an earlier version wrote, without their basis, are worked out anew. */
  async onApplicationBootstrap(): Promise<void> {
    const old = 'SELECT id FROM reporting_line WHERE appraiserId IS NOT NULL AND basis IS NULL LIMIT 1';
    if ((await this.db.rows(old)).length === 0) return;
    await this.db.transaction(async () => {
      await this.lock();
      await this.rebuild();
    });
  }

  /** Makes later changes of the chain wait until this transaction ends; call it before the first change. */
  async lock(): Promise<void> {
    await this.db.lock(ReportingLineLock, { id: 1 });
  }

  /**
   * The same for a change that is not part of an import. While one is applied, who heads what is only half known: the lines
   * would be worked out from that. Throws EMPLOYEE.IMPORT_RUNNING.
   */
  async lockChanges(): Promise<void> {
    await this.lock();
    const [run] = await this.db.rows<{ id: string }>("SELECT id FROM import_run WHERE status = 'APPLYING'");
    if (run) throw employeeProblems.IMPORT_RUNNING({ importId: run.id });
  }

  /**
   * Works the lines out anew, of everybody or (when only that person's own home changed) of one, and writes what differs. With
   * the home of somebody who appraises by letter those change whom he appraises.
   */
  async rebuild(ofEmployeeId?: string): Promise<void> {
    const facts = await this.facts.read();
    const officials = [
      ...facts.delegations.map((one) => one.toEmployeeId),
      ...facts.appointments.map((one) => one.appraiserId),
    ];
    const onlyEmployeeId = officials.some((id) => id === ofEmployeeId) ? undefined : ofEmployeeId;
    const chain = new ChainOfAppraisal(facts);
    const homes = await this.facts.homes(onlyEmployeeId);
    const wanted = homes.flatMap((home) => chain.linesOf(home)).map(toFacts);
    const missing = new Map(wanted.map((line) => [keyOf(line), line]));
    const one = onlyEmployeeId === undefined ? '' : ' WHERE employeeId = ?';
    const present = await this.db.rows<ReportingLineRow>(
      `SELECT id, ${COLUMNS.join(', ')} FROM reporting_line${one}`,
      onlyEmployeeId === undefined ? [] : [onlyEmployeeId],
    );
    const stale = present.filter((row) => !missing.delete(keyOf(row)));
    for (let at = 0; at < stale.length; at += 200) {
      const ids = stale.slice(at, at + 200).map((row) => row.id);
      await this.db.change(`DELETE FROM reporting_line WHERE id IN (${ids.map(() => '?').join(', ')})`, ids);
    }
    const added = [...missing.values()].map((line) => ({ id: newId(), ...line }));
    await this.db.insert(ReportingLineRow, added);
    await this.tell(stale, added);
  }

  /** People who get another appraiser, today or later; who never had one is not told of. */
  private async tell(before: readonly LineFacts[], after: readonly LineFacts[]): Promise<void> {
    const today = this.clock.today();
    const [was, is] = [before, after].map((lines) => turnsOf(lines, today));
    const changed = [...(was?.keys() ?? [])].filter((id) => was?.get(id) !== is?.get(id)).sort();
    for (let at = 0; at < changed.length; at += 200)
      await this.events.record(new AppraisersChanged({ employeeIds: changed.slice(at, at + 200) }));
  }
}

function toFacts({ employeeId, appraiser, superior, validFrom, validUntil }: ReportingLine): LineFacts {
  return {
    employeeId,
    appraiserId: appraiser?.employeeId ?? null,
    basis: appraiser?.basis ?? null,
    viaUnitId: appraiser?.unitId ?? null,
    viaKind: appraiser?.kind ?? null,
    viaSince: appraiser?.since ?? null,
    superiorId: superior?.employeeId ?? null,
    superiorBasis: superior?.basis ?? null,
    superiorUnitId: superior?.unitId ?? null,
    superiorKind: superior?.kind ?? null,
    superiorSince: superior?.since ?? null,
    validFrom,
    validUntil,
  };
}

/** For each person the appraisers of the lines that have not ended, with their days, as one text. */
function turnsOf(lines: readonly LineFacts[], today: CivilDate): Map<string, string> {
  const open = lines.filter(({ validUntil }) => validUntil >= today);
  const byPerson = Map.groupBy(open, ({ employeeId }) => employeeId);
  const textOf = (own: readonly LineFacts[]): string =>
    own
      .map(({ validFrom, validUntil, appraiserId }) =>
        [validFrom < today ? '' : validFrom, validUntil, appraiserId].join('|'),
      )
      .sort()
      .join(' ');
  return new Map([...byPerson].map(([id, own]) => [id, textOf(own)]));
}

const keyOf = (line: LineFacts): string => COLUMNS.map((name) => line[name] ?? '').join('|');
