import { z } from 'zod';

const health = z.object({ services: z.record(z.string(), z.string()) });

/** What the platform deploys or calls, and the names by which emulators list it. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  CloudFormation: ['cloudformation'],
  IAM: ['iam'],
  STS: ['sts'],
  Lambda: ['lambda'],
  'API Gateway (HTTP APIs)': ['apigatewayv2', 'apigateway'],
  'Cognito user pools': ['cognito-idp'],
  DynamoDB: ['dynamodb'],
  'DynamoDB Streams': ['dynamodbstreams'],
  S3: ['s3'],
  SQS: ['sqs'],
  EventBridge: ['events'],
  'Step Functions': ['stepfunctions', 'states'],
  KMS: ['kms'],
  'Secrets Manager': ['secretsmanager'],
  SES: ['sesv2', 'ses'],
  SSM: ['ssm'],
  CloudWatch: ['cloudwatch', 'monitoring'],
  'CloudWatch Logs': ['logs'],
};

/** What another emulator is not to us, so that nobody takes it for ours. */
const LOST = [
  'Not available there: a function’s own calls are not judged by the IAM gate, unless that emulator sends them to it.',
  'Not available there: logs of the functions here, saving of the state, an end with Ctrl-C: it is not ours.',
  'Not available there: a stand-in for Stripe; with billing by Stripe, the functions call Stripe itself.',
];

/**
 * Looks at an emulator that somebody else runs, and tells what is not available there. Throws, with
 * their names, when services are missing that the platform needs, or when nobody answers.
 */
export async function examineEmulator(endpoint: string): Promise<readonly string[]> {
  const services = await servicesOf(endpoint);
  const missing = Object.entries(NEEDED)
    .filter(([, names]) => !names.some((name) => isThere(services[name])))
    .map(([name]) => name);
  if (missing.length === 0) return LOST;
  throw new Error(
    `The emulator at ${endpoint} lacks what the platform needs: ${missing.join(', ')}.`,
  );
}

const isThere = (state: string | undefined) => state === 'available' || state === 'running';

async function servicesOf(endpoint: string): Promise<Readonly<Record<string, string>>> {
  if (URL.parse(endpoint)?.protocol !== 'http:') {
    throw new Error(`--endpoint is an address such as http://127.0.0.1:4566, and not ${endpoint}.`);
  }
  try {
    const answer = await fetch(new URL('/_localstack/health', endpoint));
    return health.parse(await answer.json()).services;
  } catch (cause) {
    throw new Error(`No emulator tells its services at ${endpoint}/_localstack/health.`, { cause });
  }
}
