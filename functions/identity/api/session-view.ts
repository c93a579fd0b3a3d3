import type * as z from 'zod';
import type { OpenChallenge, Session } from '../../../core/identity/session.ts';
import type { Tokens } from '../../../core/identity/sign-in-provider.ts';
import type { refreshedView, sessionView } from '../schemas.ts';

export function toSessionView(outcome: Session | OpenChallenge): z.infer<typeof sessionView> {
  switch (outcome.kind) {
    case 'challenge':
      return { challenge: outcome.challenge };
    case 'operator':
      return { ...toRefreshedView(outcome.tokens), operator: outcome.operator };
    case 'tenant': {
      const { id, name, plan, settings } = outcome.tenant;
      const { recoveryCodes } = outcome;
      return {
        ...toRefreshedView(outcome.tokens),
        tenantId: id,
        tenantName: name,
        plan,
        settings,
        features: [...outcome.features],
        ...(recoveryCodes && { recoveryCodes: [...recoveryCodes] }),
      };
    }
  }
}

export const toRefreshedView = ({
  expiresInSeconds,
  ...tokens
}: Tokens): z.infer<typeof refreshedView> => ({
  token: { ...tokens, expiresIn: expiresInSeconds },
});

type WithToken = { readonly token: z.infer<typeof refreshedView>['token'] };

/** What a cookie keeps stands in no answer. */
export const withoutRefreshToken = <View extends object>(view: View): View =>
  'token' in view
    ? { ...view, token: { ...(view as WithToken).token, refreshToken: undefined } }
    : view;
