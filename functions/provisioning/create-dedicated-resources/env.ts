export { dedicatedResourcesEnv as createDedicatedResourcesEnv } from '../../env/dedicated-resources.ts';
