import type * as z from 'zod';
import type { ApiKeyPrincipal, User } from '../../../core/access/principal.ts';
import { limitsFor, sourcesOf } from '../../../core/plans/entitled.ts';
import { grantsIn } from '../../../core/plans/grant.ts';
import type { Plans } from '../../../core/plans/plan.ts';
import { FIRST_PLAN_VERSION, termsOf } from '../../../core/plans/terms-of.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import type { entitlementsView } from '../entitlements-schema.ts';

type ShowEntitlementsPorts = { readonly plans: Plans; readonly now: () => Date };

/** All of it came with the principal: nobody is asked. */
export const showEntitlementsOperation = ({ plans, now }: ShowEntitlementsPorts) =>
  operation('showEntitlements', ({ principal }) =>
    Promise.resolve(
      principal.kind !== 'operator'
        ? answer(200, toView(plans, principal, now()))
        : refusal({ kind: 'NotPermitted' }),
    ),
  );

function toView(
  plans: Plans,
  principal: User | ApiKeyPrincipal,
  now: Date,
): z.input<typeof entitlementsView> {
  const terms = termsOf(plans, principal);
  const grants = grantsIn(sourcesOf(principal, now));
  const { users, storageBytes } = limitsFor(plans, principal, now);
  return {
    plan: principal.plan,
    planVersion: terms?.version ?? FIRST_PLAN_VERSION,
    features: grants.map(({ until, ...grant }) => ({ ...grant, until: until?.toISOString() })),
    limits: { users, storageBytes },
  };
}
