// Run as a process of its own: applies the migrations, then adds rows, and prints what it did.
import { migrate } from "#lib/db/migrate.ts";
import { openDatabase } from "#lib/db/open-database.ts";

const { settings, name, rows } = JSON.parse(process.argv[2] ?? "{}");
const applied = await migrate(settings);
const database = await openDatabase(settings);
let written = 0;
for (let row = 0; row < rows; row++) {
  await database.transaction(async (transaction) => {
    await transaction.workspace.create({ data: { id: `${name}_${row}`, name } });
    await transaction.workspace.upsert({
      where: { id: "counter" },
      create: { id: "counter", name: "counter", eventCounter: 1 },
      update: { eventCounter: { increment: 1 } },
    });
  });
  written++;
}
await database.close();
console.log(JSON.stringify({ applied, written }));
