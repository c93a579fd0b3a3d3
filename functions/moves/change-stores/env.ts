export { dedicatedResourcesEnv as changeStoresEnv } from '../../env/dedicated-resources.ts';
