import { existsSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { findIn, sourceOf, sourcesBelow } from '../support/sources.js';

const PAGE = readFileSync('docs/security.md', 'utf8');
const SCRIPTS = (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }).scripts;
/** Groups whose rows are all there; of the others those that concern what is built. */
const COMPLETE = [...numbers(1, 43), ...numbers(44, 55), ...numbers(56, 81), ...numbers(82, 88)];
const GROUPS = [
  ...[
    'Autentikasi',
    'Manajemen sesi',
    'Persyaratan kontrol akses',
    'Validasi input',
    'Kriptografi pada verifikasi statis',
  ],
  ...['Penanganan eror dan pencatatan log', 'Proteksi data', 'Keamanan komunikasi', 'Pengendalian kode berbahaya'],
  ...['Logika bisnis', 'File', 'API dan web service', 'Konfigurasi'],
];

interface Row {
  readonly number: string;
  readonly requirement: string;
  readonly code: string;
  readonly shownBy: string;
}

function numbers(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, at) => `R${from + at}`);
}

/** The cells of the lines of a table that begin with such a cell. */
function linesOf(first: RegExp): string[][] {
  const lines = PAGE.split('\n').filter((line) => line.startsWith('| '));
  const cells = lines.map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|')));
  return cells.map((line) => line.slice(1, -1)).filter(([name = '']) => first.test(name));
}

const rows: Row[] = linesOf(/^R\d+$/).map(([number = '', requirement = '', code = '', shownBy = '']) => ({
  ...{ number, requirement, code, shownBy },
}));

/** The file that a name of the page stands for. */
function fileOf(name: string): string | undefined {
  const places = [
    `test/${name}.e2e-spec.ts`,
    `test/${name}.spec.ts`,
    `src/${name}.spec.ts`,
    `src/modules/${name}.spec.ts`,
  ];
  return places.find((place) => existsSync(place));
}

const known = new Map<string, Set<string>>();

/** The titles of a file's tests and groups, as they are written there. */
function titlesOf(file: string): Set<string> {
  const titles = known.get(file) ?? new Set(findIn(sourceOf(file, readFileSync(file, 'utf8')), titleOf));
  known.set(file, titles);
  return titles;
}

function titleOf(node: ts.Node): string | undefined {
  if (!ts.isCallExpression(node)) return undefined;
  const [first] = node.arguments;
  const isTest = /^(describe|it|test)(\.each)?\b/.test(node.expression.getText());
  return isTest && first && ts.isStringLiteralLike(first) ? first.text : undefined;
}

/** What a row names: files and commands, each with the titles behind it. */
function namedIn({ shownBy }: Row): { name: string; titles: string[] }[] {
  const named: { name: string; titles: string[] }[] = [];
  for (const [, name, title] of shownBy.matchAll(/`([^`]+)`|“([^”]+)”/g)) {
    if (name !== undefined) named.push({ name, titles: [] });
    else named.at(-1)?.titles.push(title ?? '');
  }
  return named;
}

/** What is wrong with one of them. A measurement has no titles: it is a command of package.json. */
function faultsOf({ name, titles }: { name: string; titles: readonly string[] }): string[] {
  const command = /^npm run (.+)$/.exec(name)?.[1];
  if (command !== undefined) return command in SCRIPTS ? [] : [`${name} is no command`];
  const file = fileOf(name);
  if (!file) return [`${name} does not exist`];
  if (titles.length === 0) return [`no test of ${name}`];
  return titles.filter((title) => !titlesOf(file).has(title)).map((title) => `${name} “${title}”`);
}

describe('docs/security.md', () => {
  it('has each row once, all of the groups that are built', () => {
    const found = rows.map(({ number }) => number);
    expect(found.filter((number, at) => found.indexOf(number) !== at)).toEqual([]);
    expect(COMPLETE.filter((number) => !found.includes(number))).toEqual([]);
    for (const { number, requirement, code } of rows) {
      expect([number, requirement.length > 20, code.length > 3]).toEqual([number, true, true]);
    }
  });

  it('names tests that exist, by file and title, for every row', () => {
    const faults = rows.flatMap((row) => {
      const named = namedIn(row);
      const found = named.length === 0 ? ['nothing'] : named.flatMap(faultsOf);
      return found.map((fault) => `${row.number}: ${fault}`);
    });
    expect(faults).toEqual([]);
  });

  it('names code that exists', () => {
    const paths = rows.flatMap(({ number, code }) =>
      [...code.matchAll(/`([\w.-]+\/[\w./-]+)`/g)].map(([, path = '']) => [number, path] as const),
    );
    expect(paths.length).toBeGreaterThan(80);
    const lost = paths.filter(
      ([, path]) => ![path, `src/${path}`, `src/modules/${path}`].some((one) => existsSync(one)),
    );
    expect(lost).toEqual([]);
  });

  it('has a row for every number that code and tests cite', () => {
    const files = ['src', 'test'].flatMap((folder) => sourcesBelow(folder).map(({ path }) => path));
    const specs = rows.flatMap((row) => namedIn(row).flatMap(({ name }) => fileOf(name) ?? []));
    const cited = [...new Set([...files, ...specs])].flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/\(R\d+(?:[,;] R\d+)*/g)].flatMap(([text]) => text.match(/R\d+/g) ?? []),
    );
    const have = new Set(rows.map(({ number }) => number));
    expect(cited.length).toBeGreaterThan(50);
    expect([...new Set(cited)].filter((number) => !have.has(number))).toEqual([]);
  });

  it('answers each of the thirteen groups of BSSN 4/2021 by rows that exist', () => {
    const groups = linesOf(new RegExp(`^(${GROUPS.join('|')})$`));
    expect(groups.map(([name]) => name)).toEqual(GROUPS);
    const have = new Set(rows.map(({ number }) => number));
    for (const [name, asked, answers = ''] of groups) {
      const cited = answers.match(/R\d+/g) ?? [];
      expect([name, cited.length > 0, cited.filter((number) => !have.has(number))]).toEqual([name, true, []]);
      expect(asked).not.toBe('');
    }
  });
});
