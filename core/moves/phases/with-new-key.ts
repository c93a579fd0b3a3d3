import { NEW_KEY_SECONDS } from '../../provisioning/tenant-store.ts';
import { placementOf } from '../../tenancy/placement.ts';
import { STORES_POLL_SECONDS } from '../move-waits.ts';
import type { Move } from '../move.ts';
import { secondsSince, type AdvancePorts, type Phase } from './phase.ts';

/** The phase, waiting where the new place's own key does not know the session on each host of KMS yet. */
export const withNewKey =
  (phase: Phase): Phase =>
  async (ports, held, told) => {
    try {
      return await phase(ports, held, told);
    } catch (error) {
      if (!ports.isRefusal(error) || !isNewKey(ports, held.move)) throw error;
      return { outcome: 'wait', seconds: STORES_POLL_SECONDS };
    }
  };

const isNewKey = ({ stores, now }: AdvancePorts, { tenantId, to, reached }: Move): boolean =>
  placementOf({ tenantId, ...to }, stores).dedicated !== undefined &&
  secondsSince(reached.copying, now()) < NEW_KEY_SECONDS;
