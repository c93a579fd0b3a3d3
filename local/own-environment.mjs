// Plain JavaScript: local/launch.mjs and vitest.config.ts read it.
import { devNull } from 'node:os';

/** What a shell says about an account, an emulator or a proxy of its own. */
const OF_THE_SHELL = /^(aws_.*|localstack_.*|edge_port|(https?|all|no)_proxy)$/i;

/** The environment without what would lead a local cloud's deployment, or a test, to another place. */
export function ownEnvironment(env) {
  const kept = Object.entries(env).filter(([name]) => !OF_THE_SHELL.test(name));
  return {
    ...Object.fromEntries(kept),
    // Profiles stand in files too, and may name endpoints.
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}
