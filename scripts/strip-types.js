/** Lets a thread run src/ as it is, on a Node that knows no TypeScript yet. For tests only; what is published is compiled. */
import { register } from 'node:module'

register('./strip-types-hook.js', import.meta.url)
