import { Government } from '../support/government.js';
import { SOME_PREFERENCES } from '../support/preferences.js';
import { TestApp } from '../support/test-app.js';

const PATH = '/my/notification-preferences';
const { choices } = SOME_PREFERENCES;
/** Nothing is set up in a test, and nobody has an address. */
const channels = { hasMailServer: false, emailAddress: null, hasGateway: false };
let app: TestApp;
let gov: Government;

beforeAll(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
});
afterAll(() => app.stop());

describe('how somebody is told (NT-6)', () => {
  it('is e-mail at once, in Indonesian, outside the quiet hours of the government, until he chooses', async () => {
    const { body, headers } = await gov.as('staff').get(PATH).expect(200);
    expect(body).toEqual({ ...SOME_PREFERENCES, quietFrom: '21:00', quietUntil: '06:00', channels, version: 0 });
    expect(headers['etag']).toMatch(/^"0-/);
  });

  it('is what he chose last, for him alone, and recorded with what it was', async () => {
    const own = { language: 'en', quietHours: 'OWN', quietFrom: '19:30', quietUntil: '07:15' };
    const wanted = { ...own, choices: { ...choices, dialogue: { email: 'NEVER', gateway: 'DIGEST' } } };
    const first = await gov.as('staff').put(PATH, wanted).ifMatch(0).expect(200);
    expect(first.body).toEqual({ ...wanted, channels, version: 1 });
    expect((await gov.as('staff').get(PATH).expect(200)).body).toEqual({ ...wanted, channels, version: 1 });
    expect((await gov.as('kabid').get(PATH).expect(200)).body).toMatchObject({ language: 'id', version: 0 });
    const silent = { ...SOME_PREFERENCES, quietHours: 'NONE' };
    const { body } = await gov.as('staff').put(PATH, silent).ifMatch(1).expect(200);
    expect(body).toEqual({ ...silent, quietFrom: null, quietUntil: null, channels, version: 2 });
    const { data } = (await gov.auditor.get('/audit-events', { action: 'notification-preferences.set' }).expect(200))
      .body;
    expect(data.map(({ objectId }: { objectId: string }) => objectId)).toEqual([gov.id('staff'), gov.id('staff')]);
  });

  it('is not changed by who has not read it, nor by two at once', async () => {
    const kadis = gov.as('kadis');
    expect((await kadis.put(PATH, SOME_PREFERENCES).expect(428)).body.code).toBe('REQUEST.IF_MATCH_REQUIRED');
    expect((await kadis.put(PATH, SOME_PREFERENCES).ifMatch(1).expect(412)).body.code).toBe('REQUEST.STALE');
    const both = [1, 2, 3].map(() => kadis.put(PATH, SOME_PREFERENCES).ifMatch(0));
    const answers = await Promise.all(both.map(async (one) => (await one).status));
    expect(answers.sort()).toEqual([200, 412, 412]);
  });

  it.each([
    ['decisions about him, by e-mail', { choices: { ...choices, decisions: { email: 'NEVER', gateway: 'NEVER' } } }],
    ['a language that is not spoken', { language: 'jv' }],
    ['a time that there is not', { quietHours: 'OWN', quietFrom: '24:00', quietUntil: '06:00' }],
    ['hours without an end', { quietHours: 'OWN', quietFrom: '21:00' }],
    ['hours that are the whole day', { quietHours: 'OWN', quietFrom: '21:00', quietUntil: '21:00' }],
    ['hours that are not his own', { quietFrom: '21:00', quietUntil: '05:00' }],
    ['a part of the choices only', { choices: { tasks: choices.tasks } }],
  ])('can not be without, or with: %s', async (_, change) => {
    const wrong = { ...SOME_PREFERENCES, ...change };
    const { body } = await gov.as('stranger').put(PATH, wrong).ifMatch(0).expect(422);
    expect(body.errors.length).toBeGreaterThan(0);
    expect((await gov.as('stranger').get(PATH).expect(200)).body.version).toBe(0);
  });

  it('is nothing for an account without a person, nor for who has not signed in', async () => {
    await gov.auditor.get(PATH).expect(404);
    await gov.auditor.put(PATH, SOME_PREFERENCES).ifMatch(0).expect(404);
    await app.anonymous.get(PATH).expect(401);
  });
});
