export { dedicatedResourcesEnv as changeDedicatedResourcesEnv } from '../../env/dedicated-resources.ts';
