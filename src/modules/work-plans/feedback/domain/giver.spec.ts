import { type GiverRelation, relationOf, type Standing } from './giver.js';

const NOBODY: Standing = {
  ...{ appraises: false, leadsTeam: false, worksBeside: false, isAppraised: false, isAsked: false },
};

describe('relationOf (rule FB-1)', () => {
  it.each<[string, Partial<Standing>, GiverRelation | null]>([
    ['the appraiser', { appraises: true }, 'APPRAISER'],
    ['the appraiser who leads a team as well', { appraises: true, leadsTeam: true, worksBeside: true }, 'APPRAISER'],
    ['the leader of a team', { leadsTeam: true, worksBeside: true }, 'TEAM_LEADER'],
    ['somebody whom he appraises, in one unit', { isAppraised: true, worksBeside: true }, 'SUBORDINATE'],
    ['a colleague', { worksBeside: true }, 'PEER'],
    ['a colleague who was asked', { worksBeside: true, isAsked: true }, 'PEER'],
    ['somebody else who was asked', { isAsked: true }, 'OTHER'],
    ['somebody else', {}, null],
  ])('%s', (_, standing, expected) => {
    expect(relationOf({ ...NOBODY, ...standing })).toBe(expected);
  });
});
