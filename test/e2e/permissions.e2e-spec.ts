import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import type { Client } from '../support/client.js';
import { usernameOf } from '../support/government.js';
import { CALLS } from '../support/permission-calls.js';
import { PermissionWalk, stateOf } from '../support/permission-walk.js';
import { PermissionWorld } from '../support/permission-world.js';
import { nameOf, writtenPolicy } from '../support/policy-page.js';
import { TestApp } from '../support/test-app.js';

/* The written policy, docs/api/permissions.md, held against the service: every operation as everybody, over HTTP. */

interface Documented {
  readonly 'x-permission': string;
  readonly requestBody?: { content: Record<string, { schema: { $ref?: string } }> };
}
interface Schema {
  readonly properties?: Record<string, { $ref?: string; items?: { $ref?: string } }>;
}
const document = JSON.parse(readFileSync('docs/api/openapi.json', 'utf8')) as {
  paths: Record<string, Record<string, Documented>>;
  components: { schemas: Record<string, Schema> };
};
const written = writtenPolicy(readFileSync('docs/api/permissions.md', 'utf8'));
const documented = new Map(
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => [nameOf({ method: method.toUpperCase(), path }), operation]),
  ),
);
const guarded = [...documented].filter(([, operation]) => operation['x-permission'] !== 'public').map(([name]) => name);
const walkable = Object.keys(CALLS).filter((name) => written.has(name));

let app: TestApp;
let world: PermissionWorld;

beforeAll(async () => {
  app = await TestApp.start();
  world = await PermissionWorld.found(app);
});
afterAll(() => app.stop());

describe('The written policy', () => {
  it('has a row for every operation that asks for a permission', () => {
    const missing = guarded.filter((name) => written.get(name)?.permission !== documented.get(name)?.['x-permission']);
    expect(missing.map((name) => `${name}: UPDATE_DOCS=1 npm test -- --only unit writes its row`)).toEqual([]);
    expect([...written.keys()].filter((name) => !guarded.includes(name))).toEqual([]);
  });

  it('is walked for every row', () => {
    const missing = guarded.filter((name) => !(name in CALLS));
    expect(missing.map((name) => `${name}: say in CALLS of test/support/permission-calls.ts how it is called`)).toEqual(
      [],
    );
    expect(Object.keys(CALLS).filter((name) => !guarded.includes(name))).toEqual([]);
  });
});

describe('A child under another parent’s path (R46)', () => {
  const names = guarded.filter((name) => (name.match(/\{\w*[iI]d\}/g) ?? []).length > 1);

  it('is what these operations could be asked for', () => {
    expect(names).toEqual([
      'DELETE /accounts/{id}/role-grants/{grantId}',
      'DELETE /accounts/{id}/sessions/{sessionId}',
      'PATCH /employees/{id}/assignments/{assignmentId}',
      'POST /employees/{id}/assignments/{assignmentId}/end',
      'POST /employees/{id}/assignments/{assignmentId}/withdrawal',
      'PATCH /employees/{id}/contracts/{contractId}',
      'POST /employees/{id}/contracts/{contractId}/end',
      'POST /employees/{id}/contracts/{contractId}/extension',
      'POST /employees/{id}/contracts/{contractId}/withdrawal',
      'PATCH /employees/{id}/grades/{gradeId}',
      'POST /employees/{id}/grades/{gradeId}/withdrawal',
      'PATCH /employees/{id}/leaves/{leaveId}',
      'POST /employees/{id}/leaves/{leaveId}/end',
      'POST /employees/{id}/leaves/{leaveId}/withdrawal',
      'PATCH /employees/{id}/standings/{standingId}',
      'POST /employees/{id}/standings/{standingId}/withdrawal',
      'GET /review-rounds/{id}/results/{employeeId}',
      'DELETE /service-accounts/{id}/lasting-tokens/{tokenId}',
      'PATCH /teams/{id}/members/{memberId}',
      'POST /teams/{id}/members/{memberId}/end',
      'POST /teams/{id}/members/{memberId}/withdrawal',
    ]);
  });

  it.each(names)('%s does not find it, and nothing changes', async (name) => {
    const { MOVED, OFFICER, INSPECTOR, KABID } = world.people;
    const [one, other] = /\/(employees|teams|review-rounds)\//.test(name) ? [MOVED, KABID] : [INSPECTOR, MOVED];
    const isOfMachines = name.includes('/service-accounts/');
    const [parent] = isOfMachines
      ? [world.of(world.machines.MACHINE)('account')]
      : (CALLS[name]!(world.of(one), false).ids ?? []);
    const { ids = [], ...attempt } = CALLS[name]!(world.of(other), false);
    const before = await stateOf(app);
    const walk = new PermissionWalk(app, world, name, written.get(name)!, CALLS[name]!);
    const answer = await walk.send(world.by(OFFICER), { ...attempt, ids: [parent!, ids[1]!] });
    expect([answer.status, answer.body.code]).toEqual([404, 'REQUEST.NOT_FOUND']);
    expect(await stateOf(app)).toEqual(before);
  });

  it('is not shown by a filter, and takes no report', async () => {
    const { MOVED, KABID } = world.people;
    const path = `/work-plans/${world.of(MOVED)('workPlan')}/progress-entries`;
    const indicatorId = world.of(KABID)('indicator');
    const { body } = await world.by(MOVED).get(path, { indicatorId, count: true }).expect(200);
    expect(body).toMatchObject({ data: [], page: { total: 0 } });
    const report = { indicatorId, occurredOn: '2026-04-01', value: '1' };
    const refused = await world.by(MOVED).post(path, report).expect(422);
    expect(refused.body.code).toBe('WORK_PLAN.INDICATOR_UNKNOWN');
  });
});

describe('Each list, for each reader (R47)', () => {
  const lists = [
    ['/employees', 'id'],
    ['/work-plans', 'employeeId'],
    ['/appraisals', 'employeeId'],
    ['/objections', 'employeeId'],
    ['/signed-work-plans', 'employeeId'],
    ['/signed-appraisals', 'employeeId'],
  ] as const;

  it.each(lists)('%s shows exactly what single reads show, and counts it', async (path, owner) => {
    const all = await rowsOf(world.gov.admin, path);
    expect(all.length).toBeGreaterThan(2);
    for (const caller of world.callers.map((name) => world.by(name))) {
      const single: string[] = [];
      for (const row of all) {
        const { status } = await caller.get(`${path}/${row.id}`);
        if (status === 200) single.push(row.id);
        else expect([403, 404]).toContain(status);
      }
      if ((await caller.get(path)).status === 403) {
        expect(single).toEqual([]);
        continue;
      }
      expect((await rowsOf(caller, path)).map(({ id }) => id)).toEqual(single);
      if (owner === 'id') continue;
      for (const employeeId of new Set(all.map((row) => row[owner]!))) {
        const expected = all.filter((row) => row[owner] === employeeId && single.includes(row.id)).map(({ id }) => id);
        expect((await rowsOf(caller, path, { employeeId })).map(({ id }) => id)).toEqual(expected);
      }
    }
  });

  it('/employees of a unit shows those of them whom it shows without', async () => {
    for (const caller of world.callers.map((name) => world.by(name))) {
      if ((await caller.get('/employees')).status === 403) continue;
      const readable = (await rowsOf(caller, '/employees')).map(({ id }) => id);
      for (const unitId of Object.values(world.gov.units)) {
        const within = { unitId, includeSubunits: 'true' };
        const members = (await rowsOf(world.gov.admin, '/employees', within)).map(({ id }) => id);
        const shown = (await rowsOf(caller, '/employees', within)).map(({ id }) => id);
        expect(shown).toEqual(members.filter((id) => readable.includes(id)));
      }
    }
  });

  it('/team shows the subordinates among the people one may read', async () => {
    const { KABID, KADIS, MOVED } = world.people;
    for (const name of [KABID, KADIS, MOVED]) {
      const self = (await world.by(name).get('/auth/me').expect(200)).body.employeeId as string;
      const readable = (await rowsOf(world.by(name), '/employees')).map(({ id }) => id);
      const team = await rowsOf(world.by(name), '/team');
      expect(team.map((row) => row['employeeId'])).toEqual(readable.filter((id) => id !== self));
    }
  });

  it('/jobs shows exactly what single reads show', async () => {
    const all = (await rowsOf(world.gov.admin, '/jobs')).map(({ id }) => id);
    for (const caller of world.callers.map((name) => world.by(name))) {
      const single: string[] = [];
      for (const id of all) if ((await caller.get(`/jobs/${id}`)).status === 200) single.push(id);
      expect((await rowsOf(caller, '/jobs')).map(({ id }) => id)).toEqual(single);
    }
  });

  it('/audit-events exports what it shows and counts', async () => {
    const { OFFICER, INSPECTOR } = world.people;
    for (const caller of [world.by(OFFICER), world.by(INSPECTOR)]) {
      const query = { objectType: 'appraisal', outcome: 'SUCCESS', action: 'appraisal.publish' };
      const rows = await rowsOf(caller, '/audit-events', query);
      const csv = (await caller.get('/audit-events/export', query).expect(200)).text;
      expect(rows).toHaveLength(3);
      const exported: Record<string, string>[] = parse(csv, { bom: true, delimiter: ';', columns: true });
      expect(exported.map((row) => row['id'])).toEqual(rows.map(({ id }) => id));
    }
  });
});

describe('Ids in bodies (R53)', () => {
  /** Whose they may be, and what refuses others. */
  const KNOWN: Record<string, string> = {
    'PATCH /appraisal-chain-rules/{id} aboveUnitId': 'of nobody',
    'PATCH /appraisal-chain-rules/{id} unitId': 'of nobody',
    'PATCH /employees/{id}/assignments/{assignmentId} positionId': 'of nobody, of the unit',
    'PATCH /employees/{id}/assignments/{assignmentId} unitId': 'of nobody',
    'POST /appraisal-chain-rules aboveUnitId': 'of nobody',
    'POST /appraisal-chain-rules unitId': 'of nobody',
    'POST /appraisal-conflicts employeeId': 'ADMIN reaches everybody',
    'POST /appraisal-conflicts otherId': 'ADMIN reaches everybody',
    'POST /appraisal-delegations employeeId': 'ADMIN reaches everybody',
    'POST /appraisal-delegations toEmployeeId': 'ADMIN reaches everybody',
    'POST /appraisal-delegations unitId': 'of nobody',
    'POST /appraiser-appointments appraiserId': 'ADMIN reaches everybody',
    'POST /appraiser-appointments employeeId': 'ADMIN reaches everybody',
    'POST /data-quality/exceptions recordId': 'ADMIN reaches everybody',
    'POST /employees/{id}/transfers positionId': 'of nobody, of the unit',
    'POST /employees/{id}/transfers unitId': 'of nobody',
    'PATCH /library-results/{id} unitId': 'a unit of the caller: 422 in the table',
    'POST /library-results fromResultId': 'of a plan that the caller may read: see library',
    'POST /library-results unitId': 'a unit of the caller: 422 in the table',
    'POST /library-results/{id}/distributions employeeIds': 'in the care of the caller: see library',
    'POST /library-results/{id}/distributions performancePeriodId': 'of nobody',
    'POST /library-results/{id}/distributions unitId': 'in the care of the caller: see library',
    'PATCH /performance-tree-nodes/{id} parentId': 'of nobody, of the year',
    'PATCH /performance-tree-nodes/{id} unitId': 'a unit of the caller: 422 in the table',
    'POST /criteria-sets evaluationPeriodId': 'of nobody, of the year',
    'POST /criteria-sets performancePeriodId': 'of nobody',
    'POST /criteria-sets unitId': 'a unit of the caller: 422 in the table',
    'POST /satisfaction-surveys unitId': 'a unit of the caller: 422 in the table',
    'PATCH /review-policy servedUnits.servedUnitIds': 'of nobody',
    'PATCH /review-policy servedUnits.unitId': 'of nobody',
    'POST /review-rounds employeeIds': 'of the unit: see reviews',
    'POST /review-rounds evaluationPeriodId': 'of nobody, of the year',
    'POST /review-rounds performancePeriodId': 'of nobody',
    'POST /review-rounds questionnaireId': 'of nobody',
    'POST /review-rounds unitId': 'a unit of the caller: 422 in the table',
    'POST /review-rounds/{id}/adjustments employeeId': 'own or of a subordinate: 404 in the table',
    'POST /review-rounds/{id}/adjustments reviewerId': 'anybody else in service: see reviews',
    'PUT /my/review-invitations/{id}/answers answers.itemId': 'of the questionnaire of the invitation',
    'POST /organisation-performances evaluationPeriodId': 'of nobody, of the year',
    'POST /organisation-performances indicators.nodeId': 'of the signed agreement of the unit',
    'POST /organisation-performances performancePeriodId': 'of nobody',
    'POST /organisation-performances unitId': 'a unit of the caller: 422 in the table',
    'PATCH /organisation-performances/{id} indicators.nodeId': 'of the signed agreement of the unit',
    'POST /fairness-analyses performancePeriodId': 'of nobody',
    'POST /org-units/{id}/distribution-simulations evaluationPeriodId': 'of nobody',
    'POST /org-units/{id}/distribution-simulations performancePeriodId': 'of nobody',
    'POST /org-units/{id}/distribution-justifications evaluationPeriodId': 'of nobody',
    'POST /org-units/{id}/distribution-justifications performancePeriodId': 'of nobody',
    'POST /calibration-sessions evaluationPeriodId': 'of nobody, of the year',
    'POST /calibration-sessions performancePeriodId': 'of nobody',
    'POST /calibration-sessions unitId': 'a unit of the caller: 422 in the table',
    'POST /calibration-sessions/{id}/attendance participants.employeeId': 'fit for the part: see calibration',
    'POST /calibration-sessions/{id}/notes appraisalId': 'of the session: see calibration',
    'POST /calibration-sessions/{id}/changes appraisalId': 'of the session: see calibration',
    'POST /unit-agreements performancePeriodId': 'of nobody',
    'POST /unit-agreements unitId': 'a unit of the caller: 422 in the table',
    'POST /performance-tree-batches nodes.parentId': 'of nobody, of the year',
    'POST /performance-tree-batches nodes.unitId': 'a unit of the caller: 422 in the table',
    'POST /performance-tree-batches performancePeriodId': 'of nobody',
    'POST /performance-tree-nodes parentId': 'of nobody, of the year',
    'POST /performance-tree-nodes performancePeriodId': 'of nobody',
    'POST /performance-tree-nodes unitId': 'a unit of the caller: 422 in the table',
    'PATCH /work-plan-revisions/{id} results.leaderResultId': 'of the appraiser or a team leader: see cascade',
    'PATCH /work-plan-revisions/{id} results.treeNodeId': 'of nobody, of the year',
    'PATCH /work-plan-revisions/{id} results.roleMatrixCellId': 'never: refused',
    'POST /role-matrices/{id}/cells employeeId': 'of the leader or his teams: 422 in the table',
    'POST /role-matrices/{id}/cells indicatorId': 'of the result',
    'POST /role-matrices/{id}/cells leaderResultId': 'of the plan',
    'POST /feedback employeeId': 'whom one may give feedback: see feedback',
    'POST /feedback requestId': 'to the caller: see feedback',
    'POST /work-plans/{id}/feedback-requests fromEmployeeId': 'anybody else in service',
    'POST /work-plans/{id}/feedback-requests partId': 'of the plan: see feedback',
    'POST /feedback partId': 'of the plan: see feedback',
    'POST /measurements indicatorId': 'of a plan that the machine reaches: in the table',
    'POST /work-plans/{id}/action-items evaluationPeriodId': 'of the year of the plan',
    'POST /work-plans/{id}/action-items resultId': 'of the plan',
    'POST /work-plans/{id}/handover results.resultId': 'of the predecessor or the own former plan: see handover',
    'POST /work-plans/{id}/results roleMatrixCellId': 'handed to the owner: see role-matrix',
    'POST /work-plan-results/{id}/alignment leaderResultId': 'of the appraiser or a team leader: see cascade',
    'POST /work-plan-results/{id}/alignment roleMatrixCellId': 'handed to the owner: see role-matrix',
    'POST /work-plan-results/{id}/alignment treeNodeId': 'of nobody, of the year',
    'POST /work-plans/{id}/library-results libraryResultId': 'of nobody',
    'POST /work-plans/{id}/results leaderResultId': 'of the appraiser or a team leader: see cascade',
    'POST /work-plans/{id}/results treeNodeId': 'of nobody, of the year',
    'POST /teams unitId': 'a unit of the caller: 422 in the table',
    'POST /teams/{id}/members employeeId': 'members come from any unit; a team tells their names only',
    'POST /work-plan-agreements plans.workPlanId': 'of a subordinate: 422 in the table',
    'POST /document-batches evaluationPeriodId': 'of nobody, of the year',
    'POST /document-batches performancePeriodId': 'of nobody',
    'POST /document-batches unitId': 'a unit of the caller: 422 in the table',
    'POST /work-plan-drafts performancePeriodId': 'of nobody',
    'POST /work-plan-drafts unitId': 'a unit of the caller: 422 in the table',
    'POST /work-plans/{id}/copies fromWorkPlanId': 'of the same person',
    'POST /work-plans/{id}/copies resultIds': 'of that plan',
    'POST /work-plans/{id}/comments partId': 'of the plan',
    'POST /work-plans/{id}/comments threadId': 'of the plan',
    'POST /work-plans/{id}/return lines.partId': 'of the plan',
    'POST /work-plans/{id}/appraisal-duty appraiserId': 'ADMIN reaches everybody',
    'POST /my/notifications/reading upToId': 'a moment in the own list; whose id it is does not matter',
    'POST /work-plans/{id}/evidence uploadId': 'only an own upload: 422 (e2e/evidence)',
    'POST /work-plans/{id}/entry-reopenings evaluationPeriodId': 'of nobody, of the year',
    'POST /daily-log-entries resultId': 'of the own plan on that day: 422 in the table',
    'POST /daily-log-entries evidenceId': 'of the own plan on that day: 422 (e2e/daily-log)',
    'PATCH /daily-log-entries/{id} resultId': 'of the plan of the entry: see daily-log',
    'PATCH /daily-log-entries/{id} evidenceId': 'of the plan of the entry: see daily-log',
    'POST /work-plans/{id}/evidence links.resultId': 'only of that plan: 422 (e2e/evidence)',
    'POST /work-plans/{id}/evidence links.indicatorId': 'only of that plan: 422 (e2e/evidence)',
    'POST /work-plans/{id}/evidence links.progressEntryId': 'only of that plan: 422 (e2e/evidence)',
    'POST /retention/holds employeeId': 'ADMIN reaches everybody',
    'POST /accounts employeeId': 'ADMIN makes accounts of anybody',
    'POST /accounts roles.unitId': 'of nobody',
    'POST /accounts/{id}/role-grants unitId': 'of nobody',
    'POST /appraisals evaluationPeriodId': 'of nobody, of the year of the plan',
    'POST /appraisals/{id}/ratings items.partId': 'of the plans of the appraisal: see ratings',
    'POST /appraisals/{id}/self-assessment items.partId': 'of the plans of the appraisal: see ratings',
    'POST /appraisal-simulations evaluationPeriodId': 'of nobody, of the year',
    'POST /appraisal-simulations performancePeriodId': 'of nobody',
    'POST /appraisal-simulations unitId': 'a unit of the caller: 422 in the table',
    'POST /appraisals workPlanId': 'own or of a subordinate: 422 in the table',
    'POST /appraisal-publications performancePeriodId': 'of nobody',
    'POST /appraisal-publications evaluationPeriodId': 'of nobody, of the year',
    'POST /appraisal-publications unitId': 'in the care: 422 in the table',
    'POST /appraisals/{id}/objections evidenceIds': 'of the appraised plans: 422 in the table',
    'POST /objections/{id}/examiner examinerId': 'ADMIN reaches everybody',
    'POST /employees/{id}/assignments positionId': 'of nobody, of the unit',
    'POST /employees/{id}/assignments unitId': 'of nobody',
    'POST /org-units parentId': 'of nobody',
    'PATCH /org-units/{id} parentId': 'of nobody',
    'POST /org-units/{id}/periods parentId': 'of nobody',
    'POST /org-unit-reorganisations lines.fromUnitId': 'of nobody',
    'POST /org-unit-reorganisations lines.toUnitId': 'of nobody',
    'POST /org-unit-reorganisations newUnits.parentId': 'of nobody',
    'POST /org-unit-reorganisation-previews newUnits.parentId': 'of nobody',
    'POST /org-unit-reorganisations lines.subunitIds': 'of nobody',
    'POST /org-unit-reorganisations lines.positionIds': 'of nobody',
    'POST /org-unit-reorganisation-previews lines.fromUnitId': 'of nobody',
    'POST /org-unit-reorganisation-previews lines.toUnitId': 'of nobody',
    'POST /org-unit-reorganisation-previews lines.subunitIds': 'of nobody',
    'POST /org-unit-reorganisation-previews lines.positionIds': 'of nobody',
    'POST /positions unitId': 'of nobody',
    'PATCH /service-accounts/{id} unitId': 'of nobody',
    'POST /service-accounts unitId': 'of nobody',
    'POST /work-plans performancePeriodId': 'of nobody',
    'POST /work-plans/{id}/progress-entries indicatorId': 'of the plan: see R46',
  };

  it('are all known here, with what keeps others out', () => {
    const named = guarded.flatMap((name) => {
      const content = documented.get(name)?.requestBody?.content['application/json'];
      return content ? idsIn(content.schema.$ref).map((id) => `${name} ${id}`) : [];
    });
    expect(named.sort()).toEqual(Object.keys(KNOWN).sort());
  });
});

describe('Every operation, as everybody', () => {
  it.each(walkable)('%s', async (name) => {
    const walk = new PermissionWalk(app, world, name, written.get(name)!, CALLS[name]!);
    const before = await stateOf(app);
    expect(await walk.refusals()).toEqual([]);
    expect(await stateOf(app)).toEqual(before);
    expect(await walk.successes()).toEqual([]);
  });
});

describe('Nobody decides about himself (R52)', () => {
  let head: Client;
  const things = (kind: string): string => world.of(world.people.KABID)(kind);

  /** The head of the division, who from today is ADMIN as well and heads the agency above for a time. */
  beforeAll(async () => {
    const { gov, people } = world;
    await gov.moveTo('2026-04-02');
    head = world.by(people.KABID);
    const { accountId } = (await head.get('/auth/me').expect(200)).body;
    await gov.admin.post(`/accounts/${accountId}/role-grants`, { role: 'ADMIN', from: '2026-04-02' }).expect(201);
    const acting = { title: 'Plt. Kepala Dinas', headsUnit: true, kind: 'PLT', validFrom: '2026-04-02' } as const;
    await gov.assign(things('employee'), 'dinas', acting);
  });

  it.each(Object.keys(CALLS).filter((name) => /decide$/.test(written.get(name)?.permission ?? '')))(
    'not by %s, whatever roles and posts he has',
    async (name) => {
      const own = (await head.get('/auth/me').expect(200)).body;
      const ownThings = (kind: string): string =>
        ({ account: own.accountId, resettable: own.accountId, grant: own.roles[0].id })[kind] ?? things(kind);
      const before = await stateOf(app);
      const walk = new PermissionWalk(app, world, name, written.get(name)!, CALLS[name]!);
      const { status, body } = await walk.send(head, CALLS[name]!(ownThings, true));
      // Where plans are named in the body, one that is not the caller's to decide is a wrong input.
      if (name === 'POST /work-plan-agreements') expect([status, body.code]).toEqual([422, 'WORK_PLAN.PLANS_UNKNOWN']);
      else
        expect([status, body.code]).toEqual([403, expect.stringMatching(/NOT_THE_APPRAISER|OWN_ACCOUNT|OWN_REQUEST/)]);
      expect(await stateOf(app)).toEqual(before);
    },
  );

  it('not by disabling the own account or taking back the last right to do so', async () => {
    const { accountId } = (await head.get('/auth/me').expect(200)).body;
    const { version } = (await head.get(`/accounts/${accountId}`).expect(200)).body;
    const { body } = await head.patch(`/accounts/${accountId}`, { disabled: true }).ifMatch(version).expect(403);
    expect(body.code).toBe('ACCOUNT.OWN_ACCOUNT');
  });

  it('nor does the role ADMIN make him the appraiser of others', async () => {
    const path = `/work-plans/${world.of(world.people.HR_ELSEWHERE)('workPlan')}`;
    await head.get(path).expect(200);
    const { body } = await head.post(`${path}/agreement`).expect(403);
    expect(body.code).toBe('WORK_PLAN.NOT_THE_APPRAISER');
  });
});

describe('Rights move at once (R54)', () => {
  /** What somebody may do with the plan of the person who moved: whether he sees it, and whether he may decide about it. */
  async function rightsOf(client: Client): Promise<[boolean, boolean]> {
    const path = `/work-plans/${world.of(world.people.MOVED)('workPlan')}`;
    const [read, decision] = [await client.get(path), await client.post(`${path}/agreement`)];
    return [read.status === 200, decision.body.code === 'WORK_PLAN.WRONG_STATE'];
  }

  it('to an acting head in the moment of his appointment, with the tokens that everybody has', async () => {
    const { gov, people } = world;
    const [head, acting] = [gov.as('kabid'), gov.as('staff')];
    await gov.admin.delete(`/accounts/${await accountOf(head)}/role-grants/${await adminGrantOf(head)}`).expect(204);
    expect([await rightsOf(head), await rightsOf(acting)]).toEqual([
      [true, true],
      [false, false],
    ]);
    const post = { title: 'Plh. Kepala Bidang', headsUnit: true, kind: 'PLT', validFrom: '2026-04-02' } as const;
    await gov.assign(gov.id('staff'), 'bidang', post);
    expect([await rightsOf(head), await rightsOf(acting)]).toEqual([
      [false, false],
      [true, true],
    ]);
    expect((await world.by(people.HR).get(`/employees/${gov.id('staff')}`)).status).toBe(200);
  });

  it('with a person who moves, away from those here and to those there, on the day', async () => {
    const { gov, people, machines } = world;
    const { MOVED, FORMER, HR, HR_ELSEWHERE } = people;
    const { MACHINE_HERE, MACHINE_ELSEWHERE } = machines;
    const everybody = async (): Promise<[boolean, boolean][]> => {
      const callers = [usernameOf('staff'), FORMER, HR, HR_ELSEWHERE, MACHINE_HERE, MACHINE_ELSEWHERE];
      return Promise.all(callers.map((name) => rightsOf(world.by(name))));
    };
    await gov.transfer(world.of(MOVED)('employee'), 'dinasLain', '2026-04-10');
    const [here, there, none] = [
      [true, true],
      [true, false],
      [false, false],
    ];
    expect(await everybody()).toEqual([here, none, there, none, there, none]);
    await gov.moveTo('2026-04-10');
    expect(await everybody()).toEqual([none, here, none, there, none, there]);
  });

  it('with a role that is withdrawn', async () => {
    const { gov, people } = world;
    const reader = world.by(people.HR_ELSEWHERE);
    const [plan, account] = [`/work-plans/${world.of(people.MOVED)('workPlan')}`, await accountOf(reader)];
    await reader.get(plan).expect(200);
    const { roles } = (await reader.get('/auth/me').expect(200)).body;
    await gov.admin.delete(`/accounts/${account}/role-grants/${roles[0].id}`).expect(204);
    await reader.get(plan).expect(403);
  });

  const accountOf = async (client: Client): Promise<string> =>
    (await client.get('/auth/me').expect(200)).body.accountId;
  const adminGrantOf = async (client: Client): Promise<string> => {
    const { roles } = (await client.get('/auth/me').expect(200)).body as { roles: { id: string; role: string }[] };
    return roles.find(({ role }) => role === 'ADMIN')!.id;
  };
});

async function rowsOf(caller: Client, path: string, query: Record<string, string> = {}) {
  const { body } = await caller.get(path, { ...query, limit: 200, count: true }).expect(200);
  expect(body.page).toMatchObject({ hasMore: false, total: body.data.length });
  return body.data as (Record<string, string> & { id: string })[];
}

/** Names of fields that hold ids of something else, also of those inside. */
function idsIn(ref: string | undefined): string[] {
  const { properties = {} } = document.components.schemas[ref?.split('/').at(-1) ?? ''] ?? {};
  return Object.entries(properties).flatMap(([name, property]) =>
    /Ids?$/.test(name) ? [name] : idsIn(property.$ref ?? property.items?.$ref).map((inner) => `${name}.${inner}`),
  );
}
