import { v4 as uuidv4, v7 as uuidv7 } from 'uuid';
import type { CivilDate } from '../values/civil-date.js';

/** The one source of time, ids and civil dates; tests replace it. */
export abstract class Clock {
  /** The present instant. */
  abstract now(): Date;

  /** The zone of the government's civil dates, e.g. `Asia/Jakarta`. */
  abstract readonly timeZone: string;

  /** The civil date in the government's zone at an instant, by default now. */
  today(at: Date = this.now()): CivilDate {
    return this.formatter().format(at);
  }

  /** The first instant of a civil date in the government's zone. Indonesian zones have no daylight saving time. */
  startOf(day: CivilDate): Date {
    const utc = Date.parse(`${day}T00:00:00Z`);
    const offsetHours =
      { 'Asia/Jakarta': 7, 'Asia/Pontianak': 7, 'Asia/Makassar': 8, 'Asia/Jayapura': 9 }[this.timeZone] ?? 0;
    return new Date(utc - offsetHours * 3_600_000);
  }

  private format?: Intl.DateTimeFormat;
  private formatter(): Intl.DateTimeFormat {
    return (this.format ??= new Intl.DateTimeFormat('en-CA', {
      timeZone: this.timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    }));
  }
}

/** The machine's clock. */
export class SystemClock extends Clock {
  constructor(readonly timeZone: string) {
    super();
  }

  now(): Date {
    return new Date();
  }
}

/** A new id: UUIDv7, lower case, so that ids made later sort later. */
export function newId(): string {
  return uuidv7();
}

/** A random id (UUIDv4), where an order would tell what must stay unknown: who answered first, which words stood together. */
export function randomId(): string {
  return uuidv4();
}
