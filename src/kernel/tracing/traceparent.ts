const TRACEPARENT =
  /^(?!ff)[0-9a-f]{2}-(?<traceId>(?!0{32})[0-9a-f]{32})-(?<spanId>(?!0{16})[0-9a-f]{16})-(?<flags>[0-9a-f]{2})/;

/** Where a trace comes from, as the W3C header says it. */
export interface TraceParent {
  readonly traceId: string;
  readonly spanId: string;
  /** Whether the caller keeps this trace. */
  readonly isSampled: boolean;
}

/** Reads a `traceparent`; undefined for anything that is none. */
export function readTraceparent(text: unknown): TraceParent | undefined {
  const { traceId, spanId, flags } = (typeof text === 'string' && TRACEPARENT.exec(text)?.groups) || {};
  if (!traceId || !spanId || !flags) return undefined;
  return { traceId, spanId, isSampled: (parseInt(flags, 16) & 1) === 1 };
}
