import { describe, expect, it } from 'vitest';
import { stageNamed } from '../../infra/config/stage.ts';
import { templatesOf } from '../support/templates.ts';

type Pool = {
  readonly MfaConfiguration?: string;
  readonly EnabledMfas?: readonly string[];
  readonly EmailConfiguration?: Readonly<Record<string, unknown>>;
};

const operatorPoolOf = (stage: 'dev' | 'prod') =>
  templatesOf(stage).resources('AWS::Cognito::UserPool')[0]?.resource.Properties as Pool;

describe('the operators’ pool', () => {
  it.each(['dev', 'prod'] as const)('requires a second factor in %s', (stage) => {
    expect(operatorPoolOf(stage)).toMatchObject({
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
    });
  });

  it.each(['dev', 'prod'] as const)(
    'sends its mails by SES from the platform’s address in %s',
    (stage) => {
      const { EmailConfiguration } = operatorPoolOf(stage);
      expect(EmailConfiguration).toMatchObject({
        EmailSendingAccount: 'DEVELOPER',
        From: 'no-reply@freehold.example',
      });
      expect(JSON.stringify(EmailConfiguration?.SourceArn)).toContain(':identity/freehold.example');
    },
  );

  it('requires none on the laptop', () => {
    expect(stageNamed('local').operatorMfa).toBe('optional');
  });
});

describe('the function that makes tenants’ pools', () => {
  const prod = templatesOf('prod');
  const named = (id: string) => id.includes('CreateIdentity');

  it('knows by which identity Cognito sends, and may have the role for it made', () => {
    const [fn] = prod.resources('AWS::Lambda::Function').filter(({ id }) => named(id));
    expect(JSON.stringify(fn?.resource.Properties?.Environment)).toContain(
      ':identity/freehold.example',
    );
    const rights = JSON.stringify(prod.resources('AWS::IAM::Policy').filter(({ id }) => named(id)));
    expect(rights).toContain(
      '"Action":"iam:CreateServiceLinkedRole","Condition":{"StringEquals":{"iam:AWSServiceName":"email.cognito-idp.amazonaws.com"}}',
    );
  });
});

type Statement = {
  readonly Action: string | readonly string[];
  readonly Condition?: {
    readonly 'ForAllValues:StringLike'?: { readonly 'dynamodb:LeadingKeys': readonly string[] };
    readonly 'ForAllValues:StringEquals'?: { readonly 'dynamodb:Attributes': readonly string[] };
  };
};

const statementsOf = (name: string): Statement[] =>
  templatesOf('prod')
    .resources('AWS::IAM::Policy')
    .filter(({ id }) => id.includes(name))
    .flatMap(
      ({ resource }) =>
        (resource.Properties?.PolicyDocument as { Statement: Statement[] }).Statement,
    );

const WRITES = /PutItem|UpdateItem|DeleteItem|BatchWrite/;
const writesTo = (name: string, partition: string) =>
  statementsOf(name).filter(
    ({ Action, Condition }) =>
      WRITES.test(JSON.stringify(Action)) &&
      Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'].includes(partition),
  );

describe('a function of sign-ins and accounts', () => {
  it('changes no member where it sends mails', () => {
    expect(statementsOf('SendAccountMails').length).toBeGreaterThan(0);
    expect(writesTo('SendAccountMails', 'MEMBERS#*')).toEqual([]);
  });

  it('notes of a member that he signed in, and changes no more of him', () => {
    const [members, ...more] = writesTo('IdentityApi', 'MEMBERS#*');
    expect(more).toEqual([]);
    expect(members).toMatchObject({
      Action: 'dynamodb:UpdateItem',
      Condition: {
        'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['pk', 'sk', 'signedInAt'] },
      },
    });
  });

  it('changes of a member no more than whose sessions are over, and the name', () => {
    const [members, ...more] = writesTo('IdentityAccount', 'MEMBERS#*');
    expect(more).toEqual([]);
    expect(members).toMatchObject({ Action: 'dynamodb:UpdateItem' });
    const attributes = members?.Condition?.['ForAllValues:StringEquals']?.['dynamodb:Attributes'];
    expect(attributes).toEqual([
      ...['pk', 'sk', 'validFrom', 'keptSession', 'updatedAt', 'name', 'version'],
    ]);
  });

  it.each(['POOL#*', 'ROLES#*', 'SLUG#*', 'PERSON#*'])('none writes %s', (partition) => {
    for (const name of ['IdentityApi', 'IdentityAccount', 'SendAccountMails']) {
      expect(writesTo(name, partition)).toEqual([]);
    }
  });

  it.each(['IdentityApi', 'IdentityAccount', 'SendAccountMails'])(
    '%s writes events beside a tenant’s record, and nothing else of it',
    (name) => {
      const writes = writesTo(name, 'TENANT#*');
      expect(writes).toHaveLength(1);
      expect(writes[0]).toMatchObject({
        Action: 'dynamodb:PutItem',
        Condition: {
          'ForAllValues:StringEquals': {
            'dynamodb:Attributes': ['pk', 'sk', 'type', 'detail', 'expiresAt'],
          },
        },
      });
    },
  );

  it('reads no recovery code where sessions begin', () => {
    const reads = statementsOf('IdentityApi').filter(({ Action }) =>
      /GetItem|Query/.test(JSON.stringify(Action)),
    );
    expect(reads.length).toBeGreaterThan(0);
    expect(JSON.stringify(reads)).not.toContain('FACTOR#');
  });

  it('begins no session where a password is set, and sets none where sessions begin', () => {
    const begins = writesTo('IdentityAccount', 'SESSIONS#*').map(({ Action }) => Action);
    expect(JSON.stringify(begins)).not.toMatch(/PutItem|UpdateItem/);
    expect(JSON.stringify(statementsOf('IdentityApi'))).not.toContain('AdminSetUserPassword');
    expect(JSON.stringify(statementsOf('SendAccountMails'))).not.toContain('cognito-idp:');
  });
});

describe('the function that signs in', () => {
  const statements = statementsOf('IdentityApi');

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
