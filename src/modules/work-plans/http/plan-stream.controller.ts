import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../../kernel/auth/actor.js';
import { CurrentActor, Problems, Requires } from '../../../kernel/auth/route.decorators.js';
import { IdParam } from '../../../kernel/http/params.js';
import { PlanStreams } from '../streams/plan-streams.js';
import { workPlanProblems } from '../work-plans.problems.js';
import { PlanStreamQuery } from './plan-stream.request.js';

const EVENTS = {
  schema: { type: 'string' },
  example:
    'retry: 3000\n\nid: 7.4c1e0b.9f20d1.da39a3.0b8f6e.da39a3.da39a3.da39a3\nevent: work-plan\ndata: {"workPlanId":"01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11","version":7,"changed":["PROGRESS"]}\n\n',
} as const;

@ApiTags('Work plans')
@Controller('work-plans')
export class PlanStreamController {
  constructor(private readonly streams: PlanStreams) {}

  /**
   * Follows a plan as server-sent events, so that it is the same on two screens: each `work-plan` event holds the plan's id, its version
   * and what has changed since the event before; read that anew. The stream ends with your token or your right to read the plan, and
   * with the plan when it is cancelled; 204 when `Last-Event-ID` names that end.
   */
  @Get(':id/events')
  @Requires('work-plan:read')
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'Id of the last event that you have seen, after a cut: what has changed since is sent as one event.',
    schema: { type: 'string', example: '7.4c1e0b.9f20d1.da39a3.0b8f6e.da39a3.da39a3.da39a3' },
  })
  @ApiOkResponse({ content: { 'text/event-stream': EVENTS } })
  @ApiResponse({ status: 204, description: 'The plan was cancelled, and you have seen it' })
  @Problems(workPlanProblems.TOO_MANY_STREAMS)
  async followWorkPlan(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Query() { limit }: PlanStreamQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const lastId = request.headers['last-event-id'];
    const seen = typeof lastId === 'string' && /^[\w.]{1,100}$/.test(lastId) ? lastId : null;
    // HEAD asks for the headers alone.
    const most = request.method === 'HEAD' ? 1 : limit;
    const again = (): Promise<Actor | null> => request.signInAgain();
    const body = await this.streams.follow(id, { actor, seen, most, again });
    if (!body) return void reply.code(204).send();
    reply.header('content-type', 'text/event-stream; charset=utf-8').header('x-accel-buffering', 'no');
    if (request.method !== 'HEAD') return void reply.send(body);
    body.destroy();
    reply.send('');
  }
}
