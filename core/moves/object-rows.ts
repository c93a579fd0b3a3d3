import type { TenantScope } from '../tenancy/tenant-context.ts';
import { compareKeys, merged } from './merged.ts';
import type { Manifest } from './move.ts';
import {
  isMarkerObject,
  type CopiedObject,
  type PlacedObject,
  type PlacementObjects,
} from './placement-objects.ts';

export type ObjectsRun = {
  readonly from: TenantScope;
  readonly to: TenantScope;
  /** What was copied before. */
  readonly manifest?: Manifest;
  readonly after?: string;
  readonly readPage?: number;
};

/** One key: what each placement has, and what was copied before, with its page of the manifest. */
export type Row = {
  readonly key: string;
  readonly source?: PlacedObject;
  readonly target?: PlacedObject;
  readonly entry?: CopiedObject & { readonly page: number };
};

/** Both placements and the manifest of what was copied, key by key. */
export async function* objectRows(objects: PlacementObjects, run: ObjectsRun): AsyncGenerator<Row> {
  const both = merged(
    tenantObjects(objects, run.from, run.after),
    tenantObjects(objects, run.to, run.after),
  );
  for await (const { key, left, right } of merged(both, manifestEntries(objects, run))) {
    yield { key, source: left?.left, target: left?.right, entry: right };
  }
}

/** The tenant's objects at a placement, without the markers. */
export async function* tenantObjects(
  objects: PlacementObjects,
  scope: TenantScope,
  after?: string,
): AsyncGenerator<PlacedObject> {
  for await (const object of objects.objects(scope, after)) {
    if (!isMarkerObject(object.key)) yield object;
  }
}

async function* manifestEntries(
  objects: PlacementObjects,
  { to, manifest, after = '', readPage = 0 }: ObjectsRun,
) {
  if (!manifest) return;
  for (let page = readPage; page < manifest.pages; page += 1) {
    const entries = await objects.readPage(to, { generation: manifest.generation, page });
    for (const entry of entries) {
      if (compareKeys(entry.key, after) > 0) yield { ...entry, page };
    }
  }
}

/** Where the next part goes on: behind the last row, from its page of the manifest. */
export const positionAfter = (rows: readonly Row[], readPage = 0) => ({
  after: rows.at(-1)?.key ?? '',
  readPage: rows.findLast(({ entry }) => entry)?.entry?.page ?? readPage,
});
