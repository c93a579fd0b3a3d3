import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Template } from 'aws-cdk-lib/assertions';
import { assemblyOf } from '../../local/synthesized.ts';

export type Resource = {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DependsOn?: readonly string[];
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
};
export type Located = { readonly stack: string; readonly id: string; readonly resource: Resource };

type StackTemplate = Pick<Template, 'toJSON'>;

export type StageTemplates = {
  readonly byStack: ReadonlyMap<string, StackTemplate>;
  /** Every resource of a type in every stack. */
  resources(type: string): Located[];
  all(): Located[];
};

/** Of the CDK's own function that copies the console into its bucket; test/infra/console.test.ts holds it. */
export const isOfTheCdk = ({ id }: Pick<Located, 'id'>): boolean =>
  id.startsWith('CustomCDKBucketDeployment');

/** The templates of one stage as templates-setup.ts has had them written. */
export function templatesOf(stageName: string): StageTemplates {
  const files = globSync(join(assemblyOf(stageName), '*.template.json'));
  const byStack = new Map(files.map((file) => [stackOf(file), templateIn(file)]));
  const all = () => [...byStack].flatMap(([stack, template]) => locatedIn(stack, template));
  return { byStack, all, resources: (type) => all().filter((r) => r.resource.Type === type) };
}

const stackOf = (file: string) => basename(file, '.template.json');

function templateIn(file: string): StackTemplate {
  const template = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  return { toJSON: () => template };
}

function locatedIn(stack: string, template: StackTemplate): Located[] {
  const { Resources = {} } = template.toJSON() as { Resources?: Record<string, Resource> };
  return Object.entries(Resources).map(([id, resource]) => ({ stack, id, resource }));
}
