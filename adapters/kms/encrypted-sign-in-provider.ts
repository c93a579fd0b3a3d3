import { InvalidCiphertextException, type KMSClient } from '@aws-sdk/client-kms';
import type { UserPoolRef } from '../../core/identity/pool-registration.ts';
import type {
  ChallengeAnswer,
  Challenged,
  Credentials,
  SignedIn,
  SignInProvider,
} from '../../core/identity/sign-in-provider.ts';
import { fail, ok, type Result } from '../../kit/result.ts';
import { decryptText, encryptText, type KmsUse } from './kms-encryption.ts';

export type EncryptedSignInProviderOptions = {
  readonly provider: SignInProvider;
  readonly kms: KMSClient;
  readonly keyArn: string;
};

/**
 * Encrypts what a client keeps for the provider, refresh token and session of a challenge: Cognito's public
 * operations take either without our rights, and would hand out an access token of its own or a code's
 * answer that nobody counted. Whoever brings what we did not encrypt for this pool is refused.
 */
export class EncryptedSignInProvider implements SignInProvider {
  readonly #provider: SignInProvider;
  readonly #kms: KMSClient;
  readonly #keyArn: string;

  constructor({ provider, kms, keyArn }: EncryptedSignInProviderOptions) {
    this.#provider = provider;
    this.#kms = kms;
    this.#keyArn = keyArn;
  }

  async signIn(pool: UserPoolRef, credentials: Credentials) {
    return this.#encrypted(pool, await this.#provider.signIn(pool, credentials));
  }

  async answerChallenge(pool: UserPoolRef, answer: ChallengeAnswer) {
    const providerSession = await this.#decrypt(pool, answer.providerSession);
    if (providerSession === null) return fail({ kind: 'SignInLapsed' } as const);

    const progress = await this.#provider.answerChallenge(pool, { ...answer, providerSession });
    return this.#encrypted(pool, progress);
  }

  async refresh(pool: UserPoolRef, refreshToken: string) {
    const token = await this.#decrypt(pool, refreshToken);
    if (token === null) return fail({ kind: 'InvalidCredentials' } as const);

    const refreshed = await this.#provider.refresh(pool, token);
    if (!refreshed.ok || refreshed.value.tokens.refreshToken !== token) {
      return this.#encrypted(pool, refreshed);
    }
    const { tokens } = refreshed.value;
    return ok({ ...refreshed.value, tokens: { ...tokens, refreshToken } });
  }

  async #encrypted<Progress extends SignedIn | Challenged, Failure>(
    pool: UserPoolRef,
    result: Result<Progress, Failure>,
  ): Promise<Result<Progress, Failure>> {
    if (!result.ok) return result;
    const progress: SignedIn | Challenged = result.value;
    if (progress.kind === 'Challenged') {
      const providerSession = await this.#encrypt(pool, progress.providerSession);
      return ok({ ...result.value, providerSession });
    }
    const refreshToken = await this.#encrypt(pool, progress.tokens.refreshToken);
    return ok({ ...result.value, tokens: { ...progress.tokens, refreshToken } });
  }

  #encrypt(pool: UserPoolRef, text: string): Promise<string> {
    return encryptText(this.#useFor(pool), text, 'base64url');
  }

  /** Null for what was not encrypted here, or for another pool. */
  async #decrypt(pool: UserPoolRef, ciphertext: string): Promise<string | null> {
    try {
      return await decryptText(this.#useFor(pool), ciphertext, 'base64url');
    } catch (error) {
      if (error instanceof InvalidCiphertextException) return null;
      throw error;
    }
  }

  #useFor({ userPoolId }: UserPoolRef): KmsUse {
    const context = { purpose: 'sign-in', userPoolId };
    return { kms: this.#kms, keyArn: this.#keyArn, context };
  }
}
