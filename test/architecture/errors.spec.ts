import ts from 'typescript';
import { allProblems, type ProblemDefinition, STATUS_OF_KIND } from '../../src/kernel/errors/domain-error.js';
import { FAULTS } from '../../src/kernel/http/input-faults.js';
import { problemPath } from '../../src/kernel/http/problem.js';
import { type Bilingual, LANGUAGES } from '../../src/kernel/i18n/language.js';
import { describeApp, type DescribedOperation } from '../support/described.js';
import { findIn, placeOf, sourcesBelow } from '../support/sources.js';
import { table, written } from '../support/written.js';

const sources = sourcesBelow('src');
let operations: readonly DescribedOperation[];

beforeAll(async () => {
  // Loads every module, and so every problem that the service can answer with.
  ({ operations } = await describeApp());
});

/** What is wrong with a tree of many units, which the text names; with a whole list; with the person of the address. */
const OF_NO_FIELD = new Set<string>([
  ...['CYCLE', 'PARENT_ABSENT', 'PARENT_CLOSED', 'SECOND_ROOT'].map((what) => `ORGANIZATION.${what}`),
  ...['REQUEST.EXPORT_TOO_LARGE', 'EMPLOYEE.NOT_PPPK', 'EVIDENCE.INFECTED', 'EVIDENCE.SCAN_REFUSED'],
]);

/** The codes that the sources define, once for each definition, with the place. */
function definedCodes(): { code: string; place: string }[] {
  return sources.flatMap((source) =>
    findIn(source, (node) => {
      if (!ts.isCallExpression(node) || node.expression.getText() !== 'defineProblems') return undefined;
      const [area, entries] = node.arguments;
      if (!area || !ts.isStringLiteral(area) || !entries || !ts.isObjectLiteralExpression(entries)) {
        throw new Error(`${placeOf(source, node)}: an area and its problems stand here as they are.`);
      }
      return entries.properties.map((entry) => ({
        code: `${area.text}.${entry.name?.getText() ?? ''}`,
        place: placeOf(source, entry),
      }));
    }).flat(),
  );
}

/** Where bad input is refused without naming the field: by the code of the problem. */
function refusedWithoutField(): { code: string; place: string }[] {
  const invalid = new Set(allProblems().flatMap(({ code, kind }) => (kind === 'invalid' ? [code] : [])));
  const areas = new Map(
    sources.flatMap((source) =>
      findIn(source, (node) => {
        if (!ts.isVariableDeclaration(node) || !node.initializer || !ts.isCallExpression(node.initializer)) return;
        const { expression, arguments: given } = node.initializer;
        if (expression.getText() !== 'defineProblems' || !given[0] || !ts.isStringLiteral(given[0])) return;
        return [node.name.getText(), given[0].text] as const;
      }),
    ),
  );
  return sources.flatMap((source) =>
    findIn(source, (node) => {
      if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
      const { expression, name } = node.expression;
      const code = `${areas.get(expression.getText())}.${name.text}`;
      return invalid.has(code) && node.arguments.length < 2 ? { code, place: placeOf(source, node) } : undefined;
    }),
  );
}

/** The `{facts}` of a text, in the order of the alphabet. */
function factsOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))].sort();
}

describe('Every problem', () => {
  it('is defined once, in a file that the service loads', () => {
    const defined = definedCodes();
    const twice = defined.filter(({ code }, at) => defined.findIndex((other) => other.code === code) !== at);
    expect(twice).toEqual([]);
    const loaded = new Set(allProblems().map(({ code }) => code));
    expect(defined.filter(({ code }) => !loaded.has(code))).toEqual([]);
    expect(loaded.size).toBe(defined.length);
  });

  it('has a code of the form AREA.WHAT_IS_WRONG and a status', () => {
    expect(allProblems().length).toBeGreaterThan(50);
    const odd = allProblems().filter(
      ({ code, kind }) => !/^[A-Z][A-Z_]*\.[A-Z][A-Z0-9_]*$/.test(code) || !(STATUS_OF_KIND[kind] >= 400),
    );
    expect(odd).toEqual([]);
    const pages = allProblems().map(({ code }) => problemPath(code));
    expect(new Set(pages).size).toBe(pages.length);
  });

  it('says title and detail in both languages, and not the same in both', () => {
    const silent = (text: Bilingual): boolean =>
      LANGUAGES.some((language) => text[language].trim() === '') || text.id === text.en;
    const wrong = allProblems().filter(({ title, detail }) => silent(title) || silent(detail));
    expect(wrong.map(({ code }) => code)).toEqual([]);
  });

  it('tells the same facts in both languages, and none in the title', () => {
    const wrong = allProblems().filter(
      ({ title, detail }) =>
        factsOf(detail.id).join() !== factsOf(detail.en).join() || factsOf(title.id + title.en).length > 0,
    );
    expect(wrong.map(({ code }) => code)).toEqual([]);
  });

  it('of bad input names the field, except where the whole file or tree is wrong', () => {
    const other = refusedWithoutField().filter(({ code }) => !OF_NO_FIELD.has(code) && !code.startsWith('IMPORT'));
    expect(other).toEqual([]);
  });

  it('that an operation names exists', () => {
    const known = new Set(allProblems().map(({ code }) => code));
    const named = operations.flatMap(({ operationId, problems }) => problems.map((code) => ({ operationId, code })));
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter(({ code }) => !known.has(code))).toEqual([]);
  });

  it('stands in docs/api/errors.md (UPDATE_DOCS=1 writes it)', async () => {
    const { kept, current } = await written('docs/api/errors.md', errorsPage());
    expect(kept).toBe(current);
  });
});

function errorsPage(): string {
  const areas = Map.groupBy(allProblems(), ({ code }) => code.split('.')[0] ?? '');
  const faults = Object.entries(FAULTS).map(([code, text]) => [`\`${code}\``, text.id, text.en]);
  return `# Problems

Made by \`test/architecture/errors.spec.ts\` from the code; \`UPDATE_DOCS=1\` writes it anew.

Every refusal and failure is \`application/problem+json\` (RFC 9457). Programs read \`code\`, which stays the same in every
language and version; people read \`title\` and \`detail\`, in Indonesian unless \`Accept-Language\` prefers English. The address in
\`type\` opens a page that says the same. \`{…}\` stands for a fact of the case.

${[...areas].map(([area, problems]) => `## ${area}\n\n${problems.map(entryOf).join('\n\n')}`).join('\n\n')}

## Codes in \`errors\`

What is wrong with one value of the input, named by \`pointer\` into the body, \`parameter\` or \`header\`. Numbers of civil servants
have codes of their own, which their texts explain.

${table(['Code', 'Indonesian', 'English'], faults)}
`;
}

function entryOf({ code, kind, title, detail }: ProblemDefinition): string {
  return `### ${code}

${STATUS_OF_KIND[kind]} · ${problemPath(code)}

- **${title.id}.** ${detail.id}
- **${title.en}.** ${detail.en}`;
}
