import { testedVersions } from '../../src/frr/version.ts'
import { findFrrRoot } from '../lab/frr.ts'
import { describeWith } from '../lab/requirement.ts'
import { testRouters } from '../lab/routers.ts'

for (const version of testedVersions.filter(each => each !== '8.4.4'))
  describeWith(findFrrRoot(version), `routers out of thin air with FRR ${version}`, testRouters)
