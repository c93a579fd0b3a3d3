import type { TenantScope } from '../tenancy/tenant-context.ts';
import { manifestEntries, type ManifestEntry } from './manifest-entries.ts';
import { merged } from './merged.ts';
import type { Manifest } from './move.ts';
import { isObjectOfThePlace } from './of-the-place.ts';
import type { ObjectPlaces, PlacedObject } from './object-places.ts';

export type ObjectsRun = {
  readonly from: TenantScope;
  readonly to: TenantScope;
  /** What was copied before. */
  readonly manifest?: Manifest;
  readonly after?: string;
  readonly readPage?: number;
};

/** One key: what each place has, and what was copied before. */
export type Row = {
  readonly key: string;
  readonly source?: PlacedObject;
  readonly target?: PlacedObject;
  readonly entry?: ManifestEntry;
};

/** Both places and the manifest of what was copied, key by key. */
export async function* rowsOf(places: ObjectPlaces, run: ObjectsRun): AsyncGenerator<Row> {
  const objectsOf = (scope: TenantScope) => theTenants(places.objects(scope, run.after));
  const both = merged(objectsOf(run.from), objectsOf(run.to));
  for await (const { key, left, right } of merged(both, manifestEntries(places, run.to, run))) {
    yield { key, source: left?.left, target: left?.right, entry: right };
  }
}

export async function* theTenants(objects: AsyncIterable<PlacedObject>) {
  for await (const object of objects) if (!isObjectOfThePlace(object.key)) yield object;
}
