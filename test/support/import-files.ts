import { createReadStream, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse';
import { stringify } from 'csv-stringify/sync';
import { writeAsnExport, writeOrgUnits } from '../../src/cli/roster/files.js';
import { generateRoster, type GeneratedRoster } from '../../src/cli/roster/roster.js';
import type { Call, Client } from './client.js';

const BOUNDARY = 'sasaran-import-boundary';

/** A file with the name it had at its sender. */
export interface SentFile {
  readonly name: string;
  readonly content: Buffer;
}

/** Sends a file as a browser would, in parts. */
export function upload(client: Client, kind: string, { name, content }: SentFile, headers: Record<string, string> = {}): Call {
  const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="kind"\r\n\r\n${kind}\r\n--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]);
  return client.post('/imports', body, { 'content-type': `multipart/form-data; boundary=${BOUNDARY}`, ...headers });
}

/** The two files of a generated government, as a table that a test may change. */
export class RosterFiles {
  private constructor(
    readonly roster: GeneratedRoster,
    readonly people: Record<string, string>[],
    readonly units: Record<string, string>[],
    private readonly originals: { people: Buffer; xlsx: Buffer; units: Buffer },
  ) {}

  static async make(employees: number, on: string, seed = 7): Promise<RosterFiles> {
    const roster = generateRoster({ employees, seed, on });
    const folder = await mkdtemp(join(tmpdir(), 'sasaran-roster-'));
    try {
      const at = (name: string): string => join(folder, name);
      await writeAsnExport(roster, at('people.csv'), 'csv');
      await writeAsnExport(roster, at('people.xlsx'), 'xlsx');
      await writeOrgUnits(roster, at('units.csv'));
      const originals = { people: readFileSync(at('people.csv')), xlsx: readFileSync(at('people.xlsx')), units: readFileSync(at('units.csv')) };
      return new RosterFiles(roster, await records(at('people.csv')), await records(at('units.csv')), originals);
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  get peopleXlsx(): SentFile {
    return { name: 'export-data-asn.xlsx', content: this.originals.xlsx };
  }

  get peopleCsv(): SentFile {
    return { name: 'export-data-asn.csv', content: this.originals.people };
  }

  get unitsCsv(): SentFile {
    return { name: 'ref-unor.csv', content: this.originals.units };
  }
}

/** Rows as a CSV file. */
export function csv(rows: readonly Record<string, string>[], delimiter = ';', prefix = ''): SentFile {
  const text = stringify([...rows], { header: true, delimiter });
  return { name: 'people.csv', content: Buffer.from(prefix + text) };
}

async function records(path: string): Promise<Record<string, string>[]> {
  const rows: Record<string, string>[] = [];
  for await (const row of createReadStream(path).pipe(parse({ columns: true, delimiter: ';' }))) rows.push(row as never);
  return rows;
}
