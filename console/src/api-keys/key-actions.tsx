import type { ItemOf } from '@freehold/sdk';
import { callTo } from '../api/call.ts';
import { useHas } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { SelectField } from '../ui/field.tsx';
import { RowMenu, rowAction } from '../ui/row-menu.tsx';

type KeyActionsProps = {
  readonly item: ItemOf<'listApiKeys'>;
  readonly onSecret: (secret: string) => void;
};

export function KeyActions({ item: { id, name, status }, onSecret }: KeyActionsProps) {
  const { keys } = useTexts();
  const has = useHas();
  const params = { keyId: id };
  const rotate = (overlapSeconds: number) =>
    callTo('rotateApiKey', { params, body: { overlapSeconds } });
  const disable = callTo('disableApiKey', { params });
  const enable = callTo('enableApiKey', { params });
  const revoke = callTo('revokeApiKey', { params });
  const rotation = rowAction({
    label: keys.rotate,
    text: keys.rotateText,
    call: ({ overlap }) => rotate(Number(overlap)),
    example: rotate(86_400),
    onDone: ({ secret }) => onSecret(secret),
    children: (
      <SelectField name="overlap" label={keys.overlap} defaultValue="86400">
        {Object.entries(keys.overlaps).map(([seconds, text]) => (
          <option key={seconds} value={seconds}>
            {text}
          </option>
        ))}
      </SelectField>
    ),
  });
  const enabling = rowAction({
    label: keys.enable,
    call: () => enable,
    example: enable,
    done: keys.enabled,
  });
  const disabling = rowAction({
    label: keys.disable,
    text: keys.disableText,
    call: () => disable,
    example: disable,
    done: keys.disabled,
  });
  const revoking = rowAction({
    label: keys.revoke,
    title: keys.revokeTitle,
    text: keys.disableText,
    isDanger: true,
    call: () => revoke,
    example: revoke,
    done: keys.revoked,
  });
  const possible = [
    ...(has('api_access') ? [rotation] : []),
    ...(status === 'active' ? [disabling] : []),
    ...(status === 'disabled' && has('api_access') ? [enabling] : []),
    revoking,
  ];
  return <RowMenu name={keys.actionsFor(name)} actions={possible} />;
}
