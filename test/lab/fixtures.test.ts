import { testFixtures } from './fixtures.ts'
import { findFrr } from './frr.ts'
import { describeWith } from './requirement.ts'

describeWith(findFrr(), 'the routers of the fixtures', testFixtures)
