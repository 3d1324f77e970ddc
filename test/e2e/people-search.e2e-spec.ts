import fc from 'fast-check';
import { NameIndex1767225607400 } from '../../src/database/migrations/1767225607400-name-index.js';
import { PersonWord, NameWordKey } from '../../src/modules/employees/search/persistence/name-index.entity.js';
import { Government } from '../support/government.js';
import { type Client, TestApp } from '../support/test-app.js';

/* People are found as others look for them: rules SE-1 to SE-6. */

const PEOPLE = [
  ['Siti Aminah', 'S.Kom., M.T.', '198707222019032005'],
  ['Sitti Rahmah', undefined, '198801012010012001'],
  ['Muhammad Yusuf', undefined, '198902022011011002'],
  ['Moch. Jusuf Kalla', undefined, '199003032012011003'],
  ['Abdul Rachman', undefined, '199104042013011004'],
  ['Djoko Soekarno', undefined, '199205052014011005'],
  ["Nur'aini Wahyuningsih", undefined, '199306062015012006'],
  ['Budi', undefined, '199407072016011007'],
  ['Budiman Aminah', undefined, '199508082017011008'],
] as const;

let app: TestApp;
let gov: Government;
let admin: Client;

beforeAll(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  admin = gov.admin;
  for (const [name, backTitle, nip] of PEOPLE) {
    await admin.post('/employees', { kind: 'PNS', name, nip, ...(backTitle ? { backTitle } : {}) }).expect(201);
  }
});
afterAll(() => app.stop());

async function found(q: string, caller = admin, more: Record<string, string> = {}): Promise<string[]> {
  const { body } = await caller.get('/employees', { q, limit: 200, ...more }).expect(200);
  return body.data.map(({ name }: { name: string }) => name);
}

describe('People are found', () => {
  it.each([
    ['siti aminah', 'Siti Aminah'],
    ['aminah siti', 'Siti Aminah'],
    ['Dr. Siti Aminah, S.Kom.', 'Siti Aminah'],
    ['sit am', 'Siti Aminah'],
    ['SITI', 'Siti Aminah'],
    ['siti amniah', 'Siti Aminah'],
    ['siti aminha', 'Siti Aminah'],
    ['siti amina', 'Siti Aminah'],
    ['19870722', 'Siti Aminah'],
    ['19870722 201903 2 005', 'Siti Aminah'],
    ['19870722.201903.2.005', 'Siti Aminah'],
    ['2019032005', 'Siti Aminah'],
    ['siti 1987', 'Siti Aminah'],
    ['siti rahmah', 'Sitti Rahmah'],
    ['st rahmah', 'Sitti Rahmah'],
    ['m. yusuf', 'Muhammad Yusuf'],
    ['moh jusuf', 'Muhammad Yusuf'],
    ['muhamad yusuf kala', 'Moch. Jusuf Kalla'],
    ['abd rahman', 'Abdul Rachman'],
    ['abdoel rakhman', 'Abdul Rachman'],
    ['joko sukarno', 'Djoko Soekarno'],
    ['nuraini', "Nur'aini Wahyuningsih"],
    ["nur'aini", "Nur'aini Wahyuningsih"],
    ['wahjuningsih', "Nur'aini Wahyuningsih"],
  ])('%j finds %s', async (q, name) => {
    expect(await found(q)).toContain(name);
  });

  it('the best first: the word itself, its beginning, a spelling, a mistake', async () => {
    expect((await found('budi')).slice(0, 2)).toEqual(['Budi', 'Budiman Aminah']);
    expect((await found('siti')).slice(0, 2)).toEqual(['Siti Aminah', 'Sitti Rahmah']);
    expect((await found('sitti')).slice(0, 2)).toEqual(['Sitti Rahmah', 'Siti Aminah']);
    expect((await found('aminah')).slice(0, 2)).toEqual(['Budiman Aminah', 'Siti Aminah']);
  });

  it.each(['%', '_', '!', '🙂', '…', "' OR 1=1 --", 'tidakadasiapapun', 'siti tidakadasiapapun', '99999999999'])(
    '%j finds nobody',
    async (q) => {
      expect(await found(q)).toEqual([]);
    },
  );

  it('refuses a text that nobody types, and takes the longest that it may be', async () => {
    await admin.get('/employees', { q: 'a'.repeat(10_000) }).expect(414);
    const { body } = await admin.get('/employees', { q: 'a'.repeat(101) }).expect(400);
    expect(body.errors).toMatchObject([{ parameter: 'q', code: 'TOO_LONG' }]);
    expect(await found('siti '.repeat(20))).toContain('Siti Aminah');
    expect(await found('zyxwvutsrq'.repeat(10))).toEqual([]);
  });

  it('by one letter, as the beginning of a word', async () => {
    expect(await found('b')).toEqual(expect.arrayContaining(['Budi', 'Budiman Aminah']));
  });

  it('with any one mistake in any word of four letters or more', async () => {
    const cases = PEOPLE.flatMap(([name]) =>
      name
        .replace(/[^A-Za-z ]/g, '')
        .split(' ')
        .map((word) => [name, word] as const),
    );
    const long = cases.filter(([, word]) => word.length >= 4);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...long),
        fc.nat(),
        fc.nat(3),
        fc.nat(25),
        async ([name, word], place, kind, letter) => {
          const at = place % word.length;
          const other = String.fromCharCode(97 + letter);
          const [head, tail] = [word.slice(0, at), word.slice(at)];
          const swapped = tail.length > 1 ? head + tail[1]! + tail[0]! + tail.slice(2) : word;
          const typed = [head + tail.slice(1), head + other + tail, head + other + tail.slice(1), swapped][kind]!;
          expect([typed, await found(typed)]).toEqual([typed, expect.arrayContaining([name])]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('By unit and post', () => {
  it('finds the people of a unit and of all below it by words, abbreviation and post', async () => {
    const unit = (await admin.get(`/org-units/${gov.units['bidang']}`).expect(200)).body;
    const members = (await admin.get('/employees', { unitId: unit.id, includeSubunits: true, limit: 200 }).expect(200))
      .body;
    const names = members.data.map(({ name }: { name: string }) => name);
    expect(names.length).toBeGreaterThan(0);
    expect(await found(unit.name)).toEqual(expect.arrayContaining(names));
    const [first] = members.data;
    expect(await found(first.positionTitle)).toContain(first.name);
    expect(await found(`${first.name.split(' ')[0]} ${unit.name.split(' ')[1]}`)).toContain(first.name);
  });
});

describe('By abbreviations that everybody knows (rule SE-7)', () => {
  const names: Record<string, string> = {};
  beforeAll(async () => {
    const place = async (name: string, unit: string, title: string): Promise<string> => {
      const { body: person } = await admin.post('/employees', { kind: 'NON_ASN', name }).expect(201);
      const position = { unitId: unit, kind: 'STRUKTURAL', title };
      const { body: post } = await admin.post('/positions', position).expect(201);
      const what = { kind: 'DEFINITIF', unitId: unit, positionId: post.id, headsUnit: false, validFrom: '2026-03-02' };
      await admin.post(`/employees/${person.id}/assignments`, what).expect(201);
      return person.id;
    };
    const school = { name: 'Dinas Pendidikan', parentId: gov.units['kabupaten'] };
    const { body: unit } = await admin.post('/org-units', school).expect(201);
    names.disdik = unit.id;
    const { body: clinic } = await admin
      .post('/org-units', { name: 'Puskesmas Melati', parentId: unit.id })
      .expect(201);
    names.pkm = clinic.id;
    await place('Alfa Guru', unit.id, 'Kepala Sub Bagian Umum');
    await place('Beta Guru', unit.id, 'Kepala Subbagian Keuangan');
    await place('Alim Staf', gov.units['setda'] ?? '', 'Staf Ahli Sekretaris Daerah');
    const acting = await place('Gama Bidan', clinic.id, 'Kepala Seksi Layanan');
    const { body: post } = await admin
      .post('/positions', { unitId: unit.id, kind: 'STRUKTURAL', title: 'Kepala Bidang Guru' })
      .expect(201);
    const days = { validFrom: '2026-03-02', validUntil: '2026-04-30' };
    const plt = { kind: 'PLT', unitId: unit.id, positionId: post.id, headsUnit: true, ...days };
    await admin.post(`/employees/${acting}/assignments`, plt).expect(201);
  });

  it.each([
    ['disdik', ['Alfa Guru', 'Beta Guru', 'Gama Bidan', 'Kadis Lain', 'Pegawai Lain']],
    ['pkm', ['Gama Bidan']],
    ['kasubag', ['Alfa Guru', 'Beta Guru']],
    ['kasubbag disdik', ['Alfa Guru', 'Beta Guru']],
    ['kasi', ['Gama Bidan']],
    ['plt', ['Gama Bidan']],
    ['plt kabid', ['Gama Bidan']],
    ['Plt. Gama', ['Gama Bidan']],
    ['plt kabid gama', ['Gama Bidan']],
    ['plt kasi gama', []],
    ['kasi gama', ['Gama Bidan']],
    ['plt kasi', []],
    ['plt siti', []],
    ['plh', []],
  ])('"%s"', async (q, expected) => {
    expect(await found(q)).toEqual(expected);
  });

  it('the one who holds the very post first, page by page', async () => {
    const all = await found('sekda');
    expect(all.slice(0, 2)).toEqual(['Sekda Uji', 'Alim Staf']);
    const { body: first } = await admin.get('/employees', { q: 'sekda', limit: 1, count: true }).expect(200);
    expect(first.page.total).toBe(all.length);
    const second = await admin.get('/employees', { q: 'sekda', limit: 1, cursor: first.page.nextCursor }).expect(200);
    expect(second.body.data[0].name).toBe('Alim Staf');
  });

  it('units too', async () => {
    const units = async (q: string): Promise<string[]> =>
      (await admin.get('/org-units', { q }).expect(200)).body.data.map(({ id }: { id: string }) => id);
    expect(await units('disdik')).toContain(names.disdik);
    expect(await units('pkm melati')).toEqual([names.pkm]);
    expect(await units('melati disdik')).toEqual([]);
    expect(await units('setda')).toEqual([gov.units['setda']]);
    expect(await units('qxz')).toEqual([]);
  });
});

describe('Pages of what was found', () => {
  it.each(['a', 'siti', 'bidang', '19'])('%j: whole, in order, and counted', async (q) => {
    const all = await found(q);
    const paged: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const { body } = await admin
        .get('/employees', { q, limit: 2, count: true, ...(cursor ? { cursor } : {}) })
        .expect(200);
      expect(body.page.total).toBe(all.length);
      paged.push(...body.data.map(({ name }: { name: string }) => name));
      cursor = body.page.nextCursor;
    }
    expect(paged).toEqual(all);
  });
});

describe('Who may see whom (R47)', () => {
  it('holds for what is searched', async () => {
    for (const caller of [gov.as('staff'), gov.as('kabid'), gov.as('kadis'), gov.by('pengelola-uji'), gov.auditor]) {
      const { body } = await caller.get('/employees', { limit: 200 }).expect(200);
      const seen = body.data.map(({ name }: { name: string }) => name);
      for (const q of ['a', 'siti', 'kepala', 'dinas', '19', 'bu']) {
        for (const name of await found(q, caller)) expect(seen).toContain(name);
      }
      for (const name of seen) expect(await found(name, caller)).toContain(name);
    }
  });
});

describe('The index', () => {
  it('is made for people who were there before it, some hundred at a time, and again after a kill', async () => {
    const words = await rowsOf(PersonWord);
    const keys = await rowsOf(NameWordKey);
    await app.db.transaction(async () => {
      await app.db.change('DELETE FROM person_word');
      await app.db.change('DELETE FROM name_word_key');
    });
    expect(await found('siti')).toEqual([]);
    const runner = app.db.connection.dataSource.createQueryRunner();
    await new NameIndex1767225607400().up(runner);
    await new NameIndex1767225607400().up(runner);
    await runner.release();
    expect(await rowsOf(PersonWord)).toEqual(words);
    expect(await rowsOf(NameWordKey)).toEqual(keys);
    expect((await found('siti')).slice(0, 2)).toEqual(['Siti Aminah', 'Sitti Rahmah']);
  });

  it('keeps one set of keys for a word, however many have it', async () => {
    const before = await rowsOf(NameWordKey);
    await admin.post('/employees', { kind: 'NON_ASN', name: 'Siti Aminah' }).expect(201);
    expect(await rowsOf(NameWordKey)).toEqual(before);
  });

  async function rowsOf(entity: typeof PersonWord | typeof NameWordKey): Promise<string[]> {
    const sql =
      entity === PersonWord ? 'SELECT employeeId, word FROM person_word' : 'SELECT likeKey, word FROM name_word_key';
    return (await app.db.rows<object>(sql)).map((row) => JSON.stringify(row)).sort();
  }
});

describe('Units and posts', () => {
  it('are found by words in any order, units by an abbreviation too', async () => {
    const unit = (await admin.get(`/org-units/${gov.units['bidang']}`).expect(200)).body;
    const reversed = unit.name.split(' ').reverse().join('  ');
    const byWords = (await admin.get('/org-units', { q: reversed }).expect(200)).body.data;
    expect(byWords.map(({ id }: { id: string }) => id)).toContain(unit.id);
    const abbreviation = unit.name
      .split(' ')
      .map((word: string) => word.slice(0, 3))
      .join('');
    const byShort = (await admin.get('/org-units', { q: abbreviation }).expect(200)).body.data;
    expect(byShort.map(({ id }: { id: string }) => id)).toContain(unit.id);
    expect((await admin.get('/org-units', { q: '%' }).expect(200)).body.data).toEqual([]);
    const [post] = (await admin.get('/positions').expect(200)).body.data;
    const title = post.title.split(' ').reverse().join(' ');
    const posts = (await admin.get('/positions', { q: title, count: true }).expect(200)).body;
    expect(posts.data.map(({ id }: { id: string }) => id)).toContain(post.id);
    expect(posts.page.total).toBe(posts.data.length);
  });
});
