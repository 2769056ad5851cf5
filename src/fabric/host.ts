/**
 * The files of a router's host besides `frr.conf`, as they were written: every setting with its place, nothing weighed.
 * Which of several settings counts, the functions say. Types are plain data.
 */
import type { Sited } from '../text/origin.ts'
import { compareText } from '../text/diagnostic.ts'

/** `NAME=VALUE` of any of these files; its fields `name` and `value` have places. */
export interface HostSetting extends Sited {
  /** Shell variable, sysctl key with dots, or systemd directive. */
  readonly name: string
  /** Without quotes; absent where a tool fills it in later. */
  readonly value?: string
}

/** A file of the host; its origin is the whole of it, unless said otherwise. */
export type HostFile = ConfigFile | DaemonsFile | VtyshFile | SysctlFile | UnitFile

interface File extends Sited {
  /** The file's name without its folders. */
  readonly name: string
}

/** `frr.conf`, or the file of one daemon such as `bgpd.conf`; its origin is its first line that says something. */
export interface ConfigFile extends File {
  readonly kind: 'config'
}

/** `/etc/frr/daemons`, which FRR's start script reads as shell: switches, options, profile. */
export interface DaemonsFile extends File {
  readonly kind: 'daemons'
  readonly settings: readonly HostSetting[]
  /** What `<daemon>_options` give to the daemons. */
  readonly options: readonly DaemonOption[]
}

/** One command-line option of a daemon, such as `-p 1790` of bgpd. */
export interface DaemonOption extends Sited {
  readonly daemon: string
  /** As it is written: `-A`, `--bgp_port`. */
  readonly flag: string
  readonly value?: string
}

/** `/etc/frr/vtysh.conf`. */
export interface VtyshFile extends File {
  readonly kind: 'vtysh.conf'
  /** FRR: `[no] service integrated-vtysh-config`; absent: one file, if there is an `frr.conf`. */
  readonly integrated?: boolean
}

/** A file of `/etc/sysctl.d`, or `/etc/sysctl.conf`. */
export interface SysctlFile extends File {
  readonly kind: 'sysctl'
  readonly settings: readonly HostSetting[]
}

/** A systemd unit, or a drop-in to one, in its own sections. */
export interface UnitFile extends File {
  readonly kind: 'unit'
  /** The unit it is about: `frr.service`, also for a drop-in in `frr.service.d`. */
  readonly unit: string
  readonly isDropIn?: true
  readonly directives: readonly Directive[]
}

/** One line of a unit; lists such as `After=` have an item for each word. */
export interface Directive extends HostSetting {
  readonly section: string
  /** The words of the value, each with its place. */
  readonly words: readonly ({ readonly text: string } & Sited)[]
}

type Files = readonly HostFile[] | undefined

/** The files of a kind. */
export function filesOf<K extends HostFile['kind']>(files: Files, kind: K): readonly Extract<HostFile, { kind: K }>[] {
  return (files ?? []).filter((file): file is Extract<HostFile, { kind: K }> => file.kind === kind)
}

/** The setting of `daemons` that counts: the last, as in shell. */
export function daemonSetting(files: Files, name: string): HostSetting | undefined {
  return filesOf(files, 'daemons')
    .flatMap(file => file.settings)
    .findLast(setting => setting.name === name)
}

/** The option of a daemon by any of its spellings, such as `-p` and `--bgp_port`: the last, as in getopt. */
export function daemonOption(files: Files, daemon: string, ...flags: readonly string[]): DaemonOption | undefined {
  return filesOf(files, 'daemons')
    .flatMap(file => file.options)
    .findLast(option => option.daemon === daemon && flags.includes(option.flag))
}

/** The assignment of a kernel setting that counts: the last. */
export function sysctlSetting(files: Files, key: string): HostSetting | undefined {
  return sysctlSettings(files, key).at(-1)
}

/** All assignments of a kernel setting as they are made: sysctl.d(5) goes by file name, and `/etc/sysctl.conf` comes last. */
export function sysctlSettings(files: Files, key: string): readonly HostSetting[] {
  const last = (name: string) => (name === 'sysctl.conf' ? '\uffff' : name)
  return [...filesOf(files, 'sysctl')]
    .sort((a, b) => compareText(last(a.name), last(b.name)))
    .flatMap(file => file.settings)
    .filter(setting => setting.name === key)
}

/**
 * The words of a dependency of a unit and its drop-ins, such as `After` of `frr.service`; undefined without such a
 * line. An empty line takes back nothing (systemd.unit(5): dependencies can only be added in drop-ins).
 */
export function unitWords(files: Files, unit: string, name: string): Directive['words'] | undefined {
  const lines = unitDirectives(files, unit, name)
  return lines.length === 0 ? undefined : lines.flatMap(({ words }) => words)
}

/** All lines of a unit with that name, those of the unit itself before those of its drop-ins. */
export function unitDirectives(files: Files, unit: string, name: string): readonly Directive[] {
  return filesOf(files, 'unit')
    .filter(file => file.unit === unit)
    .toSorted((a, b) => Number(a.isDropIn ?? false) - Number(b.isDropIn ?? false) || compareText(a.name, b.name))
    .flatMap(file => file.directives)
    .filter(directive => directive.name === name)
}
