import { hostname } from 'node:os';
import { type Context, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace, TraceFlags } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  type IdGenerator,
  ParentBasedSampler,
  RandomIdGenerator,
  type Sampler,
  type SpanExporter,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { Logger } from 'pino';
import type { Config } from '../../config/config.js';
import type { Origin, Step, Work, WorkEnd } from './tracing.js';

/** Parts of one piece of work that are told; a job of a hundred thousand statements must not drown the others. */
const MOST_PARTS = 500;
const EXPORT_TIMEOUT_MS = 3_000;
const NO_TRACE = /^0*$/;
const KINDS = { server: SpanKind.SERVER, consumer: SpanKind.CONSUMER, client: SpanKind.CLIENT };

/** Where traces go, and which. */
export type CollectorSettings = Config['tracing'] & Pick<Config, 'role'>;

/**
 * The only place that knows the SDK; imported only when a collector is configured. Nothing is registered globally: what
 * belongs to what is in the request's context. Spans wait in a bounded queue and are dropped when the collector is away.
 */
export class Collector {
  private readonly ids = new TraceIds();
  private readonly provider: TracerProvider;
  private readonly tracer;

  constructor(settings: CollectorSettings, logger: Logger) {
    const exporter = telling(exporterTo(settings), logger);
    this.provider = new TracerProvider({
      resource: resourceFromAttributes({
        'service.name': settings.serviceName,
        'service.instance.id': `${hostname()}:${process.pid}`,
        'sasaran.role': settings.role,
      }),
      sampler: samplerOf(settings),
      idGenerator: this.ids,
      spanProcessors: [new BatchSpanProcessor({ exporter, exportTimeoutMillis: EXPORT_TIMEOUT_MS })],
    });
    this.tracer = this.provider.getTracer('sasaran');
  }

  /** Begins a span; undefined when it would be one too many of its work. */
  begin({ name, kind, attributes }: Work, origin: Origin): Step | undefined {
    if (origin instanceof SpanStep && !origin.takesPart()) return undefined;
    this.ids.next = typeof origin === 'string' && !NO_TRACE.test(origin) ? origin : null;
    return new SpanStep(this.tracer.startSpan(name, { kind: KINDS[kind], attributes }, contextOf(origin)));
  }

  /** Sends what waits and ends. */
  async stop(): Promise<void> {
    await this.provider.shutdown().catch(() => undefined);
  }
}

class SpanStep implements Step {
  readonly traceId: string;
  readonly traceparent: string;
  private parts = 0;

  constructor(readonly span: Span) {
    const { traceId, spanId, traceFlags } = span.spanContext();
    this.traceId = traceId;
    this.traceparent = `00-${traceId}-${spanId}-${(traceFlags & TraceFlags.SAMPLED) === 1 ? '01' : '00'}`;
  }

  /** Whether one more part of it is told; those that are not are counted. */
  takesPart(): boolean {
    if (!this.span.isRecording()) return false;
    this.parts += 1;
    return this.parts <= MOST_PARTS;
  }

  end({ name, attributes, fault }: WorkEnd = {}): void {
    if (name !== undefined) this.span.updateName(name);
    if (attributes) this.span.setAttributes(attributes);
    if (this.parts > MOST_PARTS) this.span.setAttribute('sasaran.parts_left_out', this.parts - MOST_PARTS);
    if (fault !== undefined) this.span.setAttribute('error.type', fault).setStatus({ code: SpanStatusCode.ERROR });
    this.span.end();
  }
}

function contextOf(origin: Origin): Context {
  if (typeof origin === 'string') return ROOT_CONTEXT;
  if (origin instanceof SpanStep) return trace.setSpan(ROOT_CONTEXT, origin.span);
  const { traceId, spanId, isSampled } = origin as Exclude<Origin, string | Step>;
  const traceFlags = isSampled ? TraceFlags.SAMPLED : TraceFlags.NONE;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true });
}

/** A trace that begins here has the id that logs, answers and rows say already. */
class TraceIds implements IdGenerator {
  next: string | null = null;
  private readonly random = new RandomIdGenerator();

  generateTraceId(): string {
    return this.next ?? this.random.generateTraceId();
  }

  generateSpanId(): string {
    return this.random.generateSpanId();
  }
}

function exporterTo({ endpoint, headers }: CollectorSettings): SpanExporter {
  return new OTLPTraceExporter({ url: `${endpoint}/v1/traces`, headers, timeoutMillis: EXPORT_TIMEOUT_MS });
}

/** Says once that the collector takes nothing, and once that it does again; nobody waits for it. */
function telling(exporter: SpanExporter, logger: Logger): SpanExporter {
  let isAway = false;
  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        const failed = result.error !== undefined;
        if (failed && !isAway) logger.warn({ err: result.error }, 'Traces are lost: the collector does not take them.');
        if (!failed && isAway) logger.info('The collector takes traces again.');
        isAway = failed;
        done(result);
      });
    },
    shutdown: () => exporter.shutdown(),
  };
}

function samplerOf({ sampler, samplerShare }: CollectorSettings): Sampler {
  const [, name = ''] = /^(?:parentbased_)?(.+)$/.exec(sampler) ?? [];
  const shares: Record<string, () => Sampler> = {
    always_on: () => new AlwaysOnSampler(),
    always_off: () => new AlwaysOffSampler(),
  };
  const root = (shares[name] ?? (() => new TraceIdRatioBasedSampler(samplerShare)))();
  return sampler === name ? root : new ParentBasedSampler({ root });
}
