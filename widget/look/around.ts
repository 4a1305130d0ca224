/** The elements around `element`, from the inside out; from a shadow tree on to the element that holds it. */
export function* around(element: Element): Generator<Element> {
  for (let at: Element | null = outside(element); at; at = outside(at)) yield at
}

const outside = (element: Element): Element | null => {
  const root = element.getRootNode()
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null)
}
