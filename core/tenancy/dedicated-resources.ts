import type { Result } from '../../kit/result.ts';
import type { Placement } from './placement.ts';

/** No repetition makes these stores; the reason is a sentence for the operator. */
export type ResourcesRefused = { readonly kind: 'ResourcesRefused'; readonly reason: string };

/**
 * The stores that a tenant has to itself: a table and a key, or a stack of table, bucket and key; of a
 * tenant in a pool there are none. Making and deleting take AWS seconds to minutes, so neither waits:
 * the caller asks again.
 */
export interface DedicatedResources {
  /**
   * Begins to make what the placement needs and is not there, and says whether all of it can be used.
   * Again is harmless. Throws on an outage.
   */
  make(placement: Placement): Promise<Result<'ready' | 'pending', ResourcesRefused>>;

  /**
   * Begins to delete what is left, protected or not, and says whether all of it is gone. What was
   * never made is gone. A bucket must be empty. Again is harmless; throws on an outage.
   */
  delete(placement: Placement): Promise<'gone' | 'pending'>;
}
