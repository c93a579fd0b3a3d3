import type { AwsRequest } from '../aws-request.ts';
import {
  arnIn,
  type Ask,
  type Context,
  jsonInput,
  type JsonObject,
  objectOf,
  type Place,
  present,
  requiredText,
  textIn,
  UntranslatableError,
} from './ask.ts';
import { encryptionContext } from './key-use.ts';
import { requestTagContext } from './request-tags.ts';

/** Operations on no key that exists yet. */
const KEYLESS = new Set(['ListKeys', 'ListAliases', 'GenerateRandom']);

/** What a KMS request needs of its key, with the encryption context as conditions. */
export function translateKms(request: AwsRequest, place: Place): Promise<Ask[]> {
  const { operation, body } = request;
  const input = jsonInput(body);
  if (KEYLESS.has(operation)) {
    const context = callContext(input, place);
    return Promise.resolve([{ action: `kms:${operation}`, resource: '*', context }]);
  }
  if (operation === 'CreateKey') return Promise.resolve(creation(input, place));
  if (operation.endsWith('Alias')) return aliasAsks(operation, input, place);
  return keyAsks(operation, input, place);
}

async function keyAsks(operation: string, input: JsonObject, place: Place): Promise<Ask[]> {
  const keyId = namedKey(operation, input);
  const resource = (await place.facts.key(keyId))?.arn;
  if (resource === undefined) return missingKey(operation, keyId, place);
  const isAlias = keyId.startsWith('alias/') || keyId.includes(':alias/');
  const context = {
    ...callContext(input, place),
    ...present({
      'kms:RequestAlias': isAlias ? keyId.replace(/^arn:.*:alias/, 'alias') : undefined,
    }),
  };
  return [{ action: `kms:${operation}`, resource, context }];
}

/** KMS looks an alias up before it asks who may, and says that there is none; a key it asks for at once. */
function missingKey(operation: string, keyId: string, place: Place): Ask[] {
  if (keyId.includes('alias/')) return [];
  const resource = keyId.startsWith('arn:') ? keyId : arnIn(place, 'kms', `key/${keyId}`);
  return [{ action: `kms:${operation}`, resource, context: {}, resourcePolicy: rootOnly(place) }];
}

/** A key that is to be has no ARN: its tags are asked for at any key, under the policy it will have. */
function creation(input: JsonObject, place: Place): Ask[] {
  const context = {
    ...callContext(input, place),
    ...present({
      'kms:KeySpec': textIn(input, 'KeySpec') ?? 'SYMMETRIC_DEFAULT',
      'kms:KeyUsage': textIn(input, 'KeyUsage') ?? 'ENCRYPT_DECRYPT',
      'kms:KeyOrigin': textIn(input, 'Origin') ?? 'AWS_KMS',
    }),
    'kms:MultiRegion': String(input.MultiRegion === true),
    'kms:BypassPolicyLockoutSafetyCheck': String(input.BypassPolicyLockoutSafetyCheck === true),
  };
  const ask = { action: 'kms:CreateKey', resource: '*', context };
  if (input.Tags === undefined) return [ask];
  const resource = arnIn(place, 'kms', 'key/00000000-0000-0000-0000-000000000000');
  return [ask, { action: 'kms:TagResource', resource, context, resourcePolicy: rootOnly(place) }];
}

/** An alias needs the permission at itself and at the key: at both keys where it goes from one to another. */
async function aliasAsks(operation: string, input: JsonObject, place: Place): Promise<Ask[]> {
  const alias = requiredText(input, 'AliasName');
  const named = [
    operation === 'CreateAlias' ? undefined : alias,
    textIn(input, 'TargetKeyId'),
  ].filter((name) => name !== undefined);
  const keys = await Promise.all(named.map((name) => place.facts.key(name)));
  const resources = [
    arnIn(place, 'kms', alias),
    ...new Set(keys.filter((key) => key !== undefined).map(({ arn }) => arn)),
  ];
  const context = callContext(input, place);
  return resources.map((resource) => ({ action: `kms:${operation}`, resource, context }));
}

function namedKey(operation: string, input: JsonObject): string {
  const keyId = textIn(input, 'KeyId');
  if (keyId !== undefined) return keyId;
  const ciphertext = textIn(input, 'CiphertextBlob');
  if (operation === 'Decrypt' && ciphertext !== undefined) return keyOfCiphertext(ciphertext);
  throw new UntranslatableError('it names no key');
}

/** A ciphertext of the emulator begins with the id of its key, as those of AWS carry it inside. */
function keyOfCiphertext(base64: string): string {
  const start = Buffer.from(base64, 'base64').toString('latin1').slice(0, 36);
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(start)) return start;
  throw new UntranslatableError('its ciphertext does not tell the key; name it in KeyId');
}

const callContext = (input: JsonObject, { accountId }: Place): Context => ({
  'kms:CallerAccount': accountId,
  ...encryptionContext({ encryptionContext: textsOf(input.EncryptionContext) }),
  ...requestTagContext(input),
  ...present({
    'kms:ScheduleKeyDeletionPendingWindowInDays': numberText(input.PendingWindowInDays),
    'kms:RotationPeriodInDays': numberText(input.RotationPeriodInDays),
  }),
});

const textsOf = (pairs: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(objectOf(pairs ?? {})).map(([key, value]) => [key, String(value)]),
  );

const numberText = (value: unknown) => (typeof value === 'number' ? String(value) : undefined);

/** The policy of a key that was given none: the account's own policies say who may. */
const rootOnly = ({ accountId }: Place) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${accountId}:root` },
      Action: 'kms:*',
      Resource: '*',
    },
  ],
});
