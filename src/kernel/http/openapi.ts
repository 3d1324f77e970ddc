import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import {
  addProblems,
  type DocumentedResponse,
  EXAMPLE_TRACE,
  type Operation,
  problemExamples,
  textHeader,
} from './openapi-responses.js';
import { ProblemDocument } from './problem.response.js';

/** Groups of operations in the order of the yearly cycle; the text is what a reader sees. */
const TAGS: readonly (readonly [name: string, description: string])[] = [
  ['Sign-in', 'Sign in, stay signed in, sign out.'],
  ['Accounts', 'Accounts and roles.'],
  ['Organization', 'Units and posts.'],
  ['Employees', 'People and their posts: who appraises whom on a day.'],
  ['Imports', "Import of people and units from SIASN's exports."],
  ['Periods', 'Performance years and evaluation periods.'],
  ['Work plans', 'SKP: planned results (RHK), indicators (IKI), behaviour (BerAKHLAK).'],
  ['Progress', 'Reports of progress.'],
  ['Appraisals', 'Appraisals: self-assessment, rating, predicate, publication, acknowledgement.'],
  ['Jobs', 'Long work behind the scenes.'],
  ['Audit', 'Record of who did what.'],
  ['Service', 'State of the service and its documentation.'],
];

/** The OpenAPI 3.1 document of an application, with the answers that every operation has by the contract. */
export function buildDocument(app: INestApplication, publicBaseUrl: string): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle('Sasaran')
    .setDescription('The yearly performance cycle (SKP) of the civil servants (ASN) of a regional government.')
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addServer(publicBaseUrl || '/')
    .addBearerAuth({
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description: 'The accessToken of POST /auth/login.',
    });
  const document = SwaggerModule.createDocument(app, builder.build(), {
    operationIdFactory: (_controller, method) => method,
    extraModels: [ProblemDocument],
  });
  const used = new Set<string>();
  const problems = new Set<string>();
  const ids = new Set<string>();
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(item as unknown as Record<string, Operation>)) {
      if (ids.has(operation.operationId ?? '')) throw new Error(`Two handlers are called ${operation.operationId}.`);
      ids.add(operation.operationId ?? '');
      operation.tags?.forEach((tag) => used.add(tag));
      complete(path, method, operation, document).forEach((code) => problems.add(code));
    }
  }
  document.tags = tagsOf(used);
  document.paths = sorted(document.paths);
  document.components = {
    ...document.components,
    schemas: sorted(document.components?.schemas ?? {}),
    examples: problemExamples(problems) as never,
    headers: {
      'X-Request-Id': textHeader('Number of the request; name it when you report a problem.', EXAMPLE_TRACE),
    } as never,
  };
  return document;
}

function complete(path: string, method: string, operation: Operation, document: OpenAPIObject): ReadonlySet<string> {
  for (const [status, response] of Object.entries(operation.responses)) {
    response.description ||= status === '201' ? 'Created' : 'Done';
    response.headers = { ...response.headers, ...successHeaders(method, status, operation, response, document) };
    if (response.headers.ETag && method === 'get') operation.responses['304'] = { description: 'Not changed' };
  }
  operation.parameters?.forEach(withoutPrefill);
  const codes = addProblems(path, method, operation);
  const permission = operation['x-permission'];
  if (permission === 'public') operation.security = [];
  const right = permission === 'public' ? 'Open: no token needed.' : `Permission needed: \`${String(permission)}\`.`;
  operation.description = `${operation.description ?? operation.summary ?? ''}\n\n${right}`.trim();
  for (const response of Object.values(operation.responses)) {
    response.headers = { 'X-Request-Id': { $ref: '#/components/headers/X-Request-Id' }, ...response.headers };
  }
  operation.responses = sorted(operation.responses);
  return codes;
}

/** Swagger UI sends the example of a parameter unless the reader clears it; a list of examples is only shown. */
function withoutPrefill(parameter: NonNullable<Operation['parameters']>[number]): void {
  const { required, schema } = parameter;
  if (required || schema?.example === undefined) return;
  schema.examples = [schema.example];
  delete schema.example;
}

function successHeaders(
  method: string,
  status: string,
  operation: Operation,
  response: DocumentedResponse,
  document: OpenAPIObject,
): Record<string, unknown> {
  const headers: Record<string, unknown> = {};
  const schema = schemaOf(response, document);
  if (schema?.properties?.version)
    headers.ETag = textHeader('Version and hash of the answer, for If-Match and If-None-Match.', '"3-Yk3n0Qz8aRwT"');
  if (operation['x-page'] && status === '200') headers.Link = textHeader('The next page, rel="next" (RFC 8288).', '');
  if (operation['x-creates'] && status === '201') {
    headers.Location = textHeader('Address of what was made.', `/api/v1${operation['x-creates'] as string}`);
  }
  if (operation['x-idempotent'] && method === 'post') {
    headers['Idempotency-Replayed'] = textHeader('true when this is the kept answer of an earlier request.', 'true');
  }
  return headers;
}

function schemaOf(
  { content }: DocumentedResponse,
  document: OpenAPIObject,
): { properties?: Record<string, unknown> } | undefined {
  const schema = content?.['application/json']?.schema as { $ref?: string } | undefined;
  const name = schema?.$ref?.replace('#/components/schemas/', '');
  return name ? (document.components?.schemas?.[name] as { properties?: Record<string, unknown> }) : undefined;
}

function tagsOf(used: ReadonlySet<string>): { name: string; description: string }[] {
  const known = TAGS.filter(([name]) => used.has(name)).map(([name, description]) => ({ name, description }));
  const others = [...used].filter((name) => !TAGS.some(([known]) => known === name)).sort();
  return [...known, ...others.map((name) => ({ name, description: name }))];
}

function sorted<T>(byName: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(byName).sort(([a], [b]) => (a < b ? -1 : 1)));
}
