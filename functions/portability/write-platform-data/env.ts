export { controlTableEnv as writePlatformDataEnv } from '../../env/control-table.ts';
