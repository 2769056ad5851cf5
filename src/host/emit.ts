/**
 * A router's files besides frr.conf, to be copied to `/etc/frr`, `/etc/sysctl.d` and `/etc/systemd/system`.
 * Must not know what FRR is configured to do, only what the host has to do for it.
 */
import type { Daemon, Router } from '../fabric/router.ts'
import { sysctls } from './sysctl.ts'

/** A file by its name in the router's folder. */
export interface HostFile {
  readonly name: 'daemons' | 'vtysh.conf' | 'frr.service' | '99-netc.conf'
  readonly text: string
}

/** The files in order of name. */
export function emit(router: Router): HostFile[] {
  return [
    { name: '99-netc.conf', text: printSysctls(router) },
    { name: 'daemons', text: printDaemons(router) },
    { name: 'frr.service', text: unit },
    { name: 'vtysh.conf', text: 'service integrated-vtysh-config\n' },
  ]
}

/** The daemons there is a switch for; zebra and staticd, and mgmtd where there is one, always run. */
export const daemons: readonly Daemon[] = ['bgpd', 'bfdd']

/** `/etc/frr/daemons`, which FRR's start script reads as shell. No terminal is served but on the host itself. */
function printDaemons({ daemons: started = [], profile = 'traditional' }: Router): string {
  const switches = daemons.map(daemon => `${daemon}=${started.includes(daemon) ? 'yes' : 'no'}`)
  // Netlink's buffer as the packages set it: a smaller one loses route changes under load.
  const options = [
    'zebra_options="-A 127.0.0.1 -s 90000000"',
    ...['mgmtd', 'staticd', ...daemons].map(daemon => `${daemon}_options="-A 127.0.0.1"`),
  ]
  const lines = [...switches, 'vtysh_enable=yes', `frr_profile="${profile}"`, ...options]
  return lines.map(line => `${line}\n`).join('') + guard
}

function printSysctls(router: Router): string {
  return sysctls
    .flatMap(({ key, valueFor }) => {
      const value = valueFor(router)
      return value === undefined ? [] : [`${key} = ${value}\n`]
    })
    .join('')
}

/** In shell: whether a file still has a marker in it, and what to say of it then. */
const hasMarker = 'grep -qs "{{ netc secret"'
const notFilled = 'are not filled in: netc build --secrets'

/**
 * FRR skips a password line that is still a marker, and would bring the session up without one. Each of its scripts reads
 * `daemons`, so whoever starts bgpd is kept from it here: the packaged unit, a container, watchfrr after a crash.
 * Without a switch it is not started with the others, and behind `false` not by itself. A reload is refused, because
 * without the switch it would stop what runs.
 */
const guard = `# FRR skips a password line that is not filled in, and would speak without a password.
if ${hasMarker} "\${C_PATH:-/etc/frr}/frr.conf"; then
  echo "bgpd is neither started nor reloaded: the passwords in \${C_PATH:-/etc/frr}/frr.conf ${notFilled}" >&2
  if [ "\${1-}" = reload ]; then exit 1; fi
  unset bgpd
  bgpd_wrap=false
fi
`

/** Our unit does not start FRR at all then: that a unit failed is seen, that bgpd is missing may not be. */
const refuseMarkers = `/bin/sh -c 'if ${hasMarker} /etc/frr/frr.conf; then echo "the passwords in /etc/frr/frr.conf ${notFilled}" >&2; exit 1; fi'`

/**
 * The whole unit, because a drop-in can't take back the packaged `Before=network.target`, which has FRR start before its
 * addresses are there, and which makes a cycle with `After=network-online.target`. Debian keeps the start script in
 * `/usr/lib/frr`, Fedora in `/usr/libexec/frr`.
 */
const unit = `[Unit]
Description=FRRouting
Documentation=https://docs.frrouting.org
Wants=network-online.target
After=network-online.target systemd-sysctl.service
StartLimitIntervalSec=3min
StartLimitBurst=3

[Service]
Type=forking
NotifyAccess=all
PIDFile=/run/frr/watchfrr.pid
Nice=-5
LimitNOFILE=8192
TimeoutSec=2min
WatchdogSec=60s
Restart=always
RestartSec=5
ExecStartPre=${refuseMarkers}
ExecReload=${refuseMarkers}
${['Start', 'Stop', 'Reload'].map(verb => `Exec${verb}=${script(verb.toLowerCase())}`).join('\n')}

[Install]
WantedBy=multi-user.target
`

/** Runs FRR's start script where it lies; systemd wants its own `$` doubled. */
function script(verb: string): string {
  return `/bin/sh -c 'for folder in /usr/lib/frr /usr/libexec/frr; do [ -x $$folder/frrinit.sh ] && exec $$folder/frrinit.sh ${verb}; done; exit 1'`
}
