import { Controller, Get, Res } from '@nestjs/common';
import { ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CountsAs, Open } from '../auth/route.decorators.js';
import { Database } from '../database/database.js';
import { hasPendingMigrations } from '../database/migrator.js';
import { FileStore } from '../files/file-store.js';
import { JobMessenger } from '../jobs/job-messenger.js';
import { ServiceState } from '../service-state.js';

const DEGRADED = ['FILES_AWAY', 'REDIS_AWAY'] as const;
const REASONS = ['DATABASE_AWAY', 'MIGRATIONS_PENDING', 'STOPPING'] as const;

/** Whether the process runs or takes requests. */
export class HealthResponse {
  @ApiProperty({ enum: ['UP', 'DOWN'], description: 'UP when it is ready.' }) status!: 'UP' | 'DOWN';
  @ApiProperty({ enum: REASONS, required: false, description: 'Why it is not ready.' })
  reason?: (typeof REASONS)[number];
  @ApiProperty({
    enum: DEGRADED,
    required: false,
    description:
      'What is away while the service is ready: without the store of files no file of evidence is taken or given; without Redis jobs begin up to a second later, nothing else.',
  })
  degraded?: (typeof DEGRADED)[number];
}

/** For whatever starts, stops and balances the service. */
@ApiTags('Service')
@Controller('health')
export class HealthController {
  private migrated = false;

  constructor(
    private readonly db: Database,
    private readonly state: ServiceState,
    private readonly messenger: JobMessenger,
    private readonly files: FileStore,
  ) {}

  /** Tells that the process runs; it says nothing of the database. */
  @Get('live')
  @Open()
  @CountsAs('nothing')
  @ApiResponse({ status: 200, type: HealthResponse })
  getLiveness(): HealthResponse {
    return { status: 'UP' };
  }

  /** Tells whether requests can be served: the database answers, its schema is current, the service is not stopping. */
  @Get('ready')
  @Open()
  @CountsAs('nothing')
  @ApiResponse({ status: 200, type: HealthResponse })
  @ApiResponse({ status: 503, type: HealthResponse })
  async getReadiness(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthResponse> {
    const reason = await this.reason();
    if (reason) reply.code(503);
    if (reason) return { status: 'DOWN', reason };
    const degraded = await this.degraded();
    return { status: 'UP', ...(degraded && { degraded }) };
  }

  private async degraded(): Promise<HealthResponse['degraded']> {
    if (await this.files.isAway()) return 'FILES_AWAY';
    return this.messenger.isAway ? 'REDIS_AWAY' : undefined;
  }

  private async reason(): Promise<HealthResponse['reason']> {
    if (this.state.stopping) return 'STOPPING';
    try {
      await this.db.connection.read('SELECT 1 AS one', []);
      // Migrations do not disappear again, so one good answer is enough.
      this.migrated ||= !(await hasPendingMigrations(this.db.connection));
      return this.migrated ? undefined : 'MIGRATIONS_PENDING';
    } catch {
      return 'DATABASE_AWAY';
    }
  }
}
