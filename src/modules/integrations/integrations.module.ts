import { Module } from '@nestjs/common';
import { PersonalDataRegistry } from '../../kernel/personal-data/registry.js';
import { EmployeesModule } from '../employees/index.js';
import { IdentityModule } from '../identity/index.js';
import { ScimDiscoveryController } from './scim/http/scim-discovery.controller.js';
import { ScimGroupsController } from './scim/http/scim-groups.controller.js';
import { ScimUsersController } from './scim/http/scim-users.controller.js';
import { ScimGroupsQueries } from './scim/groups.queries.js';
import { ScimGroups } from './scim/groups.service.js';
import { ScimUsersQueries } from './scim/users.queries.js';
import { ScimUsers } from './scim/users.service.js';
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

const SCIM = [ScimUsers, ScimUsersQueries, ScimGroups, ScimGroupsQueries];

/** What ties the service to other systems: webhooks, and SCIM for identity systems. */
@Module({
  imports: [IdentityModule, EmployeesModule],
  controllers: [
    ...[WebhooksController, WebhookDeliveriesController],
    ...[ScimDiscoveryController, ScimUsersController, ScimGroupsController],
  ],
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
    ...SCIM,
  ],
})
export class IntegrationsModule {
  constructor(personalData: PersonalDataRegistry) {
    personalData.register(INTEGRATIONS_DATA);
  }
}
