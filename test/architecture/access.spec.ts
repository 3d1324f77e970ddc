import ts from 'typescript';
import { findIn, placeOf, type Source, sourceOf, sourcesBelow } from '../support/sources.js';

const sources = sourcesBelow('src');

/** Who may look at roles, units and permissions of a caller himself, instead of asking `reachOf` or an access class. */
const LOOKS: Record<string, string> = {
  'src/kernel/auth/actor.ts': 'says what a caller is',
  'src/kernel/auth/reach.ts': 'whose objects a permission reaches',
  'src/kernel/http/route-gate.ts': 'whether an operation may be called at all',
  'src/kernel/audit/audit-log.ts': 'records the roles with which something was done',
  'src/modules/identity/rights.ts': 'makes the caller, a person',
  'src/modules/identity/service-rights.ts': 'makes the caller, a machine',
  'src/modules/identity/accounts.queries.ts': 'tells the caller what he may do',
  'src/modules/employees/employee.access.ts': 'what the policy means by unit',
  'src/modules/audit/audit.access.ts': 'the whole record or nothing of it',
  'src/modules/employees/import/import.queries.ts': 'masks numbers for those who do not import',
  'src/cli/demo/demo-caller.ts': 'makes callers for the demo',
};
/** Who may load a plan, an appraisal or an account to change it. */
const LOADS: Record<string, string> = {
  'src/modules/work-plans/work-plan.access.ts': 'the way for everybody',
  'src/modules/work-plans/work-plan-agreement.service.ts': 'the system, on the first day of a plan',
  'src/modules/work-plans/work-plan-closing.service.ts': 'the system, as the record of posts says',
  'src/modules/work-plans/library/distribute-library-result.job.ts': 'the system, for people whom the caller reached',
  'src/modules/appraisals/appraisal.access.ts': 'the way for everybody',
  'src/modules/appraisals/appraisal-annulment.service.ts': 'the system, with a plan that is cancelled',
  'src/modules/appraisals/appraisal-opening.service.ts': 'the system, on the day of an appraisal',
  'src/modules/appraisals/objections/objection.access.ts': 'the way for everybody, with an objection',
  'src/modules/appraisals/calibration/calibration.access.ts': 'of a session that the caller reached',
  'src/modules/identity/account.access.ts': 'the way for everybody',
  'src/modules/identity/reauthentication.ts': 'the caller’s own, for the proof',
  'src/modules/identity/sign-in.service.ts': 'by the name that somebody signs in with',
  'src/modules/identity/provisioning.ts': 'what an identity system reaches, as `integrations` has looked at',
  'src/modules/identity/identity.api.ts': 'the first account of an installation',
};

/** Where a file looks at what a caller is: `hrUnitIds`, or roles and permissions of an `actor`. */
function looksIn(source: Source): string[] {
  return findIn(source, (node) => {
    if (ts.isIdentifier(node) && node.text === 'hrUnitIds') return placeOf(source, node);
    if (!ts.isPropertyAccessExpression(node) || !/^(roles|permissions)$/.test(node.name.text)) return undefined;
    const { expression } = node;
    const of = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
    return ts.isIdentifier(of) && /^(actor|caller)$/i.test(of.text) ? placeOf(source, node) : undefined;
  });
}

/** Where a file locks the root of an aggregate that belongs to somebody. */
function loadsIn(source: Source): string[] {
  return findIn(source, (node) => {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
    const [entity] = node.arguments;
    const isLoad = node.expression.name.text === 'lock' && entity && ts.isIdentifier(entity);
    return isLoad && /^(WorkPlan|Appraisal|Account)$/.test(entity.text) ? placeOf(source, node) : undefined;
  });
}

describe('Rights', () => {
  it.each([
    ['are asked for in one place, and nobody looks at roles, units or permissions himself', LOOKS, looksIn],
    ['come before a change: what belongs to somebody is loaded by its access class', LOADS, loadsIn],
  ] as const)('%s', (_, known, look) => {
    const found = sources.filter((source) => look(source).length > 0);
    expect(found.filter(({ path }) => !(path in known)).flatMap(look)).toEqual([]);
    expect(Object.keys(known).filter((path) => !found.some((source) => source.path === path))).toEqual([]);
  });

  it.each([
    ['a role', "const f = (actor: Actor) => actor.roles.has('ADMIN');", looksIn],
    ['a permission of a result', "if (result.actor.permissions.has('job:read')) go();", looksIn],
    ['units taken out of the caller', 'const f = ({ hrUnitIds }: Actor) => hrUnitIds.length;', looksIn],
    ['a plan loaded by its id', 'const plan = await this.db.lock(WorkPlan, { id });', loadsIn],
  ] as const)('finds %s', (_, text, look) => {
    expect(look(sourceOf('src/modules/periods/made-up.ts', text)).length).toBeGreaterThan(0);
  });
});
