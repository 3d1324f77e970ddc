import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { Database } from '../../../kernel/database/database.js';
import type { AppraisalInputs, Outcome, Predicate, Rating } from '../domain/rule-set.js';
import type { ItemRating } from '../domain/item-rating.js';
import { COPIES, copyOf, type CopyRow, type KeptCopy } from '../signed-appraisals.js';
import { type Replay, replay } from '../rule-sets.js';

/** What a stored result is replayed from. */
export const STORED = 'ap.id, ap.employeeId, ap.predicate, ap.outcome, ap.inputs, ap.resultRating, ap.behaviourRating';
/** What of an appraisal its published copy says, too. */
export const SAID = `${STORED}, ap.resultReason, ap.behaviourReason, ap.itemRatings, ap.basis`;
const ALL = `SELECT ${STORED} FROM appraisal ap WHERE ap.outcome IS NOT NULL AND ap.id > ? ORDER BY ap.id LIMIT ?`;
/** How many results are read at once. */
const AT_ONCE = 500;

/** A stored result as the database gives it. */
export interface StoredRow {
  readonly id: string;
  readonly employeeId: string;
  readonly predicate: Predicate;
  readonly outcome: string;
  readonly inputs: string | null;
  readonly resultRating: Rating | null;
  readonly behaviourRating: Rating | null;
}

/** The same with its words. */
export interface SaidRow extends StoredRow {
  readonly resultReason: string | null;
  readonly behaviourReason: string | null;
  readonly itemRatings: string | null;
  readonly basis: string | null;
}

/** A stored result with all that it was made from. */
export interface StoredResult {
  readonly outcome: Outcome;
  readonly inputs: AppraisalInputs;
}

/** What came of replaying every stored result. */
export interface ReplayReport {
  readonly replayed: number;
  /** Results that their rule set would not give any more, by the ids of their appraisals. */
  readonly different: readonly string[];
  /** Published copies that have a hash, and those that are not what it was made of any more, by their ids. */
  readonly copies: number;
  readonly altered: readonly string[];
}

/** Results of appraisals and what they are replayed from. Rules AP-19, PX-3. */
@Injectable()
export class StoredResults {
  constructor(private readonly db: Database) {}

  /** Replays every stored result, and holds every published copy against its hash, whoever they are of; changes nothing. */
  async replayAll(): Promise<ReplayReport> {
    const different: string[] = [];
    let replayed = 0;
    let rows: StoredRow[] = [];
    do {
      rows = await this.db.rows<StoredRow>(ALL, [rows.at(-1)?.id ?? '', AT_ONCE]);
      replayed += rows.length;
      different.push(...rows.filter((row) => !replayOf(row).isEqual).map(({ id }) => id));
    } while (rows.length === AT_ONCE);
    return { replayed, different, ...(await this.copies()) };
  }

  private async copies(): Promise<Pick<ReplayReport, 'copies' | 'altered'>> {
    const altered: string[] = [];
    let copies = 0;
    let rows: CopyRow[] = [];
    do {
      const sql = `${COPIES} AND pa.contentsHash IS NOT NULL AND pa.id > ? ORDER BY pa.id LIMIT ?`;
      rows = await this.db.rows<CopyRow>(sql, [rows.at(-1)?.id ?? '', AT_ONCE]);
      copies += rows.length;
      const latest = await this.saidBy(rows);
      const isAltered = (row: CopyRow): boolean => {
        const appraisal = latest.get(row.id);
        const copy = copyOf(row);
        return copy.isUnaltered === false || (appraisal !== undefined && !isSaidBy(copy, appraisal));
      };
      altered.push(...rows.filter(isAltered).map(({ id }) => id));
    } while (rows.length === AT_ONCE);
    return { copies, altered };
  }

  /** What the appraisals say whose latest copy is among these, by the copy. */
  private async saidBy(copies: readonly CopyRow[]): Promise<Map<string, SaidRow>> {
    if (copies.length === 0) return new Map();
    const sql = `SELECT pa.id AS copyId, ${SAID} FROM signed_appraisal pa JOIN appraisal ap ON ap.id = pa.appraisalId
      WHERE pa.id IN (${copies.map(() => '?').join(', ')})
      AND NOT EXISTS (SELECT 1 FROM signed_appraisal later WHERE later.appraisalId = pa.appraisalId AND later.version > pa.version)`;
    const rows = await this.db.rows<SaidRow & { copyId: string }>(
      sql,
      copies.map(({ id }) => id),
    );
    return new Map(rows.map((row) => [row.copyId, row]));
  }
}

/** Whether an appraisal says word for word, and figure for figure, what its published copy says. Rule PX-3. */
export function isSaidBy({ hashed }: KeptCopy, row: SaidRow): boolean {
  const { contents, predicate } = hashed;
  if (!contents) return false;
  const { outcome } = storedResult(row);
  const { resultRating, resultReason, behaviourRating, behaviourReason } = contents;
  const rated = ({ partId, rating, reason }: Pick<ItemRating, 'partId' | 'rating' | 'reason'>) => ({
    partId,
    rating,
    reason,
  });
  const copied = contents.items.flatMap(({ partId, rating, reason }) =>
    rating === null ? [] : [rated({ partId, rating, reason: reason ?? '' })],
  );
  const read = (json: string | null): unknown => (json === null ? null : JSON.parse(json));
  const byPart = (items: readonly ReturnType<typeof rated>[]) =>
    items.toSorted((a, b) => (a.partId < b.partId ? -1 : 1));
  return isDeepStrictEqual(
    [
      ...[predicate, resultRating, resultReason, behaviourRating, behaviourReason],
      ...[contents.ruleSetCode, contents.steps, contents.figures, contents.inputs ?? null, contents.basis ?? null],
      byPart(copied),
    ],
    [
      ...[row.predicate, row.resultRating, row.resultReason, row.behaviourRating, row.behaviourReason],
      ...[outcome.ruleSetCode, outcome.steps, outcome.figures, read(row.inputs), read(row.basis)],
      byPart(((read(row.itemRatings) ?? []) as ItemRating[]).map(rated)),
    ],
  );
}

/** The result of a row. Those that were made before inputs were kept rest on their two ratings alone. */
export function storedResult({ outcome, inputs, resultRating, behaviourRating }: StoredRow): StoredResult {
  const kept = JSON.parse(outcome) as Outcome;
  return {
    outcome: { ...kept, ruleSetVersion: kept.ruleSetVersion ?? 1, figures: kept.figures ?? null },
    inputs:
      inputs === null ? { resultRating, behaviourRating, numeric: null } : (JSON.parse(inputs) as AppraisalInputs),
  };
}

/** A row once more by its rule set; equal only where the predicate that is shown is the one that was stored, too. */
export function replayOf(row: StoredRow): Replay {
  const { outcome, inputs } = storedResult(row);
  const found = replay(outcome, inputs);
  return { ...found, isEqual: found.isEqual && row.predicate === outcome.predicate };
}
