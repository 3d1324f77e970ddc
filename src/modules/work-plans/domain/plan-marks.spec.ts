import { changedParts, markOf, PLAN_PARTS } from './plan-marks.js';

const MARKS = {
  ...{ PLAN: '7', PROGRESS: 'aaaaaa', EVIDENCE: 'bbbbbb', ACTION_ITEMS: 'cccccc' },
  ...{ FEEDBACK: 'dddddd', COMMENTS: 'eeeeee', REVISIONS: 'ffffff', REOPENINGS: 'gggggg' },
};
const BEFORE = markOf(MARKS);

describe('changedParts (rule NT-9)', () => {
  it.each([
    ['nothing', {}, []],
    ['a result', { PLAN: '8' }, ['PLAN']],
    ['a report and its evidence', { PROGRESS: 'aaaaab', EVIDENCE: 'bbbbbc' }, ['PROGRESS', 'EVIDENCE']],
    ['a late report that is taken', { REOPENINGS: 'gggggh' }, ['REOPENINGS']],
  ])('tells of %s', (_, change, expected) => {
    expect(changedParts(BEFORE, markOf({ ...MARKS, ...change }))).toEqual(expected);
  });

  it.each(['', '7', 'x.y.z', `${BEFORE}.more`])('tells of everything to who comes with %j', (seen) => {
    expect(changedParts(seen, BEFORE)).toEqual(PLAN_PARTS);
  });
});
