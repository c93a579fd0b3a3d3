import type {
  SupportAccessChange,
  SupportAccessRegistry,
  SupportUse,
  Told,
} from '../../core/support-access/support-access-registry.ts';
import type {
  SupportAccess,
  SupportAccessId,
  SupportedTenant,
} from '../../core/support-access/support-access.ts';
import type { Page, PageRequest } from '../../kit/page.ts';

/** Keeps accesses in memory; what happens in the moment before a write is a test's to say. */
export class FakeSupportAccessRegistry implements SupportAccessRegistry {
  readonly told: Told[] = [];
  owners: readonly string[] = ['ada@acme.example'];
  used: readonly SupportUse[] = [];
  isAllowedInAdvance = true;
  beforeChange: () => Promise<unknown> = () => Promise.resolve();
  readonly #accesses = new Map<string, SupportAccess>();

  async find({ userPoolId }: SupportedTenant, id: SupportAccessId) {
    return this.#accesses.get(`${userPoolId} ${id}`) ?? null;
  }

  async list({ userPoolId }: SupportedTenant): Promise<Page<SupportAccess>> {
    const own = [...this.#accesses].filter(([key]) => key.startsWith(`${userPoolId} `));
    return { items: own.map(([, access]) => access).reverse() };
  }

  async create({ userPoolId }: SupportedTenant, access: SupportAccess, told: Told) {
    if (access.grantedBy?.kind === 'policy' && !this.isAllowedInAdvance) return false;
    this.#accesses.set(`${userPoolId} ${access.id}`, access);
    this.told.push(told);
    return true;
  }

  async change(of: SupportedTenant, { before, after }: SupportAccessChange, told: Told) {
    const interrupt = this.beforeChange;
    this.beforeChange = () => Promise.resolve();
    await interrupt();
    if ((await this.find(of, before.id))?.state !== before.state) return false;
    this.#accesses.set(`${of.userPoolId} ${after.id}`, after);
    this.told.push(told);
    return true;
  }

  async uses(_: SupportedTenant, id: SupportAccessId, { limit }: PageRequest) {
    return { items: id ? this.used.slice(0, limit) : [] };
  }

  async ownersOf() {
    return this.owners;
  }
}
