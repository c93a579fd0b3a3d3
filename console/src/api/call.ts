import type { OperationId, RequestOf } from '@freehold/sdk';
import { OPERATIONS } from '../../../sdk/src/generated/operations.ts';

export type Call<Id extends OperationId = OperationId> = {
  readonly id: Id;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
};

/** A call whose request is checked by the operation's type. */
export const callTo = <Id extends OperationId>(
  id: Id,
  request: Omit<RequestOf<Id>, 'signal'>,
): Call<Id> => ({ id, ...(request as Omit<Call, 'id'>) });

/** In the place of a secret where a call is shown. */
export const NOT_SHOWN = '…';

/** For `If-Match`: that the thing is still the one that was looked at. */
export const ifVersion = (version: number) => ({ 'if-match': `"${version}"` });

/** The call for a shell, with a token of the reader's own, and where a tenant has let the reader in by that access. */
export function asCurl(
  { id, params = {}, query, headers, body }: Call,
  origin: string,
  isByAccess = false,
): string {
  const [method = '', path = ''] = OPERATIONS[id].route.split(' ');
  const url = new URL(
    path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? '')),
    origin,
  );
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  const lines = [
    `curl -X ${method} ${quoted(url.href)}`,
    `-H "authorization: ${authorizationOf(isByAccess)}"`,
    ...Object.entries(headers ?? {}).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(body ? ["-H 'content-type: application/json'", `-d ${quoted(JSON.stringify(body))}`] : []),
  ];
  return lines.join(' \\\n  ');
}

const authorizationOf = (isByAccess: boolean) =>
  isByAccess ? 'Freehold-Support access=$ACCESS, token=$TOKEN' : 'Bearer $TOKEN';

/** The call for a program in TypeScript. */
export function asSdkCall({ id, ...request }: Call, isByAccess = false): string {
  const args = Object.keys(request).length > 0 ? `, ${JSON.stringify(request, undefined, 2)}` : '';
  const client = isByAccess ? 'client.withSupportAccess(access)' : 'client';
  return `await ${client}.call('${id}'${args});`;
}

/** For a shell: within single quotes nothing has a meaning but the quote itself. */
const quoted = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`;
