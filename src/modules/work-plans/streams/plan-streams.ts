import { hash } from 'node:crypto';
import type { PassThrough } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Database } from '../../../kernel/database/database.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { EventStreams, type StreamEvent } from '../../../kernel/http/event-streams.js';
import { changedParts, markOf, type PlanPart } from '../domain/plan-marks.js';
import type { WorkPlanStatus } from '../domain/work-plan.states.js';
import { WorkPlanAccess } from '../work-plan.access.js';
import { workPlanProblems } from '../work-plans.problems.js';

const LOOK_EVERY_MS = 1_000;

/** Tables with rows of a plan, and the part of it that each is. */
const TABLES = {
  PROGRESS: ['progress_entry'],
  EVIDENCE: ['evidence'],
  ACTION_ITEMS: ['action_item'],
  FEEDBACK: ['feedback', 'feedback_request'],
  COMMENTS: ['work_plan_comment'],
  REVISIONS: ['work_plan_revision'],
  REOPENINGS: ['entry_reopening'],
} as const satisfies Record<Exclude<PlanPart, 'PLAN'>, readonly string[]>;
const figures = (part: string, from: string, versions: string): string =>
  `SELECT '${part}' AS part, COUNT(*) AS things, MAX(t.id) AS latest, ${versions} AS versions FROM ${from}`;
/** Of each part: how many rows, which came last, and how often they were changed; every change changes one of these. */
const PARTS = [
  ...Object.entries(TABLES).flatMap(([part, tables]) =>
    tables.map((table) => figures(part, `${table} t WHERE t.workPlanId = ?`, 'SUM(t.version)')),
  ),
  figures('FEEDBACK', 'feedback_reply t JOIN feedback f ON f.id = t.feedbackId WHERE f.workPlanId = ?', '0'),
].join(' UNION ALL ');
const PARAMETERS = PARTS.split('?').length - 1;

interface Figures {
  readonly part: PlanPart;
  readonly things: number;
  readonly latest: string | null;
  readonly versions: number | null;
}

/** A plan as it is followed. */
interface PlanState {
  readonly id: string;
  readonly version: number;
  readonly status: WorkPlanStatus;
  readonly mark: string;
}

/** Who follows a plan, and how to ask again who he is now. */
export interface PlanFollower {
  readonly actor: Actor;
  readonly seen: string | null;
  readonly most: number;
  /** Who the request's token stands for at this moment; null when it is worth nothing any more. */
  readonly again: () => Promise<Actor | null>;
}

/**
 * Changes of plans as server-sent events. Each look asks the database for who the caller is, whether he may read the plan now, and
 * whether something of it has changed: so it does not matter which process made the change. Rule NT-9.
 */
@Injectable()
export class PlanStreams extends EventStreams {
  constructor(
    private readonly db: Database,
    private readonly access: WorkPlanAccess,
    private readonly reads: ReadLog,
  ) {
    super(workPlanProblems.TOO_MANY_STREAMS, LOOK_EVERY_MS);
  }

  /** Follows a plan; null when it has ended and that was seen. Throws REQUEST.NOT_FOUND, WORK_PLAN.TOO_MANY_STREAMS. */
  async follow(id: string, { actor, seen, most, again }: PlanFollower): Promise<PassThrough | null> {
    const plan = await this.stateOf(actor, id);
    if (!plan) throw requestProblems.NOT_FOUND();
    this.reads.record(actor, 'work-plan', id, await this.access.requireReadable(actor, id));
    const first = eventOf(plan, seen);
    if (first.isLast && first.id === seen) return null;
    const look = async (before: string | null): Promise<StreamEvent | null> => {
      const now = await again();
      const state = now && (await this.stateOf(now, id));
      return state ? eventOf(state, before) : null;
    };
    return this.begin(first, { accountId: actor.accountId, seen, most, look });
  }

  /** A plan as it is now; undefined for who may not read it. */
  private async stateOf(actor: Actor, id: string): Promise<PlanState | undefined> {
    const scope = this.access.readable(actor);
    const sql = `SELECT wp.version, wp.status FROM work_plan wp WHERE wp.id = ? AND ${scope.sql}`;
    const [plan] = await this.db.rows<Pick<PlanState, 'version' | 'status'>>(sql, [id, ...scope.values]);
    if (!plan) return undefined;
    const version = Number(plan.version);
    const rows = await this.db.rows<Figures>(PARTS, Array<string>(PARAMETERS).fill(id));
    const of = Map.groupBy(rows, ({ part }) => part);
    const marks = Object.keys(TABLES).map((part): [string, string] => [part, briefly(of.get(part as PlanPart) ?? [])]);
    const mark = markOf({ PLAN: String(version), ...Object.fromEntries(marks) } as Record<PlanPart, string>);
    return { id, version, status: plan.status, mark };
  }
}

function eventOf({ id, version, status, mark }: PlanState, seen: string | null): StreamEvent {
  const changed = seen === null ? [] : changedParts(seen, mark);
  return { id: mark, event: 'work-plan', data: { workPlanId: id, version, changed }, isLast: status === 'CANCELLED' };
}

/** What is known of a part, as six signs. */
function briefly(figures: readonly Figures[]): string {
  const text = figures.map(({ things, latest, versions }) => `${things} ${latest ?? ''} ${versions ?? 0}`);
  return hash('sha1', text.join('\n'), 'hex').slice(0, 6);
}
