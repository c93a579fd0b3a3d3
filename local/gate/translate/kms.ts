import type { AwsRequest } from '../aws-request.ts';
import {
  type Ask,
  type Context,
  jsonInput,
  type JsonObject,
  objectOf,
  type Place,
  present,
  textIn,
  UntranslatableError,
} from './ask.ts';
import { requestTagContext } from './request-tags.ts';

/** Operations on no key that exists yet. */
const KEYLESS = new Set(['CreateKey', 'ListKeys', 'ListAliases', 'GenerateRandom']);

/** What a KMS request needs of its key, with the encryption context as conditions and the key's own policy. */
export async function translateKms(request: AwsRequest, place: Place): Promise<Ask[]> {
  const { operation, body } = request;
  const input = jsonInput(body);
  const action = `kms:${operation}`;
  if (KEYLESS.has(operation)) {
    return [{ action, resource: '*', context: requestTagContext(input) }];
  }
  const keyId = namedKey(operation, input);
  const resource = await place.facts.keyArn(keyId);
  if (resource === undefined) throw new UntranslatableError(`there is no key ${keyId}`);
  const context = {
    ...encryptionContext(input),
    ...requestTagContext(input),
    ...present({ 'kms:RequestAlias': keyId.startsWith('alias/') ? keyId : undefined }),
  };
  return [{ action, resource, context, resourcePolicy: await place.facts.keyPolicy(resource) }];
}

function namedKey(operation: string, input: JsonObject): string {
  const keyId = textIn(input, 'KeyId') ?? textIn(input, 'TargetKeyId');
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

function encryptionContext(input: JsonObject): Context {
  if (input.EncryptionContext === undefined || input.EncryptionContext === null) return {};
  const entries = Object.entries(objectOf(input.EncryptionContext));
  if (entries.length === 0) return {};
  return {
    'kms:EncryptionContextKeys': entries.map(([key]) => key),
    ...Object.fromEntries(
      entries.map(([key, value]) => [`kms:EncryptionContext:${key}`, String(value)]),
    ),
  };
}
