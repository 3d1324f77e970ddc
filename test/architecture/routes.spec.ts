import {
  PERMISSIONS,
  type Permission,
  ROLES,
  SERVICE_SCOPES,
  UNCONFINED_SCOPES,
} from '../../src/kernel/auth/permissions.js';
import { describeApp, type Described, type DescribedOperation } from '../support/described.js';
import { table, written } from '../support/written.js';

/** All that anybody may call without a token, and why. */
const OPEN: Record<string, string> = {
  signIn: 'Nobody has a token before it.',
  renewSession: 'The refresh token in the body is the proof.',
  issueServiceToken: 'The id and the secret of a service account are the proof.',
  activateAccount: 'The one-time secret in the body is the proof.',
  getLiveness: 'For what starts and stops the service.',
  getReadiness: 'For what sends requests to the service.',
  openDocumentation: 'Only leads to the documentation.',
  showDocumentation: 'Says nothing that the source code does not say; a setting switches it off.',
  showDocumentationInEnglish: 'The same page.',
  getDocumentationAsset: 'Style and programs of that page.',
  getOpenApiDocument: 'The contract, for programs.',
  getOpenApiDocumentInEnglish: 'The same contract.',
  getOpenApiDocumentForOldTools: 'The same contract.',
  getOpenApiDocumentForOldToolsInEnglish: 'The same contract.',
  explainProblem: 'The page that the `type` of a problem points at.',
};

/** POSTs that take no Idempotency-Key: nothing of a sign-in may be kept, and repeating them does no harm. */
const NOT_REPEATABLE = /^\/api\/v1\/auth\//;

let described: Described;
let operations: readonly DescribedOperation[];

beforeAll(async () => {
  described = await describeApp();
  operations = described.operations;
});

function nameOf({ method, path }: DescribedOperation): string {
  return `${method} ${path}`;
}

describe('Every route', () => {
  it('is in the API document, and every operation of the document answers', () => {
    expect(operations.length).toBeGreaterThan(50);
    expect(operations.map(nameOf).sort()).toEqual([...described.routes.keys()].sort());
  });

  it('asks for the permission that the document names', () => {
    const differing = operations.filter((one) => one.permission !== described.routes.get(nameOf(one)));
    expect(differing.map(nameOf)).toEqual([]);
  });

  it('asks for a permission that some role has, or is one of the few open ones', () => {
    const open = operations.filter(({ permission }) => permission === 'public');
    expect(open.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(OPEN).sort());
    const known = operations.filter(({ permission }) => PERMISSIONS[permission as Permission]?.length > 0);
    expect(operations.filter((one) => !known.includes(one) && !open.includes(one)).map(nameOf)).toEqual([]);
  });

  it('has a name of its own', () => {
    const ids = operations.map(({ operationId }) => operationId);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at || !/^[a-z][A-Za-z]{3,}$/.test(id))).toEqual([]);
  });

  it('that creates or moves something takes an Idempotency-Key', () => {
    const posts = operations.filter(({ method, path }) => method === 'POST' && !NOT_REPEATABLE.test(path));
    expect(posts.filter(({ idempotent }) => !idempotent).map(nameOf)).toEqual([]);
    const others = operations.filter((one) => !posts.includes(one));
    expect(others.filter(({ idempotent }) => idempotent).map(nameOf)).toEqual([]);
  });

  it('that changes something asks which version was read', () => {
    const changes = operations.filter(({ method }) => method === 'PATCH' || method === 'PUT');
    expect(changes.length).toBeGreaterThan(0);
    expect(changes.filter(({ takesIfMatch }) => !takesIfMatch).map(nameOf)).toEqual([]);
  });

  it('that asks for a recent sign-in, or is open despite a duty, is for no machine (R42, R55)', () => {
    const personal = operations.filter(({ isPersonal }) => isPersonal);
    expect(personal.length).toBeGreaterThan(10);
    const forMachines = ({ permission }: DescribedOperation): boolean =>
      PERMISSIONS[permission as Permission].includes('SERVICE');
    expect(personal.filter(forMachines).map(nameOf)).toEqual([]);
  });

  it('stands in docs/api/permissions.md (UPDATE_DOCS=1 writes it)', async () => {
    const { kept, current } = await written('docs/api/permissions.md', permissionsPage());
    expect(kept).toBe(current);
  });
});

function scopeRow(scope: Permission): string[] {
  return [`\`${scope}\``, UNCONFINED_SCOPES.includes(scope) ? 'no: it reaches the whole government' : 'yes'];
}

function permissionsPage(): string {
  const guarded = operations.filter(({ permission }) => permission !== 'public');
  const byPermission = Object.entries(PERMISSIONS).map(([permission, roles]) => [
    `\`${permission}\``,
    ...ROLES.map((role) => (roles.includes(role) ? '✓' : '')),
  ]);
  const byOperation = guarded.map((one) => [
    `\`${nameOf(one)}\``,
    one.operationId,
    `\`${one.permission}\``,
    PERMISSIONS[one.permission as Permission].join(', '),
  ]);
  const open = operations.filter(({ permission }) => permission === 'public');
  return `# Who may call what

Made by \`test/architecture/routes.spec.ts\` from the code; \`UPDATE_DOCS=1\` writes it anew.

A role opens an operation; whose objects it then reaches is decided for each object: the own ones, those of the people one
appraises on that day, those of the own unit and below, or all. Superiors have no role of their own: their rights come from
assignments.

## Roles

${table(['Permission', ...ROLES], byPermission)}

## Service accounts

A machine has the role SERVICE and no other. \`service:own\` and \`job:own\` it always has; of the rest of its column only what
its service account was given as scopes:

${table(['Scope', 'Can be confined to a unit'], SERVICE_SCOPES.map(scopeRow))}

Confined, it reads the people of the unit and of all units below, with their plans and appraisals, in lists and one by one alike;
units, posts and periods are shown whole.

## Operations

${table(['Operation', 'Name', 'Permission', 'Roles'], byOperation)}

## Open to anybody

${table(
  ['Operation', 'Name', 'Why'],
  open.map((one) => [`\`${nameOf(one)}\``, one.operationId, OPEN[one.operationId] ?? '']),
)}
`;
}
