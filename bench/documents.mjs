/*
 * A batch of official documents as a job: one thousand plans that nobody has asked for, and the same again once they are issued; against the
 * words of the same plans on plain pages by pdfkit alone, without tables, tags, register or files.
 *
 *   npm run bench:documents -- [--employees 2000] [--documents 1000] [--plain 200] [--json FILE]
 *
 * BENCH_DATABASE_URL names a MariaDB or MySQL server on which the database `sasaran_bench_documents` may be made and dropped.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import PDFDocument from 'pdfkit';
import { BenchDatabase } from './database.mjs';
import { fromDist } from './dist.mjs';
import { rounded } from './figures.mjs';
import { makeSecrets } from './secrets.mjs';
import { seed } from './seed.mjs';

const { readConfig } = await fromDist('config/config.js');
const { createApp } = await fromDist('app.setup.js');
const { createLogger } = await fromDist('kernel/logging/logger.js');
const { openConnection } = await fromDist('kernel/database/open-connection.js');
const { Database } = await fromDist('kernel/database/database.js');
const { permissionsOf } = await fromDist('kernel/auth/permissions.js');
const { DocumentBatches } = await fromDist('modules/documents/batches/batches.service.js');
const { MakeDocumentBatch } = await fromDist('modules/documents/batches/make-batch.job.js');
const { DocumentSettings } = await fromDist('modules/documents/register/document-settings.js');
const { PlanPapers } = await fromDist('modules/documents/papers/plan-papers.js');
const { EmployeesApi } = await fromDist('modules/employees/index.js');
const { WorkPlan } = await fromDist('modules/work-plans/persistence/work-plan.entity.js');
const { SignedWorkPlans } = await fromDist('modules/work-plans/signed-work-plans.js');

const { values } = parseArgs({
  options: {
    employees: { type: 'string', default: '2000' },
    documents: { type: 'string', default: '1000' },
    plain: { type: 'string', default: '200' },
    json: { type: 'string' },
  },
});
const folder = mkdtempSync(join(tmpdir(), 'sasaran-documents-'));
const server = new BenchDatabase(
  process.env.BENCH_DATABASE_URL ?? 'mysql://root@127.0.0.1:3306',
  'sasaran_bench_documents',
);
const config = readConfig({
  ...{ METRICS_PORT: '0', LOG_LEVEL: 'silent', DATA_DIR: folder, DATABASE_URL: server.url, ...makeSecrets() },
});
const admin = {
  ...{ kind: 'USER', accountId: 'bench', sessionId: null, employeeId: null, hrUnitIds: [] },
  ...{ roles: new Set(['ADMIN']), permissions: permissionsOf(['ADMIN']), provedAt: new Date('9999-12-31') },
};
const JOB = { jobId: 'bench', signal: new AbortController().signal, progress: async () => {} };

async function main() {
  await server.create();
  console.log(`Seeding ${values.employees} people with a plan each …`);
  await seed(server, Number(values.employees));
  const app = await createApp(config, await openConnection(config), { logger: createLogger('silent') });
  await app.init();
  const of = (token) => app.get(token, { strict: false });
  await sign(of);
  const wanted = await everybody(of(Database));
  const first = await batch(of, wanted, 'documents issued and put into an archive (job)');
  const again = await batch(of, wanted, 'the same once they are issued (job)');
  const plain = await plainPages(of);
  const ratio = rounded(first.perSecond / plain.perSecond, 3);
  await app.close();
  const results = [first, again, plain, { name: 'documents a second of the job against plain pages', ratio }];
  for (const result of results) console.log(JSON.stringify(result));
  if (values.json) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
}

/** Keeps what so many plans say as both have signed them; the others are drafts. */
async function sign(of) {
  const db = of(Database);
  const plans = await db.rows('SELECT id, employeeId FROM work_plan ORDER BY id LIMIT ?', [Number(values.documents)]);
  await db.transaction(() => db.change("UPDATE work_plan SET status = 'DRAFT' WHERE id > ?", [plans.at(-1).id]));
  for (const { id, employeeId } of plans) {
    const identity = await of(EmployeesApi).identityOf(employeeId);
    await db.transaction(async () => {
      const [plan] = await db.find(WorkPlan, { id });
      await of(SignedWorkPlans).keep({ ...plan, employeeSnapshot: identity }, employeeId, identity);
    });
  }
}

async function everybody(db) {
  const [{ unitId }] = await db.rows(
    'SELECT ancestorId AS unitId FROM org_unit_ancestor GROUP BY ancestorId ORDER BY COUNT(*) DESC LIMIT 1',
  );
  const [{ id: performancePeriodId }] = await db.rows('SELECT id FROM performance_period');
  return { kind: 'SKP', performancePeriodId, unitId };
}

async function batch(of, wanted, name) {
  const documentBatchId = await of(DocumentBatches).start(admin, wanted);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const from = performance.now();
  await of(MakeDocumentBatch).run({ documentBatchId }, JOB);
  const seconds = (performance.now() - from) / 1000;
  delay.disable();
  const sql = 'SELECT issued, sizeBytes FROM document_batch WHERE id = ?';
  const [{ issued, sizeBytes }] = await of(Database).rows(sql, [documentBatchId]);
  return {
    ...{ name, issued: Number(issued), megabytes: rounded(Number(sizeBytes) / 1e6, 1) },
    ...{ seconds: rounded(seconds, 1), perSecond: rounded(Number(issued) / seconds, 1) },
    ...{ waitP99Ms: rounded(delay.percentile(99) / 1e6, 0), waitMostMs: rounded(delay.max / 1e6, 0) },
  };
}

/** The words of plans on plain pages, and nothing else. */
async function plainPages(of) {
  const setting = await of(DocumentSettings).plain();
  const plans = await of(Database).rows('SELECT id FROM work_plan ORDER BY id LIMIT ?', [Number(values.plain)]);
  const texts = [];
  for (const { id } of plans) texts.push(wordsOf((await of(PlanPapers).skp(id)).model(setting)));
  const from = performance.now();
  for (const words of texts) {
    const document = new PDFDocument({ size: 'A4' });
    for (const text of words) document.fontSize(8).text(text);
    document.end();
    await buffer(document);
  }
  const seconds = (performance.now() - from) / 1000;
  return { name: 'plain pages by pdfkit', documents: plans.length, perSecond: rounded(plans.length / seconds, 1) };
}

/** All texts of a model, wherever in it they stand. */
function wordsOf(part) {
  if (Array.isArray(part)) return part.flatMap(wordsOf);
  if (typeof part !== 'object' || part === null) return [];
  return [...(typeof part.text === 'string' ? [part.text] : []), ...Object.values(part).flatMap(wordsOf)];
}

try {
  await main();
} finally {
  await server.drop();
  rmSync(folder, { recursive: true, force: true });
}
