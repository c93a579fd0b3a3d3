import { controlTableEnv } from '../../env/control-table.ts';
import { signInEnv } from '../../env/sign-in.ts';

export const operatorsApiEnv = controlTableEnv.extend({
  OPERATOR_USER_POOL_ID: signInEnv.shape.OPERATOR_USER_POOL_ID,
});
