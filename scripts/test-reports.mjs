// What the runners wrote about themselves, in one form: {passed, failed, skipped: [{name, reason}], faults}. A fault is
// why a test failed, if only at its first try.
import { existsSync, readFileSync } from "node:fs";

const unexplained = "no reason given";
const faultLines = 12;

function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}

/** A runner that ended badly without a failed test (a file that cannot be read, a broken set-up) has failed once. */
function withExit(sum, code) {
  return code !== 0 && sum.failed === 0 ? { ...sum, failed: 1 } : sum;
}

export function readVitest(file, code) {
  const report = read(file);
  if (!report) return { passed: 0, failed: 1, skipped: [], faults: [] };
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  const left = tests.filter(({ status }) => !["passed", "failed"].includes(status));
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  );
  const sum = {
    passed: tests.filter(({ status }) => status === "passed").length,
    failed: tests.filter(({ status }) => status === "failed").length + brokenFiles.length,
    skipped: left.map(({ fullName, meta }) => ({
      name: fullName,
      reason: meta?.skipReason ?? reasonIn(fullName),
    })),
    faults: [
      ...tests
        .filter(({ status }) => status === "failed")
        .map(({ fullName, failureMessages }) => fault(fullName, failureMessages[0])),
      ...brokenFiles.map(({ name, message }) => fault(name, message)),
    ],
  };
  return withExit(sum, code);
}

/** vitest keeps no reasons: a skipped test says its own in its name, "... [skipped: why]". */
function reasonIn(name) {
  return /\[skipped: ([^\]]+)\]/.exec(name)?.[1] ?? unexplained;
}

export function readPlaywright(file, code) {
  const report = read(file);
  if (!report) return { passed: 0, failed: 1, skipped: [], faults: [] };
  const sum = { passed: 0, failed: 0, skipped: [], faults: [] };
  for (const { name, test } of report.suites.flatMap((suite) => testsOf(suite, suite.title))) {
    if (test.status === "skipped") sum.skipped.push({ name, reason: reasonOf(test) });
    else if (test.status === "unexpected") sum.failed += 1;
    else sum.passed += 1;
    if (test.status === "flaky") sum.faults.push(fault(`${name} (passed at the second try)`, errorOf(test)));
    if (test.status === "unexpected") sum.faults.push(fault(name, errorOf(test)));
  }
  return withExit(sum, code);
}

const errorOf = (test) => test.results.find(({ error }) => error)?.error.message;

/** A name and the first lines of what went wrong, without colours. */
function fault(name, message) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
  const plain = (message ?? unexplained).replace(/\u001b\[[\d;]*m/g, "");
  const lines = plain.split("\n").filter((line) => line.trim());
  return `${name}\n${lines
    .slice(0, faultLines)
    .map((line) => `    ${line.slice(0, 300)}`)
    .join("\n")}`;
}

function testsOf(suite, path) {
  const own = (suite.specs ?? []).flatMap((spec) =>
    spec.tests.map((test) => ({ name: `${path} > ${spec.title}`, test })),
  );
  return [...own, ...(suite.suites ?? []).flatMap((inner) => testsOf(inner, `${path} > ${inner.title}`))];
}

function reasonOf(test) {
  const note = test.annotations.find(({ type }) => type === "skip" || type === "fixme");
  return note?.description || unexplained;
}
