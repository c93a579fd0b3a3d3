import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { secretId } from '../../core/secrets/secret-id.ts';
import type { Stage } from '../config/stage.ts';

type Grantee = IConstruct & { grant(actions: string[], resources: string[]): void };

/**
 * Lets a function read these secrets of its stage and no other. Secrets Manager ends each ARN with a
 * hyphen and six random characters.
 */
export function grantSecretRead(fn: Grantee, { name }: Stage, secretNames: readonly string[]) {
  const arns = secretNames.map((secretName) =>
    Stack.of(fn).formatArn({
      service: 'secretsmanager',
      resource: 'secret',
      resourceName: `${secretId(name, secretName)}-??????`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    }),
  );
  fn.grant(['secretsmanager:GetSecretValue'], arns);
}
