import type { OperationId } from '@freehold/sdk';
import { OPERATIONS } from '../../../sdk/src/generated/operations.ts';

export type Call = {
  readonly id: OperationId;
  readonly params?: Readonly<Record<string, string>>;
  readonly body?: object;
};

/** The call for a shell, with a token of the reader's own. */
export function asCurl({ id, params = {}, body }: Call, origin: string): string {
  const [method = '', path = ''] = OPERATIONS[id].route.split(' ');
  const url = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  );
  const lines = [
    `curl -X ${method} ${quoted(`${origin}${url}`)}`,
    '-H "authorization: Bearer $TOKEN"',
    ...(body ? ["-H 'content-type: application/json'", `-d ${quoted(JSON.stringify(body))}`] : []),
  ];
  return lines.join(' \\\n  ');
}

/** The call for a program in TypeScript. */
export function asSdkCall({ id, params, body }: Call): string {
  const request = { ...(params && { params }), ...(body && { body }) };
  const args = Object.keys(request).length > 0 ? `, ${JSON.stringify(request, undefined, 2)}` : '';
  return `await client.call('${id}'${args});`;
}

/** For a shell: within single quotes nothing has a meaning but the quote itself. */
const quoted = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`;
