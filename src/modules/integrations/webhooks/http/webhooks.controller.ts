import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { CountsAs, Creates, CurrentActor, Problems, Requires } from '../../../../kernel/auth/route.decorators.js';
import { requestProblems } from '../../../../kernel/errors/problems.js';
import { Idempotent } from '../../../../kernel/http/idempotent.decorator.js';
import { PageQuery } from '../../../../kernel/http/page.request.js';
import { ApiPage, type Page } from '../../../../kernel/http/page.response.js';
import { IdParam, IfMatch } from '../../../../kernel/http/params.js';
import { WebhookDeliveries } from '../deliveries.service.js';
import '../documented-notices.js';
import { type ToldSecret, WebhookSubscriptions } from '../subscriptions.service.js';
import { webhookProblems } from '../webhooks.problems.js';
import { WebhooksQueries } from '../webhooks.queries.js';
import {
  DeliveryQuery,
  ReplayRequest,
  SubscriptionSecretRotationRequest,
  SubscriptionPatch,
  SubscriptionRequest,
} from './webhook.request.js';
import {
  DeliveryResponse,
  DeliverySummaryResponse,
  StartedReplayResponse,
  SubscriptionResponse,
  SubscriptionWithSecretResponse,
} from './webhook.response.js';

const JOB = { description: 'The job that does it.', schema: { type: 'string' }, example: '/api/v1/jobs/{id}' } as const;
const DEFAULT_OVERLAP_HOURS = 24;

/** Who outside is told of what, and the log of what was sent. */
@ApiTags('Webhooks')
@Controller('webhook-subscriptions')
export class WebhooksController {
  constructor(
    private readonly subscriptions: WebhookSubscriptions,
    private readonly deliveries: WebhookDeliveries,
    private readonly queries: WebhooksQueries,
  ) {}

  /** Lists the subscriptions, the oldest first. */
  @Get()
  @Requires('webhook:read')
  @ApiPage(SubscriptionResponse)
  listWebhookSubscriptions(@Query() query: PageQuery): Promise<Page<SubscriptionResponse>> {
    return this.queries.subscriptions(query);
  }

  /** Shows one subscription; its secret is never shown again. */
  @Get(':id')
  @Requires('webhook:read')
  getWebhookSubscription(@IdParam('id') id: string): Promise<SubscriptionResponse> {
    return this.queries.subscription(id);
  }

  /** Subscribes a receiver to some kinds of events; the secret in the answer verifies what it gets and is not shown again. */
  @Post()
  @Creates('/webhook-subscriptions/:id')
  @Requires('webhook:manage')
  @Idempotent({ withhold: ['secret'] })
  @Problems(webhookProblems.TARGET_REFUSED, webhookProblems.TOO_MANY, requestProblems.ID_TAKEN)
  async createWebhookSubscription(
    @CurrentActor() actor: Actor,
    @Body() body: SubscriptionRequest,
  ): Promise<SubscriptionWithSecretResponse> {
    return this.withSecret(await this.subscriptions.create(actor, body));
  }

  /** Changes a subscription, pauses it, or resumes it, also after the service has disabled it. */
  @Patch(':id')
  @Requires('webhook:manage')
  @Problems(webhookProblems.TARGET_REFUSED, webhookProblems.DISABLED)
  async changeWebhookSubscription(
    @IdParam('id') id: string,
    @IfMatch() version: number | null,
    @Body() body: SubscriptionPatch,
  ): Promise<SubscriptionResponse> {
    await this.subscriptions.change(id, version, body);
    return this.queries.subscription(id);
  }

  /** Deletes a subscription with its log; what is on its way is given up. */
  @Delete(':id')
  @HttpCode(204)
  @Requires('webhook:manage')
  async deleteWebhookSubscription(@IdParam('id') id: string): Promise<void> {
    await this.subscriptions.remove(id);
  }

  /** Makes a new secret, shown this once; until the overlap ends, notices carry signatures of both. */
  @Post(':id/secret-rotations')
  @Requires('webhook:manage')
  @Idempotent({ withhold: ['secret'] })
  async rotateWebhookSecret(
    @IdParam('id') id: string,
    @Body() { overlapHours = DEFAULT_OVERLAP_HOURS }: SubscriptionSecretRotationRequest,
  ): Promise<SubscriptionWithSecretResponse> {
    return this.withSecret(await this.subscriptions.rotate(id, overlapHours));
  }

  /** Sends a test notice, `webhook.ping`, once, in any state of the subscription; the answer is its delivery. */
  @Post(':id/pings')
  @Creates('/webhook-deliveries/:id')
  @Requires('webhook:manage')
  @CountsAs('expensive')
  @Idempotent()
  async pingWebhookSubscription(@IdParam('id') id: string): Promise<DeliveryResponse> {
    return this.queries.delivery(await this.deliveries.ping(id));
  }

  /** Lists the deliveries of a subscription, the latest first. */
  @Get(':id/deliveries')
  @Requires('webhook:read')
  @ApiPage(DeliverySummaryResponse)
  listWebhookDeliveries(
    @IdParam('id') id: string,
    @Query() query: DeliveryQuery,
  ): Promise<Page<DeliverySummaryResponse>> {
    return this.queries.deliveries(id, query);
  }

  /** Sends everything again that has failed since an instant, with the same ids. */
  @Post(':id/replays')
  @HttpCode(202)
  @Requires('webhook:manage')
  @CountsAs('expensive')
  @Idempotent()
  @ApiAcceptedResponse({ type: StartedReplayResponse, headers: { Location: JOB } })
  @Problems(webhookProblems.NOT_ACTIVE)
  async replayFailedWebhooks(
    @IdParam('id') id: string,
    @Body() { since }: ReplayRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StartedReplayResponse> {
    const jobId = await this.deliveries.replayFailed(id, since);
    reply.header('location', `/api/v1/jobs/${jobId}`);
    return { jobId };
  }

  private async withSecret({ id, secret }: ToldSecret): Promise<SubscriptionWithSecretResponse> {
    return { ...(await this.queries.subscription(id)), secret };
  }
}

/** Single notices and their attempts. */
@ApiTags('Webhooks')
@Controller('webhook-deliveries')
export class WebhookDeliveriesController {
  constructor(
    private readonly deliveries: WebhookDeliveries,
    private readonly queries: WebhooksQueries,
  ) {}

  /** Shows a delivery with what is sent and every attempt. */
  @Get(':id')
  @Requires('webhook:read')
  getWebhookDelivery(@IdParam('id') id: string): Promise<DeliveryResponse> {
    return this.queries.delivery(id);
  }

  /** Sends a delivery again, or now instead of later, with the same id and body. */
  @Post(':id/replays')
  @Requires('webhook:manage')
  @Idempotent()
  @Problems(webhookProblems.NOT_ACTIVE)
  async replayWebhookDelivery(@IdParam('id') id: string): Promise<DeliveryResponse> {
    await this.deliveries.replay(id);
    return this.queries.delivery(id);
  }
}
