import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Config } from '../config/config.js';
import { AuditLog } from './audit/audit-log.js';
import { Clock } from './clock/clock.js';
import { DutyRegistry } from './duties/registry.js';
import { ListExport } from './exports/list-export.js';
import { DocumentFiles, FileStore } from './files/file-store.js';
import { fileStoreOf } from './files/open-file-store.js';
import { Cursors } from './http/cursors.js';
import { DocsController } from './http/docs.controller.js';
import { HealthController } from './http/health.controller.js';
import { Idempotency } from './http/idempotency.js';
import { OpenApi } from './http/openapi-documents.js';
import { PapanController } from './http/papan.controller.js';
import { ProblemPagesController } from './http/problem-pages.controller.js';
import { CONFIG, LOGGER } from './kernel.tokens.js';
import { Load } from './limits/load.js';
import { RateLimits } from './limits/rate-limits.js';
import { Metrics } from './metrics/metrics.js';
import { PersonalDataRegistry } from './personal-data/registry.js';
import { UnopenedSeals } from './personal-data/unopened-seals.js';
import { Vault } from './personal-data/vault.js';
import { ServiceState } from './service-state.js';
import { Tracing } from './tracing/tracing.js';

/** What the kernel is made from. */
export interface KernelParts {
  readonly config: Config;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Gives every module the clock, the audit log, the store of files, idempotency, cursors, limits, figures and configuration. */
@Global()
@Module({})
export class KernelModule {
  static with({ config, clock, logger }: KernelParts): DynamicModule {
    const shared = [
      ...[AuditLog, Idempotency, Cursors, Metrics, OpenApi, ServiceState, RateLimits, Load],
      ...[Vault, PersonalDataRegistry, UnopenedSeals, ListExport, DutyRegistry],
    ];
    return {
      module: KernelModule,
      controllers: [
        ...[HealthController, ProblemPagesController, PapanController],
        ...(config.swaggerUi ? [DocsController] : []),
      ],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: LOGGER, useValue: logger },
        { provide: Clock, useValue: clock },
        { provide: FileStore, useFactory: () => fileStoreOf(config) },
        { provide: DocumentFiles, useFactory: () => fileStoreOf(config, 'documents') },
        { provide: Tracing, useFactory: () => Tracing.open(config, logger) },
        ...shared,
      ],
      exports: [CONFIG, LOGGER, Clock, FileStore, DocumentFiles, Tracing, ...shared],
    };
  }
}
