import { newId } from '../../src/kernel/clock/clock.js';
import { PlanStreams } from '../../src/modules/work-plans/streams/plan-streams.js';
import { EventReader } from '../support/event-reader.js';
import { eventually } from '../support/eventually.js';
import { activePlan, Government, type PersonName } from '../support/government.js';
import { TestApp } from '../support/test-app.js';

interface Change {
  readonly workPlanId: string;
  readonly version: number;
  readonly changed: readonly string[];
}

let app: TestApp;
let gov: Government;
let port: number;
let plan: Awaited<ReturnType<typeof activePlan>>;

beforeAll(async () => {
  app = await TestApp.start();
  port = await app.listen();
  gov = await Government.found(app);
  plan = await activePlan(gov, 'staff', 'kabid', await gov.openYear());
});
afterAll(() => app.stop());

const tokenOf = (name: PersonName): string => gov.as(name).token ?? '';
const addressOf = (id: string): string => `http://127.0.0.1:${port}/api/v1/work-plans/${id}/events`;
const follow = (name: PersonName, headers: Record<string, string> = {}, id = plan.id) =>
  EventReader.open(addressOf(id), tokenOf(name), headers);
const changesOf = (stream: EventReader): Change[] => stream.events<Change>('work-plan').map(({ data }) => data);
const idsOf = (stream: EventReader): string[] => stream.events('work-plan').map(({ id }) => id);
const come = (stream: EventReader, events: number): Promise<unknown> =>
  eventually(async () => idsOf(stream).length === events);
/** As the timer does, without waiting for it. */
const look = (): Promise<void> => {
  const streams = app.get(PlanStreams);
  return (Reflect.get(streams, 'look') as () => Promise<void>).call(streams);
};

async function report(): Promise<void> {
  const [indicatorId] = plan.results.flatMap(({ indicators }) => indicators.map((one) => one.id));
  const entry = { indicatorId, occurredOn: '2026-03-02', value: '1' };
  await gov.as('staff').post(`/work-plans/${plan.id}/progress-entries`, entry).expect(201);
}
const comment = () => gov.as('kabid').post(`/work-plans/${plan.id}/comments`, { text: 'Mohon dilengkapi.' });

describe('GET /work-plans/:id/events (NT-9)', () => {
  it('tells two screens how the plan is, and what of it changes, once for each change', async () => {
    const [owner, appraiser] = [await follow('staff'), await follow('kabid')];
    expect(owner.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const { version } = (await gov.as('staff').get(`/work-plans/${plan.id}`).expect(200)).body;
    await come(owner, 1);
    expect(changesOf(owner)).toEqual([{ workPlanId: plan.id, version, changed: [] }]);
    await report();
    await look();
    await come(owner, 2);
    await comment().expect(201);
    await look();
    for (const screen of [owner, appraiser]) {
      await come(screen, 3);
      expect(changesOf(screen).slice(1)).toEqual([
        { workPlanId: plan.id, version, changed: ['PROGRESS'] },
        { workPlanId: plan.id, version, changed: ['COMMENTS'] },
      ]);
    }
    await look();
    expect(idsOf(owner)).toHaveLength(3);
    expect(idsOf(owner)).toEqual(idsOf(appraiser));
    owner.stop();
    appraiser.stop();
  });

  it('tells who comes again what has changed meanwhile, and nothing when nothing has', async () => {
    const before = await follow('staff');
    await come(before, 1);
    const [seen = ''] = idsOf(before);
    before.stop();
    const quiet = await follow('staff', { 'last-event-id': seen });
    await look();
    expect(quiet.text).toBe('retry: 3000\n\n');
    quiet.stop();
    await report();
    const again = await follow('staff', { 'last-event-id': seen });
    await come(again, 1);
    expect(changesOf(again)[0]?.changed).toEqual(['PROGRESS']);
    again.stop();
    const strange = await follow('staff', { 'last-event-id': 'not one of ours' });
    await come(strange, 1);
    expect(changesOf(strange)[0]?.changed).toEqual([]);
    strange.stop();
  });

  it('ends after as many events as were asked for', async () => {
    const { text } = await gov.as('kabid').get(`/work-plans/${plan.id}/events`, { limit: 1 }).expect(200);
    expect(text.match(/^event: work-plan$/gm)).toHaveLength(1);
    await gov.as('kabid').get(`/work-plans/${plan.id}/events`, { limit: 0 }).expect(400);
    const headers = { authorization: `Bearer ${tokenOf('staff')}`, connection: 'close' };
    const head = await fetch(addressOf(plan.id), { method: 'HEAD', headers });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  it('is for who may read the plan, and for nobody else', async () => {
    await gov.as('stranger').get(`/work-plans/${plan.id}/events`, { limit: 1 }).expect(404);
    await gov.as('staff').get(`/work-plans/${newId()}/events`, { limit: 1 }).expect(404);
    await gov.as('staff').get('/work-plans/7/events').expect(400);
    await app.anonymous.get(`/work-plans/${plan.id}/events`).expect(401);
  });

  it('is given ten times to one account, and again when one of them is closed', async () => {
    const streams = await Promise.all(Array.from({ length: 10 }, () => follow('staff')));
    const refused = await gov.as('staff').get(`/work-plans/${plan.id}/events`, { limit: 1 }).expect(429);
    expect(refused.body.code).toBe('WORK_PLAN.TOO_MANY_STREAMS');
    await gov.as('kabid').get(`/work-plans/${plan.id}/events`, { limit: 1 }).expect(200);
    for (const stream of streams) stream.stop();
    await eventually(async () => {
      const { status } = await gov.as('staff').get(`/work-plans/${plan.id}/events`, { limit: 1 });
      return status === 200;
    });
  });

  it('ends when the right to read the plan ends, and when the token does', async () => {
    const [appraiser, owner] = [await follow('kabid'), await follow('staff')];
    await come(appraiser, 1);
    const sql = "UPDATE reporting_line SET validUntil = '2026-03-01' WHERE employeeId = ?";
    await app.db.transaction(() => app.db.change(sql, [gov.id('staff')]));
    await look();
    await eventually(async () => appraiser.closed);
    expect(owner.closed).toBe(false);
    app.clock.advance({ hours: 1 });
    await look();
    await eventually(async () => owner.closed);
  });

  it('is kept open by comments, and ends when the service stops', async () => {
    await gov.moveTo('2026-03-03');
    const stream = await follow('staff');
    for (let n = 0; n < 15; n += 1) await look();
    await eventually(async () => stream.text.includes(': still there\n\n'));
    app.get(PlanStreams).beforeApplicationShutdown();
    await eventually(async () => stream.closed);
  });
});
