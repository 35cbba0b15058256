#!/usr/bin/env node
// npm start: packages, web, database, server; one command on a fresh machine.
import { buildWeb, handOver, prepare, root, say } from './bootstrap.mjs'

const node = prepare()
const built = await buildWeb(node)
if (built === 0) await handOver(node, [`${root}/server/src/app/main.ts`, ...process.argv.slice(2)])
else {
  say('网页没有构建成功，请看上面的错误。', 'The web could not be built; see the error above.')
  process.exitCode = built
}
