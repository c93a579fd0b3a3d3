import { createHash } from 'node:crypto';
import { callFor } from '../api.ts';

type Page<Item> = { readonly items: readonly Item[]; readonly nextCursor?: string };
type File = { readonly id: string; readonly name: string; readonly uploadedAt: string };

/** All items of a list of the API, page by page. */
export async function allOf<Item>(path: string, token: string): Promise<Item[]> {
  const items: Item[] = [];
  let cursor = '';
  do {
    const page: Page<Item> = await callFor(`GET ${path}?limit=100${cursor}`, { token });
    items.push(...page.items);
    cursor = page.nextCursor === undefined ? '' : `&cursor=${page.nextCursor}`;
  } while (cursor !== '');
  return items;
}

/** What a tenant has, as its owner reads it by the API: each record, file by its hash, member by address and role. */
export async function stateOf(token: string) {
  const collections = await allOf<{ name: string }>('/v1/records', token);
  const records: Record<string, object[]> = {};
  for (const { name } of collections) records[name] = await allOf(`/v1/records/${name}`, token);
  const files = await Promise.all(
    (await allOf<File>('/v1/files', token)).map(async ({ id }) => {
      type Shown = File & { contentType: string; download: { url: string } };
      const { download, ...file } = await callFor<Shown>(`GET /v1/files/${id}`, { token });
      const bytes = await (await fetch(download.url)).arrayBuffer();
      const sha256 = createHash('sha256').update(new Uint8Array(bytes)).digest('hex');
      return { ...file, sha256 };
    }),
  );
  type Member = { email: string; role: string; status: string; name?: string; createdAt: string };
  const members = (await allOf<Member>('/v1/members', token))
    .map(({ email, role, status, name, createdAt }) => ({ email, role, status, name, createdAt }))
    .toSorted((one, other) => (one.email < other.email ? -1 : 1));
  type Role = { id: string; name: string; permissions: string[]; isBuiltIn?: boolean };
  const { items } = await callFor<Page<Role>>('GET /v1/roles', { token });
  const roles = items
    .filter(({ id }) => id.startsWith('rol_'))
    .map(({ id, name, permissions }) => ({ id, name, permissions }));
  const policy = await callFor<object>('GET /v1/policy', { token });
  return { records, files, members, roles, policy };
}
