import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One span as it arrived. */
export interface Span {
  readonly traceId: string;
  readonly spanId: string;
  /** Empty for the beginning of a trace. */
  readonly parentSpanId: string;
  readonly name: string;
  readonly kind: 'server' | 'client' | 'consumer' | undefined;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly isFailure: boolean;
  readonly milliseconds: number;
}

const KINDS: Record<number, Span['kind']> = { 2: 'server', 3: 'client', 5: 'consumer' };

/** A collector of OpenTelemetry (OTLP by HTTP, in JSON) on a free port of loopback. */
export class TraceCollector {
  readonly spans: Span[] = [];
  /** Everything that arrived, to the letter. */
  text = '';
  /** Attributes of the process that sent. */
  resource: Readonly<Record<string, unknown>> = {};
  headers: IncomingHttpHeaders = {};
  path = '';
  requests = 0;
  /** What it does with a request once it has read it. */
  answers: (response: ServerResponse) => void = (response) => response.writeHead(200).end('{}');

  private constructor(private readonly server: Server) {}

  static async listen(): Promise<TraceCollector> {
    const server = createServer();
    const collector = new TraceCollector(server);
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        collector.headers = request.headers;
        collector.path = request.url ?? '';
        collector.take(Buffer.concat(chunks).toString());
        collector.answers(response);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return collector;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The only span that fits; fails when there is none, or another one. */
  one(fits: (span: Span) => boolean): Span {
    const [found, ...others] = this.spans.filter(fits);
    if (found && others.length === 0) return found;
    const all = this.spans.map(({ name, traceId }) => `${traceId.slice(0, 4)} ${name}`).join('\n');
    throw new Error(`${others.length + Number(found !== undefined)} spans fit, of:\n${all}`);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private take(text: string): void {
    this.requests += 1;
    this.text += text;
    for (const { resource, scopeSpans } of (JSON.parse(text) as Otlp).resourceSpans) {
      this.resource = valuesOf(resource.attributes);
      this.spans.push(...scopeSpans.flatMap(({ spans }) => spans.map(spanOf)));
    }
  }
}

interface Otlp {
  readonly resourceSpans: {
    readonly resource: { readonly attributes: OtlpAttribute[] };
    readonly scopeSpans: { readonly spans: OtlpSpan[] }[];
  }[];
}
interface OtlpAttribute {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}
interface OtlpSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: OtlpAttribute[];
  readonly status?: { readonly code?: number };
}

function spanOf({ traceId, spanId, parentSpanId = '', name, kind, attributes, status, ...times }: OtlpSpan): Span {
  const milliseconds = Number(BigInt(times.endTimeUnixNano) - BigInt(times.startTimeUnixNano)) / 1e6;
  const told = { attributes: valuesOf(attributes), isFailure: status?.code === 2, milliseconds };
  return { traceId, spanId, parentSpanId, name, kind: KINDS[kind], ...told };
}

function valuesOf(attributes: readonly OtlpAttribute[]): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
}
