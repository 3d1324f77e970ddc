/*
 * How well severity and leniency of appraisers are found, on governments that are made with both: power, false claims, false discoveries, and
 * whether adjusted levels are nearer to the truth than raw ones. Results stand in docs/domain/fairness.md.
 *
 *   npm run bench:fairness -- [--governments 40] [--appraisers 100] [--first-seed 1] [--json FILE]
 */
import '../test/support/typescript-hooks.mjs';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { rounded } from './figures.mjs';

const { COMPRESSED, SPREAD } = await import('../test/support/fairness/bases.ts');
const { measureMany, planted } = await import('../test/support/fairness/measuring.ts');

const { values } = parseArgs({
  options: {
    governments: { type: 'string', default: '40' },
    appraisers: { type: 'string', default: '100' },
    'first-seed': { type: 'string', default: '1' },
    json: { type: 'string' },
  },
});
const first = Number(values['first-seed']);
const seeds = Array.from({ length: Number(values.governments) }, (_, at) => first + at);
const CASES = [
  { levels: 0, ratees: [8, 14] },
  { levels: 0.25, ratees: [12, 12] },
  { levels: 0.5, ratees: [12, 12] },
  { levels: 0.5, ratees: [8, 14] },
  { levels: 0.5, ratees: [6, 6] },
  { levels: 0.5, ratees: [5, 5] },
  { levels: 1, ratees: [12, 12] },
];

const share = ({ claimed, appraisers }) => (appraisers === 0 ? null : rounded((100 * claimed) / appraisers, 1));
const listed = (...all) => {
  const appraisers = all.reduce((sum, one) => sum + one.appraisers, 0);
  return appraisers === 0 ? null : rounded((100 * all.reduce((sum, one) => sum + one.listed, 0)) / appraisers, 1);
};

const rows = [];
for (const base of [SPREAD, COMPRESSED])
  for (const { levels, ratees } of CASES) {
    const plan = planted(base, levels, { appraisers: Number(values.appraisers), ratees });
    const { lenient, severe, equal, falseDiscoveries, correlations } = measureMany(plan, seeds);
    rows.push({
      base: base.name,
      levels,
      ratees: ratees[0] === ratees[1] ? String(ratees[0]) : ratees.join('–'),
      lenient: share(lenient),
      severe: share(severe),
      equal: share(equal),
      listed: listed(lenient, severe),
      falseDiscoveries: rounded(100 * falseDiscoveries, 1),
      raw: rounded(correlations.raw, 4),
      level: rounded(correlations.level, 4),
      adjusted: rounded(correlations.adjusted, 4),
      ownMeans: rounded(correlations.ownMeans, 4),
    });
    console.table(rows.slice(-1));
  }
console.log(
  `${seeds.length} governments of ${values.appraisers} appraisers each; shares in per cent; correlations with the true level.`,
);
console.table(rows);
if (values.json) writeFileSync(values.json, JSON.stringify({ governments: seeds.length, ...values, rows }, null, 2));
