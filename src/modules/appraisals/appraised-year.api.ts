import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/auth/actor.js';
import { Database } from '../../kernel/database/database.js';
import { AppraisalAccess } from './appraisal.access.js';
import type { ItemRating } from './domain/item-rating.js';
import type { Predicate, Rating } from './domain/rule-set.js';

/** An appraisal that was published, with the ratings that its appraiser gave himself. */
export interface PublishedAppraisal {
  readonly appraisalId: string;
  readonly employeeId: string;
  readonly appraiserId: string;
  /** Before calibration and objection, which are others' decisions. */
  readonly resultRating: Rating | null;
  readonly behaviourRating: Rating | null;
  readonly items: readonly ItemRating[];
  /** As it stands now. */
  readonly predicate: Predicate | null;
  readonly resultReason: string | null;
  readonly behaviourReason: string | null;
  readonly ratedAt: string | null;
}

/** What became of objections to the ratings of one appraiser. */
export interface ObjectionsOfAppraiser {
  readonly appraiserId: string;
  readonly filed: number;
  readonly upheld: number;
  readonly rejected: number;
}

const PUBLISHED = `ap.performancePeriodId = ? AND ap.publishedAt IS NOT NULL AND ap.status <> 'ANNULLED' AND ap.appraiserId IS NOT NULL`;
const APPRAISALS = `SELECT ap.id AS appraisalId, ap.kind, ap.employeeId, ap.appraiserId, ap.resultRating, ap.behaviourRating, ap.itemRatings AS items, ap.predicate,
  ap.resultReason, ap.behaviourReason, ap.ratedAt, ap.publishedAt FROM appraisal ap WHERE ${PUBLISHED} AND ap.id > ? ORDER BY ap.id LIMIT ?`;
const CALIBRATED = `SELECT cc.appraisalId, cc.resultBefore, cc.behaviourBefore FROM calibration_change cc JOIN appraisal ap ON ap.id = cc.appraisalId
  WHERE ${PUBLISHED} ORDER BY cc.createdAt DESC, cc.id DESC`;
const OVERTURNED = `SELECT ob.appraisalId, ob.resultBefore FROM objection ob JOIN appraisal ap ON ap.id = ob.appraisalId
  WHERE ${PUBLISHED} AND ob.status = 'UPHELD' AND ob.resultBefore IS NOT NULL`;
const OBJECTIONS = `SELECT ob.appraiserId, COUNT(*) AS filed, SUM(CASE WHEN ob.status = 'UPHELD' THEN 1 ELSE 0 END) AS upheld,
  SUM(CASE WHEN ob.status = 'REJECTED' THEN 1 ELSE 0 END) AS rejected FROM objection ob JOIN appraisal ap ON ap.id = ob.appraisalId
  WHERE ${PUBLISHED} AND ob.appraiserId IS NOT NULL AND ob.status <> 'WITHDRAWN' GROUP BY ob.appraiserId ORDER BY ob.appraiserId`;
const RATEES = `SELECT s.appraiserId, SUM(s.isRead) AS peopleRead, SUM(1 - s.isRead) AS unread FROM (SELECT ap.appraiserId, ap.employeeId, MIN(`;
const OF_RATEES = `) AS isRead FROM appraisal ap WHERE ap.performancePeriodId = ? AND ap.publishedAt IS NOT NULL`;
/** How many are read at once. */
const AT_ONCE = 1_000;

type Row = Omit<PublishedAppraisal, 'items'> & {
  readonly kind: string;
  readonly publishedAt: string;
  readonly items: string | null;
};
type Ratings = Pick<PublishedAppraisal, 'resultRating' | 'behaviourRating'>;

/** What other modules may ask of all appraisals of a year, for figures over many people. */
@Injectable()
export class AppraisedYearApi {
  constructor(
    private readonly db: Database,
    private readonly access: AppraisalAccess,
  ) {}

  /** One published appraisal of each person: the annual one, else the latest of a part of the year; in the order of persons. */
  async published(performancePeriodId: string): Promise<PublishedAppraisal[]> {
    const chosen = new Map<string, Row>();
    for (let last = ''; ;) {
      const rows = await this.db.rows<Row>(APPRAISALS, [performancePeriodId, last, AT_ONCE]);
      for (const row of rows) {
        const known = chosen.get(row.employeeId);
        if (!known || rankOf(row) > rankOf(known)) chosen.set(row.employeeId, row);
      }
      if (rows.length < AT_ONCE) break;
      last = rows.at(-1)?.appraisalId ?? last;
    }
    const own = await this.ownRatings(performancePeriodId);
    const inOrder = [...chosen.values()].sort((a, b) => (a.employeeId < b.employeeId ? -1 : 1));
    return inOrder.map(({ kind: _, publishedAt: __, items, ...row }) => ({
      ...row,
      ...own.get(row.appraisalId),
      items: items === null ? [] : (JSON.parse(items) as ItemRating[]),
    }));
  }

  /**
   * Of how many people whom each of these appraisers has rated in a year, and whose rating was published, somebody may read every appraisal of his, and
   * of how many not. Appraisers who have rated nobody are left out.
   */
  async readRateesOf(
    actor: Actor,
    performancePeriodId: string,
    appraiserIds: readonly string[],
  ): Promise<Map<string, { readonly read: number; readonly unread: number }>> {
    const { sql, values } = this.access.readable(actor);
    const marks = appraiserIds.map(() => '?').join(', ');
    const rows = await this.db.rows<{ appraiserId: string; peopleRead: unknown; unread: unknown }>(
      `${RATEES}CASE WHEN ${sql} THEN 1 ELSE 0 END${OF_RATEES} AND ap.appraiserId IN (${marks})
        GROUP BY ap.appraiserId, ap.employeeId) s GROUP BY s.appraiserId`,
      [...values, performancePeriodId, ...appraiserIds],
    );
    return new Map(
      rows.map(({ appraiserId, peopleRead, unread }) => [
        appraiserId,
        { read: Number(peopleRead), unread: Number(unread) },
      ]),
    );
  }

  /** How often people objected to the ratings of each appraiser of a year; those who took it back are left out. */
  async objections(performancePeriodId: string): Promise<ObjectionsOfAppraiser[]> {
    const rows = await this.db.rows<ObjectionsOfAppraiser>(OBJECTIONS, [performancePeriodId]);
    return rows.map((row) => ({
      appraiserId: row.appraiserId,
      ...{ filed: Number(row.filed), upheld: Number(row.upheld), rejected: Number(row.rejected) },
    }));
  }

  /** What the appraiser had given, where somebody else has changed it: before the first calibration, else before an objection. */
  private async ownRatings(performancePeriodId: string): Promise<Map<string, Ratings>> {
    const overturned = await this.db.rows<{ appraisalId: string; resultBefore: string }>(OVERTURNED, [
      performancePeriodId,
    ]);
    const own = new Map(
      overturned.map(({ appraisalId, resultBefore }) => {
        const { resultRating, behaviourRating } = JSON.parse(resultBefore) as Ratings;
        return [appraisalId, { resultRating, behaviourRating }] as const;
      }),
    );
    interface Calibrated {
      readonly appraisalId: string;
      readonly resultBefore: Rating;
      readonly behaviourBefore: Rating;
    }
    // The last row of each appraisal is its first change.
    for (const row of await this.db.rows<Calibrated>(CALIBRATED, [performancePeriodId]))
      own.set(row.appraisalId, { resultRating: row.resultBefore, behaviourRating: row.behaviourBefore });
    return own;
  }
}

/** An annual appraisal counts before all others, a later published one before an earlier. */
const rankOf = ({ kind, publishedAt }: Row): string => `${kind === 'ANNUAL' ? 1 : 0} ${publishedAt}`;
