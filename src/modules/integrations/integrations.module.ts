import { Module } from '@nestjs/common';
import { WebhookDeliveries } from './webhooks/deliveries.service.js';
import { DeliverWebhook } from './webhooks/deliver-webhook.job.js';
import { WebhookDeliveriesController, WebhooksController } from './webhooks/http/webhooks.controller.js';
import { ReleaseDeliveries } from './webhooks/release-deliveries.job.js';
import { WebhookSecrets } from './webhooks/secrets.js';
import { WebhookSender } from './webhooks/sender.js';
import { WebhookSubscriptions } from './webhooks/subscriptions.service.js';
import { WebhookFigures } from './webhooks/webhook-figures.js';
import { HostNames, WebhookTargets } from './webhooks/targets.js';
import { WebhooksQueries } from './webhooks/webhooks.queries.js';

@Module({
  controllers: [WebhooksController, WebhookDeliveriesController],
  providers: [
    HostNames,
    WebhookTargets,
    WebhookSecrets,
    WebhookSender,
    WebhookFigures,
    WebhookSubscriptions,
    WebhookDeliveries,
    WebhooksQueries,
    DeliverWebhook,
    ReleaseDeliveries,
  ],
})
export class IntegrationsModule {}
