import { parseDocument } from 'yaml';

/** What the form has fields for; the rest of a file stands in one, as JSON. */
const FIELDS = new Set([
  ...['name', 'slug', 'plan', 'isolation'],
  ...['adminEmail', 'adminName', 'adminPassword'],
]);

export type TenantFile = {
  readonly fields: Readonly<Record<string, string>>;
  readonly rest: Readonly<Record<string, unknown>>;
  /** The environment variable that the password is in: a browser has none. */
  readonly variable?: string | undefined;
};

/** As `freehold tenant --config` takes it; throws with line and column where it is no YAML mapping. */
export function readTenantFile(text: string): TenantFile {
  const document = parseDocument(text, { resolveKnownTags: false });
  const [error] = document.errors;
  if (error) throw error;
  const file: unknown = document.toJS({ maxAliasCount: 100 });
  if (!isMapping(file)) throw new Error('It is no list of keys and values.');
  const request = requestOf(file);
  const password = request.get('adminPassword');
  const [, variable] = /^\$\{(\w+)\}$/.exec(typeof password === 'string' ? password : '') ?? [];
  if (variable !== undefined) request.delete('adminPassword');
  return {
    fields: Object.fromEntries(
      [...request]
        .filter(([name, value]) => FIELDS.has(name) && value !== null)
        .map(([name, value]) => [name, textOf(value)]),
    ),
    rest: Object.fromEntries([...request].filter(([name]) => !FIELDS.has(name))),
    variable,
  };
}

/** The API's names for the file's. What it does not know is sent, too, and refused by the API. */
const renamed = (value: unknown): unknown =>
  isMapping(value)
    ? Object.fromEntries(
        Object.entries(value).map(([name, of]) => [
          NAMES.get(name) ?? inCamelCase(name),
          of as unknown,
        ]),
      )
    : value;

const NAMES = new Map([['isolation_strategy', 'isolation']]);

const inCamelCase = (name: string) =>
  name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Settings, metadata, attributes and headers are the tenant's own: no name in them is changed. */
function requestOf(file: object): Map<string, unknown> {
  const request = new Map(Object.entries(renamed(file) as object) as [string, unknown][]);
  const integrations = renamed(request.get('integrations'));
  if (isMapping(integrations)) {
    const wishes = Object.entries(integrations).map(([name, wish]) => [name, wishOf(wish)]);
    request.set('integrations', Object.fromEntries(wishes));
  }
  return request;
}

const wishOf = (wish: unknown): unknown =>
  Array.isArray(wish) ? (wish as unknown[]).map(renamed) : renamed(wish);

const isMapping = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);
