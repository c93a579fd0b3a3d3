import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { Construct } from 'constructs';
import { buildDirectory } from '../bundle-functions.ts';
import type { Stage } from '../config/stage.ts';
import { SiloStack } from './silo-stack.ts';

/** Synthesizes the silo's template for the stage, and gives the path of its file. */
export function writeSiloTemplate(scope: Construct, stage: Stage): string {
  const directory = join(buildDirectory, 'silo', stage.name);
  const file = join(directory, 'silo.template.json');
  const text = JSON.stringify(siloTemplate(scope, stage));
  // Another process may be reading it just now.
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    mkdirSync(directory, { recursive: true });
    writeFileSync(file, text);
  }
  return file;
}

/** An app of its own, with the flags of the app around it: its stack is deployed by no `cdk deploy`. */
function siloTemplate(scope: Construct, stage: Stage): unknown {
  const outdir = mkdtempSync(join(tmpdir(), 'freehold-silo-'));
  try {
    const context = scope.node.root.node.getAllContext() as Record<string, unknown>;
    const app = new App({ analyticsReporting: false, context, outdir });
    const silo = new SiloStack(app, stage);
    if (!stage.isLocal) Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    return app.synth().getStackArtifact(silo.artifactId).template as unknown;
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
