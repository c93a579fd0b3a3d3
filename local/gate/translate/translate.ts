import type { AwsRequest } from '../aws-request.ts';
import { type Ask, type Place, UntranslatableError } from './ask.ts';
import { translateCloudformation } from './cloudformation.ts';
import { translateDynamodb } from './dynamodb.ts';
import {
  translateCloudwatch,
  translateEvents,
  translateJsonService,
  translateSecrets,
} from './json-services.ts';
import { translateKms } from './kms.ts';
import { translateLambda } from './lambda.ts';
import { translateScheduler, translateSes } from './rest-services.ts';
import { translateS3 } from './s3.ts';
import { translateSns } from './sns.ts';
import { translateSts } from './sts.ts';

type Translate = (request: AwsRequest, place: Place) => Promise<Ask[]>;

const SERVICES: Readonly<Record<string, Translate>> = {
  cloudformation: translateCloudformation,
  cloudwatch: translateCloudwatch,
  'cognito-idp': translateJsonService,
  dynamodb: translateDynamodb,
  events: translateEvents,
  kms: translateKms,
  lambda: translateLambda,
  logs: translateJsonService,
  s3: translateS3,
  scheduler: translateScheduler,
  secretsmanager: translateSecrets,
  ses: translateSes,
  sns: translateSns,
  sqs: translateJsonService,
  sts: translateSts,
  ssm: translateJsonService,
  states: translateJsonService,
};

/** A service's name in a signature, where it is not the name of its actions. */
const SIGNING_NAMES: Readonly<Record<string, string>> = { cloudwatch: 'monitoring' };

/** All permissions a request needs; throws an UntranslatableError when the gate cannot tell. */
export async function translate(request: AwsRequest, place: Place): Promise<Ask[]> {
  const { service, signature } = request;
  // The emulator may route by the signature's service: what is asked must be what is done.
  if (signature?.service !== (SIGNING_NAMES[service] ?? service)) {
    throw new UntranslatableError(`it is signed for ${signature?.service ?? 'no service'}`);
  }
  const ofService = SERVICES[service];
  if (ofService === undefined) throw new UntranslatableError(`the gate does not know ${service}`);
  return ofService(request, place);
}
