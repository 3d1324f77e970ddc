import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { refuseTaken } from '../../../kernel/database/refuse-taken.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { assertVersion } from '../../../kernel/http/params.js';
import { searchKey } from '../../../kernel/values/name-key.js';
import { OrganizationApi } from '../../organization/index.js';
import { indicatorOf, measureOf, requireFit, requirePerspective } from '../plan-parts.js';
import { workPlanProblems } from '../work-plans.problems.js';
import type {
  LibraryIndicatorRequest,
  LibraryResultPatch,
  LibraryResultRequest,
} from './http/library-results.request.js';
import { LibraryAccess } from './library.access.js';
import { libraryProblems } from './library.problems.js';
import { type LibraryIndicator, LibraryResult } from './persistence/library-result.entity.js';
import { PlannedResults, type Said } from './planned-results.js';

/** All that people say of a result of the library. */
type Facts = Said & Pick<LibraryResult, 'unitId' | 'positionTitle' | 'positionKind'>;

const UNSAID: Omit<Said, 'statement'> = {
  ...{ family: 'JA_JF', approach: 'KUANTITATIF', kind: 'UTAMA', classification: 'INDIVIDU' },
  ...{ perspective: null, indicators: [] },
};

/** Keeps the library of results (Pustaka Hasil Kerja): what stands in it and whose it is. Rules LB-1, LB-2. */
@Injectable()
export class LibraryResultsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly access: LibraryAccess,
    private readonly organization: OrganizationApi,
    private readonly planned: PlannedResults,
  ) {}

  /**
   * Adds a result, typed or taken over from a plan. Throws LIBRARY.UNIT_UNKNOWN, STATEMENT_NEEDED, RESULT_UNKNOWN,
   * WORK_PLAN.NOT_IN_FORM, PERSPECTIVE_UNKNOWN, REQUEST.ID_TAKEN.
   */
  async add(actor: Actor, input: LibraryResultRequest): Promise<string> {
    const { id = newId(), fromResultId, unitId = null, positionTitle = null, positionKind = null, ...said } = input;
    await this.db.transaction(async () => {
      await this.access.requireUnit(actor, unitId);
      const taken = fromResultId === undefined ? undefined : await this.planned.one(actor, fromResultId);
      const { statement, ...rest } = { ...UNSAID, ...taken, ...given(said) };
      if (statement === undefined) throw refusedAt(libraryProblems.STATEMENT_NEEDED, {}, '/statement');
      const facts = { ...rest, statement, unitId, positionTitle, positionKind };
      await this.requireSound(facts);
      const now = this.clock.now();
      const row = { ...facts, ...keysOf(facts), status: 'ACTIVE', createdAt: now, updatedAt: now } as const;
      await refuseTaken(this.db.insert(LibraryResult, { id, ...row, version: 1 }));
      const object = { type: 'library-result', id };
      await this.audit.record({ action: 'library-result.add', object, facts: { fromResultId }, after: facts });
    });
    return id;
  }

  /**
   * Changes a result; plans that have taken it up stay as they are. Throws REQUEST.NOT_FOUND, REQUEST.STALE, LIBRARY.NOT_YOURS,
   * UNIT_UNKNOWN, RETIRED, WORK_PLAN.NOT_IN_FORM, PERSPECTIVE_UNKNOWN.
   */
  async change(actor: Actor, id: string, patch: LibraryResultPatch, version: number | null): Promise<void> {
    await this.db.transaction(async () => {
      const result = await this.load(actor, id, version);
      const facts: Partial<Facts> = given(patch);
      if (Object.keys(facts).length === 0) return;
      const after = { ...result, ...facts };
      if (after.unitId !== result.unitId) await this.access.requireUnit(actor, after.unitId);
      await this.requireSound(after);
      const touched = { updatedAt: this.clock.now(), version: result.version + 1 };
      await this.db.update(LibraryResult, { id }, { ...facts, ...keysOf(after), ...touched });
      const before = Object.fromEntries(Object.keys(facts).map((name) => [name, result[name as keyof Facts]]));
      const object = { type: 'library-result', id };
      await this.audit.record({ action: 'library-result.change', object, before, after: facts });
    });
  }

  /** Retires a result: nobody takes it up any more. Throws REQUEST.NOT_FOUND, REQUEST.STALE, LIBRARY.NOT_YOURS, RETIRED. */
  async retire(actor: Actor, id: string, version: number | null): Promise<void> {
    await this.db.transaction(async () => {
      const result = await this.load(actor, id, version);
      const touched = { status: 'RETIRED', updatedAt: this.clock.now(), version: result.version + 1 } as const;
      await this.db.update(LibraryResult, { id }, touched);
      await this.audit.record({ action: 'library-result.retire', object: { type: 'library-result', id } });
    });
  }

  private async load(actor: Actor, id: string, version: number | null): Promise<LibraryResult> {
    const result = await this.db.lock(LibraryResult, { id });
    if (!result) throw requestProblems.NOT_FOUND();
    if (!(await this.access.hasInCare(actor, result.unitId))) throw libraryProblems.NOT_YOURS();
    assertVersion(result.version, version);
    if (result.status === 'RETIRED') throw libraryProblems.RETIRED();
    return result;
  }

  /** Judges it as a plan on its form would. */
  private async requireSound(facts: Said): Promise<void> {
    const { perspective, indicators } = facts;
    requirePerspective(facts, perspective, '/perspective');
    if (perspective !== null && !(await this.organization.hasPerspective(perspective, this.clock.today())))
      throw refusedAt(workPlanProblems.PERSPECTIVE_UNKNOWN, {}, '/perspective');
    for (const [at, indicator] of indicators.entries()) requireFit(facts, measureOf(indicator), `/indicators/${at}`);
  }
}

/** What of a request is said, with indicators as they are kept. */
function given<T extends { readonly indicators?: readonly LibraryIndicatorRequest[] }>(
  request: T,
): Omit<T, 'indicators'> & { readonly indicators?: readonly LibraryIndicator[] } {
  const { indicators, ...rest } = request;
  const said = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return { ...(said as typeof rest), ...(indicators ? { indicators: indicators.map(keptIndicator) } : {}) };
}

function keptIndicator(input: LibraryIndicatorRequest): LibraryIndicator {
  const { id: _, ...indicator } = indicatorOf(input, '');
  return indicator;
}

/** More signs than a statement has in the form by which it is searched. */
const LONGEST_TEXT = 4_000;

/** By what it is found and ordered. */
function keysOf({
  statement,
  indicators,
  positionTitle,
}: Pick<Facts, 'statement' | 'indicators' | 'positionTitle'>): Pick<
  LibraryResult,
  'statementKey' | 'searchText' | 'positionTitleKey'
> {
  const said = [statement, ...indicators.map((one) => one.statement)];
  return {
    statementKey: searchKey(statement),
    searchText: said.map((text) => searchKey(text, LONGEST_TEXT)).join(' '),
    positionTitleKey: positionTitle === null ? null : searchKey(positionTitle),
  };
}
