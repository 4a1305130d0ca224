export const bit = (value: boolean | null | undefined) => (value == null ? undefined : value ? 1 : 0)
