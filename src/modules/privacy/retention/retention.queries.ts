import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../../config/config.js';
import { ReadLog } from '../../../kernel/audit/read-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { after, allOf, before, equal } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { isoOf } from '../../../kernel/database/dialect.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import type { PageQuery } from '../../../kernel/http/page.request.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { currentContext } from '../../../kernel/http/request-context.js';
import { say } from '../../../kernel/i18n/language.js';
import { CONFIG } from '../../../kernel/kernel.tokens.js';
import { namesOf } from '../../../kernel/personal-data/personal-data.js';
import { PersonalDataRegistry } from '../../../kernel/personal-data/registry.js';
import {
  RETENTION_CLASSES,
  type RetentionClass,
  type RetentionRule,
} from '../../../kernel/personal-data/retention-classes.js';
import { Schedules } from '../../../kernel/schedules/schedules.js';
import { displayName, employeeTables, type Titled } from '../../employees/index.js';
import { DuePeople } from './due-people.js';
import type { RunCounts } from './persistence/retention.entity.js';
import type { HoldQuery } from './http/retention.request.js';
import type {
  DueResponse,
  HoldResponse,
  RetentionClassesResponse,
  RetentionRunResponse,
} from './http/retention.response.js';

const HOLD = `SELECT h.id, h.employeeId, e.name, e.frontTitle, e.backTitle, h.reason, h.letterNumber, h.createdAt AS placedAt, h.releasedAt,
  h.releaseReason, h.version FROM retention_hold h JOIN ${employeeTables.employee} e ON e.id = h.employeeId`;
const MOST_PEOPLE = 1_000;
/** Which part of the configuration a setting is. */
const DAYS_OF: Readonly<Record<string, keyof Config>> = {
  LEFT_PERSON_DAYS: 'leftPersonDays',
  DATA_REQUEST_DAYS: 'dataRequestDays',
  ENDED_SESSION_DAYS: 'endedSessionDays',
  AUDIT_VALUES_DAYS: 'auditValuesDays',
  WEBHOOK_LOG_DAYS: 'webhookLogDays',
};

type HoldRow = Omit<HoldResponse, 'employeeName'> & Titled;
type RunRow = Readonly<Record<'id' | 'startedAt' | 'counts', string>>;
interface NoticeRow {
  readonly employeeId: string;
  readonly noticedAt: string;
  readonly eraseOn: string;
}

/** What is kept for how long, who is due, who is held, and what was done. */
@Injectable()
export class RetentionQueries {
  constructor(
    private readonly db: Database,
    private readonly due: DuePeople,
    private readonly personalData: PersonalDataRegistry,
    private readonly schedules: Schedules,
    private readonly cursors: Cursors,
    private readonly reads: ReadLog,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** All classes of data with their periods and the jobs that end them. */
  async classes(): Promise<RetentionClassesResponse> {
    const lastRuns = await this.schedules.lastTurns();
    const { language } = currentContext();
    const tables = Map.groupBy(this.personalData.tables(), (table) => table.retention);
    const all = Object.entries(RETENTION_CLASSES) as [RetentionClass, RetentionRule][];
    const classes = all.map(([code, rule]) => ({
      code,
      name: say(rule.name, language),
      setting: rule.setting,
      days: this.daysOf(rule),
      does: say(rule.does, language),
      job: rule.job,
      lastRunAt: (rule.job === null ? undefined : lastRuns.get(rule.job)) ?? null,
      tables: (tables.get(code) ?? []).map(({ name }) => name).sort(),
    }));
    return { classes };
  }

  /** Who would be erased, and of what: nothing is changed. */
  async dueNow(actor: Actor): Promise<DueResponse> {
    const people = await this.due.all();
    const shown = people.slice(0, MOST_PEOPLE);
    const notices = await this.db.rows<NoticeRow>('SELECT employeeId, noticedAt, eraseOn FROM erasure_notice');
    const noticeOf = new Map(notices.map((notice) => [notice.employeeId, notice]));
    const holds = await this.db.rows<{ employeeId: string }>(
      'SELECT employeeId FROM retention_hold WHERE releasedAt IS NULL',
    );
    const held = new Set(holds.map(({ employeeId }) => employeeId));
    const ids = shown.map(({ employeeId }) => employeeId);
    this.reads.list(actor, 'retention-due', {}, ids);
    const tables = this.personalData.tables();
    return {
      people: shown.map((person) => {
        const notice = noticeOf.get(person.employeeId);
        const told = { noticedAt: notice ? isoOf(notice.noticedAt) : null, eraseOn: notice?.eraseOn ?? null };
        return { ...person, ...told, isHeld: held.has(person.employeeId) };
      }),
      count: people.length,
      removedFrom: tables.filter(({ removed, by }) => removed && by.length > 0).map(({ name }) => name),
      overwritten: tables.flatMap(({ name, removed, groups }) =>
        removed
          ? []
          : groups
              .flatMap((group) => (group.erasure ? namesOf(group.columns) : []))
              .map((column) => `${name}.${column}`),
      ),
    };
  }

  /** Holds, the earliest first. */
  async holds(actor: Actor, query: HoldQuery): Promise<Page<HoldResponse>> {
    const { employeeId, activeOnly } = query;
    const filter = ['retention-holds', employeeId, activeOnly];
    const active = activeOnly ? { sql: 'h.releasedAt IS NULL', values: [] } : undefined;
    const where = allOf(equal('h.employeeId', employeeId), active);
    const page = allOf(where, after(['h.createdAt', 'h.id'], this.cursors.keysOf(query, filter)));
    const sql = `${HOLD} WHERE ${page.sql} ORDER BY h.createdAt, h.id LIMIT ?`;
    const rows = await this.db.rows<HoldRow>(sql, [...page.values, query.limit + 1]);
    const total = query.count ? await this.db.count('retention_hold h', where) : undefined;
    const shown = rows.map((row) => row.employeeId);
    this.reads.list(actor, 'retention-hold', { employeeId, activeOnly }, shown);
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.placedAt, row.id], item: toHold });
  }

  /** One hold. Throws REQUEST.NOT_FOUND. */
  async hold(actor: Actor, id: string): Promise<HoldResponse> {
    const [row] = await this.db.rows<HoldRow>(`${HOLD} WHERE h.id = ?`, [id]);
    if (!row) throw requestProblems.NOT_FOUND();
    this.reads.record(actor, 'retention-hold', id, row.employeeId);
    return toHold(row);
  }

  /** Runs that did something, the latest first. */
  async runs(query: PageQuery): Promise<Page<RetentionRunResponse>> {
    const where = allOf(before(['startedAt', 'id'], this.cursors.keysOf(query, 'retention-runs')));
    const sql = `SELECT id, startedAt, counts FROM retention_run WHERE ${where.sql} ORDER BY startedAt DESC, id DESC LIMIT ?`;
    const rows = await this.db.rows<RunRow>(sql, [...where.values, query.limit + 1]);
    const total = query.count ? await this.db.count('retention_run', allOf()) : undefined;
    const filter = 'retention-runs';
    return this.cursors.pageOf({ rows, query, filter, total, keys: (row) => [row.startedAt, row.id], item: toRun });
  }

  private daysOf({ setting, hours }: RetentionRule): number | null {
    if (setting === null) return hours === null ? null : hours / 24;
    const days = this.config[DAYS_OF[setting] ?? 'leftPersonDays'] as number;
    return days === 0 ? null : days;
  }
}

function toHold({ name, frontTitle, backTitle, ...row }: HoldRow): HoldResponse {
  const { placedAt, releasedAt, version } = row;
  const employeeName = displayName({ name, frontTitle, backTitle });
  const stamps = { placedAt: isoOf(placedAt), releasedAt: releasedAt && isoOf(releasedAt), version: Number(version) };
  return { ...row, employeeName, ...stamps };
}

function toRun({ id, startedAt, counts }: RunRow): RetentionRunResponse {
  const { announced, erased, held, requests } = JSON.parse(counts) as RunCounts;
  return { id, startedAt: isoOf(startedAt), announced, erased, held, requests };
}
