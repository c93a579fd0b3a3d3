import { describe, expect, it } from 'vitest';
import { actionsOf, statementsIn } from '../support/infra/policy-statements.ts';
import { templatesOf } from '../support/templates.ts';

const prod = templatesOf('prod');
const onKeys = statementsIn(prod).filter(({ statement }) =>
  JSON.stringify(statement.Condition ?? {}).includes('API_KEYS#*'),
);
const of = (name: string) =>
  onKeys.filter(({ id }) => id.includes(name)).map(({ statement }) => statement);
const actionsOn = (name: string) => of(name).flatMap(actionsOf).sort();

describe('API keys', () => {
  it('are made by one function, and the first one by its step of the onboarding', () => {
    const making = onKeys.filter(({ statement }) =>
      actionsOf(statement).includes('dynamodb:PutItem'),
    );
    expect(making).toHaveLength(2);
    expect(making[0]?.id).toContain('ApiKeysApi');
    expect(making[1]?.id).toContain('CreateApiKey');
  });

  it('are read by the authorizer, which notes their use and nothing else', () => {
    expect(actionsOn('AuthorizeRequest')).toEqual(['dynamodb:BatchGetItem', 'dynamodb:UpdateItem']);
    const [noting] = of('AuthorizeRequest').filter((statement) =>
      actionsOf(statement).includes('dynamodb:UpdateItem'),
    );
    expect(noting?.Condition).toMatchObject({
      'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['pk', 'sk', 'lastUsedAt'] },
      Null: { 'dynamodb:LeadingKeys': 'false', 'dynamodb:Attributes': 'false' },
    });
  });

  it('are ended by who takes reports of leaks, and never made', () => {
    expect(actionsOn('ReportLeakedKeys')).toEqual([
      'dynamodb:DeleteItem',
      'dynamodb:GetItem',
      'dynamodb:UpdateItem',
    ]);
  });

  it('are counted by who gives a tenant another plan', () => {
    expect(actionsOn('TenantsApi')).toEqual(['dynamodb:GetItem']);
  });

  it('are listed by who writes a tenant’s archive', () => {
    expect(actionsOn('ReadPlatformData')).toEqual(['dynamodb:Query']);
  });

  it('are nobody else’s', () => {
    const known = [
      'ApiKeysApi',
      'CreateApiKey',
      'AuthorizeRequest',
      'ReadPlatformData',
      'ReportLeakedKeys',
      'TenantsApi',
    ];
    expect(onKeys.filter(({ id }) => !known.some((name) => id.includes(name)))).toEqual([]);
  });
});

describe.each(['local', 'dev', 'prod'])('reports of leaks, in the stage %s', (stage) => {
  it('are believed to be GitHub’s by the keys that it publishes', () => {
    const urls = templatesOf(stage)
      .resources('AWS::Lambda::Function')
      .map(({ resource }) => JSON.stringify(resource.Properties?.Environment ?? {}))
      .filter((environment) => environment.includes('SCANNING_KEYS_URL'));
    expect(urls).toHaveLength(1);
    expect(urls[0]).toContain('https://api.github.com/meta/public_keys/secret_scanning');
  });
});
