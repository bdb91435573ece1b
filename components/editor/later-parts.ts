import { lazy } from "react";

export const ImportMask = lazy(() =>
  import("#components/editor/dock/import-mask.tsx").then(({ ImportMask }) => ({ default: ImportMask })),
);
export const PriceForm = lazy(() =>
  import("#components/playground/price-form.tsx").then(({ PriceForm }) => ({ default: PriceForm })),
);
