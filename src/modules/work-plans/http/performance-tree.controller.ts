import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/auth/actor.js';
import { CountsAs, Creates, CurrentActor, Problems, Requires } from '../../../kernel/auth/route.decorators.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Idempotent } from '../../../kernel/http/idempotent.decorator.js';
import { ApiPage, type Page } from '../../../kernel/http/page.response.js';
import { IdParam, IfMatch } from '../../../kernel/http/params.js';
import { cascadeProblems } from '../cascade/cascade.problems.js';
import { PerformanceTreeQueries } from '../cascade/performance-tree.queries.js';
import { PerformanceTreeService } from '../cascade/performance-tree.service.js';
import { TreeBatches } from '../cascade/tree-batches.js';
import { TreeBatchRequest, TreeNodePatch, TreeNodeQuery, TreeNodeRequest } from './performance-tree.request.js';
import { TreeBatchResponse, TreeNodeResponse } from './performance-tree.response.js';

@ApiTags('Performance tree')
@Controller('performance-tree-nodes')
export class PerformanceTreeController {
  constructor(
    private readonly service: PerformanceTreeService,
    private readonly queries: PerformanceTreeQueries,
  ) {}

  /** Lists conditions of the performance tree (pohon kinerja), a level at a time: those at the top, or those below one. */
  @Get()
  @Requires('performance-tree:read')
  @ApiPage(TreeNodeResponse)
  listTreeNodes(@Query() query: TreeNodeQuery): Promise<Page<TreeNodeResponse>> {
    return this.queries.nodes(query);
  }

  /** Shows one condition. */
  @Get(':id')
  @Requires('performance-tree:read')
  getTreeNode(@IdParam('id') id: string): Promise<TreeNodeResponse> {
    return this.queries.node(id);
  }

  /** Adds a condition below another or at the top. */
  @Post()
  @Requires('performance-tree:manage')
  @Idempotent()
  @Creates('/performance-tree-nodes/:id')
  @Problems(
    cascadeProblems.PERIOD_UNKNOWN,
    cascadeProblems.UNIT_UNKNOWN,
    cascadeProblems.PARENT_UNKNOWN,
    cascadeProblems.LEVEL_UPSIDE_DOWN,
    cascadeProblems.TREE_TOO_DEEP,
    requestProblems.ID_TAKEN,
  )
  async addTreeNode(@CurrentActor() actor: Actor, @Body() body: TreeNodeRequest): Promise<TreeNodeResponse> {
    return this.queries.node(await this.service.add(actor, body));
  }

  /** Changes a condition, or moves it below another. Results that serve it are to be looked at again when what it says changes. */
  @Patch(':id')
  @Requires('performance-tree:manage')
  @Problems(
    cascadeProblems.NOT_YOUR_NODE,
    cascadeProblems.UNIT_UNKNOWN,
    cascadeProblems.PARENT_UNKNOWN,
    cascadeProblems.LEVEL_UPSIDE_DOWN,
    cascadeProblems.CIRCLE,
    cascadeProblems.TREE_TOO_DEEP,
  )
  async changeTreeNode(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
    @Body() body: TreeNodePatch,
  ): Promise<TreeNodeResponse> {
    await this.service.change(actor, id, body, version);
    return this.queries.node(id);
  }

  /** Takes a condition out below which nothing stands and which no result serves. */
  @Delete(':id')
  @HttpCode(204)
  @Requires('performance-tree:manage')
  @Problems(cascadeProblems.NOT_YOUR_NODE, cascadeProblems.NODE_IN_USE)
  removeTreeNode(
    @CurrentActor() actor: Actor,
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
  ): Promise<void> {
    return this.service.remove(actor, id, version);
  }
}

@ApiTags('Performance tree')
@Controller('performance-tree-batches')
export class TreeBatchesController {
  constructor(private readonly batches: TreeBatches) {}

  /**
   * Adds many conditions at once, all of them or none, or tells what is wrong with them. Those of a batch name each other by codes; a larger
   * tree comes in several batches, the later ones below what is there.
   */
  @Post()
  @HttpCode(200)
  @Requires('performance-tree:manage')
  @CountsAs('expensive')
  @Idempotent()
  @Problems(cascadeProblems.PERIOD_UNKNOWN, cascadeProblems.BATCH_UNSOUND)
  addTreeBatch(@CurrentActor() actor: Actor, @Body() body: TreeBatchRequest): Promise<TreeBatchResponse> {
    return this.batches.add(actor, body);
  }
}
