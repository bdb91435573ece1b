import { lazy } from "react";

export const ImportMask = lazy(() =>
  import("#components/editor/dock/import-mask.tsx").then(({ ImportMask }) => ({ default: ImportMask })),
);
export const RegionsPanel = lazy(() =>
  import("#components/editor/panels/regions-panel.tsx").then(({ RegionsPanel }) => ({
    default: RegionsPanel,
  })),
);
export const PriceForm = lazy(() =>
  import("#components/playground/price-form.tsx").then(({ PriceForm }) => ({ default: PriceForm })),
);
