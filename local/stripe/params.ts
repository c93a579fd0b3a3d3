import { invalidRequest } from './stripe-error.ts';

export type Param = string | readonly Param[] | Params;
export type Params = { readonly [name: string]: Param };

/** What Stripe's form encoding says: `items[0][price]=price_1&expand[]=customer`. */
export function parseParams(form: string): Params {
  const root: Tree = {};
  for (const [key, value] of new URLSearchParams(form)) put(root, stepsOf(key), value);
  return listsOf(root) as Params;
}

type Tree = { [name: string]: Tree | string };

const stepsOf = (key: string): string[] => key.replaceAll(']', '').split('[');

function put(tree: Tree, [first = '', ...rest]: readonly string[], value: string) {
  const step = first === '' ? String(Object.keys(tree).length) : first;
  if (step === '__proto__') return;
  if (rest.length === 0) {
    tree[step] = value;
    return;
  }
  const inner = tree[step];
  const next = typeof inner === 'object' ? inner : {};
  tree[step] = next;
  put(next, rest, value);
}

function listsOf(tree: Tree | string): Param {
  if (typeof tree === 'string') return tree;
  const entries = Object.entries(tree).map(([name, inner]) => [name, listsOf(inner)] as const);
  const isList = entries.length > 0 && entries.every(([name], at) => name === String(at));
  return isList ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

export function textIn(params: Params, name: string): string | undefined {
  const value = params[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function neededIn(params: Params, name: string): string {
  const value = textIn(params, name);
  if (value === undefined) {
    throw invalidRequest(`Missing required param: ${name}.`, {
      param: name,
      code: 'parameter_missing',
    });
  }
  return value;
}

export function wholeIn(params: Params, name: string): number | undefined {
  const value = textIn(params, name);
  if (value === undefined) return undefined;
  if (/^-?\d{1,15}$/.test(value)) return Number(value);
  throw invalidRequest(`Invalid integer: ${value}`, {
    param: name,
    code: 'parameter_invalid_integer',
  });
}

export const flagIn = (params: Params, name: string): boolean | undefined =>
  params[name] === undefined ? undefined : params[name] === 'true';

export function paramsIn(params: Params, name: string): Params | undefined {
  const value = params[name];
  return typeof value === 'object' && !Array.isArray(value) ? (value as Params) : undefined;
}

/** An empty text is an empty list: so Stripe is told to clear one. */
export function listIn(params: Params, name: string): readonly Params[] | undefined {
  const value = params[name];
  if (value === '') return [];
  return Array.isArray(value)
    ? value.filter((inner): inner is Params => typeof inner === 'object')
    : undefined;
}

export const textsIn = (params: Params, name: string): readonly string[] => {
  const value = params[name];
  return Array.isArray(value) ? value.filter((inner) => typeof inner === 'string') : [];
};

export const metadataIn = (params: Params): Readonly<Record<string, string>> | undefined =>
  paramsIn(params, 'metadata') as Readonly<Record<string, string>> | undefined;
