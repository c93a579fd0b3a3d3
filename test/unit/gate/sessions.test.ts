import { describe, expect, it } from 'vitest';
import { readAssumedSession } from '../../../local/gate/role-session.ts';
import { Callers, workerSession } from '../../../local/gate/callers.ts';
import { Emulator } from '../../../local/gate/emulator.ts';
import { readIam } from '../../../local/gate/role-policies.ts';
import { answerSts } from '../../../local/gate/sts-answers.ts';
import { ACCOUNT, formRequest, session } from './requests.ts';

const assumeRole = (more: Record<string, string> = {}) =>
  formRequest('sts', {
    Action: 'AssumeRole',
    RoleArn: `arn:aws:iam::${ACCOUNT}:role/freehold/Tenant`,
    RoleSessionName: 'records',
    'Tags.member.1.Key': 'tenantId',
    'Tags.member.1.Value': 'a&b',
    Policy: '{"Version":"2012-10-17"}',
    ...more,
  });

const newCallers = () => new Callers(new Emulator('http://127.0.0.1:9'));

describe('sessions', () => {
  it('are learnt from the answer of AssumeRole', () => {
    const answer =
      '<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIA1</AccessKeyId>' +
      '<SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>' +
      '<Expiration>2026-11-23T18:00:00Z</Expiration></Credentials><AssumedRoleUser>' +
      `<Arn>arn:aws:sts::${ACCOUNT}:assumed-role/Tenant/records</Arn></AssumedRoleUser>` +
      '</AssumeRoleResult></AssumeRoleResponse>';
    expect(readAssumedSession(assumeRole(), answer, undefined)).toMatchObject({
      accessKeyId: 'ASIA1',
      roleName: 'Tenant',
      tags: { tenantId: 'a&b' },
      sessionPolicies: ['{"Version":"2012-10-17"}'],
      expiresAtMs: Date.parse('2026-11-23T18:00:00Z'),
    });
  });

  it('are made for a session that assumes a role, and known from then on', async () => {
    const callers = newCallers();
    const answer = answerSts(callers, assumeRole(), session());
    const accessKeyId = /<AccessKeyId>(.+?)</.exec(answer.body)?.[1] ?? '';
    const request = assumeRole();
    const signature = request.signature && { ...request.signature, accessKeyId };
    expect(await callers.identify({ ...request, signature })).toMatchObject({
      kind: 'tenant',
      session: { tags: { tenantId: 'a&b' }, roleName: 'Tenant' },
    });
  });

  it('keep the tags that their parent hands down, whatever they ask for', async () => {
    const callers = newCallers();
    const parent = session({ tags: { tenantId: 'parent' }, transitiveTagKeys: ['tenantId'] });
    const answer = answerSts(callers, assumeRole(), parent);
    const accessKeyId = /<AccessKeyId>(.+?)</.exec(answer.body)?.[1] ?? '';
    const request = assumeRole();
    const signature = request.signature && { ...request.signature, accessKeyId };
    expect(await callers.identify({ ...request, signature })).toMatchObject({
      session: { tags: { tenantId: 'parent' } },
    });
  });

  it.each([
    ['longer than an hour', { DurationSeconds: '7200' }, 'ValidationError'],
    ['a policy over 2,048 characters', { Policy: 'x'.repeat(2049) }, 'ValidationError'],
    ['a policy that is no JSON', { Policy: '{' }, 'MalformedPolicyDocument'],
    ['a name that AWS refuses', { RoleSessionName: 'a b' }, 'ValidationError'],
  ])('are refused: %s', (_what, fields, code) => {
    const answer = answerSts(newCallers(), assumeRole(fields), session());
    expect(answer.status).toBe(400);
    expect(answer.body).toContain(`<Code>${code}</Code>`);
  });

  it('of a Lambda worker are told from its function and role', () => {
    expect(
      workerSession({
        FunctionName: 'fn',
        FunctionArn: `arn:aws:lambda:us-east-1:${ACCOUNT}:function:fn`,
        Role: `arn:aws:iam::${ACCOUNT}:role/freehold/dev/tenant-plane/Fn`,
      }),
    ).toMatchObject({
      accessKeyId: 'ASIA3FFFD281434F6519',
      arn: `arn:aws:sts::${ACCOUNT}:assumed-role/Fn/fn`,
      roleName: 'Fn',
    });
  });
});

describe('what IAM holds', () => {
  const quoted = (policy: object) => encodeURIComponent(JSON.stringify(policy));
  const state = readIam(
    '<R><RoleDetailList><member><RoleName>Fn</RoleName><RoleId>AROA</RoleId>' +
      `<Arn>arn:aws:iam::${ACCOUNT}:role/freehold/Fn</Arn>` +
      `<AssumeRolePolicyDocument>${quoted({ trust: true })}</AssumeRolePolicyDocument>` +
      `<RolePolicyList><member><PolicyName>P</PolicyName><PolicyDocument>${quoted({ inline: true })}` +
      '</PolicyDocument></member></RolePolicyList><AttachedManagedPolicies>' +
      `<member><PolicyArn>arn:aws:iam::${ACCOUNT}:policy/M</PolicyArn></member>` +
      '<member><PolicyArn>arn:aws:iam::aws:policy/ReadOnlyAccess</PolicyArn></member>' +
      '</AttachedManagedPolicies><Tags><member><Key>a</Key><Value>1 &lt; 2</Value></member></Tags>' +
      '</member></RoleDetailList><Policies><member>' +
      `<Arn>arn:aws:iam::${ACCOUNT}:policy/M</Arn><PolicyVersionList>` +
      `<member><Document>${quoted({ old: true })}</Document><IsDefaultVersion>false</IsDefaultVersion></member>` +
      `<member><Document>${quoted({ managed: true })}</Document><IsDefaultVersion>true</IsDefaultVersion></member>` +
      '</PolicyVersionList></member></Policies></R>',
  );

  it('gives each role its inline and customer-managed policies, trust and tags', () => {
    expect(state.roles.get('Fn')).toEqual({
      arn: `arn:aws:iam::${ACCOUNT}:role/freehold/Fn`,
      id: 'AROA',
      tags: { a: '1 < 2' },
      trustPolicy: { trust: true },
      policies: [
        { name: 'P', policy: { inline: true } },
        { name: `arn:aws:iam::${ACCOUNT}:policy/M`, policy: { managed: true } },
      ],
    });
  });
});
