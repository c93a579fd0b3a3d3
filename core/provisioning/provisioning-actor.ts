import type { Actor } from '../events/domain-event.ts';

/** Who acts in the events that the provisioning itself causes. */
export const PROVISIONING_ACTOR: Actor = { kind: 'system', id: 'provisioning' };
