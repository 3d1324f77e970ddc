import { createReadStream, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { parse } from 'csv-parse';
import { stringify } from 'csv-stringify/sync';
import { writeXlsx } from 'hucre/xlsx';
import { writeAsnExport, writeOrgUnits } from '../../src/cli/roster/files.js';
import { generateRoster } from '../../src/cli/roster/roster.js';

const BOUNDARY = 'sasaran-import-boundary';

/** A row of a file by the names of its columns. */
export type Row = Record<string, string>;

/** A file with the name it had at its sender. */
export interface SentFile {
  readonly name: string;
  readonly content: Buffer;
}

/** A `multipart/form-data` body as a browser sends it, with its media type. */
export function multipart(parts: readonly (readonly [name: string, value: string | SentFile])[]): {
  body: Buffer;
  type: string;
} {
  const pieces = parts.flatMap(([name, value]) => {
    const isText = typeof value === 'string';
    const file = isText ? '' : `; filename="${value.name}"\r\nContent-Type: application/octet-stream`;
    const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n`;
    return [Buffer.from(head), isText ? Buffer.from(value) : value.content, Buffer.from('\r\n')];
  });
  const body = Buffer.concat([...pieces, Buffer.from(`--${BOUNDARY}--\r\n`)]);
  return { body, type: `multipart/form-data; boundary=${BOUNDARY}` };
}

/** A generated government as its two exports, and their rows for tests that change them. */
export interface RosterFiles {
  readonly peopleCsv: SentFile;
  readonly peopleXlsx: SentFile;
  readonly unitsCsv: SentFile;
  readonly people: readonly Row[];
  readonly units: readonly Row[];
}

/** Generates a government of so many people as seen on a day. */
export async function rosterFiles(employees: number, on: string): Promise<RosterFiles> {
  const generated = generateRoster({ employees, seed: 7, on });
  // The region of test/support/government.ts: a root that was added by hand is known by its name.
  const [root, ...below] = generated.units;
  const named = (name: string): string => (name === root?.name ? 'Pemerintah Kabupaten Uji' : name);
  const units = [root, ...below].flatMap((unit) => (unit ? { ...unit, name: named(unit.name) } : []));
  const people = generated.people.map((person) => ({
    ...person,
    unitName: named(person.unitName),
    officeName: named(person.officeName),
  }));
  const roster = { ...generated, units, people };
  const folder = await mkdtemp(join(tmpdir(), 'sasaran-roster-'));
  const file = (name: string): SentFile => ({ name, content: readFileSync(join(folder, name)) });
  try {
    await writeAsnExport(roster, join(folder, 'people.csv'), 'csv');
    await writeAsnExport(roster, join(folder, 'people.xlsx'), 'xlsx');
    await writeOrgUnits(roster, join(folder, 'units.csv'));
    return {
      peopleCsv: file('people.csv'),
      peopleXlsx: file('people.xlsx'),
      unitsCsv: file('units.csv'),
      people: await rowsOf(join(folder, 'people.csv')),
      units: await rowsOf(join(folder, 'units.csv')),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Rows as a CSV file. */
export function csvFile(rows: readonly Row[], delimiter = ';', prefix = ''): SentFile {
  return { name: 'people.csv', content: Buffer.from(prefix + stringify([...rows], { header: true, delimiter })) };
}

type SheetRows = readonly Record<string, string | number | Date>[];

/** Rows as a workbook whose texts lie in a part of their own, as Excel saves them; numbers and days stay what they are. */
export function excelFile(rows: SheetRows): Promise<SentFile> {
  return workbookFile({ Data: rows });
}

/** A workbook of these sheets, in this order, each with its header. */
export async function workbookFile(sheets: Readonly<Record<string, SheetRows>>): Promise<SentFile> {
  const written = Object.entries(sheets).map(([name, rows]) => {
    const header = Object.keys(rows[0] ?? {});
    return { name, rows: [header, ...rows.map((row) => header.map((column) => row[column] ?? null))] };
  });
  return { name: 'people.xlsx', content: Buffer.from(await writeXlsx({ sheets: written })) };
}

/** A ZIP file of these parts. */
export function zipFile(parts: Readonly<Record<string, string | Buffer>>): SentFile {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  for (const [name, content] of Object.entries(parts)) {
    const data = Buffer.from(content);
    const packed = deflateRawSync(data);
    const common = Buffer.alloc(26);
    [20, 0, 8, 0, 0].forEach((value, at) => common.writeUInt16LE(value, at * 2));
    [crc32(data), packed.length, data.length].forEach((value, at) => common.writeUInt32LE(value, 10 + at * 4));
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(Buffer.concat(local).length, 10);
    local.push(Buffer.from('PK\u0003\u0004'), common, Buffer.from(name), packed);
    directory.push(Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), common, place, Buffer.from(name));
  }
  const [files, entries] = [Buffer.concat(local), Buffer.concat(directory)];
  const end = Buffer.alloc(18);
  for (const at of [4, 6]) end.writeUInt16LE(Object.keys(parts).length, at);
  end.writeUInt32LE(entries.length, 8);
  end.writeUInt32LE(files.length, 12);
  return { name: 'people.xlsx', content: Buffer.concat([files, entries, Buffer.from('PK\u0005\u0006'), end]) };
}

async function rowsOf(path: string): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of createReadStream(path).pipe(parse({ columns: true, delimiter: ';' }))) rows.push(row as Row);
  return rows;
}
