/*
 * Plans of many people, in ratios and in seconds for whole governments: the board of a leader with forty people against one plan, what
 * has to look at everybody, the job that publishes the appraisals of a period, and the one that begins a year with the plans of the last.
 *
 *   npm run bench:plans -- [--employees 20000] [--rounds 15] [--json FILE]
 *
 * BENCH_DATABASE_URL names a MariaDB or MySQL server on which the database `sasaran_bench_plans` may be made and dropped.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { BenchDatabase } from './database.mjs';
import { fromDist } from './dist.mjs';
import { median, percentile, rounded } from './figures.mjs';
import { makeSecrets } from './secrets.mjs';
import { seed } from './seed.mjs';

const { readConfig } = await fromDist('config/config.js');
const { createApp } = await fromDist('app.setup.js');
const { createLogger } = await fromDist('kernel/logging/logger.js');
const { openConnection } = await fromDist('kernel/database/open-connection.js');
const { Database } = await fromDist('kernel/database/database.js');
const { permissionsOf } = await fromDist('kernel/auth/permissions.js');
const { Authenticator } = await fromDist('kernel/auth/actor.js');
const { newId } = await fromDist('kernel/clock/clock.js');
const { Appraisal, AppraisalPlan } = await fromDist('modules/appraisals/persistence/appraisal.entity.js');
const { PublishAppraisals } = await fromDist('modules/appraisals/publication/publish-appraisals.job.js');
const { DraftPlans } = await fromDist('modules/work-plans/quality/draft-plans.job.js');

const { values } = parseArgs({
  options: {
    employees: { type: 'string', default: '20000' },
    rounds: { type: 'string', default: '15' },
    json: { type: 'string' },
  },
});
const BOARD = 40;
const folder = mkdtempSync(join(tmpdir(), 'sasaran-plans-'));
const server = new BenchDatabase(
  process.env.BENCH_DATABASE_URL ?? 'mysql://root@127.0.0.1:3306',
  'sasaran_bench_plans',
);
const config = readConfig({
  ...{ METRICS_PORT: '0', LOG_LEVEL: 'silent', DATA_DIR: folder, DATABASE_URL: server.url, ...makeSecrets() },
});
const actorOf = (role, employeeId) => ({
  ...{ kind: 'USER', accountId: 'bench', sessionId: null, employeeId, hrUnitIds: [] },
  ...{ roles: new Set([role]), permissions: permissionsOf([role]), provedAt: new Date('9999-12-31') },
});

async function main() {
  await server.create();
  console.log(`Seeding ${values.employees} people with a plan each …`);
  const { superior } = await seed(server, Number(values.employees));
  const app = await createApp(config, await openConnection(config), { logger: createLogger('silent') });
  await app.init();
  const db = app.get(Database, { strict: false });
  await fillTeam(db, superior.employeeId);
  const ask = asking(app);
  const boss = actorOf('EMPLOYEE', superior.employeeId);
  const admin = actorOf('ADMIN', null);
  const [{ id: yearId, year }] = await db.rows('SELECT id, year FROM performance_period', []);
  const plan = await time(() => ask(boss, `/work-plans/${superior.planIds[0]}`));
  const board = await time(async () => {
    const { data } = await ask(boss, `/team?limit=${BOARD}`);
    if (data.length !== BOARD) throw new Error(`The board has ${data.length} people, not ${BOARD}.`);
  });
  const results = [
    { name: 'one plan', ms: plan },
    { name: `a board of ${BOARD}`, ms: board, timesOnePlan: rounded(board.middle / plan.middle, 2), aim: '< 3' },
  ];
  for (const [name, url] of [
    ['next steps by unit', `/next-steps/units?performancePeriodId=${yearId}&limit=200`],
    ['next steps, a page', `/next-steps?performancePeriodId=${yearId}`],
    ['findings of the cascade by kind', `/cascade-findings?performancePeriodId=${yearId}`],
  ])
    results.push({ name, ms: await time(() => ask(admin, url), 5), aim: '< 1000 ms' });
  results.push(await publishAll(app, db, yearId));
  results.push(await draftAll(app, db, admin, await openNext(app, admin, year + 1)));
  await app.close();
  print(results);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
}

/** Gives the leader as many people as the board is to show: those of others with the least to say about it. */
async function fillTeam(db, employeeId) {
  await db.transaction(async () => {
    const today = new Date().toISOString().slice(0, 10);
    const [{ team }] = await db.rows(
      'SELECT COUNT(*) AS team FROM reporting_line WHERE appraiserId = ? AND validFrom <= ? AND validUntil >= ?',
      [employeeId, today, today],
    );
    const others = await db.rows(
      `SELECT employeeId FROM reporting_line WHERE appraiserId IS NOT NULL AND appraiserId <> ? AND employeeId <> ?
        AND validFrom <= ? AND validUntil >= ? ORDER BY employeeId LIMIT ?`,
      [employeeId, employeeId, today, today, Math.max(0, BOARD - Number(team))],
    );
    for (const other of others)
      await db.change('UPDATE reporting_line SET appraiserId = ? WHERE employeeId = ?', [employeeId, other.employeeId]);
  });
}

/** Asks over the whole stack of the service, without a network. */
function asking(app) {
  const authenticator = app.get(Authenticator, { strict: false });
  return async (actor, url, body) => {
    authenticator.authenticate = () => Promise.resolve(actor);
    const method = body ? 'POST' : 'GET';
    const headers = { authorization: 'Bearer bench', 'idempotency-key': crypto.randomUUID() };
    const answer = await app.inject({ method, url: `/api/v1${url}`, headers, body });
    if (answer.statusCode >= 300) throw new Error(`${url} answered ${answer.statusCode} ${answer.body}`);
    return answer.json();
  };
}

async function time(work, rounds = Number(values.rounds)) {
  const times = [];
  for (let round = -3; round < rounds; round += 1) {
    const from = performance.now();
    await work();
    if (round >= 0) times.push(performance.now() - from);
  }
  const sorted = times.toSorted((a, b) => a - b);
  return { middle: rounded(median(times), 2), p95: rounded(percentile(sorted, 95), 2) };
}

const ITEMS = [1, 2, 3, 4].map((at) => ({
  ...{ part: 'RESULT', partId: `bench-${at}`, label: `Laporan pelayanan ${at} terbit tepat waktu` },
  ...{ rating: 'SESUAI_EKSPEKTASI', reason: 'Tiga dari tiga laporan terbit tepat waktu.' },
}));
/** What is kept with a rating of a plan with four results of three indicators each (PX-1). */
const BASIS = {
  ...{ from: '2026-01-01', until: '2026-12-31', criteria: null, review: null, attendance: null },
  plans: [
    {
      ...{ workPlanId: 'bench', from: '2026-01-01', until: '2026-12-31', behaviours: [] },
      results: ITEMS.map(({ partId: resultId, label: statement }) => ({
        ...{ resultId, statement, reports: 3, evidence: 1, praises: 0, improvements: 0 },
        indicators: ['kuantitas', 'kualitas', 'waktu'].map((aspect) => ({
          ...{ statement: `Laporan menurut ${aspect} yang disepakati`, unit: 'laporan', isNumeric: true, target: 1200 },
          ...{ targetUntil: null, direction: 'NORMAL', reached: 1200, percentHundredths: 10000 },
        })),
      })),
    },
  ],
};

/** Counts what is asked of the database from now on; gives how much it was. */
function countStatements() {
  let statements = 0;
  const { rows, change } = Database.prototype;
  for (const [name, plain] of Object.entries({ rows, change }))
    Database.prototype[name] = function (...asked) {
      statements += 1;
      return plain.apply(this, asked);
    };
  return () => {
    Object.assign(Database.prototype, { rows, change });
    return statements;
  };
}

/** Publishes an appraisal of everybody, which his appraiser has rated, as the HR office would: events, copies and records included. */
async function publishAll(app, db, performancePeriodId) {
  const today = new Date().toISOString().slice(0, 10);
  const plans = await db.rows(
    `SELECT wp.id, wp.employeeId, rl.appraiserId FROM work_plan wp JOIN reporting_line rl ON rl.employeeId = wp.employeeId
      AND rl.appraiserId IS NOT NULL AND rl.validFrom <= ? AND rl.validUntil >= ? WHERE wp.performancePeriodId = ?`,
    [today, today, performancePeriodId],
  );
  const now = new Date();
  const both = { resultRating: 'SESUAI_EKSPEKTASI', behaviourRating: 'SESUAI_EKSPEKTASI' };
  const predicate = 'BAIK';
  const rated = {
    ...{ selfAssessmentDueOn: today, ownResultSummary: 'Tercapai.', ownBehaviourSummary: 'Baik.', selfAssessedAt: now },
    ...{ ...both, resultReason: 'Sesuai target.', behaviourReason: 'Sesuai harapan.', predicate, ratedAt: now },
    ...{ status: 'RATED', isSurprise: false, inputs: { ...both, numeric: null }, basis: BASIS, itemRatings: ITEMS },
    outcome: { ruleSetCode: 'PERMENPANRB_6_2022', ruleSetVersion: 1, predicate, steps: [], figures: null },
    ...{ kind: 'ANNUAL', performancePeriodId, createdAt: now, updatedAt: now, version: 3 },
  };
  for (let at = 0; at < plans.length; at += 500) {
    const some = plans.slice(at, at + 500).map((plan) => ({ ...plan, appraisalId: newId() }));
    await db.transaction(async () => {
      await db.insert(
        Appraisal,
        some.map(({ appraisalId: id, employeeId, appraiserId }) => ({
          ...{ id, employeeId, appraiserId, subjectKey: `bench:${id}`, ...rated },
        })),
      );
      await db.insert(
        AppraisalPlan,
        some.map(({ appraisalId, id: workPlanId }) => ({ appraisalId, workPlanId })),
      );
    });
  }
  const payload = { performancePeriodId, evaluationPeriodId: null, unitId: null, startedByEmployeeId: null };
  const counted = countStatements();
  const [from, before] = [performance.now(), process.cpuUsage()];
  const counts = await app
    .get(PublishAppraisals, { strict: false })
    .run(payload, { jobId: 'bench', signal: new AbortController().signal, progress: async () => {} });
  const seconds = (performance.now() - from) / 1000;
  const { user, system } = process.cpuUsage(before);
  const statements = counted();
  if (counts.published !== plans.length)
    throw new Error(`${plans.length} were rated, and the job says ${JSON.stringify(counts)}.`);
  return {
    ...{ name: `${counts.published} appraisals published`, seconds: rounded(seconds, 1) },
    ...{ perSecond: Math.round(counts.published / seconds), aim: '>= 2000/s' },
    ...{
      statementsEach: rounded(statements / plans.length, 3),
      cpuMsEach: rounded((user + system) / 1000 / plans.length, 2),
    },
  };
}

async function openNext(app, admin, year) {
  return (await asking(app)(admin, '/performance-periods', { year })).id;
}

async function draftAll(app, db, admin, performancePeriodId) {
  const { id: draftRunId } = await asking(app)(admin, '/work-plan-drafts', { performancePeriodId });
  const from = performance.now();
  const counts = await app
    .get(DraftPlans, { strict: false })
    .run({ draftRunId }, { jobId: 'bench', signal: new AbortController().signal, progress: async () => {} });
  const seconds = (performance.now() - from) / 1000;
  const [{ plans }] = await db.rows('SELECT COUNT(*) AS plans FROM work_plan WHERE performancePeriodId = ?', [
    performancePeriodId,
  ]);
  if (Number(plans) !== counts.drafted) throw new Error(`${plans} plans, and ${counts.drafted} were drafted.`);
  return {
    ...{ name: `${counts.drafted} drafts from the year before`, seconds: rounded(seconds, 1) },
    ...{ perSecond: Math.round(counts.drafted / seconds), aim: '>= 500/s' },
  };
}

function print(results) {
  for (const { name, ms, timesOnePlan, perSecond, seconds, statementsEach, cpuMsEach, aim = '' } of results) {
    const cost = statementsEach ? `, ${statementsEach} statements and ${cpuMsEach} ms of processor each` : '';
    const times = ms ? `${ms.middle} ms (p95 ${ms.p95})` : `${seconds} s, ${perSecond}/s${cost}`;
    console.log(`${name.padEnd(40)} ${times}${timesOnePlan ? `, ${timesOnePlan} × one plan` : ''}  ${aim}`);
  }
}

try {
  await main();
} finally {
  await server.drop();
  rmSync(folder, { recursive: true, force: true });
}
