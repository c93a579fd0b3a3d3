import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { AdminPasswordDecrypter } from '../../../core/provisioning/admin-password-decrypter.ts';
import type { FirstPasswords } from '../../../core/provisioning/first-passwords.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { adminPasswordKey } from '../table/control-keys.ts';
import { getItem } from '../table/get-item.ts';

const encryptedPassword = z.object({ ciphertext: z.string(), expiresAt: z.number() });

export type FirstPasswordsPorts = {
  readonly documents: DynamoDBDocumentClient;
  readonly decrypter: AdminPasswordDecrypter;
  readonly now: () => Date;
};

export class DynamoFirstPasswords implements FirstPasswords {
  readonly #ports: FirstPasswordsPorts;
  readonly #tableName: string;

  constructor(ports: FirstPasswordsPorts, tableName: string) {
    this.#ports = ports;
    this.#tableName = tableName;
  }

  async open(tenantId: TenantId): Promise<string | null> {
    const { documents, decrypter, now } = this.#ports;
    const item = await getItem(documents, this.#tableName, adminPasswordKey(tenantId));
    if (!item) return null;

    const { ciphertext, expiresAt } = encryptedPassword.parse(item);
    // The table forgets an expired item only some time later.
    return expiresAt * 1_000 > now().getTime() ? decrypter.decrypt(tenantId, ciphertext) : null;
  }
}
