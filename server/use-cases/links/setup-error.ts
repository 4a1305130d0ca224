import { faultCode, faults } from '../../../contract/index.ts'

/** The error code that a host app reads for a fault: one of Kapso's six where one fits, else ours. */
export const setupError = (fault: string | null) => faults[faultCode(fault)].redirect
