import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { type ColumnOptions, getMetadataArgsStorage } from 'typeorm';
import { PERMISSIONS, ROLES } from '../../src/kernel/auth/permissions.js';
import { KERNEL_DATA } from '../../src/kernel/personal-data/kernel-data.js';
import {
  LEGAL_GROUNDS,
  namesOf,
  type PersonalData,
  type PersonalTable,
  TECHNICAL_COLUMNS,
} from '../../src/kernel/personal-data/personal-data.js';
import { RETENTION_CLASSES, type RetentionRule } from '../../src/kernel/personal-data/retention-classes.js';
import { SETTINGS } from '../../src/config/settings.js';
import { sourcesBelow } from '../support/sources.js';
import { table, written } from '../support/written.js';

const sources = sourcesBelow('src').map(({ path, tree }) => ({ path, text: tree.text }));
let all: PersonalData[];
/** The columns of each table, as its entity has them. */
let columnsOf: Map<string, string[]>;
/** Those of them that may be empty. */
let emptiesOf: Map<string, string[]>;

beforeAll(async () => {
  const entities = sources.filter(({ path, text }) => /@Entity\(/.test(text) && path.endsWith('.ts'));
  for (const { path } of entities) await import(`../../${path}`);
  const declarations = sources.filter(({ path }) => /^src\/modules\/[^/]+\/personal-data\.ts$/.test(path));
  const modules = await Promise.all(declarations.map(({ path }) => import(`../../${path}`) as Promise<object>));
  all = [KERNEL_DATA, ...modules.flatMap((module) => Object.values(module) as PersonalData[])];
  const storage = getMetadataArgsStorage();
  const named = (isMeant: (options: ColumnOptions) => boolean): Map<string, string[]> =>
    new Map(
      storage.tables.map(({ target, name }) => {
        const line: unknown[] = [];
        for (let one = target as object; one !== Function.prototype; one = Object.getPrototypeOf(one) as object)
          line.push(one);
        const columns = storage.columns.filter(({ target: of, options }) => line.includes(of) && isMeant(options));
        return [name ?? '', [...new Set(columns.map(({ propertyName }) => propertyName))].sort()];
      }),
    );
  columnsOf = named(() => true);
  emptiesOf = named(({ nullable }) => nullable === true);
});

const tables = (): [string, PersonalTable][] => all.flatMap((one) => Object.entries(one.tables));

describe('What is kept of people (R89, R92)', () => {
  it('is declared by every module with tables, and registered by it', () => {
    const withTables = new Set(
      sources.flatMap(({ path, text }) =>
        /^@Entity\(/m.test(text) ? (/^src\/modules\/([^/]+)/.exec(path)?.[1] ?? []) : [],
      ),
    );
    const modules = [...withTables].filter((name) =>
      sources.some(({ path }) => path === `src/modules/${name}/index.ts`),
    );
    expect(all.map(({ module }) => module).sort()).toEqual(['kernel', ...modules].sort());
    for (const name of modules) {
      const module = sources.find(({ path }) => path === `src/modules/${name}/${name}.module.ts`);
      expect({ name, registers: /personalData\.register\(/.test(module?.text ?? '') }).toEqual({
        name,
        registers: true,
      });
    }
  });

  it('names every table once: with what it holds of people, or as one that holds nothing', () => {
    const named = all.flatMap((one) => [...Object.keys(one.tables), ...namesOf(one.nothingIn)]);
    expect(named.toSorted()).toEqual([...columnsOf.keys()].sort());
  });

  it('names every column once, with the reason why it is kept', () => {
    for (const [name, { groups }] of tables()) {
      const named = groups.flatMap(({ columns }) => namesOf(columns));
      const needed = (columnsOf.get(name) ?? []).filter(
        (column) => !TECHNICAL_COLUMNS.includes(column) || named.includes(column),
      );
      expect({ name, columns: named.toSorted() }).toEqual({ name, columns: needed.toSorted() });
      for (const { why } of groups) expect(why.id.length * why.en.length).toBeGreaterThan(0);
    }
  });

  it('empties at an erasure what may be empty, so that no erasure fails', () => {
    const emptied = tables().flatMap(([name, { groups }]) =>
      groups.flatMap(({ columns, erasure }) =>
        erasure === 'NULL' ? namesOf(columns).map((column) => [name, column] as const) : [],
      ),
    );
    expect(emptied.length).toBeGreaterThan(30);
    expect(emptied.filter(([name, column]) => !emptiesOf.get(name)?.includes(column))).toEqual([]);
  });

  it('holds no person in a table that is said to hold none', () => {
    const nothing = all.flatMap(({ nothingIn }) => namesOf(nothingIn));
    // The account of a machine is nobody's.
    const ofPeople = /^(?!serviceAccountId$)(employeeId|accountId|\w*EmployeeId|\w*AccountId|appraiserId|superiorId)$/;
    const found = nothing.flatMap((name) => (columnsOf.get(name) ?? []).filter((column) => ofPeople.test(column)));
    expect(found).toEqual([]);
  });

  it('leads to its person, or says why it is no part of the own data', () => {
    for (const [name, { by, excluded }] of tables()) {
      expect({ name, isSaid: by.length > 0 || excluded !== undefined }).toEqual({ name, isSaid: true });
    }
  });

  it('ends by a job that there is, or by none; its setting exists', () => {
    const jobs = sources.flatMap(({ text }) => [...text.matchAll(/@HandlesJob\((?:'([\w.-]+)'|(\w+))\)/g)]);
    const names = jobs.map(([, name, constant]) => name ?? constant);
    for (const [code, rule] of Object.entries(RETENTION_CLASSES) as [string, RetentionRule][]) {
      const isThere = rule.job === null || names.includes(rule.job) || rule.job === 'audit.erase-values';
      expect({ code, isThere }).toEqual({ code, isThere: true });
      if (rule.setting !== null) expect(SETTINGS).toHaveProperty(rule.setting);
    }
  });

  it('stands in docs/privacy.md and docs/dpia.md (UPDATE_DOCS=1 writes them)', async () => {
    for (const [path, language] of [
      ['docs/privacy.md', 'en'],
      ['docs/dpia.md', 'id'],
    ] as const) {
      const { kept, current } = await written(path, withInventory(readFileSync(path, 'utf8'), language));
      expect(kept).toBe(current);
    }
  });
});

const WORDS = {
  en: {
    ...{
      table: 'Table',
      fields: 'Fields',
      why: 'Why',
      ground: 'Ground',
      readers: 'Who sees it',
      guard: 'Guarded',
      end: 'At the end',
    },
    ...{ kept: 'Class', period: 'Period', does: 'What is done', job: 'Job', setting: 'Setting' },
    ...{
      nobody: 'nobody',
      sealed: 'sealed',
      hashed: 'hash only',
      removed: 'removed',
      erased: 'erased',
      stays: 'stays',
    },
    ...{ pseudonym: 'pseudonym', days: 'days', never: 'none' },
  },
  id: {
    ...{
      table: 'Tabel',
      fields: 'Kolom',
      why: 'Tujuan',
      ground: 'Dasar',
      readers: 'Yang melihat',
      guard: 'Perlindungan',
      end: 'Akhirnya',
    },
    ...{ kept: 'Kelas', period: 'Masa', does: 'Yang dilakukan', job: 'Pekerjaan', setting: 'Pengaturan' },
    ...{
      nobody: 'tidak ada',
      sealed: 'tersegel',
      hashed: 'hanya hash',
      removed: 'dihapus',
      erased: 'dihapus',
      stays: 'tetap',
    },
    ...{ pseudonym: 'nama samaran', days: 'hari', never: 'tidak ada' },
  },
} as const;
type Language = keyof typeof WORDS;

/** A page with the inventory and the periods as the code says them, between their marks. */
function withInventory(page: string, language: Language): string {
  const put = (text: string, mark: string, content: string): string =>
    text.replace(
      new RegExp(`(<!-- ${mark} -->)[\\s\\S]*?(<!-- /${mark} -->)`),
      (_, open: string, close: string) => `${open}\n\n${content}\n\n${close}`,
    );
  return put(put(page, 'inventory', inventory(language)), 'periods', periods(language));
}

function inventory(language: Language): string {
  const words = WORDS[language];
  const head = [words.table, words.fields, words.why, words.ground, words.readers, words.kept, words.guard, words.end];
  const rows = tables().flatMap(([name, one]) =>
    one.groups.map((group) => {
      const guard = group.sealed ? words.sealed : group.hashed ? words.hashed : '';
      const end = (one.removed ?? one.removedByModule) ? words.removed : endOf(group.erasure, language);
      const ground = LEGAL_GROUNDS[one.ground][language].replace(/ \(.*/, '');
      const fields = namesOf(group.columns)
        .map((column) => `\`${column}\``)
        .join(' ');
      const readers = one.readers === null ? words.nobody : rolesOf(one.readers);
      return [`\`${name}\``, fields, group.why[language], ground, readers, one.retention, guard, end];
    }),
  );
  return table(head, rows);
}

function endOf(erasure: PersonalTable['groups'][number]['erasure'], language: Language): string {
  const words = WORDS[language];
  if (erasure === undefined) return words.stays;
  return erasure === 'PSEUDONYM' || erasure === 'PSEUDONYM_KEY' ? words.pseudonym : words.erased;
}

function rolesOf(permission: keyof typeof PERMISSIONS): string {
  const { reach } = PERMISSIONS[permission];
  return ROLES.filter((role) => reach[role]).join(', ');
}

function periods(language: Language): string {
  const words = WORDS[language];
  const rows = (Object.entries(RETENTION_CLASSES) as [string, RetentionRule][]).map(([code, rule]) => {
    const days =
      rule.setting === null ? (rule.hours === null ? null : rule.hours / 24) : SETTINGS[rule.setting].default;
    const setting = rule.setting === null ? '' : `\`${rule.setting}\``;
    const period = days === null ? words.never : `${days} ${words.days}`;
    return [
      `${code}: ${rule.name[language]}`,
      period,
      setting,
      rule.does[language],
      rule.job === null ? '' : `\`${rule.job}\``,
    ];
  });
  return table([words.kept, words.period, words.setting, words.does, words.job], rows);
}
