/** FRR's container images by release. */
import { atLeast, type Version } from '../net/version.ts'

/** The newest patch release published for a minor release, where it is not the first. */
const published: Readonly<Record<Version, Version>> = {
  '7.5': '7.5.1',
  '8.2': '8.2.2',
  '8.3': '8.3.1',
  '8.4': '8.4.2',
  '8.5': '8.5.7',
  '9.1': '9.1.3',
  '10.0': '10.0.1',
  '10.1': '10.1.1',
  '10.2': '10.2.1',
  '10.3': '10.3.1',
  '10.4': '10.4.1',
  '10.5': '10.5.3',
  '10.6': '10.6.1',
  '10.7': '10.7.1',
}

/** The image of a release, the newest when it is not known: on quay.io since 8.3, before on Docker Hub. */
export function imageOf(frr: Version = '10.7'): string {
  const full = published[frr] ?? (frr.split('.').length === 2 ? `${frr}.0` : frr)
  return atLeast(full, '8.3') ? `quay.io/frrouting/frr:${full}` : `frrouting/frr:v${full}`
}

/** The release that an image of FRR has; undefined when it is no such image. */
export function releaseIn(image: string): Version | undefined {
  return /(?:^|\/)frr(?:outing)?:v?(\d+(?:\.\d+)*)/.exec(image)?.[1]
}
