#!/usr/bin/env node
// npm run bench: how fast it is, beside the floor that the same machine sets.
import { buildWeb, handOver, prepare, root } from './bootstrap.mjs'

const node = prepare()
const built = await buildWeb(node)
if (built === 0) await handOver(node, [`${root}/bench/run.ts`, ...process.argv.slice(2)])
else process.exitCode = built
