import { OPEN_END, SINCE_EVER } from '../../../kernel/values/civil-date.js';
import { leftOn, type TimeInService } from './leaving.js';

const days = (validFrom: string, validUntil: string): { validFrom: string; validUntil: string } => ({
  validFrom,
  validUntil,
});
const active = (validUntil: string): TimeInService['standings'] => [
  { ...days(SINCE_EVER, validUntil), endsService: false },
];
const retired = (from: string): TimeInService['standings'] => [{ ...days(from, OPEN_END), endsService: true }];
const nothing = { contracts: [], posts: [] };

describe('leftOn (rule PD-3)', () => {
  it.each<[string, TimeInService, string | null]>([
    ['is in service', { ...nothing, standings: active(OPEN_END) }, null],
    [
      'retired on 1 April',
      { ...nothing, standings: [...active('2026-03-31'), ...retired('2026-04-01')] },
      '2026-04-01',
    ],
    [
      'retired, and handed the post over later',
      {
        standings: [...active('2026-03-31'), ...retired('2026-04-01')],
        contracts: [],
        posts: [days('2020-01-01', '2026-06-30')],
      },
      '2026-07-01',
    ],
    [
      'retired, but still holds a post without an end',
      {
        standings: [...active('2026-03-31'), ...retired('2026-04-01')],
        contracts: [],
        posts: [days('2020-01-01', OPEN_END)],
      },
      null,
    ],
    [
      'was on leave without pay and comes back',
      {
        ...nothing,
        standings: [
          ...active('2026-03-31'),
          { ...days('2026-04-01', '2028-03-31'), endsService: false },
          { ...days('2028-04-01', OPEN_END), endsService: false },
        ],
      },
      null,
    ],
    [
      'studies, without a post, and is still in service',
      {
        standings: [...active('2026-03-31'), { ...days('2026-04-01', OPEN_END), endsService: false }],
        contracts: [],
        posts: [days('2020-01-01', '2026-03-31')],
      },
      null,
    ],
    [
      'was suspended until a day, and of whom nothing else is recorded yet',
      {
        ...nothing,
        standings: [...active('2026-03-31'), { ...days('2026-04-01', '2026-06-30'), endsService: false }],
      },
      null,
    ],
    [
      'prepared for retirement before it began',
      {
        standings: [
          ...active('2025-03-31'),
          { ...days('2025-04-01', '2026-03-31'), endsService: false },
          ...retired('2026-04-01'),
        ],
        contracts: [],
        posts: [days('2020-01-01', '2025-03-31')],
      },
      '2026-04-01',
    ],
    [
      'was dismissed, and came back by a judgment',
      {
        ...nothing,
        standings: [
          ...active('2026-03-31'),
          { ...days('2026-04-01', '2026-12-31'), endsService: true },
          { ...days('2027-01-01', OPEN_END), endsService: false },
        ],
      },
      null,
    ],
    [
      'is a PPPK whose last agreement ended, whatever the standing says',
      {
        standings: active(OPEN_END),
        contracts: [days('2021-01-01', '2023-12-31'), days('2024-01-01', '2025-12-31')],
        posts: [],
      },
      '2026-01-01',
    ],
    ['never was in service', { ...nothing, standings: retired(SINCE_EVER) }, null],
    ['of whom nothing is recorded', { ...nothing, standings: [] }, null],
  ])('somebody who %s: %j', (_name, time, expected) => {
    expect(leftOn(time)).toBe(expected);
  });
});
