import { contracts } from '../../../functions/contracts.ts';
import type { OperationContract } from '../../../functions/edge/operation-contract.ts';
import { routes, type OperationId } from '../../../functions/routes.ts';
import { forgetAttempts } from '../../support/identity/forget-attempts.ts';
import { documentsAsRoot, localCloud, output } from '../../support/local-cloud.ts';
import { ATTACK_PLAN } from './attack-plan.ts';
import { IDENTITIES, isAttack, type Identity } from './identities.ts';
import { namesOf } from './gate-log.ts';
import { templateNameOf } from './notification-attacks.ts';
import type { Attacker, Target } from './parties.ts';
import { neighbourOf, TECHNIQUES, type Shot, type Technique } from './techniques.ts';

export type Attack = {
  readonly operation: OperationId;
  readonly identity: Identity;
  readonly technique: Technique;
};

export const nameOf = ({ identity, technique }: Attack) => `${identity.name}, ${technique.name}`;

/** Every technique by every identity on the route. */
export const attacksOn = (operation: OperationId): Attack[] =>
  IDENTITIES.filter((identity) => isAttack(identity, routes[operation].permission)).flatMap(
    (identity) => TECHNIQUES.map((technique) => ({ operation, identity, technique })),
  );

export type Told = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
};

/** What differs between any two answers. */
const PASSING_HEADERS = new Set([
  ...['date', 'x-request-id', 'apigw-requestid', 'x-amzn-requestid'],
  // What is left of the attacker's own limits.
  ...['ratelimit', 'ratelimit-policy'],
]);

/** A guess slows the next one: two targets can be compared only where nobody guessed before. */
export const isCounted = (operation: OperationId): boolean => {
  const { refusals = [] }: OperationContract = contracts[operation];
  return refusals.includes('TooManyAttempts');
};

/** Without it the attack would be refused before anybody asks whose it is. */
const headersOf = (operation: OperationId): Shot['headers'] => {
  const { headers }: OperationContract = contracts[operation];
  return headers && 'if-match' in headers.shape ? { 'if-match': '*' } : {};
};

function aimedAt(operation: OperationId, target: Target, attacker: Attacker): Shot {
  const plan = ATTACK_PLAN[operation];
  const [method = '', path = ''] = routes[operation].key.split(' ');
  return {
    ...{ method, path },
    params: plan.params?.(target) ?? {},
    query: plan.query?.(attacker, target) ?? {},
    headers: headersOf(operation),
    body: plan.body?.(target, attacker),
  };
}

/** Makes the attack on that target; null where the route offers no place for it. */
export async function launch(
  { operation, identity, technique }: Attack,
  { target, attacker }: { readonly target: Target; readonly attacker: Attacker },
): Promise<Told | null> {
  const plan = ATTACK_PLAN[operation];
  const shot = technique.apply(aimedAt(operation, target, attacker), { target, attacker, plan });
  if (shot === null) return null;

  const { signIn } = identity;
  const token =
    plan.endsSession && signIn ? await signIn(attacker) : await identity.token(attacker, target);
  if (isCounted(operation)) await forgetAttempts(documentsAsRoot(), output('ControlTableName'));
  return send(shot, token);
}

async function send(shot: Shot, token: string | null): Promise<Told> {
  const { method, params, query, headers, body } = shot;
  const path = shot.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
  const search = new URLSearchParams(query).toString();
  const answer = await fetch(`${localCloud().apiUrl}${path}${search && `?${search}`}`, {
    method,
    headers: {
      ...headers,
      ...(body && { 'content-type': 'application/json' }),
      // A credential of another scheme is complete.
      ...(token !== null && { authorization: token.includes(' ') ? token : `Bearer ${token}` }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  return {
    status: answer.status,
    headers: Object.fromEntries(
      [...answer.headers].filter(([name]) => !PASSING_HEADERS.has(name.toLowerCase())),
    ),
    text: await answer.text(),
  };
}

/** The answer without what names this target or this moment, so that two targets can be compared. */
export function comparable({ status, headers, text }: Told, target: Target): string {
  const whole = JSON.stringify({ status, headers, text });
  const { tenantId, placement } = target;
  const names = [
    ...Object.values(target).filter((value) => typeof value === 'string'),
    ...namesOf(tenantId),
    templateNameOf(target),
    placement.tableName,
    placement.bucketName,
  ];
  return (
    [...names, ...names.map(neighbourOf)]
      .sort((a, b) => b.length - a.length)
      .reduce((told, name) => told.replaceAll(name, '<of the target>'), whole)
      .replaceAll(/[0-9a-z]{3,4}_[0-9a-z]{26}/g, '<id>')
      .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>')
      .replaceAll(/X-Amz-[\w-]+=[^&"\\]+/g, '<signed>')
      // What an operator saw of the attacker's own data, by attacks before this one.
      .replaceAll(/\\"recentUses\\":\[.*?\]/g, '<uses>')
      // What is left of the attacker's own limits.
      .replaceAll(/\\"(used|remaining|resetsInSeconds)\\":\d+/g, '<count>')
      // Whether the attacker's own event was counted before its copy came.
      .replaceAll(/\\"result\\":\\"(accepted|duplicate)\\"/g, '<counted>')
      .replaceAll(/"etag":"\\"\d+\\""/g, '<version>')
      .replaceAll(/"content-length":"\d+"/g, '<length>')
  );
}
