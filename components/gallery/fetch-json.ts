/** Reads one of the studio's own addresses. Rejects when it can't be reached or answers with an error. */
export async function fetchJson(path: string): Promise<unknown> {
  const answer = await fetch(path, { headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return answer.json();
}
