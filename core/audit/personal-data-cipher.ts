/** Encrypts under a data key of the tenant's own; once that is deleted, nobody reads what it encrypted. */
export interface PersonalDataCipher {
  encrypt(tenantId: string, text: string): Promise<string>;

  /** Null where the key is no more. */
  decrypt(tenantId: string, ciphertext: string): Promise<string | null>;
}
