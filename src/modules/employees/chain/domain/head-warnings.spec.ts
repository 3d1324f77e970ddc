import { OPEN_END } from '../../../../kernel/values/civil-date.js';
import { headWarnings, type RecordedPost } from './head-warnings.js';

const HEAD: RecordedPost = {
  ...{ kind: 'DEFINITIF', headsUnit: true, positionKind: 'STRUKTURAL' },
  ...{ validFrom: '2026-03-01', validUntil: OPEN_END },
};
const until = (validFrom: string, validUntil = OPEN_END) => ({ validFrom, validUntil });

describe('headWarnings (rule EM-53)', () => {
  it.each([
    ['a structural post, nobody else', {}, [], []],
    ['a functional post with the task of head', { positionKind: 'FUNGSIONAL' }, [], []],
    ['a PELAKSANA post', { positionKind: 'PELAKSANA' }, [], ['HEAD_IN_PELAKSANA_POST 2026-03-01']],
    [
      'acting, in a PELAKSANA post',
      { positionKind: 'PELAKSANA', kind: 'PLT' },
      [],
      ['HEAD_IN_PELAKSANA_POST 2026-03-01'],
    ],
    ['a PELAKSANA post without the unit', { positionKind: 'PELAKSANA', headsUnit: false }, [], []],
    ['another head without end', {}, [until('2024-01-01')], ['UNIT_HAS_HEAD 2026-03-01']],
    ['another head who comes later', {}, [until('2026-08-01')], ['UNIT_HAS_HEAD 2026-08-01']],
    [
      'two others: the first common day',
      {},
      [until('2026-08-01'), until('2026-05-01', '2026-05-31')],
      ['UNIT_HAS_HEAD 2026-05-01'],
    ],
    ['a former head who left the day before', {}, [until('2024-01-01', '2026-02-28')], []],
    ['a former head who leaves that day', {}, [until('2024-01-01', '2026-03-01')], ['UNIT_HAS_HEAD 2026-03-01']],
    ['acting beside a definitive head', { kind: 'PLH' }, [until('2024-01-01')], []],
    ['no head beside one', { headsUnit: false }, [until('2024-01-01')], []],
  ] as const)('%s', (_, post, others, expected) => {
    const found = headWarnings({ ...HEAD, ...post }, others);
    expect(found.map(({ code, from }) => `${code} ${from}`)).toEqual(expected);
  });
});
