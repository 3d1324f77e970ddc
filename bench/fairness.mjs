/*
 * How well severity and leniency of appraisers are found, on governments that are made with both: power, false claims, false discoveries, and
 * whether adjusted levels are nearer to the truth than raw ones; how often somebody favoured is hinted at; and how long a large government takes,
 * and for how long nothing else is answered meanwhile. Results stand in docs/domain/fairness.md and docs/performance.md.
 *
 *   npm run bench:fairness -- [--governments 40] [--appraisers 100] [--first-seed 1] [--people 20000] [--json FILE]
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
    people: { type: 'string', default: '20000' },
    json: { type: 'string' },
  },
});
const first = Number(values['first-seed']);
const seeds = Array.from({ length: Number(values.governments) }, (_, at) => first + at);
const CASES = [
  { levels: 0, ratees: [8, 14] },
  { levels: 0.25, ratees: [12, 12] },
  { levels: 0.5, ratees: [12, 12] },
  { levels: 0.5, ratees: [12, 12], teamLeaders: 0.3 },
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
  for (const { levels, ratees, teamLeaders = 0 } of CASES) {
    const plan = planted(base, levels, { appraisers: Number(values.appraisers), ratees, teamLeaders });
    const { falseDiscoveries, correlations, ...found } = measureMany(plan, seeds);
    const { lenient, severe, equal } = teamLeaders === 0 ? found : found.teamLeaders;
    rows.push({
      base: base.name,
      levels,
      ratees: `${ratees[0] === ratees[1] ? ratees[0] : ratees.join('–')}${teamLeaders === 0 ? '' : ' of several units'}`,
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

const favours = [];
const part = (count, of) => (of === 0 ? null : rounded((100 * count) / of, 3));
for (const base of [SPREAD, COMPRESSED])
  for (const favour of [0, 1, 2]) {
    const plan = planted(base, 0, { appraisers: Number(values.appraisers), ratees: [12, 12], favour });
    const { favoured, notFavoured } = measureMany(plan, seeds);
    favours.push({
      ...{ base: base.name, favour },
      ...{ hinted: part(favoured.hinted, favoured.people), told: part(favoured.listed, favoured.people) },
      falseHints: part(notFavoured.hinted, notFavoured.people),
      falselyTold: part(notFavoured.listed, notFavoured.people),
    });
  }
console.log('Favour of one of twelve, in latent levels: shares of favoured people, and of all others, in per cent.');
console.table(favours);

const large = await timeOf(Number(values.people));
console.log('A large government:');
console.table([large]);
if (values.json)
  writeFileSync(values.json, JSON.stringify({ governments: seeds.length, ...values, rows, favours, large }, null, 2));

/** How long the whole calculation takes, and the longest step in which nobody else is answered. */
async function timeOf(people) {
  const { analysisSteps } = await import('../src/modules/insights/fairness/analysis-steps.ts');
  const { yearFactsOf } = await import('../test/support/fairness/year.ts');
  const { USUAL_SETTINGS } = await import('../src/modules/insights/fairness/fairness-settings.ts');
  const facts = yearFactsOf({
    ...planted(COMPRESSED, 0.5, { appraisers: Math.ceil(people / 12), ratees: [12, 12] }),
    seed: 1,
  });
  const steps = analysisSteps(facts, USUAL_SETTINGS);
  const started = performance.now();
  let [longest, done] = [0, false];
  while (!done) {
    const from = performance.now();
    done = steps.next().done ?? false;
    longest = Math.max(longest, performance.now() - from);
  }
  const seconds = rounded((performance.now() - started) / 1000, 1);
  return { people: facts.appraisals.length, seconds, longestStepMs: Math.round(longest) };
}
