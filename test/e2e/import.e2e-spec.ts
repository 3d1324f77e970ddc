import { Government } from '../support/government.js';
import { RosterFiles, type SentFile, upload } from '../support/import-files.js';
import { type Client, TestApp } from '../support/test-app.js';

let app: TestApp;
let admin: Client;
let files: RosterFiles;

/** Uploads, checks and gives the import as it is then. */
async function checked(kind: string, file: SentFile, by = admin): Promise<any> {
  const { body } = await upload(by, kind, file).expect(202);
  await app.drainJobs();
  return (await admin.get(`/imports/${body.importId}`).expect(200)).body;
}

async function applied(kind: string, file: SentFile): Promise<any> {
  const { id } = await checked(kind, file);
  await admin.post(`/imports/${id}/application`, {}).expect(202);
  await app.drainJobs();
  return (await admin.get(`/imports/${id}`).expect(200)).body;
}

describe('smoke', () => {
  beforeAll(async () => {
    app = await TestApp.start({ logLevel: 'warn' });
    files = await RosterFiles.make(300, '2026-03-02');
    const government = await Government.found(app);
    admin = government.admin;
  });
  afterAll(() => app.stop());

  it('works', async () => {
    console.log(await applied('ORG_UNITS', files.unitsCsv));
    console.log(await applied('EMPLOYEES', files.peopleXlsx));
    const again = await applied('EMPLOYEES', files.peopleXlsx);
    console.log(again, app.logLines);
  });
});
