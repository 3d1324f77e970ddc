import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { RouteOptions } from 'fastify';
import { createApp } from '../../src/app.setup.js';
import { readConfig } from '../../src/config/config.js';
import { migrate } from '../../src/kernel/database/migrator.js';
import { openConnection } from '../../src/kernel/database/open-connection.js';
import { buildDocument } from '../../src/kernel/http/openapi.js';
import { createLogger } from '../../src/kernel/logging/logger.js';

/** One operation of the document, as far as the tests of the architecture ask. */
export interface DescribedOperation {
  readonly method: string;
  readonly path: string;
  readonly operationId: string;
  readonly permission: string;
  readonly idempotent: boolean;
  readonly takesIfMatch: boolean;
  /** True for what only people do: a sensitive act, or what fulfils a duty about passwords. */
  readonly isPersonal: boolean;
  /** True when it answers a page of a list. */
  readonly isList: boolean;
  /** The limit that its requests count against, or `nothing`. */
  readonly countsAs: string;
  readonly problems: readonly string[];
}

/** The whole application as it describes itself and as the HTTP server knows it. */
export interface Described {
  readonly operations: readonly DescribedOperation[];
  /** The permission that the server asks for, by `GET /api/v1/work-plans/{id}`; HEAD goes with GET. */
  readonly routes: ReadonlyMap<string, string | undefined>;
}

/** Puts the application together on an empty embedded database, looks at it and removes it. */
export async function describeApp(): Promise<Described> {
  const folder = mkdtempSync(join(tmpdir(), 'sasaran-described-'));
  const config = readConfig({ NODE_ENV: 'test', DATA_DIR: folder, METRICS_PORT: '0', LOG_LEVEL: 'silent' });
  const connection = await openConnection(config);
  await migrate(connection, 'described');
  const app = await createApp(config, connection, { logger: createLogger('silent') });
  const routes = new Map<string, string | undefined>();
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRoute', (route) => {
    for (const name of namesOf(route)) routes.set(name, route.config?.sasaran?.permission);
  });
  try {
    await app.init();
    return { operations: operationsOf(buildDocument(app, '')), routes };
  } finally {
    await app.close();
    rmSync(folder, { recursive: true });
  }
}

function namesOf({ method, url }: RouteOptions): string[] {
  const methods = [method].flat().filter((one) => one !== 'HEAD');
  return methods.map((one) => `${one} ${url.replace(/:(\w+)/g, '{$1}')}`);
}

interface Documented {
  readonly operationId: string;
  readonly parameters?: readonly { in: string; name: string }[];
  readonly 'x-permission': string;
  readonly 'x-idempotent'?: boolean;
  readonly 'x-recent-sign-in'?: boolean;
  readonly 'x-despite-duty'?: boolean;
  readonly 'x-page'?: boolean;
  readonly 'x-scim-list'?: boolean;
  readonly 'x-problems'?: readonly string[];
  readonly 'x-counts-as': string;
}

function operationsOf({ paths }: OpenAPIObject): DescribedOperation[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item as unknown as Record<string, Documented>).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      operationId: operation.operationId,
      permission: operation['x-permission'],
      idempotent: operation['x-idempotent'] === true,
      takesIfMatch: operation.parameters?.some((one) => one.in === 'header' && one.name === 'If-Match') ?? false,
      isPersonal: operation['x-recent-sign-in'] === true || operation['x-despite-duty'] === true,
      isList: operation['x-page'] === true || operation['x-scim-list'] === true,
      countsAs: operation['x-counts-as'],
      problems: operation['x-problems'] ?? [],
    })),
  );
}
