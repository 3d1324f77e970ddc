import { TextDecoder } from 'node:util';
import { parse } from 'csv-parse/sync';
import ICAL from 'ical.js';
import { type CivilDate, isCivilDate, plusDays } from '../../../../kernel/values/civil-date.js';
import type { Bilingual } from '../../../../kernel/i18n/language.js';
import { CALENDAR_DAY_KINDS, type CalendarDayKind } from '../domain/working-days.js';

/** A day as a file tells it. */
export interface FileDay {
  readonly day: CivilDate;
  readonly kind: CalendarDayKind;
  readonly name: string;
}

/** Something that is wrong with a line of a file (of iCalendar: with its so-many-th event). */
export interface FileFault {
  readonly line: number;
  readonly code: keyof typeof FILE_FAULTS;
}

/** What may be wrong with a line, in words. */
export const FILE_FAULTS = {
  NOT_DAY: {
    id: 'Baris {line}: tanggal harus ada dan berbentuk TTTT-BB-HH.',
    en: 'Line {line}: the day must be a real one, written YYYY-MM-DD.',
  },
  OTHER_YEAR: {
    id: 'Baris {line}: tanggal bukan pada tahun yang diminta.',
    en: 'Line {line}: the day is not in the year that was asked for.',
  },
  KIND_UNKNOWN: {
    id: `Baris {line}: jenis harus salah satu dari ${CALENDAR_DAY_KINDS.join(', ')}.`,
    en: `Line {line}: the kind must be one of ${CALENDAR_DAY_KINDS.join(', ')}.`,
  },
  NAME_REQUIRED: {
    id: 'Baris {line}: nama wajib diisi, paling banyak 200 karakter.',
    en: 'Line {line}: a name is required, at most 200 characters.',
  },
  NOT_ALL_DAY: {
    id: 'Kejadian {line}: harus berlaku sehari penuh, tanpa jam.',
    en: 'Event {line}: it must take whole days, without hours.',
  },
  DUPLICATE: {
    id: 'Baris {line}: tanggal ini sudah disebut sebelumnya.',
    en: 'Line {line}: this day was named before.',
  },
} as const satisfies Record<string, Bilingual>;

/** What a file tells of one year, or null when it is neither CSV with its columns nor iCalendar. */
export interface CalendarFile {
  readonly days: readonly FileDay[];
  readonly faults: readonly FileFault[];
}

const MOST_DAYS_OF_EVENT = 31;
/** Enough for an event that recurs daily for a century. */
const MOST_TURNS = 50_000;
const MOST_FAULTS = 100;
type Lined = FileDay & { readonly line: number };

/** Reads holidays out of a file. Of a calendar of many years the days of the one year count; a CSV is one of that year only. */
export function readCalendarFile(bytes: Buffer, year: number): CalendarFile | null {
  const text = textOf(bytes);
  if (text === null) return null;
  const faults: FileFault[] = [];
  const isCalendar = /^\s*BEGIN:VCALENDAR/i.test(text);
  const read = isCalendar ? readEvents(text, year, faults) : readTable(text, year, faults);
  if (read === null) return null;
  const days = new Map<CivilDate, FileDay>();
  for (const { line, ...one } of read) {
    const known = days.get(one.day);
    // Two calendars put together name a day twice; saying the same is no fault.
    if (known && (!isCalendar || known.kind !== one.kind)) faults.push({ line, code: 'DUPLICATE' });
    else if (!known) days.set(one.day, one);
  }
  return { days: [...days.values()], faults: faults.slice(0, MOST_FAULTS) };
}

function textOf(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const COLUMNS: Readonly<Record<string, 'day' | 'kind' | 'name'>> = {
  ...{ day: 'day', date: 'day', tanggal: 'day' },
  ...{ kind: 'kind', jenis: 'kind' },
  ...{ name: 'name', nama: 'name', keterangan: 'name' },
};

function readTable(text: string, year: number, faults: FileFault[]): Lined[] | null {
  const rows = recordsOf(text);
  const [header, ...body] = rows ?? [];
  const names = header?.record.map((cell) => COLUMNS[cell.trim().toLowerCase()]) ?? [];
  if (!names.includes('day') || !names.includes('name')) return null;
  return body.flatMap(({ record, line }) => {
    const cell = (name: string): string => (record[names.indexOf(name as 'day')] ?? '').trim();
    const found = dayOf({ day: cell('day'), kind: cell('kind'), name: cell('name') }, year);
    if (typeof found !== 'string') return [{ ...found, line }];
    faults.push({ line, code: found });
    return [];
  });
}

/** The rows of a CSV cut by `;`, `,`, `|` or tab, whichever the first line has most of; null when it is none. */
function recordsOf(text: string): { record: string[]; line: number }[] | null {
  const [first = ''] = text.split(/\r?\n/, 1);
  const [delimiter = ';'] = [';', ',', '|', '\t'].sort((a, b) => first.split(b).length - first.split(a).length);
  try {
    const parsed = parse(text, { delimiter, bom: true, skip_empty_lines: true, relax_column_count: true, info: true });
    return (parsed as unknown as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => {
      return { record, line: info.lines };
    });
  } catch {
    return null;
  }
}

function dayOf(cells: { day: string; kind: string; name: string }, year: number): FileDay | FileFault['code'] {
  const { day, name } = cells;
  if (!isCivilDate(day)) return 'NOT_DAY';
  if (!day.startsWith(`${year}-`)) return 'OTHER_YEAR';
  if (name === '' || [...name].length > 200) return 'NAME_REQUIRED';
  const written = cells.kind.toUpperCase().replace(/\s+/g, '_');
  const kind = written === '' ? kindOf(name) : CALENDAR_DAY_KINDS.find((one) => one === written);
  return kind ? { day, kind, name } : 'KIND_UNKNOWN';
}

/** Calendars that people publish tell joint leave in the name of the event. */
const kindOf = (name: string): CalendarDayKind => (/cuti bersama/i.test(name) ? 'CUTI_BERSAMA' : 'LIBUR_NASIONAL');

function readEvents(text: string, year: number, faults: FileFault[]): Lined[] | null {
  let calendar: ICAL.Component;
  try {
    calendar = new ICAL.Component(ICAL.parse(text.trim()) as never);
  } catch {
    return null;
  }
  return calendar.getAllSubcomponents('vevent').flatMap((component, index) => {
    const line = index + 1;
    const found = eventOf(component, year);
    if (typeof found !== 'string') return found.map((one) => ({ ...one, line }));
    faults.push({ line, code: found });
    return [];
  });
}

/** The library reads values only when they are asked for, and throws then at what is no day. */
function eventOf(component: ICAL.Component, year: number): FileDay[] | FileFault['code'] {
  try {
    const event = new ICAL.Event(component);
    const name = (event.summary ?? '').trim();
    if (name === '' || [...name].length > 200) return 'NAME_REQUIRED';
    if (!event.startDate?.isDate) return 'NOT_ALL_DAY';
    const category = String(component.getFirstPropertyValue('categories') ?? '').toUpperCase();
    const kind = CALENDAR_DAY_KINDS.find((one) => one === category) ?? kindOf(name);
    return daysOfEvent(event, year).map((day) => ({ day, kind, name }));
  } catch {
    return 'NOT_DAY';
  }
}

/** The days of the year that an event takes, also one that recurs; its end is the day after its last. */
function daysOfEvent(event: ICAL.Event, year: number): CivilDate[] {
  const length = Math.min(MOST_DAYS_OF_EVENT, Math.max(1, Math.round(event.duration.toSeconds() / 86_400)));
  const starts: CivilDate[] = [];
  const iterator = event.iterator();
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const next = iterator.next() as ICAL.Time | null;
    if (!next || next.year > year) break;
    if (next.year >= year - 1) starts.push(next.toString().slice(0, 10));
  }
  const days = starts.flatMap((start) => Array.from({ length }, (_, index) => plusDays(start, index)));
  return days.filter((day) => day.startsWith(`${year}-`));
}
