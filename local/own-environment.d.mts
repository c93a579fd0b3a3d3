/** The environment without what would lead a local cloud's deployment, or a test, to another place. */
export function ownEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv;
