import {
  CognitoIdentityProviderClient,
  InvalidPasswordException,
  LimitExceededException,
  ResourceNotFoundException,
  TooManyRequestsException,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { CognitoTenantPools } from '../../../adapters/cognito/cognito-tenant-pools.ts';

type Command = { readonly constructor: { readonly name: string }; readonly input: object };
type Answers = Readonly<Record<string, (calls: number) => unknown>>;

const sender = {
  fromAddress: 'no-reply@freehold.example',
  identityArn: 'arn:aws:ses:eu-central-1:123456789012:identity/freehold.example',
};
const answer = { $metadata: {}, message: 'as Cognito says it' };
const raise = (error: Error) => () => {
  throw error;
};

/** A client that answers each command by its name, and remembers all. */
function poolsOver(answers: Answers) {
  const commands: { name: string; input: object }[] = [];
  const client = Object.assign(new CognitoIdentityProviderClient({ region: 'eu-central-1' }), {
    send: async (command: Command) => {
      const name = command.constructor.name.replace('Command', '');
      const calls = commands.filter((earlier) => earlier.name === name).length;
      commands.push({ name, input: command.input });
      return answers[name]?.(calls) ?? {};
    },
  });
  const pools = new CognitoTenantPools({ client, onceClient: client, stage: 'dev', sender });
  return { pools, client, commands, names: () => commands.map(({ name }) => name) };
}

const tenant = { id: 'tnt_01h455vb4pex5vsknk084sn02q' } as const;
const admin = { email: 'ada@acme.example', name: 'Ada' };

describe('create', () => {
  it('makes a pool that cannot be deleted by mistake, closed to strangers', async () => {
    const { pools, commands } = poolsOver({ CreateUserPool: () => ({ UserPool: { Id: 'p_1' } }) });
    expect(await pools.create(tenant)).toEqual({ ok: true, value: 'p_1' });
    expect(commands[0]?.input).toMatchObject({
      PoolName: `freehold-dev-${tenant.id}`,
      UserPoolTags: { 'freehold:tenant': tenant.id, 'freehold:stage': 'dev' },
      DeletionProtection: 'ACTIVE',
      EmailConfiguration: {
        EmailSendingAccount: 'DEVELOPER',
        SourceArn: sender.identityArn,
        From: sender.fromAddress,
      },
      UsernameAttributes: ['email'],
      UsernameConfiguration: { CaseSensitive: false },
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      Policies: {
        PasswordPolicy: {
          MinimumLength: 12,
          RequireLowercase: true,
          RequireUppercase: true,
          RequireNumbers: true,
          RequireSymbols: true,
        },
      },
    });
  });

  it('waits while it is throttled', async () => {
    const { pools, names } = poolsOver({
      CreateUserPool: (calls) =>
        calls < 2 ? raise(new TooManyRequestsException(answer))() : { UserPool: { Id: 'p_1' } },
    });
    expect(await pools.create(tenant)).toEqual({ ok: true, value: 'p_1' });
    expect(names()).toHaveLength(3);
  });

  it('never repeats a call whose outcome is unknown', async () => {
    const { pools, names } = poolsOver({ CreateUserPool: raise(new Error('socket hang up')) });
    await expect(pools.create(tenant)).rejects.toThrow('socket hang up');
    expect(names()).toHaveLength(1);
  });

  it('tells the limit of the account', async () => {
    const { pools } = poolsOver({ CreateUserPool: raise(new LimitExceededException(answer)) });
    expect(await pools.create(tenant)).toEqual({ ok: false, error: { kind: 'PoolLimitReached' } });
  });
});

describe('ensureClient', () => {
  it('makes one without a secret, for our own sign-in alone, whose users write their name only', async () => {
    const { pools, commands } = poolsOver({
      CreateUserPoolClient: () => ({ UserPoolClient: { ClientId: 'c1' } }),
    });
    expect(await pools.ensureClient('p_1')).toBe('c1');
    expect(commands.at(-1)?.input).toMatchObject({
      GenerateSecret: false,
      ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      PreventUserExistenceErrors: 'ENABLED',
      EnableTokenRevocation: true,
      WriteAttributes: ['name'],
      AccessTokenValidity: 30,
      RefreshTokenValidity: 30,
    });
  });

  it('finds the one that is there', async () => {
    const { pools, names } = poolsOver({
      ListUserPoolClients: () => ({
        UserPoolClients: [{ ClientId: 'c0', ClientName: 'sign-in' }],
      }),
    });
    expect(await pools.ensureClient('p_1')).toBe('c0');
    expect(names()).not.toContain('CreateUserPoolClient');
  });

  it('makes one by the client that repeats nothing: a second would stand beside it', async () => {
    const repeating = poolsOver({});
    const once = poolsOver({
      CreateUserPoolClient: () => ({ UserPoolClient: { ClientId: 'c1' } }),
    });
    const pools = new CognitoTenantPools({
      client: repeating.client,
      onceClient: once.client,
      stage: 'dev',
      sender,
    });
    expect(await pools.ensureClient('p_1')).toBe('c1');
    expect(once.names()).toEqual(['CreateUserPoolClient']);
    expect(repeating.names()).toEqual(['ListUserPoolClients']);
  });
});

const ada = { Attributes: [{ Name: 'sub', Value: 'sub-1' }] };

describe('ensureOwner', () => {
  it('makes the owner’s user, without a mail of Cognito’s', async () => {
    const { pools, commands, names } = poolsOver({ AdminCreateUser: () => ({ User: ada }) });
    expect(await pools.ensureOwner('p_1', admin, 'Correct-horse-9')).toEqual({
      ok: true,
      value: { userId: 'sub-1' },
    });
    expect(names()).toEqual(['AdminCreateUser', 'AdminSetUserPassword']);
    expect(commands[0]?.input).toMatchObject({ Username: admin.email, MessageAction: 'SUPPRESS' });
    expect(commands[0]?.input).not.toHaveProperty('TemporaryPassword');
    expect(commands[1]?.input).toMatchObject({ Permanent: true });
  });

  it('goes on from a user that is there', async () => {
    const { pools, names } = poolsOver({
      AdminCreateUser: raise(new UsernameExistsException(answer)),
      AdminGetUser: () => ({ UserAttributes: ada.Attributes }),
    });
    expect(await pools.ensureOwner('p_1', admin, null)).toEqual({
      ok: true,
      value: { userId: 'sub-1' },
    });
    expect(names()).toEqual(['AdminCreateUser', 'AdminGetUser']);
  });

  it('tells a refused password in words of ours', async () => {
    const { pools } = poolsOver({
      AdminCreateUser: () => ({ User: ada }),
      AdminSetUserPassword: raise(new InvalidPasswordException(answer)),
    });
    expect(await pools.ensureOwner('p_1', admin, 'x')).toEqual({
      ok: false,
      error: { kind: 'AdminRefused', reason: "The admin's password breaks the password policy." },
    });
  });
});

describe('remove', () => {
  it('takes the protection away first', async () => {
    const { pools, commands, names } = poolsOver({});
    await pools.remove(tenant, 'p_1');
    expect(names()).toEqual(['UpdateUserPool', 'DeleteUserPool']);
    // The right to delete it goes by them.
    expect(commands[0]?.input).toMatchObject({
      UserPoolTags: { 'freehold:tenant': tenant.id, 'freehold:stage': 'dev' },
    });
  });

  it('is content with a pool that is gone', async () => {
    const { pools } = poolsOver({ UpdateUserPool: raise(new ResourceNotFoundException(answer)) });
    await expect(pools.remove(tenant, 'p_1')).resolves.toBeUndefined();
  });

  const refused = () =>
    raise(Object.assign(new Error('not authorized'), { name: 'AccessDeniedException' }));
  const listed = (Id: string) => ({
    UserPools: [{ Id, Name: `freehold-dev-${tenant.id}`, CreationDate: new Date(0) }],
  });

  it('is content where IAM refuses a pool that is gone: it has no tags any more', async () => {
    const { pools } = poolsOver({
      UpdateUserPool: refused(),
      ListUserPools: () => listed('p_other'),
    });
    await expect(pools.remove(tenant, 'p_1')).resolves.toBeUndefined();
  });

  it('throws where IAM refuses a pool that is there', async () => {
    const { pools } = poolsOver({ UpdateUserPool: refused(), ListUserPools: () => listed('p_1') });
    await expect(pools.remove(tenant, 'p_1')).rejects.toThrow('not authorized');
  });
});
