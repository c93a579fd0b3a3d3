import { describe, expect, it } from 'vitest';
import { SecretMissingError, type Secrets } from '../../core/secrets/secrets.ts';

/** Made with the values that it is to hold. */
export type SecretsWith = (values: Readonly<Record<string, string>>) => Promise<Secrets>;

export function describeSecrets(name: string, secretsWith: SecretsWith) {
  describe(name, () => {
    it('gets a secret by its name, character for character', async () => {
      const value = ' {"a": "Hörse 𝄞"}\n';
      const secrets = await secretsWith({ STRIPE_API_KEY: value, OTHER_KEY: 'other' });
      expect(await secrets.get('STRIPE_API_KEY')).toBe(value);
      expect(await secrets.get('OTHER_KEY')).toBe('other');
    });

    it.each(['ABSENT_KEY', 'constructor'])('fails for a secret that is missing: %s', async (of) => {
      const secrets = await secretsWith({ SENDGRID_API_KEY: 'SG.value' });
      await expect(secrets.get(of)).rejects.toThrow(SecretMissingError);
      await expect(secrets.get(of)).rejects.toThrow(of);
      await expect(secrets.get(of)).rejects.not.toThrow('SG.value');
    });
  });
}
