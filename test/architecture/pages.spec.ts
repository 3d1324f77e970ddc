import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const PAGES = ['README.md', ...globSync('docs/**/*.md'), ...globSync('clients/*/README.md')];

/** The text of a page without its code. */
function textOf(page: string): string {
  return readFileSync(page, 'utf8').replace(/^```[\s\S]*?^```/gm, '');
}

/** The places of a page that a link may name, as git hosts make them of headings. */
function anchorsOf(page: string): Set<string> {
  const headings = [...textOf(page).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) =>
    heading
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
  return new Set(headings);
}

/** Links of a page to files of this repository that lead nowhere. */
function brokenLinks(page: string): string[] {
  const targets = [...textOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  return targets.filter((target) => {
    if (/^[a-z]+:/.test(target)) return false;
    const [path = '', anchor] = target.split('#');
    const file = path === '' ? page : normalize(join(dirname(page), path));
    if (!existsSync(file)) return true;
    return anchor !== undefined && statSync(file).isFile() && !anchorsOf(file).has(anchor);
  });
}

describe('the pages', () => {
  it.each(PAGES)('%s leads to places that there are', (page) => {
    expect(brokenLinks(page)).toEqual([]);
  });
});

describe('rules.md', () => {
  const sections = readFileSync('docs/domain/rules.md', 'utf8').split(/^## /m).slice(1);

  it.each(sections.map((section) => [section.split('\n', 1)[0] ?? '', section]))(
    '%s holds its own rules, by number, each with its source',
    (title, section) => {
      const code = title.split(': ')[1];
      const rules = section.split(/^### /m).slice(1);
      const numbers = rules.map((rule) => Number(new RegExp(`^${code}-(\\d+) `).exec(rule)?.[1]));
      expect(numbers.length).toBeGreaterThan(0);
      expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
      expect(rules.filter((rule) => !/^Source: /m.test(rule)).map((rule) => rule.split('\n', 1)[0])).toEqual([]);
    },
  );
});
