import { jest } from '@jest/globals';
import { newId } from '../../src/kernel/clock/clock.js';
import type { SqlValue } from '../../src/kernel/database/connection.js';
import { ReportingLines } from '../../src/modules/employees/chain/reporting-lines.service.js';
import { Assignment } from '../../src/modules/employees/persistence/assignment.entity.js';
import { EmployeeStanding } from '../../src/modules/employees/history/persistence/history.entity.js';
import { Employee } from '../../src/modules/employees/persistence/employee.entity.js';
import { WorkPlan } from '../../src/modules/work-plans/persistence/work-plan.entity.js';
import type { Call } from '../support/client.js';
import { activePlan, Government } from '../support/government.js';
import { TestApp } from '../support/test-app.js';
import { testDatabaseKind } from '../support/test-database.js';

/* The reads of the chain stay fast in a government of thousands: each statement goes through an index, on every database. */

jest.setTimeout(180_000);

const UNITS = 40;
const PER_UNIT = 100;
let app: TestApp;
let gov: Government;
let headId: string;

beforeAll(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  await activePlan(gov, 'staff', 'kabid', await gov.openYear());
  await populate();
});
afterAll(() => app.stop());

/** Four thousand people in forty divisions, each with a head; the lines are worked out as always. */
async function populate(): Promise<void> {
  const units: string[] = [];
  for (let unit = 0; unit < UNITS; unit += 1) {
    const body = { name: `Bidang ke-${unit}`, parentId: gov.units['dinasLain'] };
    units.push((await gov.admin.post('/org-units', body).expect(201)).body.id);
  }
  await app.db.transaction(async () => {
    const [person] = await app.db.find(Employee, { id: gov.id('stranger') });
    const [post] = await app.db.find(Assignment, { employeeId: gov.id('stranger') });
    const places = units.flatMap((unitId) => Array.from({ length: PER_UNIT }, (_, at) => ({ unitId, at })));
    const people = places.map((_, n) => {
      const name = `Orang ${(n * 7919) % 100_000}`;
      return { ...person!, id: newId(), name, nameKey: name.toLowerCase(), nip: null, externalId: null };
    });
    const posts = places.map(({ unitId, at }, n) => {
      return { ...post!, id: newId(), employeeId: people[n]!.id, unitId, headsUnit: at === 0 };
    });
    headId = people[0]!.id;
    await app.db.insert(Employee, people);
    await app.db.insert(Assignment, posts);
    const [standing] = await app.db.find(EmployeeStanding, { employeeId: gov.id('stranger') });
    const standings = people.map(({ id: employeeId }) => ({ ...standing!, id: newId(), employeeId }));
    await app.db.insert(EmployeeStanding, standings);
    const [plan] = await app.db.find(WorkPlan, { employeeId: gov.id('staff') });
    const plans = people.map(({ id: employeeId }) => ({ ...plan!, id: newId(), employeeId }));
    await app.db.insert(WorkPlan, plans);
    await app.get(ReportingLines).rebuild();
  });
  await gov.account('kepala', headId, [{ role: 'EMPLOYEE' }]);
  const tables = ['employee', 'assignment', 'reporting_line', 'org_unit', 'work_plan', 'employee_standing'];
  if (testDatabaseKind !== 'sqlite') for (const table of tables) await app.db.rows(`ANALYZE TABLE ${table}`);
}

/** What a government has few of, however many people it has; a database may read these whole. */
const FEW = ['org_unit', 'org_unit_period', 'reference_item', 'employee_leave', 'c', 'official'];
const isOfMany = (table: string): boolean => !/^(<|apprais)/.test(table) && !FEW.includes(table);

/** One step of a plan: the table by the name that the statement gives it, and whether all of its rows are read. */
interface Step {
  readonly table: string;
  readonly isWhole: boolean;
  readonly how: string;
}

async function stepsOf(sql: string, values: readonly SqlValue[]): Promise<Step[]> {
  if (testDatabaseKind === 'sqlite') {
    const steps = await app.db.rows<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, values);
    return steps.flatMap(({ detail: how }) => {
      const [, verb, table] = /^(SCAN|SEARCH) (\w+)/.exec(how) ?? [];
      return table ? [{ table, isWhole: verb === 'SCAN', how }] : [{ table: '<step>', isWhole: false, how }];
    });
  }
  const steps = await app.db.rows<Record<string, string | null>>(`EXPLAIN ${sql}`, values);
  return steps.map(({ table, type, key, Extra }) => {
    return {
      table: table ?? '<step>',
      isWhole: type === 'ALL' || type === 'index',
      how: `${table} ${type} ${key} ${Extra}`,
    };
  });
}

/** The statements by which a request reads the chain, and the steps of their plans. */
async function read(call: () => Call): Promise<{ sql: string; steps: Step[] }[]> {
  const spy = jest.spyOn(app.db.connection, 'read');
  await call().expect(200);
  const calls = spy.mock.calls.filter(([sql]) => /\b(reporting_line|assignment|employee)\b/.test(sql));
  spy.mockRestore();
  expect(calls.length).toBeGreaterThan(0);
  return Promise.all(calls.map(async ([sql, values]) => ({ sql, steps: await stepsOf(sql, values) })));
}

/** Tables of many rows that are read whole. */
const wholeIn = (steps: readonly Step[]): string[] =>
  steps.filter(({ table, isWhole }) => isWhole && isOfMany(table)).map(({ how }) => how);

describe('What is asked of few people', () => {
  const lines = (query: Record<string, string>): Call => gov.admin.get('/reporting-lines', { ...query, count: true });

  it.each<[string, () => Call]>([
    ['the appraiser of one person', () => gov.admin.get(`/employees/${headId}/appraiser`)],
    ['the chain of one person, step by step', () => gov.admin.get(`/employees/${headId}/appraisal-chain`)],
    ['the people of one appraiser', () => lines({ appraiserId: headId })],
    ['the people of one unit', () => lines({ unitId: gov.units['bidang'] ?? '' })],
    ['who has no appraiser', () => lines({ withoutAppraiser: 'true' })],
    ['the board of one leader', () => gov.by('kepala').get('/team', { count: true })],
  ])('%s: no table of people is read whole', async (_, call) => {
    for (const { sql, steps } of await read(call)) expect([sql, wholeIn(steps)]).toEqual([sql, []]);
  });
});

describe('What is asked of everybody', () => {
  it('a page of all lines is one statement that finds all about a person by index', async () => {
    const statements = await read(() => gov.admin.get('/reporting-lines', { limit: 200 }));
    expect(statements).toHaveLength(1);
    const [{ steps } = { steps: [] }] = statements;
    // What it begins with is everybody; SQLite stops at the end of the page, a server may sort all lines first.
    expect(wholeIn(steps.slice(1))).toEqual([]);
    if (testDatabaseKind !== 'sqlite') return;
    expect(steps[0]?.how).toBe('SCAN e USING INDEX ix_employee_nameKey_id');
    expect(steps.filter(({ how }) => how.includes('TEMP B-TREE'))).toEqual([]);
  });

  it('a board is one statement, however many people are on it', async () => {
    const boards = await Promise.all(
      [gov.by('kepala'), gov.as('kabid')].map(async (who) => who.get('/team').expect(200)),
    );
    expect(boards.map(({ body }) => body.data.length)).toEqual([50, 2]);
    for (const who of [gov.by('kepala'), gov.as('kabid')]) expect(await read(() => who.get('/team'))).toHaveLength(1);
  });
});
