import { fail, ok, type Result } from '../../kit/result.ts';
import type { Operator, User } from '../access/principal.ts';
import type { SupportState } from '../access/support-grant.ts';
import { partyOf } from './party.ts';
import { supportAccessEvent, type SupportAccessEventType } from './support-access-events.ts';
import { mailOf, type SupportMailPorts } from './support-access-mail.ts';
import type { SupportAccessRegistry } from './support-access-registry.ts';
import {
  grantedTo,
  statusAt,
  type SupportAccess,
  type SupportAccessId,
  type SupportedTenant,
  type SupportStatus,
} from './support-access.ts';

export type SupportAccessNotFound = { readonly kind: 'SupportAccessNotFound' };
/** It is in no state from which that can be done. */
export type SupportAccessClosed = {
  readonly kind: 'SupportAccessClosed';
  readonly status: SupportStatus;
};
/** Who asks cannot be the one who confirms. */
export type OwnEmergency = { readonly kind: 'OwnEmergency' };
/** Others changed it for as long as we tried. */
export type TenantBusy = { readonly kind: 'TenantBusy' };
export type DecideAccessError =
  SupportAccessNotFound | SupportAccessClosed | OwnEmergency | TenantBusy;

export type DecideAccessPorts = SupportMailPorts & {
  readonly registry: Pick<SupportAccessRegistry, 'find' | 'change' | 'ownersOf'>;
  readonly now: () => Date;
};

/** What can be done with an access, from which states, and what it is then. */
const DECISIONS = {
  grant: { from: ['requested'], to: 'granted' },
  confirm: { from: ['requested'], to: 'granted' },
  refuse: { from: ['requested'], to: 'refused' },
  revoke: { from: ['granted'], to: 'revoked' },
  withdraw: { from: ['requested', 'granted'], to: 'withdrawn' },
} as const satisfies Readonly<
  Record<string, { readonly from: readonly SupportStatus[]; readonly to: SupportState }>
>;
export type Decision = keyof typeof DECISIONS;

export type DecideAccess = {
  readonly of: SupportedTenant;
  readonly by: Operator | User;
  readonly id: SupportAccessId;
  readonly decision: Decision;
};

const ATTEMPTS = 5;

/** Decides on what was read, and anew when somebody else decided meanwhile: each state is left once. */
export async function decideAccess(
  ports: DecideAccessPorts,
  decided: DecideAccess,
): Promise<Result<SupportAccess, DecideAccessError>> {
  const { of, by, id, decision } = decided;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const before = await ports.registry.find(of, id);
    const now = ports.now();
    const error = before
      ? errorOf(before, decided, now)
      : ({ kind: 'SupportAccessNotFound' } as const);
    if (error || !before) return fail(error ?? { kind: 'SupportAccessNotFound' });

    const after = afterOf(before, decided, now);
    const type: SupportAccessEventType = `support_access.${DECISIONS[decision].to}`;
    const event = supportAccessEvent(type, after, { of, by, now });
    const mail = after.state === 'granted' ? await mailOf(ports, of, after) : undefined;
    if (await ports.registry.change(of, { before, after }, { event, mail })) return ok(after);
  }
  return fail({ kind: 'TenantBusy' });
}

function errorOf(
  access: SupportAccess,
  { decision, by }: DecideAccess,
  now: Date,
): DecideAccessError | null {
  if (decision === 'confirm') {
    if (!access.isEmergency) return { kind: 'SupportAccessNotFound' };
    if (access.operator.id === by.id) return { kind: 'OwnEmergency' };
  }
  const status = statusAt(access, now);
  const from: readonly SupportStatus[] = DECISIONS[decision].from;
  return from.includes(status) ? null : { kind: 'SupportAccessClosed', status };
}

function afterOf(access: SupportAccess, { decision, by }: DecideAccess, now: Date): SupportAccess {
  const { to } = DECISIONS[decision];
  return to === 'granted'
    ? grantedTo(access, partyOf(by), now)
    : { ...access, state: to, closedBy: partyOf(by), closedAt: now };
}
