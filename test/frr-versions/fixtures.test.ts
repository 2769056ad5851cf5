import { testFixtures } from '../lab/fixtures.ts'
import { findFrrRoot } from '../lab/frr.ts'
import { describeWith } from '../lab/requirement.ts'
import { testedVersions } from '../../src/frr/version.ts'

// The system's FRR is tested with every run; the others are in roots that scripts/frr-roots.sh makes.
for (const version of testedVersions.filter(each => each !== '8.4.4'))
  describeWith(findFrrRoot(version), `the routers of the fixtures with FRR ${version}`, testFixtures)
