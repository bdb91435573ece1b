// All checks side by side; the last line is their sum.
import { checks, held, testedChecks } from "./checks.mjs";

const results = await Promise.all([...checks, testedChecks].map(held));
const passed = results.filter(Boolean).length;
console.log(`${passed} checks passed, ${results.length - passed} failed`);
process.exit(passed === results.length ? 0 : 1);
