import { findFrr } from './frr.ts'
import { describeWith } from './requirement.ts'
import { testRouters } from './routers.ts'

describeWith(findFrr(), 'routers out of thin air', testRouters)
