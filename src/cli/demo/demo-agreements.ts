import type { Answer, DemoCaller } from './demo-caller.js';
import type { DemoPerson } from './fill.js';

/** Who signs, and for which years. */
interface Signing {
  readonly performancePeriodId: string;
  /** The year after, of which an agreement is yet to be signed. */
  readonly nextPeriodId: string;
  readonly superior: DemoPerson;
  /** Who answers to the head of the region, whose signature is recorded from paper. */
  readonly secretary: DemoPerson | undefined;
}

/**
 * Agreements of units (PK): that of the superior's unit is signed by both, the one for the year after waits for the superior; that of the
 * Regional Secretary is offered to the head of the region, who signs on paper.
 */
export async function agreeOnUnits(
  caller: DemoCaller,
  adminId: string,
  { performancePeriodId, nextPeriodId, superior, secretary }: Signing,
): Promise<void> {
  const draft = async (person: DemoPerson, yearId: string): Promise<string> => {
    const { unitId } = await caller.get(adminId, `/employees/${person.employeeId}`);
    const place = { performancePeriodId: yearId, unitId };
    const indicators = [{ statement: 'Layanan yang selesai tepat waktu', target: '95', unit: '%' }];
    const node = { ...place, level: 'OUTPUT', statement: 'Layanan unit selesai tepat waktu', indicators };
    await caller.post(adminId, '/performance-tree-nodes', node);
    const budget = [{ name: 'Program Penunjang Urusan Pemerintahan', amount: '450000000' }];
    return (await caller.post(adminId, '/unit-agreements', { ...place, budget })).id as string;
  };
  const sign = async (id: string, accountId: string): Promise<void> => {
    const { version }: Answer = await caller.get(adminId, `/unit-agreements/${id}`);
    await caller.post(accountId, `/unit-agreements/${id}/signature`, {}, version as number);
  };
  const own = await draft(superior, performancePeriodId);
  await sign(own, superior.accountId);
  await sign(own, superior.appraiser.accountId);
  await draft(superior, nextPeriodId);
  if (secretary) await sign(await draft(secretary, performancePeriodId), secretary.accountId);
}
