/*
 * Reviews from all sides of a whole government, in seconds: reviewers proposed, and answers made into results and destroyed; and the read
 * of one result against one written by hand.
 *
 *   npm run bench:reviews -- [--employees 20000] [--reviewers 8] [--rounds 2000] [--json FILE]
 *
 * BENCH_DATABASE_URL names a MariaDB or MySQL server on which the database `sasaran_bench_reviews` may be made and dropped.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import Fastify from 'fastify';
import mysql from 'mysql2';
import { BenchDatabase } from './database.mjs';
import { fromDist } from './dist.mjs';
import { median, rounded } from './figures.mjs';
import { makeSecrets } from './secrets.mjs';
import { staffOf, staffTables } from './seed.mjs';

const { readConfig } = await fromDist('config/config.js');
const { createApp } = await fromDist('app.setup.js');
const { createLogger } = await fromDist('kernel/logging/logger.js');
const { openConnection } = await fromDist('kernel/database/open-connection.js');
const { Database } = await fromDist('kernel/database/database.js');
const { newId } = await fromDist('kernel/clock/clock.js');
const { permissionsOf } = await fromDist('kernel/auth/permissions.js');
const { Authenticator } = await fromDist('kernel/auth/actor.js');
const { CloseRound } = await fromDist('modules/reviews/close-round.job.js');
const { ProposeReviewers } = await fromDist('modules/reviews/propose-reviewers.job.js');
const { WrittenAnswers } = await fromDist('modules/reviews/written-answers.js');

const { values } = parseArgs({
  options: {
    employees: { type: 'string', default: '20000' },
    reviewers: { type: 'string', default: '8' },
    rounds: { type: 'string', default: '2000' },
    json: { type: 'string' },
  },
});
/** Of 30 items the last two are answered in words, by every third reviewer. */
const ITEMS = 30;
const TEXTS = 2;
const GROUPS = ['SELF', 'SUPERIOR', 'PEER', 'PEER', 'PEER', 'SUBORDINATE', 'SUBORDINATE', 'SUBORDINATE'];
const folder = mkdtempSync(join(tmpdir(), 'sasaran-reviews-'));
const server = new BenchDatabase(
  process.env.BENCH_DATABASE_URL ?? 'mysql://root@127.0.0.1:3306',
  'sasaran_bench_reviews',
);
const limits = Object.fromEntries(['READ', 'WRITE', 'EXPENSIVE'].map((name) => [`RATE_LIMIT_${name}`, '1000000']));
const config = readConfig({
  ...{ METRICS_PORT: '0', LOG_LEVEL: 'silent', DATA_DIR: folder, DATABASE_URL: server.url, ...makeSecrets() },
  ...limits,
});
const admin = {
  ...{ kind: 'USER', accountId: 'bench', sessionId: null, employeeId: null, hrUnitIds: [] },
  ...{ roles: new Set(['ADMIN']), permissions: permissionsOf(['ADMIN']), provedAt: new Date('9999-12-31') },
};
const JOB = { jobId: 'bench', signal: new AbortController().signal, progress: async () => {} };

async function main() {
  await server.create();
  const staff = staffOf(Number(values.employees));
  console.log(`Seeding ${staff.people.length} people …`);
  await server.fill(async (insert) => {
    for (const [table, rows] of staffTables(staff)) await insert(table, rows);
  });
  const app = await createApp(config, await openConnection(config), { logger: createLogger('silent') });
  await app.init();
  const ask = asking(app);
  const root = staff.units.find(({ parentId }) => parentId === null);
  const { id: performancePeriodId } = await ask('POST', '/performance-periods', { year: new Date().getFullYear() });
  const questionnaireId = await publish(ask);
  const draft = { unitId: root.id, performancePeriodId, questionnaireId };
  const results = [await proposeAll(app, ask, draft)];
  const round = await ask('POST', '/review-rounds', { ...draft, name: 'Putaran bench' });
  await fillAnswers(app, staff, round.id);
  results.push(await closeAll(app, round.id));
  results.push(await readOne(app, ask, round.id));
  await app.close();
  for (const result of results) console.log(JSON.stringify(result));
  if (values.json) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
}

/** Asks over the whole stack of the service, without a network. */
function asking(app) {
  app.get(Authenticator, { strict: false }).authenticate = () => Promise.resolve(admin);
  return async (method, url, body, version) => {
    const headers = { authorization: 'Bearer bench', ...(version ? { 'if-match': `"${version}"` } : {}) };
    const answer = await app.inject({ method, url: `/api/v1${url}`, headers, body });
    if (answer.statusCode >= 300) throw new Error(`${url} answered ${answer.statusCode} ${answer.body}`);
    return answer.json();
  };
}

async function publish(ask) {
  const items = Array.from({ length: ITEMS }, (_, at) => {
    const id = `item-${at + 1}`;
    if (at >= ITEMS - TEXTS) return { id, type: 'TEXT', subjectKind: 'OPEN', text: 'Apa yang sebaiknya diubah?' };
    const about = { subjectKind: 'COMPETENCY', subjectCode: `K${at % 7}`, subjectName: `Kompetensi ${at % 7}` };
    return { id, type: 'FREQUENCY', ...about, text: `Perilaku yang diamati nomor ${at + 1}` };
  });
  const { id, version } = await ask('POST', '/review-questionnaires', { title: 'Bench', items });
  await ask('POST', `/review-questionnaires/${id}/publication`, undefined, version);
  return id;
}

/** Reviewers for everybody, drawn and written. */
async function proposeAll(app, ask, draft) {
  const { id, version } = await ask('POST', '/review-rounds', { ...draft, name: 'Putaran usulan' });
  await ask('POST', `/review-rounds/${id}/proposal`, undefined, version);
  const from = performance.now();
  const { subjects } = await app.get(ProposeReviewers, { strict: false }).run({ roundId: id }, JOB);
  const seconds = rounded((performance.now() - from) / 1000, 1);
  const db = app.get(Database, { strict: false });
  const [{ drawn }] = await db.rows('SELECT COUNT(*) AS drawn FROM review_invitation WHERE roundId = ?', [id]);
  await db.transaction(() => db.change('DELETE FROM review_invitation WHERE roundId = ?', [id]));
  return { name: 'reviewers proposed', subjects, drawn: Number(drawn), seconds };
}

/** Everybody is reviewed by so many others, all of whom have sent their answers. */
async function fillAnswers(app, { people, homes }, roundId) {
  const written = app.get(WrittenAnswers, { strict: false });
  const db = app.get(Database, { strict: false });
  const rules = (await db.rows('SELECT rules FROM review_policy WHERE id = 1'))[0].rules;
  const units = new Map(homes.map(({ employeeId, unitId }) => [employeeId, unitId]));
  const subjects = people.map(({ id }) => {
    return { id: newId(), roundId, employeeId: id, unitId: units.get(id) ?? null, status: 'PROPOSED', version: 1 };
  });
  const groups = GROUPS.slice(0, Number(values.reviewers));
  console.log(`Answering ${subjects.length * groups.length} reviews …`);
  await server.fill(async (insert) => {
    await insert('review_subject', subjects);
    for (let at = 0; at < subjects.length; at += 2_000) {
      const rows = subjects.slice(at, at + 2_000).flatMap((subject, index) =>
        groups.map((reviewerGroup, place) => {
          const id = randomUUID();
          const reviewerId = people[(at + index + place * 97) % people.length].id;
          const answers = written.seal(id, answersOf(at + index + place));
          return { id, roundId, subjectId: subject.id, reviewerId, reviewerGroup, status: 'COMPLETED', place, answers };
        }),
      );
      await insert('review_invitation', rows);
    }
  });
  const state =
    "UPDATE review_round SET status = 'CLOSING', rules = ?, seed = 'bench', proposedOn = '2026-01-01' WHERE id = ?";
  await db.transaction(() => db.change(state, [rules, roundId]));
}

function answersOf(seed) {
  return Array.from({ length: ITEMS }, (_, at) => {
    if (at < ITEMS - TEXTS) return (seed * 7 + at * 3) % 11 === 0 ? -1 : (seed + at * at) % 5;
    return seed % 3 === 0 ? 'Rapat dimulai tepat waktu dan keputusan dicatat agar semua tahu.' : null;
  });
}

async function closeAll(app, roundId) {
  const from = performance.now();
  const { subjects } = await app.get(CloseRound, { strict: false }).run({ roundId }, JOB);
  const seconds = rounded((performance.now() - from) / 1000, 1);
  const db = app.get(Database, { strict: false });
  const [{ left }] = await db.rows('SELECT COUNT(*) AS `left` FROM review_invitation WHERE roundId = ?', [roundId]);
  const [{ made }] = await db.rows('SELECT COUNT(*) AS made FROM review_result WHERE roundId = ?', [roundId]);
  if (Number(left) !== 0 || Number(made) !== subjects) throw new Error(`${left} invitations left, ${made} results.`);
  return { name: 'answers made into results', subjects, items: ITEMS, seconds, aim: '< 30 s' };
}

/** One result after the other, in turns: ours, and one written by hand that checks nothing. */
async function readOne(app, ask, roundId) {
  const db = app.get(Database, { strict: false });
  const people = await db.rows('SELECT employeeId FROM review_result WHERE roundId = ? ORDER BY id LIMIT 500', [
    roundId,
  ]);
  const hand = await byHand();
  const [ours, limit] = [[], []];
  for (let turn = -200; turn < Number(values.rounds); turn += 1) {
    const { employeeId } = people[(turn + 500) % people.length];
    const own = await timed(() => ask('GET', `/review-rounds/${roundId}/results/${employeeId}`));
    const other = await timed(() => hand.read(roundId, employeeId));
    if (turn >= 0) {
      ours.push(own);
      limit.push(other);
    }
  }
  await hand.close();
  const [our, theirs] = [median(ours), median(limit)];
  const shown = { oursMs: rounded(our, 3), byHandMs: rounded(theirs, 3), share: rounded(theirs / our, 2) };
  return { name: 'one result', ...shown, aim: '>= 0.60 of the limit' };
}

async function timed(work) {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** The practical limit: the same answer on Fastify and mysql2, with prepared statements; no token, scope, log, ETag or record. */
async function byHand() {
  const pool = mysql.createPool({ uri: server.url, connectionLimit: 2, dateStrings: true });
  const execute = (sql, given) =>
    new Promise((resolve, reject) =>
      pool.execute(sql, given, (error, rows) => (error ? reject(error) : resolve(rows))),
    );
  const fastify = Fastify();
  const items = new Map();
  fastify.get('/results/:roundId/:employeeId', async ({ params: { roundId, employeeId } }) => {
    const [row] = await execute(
      `SELECT res.roundId, rr.name AS roundName, res.employeeId, e.name, e.frontTitle, e.backTitle, res.closedOn, res.figures, res.texts,
        rr.questionnaireId FROM review_result res JOIN review_round rr ON rr.id = res.roundId JOIN employee e ON e.id = res.employeeId
        WHERE res.roundId = ? AND res.employeeId = ?`,
      [roundId, employeeId],
    );
    const [former] = await execute(
      `SELECT res.roundId, res.figures FROM review_result res JOIN review_round rr ON rr.id = res.roundId WHERE res.employeeId = ?
        AND res.roundId <> ? AND res.closedOn <= ? AND rr.status IN ('CLOSED', 'RELEASED') ORDER BY res.closedOn DESC LIMIT 1`,
      [employeeId, roundId, row.closedOn],
    );
    if (items.size === 0) {
      const [{ items: text }] = await execute('SELECT items FROM review_questionnaire WHERE id = ?', [
        row.questionnaireId,
      ]);
      for (const item of JSON.parse(text)) items.set(item.id, item);
    }
    const figures = JSON.parse(row.figures);
    const shown = (cells) => Object.entries(cells).map(([group, cell]) => ({ group, ...cell }));
    const scores = (all) => Object.entries(all).map(([group, score]) => ({ group, score }));
    return {
      ...{
        reviewRoundId: row.roundId,
        roundName: row.roundName,
        employeeId,
        employeeName: row.name,
        closedOn: row.closedOn,
      },
      ...{ score: figures.score, coveragePercent: figures.coveragePercent, groups: figures.groups },
      subjects: figures.subjects.map((one) => ({ ...one, scores: scores(one.scores), formerScores: [] })),
      items: figures.items.map(({ itemId, cells }) => {
        const { type, text, textEn } = items.get(itemId);
        return { itemId, type, text, textEn, cells: shown(cells) };
      }),
      texts: JSON.parse(row.texts).map((one) => ({ ...one, question: items.get(one.itemId).text })),
      formerRoundId: former?.roundId ?? null,
    };
  });
  await fastify.ready();
  return {
    read: async (roundId, employeeId) => (await fastify.inject(`/results/${roundId}/${employeeId}`)).json(),
    close: async () => {
      await fastify.close();
      pool.end();
    },
  };
}

try {
  await main();
} finally {
  await server.drop();
  rmSync(folder, { recursive: true, force: true });
}
