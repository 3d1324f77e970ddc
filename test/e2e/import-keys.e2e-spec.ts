import { RenewSeals } from '../../src/modules/privacy/seals/renew-seals.job.js';
import { csvFile, type Row, rosterFiles } from '../support/import-files.js';
import { ImportWorld } from '../support/import-world.js';

const OLD = '2025:kunci-lama-yang-cukup-panjang-untuk-uji';
const NEW = '2026:kunci-baru-yang-cukup-panjang-untuk-uji';

let world: ImportWorld;
let staff: Row[];
let runs: { id: string }[];

/** People with a NIK, imported under the old key; then the key changed, and nothing has been sealed anew yet. */
beforeAll(async () => {
  const files = await rosterFiles(60, '2026-03-02');
  staff = files.people.filter((row) => row['JENIS JABATAN ID'] !== '1' && row.NIK !== '');
  world = await ImportWorld.make({ PERSONAL_DATA_KEYS: OLD });
  await world.import('ORG_UNITS', files.unitsCsv);
  await world.import('EMPLOYEES', files.peopleCsv);
  await world.gov.moveTo('2026-04-01');
  const change = (at: number) => csvFile([{ ...staff[at], 'EMAIL GOV': `alamat${at}@example.go.id` }]);
  runs = [await world.import('EMPLOYEES', change(2)), await world.import('EMPLOYEES', change(3))];
  await world.app.restart({ PERSONAL_DATA_KEYS: `${NEW},${OLD}` });
  await world.gov.moveTo('2026-04-02');
});
afterAll(() => world.app.stop());

const renew = () => world.app.get(RenewSeals).run({}, { signal: new AbortController().signal } as never);

describe('Imports after a change of the key of identity numbers (rule PD-6)', () => {
  it('know that nothing has changed', async () => {
    const same = await world.check('EMPLOYEES', csvFile(staff.slice(0, 2)));
    expect(same.counts).toMatchObject({ unchanged: 2 });
  });

  it('know whose a NIK is, and give it to nobody else', async () => {
    const [one, other] = staff;
    const taken = await world.check('EMPLOYEES', csvFile([{ ...other, NIK: one?.NIK ?? '' }]));
    expect((await world.faults(taken.id)).join()).toContain('NIK_TAKEN');
    expect(await renew()).toMatchObject({ lost: 0 });
  });

  it('can be undone after everything was sealed anew, but not after the NIK itself changed', async () => {
    const { admin } = world.gov;
    const nikOf = async ({ 'PNS ID': pnsId = '' }: Row): Promise<{ path: string; nik: string }> => {
      const [person] = await world.app.db.rows<{ id: string }>('SELECT id FROM employee WHERE externalId = ?', [pnsId]);
      const path = `/employees/${person?.id}/identity-number`;
      return { path, nik: (await admin.get(path).expect(200)).body.nik };
    };
    const renewed = await nikOf(staff[2] ?? {});
    expect(await world.undo(runs[0] ?? { id: '' })).toMatchObject({ status: 'UNDONE' });
    expect(await nikOf(staff[2] ?? {})).toEqual(renewed);
    const { path, nik } = await nikOf(staff[3] ?? {});
    await admin.post(path, { nik: `${nik.slice(0, 12)}9999` }).expect(200);
    expect((await world.undo(runs[1] ?? { id: '' })).undoObstacles).toMatchObject([{ code: 'CHANGED_SINCE' }]);
  });
});
