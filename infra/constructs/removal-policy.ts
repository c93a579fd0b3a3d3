import { RemovalPolicy } from 'aws-cdk-lib';
import type { Stage } from '../config/stage.ts';

/**
 * What holds data outlives its stack where data is protected; but what a creation that is rolled back has
 * just made goes with it, or the next creation would find its name taken.
 */
export const removalPolicyOf = ({ isDataProtected }: Stage): RemovalPolicy =>
  isDataProtected ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY;
