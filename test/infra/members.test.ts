import { describe, expect, it } from 'vitest';
import { actionsOf, statementsIn } from '../support/infra/policy-statements.ts';
import { templatesOf } from '../support/templates.ts';

const own = statementsIn(templatesOf('prod')).filter(({ id }) => id.includes('MembersApi'));
const statementsOf = (service: string) =>
  own
    .map(({ statement }) => statement)
    .filter((statement) => actionsOf(statement).some((name) => name.startsWith(`${service}:`)));

describe('the members’ function', () => {
  it('reaches the items of members, and of a tenant’s partition no more than events to write', () => {
    const allowing = statementsOf('dynamodb').filter(({ Effect }) => Effect === 'Allow');
    const granted = allowing.map((statement) => ({
      actions: actionsOf(statement).map((name) => name.slice('dynamodb:'.length)),
      keys: statement.Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'],
      attributes: statement.Condition?.['ForAllValues:StringEquals']?.['dynamodb:Attributes'],
    }));
    const writing = granted.filter(({ actions }) =>
      actions.some((name) => /^(Put|Update|Delete|BatchWrite)/.test(name)),
    );
    expect(writing.map(({ keys }) => keys).flat()).toEqual([
      'MEMBERS#*',
      'PERSON#*',
      'ROLES#*',
      'IDEMPOTENCY#*',
      'TENANT#*',
      'LIMIT#*',
      'SUPPORT_USES#*',
      'REFUSALS#*',
    ]);
    const attributesOf = (partition: string) =>
      writing.find(({ keys }) => [keys].flat().includes(partition))?.attributes;
    expect(attributesOf('ROLES#*')).toEqual(['pk', 'sk', 'counts']);
    expect(attributesOf('PERSON#*')).toEqual(['pk', 'sk', 'userId', 'invitationId']);
    for (const keys of ['TENANT#*', 'SUPPORT_USES#*']) {
      expect(writing).toContainEqual({
        actions: ['PutItem'],
        keys: [keys],
        attributes: ['pk', 'sk', 'type', 'detail', 'expiresAt'],
      });
    }
  });

  it('is kept from the operators’ pool, which its patterns would let it reach', () => {
    const [denied, ...others] = statementsOf('dynamodb').filter(({ Effect }) => Effect === 'Deny');
    expect(others).toEqual([]);
    expect(denied?.Action).toEqual('dynamodb:*');
    const condition = JSON.stringify(denied?.Condition?.['ForAnyValue:StringEquals']);
    for (const kind of ['MEMBERS#', 'ROLES#']) expect(condition).toContain(kind);
    expect(condition).toContain('OperatorPool');
  });

  it('changes users of tenants’ pools alone, and can make or change no pool', () => {
    const [statement, ...others] = statementsOf('cognito-idp');
    expect(others).toEqual([]);
    expect(statement?.Condition).toMatchObject({
      StringLike: { 'aws:ResourceTag/freehold:tenant': 'tnt_*' },
    });
    expect(statement && actionsOf(statement).toSorted()).toEqual([
      'cognito-idp:AdminCreateUser',
      'cognito-idp:AdminDeleteUser',
      'cognito-idp:AdminDisableUser',
      'cognito-idp:AdminEnableUser',
      'cognito-idp:AdminGetUser',
      'cognito-idp:AdminSetUserMFAPreference',
      'cognito-idp:AdminSetUserPassword',
    ]);
  });

  it('opens the sessions in which it reads what a tenant suppressed and says, and has no other role', () => {
    const [statement, ...others] = statementsOf('sts');
    expect(others).toEqual([]);
    expect(statement && actionsOf(statement)).toEqual(['sts:AssumeRole', 'sts:TagSession']);
    expect(JSON.stringify(statement?.Resource)).toMatch(/TenantDataRole/);
  });
});
