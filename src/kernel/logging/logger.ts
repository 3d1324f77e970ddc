import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, type Logger, pino } from 'pino';

/** Names whose values never reach a log, at any depth of what is logged. */
const SECRET = /authorization|cookie|password|secret|token|^nip$|^nik$|^npwp$|^email$|^phone$|^key$/i;
/** Identity numbers in texts, e.g. in a driver's "Duplicate entry" message. */
const IDENTITY_NUMBER = /\d{15,18}/g;

/**
 * Standard output in pieces of 16 kB, or every quarter of a second: a write for every request would cost more than the
 * request, and pino's own buffer measures all it holds again with every line.
 */
class LineBuffer implements DestinationStream {
  private readonly stdout = pino.destination({ fd: 1, sync: false });
  private lines = '';

  constructor() {
    setInterval(() => this.drain(), 250).unref();
    process.on('exit', () => {
      this.drain();
      this.stdout.flushSync();
    });
  }

  write(line: string): void {
    this.lines += line;
    if (this.lines.length >= 16_384) this.drain();
  }

  flush(done: (error?: Error) => void): void {
    this.drain();
    this.stdout.flush(done);
  }

  private drain(): void {
    if (this.lines === '') return;
    this.stdout.write(this.lines);
    this.lines = '';
  }
}

/** Opens the service's log: one JSON object a line, on standard output; secrets and identity numbers are masked. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp,
      formatters: {
        level: (label) => ({ level: label }),
        log: (fields) => masked(fields, 4) as Record<string, unknown>,
      },
      serializers: { err: errorFields },
    },
    destination ?? new LineBuffer(),
  );
}

let textOf = { at: 0, text: '' };

/** The present as ISO text; made once a millisecond, because a busy service writes many lines in each. */
function timestamp(): string {
  const at = Date.now();
  if (at !== textOf.at) textOf = { at, text: `,"time":"${new Date(at).toISOString()}"` };
  return textOf.text;
}

/** The same log for lines that are known to hold no secrets, without looking for them. */
export function withoutMasking(logger: Logger): Logger {
  return logger.child({}, { formatters: { log: (fields) => fields } });
}

/** Nest's own messages in the service's log. */
export class NestLogger implements LoggerService {
  readonly log = this.telling('debug');
  readonly debug = this.telling('debug');
  readonly verbose = this.telling('trace');
  readonly warn = this.failing('warn');
  readonly error = this.failing('error');
  readonly fatal = this.failing('fatal');

  constructor(private readonly logger: Logger) {}

  private telling(level: 'debug' | 'trace') {
    return (message: unknown, context?: string): void => this.logger[level]({ context }, String(message));
  }

  private failing(level: 'warn' | 'error' | 'fatal') {
    return (message: unknown, ...rest: unknown[]): void => {
      const context = rest.at(-1);
      const err = message instanceof Error ? message : rest.find((one) => one instanceof Error);
      // Nest passes a stack as text before the context.
      const stack = rest.length > 1 && typeof rest[0] === 'string' ? withoutNumbers(rest[0]) : undefined;
      this.logger[level]({ context, err, stack }, message instanceof Error ? message.message : String(message));
    };
  }
}

/** Only what helps to find the fault: a driver's error also carries the statement's values. */
function errorFields(error: Error & { code?: unknown }): Record<string, unknown> {
  const { name: type, code, cause } = error;
  const told = { type, message: withoutNumbers(error.message), code, stack: withoutNumbers(error.stack) };
  return cause instanceof Error ? { ...told, cause: errorFields(cause) } : told;
}

function withoutNumbers(text: string | undefined): string | undefined {
  return text?.replace(IDENTITY_NUMBER, '[number]');
}

function masked(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Error || value instanceof Date) return value;
  if (depth === 0) return '[deep]';
  if (Array.isArray(value)) return value.map((one) => masked(one, depth - 1));
  const copy: Record<string, unknown> = {};
  for (const [name, one] of Object.entries(value)) copy[name] = SECRET.test(name) ? '[hidden]' : masked(one, depth - 1);
  return copy;
}
