import { useNavigate } from '@tanstack/react-router';
import { DropdownMenu } from 'radix-ui';
import type { Me } from '../session/me.ts';
import { useSignOut } from '../session/use-sign-out.ts';
import { language } from '../texts/texts-provider.tsx';
import { LANGUAGES, useTexts } from '../texts/use-texts.ts';
import { buttonLook } from '../ui/button.tsx';
import { theme, THEMES } from '../ui/theme.ts';

const ITEM =
  'flex min-h-8 items-center gap-2 rounded px-2 outline-none data-[highlighted]:bg-info-tint data-[highlighted]:text-info data-[state=checked]:font-semibold';

/** Theme, language, and the way out. */
export function AccountMenu({ me }: { readonly me: Me }) {
  const texts = useTexts();
  const { common, nav, account } = texts;
  const navigate = useNavigate();
  const signOut = useSignOut();
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        className={`${buttonLook('plain')} max-w-48 md:w-full`}
        aria-label={nav.signedInAs(me.email)}
      >
        <span className="truncate">{me.email}</span>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          sideOffset={4}
          align="end"
          className="z-20 min-w-48 rounded-md border border-line bg-card p-1 shadow-lg"
        >
          <Choice
            label={common.theme}
            chosen={theme}
            options={THEMES.map((value) => [value, common[value]])}
          />
          <Choice label={common.language} chosen={language} options={Object.entries(LANGUAGES)} />
          <DropdownMenu.Separator className="my-1 border-t border-line" />
          <DropdownMenu.Item className={ITEM} onSelect={() => void navigate({ to: '/account' })}>
            {account.title}
          </DropdownMenu.Item>
          <DropdownMenu.Item className={ITEM} onSelect={() => void signOut()}>
            {common.signOut}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

type ChoiceProps = {
  readonly label: string;
  readonly chosen: { readonly use: () => string; readonly set: (value: string) => void };
  readonly options: readonly (readonly [string, string])[];
};

function Choice({ label, chosen, options }: ChoiceProps) {
  const value = chosen.use();
  return (
    <DropdownMenu.RadioGroup value={value} onValueChange={chosen.set}>
      <DropdownMenu.Label className="px-2 pt-1 text-xs text-quiet">{label}</DropdownMenu.Label>
      {options.map(([option, text]) => (
        <DropdownMenu.RadioItem key={option} value={option} className={ITEM}>
          <span aria-hidden className="w-3">
            {option === value ? '✓' : ''}
          </span>
          {text}
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}
