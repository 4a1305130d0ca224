/** The sandbox itself failed: its output says where. */
export function sandboxFailed(error: unknown): Response {
  console.error(error)
  return Response.json({ error: 'The sandbox itself failed; see its output.' }, { status: 500 })
}
