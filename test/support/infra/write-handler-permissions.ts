import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pythonEnvironment } from '../../../local/environment.mjs';
import { repository } from '../../../local/home.ts';
import { siloTemplate } from '../tenancy/silo-policies.ts';

type Schema = {
  readonly typeName: string;
  readonly handlers?: Readonly<Record<string, { readonly permissions?: readonly string[] }>>;
};

/** The rest of a schema is large and of no use here; without cfn-lint installed the tests still read this. */
const [schemas = ''] = globSync('lib/python3.*/site-packages/cfnlint/data/schemas', {
  cwd: pythonEnvironment(repository, 'cfn-lint').directory,
}).map((path) => join(pythonEnvironment(repository, 'cfn-lint').directory, path));

const read = (path: string) => JSON.parse(readFileSync(join(schemas, path), 'utf8')) as unknown;
const { Resources } = siloTemplate('prod').toJSON() as {
  Resources: Record<string, { Type: string }>;
};
const types = new Set(Object.values(Resources).map(({ Type }) => Type));

const handlers = globSync('resources/*.json', { cwd: schemas })
  .map((path) => read(path) as Schema)
  .filter(({ typeName }) => types.has(typeName))
  .sort((a, b) => a.typeName.localeCompare(b.typeName))
  .map(({ typeName, handlers = {} }) => [
    typeName,
    Object.fromEntries(
      ['create', 'read', 'update', 'delete'].map((name) => [name, handlers[name]?.permissions]),
    ),
  ]);

const { schema_date: date } = read('version.json') as { readonly schema_date: string };
writeFileSync(
  join(import.meta.dirname, 'handler-permissions.json'),
  `${JSON.stringify({ date, types: Object.fromEntries(handlers) as unknown }, null, 2)}\n`,
);
