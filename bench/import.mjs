import { openAsBlob } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { fromDist } from './dist.mjs';
import { ADMIN, rosterOf } from './seed.mjs';
import { signIn } from './servers.mjs';

const { writeAsnExport, writeOrgUnits } = await fromDist('cli/roster/files.js');

const GIVE_UP_MS = 10 * 60_000;

/**
 * Imports the units and then the people of a roster into an empty government, as an HR office would: upload, check, apply.
 * Gives the seconds that the check and the application of the people took.
 */
export async function measureImport(ours, folder, employees) {
  return importRoster(new Office(ours, `Bearer ${await signIn(ours, ADMIN)}`), folder, employees);
}

/** Writes the files of a roster into a folder and imports them; gives the seconds for the people. */
export async function importRoster(office, folder, employees) {
  const roster = rosterOf(employees);
  const files = { ORG_UNITS: join(folder, 'org-units.csv'), EMPLOYEES: join(folder, 'asn-export.xlsx') };
  await writeOrgUnits(roster, files.ORG_UNITS);
  await writeAsnExport(roster, files.EMPLOYEES, 'xlsx');
  await office.import('ORG_UNITS', files.ORG_UNITS);
  return office.import('EMPLOYEES', files.EMPLOYEES);
}

/** An HR office that imports files into a service. */
export class Office {
  constructor(ours, authorization) {
    Object.assign(this, { ours, headers: { authorization } });
  }

  async import(kind, file) {
    const form = new FormData();
    form.append('kind', kind);
    form.append('file', await openAsBlob(file), file.split('/').at(-1));
    const from = performance.now();
    const upload = await this.begin('/api/v1/imports', form);
    await this.finish(upload);
    const checkedAt = performance.now();
    const path = `/api/v1/imports/${upload.body.importId}`;
    await this.expect(path, 'CHECKED');
    await this.finish(await this.begin(`${path}/application`, '{}', { 'content-type': 'application/json' }));
    await this.expect(path, 'APPLIED');
    return { checkSeconds: (checkedAt - from) / 1_000, applySeconds: (performance.now() - checkedAt) / 1_000 };
  }

  async expect(path, status) {
    const { body } = await this.ours.fetch({ path, headers: this.headers });
    if (body.status !== status) throw new Error(`${path} is ${body.status}, not ${status}: ${JSON.stringify(body)}`);
  }

  /** Sends a POST that begins a job. */
  async begin(path, body, headers = {}) {
    const answer = await this.ours.fetch({ method: 'POST', path, headers: { ...this.headers, ...headers }, body });
    if (answer.status !== 202)
      throw new Error(`POST ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer;
  }

  /** Waits for the job of a 202 answer. */
  async finish({ headers }) {
    const path = headers.get('location');
    for (const until = performance.now() + GIVE_UP_MS; performance.now() < until; await pause(200)) {
      const { status, body } = await this.ours.fetch({ path, headers: this.headers });
      if (status === 200 && body.status === 'SUCCEEDED') return body;
      if (status !== 200 || body.status === 'DEAD')
        throw new Error(`${path} answered ${status}: ${JSON.stringify(body)}`);
    }
    throw new Error(`${path} has not ended after ${GIVE_UP_MS / 60_000} minutes.`);
  }
}
