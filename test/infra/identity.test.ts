import { describe, expect, it } from 'vitest';
import { stageNamed } from '../../infra/config/stage.ts';
import { templatesOf } from '../support/templates.ts';

type Pool = { readonly MfaConfiguration?: string; readonly EnabledMfas?: readonly string[] };

const operatorPoolOf = (stage: 'dev' | 'prod') =>
  templatesOf(stage).resources('AWS::Cognito::UserPool')[0]?.resource.Properties as Pool;

describe('the operators’ pool', () => {
  it.each(['dev', 'prod'] as const)('requires a second factor in %s', (stage) => {
    expect(operatorPoolOf(stage)).toMatchObject({
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
    });
  });

  it('requires none on the laptop', () => {
    expect(stageNamed('local').operatorMfa).toBe('optional');
  });
});

describe('the function that signs in', () => {
  const prod = templatesOf('prod');
  const statements = prod
    .resources('AWS::IAM::Policy')
    .filter(({ id }) => id.includes('IdentityApi'))
    .flatMap(
      ({ resource }) =>
        (resource.Properties?.PolicyDocument as { Statement: Record<string, unknown>[] }).Statement,
    );

  it('decrypts what it encrypted for a sign-in, and no first password', () => {
    expect(statements.filter(({ Action }) => JSON.stringify(Action).includes('kms:'))).toEqual([
      expect.objectContaining({
        Action: ['kms:Decrypt', 'kms:Encrypt'],
        Condition: { StringEquals: { 'kms:EncryptionContext:purpose': 'sign-in' } },
      }),
    ]);
  });

  it('has no right to read or change users', () => {
    const actions = JSON.stringify(statements.map(({ Action }) => Action));
    expect(actions.match(/cognito-idp:\w+/g)).toEqual([
      'cognito-idp:AdminInitiateAuth',
      'cognito-idp:AdminRespondToAuthChallenge',
    ]);
  });
});
