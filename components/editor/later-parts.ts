import { lazy } from "react";

export const ImportMask = lazy(() =>
  import("#components/editor/dock/import-mask.tsx").then(({ ImportMask }) => ({ default: ImportMask })),
);
export const ResultsBar = lazy(() =>
  import("#components/editor/results/results-bar.tsx").then(({ ResultsBar }) => ({ default: ResultsBar })),
);
export const ResultsStage = lazy(() =>
  import("#components/editor/results/results-stage.tsx").then(({ ResultsStage }) => ({
    default: ResultsStage,
  })),
);
export const EarlierEdits = lazy(() =>
  import("#components/editor/results/earlier-edits.tsx").then(({ EarlierEdits }) => ({
    default: EarlierEdits,
  })),
);
export const PriceForm = lazy(() =>
  import("#components/playground/price-form.tsx").then(({ PriceForm }) => ({ default: PriceForm })),
);
