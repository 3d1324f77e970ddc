import { PageQuery } from '../../../../kernel/http/page.request.js';
import {
  Clearable,
  IsId,
  IsInstant,
  IsOneOf,
  IsPlainText,
  IsSetOf,
  IsWhole,
  Optional,
} from '../../../../kernel/http/validators.js';
import { DELIVERY_STATES, type DeliveryState } from '../../domain/delivery-rules.js';
import { EVENT_TYPES, PING } from '../event-catalogue.js';

const CHOSEN_STATES = ['ACTIVE', 'PAUSED'] as const;

/** A new subscription. */
export class SubscriptionRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** Where notices are sent: an address with https that leads to the public internet. @example 'https://simpeg.example.go.id/sasaran/webhook' */
  @IsPlainText(1, 2000) url!: string;
  /** Of which kinds of events; what each sends stands in the part `webhooks` of this document. @example ['work-plan.activated'] */
  @IsSetOf(EVENT_TYPES, 1, EVENT_TYPES.length) eventTypes!: string[];
  /** What it is for. @example 'SIMPEG: rencana kinerja yang berlaku' */
  @Optional() @IsPlainText(1, 300) description?: string;
}

/** A change of a subscription; what is left out stays. */
export class SubscriptionPatch {
  /** Where notices are sent from now on, those on their way included. @example 'https://simpeg.example.go.id/sasaran/webhook' */
  @Optional() @IsPlainText(1, 2000) url?: string;
  /** Of which kinds of events from now on. @example ['work-plan.activated'] */
  @Optional() @IsSetOf(EVENT_TYPES, 1, EVENT_TYPES.length) eventTypes?: string[];
  /** What it is for; null clears it. @example 'SIMPEG: rencana kinerja yang berlaku' */
  @Clearable() @IsPlainText(1, 300) description?: string | null;
  /** PAUSED lets notices wait; ACTIVE sends them, also again after the service has disabled the subscription. */
  @Optional() @IsOneOf(CHOSEN_STATES) state?: (typeof CHOSEN_STATES)[number];
}

/** How a secret is replaced. */
export class SubscriptionSecretRotationRequest {
  /** For how many hours the former secret signs as well, 24 when left out; 0 when it is known to others. @example 24 */
  @Optional() @IsWhole(0, 168) overlapHours?: number;
}

/** What is sent again. */
export class ReplayRequest {
  /** From when on, by the time of the event. @example '2026-03-01T17:00:00.000Z' */
  @IsInstant() since!: string;
}

/** Which deliveries. */
export class DeliveryQuery extends PageQuery {
  /** Only those in this state. */
  @Optional() @IsOneOf(DELIVERY_STATES) state?: DeliveryState;
  /** Only those of this kind of event. */
  @Optional() @IsOneOf([...EVENT_TYPES, PING]) eventType?: string;
}
