import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { NewMatrix } from "#components/matrix/new-matrix.tsx";
import { NoTemplate } from "#components/matrix/no-template.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { listModels } from "#lib/connections/list-models.ts";
import { AppError } from "#lib/errors.ts";
import { listMatrices } from "#lib/matrices/list-matrices.ts";
import { loadSourceByName } from "#lib/matrices/load-source.ts";
import { createMatrixAction } from "../../../actions/matrix-actions.ts";
import { requestContext } from "../../../context.ts";

const actions = { create: createMatrixAction };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("matrix");
  return { title: t("new.title") };
}

type NewMatrixPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** `?template=<slug>&version=<n>`: a matrix of a version, or of the draft without one. */
export default async function NewMatrixPage({ searchParams }: NewMatrixPageProps) {
  const { template, version } = await searchParams;
  return (
    <ClientMessages namespaces={["common", "shell", "errors", "models", "matrix"]}>
      {typeof template === "string" ? (
        await form(template, typeof version === "string" ? version : null)
      ) : (
        <NoTemplate past={await listMatrices(await requestContext(), { templateId: null })} />
      )}
    </ClientMessages>
  );
}

async function form(slug: string, version: string | null) {
  if (version !== null && !/^\d{1,6}$/.test(version)) notFound();
  const context = await requestContext();
  const wanted = { slug, version: version === null ? null : { number: Number(version) } };
  const source = await loadSourceByName(context, wanted).catch(missing);
  const [models, past] = await Promise.all([
    listModels(context),
    listMatrices(context, { templateId: source.templateId }),
  ]);
  return <NewMatrix source={source} models={models} past={past} actions={actions} />;
}

function missing(failure: unknown): never {
  if (failure instanceof AppError && failure.code === "not_found") notFound();
  throw failure;
}
