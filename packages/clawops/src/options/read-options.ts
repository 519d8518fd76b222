import { createLogger, isRecord, logLevels, SecretKeeper, systemClock } from "@pincer/shared/internal";

import type { ClawOpsOptions } from "../client-options.ts";
import { closeNames } from "../wire/close-names.ts";
import { describe } from "../wire/describe.ts";
import { readBaseURL } from "./base-url.ts";
import { checkHeaders, readHeaders } from "./check-headers.ts";
import { readCredential } from "./credentials.ts";
import { fromEnvironment } from "./environment.ts";
import { forbidBrowser } from "./forbid-browser.ts";
import { isCount, readTimeout } from "./read-timeout.ts";
import type { Settings } from "./settings.ts";
import { wrongOption } from "./wrong-option.ts";

const functions = ["fetch", "onRequest", "onResponse", "onRetry", "onDrift"] as const;
const flags = ["retryUnrepeatable", "dangerouslyAllowBrowser"] as const;

/** What {@link readOptions} makes of the options of a client. */
export interface ReadOptions {
  readonly settings: Settings;
  readonly accountId: string;
}

/**
 * Checks the options of a client and fills in the environment and the defaults.
 *
 * @throws {ClawOpsError} of kind `configuration`, naming the option and how to fix it
 */
export function readOptions(options: ClawOpsOptions): ReadOptions {
  const given: unknown = options;
  if (!isRecord(given)) throw wrongOption(`new ClawOps(…) takes an object of options, got ${describe(options)}.`);
  checkKinds(options);
  forbidBrowser(options.dangerouslyAllowBrowser ?? false);
  const { baseURL, logger, logLevel } = options;
  const apiKey = readCredential(options.apiKey, "apiKey", "CLAWOPS_API_KEY");
  const accountId = readCredential(options.accountId, "accountId", "CLAWOPS_ACCOUNT_ID");
  const secrets = new SecretKeeper();
  secrets.add(apiKey);
  const settings: Settings = {
    apiKey,
    baseURL:
      baseURL === undefined || baseURL === null
        ? readBaseURL(fromEnvironment("CLAWOPS_BASE_URL") ?? "https://api.claw-ops.com", "CLAWOPS_BASE_URL")
        : readBaseURL(baseURL, "`baseURL`"),
    timeout: readTimeout(options.timeout),
    maxRetries: options.maxRetries ?? 2,
    retryUnrepeatable: options.retryUnrepeatable ?? false,
    fetch: options.fetch,
    defaultHeaders: readHeaders(options.defaultHeaders),
    logger: createLogger({ logger, level: logLevel, printable: (value) => secrets.printable(value) }),
    logsDebug: logLevel === "debug",
    hooks: {
      onRequest: options.onRequest,
      onResponse: options.onResponse,
      onRetry: options.onRetry,
      onDrift: options.onDrift,
    },
    secrets,
    clock: systemClock,
    random: Math.random,
  };
  return { settings, accountId };
}

type Other = Exclude<keyof ClawOpsOptions, (typeof functions)[number] | (typeof flags)[number]>;

const others: Readonly<Record<Other, true>> = {
  apiKey: true,
  accountId: true,
  baseURL: true,
  timeout: true,
  maxRetries: true,
  defaultHeaders: true,
  logger: true,
  logLevel: true,
};

/** Every option. With any other name (`baseUrl`, `apiKeyy`) the client would go to the wrong place, or by the environment, in silence. */
const optionNames: readonly string[] = [...Object.keys(others), ...functions, ...flags];

function checkKinds(options: ClawOpsOptions): void {
  for (const name of Object.keys(options)) {
    if (optionNames.includes(name)) continue;
    const [meant] = closeNames(name, optionNames);
    const advice = meant === undefined ? `the options are ${optionNames.join(", ")}.` : `did you mean \`${meant}\`?`;
    throw wrongOption(`There is no option \`${name}\`; ${advice}`);
  }
  for (const name of functions) {
    const value = options[name] as unknown;
    if (value !== undefined && typeof value !== "function")
      throw wrongOption(`\`${name}\` must be a function, got ${describe(value)}.`);
  }
  for (const name of flags) {
    const value = options[name] as unknown;
    if (value !== undefined && typeof value !== "boolean")
      throw wrongOption(`\`${name}\` must be true or false, got ${describe(value)}.`);
  }
  const { maxRetries, defaultHeaders, logger, logLevel } = options;
  if (maxRetries !== undefined && !isCount(maxRetries)) {
    throw wrongOption(`\`maxRetries\` must be a whole number from 0, got ${show(maxRetries)}. 0 turns retrying off.`);
  }
  if (logLevel !== undefined && !logLevels.includes(logLevel)) {
    throw wrongOption(`\`logLevel\` must be one of ${logLevels.join(", ")}, got ${describe(logLevel)}.`);
  }
  if (logger !== undefined && !isLogger(logger)) {
    throw wrongOption(
      `\`logger\` must have the methods debug, info, warn and error, as console has; got ${describe(logger)}.`,
    );
  }
  const problem = defaultHeaders === undefined ? undefined : checkHeaders(defaultHeaders);
  if (problem !== undefined) throw wrongOption(`\`defaultHeaders\` ${problem}.`);
}

function isLogger(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const logger = value as Record<string, unknown>;
  return ["debug", "info", "warn", "error"].every((name) => typeof logger[name] === "function");
}

function show(value: unknown): string {
  return typeof value === "number" ? String(value) : describe(value);
}
