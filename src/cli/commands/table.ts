// Every command, in the order of the help. Each loads what it needs when it runs and not before.
import type { Command } from '../command.ts'
import { checkCommand } from './check.ts'
import { enterCommand } from './enter.ts'
import { exportCommand } from './export.ts'
import { findCommand } from './find.ts'
import { hostsCommand } from './hosts.ts'
import { inspectCommand } from './inspect.ts'
import { listCommand } from './list.ts'
import { reportCommand } from './report.ts'
import { runCommand } from './run.ts'
import { serveCommand } from './serve.ts'
import { showCommand } from './show.ts'
import { verifyCommand } from './verify.ts'

export const commands: readonly Command[] = [
  listCommand,
  findCommand,
  showCommand,
  inspectCommand,
  checkCommand,
  exportCommand,
  verifyCommand,
  enterCommand,
  runCommand,
  reportCommand,
  hostsCommand,
  serveCommand,
]
