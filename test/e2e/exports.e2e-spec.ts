import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { newId } from '../../src/kernel/clock/clock.js';
import { plusDays } from '../../src/kernel/values/civil-date.js';
import { CalendarDay } from '../../src/modules/organization/calendar/persistence/calendar.entity.js';
import { ReadLog } from '../../src/kernel/audit/read-log.js';
import { isAboutPeople, type Permission, PERMISSIONS } from '../../src/kernel/auth/permissions.js';
import { type Column, columnsOf, type ItemSchema } from '../../src/kernel/exports/columns.js';
import { FILE_TYPES } from '../../src/kernel/exports/file-format.js';
import { Government } from '../support/government.js';
import { apiDocument, documentedOperations, type Operation } from '../support/operations.js';
import { CALLS } from '../support/permission-calls.js';
import { PermissionWorld, type Things } from '../support/permission-world.js';
import { type Client, TestApp, type TestAnswer } from '../support/test-app.js';

/* Every list as a file (R23, R47): the same rows as the list for whoever asks, and nothing that a spreadsheet calculates. */

type Item = Readonly<Record<string, unknown>>;
const document = apiDocument() as unknown as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Record<string, unknown>>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, ItemSchema>> };
};
const lists = documentedOperations().filter(({ isPage }) => isPage);
const nameOf = ({ path }: Operation): string => `GET ${path.replace('/api/v1', '')}`;
const permissionOf = ({ path }: Operation): Permission => document.paths[path]!.get!['x-permission'] as Permission;
/** Lists that say who has read them, so that they are longer after each look. */
const GROWING = /^GET \/(audit-events|my\/access-log)/;

let app: TestApp;
let world: PermissionWorld;

beforeAll(async () => {
  app = await TestApp.start({ env: { EXPORT_ROW_LIMIT: '5000', RECENT_SIGN_IN_MINUTES: '5' } });
  world = await PermissionWorld.found(app);
});
afterAll(() => app.stop());

function columns(list: Operation): readonly Column[] {
  const page = list.answers['200']!.content!['application/json']!.schema as unknown as ItemSchema;
  const item = page.properties!['data']!.items!.$ref!.split('/').at(-1)!;
  return columnsOf(item, document.components.schemas, 'id');
}

/** The address of a list of what belongs to somebody, with what it must be asked with. */
function addressOf(list: Operation, things: Things): string {
  const { ids = [], query = {} } = CALLS[nameOf(list)]!(things, true);
  const { limit: _limit, count: _count, ...filter } = query;
  let at = 0;
  const path = nameOf(list)
    .slice(4)
    .replace(/\{\w+\}/g, () => ids[at++] ?? '');
  return `${path}?${new URLSearchParams(filter as Record<string, string>).toString()}`;
}

const as = (format: string) => (address: string) => `${address}${address.includes('?') ? '&' : '?'}format=${format}`;

async function allItems(caller: Client, address: string): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null = null;
  do {
    const next: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { body } = await caller.get(`${address}&limit=200${next}`).expect(200);
    items.push(...body.data);
    cursor = body.page.nextCursor;
  } while (cursor !== null);
  return items;
}

const valueAt = (item: Item, { path }: Column): unknown =>
  path.reduce<unknown>((at, name) => (at as Item | null | undefined)?.[name], item) ?? null;
const joined = (value: unknown): string => {
  if (typeof value === 'string') return value;
  const isSimple = Array.isArray(value) && value.every((part) => typeof part !== 'object');
  return isSimple ? (value as unknown[]).join(', ') : JSON.stringify(value);
};

/** What a reader of the CSV makes of its cells, once the apostrophes of the spreadsheet are gone. */
function rowsOfCsv({ text }: TestAnswer): string[][] {
  expect(text.startsWith('\uFEFF')).toBe(true);
  const [, ...rows]: string[][] = parse(text, { bom: true, delimiter: ';', record_delimiter: '\r\n' });
  return rows.map((row) => row.map((cell) => cell.replace(/^'/, '')));
}

function expectedInCsv(item: Item, all: readonly Column[]): string[] {
  return all.map((column) => {
    const value = valueAt(item, column);
    if (value === null) return '';
    return typeof value === 'number' || column.kind === 'decimal' ? joined(value).replace('.', ',') : joined(value);
  });
}

async function rowsOfWorkbook({ bytes }: TestAnswer): Promise<unknown[][]> {
  const { sheets } = await readXlsx(bytes);
  const [, ...rows] = sheets[0]!.rows;
  return rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell.replace(/^'/, '') : (cell ?? null))));
}

/** Days and instants as the clocks of Jakarta show them, decimals as numbers; empty texts are empty cells. */
function expectedInWorkbook(item: Item, all: readonly Column[]): unknown[] {
  return all.map((column) => {
    const value = valueAt(item, column);
    if (value === null || value === undefined || value === '') return null;
    if (typeof value === 'number' || typeof value === 'boolean') return value;
    if (column.kind === 'day' && (value as string) < '1900-03-01') return value;
    if (column.kind === 'day') return new Date(`${value as string}T00:00:00Z`);
    if (column.kind === 'instant') return new Date(Date.parse(value as string) + 7 * 3_600_000);
    if (column.kind === 'decimal') return Number(value);
    const { words } = column;
    if (!words) return joined(value);
    return joined(Array.isArray(value) ? value.map((code: string) => words(code)) : words(value as string));
  });
}

describe('Each list as a file (R23)', () => {
  it.each(lists.map((list) => [nameOf(list), list] as const))(
    '%s: the same values in both files',
    async (name, list) => {
      const permission = document.paths[list.path]!.get!['x-permission'] as Permission;
      const isOfPeople = String(Object.keys(PERMISSIONS[permission].reach)) === 'EMPLOYEE';
      const caller = isOfPeople ? 'KABID' : 'OFFICER';
      const [client, things] = [world.by(world.people[caller]), world.of(world.people.MOVED)];
      const address = addressOf(list, things);
      const all = columns(list);
      const csv = await client.get(as('csv')(address)).expect(200);
      const book = await client.get(as('xlsx')(address)).expect(200);
      const items = await allItems(client, address);
      expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
      expect(book.headers['content-type']).toBe(FILE_TYPES.xlsx);
      expect(csv.headers['content-disposition']).toMatch(/^attachment; filename="[a-z-]+-2026-04-01\.csv"$/);
      const fromCsv = rowsOfCsv(csv);
      const fromBook = await rowsOfWorkbook(book);
      const expected = [
        items.map((item) => expectedInCsv(item, all)),
        items.map((item) => expectedInWorkbook(item, all)),
      ] as const;
      if (GROWING.test(name)) {
        expect(expected[0]).toEqual(expect.arrayContaining(fromCsv));
        expect(fromCsv.length).toBeGreaterThan(0);
        return;
      }
      expect(fromCsv).toEqual(expected[0]);
      // A row ends with its last cell that is not empty.
      const padded = fromBook.map((row) => all.map((_, at) => row[at] ?? null));
      expect(padded).toEqual(expected[1]);
    },
  );
});

describe('Each list as a file, for each reader (R47)', () => {
  const people = ['MOVED', 'KABID', 'KADIS', 'STAFF', 'FORMER', 'STRANGER', 'HR', 'HR_ELSEWHERE', 'INSPECTOR'] as const;

  it.each(people)('%s gets what the list shows', async (person) => {
    const caller = world.by(world.people[person]);
    for (const list of lists.filter((one) => !GROWING.test(nameOf(one)))) {
      for (const owner of [world.people.MOVED, world.people.HR_ELSEWHERE]) {
        const address = addressOf(list, world.of(owner));
        const shown = await caller.get(`${address}&limit=200`);
        const file = await caller.get(as('csv')(address));
        expect([nameOf(list), file.status, file.body?.code]).toEqual([nameOf(list), shown.status, shown.body?.code]);
        if (shown.status !== 200) continue;
        const items = (shown.body.data as Item[]).map((item) => expectedInCsv(item, columns(list)));
        expect([nameOf(list), rowsOfCsv(file)]).toEqual([nameOf(list), items]);
      }
    }
  });

  it('a machine gets files without personal data, and no others', async () => {
    const caller = world.by(world.machines.MACHINE_HERE);
    for (const list of lists) {
      const address = addressOf(list, world.of(world.people.MOVED));
      const shown = await caller.get(address);
      const file = await caller.get(as('csv')(address));
      const permission = permissionOf(list);
      if (!PERMISSIONS[permission].reach.SERVICE || shown.status === 403) expect(file.status).toBe(403);
      else if (isAboutPeople(permission)) expect(file.body.code).toBe('ACCESS.NOT_FOR_MACHINES');
      else expect([nameOf(list), file.status]).toEqual([nameOf(list), shown.status]);
    }
  });
});

describe('Asking for a file', () => {
  const officer = (): Client => world.by(world.people.OFFICER);

  it('takes the header as well as the address, and the address first', async () => {
    const answer = await officer().get('/employees').with({ accept: 'text/csv' }).expect(200);
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.text).toBe((await officer().get('/employees?format=csv').expect(200)).text);
    const usual = await officer().get('/employees?format=json').with({ accept: 'text/csv' }).expect(200);
    expect(usual.body.data.length).toBeGreaterThan(3);
  });

  it('has headings in the language of the caller', async () => {
    const heading = async (language: string): Promise<string | undefined> =>
      (await officer().get('/employees?format=csv').with({ 'accept-language': language }).expect(200)).text.split(
        '\r\n',
      )[0];
    expect(await heading('en')).toMatch(/Kind;Name;Full name;NIP;Grade;.*;Id;Unit id;Version$/);
    expect(await heading('id')).toMatch(/Jenis;Nama;Nama lengkap;NIP\/NI PPPK;Golongan;.*;Id;Id unit kerja;Versi$/);
  });

  it('is the whole list, however few a page may hold', async () => {
    const all = (await officer().get('/employees?limit=200').expect(200)).body.data;
    const file = await officer().get('/employees?format=csv&limit=2&count=true').expect(200);
    expect(rowsOfCsv(file)).toHaveLength(all.length);
  });

  it('holds a list of many pages whole, each once and in order', async () => {
    const { admin } = world.gov;
    const days = Array.from({ length: 1_203 }, (_, at) => plusDays('2040-01-01', at));
    const now = app.clock.now();
    const rows = days.map((day) => ({
      ...{ id: newId(), day, kind: 'LIBUR_DAERAH' as const, name: `Hari ${day}`, source: 'MANUAL' },
      ...{ createdAt: now, updatedAt: now, version: 1 },
    }));
    await app.db.transaction(() => app.db.insert(CalendarDay, rows));
    const address = '/working-calendar/days?from=2040-01-01&until=2049-12-31';
    const { total } = (await admin.get(`${address}&count=true`).expect(200)).body.page;
    expect(total).toBe(days.length);
    const at = 0;
    expect(rowsOfCsv(await admin.get(as('csv')(address)).expect(200)).map((row) => row[at])).toEqual(days);
    const book = await rowsOfWorkbook(await admin.get(as('xlsx')(address)).expect(200));
    expect(book.map((row) => (row[at] as Date).toISOString().slice(0, 10))).toEqual(days);
  });

  it('finds nothing as a file with headings alone', async () => {
    const file = await officer().get('/employees?format=csv&q=tidakadasamasekali').expect(200);
    expect(rowsOfCsv(file)).toEqual([]);
    const book = await officer().get('/employees?format=xlsx&q=tidakadasamasekali').expect(200);
    expect((await readXlsx(book.bytes)).sheets[0]!.rows).toHaveLength(1);
  });

  it.each([
    ['format=pdf', 'REQUEST.PARAMETER'],
    ['format=csv&format=xlsx', 'REQUEST.PARAMETER'],
    ['format=csv&unknown=1', 'REQUEST.PARAMETER'],
    ['format=csv&limit=0', 'REQUEST.PARAMETER'],
    ['format=csv&count=maybe', 'REQUEST.PARAMETER'],
    ['format=csv&cursor=WzFd.Zm9v', 'REQUEST.CURSOR'],
  ])('is refused as a list is: %s', async (query, code) => {
    expect((await officer().get(`/employees?${query}`).expect(400)).body.code).toBe(code);
  });

  it('is refused of one thing, which is no list', async () => {
    const path = `/employees/${world.of(world.people.MOVED)('employee')}`;
    expect((await officer().get(`${path}?format=csv`).expect(400)).body.code).toBe('REQUEST.PARAMETER');
    const { headers } = await officer().get(path).with({ accept: 'text/csv' }).expect(200);
    expect(headers['content-type']).toContain('application/json');
  });

  it('opens with HEAD without making the file or a record of it', async () => {
    const before = await exportsOf('listEmployees');
    const { headers, text } = await officer().call('HEAD', '/employees?format=xlsx').expect(200);
    expect([headers['content-type'], text]).toEqual([FILE_TYPES.xlsx, '']);
    expect(await exportsOf('listEmployees')).toHaveLength(before.length);
  });

  it('counts as expensive', async () => {
    const { headers } = await officer().get('/employees?format=csv').expect(200);
    expect(headers['ratelimit-policy']).toMatch(/^"expensive"/);
    expect((await officer().get('/employees').expect(200)).headers['ratelimit-policy']).toMatch(/^"read"/);
  });

  it('is recorded: who, which list, which filter, how many rows, and no text', async () => {
    const filter = { q: '199001012015011001', includeSubunits: 'true' };
    await officer()
      .get('/employees', { ...filter, format: 'csv', limit: 3 })
      .expect(200);
    const [latest] = await exportsOf('listEmployees');
    expect(latest).toMatchObject({
      ...{ action: 'list.export', objectType: 'list', objectId: 'listEmployees', outcome: 'SUCCESS' },
      facts: { format: 'csv', rows: 0, filter: { q: '…', includeSubunits: 'true' } },
    });
    expect(latest!.actorName).toContain('bkpsdm');
  });

  it('leaves the record of reading that the list leaves', async () => {
    await officer().get('/work-plans?format=csv').expect(200);
    await app.get(ReadLog).flush();
    const { body } = await world.gov.auditor.get('/audit-events', { action: 'work-plan.list' }).expect(200);
    expect(body.data.map(({ actorName }: Item) => actorName)).toContainEqual(expect.stringContaining('bkpsdm'));
  });

  it('wants a password given a short time ago where it holds personal data', async () => {
    app.clock.advance({ seconds: 6 * 60 });
    const { body } = await officer().get('/employees?format=csv').expect(403);
    expect(body.code).toBe('ACCESS.SIGN_IN_NOT_RECENT');
    await officer().get('/org-units?format=csv').expect(200);
    await officer().get('/employees').expect(200);
    app.clock.set('2026-04-01');
  });

  async function exportsOf(list: string): Promise<Item[]> {
    const query = { action: 'list.export', objectId: list };
    return (await world.gov.auditor.get('/audit-events', query).expect(200)).body.data;
  }
});

describe('A name that is a formula', () => {
  const NAMES = ['=1+1', '+62', '-5 Jaya', '@SUM(A1)', '＝cmd', "'kutip", 'Ani "Anik", S.Kom', 'baris\ndua', 'x;=2'];

  it('comes back as it was given from both files, and is text in both', async () => {
    const { admin } = world.gov;
    for (const name of NAMES) await admin.post('/employees', { kind: 'NON_ASN', name }).expect(201);
    const csv = await world.by(world.people.OFFICER).get('/employees?format=csv').expect(200);
    const book = await world.by(world.people.OFFICER).get('/employees?format=xlsx').expect(200);
    const names = (rows: unknown[][]): unknown[] => rows.flat();
    expect(names(rowsOfCsv(csv))).toEqual(expect.arrayContaining(NAMES));
    expect(names(await rowsOfWorkbook(book))).toEqual(expect.arrayContaining(NAMES));
    const raw: string[][] = parse(csv.text, { bom: true, delimiter: ';' });
    expect(raw.flat().filter((cell) => /^[=+\-@\t\r\n＝]/.test(cell))).toEqual([]);
    const { sheets } = await readXlsx(book.bytes);
    const cells = [...(sheets[0]!.cells?.values() ?? [])];
    expect(cells.filter(({ formula }) => formula !== undefined)).toEqual([]);
  });
});

describe('A list that is too long', () => {
  it('is refused with what it has and what a file holds, and nothing is recorded', async () => {
    const small = await TestApp.start({ env: { EXPORT_ROW_LIMIT: '16' } });
    try {
      const admin = await Government.administrator(small);
      const { total } = (await admin.get('/references/golongan-pppk?count=true').expect(200)).body.page;
      expect(total).toBe(17);
      for (const format of ['csv', 'xlsx']) {
        const { body } = await admin.get(`/references/golongan-pppk?format=${format}`).expect(422);
        expect([body.code, body.detail]).toEqual([
          'REQUEST.EXPORT_TOO_LARGE',
          expect.stringMatching(/17 baris.* paling banyak 16/),
        ]);
      }
      await admin.get('/references?format=csv').expect(200);
      const recorded = await small.db.rows("SELECT id FROM audit_event WHERE action = 'list.export'");
      expect(recorded).toHaveLength(1);
    } finally {
      await small.stop();
    }
  });
});
