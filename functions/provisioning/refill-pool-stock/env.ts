export { createPoolsEnv as refillPoolStockEnv } from '../create-pools-env.ts';
