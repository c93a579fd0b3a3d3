/** What a run found of one claim. */
export type Proof = {
  readonly subject: string;
  readonly verdict: 'proved' | 'disproved' | 'not provable here';
  readonly detail: string;
};

export const proved = (subject: string, detail: string): Proof => ({
  ...{ subject, verdict: 'proved', detail },
});

/** Runs it; what it throws disproves the claim. */
export async function prove(subject: string, look: () => Promise<Proof>): Promise<Proof> {
  try {
    return await look();
  } catch (error) {
    const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { subject, verdict: 'disproved', detail: text.split('\n')[0] ?? '' };
  }
}
