import { describe, expect, it } from 'vitest';
import type { Ask } from '../../../local/gate/translate/ask.ts';
import { TABLE_ARN } from './requests.ts';
import {
  allow,
  BUCKET,
  get,
  guarded,
  isAllowed,
  items,
  object,
  policyOf,
  roleWith,
  TENANT,
  verdictOn,
} from './verdicts.ts';

const scan: Ask = { action: 'dynamodb:Scan', resource: TABLE_ARN, context: {} };
const list = (prefix?: string): Ask => ({
  action: 's3:ListBucket',
  resource: BUCKET,
  context: prefix === undefined ? {} : { 's3:prefix': prefix },
});

describe('the documented holes, as AWS behaves', () => {
  const own = [`T#${TENANT}`, `T#${TENANT}#*`];

  it('ForAllValues alone allows a request that names no key', async () => {
    const role = roleWith(items('dynamodb:*', own));
    expect(await isAllowed({ role, ask: scan })).toBe(true);
  });

  it('ForAllValues with Null refuses a request that names no key', async () => {
    const role = roleWith(items('dynamodb:*', own, guarded));
    expect(await isAllowed({ role, ask: scan })).toBe(false);
    expect(await isAllowed({ role, ask: get('T#12') })).toBe(true);
  });

  it('Scan carries no leading key, even when one is claimed', async () => {
    const role = roleWith(items('dynamodb:Scan', own, guarded));
    const claimed = { ...scan, context: { 'dynamodb:LeadingKeys': ['T#12'] } };
    expect(await isAllowed({ role, ask: claimed })).toBe(false);
  });

  it('one foreign key among own ones refuses the whole', async () => {
    const role = roleWith(items('dynamodb:GetItem', own, guarded));
    expect(await isAllowed({ role, ask: get('T#12', 'T#12#a') })).toBe(true);
    expect(await isAllowed({ role, ask: get('T#12', 'T#13') })).toBe(false);
  });

  it('the table alone does not open its indexes', async () => {
    const role = roleWith(items('dynamodb:Query', own, guarded));
    const ask = {
      ...get('T#12'),
      action: 'dynamodb:Query',
      resource: `${TABLE_ARN}/index/byOwner`,
    };
    expect(await isAllowed({ role, ask })).toBe(false);
  });

  it('index/* opens every index', async () => {
    const statement = {
      ...items('dynamodb:Query', own, guarded),
      Resource: `${TABLE_ARN}/index/*`,
    };
    const ask = { ...get('T#12'), action: 'dynamodb:Query', resource: `${TABLE_ARN}/index/admin` };
    expect(await isAllowed({ role: roleWith(statement), ask })).toBe(true);
  });

  it('T#12* lets T#123 in; T#12 and T#12#* do not', async () => {
    const sloppy = roleWith(items('dynamodb:GetItem', [`T#${TENANT}*`], guarded));
    const exact = roleWith(items('dynamodb:GetItem', own, guarded));
    expect(await isAllowed({ role: sloppy, ask: get('T#123') })).toBe(true);
    expect(await isAllowed({ role: exact, ask: get('T#123') })).toBe(false);
  });

  it('a session without the tag reaches nothing through its variable', async () => {
    const role = roleWith(
      items('dynamodb:GetItem', own, guarded),
      allow({ Action: 's3:GetObject', Resource: `${BUCKET}/t/${TENANT}/*` }),
    );
    const caller = { tags: {} };
    expect(await isAllowed({ role, caller, ask: get('T#') })).toBe(false);
    expect(await isAllowed({ role, caller, ask: get('T#12') })).toBe(false);
    expect(await isAllowed({ role, caller, ask: object('t//x') })).toBe(false);
  });

  it('an inverted operator on a missing tag lets in', async () => {
    const role = roleWith(
      allow({
        Action: 's3:GetObject',
        Resource: `${BUCKET}/*`,
        Condition: { StringNotEquals: { 'aws:PrincipalTag/tenantId': 'blocked' } },
      }),
    );
    expect(await isAllowed({ role, caller: { tags: {} }, ask: object('t/12/x') })).toBe(true);
  });

  it('a wildcard in a tag is a character, not a pattern', async () => {
    const role = roleWith(items('dynamodb:GetItem', own, guarded));
    expect(await isAllowed({ role, caller: { tags: { tenantId: '*' } }, ask: get('T#12') })).toBe(
      false,
    );
  });

  it('ListBucket is refused without prefix, and beside the own one', async () => {
    const role = roleWith(
      allow({
        Action: 's3:ListBucket',
        Resource: BUCKET,
        Condition: { StringLike: { 's3:prefix': `t/${TENANT}/*` } },
      }),
    );
    expect(await isAllowed({ role, ask: list('t/12/') })).toBe(true);
    expect(await isAllowed({ role, ask: list() })).toBe(false);
    expect(await isAllowed({ role, ask: list('') })).toBe(false);
    expect(await isAllowed({ role, ask: list('t/') })).toBe(false);
    expect(await isAllowed({ role, ask: list('t/123/') })).toBe(false);
  });

  it('a prefix without its slash lets the longer id in', async () => {
    const role = roleWith(allow({ Action: 's3:GetObject', Resource: `${BUCKET}/t/${TENANT}*` }));
    expect(await isAllowed({ role, ask: object('t/123/x') })).toBe(true);
  });

  it('ListBucketMultipartUploads cannot be limited to a prefix', async () => {
    const role = roleWith(
      allow({
        Action: 's3:ListBucketMultipartUploads',
        Resource: BUCKET,
        Condition: { StringLike: { 's3:prefix': `t/${TENANT}/*` } },
      }),
    );
    const ask = { ...list('t/12/'), action: 's3:ListBucketMultipartUploads' };
    expect(await isAllowed({ role, ask })).toBe(false);
  });
});

describe('two locks', () => {
  const open = allow({ Action: ['dynamodb:*', 's3:*'], Resource: '*' });
  const closed = items('dynamodb:GetItem', ['T#12'], guarded);

  it('the session policy refuses where the role is open', async () => {
    const verdict = await verdictOn({
      role: roleWith(open),
      sessionPolicy: policyOf(closed),
      ask: get('T#13'),
    });
    expect(verdict).toMatchObject({ isAllowed: false, locks: ['session policy'] });
  });

  it('the role refuses where the session policy is open', async () => {
    const verdict = await verdictOn({
      role: roleWith(closed),
      sessionPolicy: policyOf(open),
      ask: get('T#13'),
    });
    expect(verdict).toMatchObject({ isAllowed: false, locks: ['role policy'] });
  });

  it('both are named when both refuse, with the conditions that did not hold', async () => {
    const verdict = await verdictOn({
      role: roleWith(closed),
      sessionPolicy: policyOf(closed),
      ask: get('T#13'),
    });
    expect(verdict).toMatchObject({
      locks: ['role policy', 'session policy'],
      reason:
        'role policy: statement Items has an unmet condition: ForAllValues:StringLike dynamodb:LeadingKeys; ' +
        'session policy: statement Items has an unmet condition: ForAllValues:StringLike dynamodb:LeadingKeys',
    });
  });

  it('a session policy never widens its role', async () => {
    const role = roleWith(allow({ Action: 's3:GetObject', Resource: `${BUCKET}/*` }));
    expect(await isAllowed({ role, sessionPolicy: policyOf(open), ask: get('T#12') })).toBe(false);
  });

  it('an explicit deny wins and says so', async () => {
    const deny = { Sid: 'Never', Effect: 'Deny', Action: 'dynamodb:GetItem', Resource: '*' };
    expect(await verdictOn({ role: roleWith(open, deny), ask: get('T#12') })).toMatchObject({
      isAllowed: false,
      isExplicit: true,
      reason: 'role policy: statement Never denies it',
    });
  });
});
