import { Module } from '@nestjs/common';
import { PersonalDataRegistry } from '../../kernel/personal-data/registry.js';
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
import { INTEGRATIONS_DATA } from './personal-data.js';

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
export class IntegrationsModule {
  constructor(personalData: PersonalDataRegistry) {
    personalData.register(INTEGRATIONS_DATA);
  }
}
