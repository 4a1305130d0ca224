export { faults } from '../../contract/words/en-faults.ts'
