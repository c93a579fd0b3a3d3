import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { inject } from 'vitest';
import { rootClient } from '../../local/aws.ts';
import type { LocalCloud } from './local-cloud-setup.ts';

/** The cloud that this run started: see local-cloud-setup.ts. */
export const localCloud = (): LocalCloud => inject('localCloud');

/** An output of the deployed stacks; throws when there is none of that name. */
export function output(name: string): string {
  const value = localCloud().outputs[name];
  if (value === undefined) throw new Error(`No stack has the output ${name}`);
  return value;
}

/**
 * The settings of an AWS SDK client with the account's own rights, for looking into the stores:
 * `new S3Client(asRoot())`. It goes past the gate, so that it is neither judged nor counted.
 */
export const asRoot = () => rootClient(localCloud().emulatorUrl);

/** The settings of an AWS SDK client for a caller whom the gate judges. */
export const throughGate = (credentials: {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}) => ({ ...rootClient(localCloud().gateUrl), credentials });

export const documentsAsRoot = () => DynamoDBDocumentClient.from(new DynamoDBClient(asRoot()));
