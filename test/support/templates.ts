import { readFileSync } from 'node:fs';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { bundleFunctions } from '../../infra/bundle-functions.ts';
import { platformConfigOf } from '../../infra/config/platform-config.ts';
import { stageNamed } from '../../infra/config/stage.ts';
import { PlatformStacks } from '../../infra/platform-stacks.ts';

export type Resource = {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
};
export type Located = { readonly stack: string; readonly id: string; readonly resource: Resource };

export type StageTemplates = {
  readonly byStack: ReadonlyMap<string, Template>;
  /** Every resource of a type in every stack. */
  resources(type: string): Located[];
  all(): Located[];
};

/** The templates of one stage as `cdk synth` writes them, without its files. */
export function templatesOf(stageName: string): StageTemplates {
  const cdkJson = JSON.parse(readFileSync('cdk.json', 'utf8')) as { context: object };
  const app = new App({ context: { ...cdkJson.context, stage: stageName } });
  const stage = stageNamed(stageName);
  const config = platformConfigOf(stage);
  bundleFunctions(config);
  new PlatformStacks(app, { stage, config });

  const stacks = app.node.children.filter((child) => child instanceof Stack);
  const byStack = new Map(stacks.map((stack) => [stack.node.id, Template.fromStack(stack)]));
  const all = () => [...byStack].flatMap(([stack, template]) => locatedIn(stack, template));
  return { byStack, all, resources: (type) => all().filter((r) => r.resource.Type === type) };
}

function locatedIn(stack: string, template: Template): Located[] {
  const { Resources = {} } = template.toJSON() as { Resources?: Record<string, Resource> };
  return Object.entries(Resources).map(([id, resource]) => ({ stack, id, resource }));
}
