// The floors of lib/README.md: an import goes down or stays on its floor, never up.
const words = "lib/(errors|ids)\\.ts$";
const pureFolders =
  "lib/(images|models|pricing|money|snippets|security|template|prompt-files|matrix-plan|masks|compositing|diff)/";
// Types and schemas that live with their service and that everybody may read.
const shapes =
  "lib/runs/(view|schema)\\.ts$|lib/gallery/(view|origin|filter-url|shown-name|schema)\\.ts$|lib/edits/edit-prompt\\.ts$|lib/library/(filter-url|content-schema|folder-path|slug)\\.ts$|lib/(edits|shares|storage|compare|library|evidence|releases|matrices)/(view|schema)\\.ts$|lib/connections/(model-choice|schema)\\.ts$|lib/studio/outcome\\.ts$|lib/providers/provider\\.ts$";
const texts = "lib/i18n/";
const rules = `^(${words}|${pureFolders}|${shapes}|${texts})`;
const drivers = "^lib/(db|blobs|providers|simulator|secrets|events/event-hub\\.ts)";
const services =
  "^lib/(runs|gallery|uploads|connections|ledger|events|studio|edits|shares|storage|search|audit|compare|library|evidence|releases|matrices)/";
const doors = "^(app|server|cli|scripts)/";
const house = "^lib/(env|start-error)\\.ts$";
const tests = "\\.test\\.tsx?$|^tests/";

/** @returns {import("dependency-cruiser").IForbiddenRuleType} */
const never = (name, from, to, { except = {}, unless } = {}) => ({
  name,
  severity: "error",
  from: { path: from, pathNot: [tests, ...(unless ? [unless] : [])].join("|") },
  to: { path: to, ...except },
});

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    // Types go in circles harmlessly; code does not.
    {
      name: "no-cycles",
      severity: "error",
      from: { pathNot: tests },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    never("lib-does-not-look-up", "^lib/", "^(app|components|server|cli|scripts|tests|prisma)/"),
    never("rules-stand-alone", rules, "^lib/", { except: { pathNot: rules } }),
    never(
      "rules-know-no-framework",
      `^(${words}|${pureFolders}|${shapes})`,
      "node_modules/(react|react-dom|next|@prisma|pino)/",
    ),
    never("rules-run-in-browsers", `^(${words}|${pureFolders})`, ".", {
      except: { dependencyTypes: ["core"] },
    }),
    never("drivers-do-not-call-services", drivers, services, { except: { pathNot: `${rules}|${drivers}` } }),
    never("services-do-not-know-doors", services, doors),
    never("components-see-rules-only", "^components/", "^(lib|app|server|cli|scripts|prisma)/", {
      except: { pathNot: rules, dependencyTypesNot: ["type-only"] },
    }),
    never("components-do-not-see-drivers", "^components/", `${drivers}|^(app|server|cli|scripts|prisma)/`, {
      except: { pathNot: rules },
    }),
    never("components-load-no-schemas", "^components/", "^lib/[^/]+/schema\\.ts$|node_modules/zod/", {
      except: { dependencyTypesNot: ["type-only"] },
    }),
    never("primitives-know-no-domain", "^components/ui/", "^(lib|components)/", {
      except: { pathNot: "^components/ui/|^lib/i18n/" },
    }),
    never("pages-call-services", "^app/", drivers, { except: { pathNot: rules } }),
    never("pages-do-not-see-the-server", "^app/", "^(server|scripts|cli)/"),
    never("the-server-does-not-see-pages", "^server/", "^(app|components)/"),
    never("env-is-below-everything", house, "^lib/", { except: { pathNot: `${house}|^lib/security/` } }),
    never("commands-speak-http", "^cli/", "^lib/", { except: { pathNot: `${rules}|^lib/simulator/` } }),
  ],
  options: {
    parser: "swc",
    tsConfig: { fileName: "tsconfig.json" },
    // Type imports count: Prisma's types may not reach the screen either.
    tsPreCompilationDeps: true,
    // Not excluded, or the framework rule would see nothing.
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^\\.next|^lib/db/generated/" },
    enhancedResolveOptions: {
      conditionNames: ["import", "node", "default", "types"],
      exportsFields: ["exports"],
    },
  },
};
