import { Body, Controller, Delete, Get, HttpCode, Module, Patch, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AuditLog } from '../../src/kernel/audit/audit-log.js';
import { type Actor, Authenticator } from '../../src/kernel/auth/actor.js';
import { permissionsOf, type RoleName } from '../../src/kernel/auth/permissions.js';
import { Creates, CurrentActor, Open, Requires, TakesUpload } from '../../src/kernel/auth/route.decorators.js';
import { newId } from '../../src/kernel/clock/clock.js';
import { Database } from '../../src/kernel/database/database.js';
import { requestProblems } from '../../src/kernel/errors/problems.js';
import { Cursors } from '../../src/kernel/http/cursors.js';
import { Idempotent } from '../../src/kernel/http/idempotent.decorator.js';
import { PageQuery } from '../../src/kernel/http/page.request.js';
import { ApiPage, type Page } from '../../src/kernel/http/page.response.js';
import { assertVersion, IdParam, IfMatch, OneOfParam } from '../../src/kernel/http/params.js';
import {
  Clearable,
  IsDay,
  IsDecimalText,
  IsFlag,
  IsId,
  IsListOf,
  IsOneOf,
  IsPlainText,
  IsWhole,
  Optional,
} from '../../src/kernel/http/validators.js';

class ItemRequest {
  @IsPlainText(1, 20) title!: string;
}

class ThingRequest {
  @Optional()
  @IsId()
  id?: string;

  @IsPlainText(1, 200) title!: string;

  @Optional()
  @IsDay()
  day?: string;

  @Optional()
  @IsDecimalText({ scale: 2, min: '0', max: '100' })
  score?: string;

  @Optional()
  @IsWhole(1, 10)
  count?: number;

  @Optional()
  @IsFlag()
  flag?: boolean;

  @Optional()
  @IsOneOf(['UTAMA', 'TAMBAHAN'])
  kind?: string;

  @Clearable()
  @IsPlainText(1, 100)
  note?: string | null;

  @Optional()
  @IsListOf(() => ItemRequest, 1, 3)
  items?: ItemRequest[];
}

class ThingQuery extends PageQuery {
  @Optional()
  @IsOneOf(['UTAMA', 'TAMBAHAN'])
  kind?: string;
}

class Thing {
  id!: string;
  version!: number;
}

/** Tokens of the tests: `employee`, `admin` … are callers with that role; `away` meets a database that is away. */
export class ProbeAuthenticator extends Authenticator {
  private readonly known = new Map<string, Actor>();

  async authenticate(token: string): Promise<Actor | null> {
    const known = this.known.get(token);
    if (known) return known;
    const [name = '', account = 'a'] = token.split('.');
    const role = name.toUpperCase() as RoleName;
    if (!['ADMIN', 'EMPLOYEE', 'AUDITOR'].includes(role)) return null;
    const accountId = `00000000-0000-7000-8000-00000000000${account}`;
    const permissions = permissionsOf([role]);
    const actor: Actor = {
      kind: 'USER',
      accountId,
      sessionId: accountId,
      employeeId: null,
      roles: new Set([role]),
      hrUnitIds: [],
      permissions,
    };
    this.known.set(token, actor);
    return actor;
  }
}

/** Operations of every kind that the HTTP contract speaks of, on things that live in the audit table only. */
@Controller('probe')
class ProbeController {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditLog,
    private readonly cursors: Cursors,
  ) {}

  @Get('things')
  @Requires('work-plan:read')
  @ApiPage(Thing)
  listThings(@Query() query: ThingQuery): Page<{ id: number }> {
    const filter = { list: 'things', kind: query.kind ?? null };
    const after = Number(this.cursors.keysOf(query, filter)?.[0] ?? 0);
    const all = Array.from({ length: 5 }, (_, index) => ({ id: index + 1 }));
    const rows = all.filter(({ id }) => id > after).slice(0, query.limit + 1);
    return this.cursors.pageOf({
      rows,
      query,
      filter,
      keys: ({ id }) => [id],
      item: (row) => row,
      ...(query.count ? { total: 5 } : {}),
    });
  }

  @Get('things/:id')
  @Requires('work-plan:read')
  getThing(
    @IdParam('id') id: string,
    @CurrentActor() actor: Actor,
  ): { id: string; version: number; accountId: string } {
    return { id, version: 3, accountId: actor.accountId };
  }

  @Post('things')
  @Requires('work-plan:write')
  @Creates('/probe/things/:id')
  @Idempotent({ withhold: ['secret'] })
  async createThing(@Body() body: ThingRequest): Promise<Record<string, unknown>> {
    const id = body.id ?? newId();
    await this.db.transaction(() => this.audit.record({ action: 'thing.create', object: { type: 'thing', id } }));
    if (body.title === 'refused') throw requestProblems.ID_TAKEN();
    if (body.title === 'slow') await new Promise((resolve) => setTimeout(resolve, 300));
    return { version: 1, ...body, id, secret: 'shown once' };
  }

  @Patch('things/:id')
  @Requires('work-plan:write')
  updateThing(
    @IdParam('id') id: string,
    @IfMatch() version: number,
    @Body() body: ThingRequest,
  ): Record<string, unknown> {
    assertVersion(3, version);
    return { id, version: 4, title: body.title };
  }

  @Post('things/:id/submission')
  @Requires('work-plan:write')
  @Idempotent()
  async submitThing(@IdParam('id') id: string): Promise<Record<string, unknown>> {
    await this.audit.record({ action: 'thing.submit', object: { type: 'thing', id } });
    return { id, version: 5 };
  }

  @Delete('things/:id')
  @Requires('work-plan:write')
  @HttpCode(204)
  removeThing(@IdParam('id') _id: string): void {
    // Nothing to do: the test looks at the answer.
  }

  @Post('files')
  @Requires('work-plan:write')
  @TakesUpload()
  async uploadFile(@Req() request: FastifyRequest): Promise<{ name?: string; size: number }> {
    const file = await request.file();
    return { name: file?.filename, size: (await file?.toBuffer())?.length ?? 0 };
  }

  @Get('kinds/:kind')
  @Open()
  getKind(@OneOfParam('kind', ['UTAMA', 'TAMBAHAN']) kind: string): { kind: string } {
    return { kind };
  }

  @Get('failure')
  @Open()
  fail(): never {
    throw new Error('secret detail 198503302003121003 in /srv/app');
  }

  @Get('database')
  @Open()
  async readDatabase(): Promise<{ rows: number }> {
    return { rows: (await this.db.rows('SELECT 1 AS one')).length };
  }

  @Get('slow')
  @Open()
  async slow(@Res({ passthrough: true }) reply: FastifyReply): Promise<{ done: boolean }> {
    await new Promise((resolve) => setTimeout(resolve, 500));
    reply.header('x-slow', 'yes');
    return { done: true };
  }
}

/** Routes that only the tests of the HTTP layer have. */
@Module({ controllers: [ProbeController] })
export class ProbeModule {}
