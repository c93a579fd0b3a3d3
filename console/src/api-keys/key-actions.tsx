import type { ItemOf } from '@freehold/sdk';
import { callTo } from '../api/call.ts';
import { useHas } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Options, SelectField } from '../ui/field.tsx';
import { RowMenu, rowAction } from '../ui/row-menu.tsx';

type KeyActionsProps = {
  readonly item: ItemOf<'listApiKeys'>;
  readonly onSecret: (secret: string) => void;
};

export function KeyActions({ item, onSecret }: KeyActionsProps) {
  const { keys } = useTexts();
  const has = useHas();
  const rotate = useRotation(item.id, onSecret);
  const { disable, enable, revoke } = useEnds(item.id);
  const isOpen = has('api_access');
  const possible = [
    ...(isOpen ? [rotate] : []),
    ...(item.status === 'active' ? [disable] : []),
    ...(item.status === 'disabled' && isOpen ? [enable] : []),
    revoke,
  ];
  return <RowMenu name={keys.actionsFor(item.name)} actions={possible} />;
}

function useRotation(keyId: string, onSecret: KeyActionsProps['onSecret']) {
  const { keys } = useTexts();
  const rotate = (overlapSeconds: number) =>
    callTo('rotateApiKey', { params: { keyId }, body: { overlapSeconds } });
  return rowAction({
    label: keys.rotate,
    text: keys.rotateText,
    call: ({ overlap }) => rotate(Number(overlap)),
    example: rotate(86_400),
    onDone: ({ secret }) => onSecret(secret),
    children: (
      <SelectField name="overlap" label={keys.overlap} defaultValue="86400">
        <Options texts={keys.overlaps} />
      </SelectField>
    ),
  });
}

function useEnds(keyId: string) {
  const { keys } = useTexts();
  const params = { keyId };
  const disable = callTo('disableApiKey', { params });
  const enable = callTo('enableApiKey', { params });
  const revoke = callTo('revokeApiKey', { params });
  return {
    disable: rowAction({
      label: keys.disable,
      text: keys.disableText,
      call: () => disable,
      example: disable,
      done: keys.disabled,
    }),
    enable: rowAction({
      label: keys.enable,
      call: () => enable,
      example: enable,
      done: keys.enabled,
    }),
    revoke: rowAction({
      label: keys.revoke,
      title: keys.revokeTitle,
      text: keys.disableText,
      isDanger: true,
      call: () => revoke,
      example: revoke,
      done: keys.revoked,
    }),
  };
}
