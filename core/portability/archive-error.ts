/** The archive is not what its manifest says, or not what this tenant can take; what was found is told. */
export class ArchiveRefusedError extends Error {
  override readonly name = 'ArchiveRefusedError';
}
