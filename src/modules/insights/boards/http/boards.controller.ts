import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { CountsAs, CurrentActor, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { requestProblems } from '../../../../kernel/errors/problems.js';
import { IdParam } from '../../../../kernel/http/params.js';
import { BoardsQueries } from '../boards.queries.js';
import { BoardQuery } from './board.request.js';
import { BoardResponse } from './board.response.js';

@ApiTags('Insights')
@Controller()
export class BoardsController {
  constructor(private readonly boards: BoardsQueries) {}

  /** Shows one page of figures of the whole government, counted now, with the way to the lists behind them. */
  @Get('boards/government')
  @Requires('government-board:read')
  @CountsAs('expensive')
  @Problems(requestProblems.NOT_FOUND)
  getGovernmentBoard(@CurrentActor() actor: Actor, @Query() query: BoardQuery): Promise<BoardResponse> {
    return this.boards.government(actor, query);
  }

  /** Shows one page of figures of a unit and all below it, counted now, with the way to the lists behind them. */
  @Get('org-units/:id/board')
  @Requires('board:read')
  @CountsAs('expensive')
  getUnitBoard(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @Query() query: BoardQuery,
  ): Promise<BoardResponse> {
    return this.boards.ofUnit(actor, id, query);
  }
}
