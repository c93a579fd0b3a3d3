import type { Role } from '../../../local/gate/role-policies.ts';
import type { RoleSession } from '../../../local/gate/role-session.ts';
import type { Ask } from '../../../local/gate/translate/ask.ts';
import { evaluate } from '../../../local/gate/verdict.ts';
import { ACCOUNT, session, TABLE_ARN } from './requests.ts';

type Statement = Readonly<Record<string, unknown>>;

export const TENANT = '${aws:PrincipalTag/tenantId}';
export const BUCKET = 'arn:aws:s3:::files';

export const allow = (rest: Statement): Statement => ({ Effect: 'Allow', ...rest });
export const policyOf = (...statements: Statement[]) => ({
  Version: '2012-10-17',
  Statement: statements,
});

export const roleWith = (...statements: Statement[]): Role => ({
  arn: `arn:aws:iam::${ACCOUNT}:role/freehold/dev/Tenant`,
  id: 'AROAEXAMPLE',
  tags: {},
  policies: [{ name: 'TenantData', policy: policyOf(...statements) }],
  trustPolicy: {},
});

export const items = (action: string | string[], keys: string[], more: Statement = {}) =>
  allow({
    Sid: 'Items',
    Action: action,
    Resource: TABLE_ARN,
    Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': keys }, ...more },
  });
export const guarded = { Null: { 'dynamodb:LeadingKeys': 'false' } };

export const get = (...keys: string[]): Ask => ({
  action: 'dynamodb:GetItem',
  resource: TABLE_ARN,
  context: keys.length === 0 ? {} : { 'dynamodb:LeadingKeys': keys },
});
export const object = (key: string): Ask => ({
  action: 's3:GetObject',
  resource: `${BUCKET}/${key}`,
  context: {},
});

const tagged: Partial<RoleSession> = { tags: { tenantId: '12' } };

type Question = {
  readonly role: Role;
  readonly ask: Ask;
  readonly caller?: Partial<RoleSession>;
  readonly sessionPolicy?: unknown;
};

export const verdictOn = ({ role, ask, caller = tagged, sessionPolicy }: Question) =>
  evaluate(
    {
      session: session(caller),
      role,
      sessionPolicies: sessionPolicy === undefined ? [] : [sessionPolicy],
    },
    ask,
    Date.now(),
  );

export const isAllowed = async (question: Question) => (await verdictOn(question)).isAllowed;
