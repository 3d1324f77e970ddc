import type { DataSource } from 'typeorm';
import type { Changed, Connection, PoolUse, Session, SqlValue } from '../database/connection.js';
import { currentContext } from '../http/request-context.js';
import { outlineOf } from './statement-outline.js';
import type { Tracing } from './tracing.js';

const MOST_OUTLINES = 1_000;

type Timed = <T>(sql: string, work: () => Promise<T>) => Promise<T>;

/** A connection that times what it does for work that is timed itself; looks into the table of jobs and the like are not. */
export class TracedConnection implements Connection {
  readonly dialect = this.inner.dialect;
  readonly forUpdate = this.inner.forUpdate;
  private readonly works = new Map<string, { name: string; kind: 'client'; attributes: Record<string, string> }>();

  constructor(
    private readonly inner: Connection,
    private readonly tracing: Tracing,
  ) {}

  get dataSource(): DataSource {
    return this.inner.dataSource;
  }

  open(): Promise<void> {
    return this.inner.open();
  }

  close(): Promise<void> {
    return this.inner.close();
  }

  /** The wait for a connection, or for one's turn, is a part of its own. */
  async acquire(): Promise<Session> {
    return new TracedSession(await this.timed('ACQUIRE', () => this.inner.acquire()), this.timed);
  }

  read<Row>(sql: string, values: readonly SqlValue[]): Promise<Row[]> {
    return this.timed(sql, () => this.inner.read<Row>(sql, values));
  }

  poolUse(): PoolUse | null {
    return this.inner.poolUse();
  }

  durabilityWarnings(): Promise<string[]> {
    return this.inner.durabilityWarnings();
  }

  private readonly timed: Timed = async (sql, work) => {
    const { step: parent } = currentContext();
    const step = parent && this.tracing.begin(this.workOf(sql), parent);
    if (!step) return work();
    try {
      const result = await work();
      step.end();
      return result;
    } catch (error) {
      const { code, name } = error as { code?: unknown; name?: string };
      step.end({ fault: typeof code === 'string' ? code : (name ?? 'Error') });
      throw error;
    }
  };

  private workOf(sql: string): { name: string; kind: 'client'; attributes: Record<string, string> } {
    const known = this.works.get(sql);
    if (known) return known;
    const { summary, operation, table, text } = outlineOf(sql);
    const attributes: Record<string, string> = {
      'db.system.name': this.dialect,
      'db.operation.name': operation,
      'db.query.summary': summary,
      ...(text === operation ? {} : { 'db.query.text': text }),
      ...(table ? { 'db.collection.name': table } : {}),
    };
    const work = { name: summary, kind: 'client', attributes } as const;
    if (this.works.size < MOST_OUTLINES) this.works.set(sql, work);
    return work;
  }
}

class TracedSession implements Session {
  constructor(
    private readonly inner: Session,
    private readonly timed: Timed,
  ) {}

  begin(): Promise<void> {
    return this.timed('BEGIN', () => this.inner.begin());
  }

  commit(): Promise<void> {
    return this.timed('COMMIT', () => this.inner.commit());
  }

  run<Row>(sql: string, values: readonly SqlValue[]): Promise<Row[] | Changed> {
    return this.timed(sql, () => this.inner.run<Row>(sql, values));
  }

  release(): Promise<void> {
    return this.inner.release();
  }
}
