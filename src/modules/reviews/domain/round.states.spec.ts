import { nextStatus, ROUND_STATUSES, ROUND_TRANSITIONS, type RoundAction, statesFor } from './round.states.js';

const ALLOWED: Record<string, string> = {
  'DRAFT propose manager': 'PROPOSING',
  'PROPOSING finishProposal system': 'PROPOSED',
  'PROPOSED open manager': 'OPEN',
  'OPEN close manager': 'CLOSING',
  'OPEN close system': 'CLOSING',
  'CLOSING finishClosing system': 'CLOSED',
  'CLOSED release manager': 'RELEASED',
  'DRAFT cancel manager': 'CANCELLED',
  'PROPOSING cancel manager': 'CANCELLED',
  'PROPOSED cancel manager': 'CANCELLED',
  'OPEN cancel manager': 'CANCELLED',
};
const cases = ROUND_STATUSES.flatMap((status) =>
  (Object.keys(ROUND_TRANSITIONS) as RoundAction[]).flatMap((action) =>
    (['manager', 'system'] as const).map((party) => ({ status, action, party })),
  ),
);

describe('states of a round (rule RV-3)', () => {
  it.each(cases)('$status, $action by $party', ({ status, action, party }) => {
    expect(nextStatus(status, action, party)).toBe(ALLOWED[`${status} ${action} ${party}`] ?? null);
  });

  it('says from where an action is possible', () => expect(statesFor('close')).toEqual(['OPEN']));

  it('opens nothing again that was closed', () => {
    const after = (Object.keys(ROUND_TRANSITIONS) as RoundAction[]).map((action) => ROUND_TRANSITIONS[action]);
    for (const { from, to } of after)
      if ((from as readonly string[]).some((one) => ['CLOSING', 'CLOSED', 'RELEASED', 'CANCELLED'].includes(one)))
        expect(['CLOSED', 'RELEASED']).toContain(to);
  });
});
