import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { CountsAs, CurrentActor, Requires, RequiresRecentSignIn } from '../../../../kernel/auth/route.decorators.js';
import { OwnDataQueries } from '../own-data.queries.js';
import { OwnDataResponse } from './own-data.response.js';

@ApiTags('Privacy')
@Controller('my/data')
export class OwnDataController {
  constructor(private readonly queries: OwnDataQueries) {}

  /** Shows everything that the service holds of you, why and how long, and who read or changed it, as JSON to take along. */
  @Get()
  @Requires('own-data:read')
  @RequiresRecentSignIn()
  @CountsAs('expensive')
  getOwnData(@CurrentActor() actor: Actor): Promise<OwnDataResponse> {
    return this.queries.all(actor);
  }
}
