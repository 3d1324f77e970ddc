import type { OnApplicationShutdown } from '@nestjs/common';
import type { Attributes } from '@opentelemetry/api';
import type { Logger } from 'pino';
import type { Config } from '../../config/config.js';
import { within } from '../within.js';
import type { Collector } from './collector.js';
import type { TraceParent } from './traceparent.js';

/** Longest wait for the collector when the service stops. */
const LAST_WORDS_MS = 1_500;

/** What is timed: an answer, a job, or a question to somebody else. Attributes hold no personal data, and no text of people. */
export interface Work {
  readonly name: string;
  readonly kind: 'server' | 'consumer' | 'client';
  readonly attributes: Attributes;
}

/** How a piece of work ended. */
export interface WorkEnd {
  /** A better name than at the beginning. */
  readonly name?: string;
  readonly attributes?: Attributes;
  /** A code when it failed; never the text of an error, which may hold anything. */
  readonly fault?: string;
}

/** A piece of work that is being timed. */
export interface Step {
  readonly traceId: string;
  /** What others are told so that they go on from here. */
  readonly traceparent: string;
  /** To be called once. */
  end(how?: WorkEnd): void;
}

/** What a piece of work belongs to: work at hand, work elsewhere, or only a trace by its id. */
export type Origin = Step | TraceParent | string;

/** Traces for a collector that speaks OpenTelemetry. Without one nothing of it is loaded and nothing is timed. */
export class Tracing implements OnApplicationShutdown {
  constructor(private readonly collector: Collector | null) {}

  static async open({ tracing, role }: Config, logger: Logger): Promise<Tracing> {
    if (tracing.endpoint === '') return new Tracing(null);
    const { Collector } = await import('./collector.js');
    return new Tracing(new Collector({ ...tracing, role }, logger));
  }

  get isOn(): boolean {
    return this.collector !== null;
  }

  /** Begins to time some work; undefined while tracing is off, and for work that belongs to nothing that is timed. */
  begin(work: Work, origin: Origin | undefined): Step | undefined {
    return origin === undefined ? undefined : this.collector?.begin(work, origin);
  }

  /** What was not sent yet goes now, if the collector takes it in time. */
  async onApplicationShutdown(): Promise<void> {
    if (this.collector) await within(LAST_WORDS_MS, this.collector.stop());
  }
}
