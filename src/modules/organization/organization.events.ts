import { DomainEvent } from '../../kernel/events/domain-event.js';

/** Units were merged, split, moved or renamed; `mapping` tells into which units each one goes on. */
export class OrgUnitsReorganised extends DomainEvent<{
  readonly reorganisationId: string;
  readonly kind: string;
  readonly effectiveOn: string;
  readonly mapping: readonly { readonly fromUnitId: string; readonly toUnitId: string }[];
}> {
  static readonly type = 'org-units.reorganised';
}
