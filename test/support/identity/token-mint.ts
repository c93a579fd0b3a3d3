import { createHmac, generateKeyPairSync, randomUUID, sign, type KeyObject } from 'node:crypto';

export type Claims = Readonly<Record<string, unknown>>;

/** A user pool's keys and the tokens it mints: real RSA, no Cognito. */
export class TokenMint {
  readonly userPoolId: string;
  readonly clientId: string;
  readonly kid: string = randomUUID();
  readonly #privateKey: KeyObject;
  readonly #publicKey: KeyObject;

  constructor(userPoolId: string, clientId = `client-of-${userPoolId}`) {
    this.userPoolId = userPoolId;
    this.clientId = clientId;
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    this.#privateKey = privateKey;
    this.#publicKey = publicKey;
  }

  get jwks(): string {
    const jwk = this.#publicKey.export({ format: 'jwk' });
    return JSON.stringify({ keys: [{ ...jwk, kid: this.kid, alg: 'RS256', use: 'sig' }] });
  }

  /** The public key as anyone can have it: the secret of an algorithm confusion. */
  get publicPem(): string {
    return this.#publicKey.export({ format: 'pem', type: 'spki' }).toString();
  }

  claims(changes: Claims = {}): Claims {
    const now = Math.floor(Date.now() / 1000);
    return {
      sub: 'user-1',
      email: 'user-1@acme.example',
      'cognito:username': 'user-1-name',
      iss: issuerOf(this.userPoolId),
      aud: this.clientId,
      token_use: 'id',
      origin_jti: 'session-1',
      jti: randomUUID(),
      auth_time: now,
      iat: now,
      exp: now + 1800,
      ...changes,
    };
  }

  accessToken(changes: Claims = {}, header: Claims = {}): string {
    const input = signingInput({ alg: 'RS256', kid: this.kid, ...header }, this.claims(changes));
    return `${input}.${sign('sha256', Buffer.from(input), this.#privateKey).toString('base64url')}`;
  }

  unsignedToken(): string {
    return `${signingInput({ alg: 'none', kid: this.kid }, this.claims())}.`;
  }

  hmacToken(): string {
    const input = signingInput({ alg: 'HS256', kid: this.kid }, this.claims());
    return `${input}.${createHmac('sha256', this.publicPem).update(input).digest('base64url')}`;
  }
}

export const issuerOf = (userPoolId: string, host = 'cognito-idp'): string =>
  `https://${host}.${userPoolId.split('_')[0] ?? ''}.amazonaws.com/${userPoolId}`;

const signingInput = (header: Claims, claims: Claims): string =>
  [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
