import { useTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';

type RecoveryCodesProps = { readonly codes: readonly string[]; readonly onKept: () => void };

export function RecoveryCodes({ codes, onKept }: RecoveryCodesProps) {
  const { signIn } = useTexts();
  return (
    <div className="flex flex-col gap-4 rounded-lg border border-line bg-card p-6">
      <h1>{signIn.recoveryTitle}</h1>
      <p>{signIn.recoveryHint}</p>
      <ul className="grid grid-cols-1 gap-1 font-mono">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <CopyButton text={codes.join('\n')} />
      <Button look="main" onClick={onKept}>
        {signIn.go}
      </Button>
    </div>
  );
}
