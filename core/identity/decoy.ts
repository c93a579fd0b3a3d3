import { randomUUID } from 'node:crypto';
import type { UserPoolRef } from './pool-registration.ts';
import type { Credentials, SignInProvider } from './sign-in-provider.ts';

type DecoyPorts = { provider: SignInProvider; operatorPool: UserPoolRef };

/**
 * The same work as a real attempt, done for somebody who cannot exist, where there is no pool to ask:
 * neither the answer nor its time then tells which tenants there are. Never with the caller's own
 * name, or guesses at a tenant could lock an operator out.
 */
export const signInDecoy = ({ provider, operatorPool }: DecoyPorts) => {
  const nobody: Credentials = { email: `${randomUUID()}@decoy.invalid`, password: randomUUID() };
  return provider.signIn(operatorPool, nobody);
};

export const refreshDecoy = ({ provider, operatorPool }: DecoyPorts) =>
  provider.refresh(operatorPool, randomUUID());
