/** A changeset's words stand in CHANGELOG.md as they were written: readers of a changelog look for no commits. */
export default {
  getReleaseLine: async ({ summary }) => summary,
  getDependencyReleaseLine: async () => '',
}
