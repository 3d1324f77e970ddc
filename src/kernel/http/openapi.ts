import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { OutsideIssuer } from '../../config/outside-issuers.js';
import { documentedWebhooks } from './documented-webhooks.js';
import { addProblems, addSuccessHeaders, type Operation, problemExamples, REQUEST_ID } from './openapi-responses.js';
import { addSecurity } from './openapi-security.js';
import { ProblemDocument } from './problem.response.js';

/** Groups of operations in the order of the yearly cycle; the text is what a reader sees. */
const TAGS = [
  { name: 'Sign-in', description: 'Sign in, stay signed in, sign out.' },
  { name: 'Accounts', description: 'Accounts and roles.' },
  { name: 'Service accounts', description: 'Machines that call the service, and the tokens they get.' },
  { name: 'Organization', description: 'Units and posts.' },
  { name: 'Employees', description: 'People and their posts: who appraises whom on a day.' },
  { name: 'Imports', description: "Import of people and units from SIASN's exports." },
  { name: 'Periods', description: 'Performance years and evaluation periods.' },
  { name: 'Work plans', description: 'SKP: planned results (RHK), indicators (IKI), behaviour (BerAKHLAK).' },
  { name: 'Progress', description: 'Reports of progress.' },
  {
    name: 'Appraisals',
    description: 'Appraisals: self-assessment, rating, predicate, publication, acknowledgement.',
  },
  {
    name: 'Audit',
    description: 'Who did what and who read what: the record, its verification, and your own access log.',
  },
  { name: 'Webhooks', description: 'Notices of what happens, sent to other systems (Standard Webhooks 1.0.0).' },
  { name: 'Jobs', description: 'Long work behind the scenes.' },
  { name: 'Service', description: 'State of the service and its documentation.' },
];

/** In which form the document is wanted; as it is committed when nothing is said. */
export interface DocumentForm {
  /** The identity providers whose tokens are accepted. */
  readonly issuers?: readonly OutsideIssuer[];
}

/** The OpenAPI 3.1 document of an application, with the answers that every operation has by the contract. */
export function buildDocument(app: INestApplication, publicBaseUrl: string, form: DocumentForm = {}): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle('Sasaran')
    .setDescription('The yearly performance cycle (SKP) of the civil servants (ASN) of a regional government.')
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addServer(publicBaseUrl || '/');
  const document = SwaggerModule.createDocument(app, builder.build(), {
    operationIdFactory: (_controller, method) => method,
    extraModels: [ProblemDocument],
  });
  const schemas = sorted(document.components?.schemas ?? {});
  const problems = new Set<string>();
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(item as unknown as Record<string, Operation>)) {
      addSuccessHeaders(method, operation, schemas);
      addProblems(path, method, operation).forEach((code) => problems.add(code));
      complete(operation);
    }
  }
  document.webhooks = documentedWebhooks();
  document.tags = TAGS;
  document.paths = sorted(document.paths);
  const examples = problemExamples(problems) as never;
  document.components = { ...document.components, schemas, examples, headers: { 'X-Request-Id': REQUEST_ID as never } };
  addSecurity(document, form.issuers ?? []);
  return document;
}

function complete(operation: Operation): void {
  operation.parameters?.forEach(withoutPrefill);
  const permission = operation['x-permission'] as string;
  const right = permission === 'public' ? 'Open: no token needed.' : `Permission needed: \`${permission}\`.`;
  operation.description = `${operation.description ?? operation.summary ?? ''}\n\n${right}`.trim();
  for (const response of Object.values(operation.responses)) {
    response.headers = { 'X-Request-Id': { $ref: '#/components/headers/X-Request-Id' }, ...response.headers };
  }
  operation.responses = sorted(operation.responses);
}

/** Swagger UI sends the example of a parameter unless the reader clears it; a list of examples is only shown. */
function withoutPrefill({ required, schema }: NonNullable<Operation['parameters']>[number]): void {
  if (required || schema?.example === undefined) return;
  schema.examples = [schema.example];
  delete schema.example;
}

function sorted<T>(byName: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(byName).sort(([a], [b]) => (a < b ? -1 : 1)));
}
