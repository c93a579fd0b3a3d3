import { pathToFileURL } from 'node:url';
import type { ApiEvent } from '../../../functions/edge/authorizer-context.ts';
import type { FunctionPath } from '../../../functions/routes.ts';
import { constructIdOf } from '../../../infra/constructs/construct-id-of.ts';
import { runningFunction } from '../../support/deployed-functions.ts';

export type Answered = { readonly status: number; readonly text: string };
export type Invoke = (event: ApiEvent) => Promise<Answered>;

/** A bundle run here with the deployed function's own role and settings, every call through the gate. */
export async function inProcess(functionPath: FunctionPath, bundle: string): Promise<Invoke> {
  const { name, environment } = await runningFunction(constructIdOf(functionPath));
  Object.assign(process.env, environment);
  const { handler } = (await import(pathToFileURL(bundle).href)) as { handler: Handler };
  return async (event) => {
    // Another function may have been loaded since; a client takes its credentials at its first call.
    Object.assign(process.env, environment);
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
