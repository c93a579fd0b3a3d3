import {
  AdminGetUserCommand,
  AdminInitiateAuthCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  CreateUserPoolCommand,
  DeleteUserPoolCommand,
  TagResourceCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import {
  GetRolePolicyCommand,
  IAMClient,
  ListRolePoliciesCommand,
  paginateListRoles,
} from '@aws-sdk/client-iam';
import { beforeAll, describe, expect, it } from 'vitest';
import { account } from '../../local/aws.ts';
import { newId } from '../../kit/id.ts';
import { deployedFunction } from '../support/deployed-functions.ts';
import { makeRole, sessionOf, type Statement } from '../support/gate-role.ts';
import { asRoot, output } from '../support/local-cloud.ts';

/** Two stages in one account: what the functions of this one are refused at another one's resources. */
const NAME = `gate-stages-${Date.now().toString(36)}`;
const denied = { name: 'AccessDeniedException' };
const root = new CognitoIdentityProviderClient(asRoot());
const tenant = newId('tnt');
const user = { Username: 'nobody@acme.example' };

const copies = new Map<string, Promise<string>>();

/** A role with the rights of that function, which this test may assume. */
function sameRightsAs(construct: string): Promise<string> {
  const copy = copies.get(construct) ?? copyRole(construct);
  copies.set(construct, copy);
  return copy;
}

async function copyRole(construct: string): Promise<string> {
  const iam = new IAMClient(asRoot());
  const copy = `${NAME}-${construct}`;
  for await (const { Roles = [] } of paginateListRoles({ client: iam }, {})) {
    const found = Roles.find(({ RoleName }) => RoleName?.includes(construct));
    if (!found?.RoleName) continue;
    await makeRole(copy, await statementsOf(iam, found.RoleName));
    return copy;
  }
  throw new Error(`No role is named ${construct}.`);
}

async function statementsOf(iam: IAMClient, RoleName: string): Promise<Statement[]> {
  const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
  const documents = await Promise.all(
    PolicyNames.map(async (PolicyName) => {
      const { PolicyDocument = '' } = await iam.send(
        new GetRolePolicyCommand({ RoleName, PolicyName }),
      );
      return JSON.parse(decodeURIComponent(PolicyDocument)) as { Statement: Statement[] };
    }),
  );
  return documents.flatMap(({ Statement }) => Statement);
}

async function makePool(UserPoolTags: Record<string, string>): Promise<string> {
  const { UserPool } = await root.send(
    new CreateUserPoolCommand({ PoolName: `${NAME}-pool`, UserPoolTags }),
  );
  return UserPool?.Id ?? '';
}

const cognitoAs = async (construct: string) =>
  new CognitoIdentityProviderClient(await sessionOf(await sameRightsAs(construct)));

const pools = { own: '', prods: '', untagged: '' };

beforeAll(async () => {
  pools.own = await makePool({ 'freehold:stage': 'local', 'freehold:tenant': tenant });
  pools.prods = await makePool({ 'freehold:stage': 'prod', 'freehold:tenant': tenant });
  pools.untagged = await makePool({});
});

const foreign = () => ({ ...pools, operators: output('OperatorUserPoolId') });

describe('the provisioning of one stage', () => {
  it.each(['prods', 'untagged', 'operators'] as const)(
    'sets no password in, tags and deletes no pool that is not a tenant’s of its stage: %s',
    async (whose) => {
      const UserPoolId = foreign()[whose];
      const password = { ...user, UserPoolId, Password: 'Rocket-Skates-42!' };
      const maker = await cognitoAs('CreateIdentity');
      for (const command of [
        new AdminSetUserPasswordCommand(password),
        new DeleteUserPoolCommand({ UserPoolId }),
        new TagResourceCommand({
          ResourceArn: `arn:aws:cognito-idp:us-east-1:${account}:userpool/${UserPoolId}`,
          Tags: { 'freehold:stage': 'local', 'freehold:tenant': tenant },
        }),
      ]) {
        await expect(maker.send(command as AdminSetUserPasswordCommand)).rejects.toMatchObject(
          denied,
        );
      }
      const mailer = await cognitoAs('SendWelcome');
      await expect(mailer.send(new AdminSetUserPasswordCommand(password))).rejects.toMatchObject(
        denied,
      );
    },
  );

  it('reaches those of its tenants, and makes no pool of another stage', async () => {
    const maker = await cognitoAs('CreateIdentity');
    const mailer = await cognitoAs('SendWelcome');
    const get = new AdminGetUserCommand({ ...user, UserPoolId: pools.own });
    await expect(mailer.send(get)).rejects.toMatchObject({ name: 'UserNotFoundException' });
    const ofProd = { 'freehold:stage': 'prod', 'freehold:tenant': tenant };
    const make = new CreateUserPoolCommand({ PoolName: NAME, UserPoolTags: ofProd });
    await expect(maker.send(make)).rejects.toMatchObject(denied);
    await maker.send(new DeleteUserPoolCommand({ UserPoolId: pools.own }));
  });
});

describe('the sign-in of one stage', () => {
  it('signs nobody in to a pool of another one', async () => {
    const signIn = await cognitoAs('IdentityApi');
    const auth = (UserPoolId: string) =>
      new AdminInitiateAuthCommand({
        UserPoolId,
        ClientId: output('OperatorClientId'),
        AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: 'nobody@acme.example', PASSWORD: 'Rocket-Skates-42!' },
      });
    for (const UserPoolId of [pools.prods, pools.untagged]) {
      await expect(signIn.send(auth(UserPoolId))).rejects.toMatchObject(denied);
    }
    await expect(signIn.send(auth(output('OperatorUserPoolId')))).rejects.not.toMatchObject(denied);
  });
});

describe.each(['TenantsApi', 'AdvanceJob', 'ActivateTenant'])('%s', (construct) => {
  it('binds no pool to a tenant, though an update makes the item where there is none', async () => {
    const { environment } = await deployedFunction('TenantsApi');
    const update = (attribute: string) =>
      new UpdateItemCommand({
        TableName: environment.CONTROL_TABLE_NAME,
        Key: { pk: { S: `POOL#${pools.untagged}` }, sk: { S: 'POOL' } },
        UpdateExpression: `SET ${attribute} = :value`,
        ExpressionAttributeValues: { ':value': { S: tenant } },
      });
    const items = new DynamoDBClient(await sessionOf(await sameRightsAs(construct)));
    for (const attribute of ['tenantId', 'userPoolId', 'clientId', 'jwks']) {
      await expect(items.send(update(attribute))).rejects.toMatchObject(denied);
    }
  });
});
