import {
  GetFunctionConfigurationCommand,
  InvokeCommand,
  LambdaClient,
  paginateListFunctions,
  UpdateFunctionConfigurationCommand,
  waitUntilFunctionUpdatedV2,
} from '@aws-sdk/client-lambda';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { region, rootClient } from '../../local/aws.ts';
import { asRoot, localCloud } from './local-cloud.ts';
import { toCredentials } from './tenancy/local-tenant-plane.ts';

export type DeployedFunction = {
  readonly name: string;
  readonly environment: Readonly<Record<string, string>>;
};

export type Invoked =
  { readonly ok: true; readonly answer: unknown } | { readonly ok: false; readonly error: string };

let deployed: Promise<readonly DeployedFunction[]> | undefined;

/** The function whose name has this part, the beginning of its construct's path: `ProvisioningCreateIdentity`. */
export async function deployedFunction(part: string): Promise<DeployedFunction> {
  deployed ??= listFunctions();
  const found = (await deployed).find(({ name }) => name.includes(part));
  if (!found) throw new Error(`No function is named ${part}.`);
  return found;
}

/** Runs the function as whoever triggers it does; what it throws is told by the error's text. */
export async function invoke(part: string, event: object): Promise<Invoked> {
  const { name } = await deployedFunction(part);
  const { Payload, FunctionError } = await new LambdaClient(asRoot()).send(
    new InvokeCommand({ FunctionName: name, Payload: JSON.stringify(event) }),
  );
  const text = Payload?.transformToString() ?? '';
  return FunctionError ? { ok: false, error: text } : { ok: true, answer: JSON.parse(text) };
}

/** The function with all that it runs with: its settings and its role's credentials, every call through the gate. */
export async function runningFunction(part: string): Promise<DeployedFunction> {
  const { gateUrl } = localCloud();
  const { name, environment } = await deployedFunction(part);
  const { Role = '' } = await new LambdaClient(asRoot()).send(
    new GetFunctionConfigurationCommand({ FunctionName: name }),
  );
  const { Credentials } = await new STSClient(rootClient(gateUrl)).send(
    new AssumeRoleCommand({ RoleArn: Role, RoleSessionName: 'test' }),
  );
  const { accessKeyId, secretAccessKey, sessionToken } = toCredentials(Credentials);
  return {
    name,
    environment: {
      ...environment,
      AWS_REGION: region,
      AWS_ENDPOINT_URL: gateUrl,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_SESSION_TOKEN: sessionToken,
      POWERTOOLS_LOG_LEVEL: 'SILENT',
    },
  };
}

/** Changes some of a function's settings, as for a stand-in of what it asks; for a function that no other file tests. */
export async function setEnvironment(part: string, changed: DeployedFunction['environment']) {
  const { name, environment } = await deployedFunction(part);
  const client = new LambdaClient(asRoot());
  await client.send(
    new UpdateFunctionConfigurationCommand({
      FunctionName: name,
      Environment: { Variables: { ...environment, ...changed } },
    }),
  );
  await waitUntilFunctionUpdatedV2({ client, maxWaitTime: 60 }, { FunctionName: name });
}

async function listFunctions(): Promise<readonly DeployedFunction[]> {
  const functions: DeployedFunction[] = [];
  for await (const { Functions = [] } of paginateListFunctions(
    { client: new LambdaClient(asRoot()) },
    {},
  )) {
    for (const { FunctionName = '', Environment } of Functions) {
      functions.push({ name: FunctionName, environment: Environment?.Variables ?? {} });
    }
  }
  return functions;
}
