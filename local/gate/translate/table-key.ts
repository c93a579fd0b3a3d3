import { type Ask, type JsonObject, objectOf, type Place, present, textIn } from './ask.ts';
import { encryptionContext, keyUseAsks, usableKey, viaService } from './key-use.ts';

/** DynamoDB opens the key of an encrypted table with its caller's permission, each table's once. */
export async function tableKeyAsks(asks: readonly Ask[], place: Place): Promise<Ask[]> {
  const tables = new Set(asks.map(({ resource }) => resource.split('/')[1] ?? ''));
  const needed = await Promise.all([...tables].map((table) => decryptionOf(table, place)));
  return needed.flat();
}

async function decryptionOf(table: string, place: Place): Promise<Ask[]> {
  const keyId = (await place.facts.table(table))?.keyId;
  if (keyId === undefined) return [];
  return keyUseAsks(
    {
      service: 'dynamodb',
      keyId,
      actions: ['Decrypt'],
      encryptionContext: contextOf(table, place),
    },
    place,
  );
}

/** What AWS lists as the least that whoever chooses a table's key must be allowed with it. */
const ENCRYPTING = [
  'Encrypt',
  'Decrypt',
  'ReEncryptFrom',
  'ReEncryptTo',
  'GenerateDataKey',
  'GenerateDataKeyWithoutPlaintext',
];
const GRANTED = [
  'Decrypt',
  'DescribeKey',
  'Encrypt',
  'GenerateDataKey',
  'ReEncryptFrom',
  'ReEncryptTo',
  'RetireGrant',
];

/** What the choice of a key for a table needs of that key. */
export async function chosenKeyAsks(
  input: JsonObject,
  table: string,
  place: Place,
): Promise<Ask[]> {
  const keyId = textIn(objectOf(input.SSESpecification ?? {}), 'KMSMasterKeyId');
  if (keyId === undefined) return [];
  const key = await usableKey(keyId, place);
  if (key === undefined) return [];

  const pairs = contextOf(table, place);
  const via = viaService('dynamodb', place);
  const alias = present({ 'kms:RequestAlias': keyId.startsWith('alias/') ? keyId : undefined });
  const grant = {
    ...via,
    ...encryptionContext({ encryptionContext: pairs }),
    'kms:GrantIsForAWSResource': 'true',
    'kms:GrantConstraintType': 'EncryptionContextSubset',
    'kms:GrantOperations': GRANTED,
    'kms:GranteePrincipal': `dynamodb.${place.region}.amazonaws.com`,
  };
  return [
    { action: 'kms:DescribeKey', resource: key.arn, context: { ...via, ...alias } },
    { action: 'kms:CreateGrant', resource: key.arn, context: grant },
    ...(await keyUseAsks(
      { service: 'dynamodb', keyId, actions: ENCRYPTING, encryptionContext: pairs },
      place,
    )),
  ];
}

const contextOf = (table: string, { accountId }: Place) => ({
  'aws:dynamodb:tableName': table,
  'aws:dynamodb:subscriberId': accountId,
});
