import { useEffect, useState } from 'react'

/** A filter with a few values. */
export const Choose = ({
  label,
  value,
  options,
  onChange,
}: {
  label: string
  value: string | undefined
  options: readonly (readonly [value: string, words: string])[]
  onChange: (value: string) => void
}) => (
  <label className="filter">
    <span>{label}</span>
    <select value={value ?? ''} onChange={(event) => onChange(event.currentTarget.value)}>
      {options.map(([option, words]) => (
        <option key={option} value={option}>
          {words}
        </option>
      ))}
    </select>
  </label>
)

/** A filter that is typed; it counts when the typing pauses. */
export function Type({
  label,
  value,
  onChange,
}: {
  label: string
  value: string | undefined
  onChange: (value: string) => void
}) {
  const [text, setText] = useState(value ?? '')
  useEffect(() => setText(value ?? ''), [value])
  useEffect(() => {
    if (text === (value ?? '')) return
    const timer = setTimeout(() => onChange(text.trim()), 300)
    return () => clearTimeout(timer)
  })
  return (
    <label className="filter">
      <span>{label}</span>
      <input type="search" value={text} onChange={(event) => setText(event.currentTarget.value)} />
    </label>
  )
}
