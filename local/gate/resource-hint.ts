import type { AwsRequest } from './aws-request.ts';

/** Fields that name what a JSON call is about, the most telling first. */
const NAMING_FIELDS =
  /"(TableName|QueueUrl|UserPoolId|stateMachineArn|executionArn|KeyId|SecretId|StreamArn|logGroupName)"\s*:\s*"([^"]*)"/;

/** What a call is about in one short text for the journal; empty when nothing names it. */
export function resourceHint({ protocol, path, body, service }: AwsRequest): string {
  if (protocol === 's3' || protocol === 'rest-json') return path;
  if (protocol === 'query') return service;
  return NAMING_FIELDS.exec(body.toString('utf8', 0, 4096))?.[2] ?? '';
}
