import { createHash } from 'node:crypto';
import { ReadLog } from '../../src/kernel/audit/read-log.js';
import { type Belonging, type Permission, PERMISSIONS } from '../../src/kernel/auth/permissions.js';
import type { Attempt, HowToCall } from './permission-calls.js';
import type { PermissionWorld } from './permission-world.js';
import { type Cell, COLUMNS, type WrittenRow } from './policy-page.js';
import { type Client, refusalOf, type TestAnswer, type TestApp } from './test-app.js';

/** A way to call badly: what is no JSON, or a parameter that no operation has. */
const MALFORMED = '{';
/** SCIM ignores parameters that it does not know, but not names that no attribute has. */
const ODD_NAMES = { attributes: '\u0007' };

/** One operation, called as everybody of its row; each method tells what differs from the page, in words. */
export class PermissionWalk {
  private readonly of: Belonging;

  constructor(
    private readonly app: TestApp,
    private readonly world: PermissionWorld,
    /** `POST /work-plans/{id}/agreement` */
    private readonly name: string,
    private readonly row: WrittenRow,
    private readonly call: HowToCall,
  ) {
    this.of = PERMISSIONS[row.permission as Permission].of;
  }

  /** Everybody who is refused, and that the refusal says nothing more: not by what was sent, nor by what exists. */
  async refusals(): Promise<string[]> {
    const faults = await this.outsiders();
    for (const [column, cell] of this.row.cells) {
      if (cell !== '✓') faults.push(...(await this.refusal(column, cell)));
    }
    return faults;
  }

  /** Everybody whom the operation reaches. */
  async successes(): Promise<string[]> {
    const faults: string[] = [];
    for (const [column, cell] of this.row.cells) {
      if (cell !== '✓') continue;
      const { username, things, isOwn } = this.world.seat(this.of, column);
      const attempt = this.call(things, isOwn);
      if (attempt.endsSessions) await this.world.gov.signIn(username);
      const answer = await this.send(this.world.by(username), attempt);
      if (attempt.endsSessions) await this.world.gov.signIn(username);
      const { reached } = attempt;
      const isRight = typeof reached === 'number' ? answer.status === reached : refusalOf(answer).code === reached;
      if (!isRight) faults.push(`${column}: expected ${reached}, got ${told(answer)}`);
      else if (attempt.shows && !shown(answer, attempt)) faults.push(`${column}: the list does not show it`);
      else faults.push(...countFaults(column, answer));
    }
    return faults;
  }

  /** Without a token, and with one of an account that has no role: refused before anything is looked at (R28, R51). */
  private async outsiders(): Promise<string[]> {
    const [column = ''] = this.row.cells.keys();
    const { things, isOwn } = this.world.seat(this.of, column);
    const attempt = this.call(things, isOwn);
    const faults: string[] = [];
    for (const variant of [attempt, this.badly(attempt)]) {
      const stranger = await this.send(this.app.anonymous, variant);
      const isAsked = stranger.status === 401 && stranger.headers['www-authenticate']?.startsWith('Bearer');
      if (!isAsked) faults.push(`without a token: ${told(stranger)}`);
      const powerless = await this.send(this.world.withoutRole, variant);
      if (refusalOf(powerless).code !== 'ACCESS.FORBIDDEN') faults.push(`without a role: ${told(powerless)}`);
    }
    return faults;
  }

  private async refusal(column: string, cell: Cell): Promise<string[]> {
    const { caller, things, isOwn } = this.world.seat(this.of, column);
    const attempt = this.call(things, isOwn);
    const answer = await this.send(caller, attempt);
    if (cell === '–') return this.absence(column, answer, attempt);
    if (String(answer.status) !== cell) return [`${column}: the page says ${cell}, got ${told(answer)}`];
    const absent = this.call(this.world.absent, isOwn);
    if (this.lacksRole(column)) {
      const faults =
        refusalOf(answer).code === 'ACCESS.FORBIDDEN' ? [] : [`${column}: not by the role, ${told(answer)}`];
      for (const variant of [absent, this.badly(attempt)]) {
        const other = await this.send(caller, variant);
        if (!alike(answer, other)) faults.push(`${column}: depends on what is sent, ${told(other)}`);
      }
      return faults;
    }
    if (cell === '403') return refusalOf(answer).code === 'ACCESS.FORBIDDEN' ? [`${column}: ${told(answer)}`] : [];
    return this.indifference(column, caller, { answer, attempt, absent });
  }

  /** What is not the caller's answers like what is not there, also when it is called badly (R51). */
  private async indifference(
    column: string,
    caller: Client,
    { answer, attempt, absent }: { answer: TestAnswer; attempt: Attempt; absent: Attempt },
  ): Promise<string[]> {
    const nothing = await this.send(caller, absent);
    if (!alike(answer, nothing)) return [`${column}: ${told(answer)}, but when it is not there ${told(nothing)}`];
    const [badly, nothingBadly] = [
      await this.send(caller, this.badly(attempt)),
      await this.send(caller, this.badly(absent)),
    ];
    const isInputFault = [400, 415, 422].includes(badly.status);
    if (isInputFault && alike(badly, nothingBadly)) return [];
    return [`${column}: called badly ${told(badly)}, and when it is not there ${told(nothingBadly)}`];
  }

  private async absence(column: string, answer: TestAnswer, attempt: Attempt): Promise<string[]> {
    if (answer.status !== 200) return [`${column}: a list without it, got ${told(answer)}`];
    if (shown(answer, attempt)) return [`${column}: the list shows it`];
    return countFaults(column, answer);
  }

  private lacksRole(column: string): boolean {
    const role = COLUMNS[this.of].find(({ name }) => name === column)?.role;
    return role === undefined || !PERMISSIONS[this.row.permission as Permission].reach[role];
  }

  private badly(attempt: Attempt): Attempt {
    const takesBody = /^(POST|PATCH|PUT) /.test(this.name);
    return takesBody
      ? {
          ...attempt,
          body: Buffer.from(MALFORMED),
          headers: { ...attempt.headers, 'content-type': 'application/json' },
        }
      : { ...attempt, query: { ...attempt.query, ...(this.name.includes(' /scim/') ? ODD_NAMES : { unknown: 'ya' }) } };
  }

  /** One request, as the attempt says. A GET is sent as HEAD too, which opens and refuses the same and has no body. */
  async send(caller: Client, { ids = [], query, body, headers }: Attempt): Promise<TestAnswer> {
    const [method = '', pattern = ''] = this.name.split(' ');
    let at = 0;
    const path = pattern.replace(/\{\w+\}/g, () => ids[at++] ?? '');
    const search = query ? `?${new URLSearchParams(query as Record<string, string>).toString()}` : '';
    const answer = await caller.call(method, path + search, body, headers);
    if (method !== 'GET') return answer;
    const head = await caller.call('HEAD', path + search, body, headers);
    if (head.status === answer.status && head.text === '') return answer;
    throw new Error(`HEAD ${path} answered ${head.status} ${head.text}, and GET ${told(answer)}`);
  }
}

/** What everything in the database is, by table; of the record, the acts that were not refused. Lists may be noted as read. */
export async function stateOf(app: TestApp): Promise<Record<string, string>> {
  await app.get(ReadLog).flush();
  const state: Record<string, string> = {};
  const tables = app.db.connection.dataSource.entityMetadatas.map(({ tableName }) => tableName);
  for (const table of tables.filter((name) => !name.startsWith('audit_'))) {
    const rows = await app.db.rows<object>(`SELECT * FROM ${table}`);
    const text = rows
      .map((row) => JSON.stringify(row))
      .sort()
      .join('\n');
    state[table] = `${rows.length} ${createHash('sha256').update(text).digest('hex')}`;
  }
  const acts = await app.db.rows<{ action: string; acts: number }>(
    `SELECT action, COUNT(*) AS acts FROM audit_event WHERE outcome = 'SUCCESS' AND action NOT LIKE '%.list' GROUP BY action`,
  );
  for (const { action, acts: count } of acts) state[`recorded ${action}`] = String(count);
  return state;
}

function shown({ body }: TestAnswer, { shows }: Attempt): boolean {
  return ((body.data ?? body.Resources) as Record<string, unknown>[]).some((row) => shows?.(row));
}

/** A list that was counted counts what it shows. */
function countFaults(column: string, { status, body }: TestAnswer): string[] {
  const { hasMore, total } = (status === 200 && body?.page) || {};
  if (total === undefined || hasMore || total === body.data.length) return [];
  return [`${column}: counts ${total} and shows ${body.data.length}`];
}

/** The same refusal, but for the address and the number of the request. */
function alike(one: TestAnswer, other: TestAnswer): boolean {
  return JSON.stringify(essence(one)) === JSON.stringify(essence(other));
}

function essence(answer: TestAnswer): unknown {
  const { code, title, detail, errors } = refusalOf(answer);
  return { status: answer.status, code, title, detail, errors };
}

function told(answer: TestAnswer): string {
  return [answer.status, refusalOf(answer).code].filter(Boolean).join(' ');
}
