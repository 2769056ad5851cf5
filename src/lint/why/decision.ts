/** What a router's filters decided, as a person would find it in the file. */
import type { Decision } from '../../fabric/filter/route.ts'
import { locate } from '../../text/origin.ts'
import type { Step } from './step.ts'

/** What decided, as a person would find it in the file. */
export function decided(
  by: Decision,
  result: string,
  prefix: string,
  router: string,
): Pick<Step, 'says' | 'at' | 'rule'> {
  const verb = result === 'permitted' ? 'permits' : result === 'denied' ? 'denies' : 'may permit'
  switch (by.step) {
    case 'no-filter':
      return { says: `no filter of ${router} stands in the way` }
    case 'policy-required':
      return {
        says: `${router} has no inbound policy, and without one FRR discards what an eBGP peer sends`,
        at: locate(by.node, by.field as never),
        rule: 'ebgp-no-policy',
      }
    case 'as-path-loop':
    case 'enforce-first-as':
    case 'community':
      return { says: `${router} ${verb} ${prefix}: ${by.step}`, at: locate(by.node, by.field as never) }
    case 'route-map': {
      const tried = by.tried.find(({ list }) => list?.node)
      const at = (by.by === 'no-entry' ? tried?.list?.node : undefined) ?? by.entry ?? by.map
      return {
        says:
          by.by === 'undefined'
            ? `route-map ${by.name} is not defined, which denies everything`
            : by.by === 'no-entry'
              ? `no entry of route-map ${by.name} permits ${prefix}${tried?.match && 'name' in tried.match ? `: ${tried.match.name}${tried.list?.entry?.sequence === undefined ? '' : ` seq ${tried.list.entry.sequence}`} does not` : ''}`
              : `route-map ${by.name} ${by.entry?.sequence ?? ''} ${verb} it`,
        ...(at && { at: locate(at) }),
        ...(result === 'denied' && { rule: 'inbound-policy-denies-expected' }),
      }
    }
    default:
      return {
        says: `${by.step} ${by.name}${by.list.entry?.sequence === undefined ? '' : ` seq ${by.list.entry.sequence}`} ${verb} it`,
        at: by.list.node ? locate(by.list.node) : locate(by.setting.node, by.setting.field as never),
        ...(result === 'denied' && { rule: 'inbound-policy-denies-expected' }),
      }
  }
}
