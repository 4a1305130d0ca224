/** A file of a message: `url` is empty where the sandbox does not have it. */
export type FileView = { kind: string; url: string; name: string }

export type Press = { kind: 'reply' | 'link' | 'call' | 'copy' | 'none'; text: string; value: string }

/** A message as the page draws it, whatever its type is. */
export type MessageView = {
  id: string
  /** Written on this phone. */
  mine: boolean
  at: number
  read: boolean
  title: string
  text: string
  footer: string
  file: FileView | null
  place: { name: string; address: string; at: string } | null
  lines: string[]
  presses: Press[]
  /** A list opens over the chat. */
  list: { button: string; sections: { title: string; rows: { id: string; title: string; note: string }[] }[] } | null
  quoted: string
  reactions: string[]
}
