import type { Attacker, Target } from './parties.ts';

export type AlteredLink = {
  readonly name: string;
  readonly request: (own: string, aim: LinkAim) => LinkRequest;
};
export type LinkAim = { readonly target: Target; readonly attacker: Attacker };
export type LinkRequest = {
  readonly url: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** The other's file in place of the own one: its bucket, its prefix, its name. */
function aimed(own: string, { target, attacker }: LinkAim): string {
  const { origin, search } = new URL(own);
  const named = search
    .replaceAll(attacker.file.fileId, target.fileId)
    .replaceAll(attacker.file.fileName, target.fileName);
  return `${origin}/${target.placement.bucketName}/${keyOf(target)}${named}`;
}

const path = (name: string, alter: (path: string, aim: LinkAim) => string): AlteredLink => ({
  name: `path: ${name}`,
  request: (own, aim) => {
    const { origin, pathname, search } = new URL(own);
    return { url: `${origin}${alter(pathname, aim)}${search}` };
  },
});

const aimedWith = (
  name: string,
  change: (query: URLSearchParams, aim: LinkAim) => void,
): AlteredLink => ({
  name: `the other’s key, ${name}`,
  request: (own, aim) => {
    const url = new URL(aimed(own, aim));
    change(url.searchParams, aim);
    return { url: url.href };
  },
});

const keyOf = ({ placement, fileId, fileName }: Target) =>
  `${placement.objectPrefix}files/${fileId}/${fileName}`;

const addressOf = (target: Target) => `/${target.placement.bucketName}/${keyOf(target)}`;

/** A link altered in each of its parts; another way joins by one line. */
export const ALTERED_LINKS: readonly AlteredLink[] = [
  { name: 'the other’s key', request: (own, aim) => ({ url: aimed(own, aim) }) },
  path('the other’s bucket alone', (own, { target }) =>
    own.replace(/^\/[^/]+/, `/${target.placement.bucketName}`),
  ),
  path('the other’s prefix alone', (own, { attacker, target }) =>
    own.replace(attacker.placement.objectPrefix, target.placement.objectPrefix),
  ),
  path('the other tenant alone', (own, { attacker, target }) =>
    own.replace(attacker.id, target.tenantId),
  ),
  path('dot segments encoded', (own, { target }) => {
    const bucket = own.split('/')[1] ?? '';
    return `/${bucket}/x/%2e%2e%2f${keyOf(target)}`;
  }),
  path(
    'dot segments behind the own key',
    (own, { target }) => `${own}%2f..%2f..%2f..%2f..%2f${keyOf(target)}`,
  ),
  path('the bucket alone', (_, { target }) => `/${target.placement.bucketName}`),
  path('doubled slashes', (own, { attacker, target }) =>
    own.replaceAll('/', '//').replace(attacker.id, target.tenantId),
  ),
  path('upper case', (own, { attacker, target }) =>
    own.replace(attacker.id, target.tenantId.toUpperCase()),
  ),

  aimedWith('no signature', (query) => query.delete('X-Amz-Signature')),
  aimedWith('another signature', (query) => query.set('X-Amz-Signature', '0'.repeat(64))),
  aimedWith('no credential', (query) => query.delete('X-Amz-Credential')),
  aimedWith('no session token', (query) => query.delete('X-Amz-Security-Token')),
  aimedWith('another session token', (query, { target }) =>
    query.set('X-Amz-Security-Token', target.tenantId),
  ),
  aimedWith('a longer life', (query) => query.set('X-Amz-Expires', '604800')),
  aimedWith('another date', (query) => query.set('X-Amz-Date', '20200101T000000Z')),
  aimedWith('fewer signed headers', (query) => query.set('X-Amz-SignedHeaders', '')),
  aimedWith('more signed headers', (query) =>
    query.set('X-Amz-SignedHeaders', 'host;x-amz-copy-source'),
  ),
  aimedWith('another algorithm', (query) => query.set('X-Amz-Algorithm', 'AWS4-HMAC-SHA1')),
  aimedWith('a version', (query) => query.set('versionId', 'null')),
  aimedWith('a listing', (query, { target }) => {
    query.set('list-type', '2');
    query.set('prefix', target.placement.objectPrefix);
  }),
  aimedWith('the acl', (query) => query.set('acl', '')),
  aimedWith('an upload in parts', (query) => query.set('uploads', '')),
  aimedWith('another content disposition', (query) =>
    query.set('response-content-disposition', 'inline'),
  ),

  ...['GET', 'HEAD', 'PUT', 'POST', 'DELETE'].map((method): AlteredLink => ({
    name: `the other’s key by ${method}`,
    request: (own, aim) => ({ url: aimed(own, aim), method }),
  })),
  ...['DELETE', 'POST'].map((method): AlteredLink => ({
    name: `the bucket by ${method}`,
    request: (own, { target }) => {
      const { origin, search } = new URL(own);
      return { url: `${origin}/${target.placement.bucketName}${search}&delete`, method };
    },
  })),
  {
    name: 'the own key, copied from the other’s',
    request: (own, { target }) => ({
      url: own,
      method: 'PUT',
      headers: { 'x-amz-copy-source': addressOf(target) },
    }),
  },
  {
    name: 'the own key, copied by the query',
    request: (own, { target }) => ({
      url: `${own}&x-amz-copy-source=${encodeURIComponent(addressOf(target))}`,
      method: 'PUT',
    }),
  },
  {
    name: 'the other’s key at another host',
    request: (own, aim) => ({ url: aimed(own, aim).replace('127.0.0.1', 'localhost') }),
  },
  {
    name: 'the own key at another host',
    request: (own) => ({ url: own.replace('127.0.0.1', 'localhost') }),
  },
  ...['X-Original-URL', 'X-Rewrite-URL', 'X-Forwarded-Uri'].map((name): AlteredLink => ({
    name: `the other’s key, the own one in ${name}`,
    request: (own, aim) => ({
      url: aimed(own, aim),
      headers: { [name]: new URL(own).pathname },
    }),
  })),
];
