import { randomUUID } from 'node:crypto';
import { CreateKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { TOTP } from 'otpauth';
import { CognitoSignInProvider } from '../../../adapters/cognito/cognito-sign-in-provider.ts';
import { EncryptedSignInProvider } from '../../../adapters/kms/encrypted-sign-in-provider.ts';
import type { UserPoolRef } from '../../../core/identity/pool-registration.ts';
import type {
  Challenged,
  SignedIn,
  SignInProvider,
} from '../../../core/identity/sign-in-provider.ts';
import type { Result } from '../../../kit/result.ts';
import { asRoot } from '../local-cloud.ts';
import {
  addPoolUser,
  cognitoAsRoot,
  dropPool,
  enrolAuthenticator,
  scratchPool,
  type PoolUser,
} from './cognito-scratch-pool.ts';
import { FakeSignInProvider, SETUP_CODE } from '../../fakes/fake-sign-in-provider.ts';

export type SignInSubject = {
  readonly provider: SignInProvider;
  makePool(mfa?: 'ON'): Promise<UserPoolRef>;
  addUser(pool: UserPoolRef, user: PoolUser): Promise<void>;
  /** Gives the user a second factor; answers what shows its codes. */
  enrol(pool: UserPoolRef, user: PoolUser): Promise<() => string>;
  /** What an authenticator shows that keeps this secret. */
  codeOf(secret: string): string;
  end(): Promise<void>;
};

export function onFake(): Promise<SignInSubject> {
  const provider = new FakeSignInProvider();
  const requiring = new Set<UserPoolRef>();
  return Promise.resolve({
    provider,
    makePool: (mfa) => {
      const pool = { userPoolId: randomUUID(), clientId: randomUUID() };
      if (mfa === 'ON') requiring.add(pool);
      return Promise.resolve(pool);
    },
    addUser: (pool, user) => {
      provider.addUser(pool, { ...user, mustSetUp: requiring.has(pool) });
      return Promise.resolve();
    },
    enrol: (pool, user) => {
      provider.addUser(pool, { ...user, code: '271828' });
      return Promise.resolve(() => '271828');
    },
    codeOf: () => SETUP_CODE,
    end: () => Promise.resolve(),
  });
}

export async function onEncrypted(): Promise<SignInSubject> {
  const kms = new KMSClient(asRoot());
  const { KeyMetadata } = await kms.send(new CreateKeyCommand({}));
  const subject = await onCognito();
  const { provider } = subject;
  const keyArn = KeyMetadata?.Arn ?? '';
  return { ...subject, provider: new EncryptedSignInProvider({ provider, kms, keyArn }) };
}

export function onCognito(): Promise<SignInSubject> {
  const client = cognitoAsRoot();
  const provider = new CognitoSignInProvider(client);
  const pools: UserPoolRef[] = [];
  return Promise.resolve({
    provider,
    async makePool(mfa) {
      const pool = await scratchPool(client, mfa);
      pools.push(pool);
      return pool;
    },
    addUser: async (pool, user) => {
      await addPoolUser(client, pool, user);
    },
    enrol: (pool, user) => enrolAuthenticator(client, pool, user),
    codeOf: (secret) => new TOTP({ secret }).generate(),
    async end() {
      for (const pool of pools) await dropPool(client, pool);
    },
  });
}

type Outcome = Result<SignedIn | Challenged, unknown>;

function progress(result: Outcome): SignedIn | Challenged {
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.error)}`);
  return result.value;
}
export function signedIn(result: Outcome): SignedIn {
  const reached = progress(result);
  if (reached.kind !== 'SignedIn') throw new Error(`Challenged: ${reached.name}`);
  return reached;
}
export function challenged(result: Outcome): Challenged {
  const reached = progress(result);
  if (reached.kind !== 'Challenged') throw new Error('No challenge');
  return reached;
}
