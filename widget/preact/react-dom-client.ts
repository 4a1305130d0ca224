import { type ComponentChildren, type ContainerNode, render } from 'preact'

/** React's way to draw into an element, on Preact. */
export const createRoot = (container: ContainerNode) => ({
  render: (children: ComponentChildren) => render(children, container),
  unmount: () => render(null, container),
})
