import { CreateKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { beforeAll, describe, expect, it } from 'vitest';
import { KmsAdminPasswordDecrypter } from '../../adapters/kms/kms-admin-password-decrypter.ts';
import { KmsAdminPasswordEncrypter } from '../../adapters/kms/kms-admin-password-encrypter.ts';
import { newId } from '../../kit/id.ts';
import { asRoot } from '../support/local-cloud.ts';

const password = 'Correct-Hörse-7-Battery 𝄞';
let encrypter: KmsAdminPasswordEncrypter;
let decrypter: KmsAdminPasswordDecrypter;

beforeAll(async () => {
  const kms = new KMSClient(asRoot());
  const { KeyMetadata } = await kms.send(new CreateKeyCommand({}));
  const keyArn = KeyMetadata?.Arn ?? '';
  encrypter = new KmsAdminPasswordEncrypter(kms, keyArn);
  decrypter = new KmsAdminPasswordDecrypter(kms, keyArn);
});

describe('KmsAdminPasswordEncrypter', () => {
  it('seals a password that opens again for its tenant', async () => {
    const tenantId = newId('tnt');
    const encrypted = await encrypter.encrypt(tenantId, password);

    expect(encrypted).not.toContain(password);
    expect(Buffer.from(encrypted, 'base64').toString()).not.toContain(password);
    expect(await decrypter.decrypt(tenantId, encrypted)).toBe(password);
  });

  it('seals it for no other tenant', async () => {
    const encrypted = await encrypter.encrypt(newId('tnt'), password);

    await expect(decrypter.decrypt(newId('tnt'), encrypted)).rejects.toThrow();
  });
});
