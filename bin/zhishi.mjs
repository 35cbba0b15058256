#!/usr/bin/env node
// npm run zhishi -- COMMAND …: the operator's command line.
import { handOver, prepare, root } from './bootstrap.mjs'

await handOver(prepare(), [`${root}/server/src/app/cli.ts`, ...process.argv.slice(2)])
