import { NOTIFICATION_KIND_NAMES } from './notification-kinds.js';
import { areQuietHours, choiceOf, GROUP_OF, isUrgent, USUAL_CHOICES } from './preferences.js';

describe('choiceOf (rule NT-6)', () => {
  const choices = {
    ...USUAL_CHOICES,
    tasks: { email: 'DIGEST', gateway: 'AT_ONCE' },
    dialogue: { email: 'NEVER', gateway: 'DIGEST' },
  } as const;

  it.each([
    ['PLAN_SUBMITTED', 'EMAIL', 'DIGEST'],
    ['PLAN_SUBMITTED', 'GATEWAY', 'AT_ONCE'],
    ['FEEDBACK_GIVEN', 'EMAIL', 'NEVER'],
    ['FEEDBACK_GIVEN', 'GATEWAY', 'DIGEST'],
    ['PLAN_AGREED', 'EMAIL', 'AT_ONCE'],
    ['PLAN_DUE', 'GATEWAY', 'NEVER'],
  ] as const)('of %s on %s is %s', (kind, channel, expected) => {
    expect(choiceOf(choices, kind, channel)).toBe(expected);
  });

  it.each(NOTIFICATION_KIND_NAMES)('of who has chosen nothing is e-mail at once and no message: %s', (kind) => {
    const usual = (['EMAIL', 'GATEWAY'] as const).map((channel) => choiceOf(USUAL_CHOICES, kind, channel));
    expect(usual).toEqual(['AT_ONCE', 'NEVER']);
  });
});

describe('isUrgent (rule NT-7)', () => {
  it('holds for what begins a period or ends something, all of which tells of decisions and disputes', () => {
    const urgent = NOTIFICATION_KIND_NAMES.filter(isUrgent);
    expect(urgent.map((kind) => `${kind} ${GROUP_OF[kind]}`)).toEqual([
      ...[
        'PLAN_ESCALATED tasks',
        'PLAN_CANCELLED decisions',
        'APPRAISAL_PUBLISHED decisions',
        'APPRAISAL_ANNULLED decisions',
      ],
      ...[
        'OBJECTION_TO_EXAMINE tasks',
        'EXPLANATION_ASKED tasks',
        'OBJECTION_DECIDED decisions',
        'OBJECTION_EXPIRED decisions',
      ],
    ]);
  });
});

describe('areQuietHours (rule NT-6)', () => {
  it.each([
    ['21:00', '06:00', true],
    ['12:00', '13:00', true],
    ['21:00', '21:00', false],
    ['21:00', null, false],
    [undefined, '06:00', false],
  ])('%s until %s: %s', (from, until, expected) => {
    expect(areQuietHours(from, until)).toBe(expected);
  });
});
