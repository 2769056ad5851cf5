/** A file that netc writes: its path below the output folder, and its text. */
export interface Artifact {
  readonly path: string
  readonly text: string
}
