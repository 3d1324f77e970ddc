import { PERMISSIONS, type Permission, ROLES } from '../../src/kernel/auth/permissions.js';
import { SERVICE_SCOPES, UNCONFINED_SCOPES } from '../../src/kernel/auth/scopes.js';
import { PROFILE_FIELDS } from '../../src/modules/employees/profiles/profile-fields.js';
import { describeApp, type Described, type DescribedOperation } from '../support/described.js';
import { operationsTable, policyTable } from '../support/policy-page.js';
import { table, written } from '../support/written.js';

/** All that anybody may call without a token, and why. */
const OPEN: Record<string, string> = {
  signIn: 'Nobody has a token before it.',
  renewSession: 'The refresh token in the body is the proof.',
  issueServiceToken: 'The id and the secret of a service account are the proof.',
  activateAccount: 'The one-time secret in the body is the proof.',
  getPublicFigures: 'Only what was published for everybody; a setting switches it on.',
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
  getDocumentVerification:
    'Whoever holds a document has its code, which can not be guessed; it tells nothing of a person.',
  showDocumentVerification: 'The same for people: the QR code leads to it.',
  showPapan: 'Says nothing of anybody: all that it shows is read from the API in the name of its reader.',
  showPapanInEnglish: 'The same page.',
  getPapanAsset: 'Style and programs of that page.',
  explainProblem: 'The page that the `type` of a problem points at.',
};

/** POSTs that take no Idempotency-Key: nothing of a sign-in may be kept, and repeating them does no harm; SCIM answers 409. */
const NOT_REPEATABLE = /^(\/api\/v1\/auth|\/scim\/v2)\//;

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
    const known = operations.filter(({ permission }) => permission in PERMISSIONS);
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
    // In SCIM the client may, and need not, say which version it has read.
    expect(changes.length).toBeGreaterThan(0);
    // A piece of a file names the byte at which it begins instead (tus 1.0.0); answers of a review have no version, which would count
    // how often they were changed (RV-7).
    const others = ['PATCH /api/v1/evidence-uploads/{id}', 'PUT /api/v1/my/review-invitations/{id}/answers'];
    expect(changes.filter(({ takesIfMatch }) => !takesIfMatch).map(nameOf)).toEqual(others);
  });

  it('that asks for a recent sign-in, or is open despite a duty, is for no machine (R42, R55)', () => {
    const personal = operations.filter(({ isPersonal }) => isPersonal);
    expect(personal.length).toBeGreaterThan(10);
    const forMachines = personal.filter(({ permission }) => PERMISSIONS[permission as Permission].reach.SERVICE);
    expect(forMachines.map(nameOf)).toEqual([]);
  });

  it('has a limit, except health; one of its own where anybody may send a proof (R43)', () => {
    const ofKind = (limit: string): string[] => operations.filter((one) => one.countsAs === limit).map(nameOf);
    expect(ofKind('nothing').sort()).toEqual(['GET /health/live', 'GET /health/ready']);
    const open = operations.filter(({ permission }) => permission === 'public');
    const proofs = open.filter(({ method }) => method === 'POST').map(nameOf);
    expect(proofs.length).toBeGreaterThan(2);
    expect(ofKind('sign-in').sort()).toEqual(proofs.sort());
    const reads = operations.filter(({ countsAs }) => countsAs === 'read');
    expect(reads.filter(({ method, permission }) => method !== 'GET' || permission === 'public')).toEqual([]);
    // Passwords and second factors, one's own and those that an admin resets.
    const credentials = operations.filter(({ path, method }) => method === 'POST' && /password|totp|reauth/.test(path));
    expect(credentials.length).toBeGreaterThan(5);
    expect(credentials.filter(({ countsAs }) => countsAs !== 'expensive').map(nameOf)).toEqual([]);
  });

  it('stands in docs/api/permissions.md (UPDATE_DOCS=1 writes it)', async () => {
    const { kept, current } = await written('docs/api/permissions.md', permissionsPage());
    expect(kept).toBe(current);
  });
});

function scopeRow(scope: Permission): string[] {
  return [`\`${scope}\``, UNCONFINED_SCOPES.includes(scope) ? 'no: it reaches the whole government' : 'yes'];
}

/** Which fields of a profile each permission opens, and whose each role sees. */
function fieldsTable(): string {
  const nik = { nik: 'identity-number:read', 'kind of a leave': 'absence:read' };
  const fields = Object.entries<string>({ ...PROFILE_FIELDS, ...nik });
  const byPermission = Map.groupBy(fields, ([, permission]) => permission);
  const words = (relations: readonly string[] | undefined): string => (relations ?? []).join(', ').toLowerCase();
  const rows = [...byPermission].map(([permission, of]) => {
    const names = of.map(([name]) => `\`${name}\``).join(', ');
    const { reach } = PERMISSIONS[permission as Permission];
    return [names, `\`${permission}\``, ...ROLES.map((role) => words(reach[role]))];
  });
  return table(['Fields', 'Permission', ...ROLES], rows);
}

function permissionsPage(): string {
  const open = operations.filter(({ permission }) => permission === 'public');
  return `# Who may do what with whose objects

Made by \`test/architecture/routes.spec.ts\` from the policy in \`src/kernel/auth/policy.ts\`; \`UPDATE_DOCS=1\` writes it anew.
\`test/e2e/permissions.e2e-spec.ts\` reads the tables of this page and calls every operation as everybody in them, cell by cell.

A role opens an operation; whose objects it then reaches is decided for each object, by how it stands to the caller on the day of
the request. Superiors have no role of their own: their rights come from assignments. Without a token everything here is 401;
an account without a role gets 403. Whoever has several roles reaches what any of them reaches. Addresses begin with \`/api/v1\`, those
of SCIM as they are written.

| Word         | Whose objects                                                                                           |
| ------------ | ------------------------------------------------------------------------------------------------------- |
| own          | the caller’s own                                                                                        |
| subordinates | of people whom the caller appraises on that day, as head of their unit or in his place                  |
| signed       | what the caller himself has signed as the appraiser of its day, as it was then                          |
| unit         | of people who hold their definitive post on that day in a unit for which the caller is UNIT_HR, or below |
| others       | everybody’s but the caller’s own                                                                        |
| all          | everybody’s                                                                                             |

| Cell | What the caller gets                                                                              |
| ---- | ------------------------------------------------------------------------------------------------- |
| ✓    | the operation, as far as its rules allow it                                                       |
| 403  | a refusal: his role does not have the operation, or he may see the object and this is not his part |
| 404  | the same answer as for an object that is not there                                                |
| –    | a list without the object, and a count without it                                                 |
| 422  | a refusal of the id in the body; 400 of the id in the query                                       |

## Service accounts

A machine has the role SERVICE and no other. \`service:own\` and \`job:read\` it always has; of the rest of its column only what
its service account was given as scopes:

${table(['Scope', 'Can be confined to a unit'], SERVICE_SCOPES.map(scopeRow))}

Confined, it reaches \`unit\` where its column says \`all\` of what belongs to a person: the people of the unit and of all units
below, with their plans and appraisals. Units, posts and periods are shown whole. In the tables of operations \`SERVICE: unit\`
and \`SERVICE: elsewhere\` are a confined machine, \`SERVICE\` is one that is not; each has every scope that it can have.

## What belongs to a person

People with their posts, plans with all their parts, appraisals.

${policyTable('PERSON')}

In the next table the first seven columns are callers with the role EMPLOYEE, named by whose object it is. A former subordinate is
somebody who has moved to another appraiser: of the former one’s rights nothing is left but the copies of what he signed, which are
kept apart from the plans and appraisals of today. Who has the duty to evaluate a closed plan evaluates it, whoever appraises its owner today (DUTY).

${operationsTable(operations, 'PERSON')}

### Fields of a person

Who sees a person sees name, number and post. Each further field of a profile takes a permission of its own; what the reader may
not see is null. A superior needs none of them to appraise (R49, R95).

${fieldsTable()}

## What belongs to an account

Sessions, credentials, the own access log, jobs (of the account that asked for them), accounts themselves. Nobody decides about
his own account.

${policyTable('ACCOUNT')}

${operationsTable(operations, 'ACCOUNT')}

## What belongs to nobody in particular

Whoever has the permission reaches all.

${policyTable('NOBODY')}

${operationsTable(operations, 'NOBODY')}

## Open to anybody

${table(
  ['Operation', 'Name', 'Why'],
  open.map((one) => [`\`${nameOf(one)}\``, one.operationId, OPEN[one.operationId] ?? '']),
)}
`;
}
