import { App, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { account, region } from '../../../local/aws.ts';
import { stageNamed } from '../../../infra/config/stage.ts';
import { grantSecretRead } from '../../../infra/constructs/secret-read.ts';

class Grantee extends Construct {
  readonly granted: { Action: string[]; Resource: string[] }[] = [];

  grant(actions: string[], resources: string[]): void {
    this.granted.push({ Action: actions, Resource: resources });
  }
}

/** The rights that `grantSecretRead` gives a function of the local stage. */
export function secretReadStatement(names: readonly string[]) {
  const stack = new Stack(
    new App({ context: { '@aws-cdk/core:enablePartitionLiterals': true } }),
    'Secrets',
    { env: { account, region } },
  );
  const grantee = new Grantee(stack, 'Function');
  grantSecretRead(grantee, stageNamed('local'), names);
  const [statement] = stack.resolve(grantee.granted) as Grantee['granted'];
  if (!statement) throw new Error('Nothing was granted');
  return statement;
}
