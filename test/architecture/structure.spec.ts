import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { jest } from '@jest/globals';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';

jest.setTimeout(300_000);

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = resolve(HERE, '../..');
const FIXTURES = join(HERE, 'fixtures');

/** The law, a second time: whoever changes it changes .dependency-cruiser.cjs, docs/architecture.md and these lines. */
const MAY_USE: Record<string, string> = {
  identity: '',
  organization: 'identity',
  employees: 'identity organization',
  audit: 'identity organization employees',
  privacy: 'identity employees audit',
  periods: 'organization employees',
  competencies: 'organization employees',
  'work-plans': 'organization employees periods',
  reviews: 'organization employees periods competencies',
  appraisals: 'organization employees periods work-plans reviews',
  training: 'employees competencies appraisals',
  rewards: 'employees competencies appraisals training',
  insights:
    'identity organization employees audit privacy periods competencies work-plans reviews appraisals training rewards',
  integrations:
    'identity organization employees audit privacy periods competencies work-plans reviews appraisals training rewards insights',
  notifications: 'identity organization employees periods work-plans reviews appraisals',
};

interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

const options = await extractOptions(join(ROOT, '.dependency-cruiser.cjs'));
const tsConfig = extractTsConfig(join(ROOT, 'tsconfig.json'));

/** What the project's rules say about `<tree>/src`. */
async function violationsOf(tree: string): Promise<Violation[]> {
  const { output } = await cruise(['src'], { ...options, baseDir: tree }, {}, { tsConfig });
  return (output as ICruiseResult).summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
}

/** A tree in which every module imports the door of every other one, each from a file of its own. */
function everybodyUsesEverybody(tree: string): void {
  for (const user of Object.keys(MAY_USE)) {
    mkdirSync(join(tree, 'src/modules', user), { recursive: true });
    writeFileSync(join(tree, 'src/modules', user, 'index.ts'), `export const name = '${user}';\n`);
    for (const used of Object.keys(MAY_USE).filter((other) => other !== user)) {
      writeFileSync(join(tree, 'src/modules', user, `${used}.ts`), `import '../${used}/index.js';\n`);
    }
  }
}

describe('The structure of the code', () => {
  it('holds in src', async () => {
    expect(await violationsOf(ROOT)).toEqual([]);
  });

  it('lets a well-built tree pass', async () => {
    expect(await violationsOf(join(FIXTURES, 'good'))).toEqual([]);
  });

  const broken = readdirSync(FIXTURES).filter((name) => name !== 'good');
  it.each(broken)('refuses the tree %s by that rule and no other', async (fixture) => {
    const violations = await violationsOf(join(FIXTURES, fixture));
    expect([...new Set(violations.map(({ rule }) => rule))]).toEqual([fixture.split('.')[0]]);
  });

  it('has a tree for every rule', () => {
    const rules = (options.ruleSet?.forbidden ?? []).map(({ name }) => name ?? '');
    const shown = new Set(broken.map((fixture) => fixture.split('.')[0]));
    expect(rules.filter((name) => !name.endsWith('-may-use') && !shown.has(name))).toEqual([]);
  });

  it('lets a module use the modules of its line in the table, and refuses all others', async () => {
    const tree = mkdtempSync(join(tmpdir(), 'sasaran-structure-'));
    everybodyUsesEverybody(tree);
    const refused = (await violationsOf(tree)).map(({ rule, from, to }) => `${rule}: ${from} → ${to}`);
    rmSync(tree, { recursive: true });

    const expected = Object.entries(MAY_USE).flatMap(([user, line]) =>
      Object.keys(MAY_USE)
        .filter((used) => used !== user && !line.split(' ').includes(used))
        .map((used) => `${user}-may-use: src/modules/${user}/${used}.ts → src/modules/${used}/index.ts`),
    );
    expect(refused.sort()).toEqual(expected.sort());
  });

  it('has a table without circles', () => {
    const reachable = (from: string): string[] =>
      (MAY_USE[from] ?? '')
        .split(' ')
        .filter(Boolean)
        .flatMap((used) => [used, ...reachable(used)]);
    expect(Object.keys(MAY_USE).filter((name) => reachable(name).includes(name))).toEqual([]);
  });
});
