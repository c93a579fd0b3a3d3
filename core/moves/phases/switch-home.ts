import { tenantMoved } from '../move-events.ts';
import { entering } from '../held-move.ts';
import { CONTINUE, endsOf, type Phase } from './phase.ts';

/** The one moment in which the tenant moves; its users' writes are still paused. */
export const switchHome: Phase = async (ports, held) => {
  const { tenant } = await endsOf(ports, held.move);
  const now = ports.now();
  await held.write(entering(held.move, 'resuming', now), (move) =>
    ports.moves.switchHome({ move, tenant, event: tenantMoved(tenant, move, now) }),
  );
  return CONTINUE;
};
