import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { isInterfaceDeclaration, isTypeAliasDeclaration, type Node } from 'typescript';
import { operationTable, problemKinds, withoutRefusals } from './read-document.ts';

const here = import.meta.dirname;
const DOCUMENT = join(here, '..', '..', 'functions', 'api-description', 'openapi.json');
const HEAD = '// Written by `npm run sdk` from the OpenAPI document. Do not edit.\n';

/** What `npm run sdk` writes: the text of each file by its path. */
export async function generatedFiles(): Promise<ReadonlyMap<string, string>> {
  const document = JSON.parse(readFileSync(DOCUMENT, 'utf8')) as OpenAPI3;
  const nodes = await openapiTS(withoutRefusals(document), {
    defaultNonNullable: false,
    emptyObjectsUnknown: true,
  });
  return new Map(
    Object.entries({
      'schema.ts': astToString(nodes.filter(isUsed)),
      'operations.ts': operationTable(document),
      'problem-kinds.ts': problemKinds(document),
    }).map(([name, text]) => [join(here, '..', 'src', 'generated', name), `${HEAD}${text}`]),
  );
}

/** Operations are called by their names: the same by path would be there twice. */
const USED: ReadonlySet<string> = new Set(['components', 'operations']);

const isUsed = (node: Node) =>
  (isInterfaceDeclaration(node) || isTypeAliasDeclaration(node)) && USED.has(node.name.text);
