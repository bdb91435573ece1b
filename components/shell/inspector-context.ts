import { createContext, useContext } from "react";
import type { InspectorState } from "./inspector-width.ts";

/** The inspector's place beside the stage, and the way to change it. */
export type InspectorControl = { state: InspectorState; set: (next: InspectorState) => void };

export const InspectorContext = createContext<InspectorControl | null>(null);

export function useInspector(): InspectorControl {
  const control = useContext(InspectorContext);
  if (!control) throw new Error("useInspector stands outside of Shell");
  return control;
}
