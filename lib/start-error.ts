/** Why the studio cannot start, as a sentence for the person at the terminal: the cause and the way out. */
export class StartError extends Error {
  override readonly name: string = "StartError";
}
