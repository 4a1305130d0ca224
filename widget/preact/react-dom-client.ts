import { type ComponentChildren, type ContainerNode, render } from 'preact'

/** React's way to render into an element, with Preact. */
export const createRoot = (container: ContainerNode) => ({
  render: (children: ComponentChildren) => render(children, container),
  unmount: () => render(null, container),
})
