import { configure } from '@testing-library/react'

// A loaded machine takes longer than the library's one second to draw what a test looks for.
configure({ asyncUtilTimeout: 15_000 })
