/**
 * The policies that `netc lint` checks, in the order it lists them. A policy sees the model only: neither files nor formats.
 */
import type { Fabric } from '../src/fabric/fabric.ts'
import type { Diagnostic } from '../src/text/diagnostic.ts'

/** What a network must hold: gives one finding for each place that does not. */
export type Policy = (fabric: Fabric) => readonly Diagnostic[]

/** Every policy that comes with netc. */
export const policies: readonly Policy[] = []
