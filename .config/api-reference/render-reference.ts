import { readFileSync } from "node:fs";

import { Application, Logger, LogLevel, TSConfigReader } from "typedoc";

/**
 * What may stand without a docstring: generated types where the contract has no text, properties that are only there to be
 * absent (they have no file), and those of the forms of a union, which its own docstring explains.
 */
const excused = /defined in \S*(?:\/src\/generated\/\S+|\/), does not have|^\S+\.__type\.\S+ .* does not have/;

/** Keeps what a reader of the reference would stumble over. */
class ProblemLogger extends Logger {
  readonly problems: string[] = [];

  override log(message: string, level: LogLevel): void {
    super.log(message, level);
    if (level >= LogLevel.Warn && !excused.test(message)) this.problems.push(message);
  }
}

/** Writes the reference into a folder, in the place of what is there, and gives what is wrong with the docstrings. */
export async function renderReference(tsconfig: string, folder: string): Promise<string[]> {
  const options = { tsconfig, out: folder, entryPoints: entrySources() };
  const app = await Application.bootstrapWithPlugins(options, [new TSConfigReader()]);
  const logger = new ProblemLogger();
  app.logger = logger;
  const project = await app.convert();
  if (project === undefined) return [...logger.problems, "The sources cannot be read."];
  app.validate(project);
  await app.generateOutputs(project);
  return logger.problems;
}

/** The source of every entry that the package exports. */
function entrySources(): string[] {
  const { exports } = JSON.parse(readFileSync("package.json", "utf8")) as { exports: Record<string, unknown> };
  const built = Object.values(exports).flatMap((entry) =>
    typeof entry === "object" && entry !== null && "types" in entry ? [String(entry.types)] : [],
  );
  return built.map((file) => file.replace("./dist/", "src/").replace(/\.d\.ts$/, ".ts"));
}
