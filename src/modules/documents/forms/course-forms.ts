import type { Block, Cell, DocumentModel, RowGroup, TableBlock } from '../layout/model.js';
import { cell, EMPTY, footerOf, heading, headLine, identities, listed, nothing, type Setting } from './parts.js';
import type { PrintedPlan } from './skp.js';
import { dayInWords, spanInWords } from './words.js';

/** A step of an action plan on paper. */
export interface PrintedStep {
  readonly resultId: string;
  readonly periodName: string;
  readonly statement: string;
  readonly target: string | null;
  readonly status: string;
  readonly note: string | null;
}
/** What somebody contributes to a result of his leader, on paper. */
export interface PrintedRole {
  readonly leaderResultId: string;
  readonly employeeId: string;
  readonly employeeName: string;
  readonly position: string | null;
  readonly statement: string;
}

/** A plan with the day since which what is told of it stands so. */
export interface StateOfPlan extends PrintedPlan {
  readonly stateOn: string;
}

const STEP_STATES: Readonly<Record<string, string>> = {
  ...{ PLANNED: 'Direncanakan', DONE: 'Selesai', DROPPED: 'Tidak dilanjutkan' },
};

/** Rencana Aksi: the steps to each result by evaluation period. Rule DC-1. */
export function actionPlanDocument(
  plan: StateOfPlan & { readonly steps: readonly PrintedStep[] },
  setting: Setting,
): DocumentModel {
  const groups = plan.results.flatMap((result, at): RowGroup[] => {
    const own = plan.steps.filter(({ resultId }) => resultId === result.id);
    const rows = own.map(({ periodName, statement, target, status, note }) => [
      ...[
        null,
        null,
        cell(periodName),
        cell(statement),
        cell(target ?? EMPTY),
        cell(STEP_STATES[status] ?? status),
        cell(note ?? EMPTY),
      ],
    ]);
    const none = [null, null, cell('Belum ada langkah.', { italic: true, span: 5 })];
    const spanned = [
      { column: 0, cell: cell(String(at + 1), { align: 'center' }) },
      { column: 1, cell: cell(result.statement) },
    ];
    return [{ spanned, rows: rows.length > 0 ? rows : [none] }];
  });
  const titles = ['NO', 'RENCANA HASIL KERJA', 'PERIODE', 'RENCANA AKSI', 'TARGET', 'STATUS', 'CATATAN'];
  const table: TableBlock = {
    ...{ kind: 'table', columns: [0.4, 2.6, 1.2, 3, 1.7, 1.1, 2], spaceAfter: 4 },
    head: [titles.map((title) => heading(title))],
    groups: groups.length > 0 ? groups : [nothing(titles.length)],
  };
  return landscape(plan, setting, 'Rencana Aksi', [identities(plan.employee, plan.appraiser), table, unsigned(plan)]);
}

/** Matriks Peran Hasil: each member with what he contributes to each result of the leader. Many results take several tables. Rule DC-1. */
export function matrixDocument(
  plan: StateOfPlan & { readonly roles: readonly PrintedRole[] },
  setting: Setting,
): DocumentModel {
  const isLong = plan.results.some(({ statement }) => statement.length > LONGEST_HEADING);
  const tables: Block[] = isLong ? [legend(plan.results)] : [];
  for (let at = 0; at < Math.max(plan.results.length, 1); at += AT_ONCE) tables.push(matrixTable(plan, at, isLong));
  return landscape(plan, setting, 'Matriks Peran Hasil', [
    {
      ...{ kind: 'text', spaceAfter: 6 },
      paragraphs: [{ text: `Pimpinan: ${plan.employee.name}, ${plan.employee.position ?? EMPTY}` }],
    },
    ...tables,
    unsigned(plan),
  ]);
}

/** So many results have a place beside each other. */
const AT_ONCE = 5;
/** Longer results stand in a list of their own, and over the columns only their numbers. */
const LONGEST_HEADING = 160;

function legend(results: PrintedPlan['results']): TableBlock {
  return {
    ...{ kind: 'table', columns: [0.6, 9.4], spaceAfter: 8 },
    head: [[heading('NO'), heading('RENCANA HASIL KERJA PIMPINAN')]],
    groups: results.map(({ statement }, at) => ({
      rows: [[cell(String(at + 1), { align: 'center' }), cell(statement)]],
    })),
  };
}

function matrixTable(
  { results, roles }: { results: PrintedPlan['results']; roles: readonly PrintedRole[] },
  from: number,
  isLong: boolean,
): TableBlock {
  const shown = results.slice(from, from + AT_ONCE);
  const people = [...new Map(roles.map((role) => [role.employeeId, role])).values()];
  const rows = people.map(({ employeeId, employeeName, position }): RowGroup => {
    const person = {
      header: 'Row' as const,
      paragraphs: [{ text: employeeName, bold: true }, { text: position ?? EMPTY }],
    };
    const cells = shown.map(({ id }) => {
      const own = roles.filter((role) => role.employeeId === employeeId && role.leaderResultId === id);
      return { paragraphs: listed(own.map(({ statement }) => statement)) };
    });
    return { rows: [[person, ...cells]] };
  });
  const count = shown.length + 1;
  return {
    ...{ kind: 'table', columns: [Math.max(1.9, shown.length * 0.42), ...shown.map(() => 2)], spaceAfter: 8 },
    head: [
      [heading('PERAN PEGAWAI PADA RENCANA HASIL KERJA PIMPINAN', count)],
      [heading('PEGAWAI'), ...shown.map(({ statement }, at) => headingOf(from + at + 1, isLong ? null : statement))],
    ],
    groups: rows.length > 0 ? rows : [nothing(count, 'Belum ada peran yang dibagi.')],
  };
}

const headingOf = (number: number, statement: string | null): Cell =>
  heading(statement === null ? `RHK ${number}` : `${number}. ${statement}`);

function landscape(plan: StateOfPlan, setting: Setting, title: string, blocks: readonly Block[]): DocumentModel {
  const { employee, startsOn, endsOn, madeAt, stateOn } = plan;
  return {
    title: `${title} ${employee.name} ${startsOn.slice(0, 4)}`,
    ...{ subject: title, author: setting.government, paper: setting.paper, orientation: 'landscape', madeAt },
    ...{ watermark: setting.watermark, seal: setting.seal, footer: footerOf(title, setting) },
    blocks: [
      { kind: 'heading', level: 1, lines: [title.toUpperCase()], spaceAfter: 8 },
      headLine(setting.government, [
        'PERIODE PENILAIAN:',
        spanInWords(startsOn, endsOn),
        `Keadaan sejak ${dayInWords(stateOn)}`,
      ]),
      ...blocks,
    ],
  };
}

/** Nobody signs what changes in the course of a plan; who signed the plan itself is said. */
function unsigned({ employee, appraiser, employeeSigned, appraiserSigned }: PrintedPlan): Block {
  const signed = [[employee, employeeSigned] as const, [appraiser, appraiserSigned] as const].flatMap(([party, at]) =>
    party && at !== null ? [`${party.name} pada ${at}`] : [],
  );
  const plan = signed.length === 2 ? ` SKP-nya ditandatangani secara elektronik oleh ${signed.join(' dan ')}.` : '';
  return { kind: 'text', size: 8, paragraphs: [{ text: `Dokumen ini tanpa tanda tangan.${plan}`, italic: true }] };
}
