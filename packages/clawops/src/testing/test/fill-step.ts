import type { Answers, ContractStep } from "./contract-steps.ts";
import { account, apiKey, type LocalApi } from "./local-api.ts";

/** A step with everything filled in that stood for earlier answers. */
export interface FilledStep {
  readonly url: string;
  readonly bearer: string;
  readonly body: unknown;
}

/** Runs what comes before a step and fills in names and earlier answers; `names` grows from step to step. */
export async function fillStep(
  local: LocalApi,
  { path, body, bearer = apiKey, before }: ContractStep,
  answers: Answers,
  names: Record<string, string>,
): Promise<FilledStep> {
  Object.assign(names, (await before?.(local, answers)) ?? {});
  const fill = (text: string): string =>
    text.replace(/\{(\w+)(?:\.(\w+))?\}/g, (whole, name: string, field?: string) =>
      field === undefined ? (names[name] ?? whole) : String(answers.get(name)?.[field]),
    );
  const filled = fill(path);
  return {
    url: local.api.url + (filled.startsWith("/v1") ? filled : account + filled),
    bearer: fill(bearer),
    body: body === undefined ? undefined : (JSON.parse(fill(JSON.stringify(body))) as unknown),
  };
}
