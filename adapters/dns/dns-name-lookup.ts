import { Resolver } from 'node:dns/promises';
import type { NameLookup } from '../../core/provisioning/show-onboarding.ts';

const ABSENT = new Set(['ENOTFOUND', 'ENODATA']);

/** Asks the resolver of where it runs: once, for two seconds. */
export class DnsNameLookup implements NameLookup {
  readonly #resolver = new Resolver({ timeout: 2_000, tries: 1 });

  async targetOf(name: string): Promise<string | null | undefined> {
    try {
      const [target = null] = await this.#resolver.resolveCname(name);
      return target;
    } catch (error) {
      return ABSENT.has((error as NodeJS.ErrnoException).code ?? '') ? null : undefined;
    }
  }
}
