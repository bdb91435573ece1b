const general = `pentimento: takes released prompts out of a Pentimento studio into your code.

  pentimento pull     write .prompt files, a lock and typed TypeScript functions
  pentimento verify   hold files, lock and digests against each other, for CI
  pentimento release  make a version current in an environment, or take it out

  pentimento <command> --help   says what a command takes

Environment: PENTIMENTO_URL (else http://127.0.0.1:3000), PENTIMENTO_KEY.
Exit codes: 0 done, 1 failed, 2 called wrongly, 3 the studio could not be asked or said no, 4 a file that pentimento did
not write stands in the way, 5 not in step, 6 a policy is not met or somebody else released first.
`;

const commands: Readonly<Record<string, string>> = {
  pull: `pentimento pull --env prod [--url URL] [--out prompts] [--only SLUG ...]

Writes into the folder: a .prompt file for each released prompt, releases.lock.json, index.ts with one typed function for
each, and the runtime they stand on (runtime.mjs, snapshot.mjs), which needs no package and goes on working when the
studio is down. Files that pentimento did not write, or that were changed since, are never touched.

  --env   dev, test or prod
  --url   the studio (PENTIMENTO_URL, else http://127.0.0.1:3000)
  --out   the folder (prompts)
  --only  a slug; may be given several times; without it all that are released
  --key   a key for the studio; better in PENTIMENTO_KEY, where no list of processes shows it
`,
  verify: `pentimento verify [--out prompts] [--live [--url URL]]

Ends with 5 and says what is not in step: a file that is missing or was changed, a lock that speaks of another release
than the snapshot, a content that does not have its digest. With --live also what is no longer the current release.
`,
  release: `pentimento release SLUG[@VERSION] --env prod --reason TEXT [--kind promote|rollback|rebind|withdraw]

Makes a version current in an environment under the environment's policy. Ends with 6 and says what is missing where the
policy is not met, or where the current release is not the one that was expected.

  --kind         promote (default), rollback, rebind (another deployment), withdraw (apps drop it at once)
  --reason       why; goes on record
  --model        the model, and
  --connection   the connection it is released for; without them as the current release, else as it was last tried
  --expect       id of the release seen as current, or none; without it whichever is current
  --break-glass  release although the policy is not met; stays marked
`,
};

/** The help of a command, or of all. */
export const helpOf = (command: string | null): string => commands[command ?? ""] ?? general;
