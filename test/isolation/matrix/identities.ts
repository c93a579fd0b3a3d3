import { isOperatorPermission } from '../../../core/access/roles.ts';
import type { Access } from '../../../core/access/may-access.ts';
import { newApiKeyText } from '../../../core/access/api-key-text.ts';
import { operatorToken, signIn } from '../../support/api.ts';
import { supportHeader } from '../../support/support-access.ts';
import { attackingOperator, attackingOperatorToken } from './attacking-operator.ts';
import { ATTACKER_ROLES, type Attacker, type Target } from './parties.ts';
import { ofAnotherPool } from './party-keys.ts';

export type Identity = {
  readonly name: string;
  readonly isOperator?: boolean;
  /** The credential as it is presented; none at all when null. */
  readonly token: (attacker: Attacker, target: Target) => Promise<string> | string | null;
  /** Signs in anew, for a request that ends the session it is made with; absent where none is good. */
  readonly signIn?: (attacker: Attacker) => Promise<string>;
};

/** Every kind of credential that exists; a new kind joins by one line. */
const CREDENTIALS: readonly Identity[] = [
  ...ATTACKER_ROLES.map((role) => ({
    name: `${role === 'custom' ? 'custom role' : role} of another tenant`,
    token: ({ tokens }: Attacker) => tokens[role],
    signIn: ({ people, slug }: Attacker) => signIn(people[role], slug),
  })),
  {
    name: 'operator',
    isOperator: true,
    token: () => attackingOperatorToken(),
    signIn: async () => signIn(await attackingOperator()),
  },
  {
    name: 'operator with support access to another tenant',
    token: async ({ supportAccess }) => supportHeader(supportAccess, await operatorToken()),
  },
  {
    name: 'operator with another tenant’s support access at the tenant',
    token: async (_, { tenantId, userPoolId }) =>
      supportHeader(
        { credential: `${userPoolId}.${tenantId.replace('tnt_', 'sup_')}` },
        await operatorToken(),
      ),
  },
  { name: 'service key of another tenant', token: ({ keys }) => keys.service },
  { name: 'personal key of another tenant', token: ({ keys }) => keys.personal },
  {
    name: 'own key, its tenant altered',
    token: ({ keys }, { userPoolId }) => ofAnotherPool(keys.personal, userPoolId),
  },
  {
    name: 'made-up secret of the tenant’s key',
    token: (_, { userPoolId, keyId }) => newApiKeyText({ userPoolId, keyId, mode: 'live' }),
  },
  { name: 'no token', token: () => null },
  { name: 'garbage', token: () => 'not.a.token' },
  {
    name: 'unsigned token of the tenant',
    token: ({ tokens }, target) => unsigned(tokens.owner, claimsOf(target)),
  },
  {
    name: 'own token, its tenant altered',
    token: ({ tokens }, target) => altered(tokens.owner, claimsOf(target)),
  },
];

/** `npm run isolation -- --as key` tries those alone that are named so. */
export const IDENTITIES = CREDENTIALS.filter(({ name }) =>
  name.includes(process.env.FREEHOLD_ISOLATION_AS ?? ''),
);

/** An operator is no stranger to an operator's route: what it shows is the operator's to see. */
export const isAttack = ({ isOperator }: Identity, access: Access): boolean =>
  !(isOperator && isOperatorPermission(access));

const claimsOf = ({ userPoolId, tenantId }: Target) => ({
  iss: `https://cognito-idp.us-east-1.amazonaws.com/${userPoolId}`,
  tenantId,
  'custom:tenantId': tenantId,
});

function altered(token: string, claims: object): string {
  const [head, payload, signature] = token.split('.');
  return [head, encoded({ ...decoded(payload), ...claims }), signature].join('.');
}

function unsigned(token: string, claims: object): string {
  const [, payload] = token.split('.');
  return `${encoded({ alg: 'none', typ: 'JWT' })}.${encoded({ ...decoded(payload), ...claims })}.`;
}

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const decoded = (part = '') =>
  JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Record<string, unknown>;
