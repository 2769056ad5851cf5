// Installs what the lab tests start (FRR, its reload tool, ip) from the system's own packages, where it is missing.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Where systems put programs and FRR's daemons; a user's PATH often lacks the last four. */
const folders = ['/usr/bin', '/usr/sbin', '/bin', '/sbin', '/usr/lib/frr', '/usr/libexec/frr']

/** What the tests start. */
const programs = ['zebra', 'bgpd', 'bfdd', 'staticd', 'vtysh', 'frr-reload.py', 'ip']

/** How each package manager installs them. Fedora's frr carries the reload tool itself. */
const managers = [
  {
    program: 'apt-get',
    commands: [
      'apt-get update -q',
      'apt-get install -y -q --no-install-recommends frr frr-pythontools iproute2 systemd',
    ],
  },
  { program: 'dnf', commands: ['dnf install -y -q frr iproute systemd'] },
  { program: 'apk', commands: ['apk add -q frr frr-pythontools iproute2 systemd'] },
]

/** @param {string} program */
const installed = program => folders.some(folder => existsSync(`${folder}/${program}`))

/** @param {string} message @returns {never} */
function stop(message) {
  console.error(message)
  process.exit(5)
}

const missing = programs.filter(program => !installed(program))
if (missing.length > 0) {
  const manager = managers.find(({ program }) => installed(program))
  if (!manager)
    stop(
      `missing for the lab tests: ${missing.join(', ')}\ninstall FRR and iproute2 with your system's package manager`,
    )
  const root = process.getuid?.() === 0
  if (!root && !installed('sudo'))
    stop(`missing for the lab tests: ${missing.join(', ')}\nrun as root: ${manager.commands.join(' && ')}`)

  console.log(`missing for the lab tests: ${missing.join(', ')}`)
  for (const command of manager.commands) {
    const argv = [...(root ? [] : ['sudo']), ...command.split(' ')]
    console.log(`$ ${argv.join(' ')}`)
    const [program = '', ...rest] = argv
    const { status } = spawnSync(program, rest, {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
    if (status !== 0) stop(`${argv.join(' ')} failed`)
  }
  const still = missing.filter(program => !installed(program))
  if (still.length > 0) stop(`still missing: ${still.join(', ')}`)
}
console.log('FRR and its tools are installed')
