import type { TenantScope } from '../tenancy/tenant-context.ts';
import type { Tally } from './move.ts';
import { theTenants } from './rows-of.ts';
import type { ObjectPlaces } from './object-places.ts';

type Counting = { readonly at: TenantScope; readonly tally: Tally; readonly after?: string };

const OBJECTS_AT_ONCE = 1_000;

/** Counts objects that stay where they are. */
export async function* countObjects(
  places: ObjectPlaces,
  { at, tally: counted, after: start }: Counting,
): AsyncGenerator<{ readonly after: string; readonly tally: Tally }> {
  let tally = counted;
  let after = '';
  for await (const { key, bytes } of theTenants(places.objects(at, start))) {
    tally = { ...tally, objects: tally.objects + 1, objectBytes: tally.objectBytes + bytes };
    after = key;
    if ((tally.objects - counted.objects) % OBJECTS_AT_ONCE === 0) yield { after, tally };
  }
  if ((tally.objects - counted.objects) % OBJECTS_AT_ONCE > 0) yield { after, tally };
}
