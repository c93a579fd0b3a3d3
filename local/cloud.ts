import { startServers, type CloudServers, type ServerSettings } from './cloud-servers.ts';
import { deploy } from './deploy.ts';
import { verifyMailSender } from './mail-sender.ts';
import { outputsOf, Stacks } from './stacks.ts';

export type CloudSettings = ServerSettings & {
  /** Ends a start that is still under way. */
  readonly stop?: AbortSignal;
};

/** A running local cloud with the product deployed to it. */
export type Cloud = CloudServers & {
  readonly apiUrl: string;
  readonly outputs: Readonly<Record<string, string>>;
};

/** Starts the emulator and the gate and deploys to them; on failure nothing is left running. */
export async function openCloud(settings: CloudSettings): Promise<Cloud> {
  const servers = await startServers(settings);
  try {
    const outputs = await orBroken(servers, (broken) => deployed(settings, servers, broken));
    // The emulator answers to the real form of an API's address by the name in the path.
    const apiUrl = `${servers.gateUrl}/_aws/execute-api/${outputs.ApiId ?? ''}/$default`;
    return { ...servers, apiUrl, outputs };
  } catch (error) {
    await servers.end();
    throw error;
  }
}

/** Ends the work, and throws, when one of the servers ends meanwhile. */
export async function orBroken<T>(
  { broken }: Pick<CloudServers, 'broken'>,
  work: (broken: AbortSignal) => Promise<T>,
): Promise<T> {
  const abort = new AbortController();
  const breaking = broken.then((how): never => {
    abort.abort();
    throw new Error(`A part of the local cloud ${how}.`);
  });
  return Promise.race([work(abort.signal), breaking]);
}

async function deployed(
  { home, stop, progress, endpoint }: CloudSettings,
  { emulatorUrl, gateUrl }: CloudServers,
  broken: AbortSignal,
): Promise<Record<string, string>> {
  const target = {
    home,
    // Another one's emulator gets nothing past the gate.
    endpoint: endpoint === undefined ? emulatorUrl : gateUrl,
    stop: stop ? AbortSignal.any([stop, broken]) : broken,
  };
  await deploy(target, progress);
  await verifyMailSender(target.endpoint);
  return outputsOf(await new Stacks(target.endpoint).all());
}
