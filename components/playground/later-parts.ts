import { lazy } from "react";

// Drawn by the server with the page, made alive after the composer: each in a chunk of its own beside the first load.
export const preloadResults = () =>
  import("#components/playground/results/results.tsx").then(({ Results }) => ({ default: Results }));
export const Results = lazy(preloadResults);
export const LiveRuns = lazy(() =>
  import("#components/playground/live-runs.ts").then(({ LiveRuns }) => ({ default: LiveRuns })),
);
export const Inspector = lazy(() =>
  import("#components/playground/settings/inspector.tsx").then(({ Inspector }) => ({ default: Inspector })),
);
export const ExampleCards = lazy(() =>
  import("#components/playground/composer/example-cards.tsx").then(({ ExampleCards }) => ({
    default: ExampleCards,
  })),
);
export const AttachmentShelf = lazy(() =>
  import("#components/playground/composer/attachment-shelf.tsx").then(({ AttachmentShelf }) => ({
    default: AttachmentShelf,
  })),
);
export const PlaygroundCommands = lazy(() =>
  import("#components/playground/playground-commands.tsx").then(({ PlaygroundCommands }) => ({
    default: PlaygroundCommands,
  })),
);
export const Overlays = lazy(() =>
  import("#components/playground/overlays.tsx").then(({ Overlays }) => ({ default: Overlays })),
);
export const KeptDraft = lazy(() =>
  import("#components/playground/kept-draft.ts").then(({ KeptDraft }) => ({ default: KeptDraft })),
);
