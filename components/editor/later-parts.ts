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
export const MarkupDock = lazy(() =>
  import("#components/editor/markup/markup-dock.tsx").then(({ MarkupDock }) => ({ default: MarkupDock })),
);
export const MarksPanel = lazy(() =>
  import("#components/editor/markup/marks-panel.tsx").then(({ MarksPanel }) => ({ default: MarksPanel })),
);
export const ExtendDock = lazy(() =>
  import("#components/editor/outpaint/extend-dock.tsx").then(({ ExtendDock }) => ({ default: ExtendDock })),
);
export const ExtendPanel = lazy(() =>
  import("#components/editor/outpaint/extend-panel.tsx").then(({ ExtendPanel }) => ({
    default: ExtendPanel,
  })),
);
export const PriceForm = lazy(() =>
  import("#components/playground/price-form.tsx").then(({ PriceForm }) => ({ default: PriceForm })),
);
