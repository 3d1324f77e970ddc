/*
 * The practical limit: the reads and the write of the benchmark written by hand on Fastify and mysql2, with prepared
 * statements and response schemas. Nothing is checked that the answer does not need: no token, no scope, no validation, no
 * log, no ETag, no audit.
 */
import Fastify from 'fastify';
import mysql from 'mysql2';
import { fromDist } from './dist.mjs';

const { ANNEX_FIELDS } = await fromDist('modules/work-plans/domain/annexes.js');
const { CORE_VALUES } = await fromDist('kernel/values/core-values.js');
const { findingsOf } = await fromDist('modules/work-plans/domain/completeness.js');
const { newId } = await fromDist('kernel/clock/clock.js');

const pool = mysql.createPool({
  uri: process.env.DATABASE_URL,
  connectionLimit: 10,
  dateStrings: true,
  timezone: 'Z',
  trace: false,
});

/** Runs a prepared statement on the pool or on one of its connections. */
const execute = (on, sql, values) =>
  new Promise((resolve, reject) => on.execute(sql, values, (error, rows) => (error ? reject(error) : resolve(rows))));
const command = (connection, name) =>
  new Promise((resolve, reject) => connection[name]((error) => (error ? reject(error) : resolve())));
const connectionOf = () =>
  new Promise((resolve, reject) =>
    pool.getConnection((error, connection) => (error ? reject(error) : resolve(connection))),
  );

const PLAN = `SELECT wp.id, wp.employeeId, e.name, e.frontTitle, e.backTitle, wp.performancePeriodId, wp.startsOn, wp.endsOn,
  wp.family, wp.approach, wp.status, wp.submittedAt, wp.agreedAt, wp.activatedAt, wp.returnReason, wp.returnedAt, wp.escalatedAt,
  wp.escalationReason, wp.endedAt, wp.endingCause, wp.endingReason, wp.agreedEndsOn, ad.appraiserId AS evaluatorId, wp.progressClosedUntil,
  wp.version, pol.requiredAnnexes, pol.expectedAspects, pol.fewestMainResults, pol.mostMainResults
  FROM work_plan wp JOIN employee e ON e.id = wp.employeeId JOIN work_plan_policy pol ON pol.id = 1
  LEFT JOIN appraisal_duty ad ON ad.workPlanId = wp.id WHERE wp.id = ?`;
const RESULTS = `SELECT r.id, r.kind, r.classification, r.statement, r.assignedBy, r.alignment, r.leaderResultId, r.treeNodeId,
  COALESCE(l.statement, n.statement) AS serves, r.realignSince, r.realignCause, r.perspective, h.fromResultId AS handedOverFromId, r.copiedFromResultId,
  r.reviewedAt, r.libraryResultId, i.id AS indicatorId,
  i.aspect, i.statement AS measure, i.targetHundredths, i.targetUntilHundredths, i.targetText, i.unit, i.direction, i.isMaximum,
  i.schedule, i.dataSource, i.monitoring
  FROM work_plan_result r LEFT JOIN work_plan_indicator i ON i.resultId = r.id
  LEFT JOIN work_plan_result l ON l.id = r.leaderResultId LEFT JOIN performance_tree_node n ON n.id = r.treeNodeId
  LEFT JOIN result_handover h ON h.toResultId = r.id WHERE r.workPlanId = ? ORDER BY r.sequence, i.sequence`;
const SHEETS = `SELECT code, expectation AS text, sequence FROM work_plan_behaviour WHERE workPlanId = ?
  UNION ALL SELECT kind, entries, NULL FROM work_plan_annex WHERE workPlanId = ?`;
const TEAM = `SELECT e.id AS employeeId, e.name, e.nameKey, e.frontTitle, e.backTitle, e.nip, p.title AS positionTitle,
  u.name AS unitName, wp.id AS workPlanId, wp.status AS workPlanStatus,
  (SELECT MAX(pe.occurredOn) FROM progress_entry pe WHERE pe.workPlanId = wp.id) AS lastProgressOn
  FROM reporting_line rl JOIN employee e ON e.id = rl.employeeId
  LEFT JOIN assignment a ON a.employeeId = e.id AND a.kind = 'DEFINITIF' AND a.validFrom <= ? AND a.validUntil >= ?
  LEFT JOIN org_unit u ON u.id = a.unitId LEFT JOIN position p ON p.id = a.positionId
  LEFT JOIN work_plan wp ON wp.employeeId = e.id AND wp.startsOn <= ? AND wp.endsOn >= ?
  WHERE rl.appraiserId = ? AND rl.validFrom <= ? AND rl.validUntil >= ? ORDER BY e.nameKey, e.id LIMIT ?`;
const EMPLOYEES = `SELECT e.id, e.kind, e.name, e.nameKey, e.frontTitle, e.backTitle, e.nip, e.gradeName AS grade, e.standingCode,
  e.retiresOn, (SELECT MAX(ec.validUntil) FROM employee_contract ec WHERE ec.employeeId = e.id) AS contractEndsOn, e.missedRuns,
  e.version, a.unitId, u.name AS unitName, p.title AS positionTitle
  FROM employee e
  LEFT JOIN assignment a ON a.employeeId = e.id AND a.kind = 'DEFINITIF' AND a.validFrom <= ? AND a.validUntil >= ?
  LEFT JOIN org_unit u ON u.id = a.unitId LEFT JOIN position p ON p.id = a.positionId
  WHERE a.unitId = ? ORDER BY e.nameKey, e.id LIMIT ?`;
const REPORTABLE = `SELECT wp.status, wp.startsOn, wp.endsOn, wp.progressClosedUntil AS closed
  FROM work_plan wp JOIN work_plan_indicator i ON i.workPlanId = wp.id
  WHERE wp.id = ? AND i.id = ? LOCK IN SHARE MODE`;
const INSERT = `INSERT INTO progress_entry (id, workPlanId, indicatorId, occurredOn, valueHundredths, note, createdAt, version)
  VALUES (?, ?, ?, ?, ?, ?, ?, 1)`;

const VALUES = new Map(CORE_VALUES.map((value) => [value.code, value]));
const titled = ({ name, frontTitle, backTitle }) =>
  `${frontTitle ? `${frontTitle} ` : ''}${name}${backTitle ? `, ${backTitle}` : ''}`;
const instant = (text) => text && `${text.slice(0, 10)}T${text.slice(11)}Z`;
const today = () => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);

const decimal = (hundredths) => (hundredths === null ? null : (hundredths / 100).toFixed(2));

async function workPlan(id) {
  const [[plan], rows, sheets] = await Promise.all([
    execute(pool, PLAN, [id]),
    execute(pool, RESULTS, [id]),
    execute(pool, SHEETS, [id, id]),
  ]);
  if (!plan) return null;
  const results = [];
  for (const row of rows) {
    let result = results.at(-1);
    if (result?.id !== row.id)
      results.push(
        (result = {
          ...row,
          realignSince: instant(row.realignSince),
          awaitsReview: row.copiedFromResultId !== null && row.reviewedAt === null,
          indicators: [],
        }),
      );
    if (!row.indicatorId) continue;
    const { indicatorId, aspect, measure, targetText, unit, direction, schedule, dataSource, monitoring } = row;
    result.indicators.push({
      ...{ id: indicatorId, aspect, statement: measure, targetText, unit, direction, schedule, dataSource, monitoring },
      target: decimal(row.targetHundredths),
      targetUntil: decimal(row.targetUntilHundredths),
      isMaximum: row.isMaximum === 1,
    });
  }
  const written = new Map(sheets.filter(({ sequence }) => sequence === null).map(({ code, text }) => [code, text]));
  const annexes = Object.fromEntries(
    Object.entries(ANNEX_FIELDS).map(([kind, field]) => [field, JSON.parse(written.get(kind) ?? '[]')]),
  );
  const policy = {
    ...plan,
    requiredAnnexes: JSON.parse(plan.requiredAnnexes),
    expectedAspects: JSON.parse(plan.expectedAspects),
  };
  return {
    ...plan,
    employeeName: titled(plan),
    submittedAt: instant(plan.submittedAt),
    agreedAt: instant(plan.agreedAt),
    activatedAt: instant(plan.activatedAt),
    returnedAt: instant(plan.returnedAt),
    escalatedAt: instant(plan.escalatedAt),
    // Only plans in force are read, for which nothing is due.
    dueOn: null,
    endedAt: instant(plan.endedAt),
    results,
    behaviours: sheets
      .filter(({ sequence }) => sequence !== null)
      .sort((a, b) => a.sequence - b.sequence)
      .map(({ code, text: expectation }) => {
        const { name, guides } = VALUES.get(code);
        return { code, name, guides, expectation };
      }),
    annexes,
    findings: findingsOf({ ...plan, results, annexes }, policy),
  };
}

/** A page of rows of which one more than the limit was read. */
function page(rows, limit, item, key) {
  const hasMore = rows.length > limit;
  const shown = hasMore ? rows.slice(0, limit) : rows;
  const last = shown.at(-1);
  const nextCursor = hasMore ? Buffer.from(JSON.stringify([last.nameKey, last[key]])).toString('base64url') : null;
  return { data: shown.map(item), page: { limit, nextCursor, hasMore } };
}

async function report(workPlanId, { indicatorId, occurredOn, value, note = null }) {
  const entry = {
    id: newId(),
    workPlanId,
    indicatorId,
    occurredOn,
    note,
    ...{ isCumulative: false, isMeasured: false, sourceName: null, measuredAt: null },
    version: 1,
    createdAt: new Date().toISOString(),
  };
  const connection = await connectionOf();
  try {
    await command(connection, 'beginTransaction');
    const [plan] = await execute(connection, REPORTABLE, [workPlanId, indicatorId]);
    const isOpen = plan?.status === 'ACTIVE' && !(occurredOn <= plan.closed);
    if (!isOpen || occurredOn < plan.startsOn || occurredOn > plan.endsOn) throw new Error('Not reportable.');
    const createdAt = entry.createdAt.slice(0, -1).replace('T', ' ');
    const hundredths = String(Math.round(Number(value) * 100));
    await execute(connection, INSERT, [entry.id, workPlanId, indicatorId, occurredOn, hundredths, note, createdAt]);
    await command(connection, 'commit');
  } catch (error) {
    await command(connection, 'rollback');
    throw error;
  } finally {
    connection.release();
  }
  return { ...entry, value: Number(value).toFixed(2) };
}

const string = { type: 'string' };
const optional = { type: 'string', nullable: true };
const integer = { type: 'integer' };
const boolean = { type: 'boolean' };
const object = (properties) => ({ type: 'object', properties });
const array = (items) => ({ type: 'array', items });
const pageOf = (item) =>
  object({ data: array(object(item)), page: object({ limit: integer, nextCursor: optional, hasMore: boolean }) });
const SCHEMAS = {
  workPlan: object({
    ...{
      id: string,
      employeeId: string,
      employeeName: string,
      performancePeriodId: string,
      startsOn: string,
      endsOn: string,
    },
    ...{
      family: string,
      approach: string,
      status: string,
      version: integer,
      returnReason: optional,
      progressClosedUntil: optional,
    },
    ...{ submittedAt: optional, agreedAt: optional, activatedAt: optional },
    ...{ returnedAt: optional, escalatedAt: optional, escalationReason: optional, evaluatorId: optional },
    dueOn: optional,
    ...{ endedAt: optional, endingCause: optional, endingReason: optional, agreedEndsOn: optional },
    results: array(
      object({
        ...{
          id: string,
          kind: string,
          classification: string,
          statement: string,
          assignedBy: optional,
          alignment: string,
          leaderResultId: optional,
          treeNodeId: optional,
          serves: optional,
          realignSince: optional,
          realignCause: optional,
          perspective: optional,
          handedOverFromId: optional,
          copiedFromResultId: optional,
          awaitsReview: boolean,
          libraryResultId: optional,
        },
        indicators: array(
          object({
            ...{
              id: string,
              aspect: optional,
              statement: string,
              target: optional,
              targetUntil: optional,
              targetText: optional,
            },
            ...{ unit: optional, direction: optional, isMaximum: boolean, schedule: optional, dataSource: optional },
            monitoring: optional,
          }),
        ),
      }),
    ),
    behaviours: array(object({ code: string, name: string, guides: array(string), expectation: optional })),
    annexes: object({ resources: array(string), accountability: array(string), consequences: array(string) }),
    findings: array(object({ code: string, blocking: boolean, resultId: optional, missing: optional })),
  }),
  team: pageOf({
    ...{ employeeId: string, displayName: string, nip: optional, positionTitle: optional, unitName: optional },
    ...{ workPlanId: optional, workPlanStatus: optional, lastProgressOn: optional },
  }),
  employees: pageOf({
    ...{
      id: string,
      kind: string,
      name: string,
      displayName: string,
      nip: optional,
      grade: optional,
      standingCode: string,
      retiresOn: optional,
      contractEndsOn: optional,
      missingInSource: { type: 'boolean' },
    },
    ...{ unitId: optional, unitName: optional, positionTitle: optional, version: integer },
  }),
  entry: object({
    ...{ id: string, workPlanId: string, indicatorId: string, occurredOn: string, value: optional, note: optional },
    ...{ isCumulative: boolean, isMeasured: boolean, sourceName: optional, measuredAt: optional },
    ...{ createdAt: string, version: integer },
  }),
};
const answers = (status, schema) => ({ schema: { response: { [status]: schema } } });

const app = Fastify();
app.get('/health/ready', async () => {
  await execute(pool, 'SELECT 1', []);
  return { status: 'UP' };
});
app.get('/api/v1/work-plans/:id', answers(200, SCHEMAS.workPlan), async (request, reply) => {
  return (await workPlan(request.params.id)) ?? reply.code(404).send({});
});
app.get('/api/v1/team', answers(200, SCHEMAS.team), async (request) => {
  const limit = Number(request.query.limit ?? 50);
  const day = today();
  const who = request.headers['x-employee-id'];
  const rows = await execute(pool, TEAM, [day, day, day, day, who, day, day, String(limit + 1)]);
  const item = (row) => ({
    ...row,
    displayName: titled(row),
  });
  return page(rows, limit, item, 'employeeId');
});
app.get('/api/v1/employees', answers(200, SCHEMAS.employees), async (request) => {
  const limit = Number(request.query.limit ?? 50);
  const day = today();
  const rows = await execute(pool, EMPLOYEES, [day, day, request.query.unitId, String(limit + 1)]);
  return page(
    rows,
    limit,
    (row) => ({ ...row, displayName: titled(row), missingInSource: (row.missedRuns ?? 0) >= 2 }),
    'id',
  );
});
app.post('/api/v1/work-plans/:id/progress-entries', answers(201, SCHEMAS.entry), async (request, reply) => {
  reply.code(201);
  return report(request.params.id, request.body);
});
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
