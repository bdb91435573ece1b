/** Whether a write was refused because a row with the same key exists. By code: Prisma's classes differ between the two copies of lib. */
export function isUniqueViolation(thrown: unknown): boolean {
  return thrown instanceof Error && "code" in thrown && thrown.code === "P2002";
}
