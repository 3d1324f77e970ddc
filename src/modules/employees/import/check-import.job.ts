import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../../config/config.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { HandlesJob, type JobHandler, type JobRun } from '../../../kernel/jobs/job-handler.js';
import { CONFIG } from '../../../kernel/kernel.tokens.js';
import { OrganizationApi, type UnitInput, type UnitView } from '../../organization/index.js';
import { judgePerson, unknownUnit } from './domain/person-plan.js';
import { PERSON_COLUMNS, type PersonPost, readPerson } from './domain/person-row.js';
import type { RowFault } from './domain/row-faults.js';
import { readUnit, UNIT_COLUMNS, UnitFile } from './domain/unit-row.js';
import { UnitPlaces } from './domain/units-from-people.js';
import { CHUNK, ImportRuns, type StagedRow } from './import-runs.service.js';
import { ImportedPeople } from './imported-people.js';
import type { ImportRun } from './persistence/import.entity.js';
import { openTable, type TableRow } from './reading/table-file.js';
import { Uploads } from './uploads.js';

/** What the jobs of imports answer. */
export interface ImportJobResult {
  readonly importId: string;
  readonly status: string;
}

/** Checks some hundred rows of one file; called with all of them, in their order. */
type Check = (rows: readonly TableRow[]) => Promise<StagedRow[]>;

/**
 * Reads an uploaded file row by row, checks each and keeps what it says. Where a restart goes on is written with the rows;
 * the file is read again from its beginning, because later rows are judged by earlier ones.
 */
@Injectable()
@HandlesJob('imports.check')
export class CheckImport implements JobHandler<{ importId: string }> {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly imports: ImportRuns,
    private readonly uploads: Uploads,
    private readonly people: ImportedPeople,
    private readonly organization: OrganizationApi,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async run({ importId }: { importId: string }, job: JobRun): Promise<ImportJobResult> {
    const run = await this.imports.run(importId);
    if (run?.status !== 'STAGING') return { importId, status: run?.status ?? 'STAGING' };
    const status = await this.stage(run, job).catch((error: unknown) => this.refuse(run, error));
    await this.uploads.remove(importId);
    return { importId, status };
  }

  private async stage({ id, kind, position: reached }: ImportRun, job: JobRun): Promise<'CHECKED'> {
    const path = this.uploads.pathOf(id);
    const isUnits = kind === 'ORG_UNITS';
    const units = await this.organization.units();
    const check = isUnits ? await unitCheck(path, units) : await this.peopleCheck(units);
    const table = await openTable(path, isUnits ? UNIT_COLUMNS : PERSON_COLUMNS);
    let position = reached;
    for await (const rows of chunks(table.rows, CHUNK)) {
      const fresh = (await check(rows)).filter(({ line }) => line > position);
      position = await this.keep(id, position, fresh);
      const { done, total } = table.progress();
      await job.progress(Math.min(done, total - 1), total);
    }
    await this.db.transaction(async () => {
      const run = await this.imports.lock(id, 'STAGING', position);
      await this.imports.change(run, { ...(await this.imports.counts(id)), status: 'CHECKED' });
    });
    return 'CHECKED';
  }

  /** Rows of "Export Data ASN", against the people who are recorded and the units that are there. */
  private async peopleCheck(units: readonly UnitView[]): Promise<Check> {
    const ids = new Set(units.map(({ externalId }) => externalId ?? ''));
    // Where no tree was imported, people make the units: a row may name any that find their place.
    const places = new UnitPlaces(ids, rootOf(units));
    const hasTree = await this.imports.hasUnitTree();
    const inTree = (post: PersonPost): RowFault | null => (ids.has(post.unit.externalId) ? null : unknownUnit(post));
    const placeFault = hasTree ? inTree : (post: PersonPost): RowFault | null => places.faultOf(post);
    const today = this.clock.today();
    const { employeeAges } = this.config;
    const firstLines = new Map<string, number>();
    return async (rows) => {
      const read = rows.map((row) => {
        const { person, nik, faults } = readPerson(row, today, employeeAges);
        return { line: row.line, person: person && this.people.withNik(person, nik), faults };
      });
      const known = await this.people.find(read.flatMap(({ person }) => person ?? []));
      return read.map(({ line, person: staged, faults }) => {
        const judgement = staged && judgePerson(staged, line, { known, placeFault, firstLines, today });
        if (!judgement) return { line, staged, action: null, faults };
        if ('code' in judgement) return { line, staged, action: null, faults: [...faults, judgement] };
        return { line, staged, action: judgement.action, faults };
      });
    };
  }

  private async keep(runId: string, position: number, rows: readonly StagedRow[]): Promise<number> {
    const last = rows.at(-1);
    if (!last) return position;
    await this.db.transaction(async () => {
      const run = await this.imports.lock(runId, 'STAGING', position);
      await this.imports.add(runId, rows);
      await this.imports.change(run, { position: last.line });
    });
    return last.line;
  }

  /** A file that cannot be read to its end leaves nothing but the reason. Anything else is a failure of the job. */
  private async refuse({ id }: ImportRun, error: unknown): Promise<'REFUSED'> {
    if (!(error instanceof DomainError) || !error.code.startsWith('IMPORT_FILE.')) throw error;
    const position = (await this.imports.run(id))?.position ?? 0;
    await this.imports.removeAll(id, position);
    await this.db.transaction(async () => {
      const run = await this.imports.lock(id, 'STAGING', position);
      const problemFacts = error.facts as ImportRun['problemFacts'];
      await this.imports.change(run, { status: 'REFUSED', problemCode: error.code, problemFacts });
    });
    return 'REFUSED';
  }
}

/**
 * Rows of ref-unor, against each other and the units that are there. The whole file is read once before: a unit is judged
 * by all the others, and parents may stand below their children.
 */
async function unitCheck(path: string, units: readonly UnitView[]): Promise<Check> {
  const known = inputsOf(units);
  const file = new UnitFile(
    new Map([...known].map(([id, { parentExternalId }]) => [id, parentExternalId])),
    rootOf(units),
  );
  for await (const row of (await openTable(path, UNIT_COLUMNS)).rows) {
    const { unit } = readUnit(row);
    if (unit) file.add(unit, row.line);
  }
  return async (rows) =>
    rows.map((row) => {
      const { unit: staged, faults } = readUnit(row);
      if (staged) faults.push(...file.faultsOf(staged, row.line));
      return { line: row.line, staged, action: staged && actionOf(staged, known.get(staged.externalId)), faults };
    });
}

function rootOf(units: readonly UnitView[]): UnitView | null {
  return units.find(({ parentId }) => parentId === null) ?? null;
}

/** Units as a file would say them, by SIASN's ids; one that was added by hand has none, and counts as a root. */
function inputsOf(units: readonly UnitView[]): ReadonlyMap<string, UnitInput> {
  const idOf = new Map(units.map(({ id, externalId }) => [id, externalId]));
  const inputs = new Map<string, UnitInput>();
  for (const { externalId, parentId, ...unit } of units) {
    const parentExternalId = (parentId && idOf.get(parentId)) ?? null;
    if (externalId !== null) inputs.set(externalId, { ...unit, externalId, parentExternalId });
  }
  return inputs;
}

function actionOf(unit: UnitInput, known: UnitInput | undefined): StagedRow['action'] {
  if (!known) return 'NEW';
  const names = Object.keys(unit) as (keyof UnitInput)[];
  return names.every((name) => unit[name] === known[name]) ? 'UNCHANGED' : 'CHANGED';
}

async function* chunks<T>(rows: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let chunk: T[] = [];
  for await (const row of rows) {
    chunk.push(row);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
