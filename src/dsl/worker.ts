/** Entry of the worker thread: binds `netc` to the instance that is running here, and runs the description. */
import * as netc from './index.ts'
import { run } from './run.ts'

await run({ netc }, async () => (await import('./finish.ts')).finish)
