import type { Call, Client } from '../support/client.js';
import { ANNEXES, aResult, Government, SOME_REVISION } from '../support/government.js';
import { Story } from '../support/story.js';
import { TestApp } from '../support/test-app.js';

/* What may be done with a plan in each of its states, asked of the service, cell by cell (rule WP-1). */

let app: TestApp;
let gov: Government;
let story: Story;
let yearId: string;
let people = 0;

beforeAll(async () => {
  app = await TestApp.start();
  gov = await Government.found(app);
  yearId = await gov.openYear();
  story = new Story(gov, yearId);
});
afterAll(() => app.stop());

const REASON = { reason: 'Turunkan target menjadi delapan laporan.' };
const CLOSURE = { endsOn: '2026-03-01', ...REASON };

interface Plan {
  readonly owner: Client;
  readonly path: string;
  readonly id: string;
}
type Step = (plan: Plan) => Call;
const kabid = (): Client => gov.as('kabid');
const resultOf = async ({ owner, path }: Plan): Promise<any> => (await owner.get(path).expect(200)).body;

const STEPS = {
  submit: ({ owner, path }) => owner.post(`${path}/submission`),
  return: ({ path }) => kabid().post(`${path}/return`, REASON),
  agree: ({ path }) => kabid().post(`${path}/agreement`),
  activate: ({ path }) => kabid().post(`${path}/activation`),
  escalate: ({ owner, path }) => owner.post(`${path}/escalation`, REASON),
  revise: ({ owner, path }) => owner.post(`${path}/revisions`, SOME_REVISION),
  comment: ({ owner, path }) => owner.post(`${path}/comments`, { text: 'Sudah jelas?' }),
  addResult: ({ owner, path }) => owner.post(`${path}/results`, aResult({ statement: 'Arsip tertata' })),
  close: ({ path }) => gov.hr.post(`${path}/closure`, CLOSURE),
  reopen: ({ path }) => gov.admin.post(`${path}/reopening`, REASON),
  cancel: ({ path }) => gov.admin.post(`${path}/cancellation`, REASON),
} as const satisfies Record<string, Step>;
type Action = keyof typeof STEPS;

/** How each state is come to. */
const WAYS = {
  DRAFT: [],
  SUBMITTED: ['submit'],
  RETURNED: ['submit', 'return'],
  AGREED: ['submit', 'agree'],
  ACTIVE: ['submit', 'agree', 'activate'],
  CLOSED: ['submit', 'agree', 'activate', 'close'],
  CANCELLED: ['cancel'],
} as const satisfies Record<string, readonly Action[]>;
type State = keyof typeof WAYS;

/** The state after an action; what is not here is refused. Escalation also needs that the plan was returned before. */
const AFTER: Readonly<Record<State, Partial<Record<Action, State>>>> = {
  DRAFT: { submit: 'SUBMITTED', comment: 'DRAFT', addResult: 'DRAFT', cancel: 'CANCELLED' },
  SUBMITTED: { return: 'RETURNED', agree: 'AGREED', comment: 'SUBMITTED', cancel: 'CANCELLED' },
  RETURNED: {
    ...{ submit: 'SUBMITTED', comment: 'RETURNED', addResult: 'RETURNED', escalate: 'RETURNED', cancel: 'CANCELLED' },
  },
  AGREED: { activate: 'ACTIVE', comment: 'AGREED', cancel: 'CANCELLED' },
  ACTIVE: { comment: 'ACTIVE', revise: 'ACTIVE', close: 'CLOSED', cancel: 'CANCELLED' },
  CLOSED: { comment: 'CLOSED', reopen: 'ACTIVE', cancel: 'CANCELLED' },
  CANCELLED: {},
};

async function planIn(state: State): Promise<Plan> {
  people += 1;
  const name = `orang ${people}`;
  await story.hire(name, { unit: 'bidang' });
  const owner = story.as(name);
  const { id } = (await owner.post('/work-plans', { performancePeriodId: yearId, annexes: ANNEXES }).expect(201)).body;
  const plan = { owner, id, path: `/work-plans/${id}` };
  await owner.post(`${plan.path}/results`, aResult()).expect(201);
  for (const step of WAYS[state]) await STEPS[step](plan).expect(201);
  return plan;
}

const cells = (Object.keys(WAYS) as State[]).flatMap((state) =>
  (Object.keys(STEPS) as Action[]).map((action) => [state, action, AFTER[state][action]] as const),
);

describe('a plan', () => {
  it.each(cells)('that is %s: %s leads to %s', async (state, action, expected) => {
    const plan = await planIn(state);
    const before = await resultOf(plan);
    expect(before.status).toBe(state);
    const answer = await STEPS[action](plan);
    const after = await resultOf(plan);
    expect([answer.status, after.status]).toEqual([expected === undefined ? 409 : 201, expected ?? state]);
    if (expected === undefined) expect(after).toEqual(before);
  });
});
