import { pathToFileURL } from 'node:url';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { region, rootClient } from '../../../local/aws.ts';
import type { ApiEvent } from '../../../functions/edge/authorizer-context.ts';
import type { FunctionPath } from '../../../functions/routes.ts';
import { deployedFunction } from '../../support/deployed-functions.ts';
import { asRoot, localCloud } from '../../support/local-cloud.ts';
import { toCredentials } from '../../support/tenancy/local-tenant-plane.ts';

export type Answered = { readonly status: number; readonly text: string };
export type Invoke = (event: ApiEvent) => Promise<Answered>;

/** A bundle run here with the deployed function's own role and settings, every call through the gate. */
export async function inProcess(functionPath: FunctionPath, bundle: string): Promise<Invoke> {
  const { name, environment } = await deployedFunction(constructOf(functionPath));
  const { Role = '' } = await new LambdaClient(asRoot()).send(
    new GetFunctionConfigurationCommand({ FunctionName: name }),
  );
  const { gateUrl } = localCloud();
  const { Credentials } = await new STSClient(rootClient(gateUrl)).send(
    new AssumeRoleCommand({ RoleArn: Role, RoleSessionName: 'isolation' }),
  );
  const { accessKeyId, secretAccessKey, sessionToken } = toCredentials(Credentials);
  Object.assign(process.env, environment, {
    AWS_REGION: region,
    AWS_ENDPOINT_URL: gateUrl,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
    POWERTOOLS_LOG_LEVEL: 'SILENT',
  });
  const { handler } = (await import(pathToFileURL(bundle).href)) as { handler: Handler };
  return async (event) => {
    const { statusCode = 0, body = '' } = await handler(event, {
      functionName: name,
      getRemainingTimeInMillis: () => 15_000,
    });
    return { status: statusCode, text: body };
  };
}

type Handler = (
  event: ApiEvent,
  context: object,
) => Promise<{ readonly statusCode?: number; readonly body?: string }>;

/** `records/api` is `RecordsApi` in the stack. */
const constructOf = (functionPath: string) =>
  functionPath.replaceAll(/(?:^|[/-])(\w)/g, (_, letter: string) => letter.toUpperCase());
