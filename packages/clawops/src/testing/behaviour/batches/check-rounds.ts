import { invalid, issue, type ValidationIssue } from "../../http/validation.ts";
import type { BatchRound, BatchWindow } from "../../state/call-batch-fields.ts";
import { type Body, recordsOf, textsOf } from "../body-fields.ts";
import { minuteOfDay } from "./dial-times.ts";

/** The outcomes that are tried again where a round does not say. */
const defaultOn: readonly string[] = ["no-answer", "busy"];

/** A retry comes after 1 to 1440 minutes. */
const MAX_AFTER = 1440;

/** The rounds of a batch, as answers show them. */
export function readRounds(body: Body): BatchRound[] {
  const rounds = recordsOf(body, "Rounds");
  const issues = rounds.flatMap(roundIssues);
  if (issues.length > 0) throw invalid(issues);
  return rounds.map((round, index) => {
    const windows = round["Windows"] === undefined ? undefined : recordsOf(round, "Windows").map(readWindow);
    return {
      ...(index === 0 ? {} : { after: Number(round["After"]) }),
      ...(index === 0 ? {} : { on: round["On"] === undefined ? defaultOn : textsOf(round, "On") }),
      ...(windows === undefined ? {} : { windows }),
    };
  });
}

function readWindow(window: Body): BatchWindow {
  const days = window["Days"];
  return {
    days: Array.isArray(days) ? days.map(Number) : [],
    start: String(window["Start"]),
    end: String(window["End"]),
  };
}

function roundIssues(round: Body, index: number): ValidationIssue[] {
  const path = `/body/Rounds/${index}`;
  const windows = recordsOf(round, "Windows").flatMap((window, at) => windowIssues(window, `${path}/Windows/${at}`));
  if (index === 0) {
    const given = ["After", "On"].filter((name) => round[name] !== undefined);
    return [...given.map((name) => issue(`${path}/${name}`, "not", "is not for the first round")), ...windows];
  }
  const after = round["After"];
  const isFine = typeof after === "number" && after >= 1 && after <= MAX_AFTER;
  return isFine ? windows : [issue(`${path}/After`, "minimum", `must be minutes from 1 to ${MAX_AFTER}`), ...windows];
}

function windowIssues(window: Body, path: string): ValidationIssue[] {
  const { days, start, end } = readWindow(window);
  const [from, to] = [minuteOfDay(start), minuteOfDay(end)];
  const issues: ValidationIssue[] = [];
  if (days.length === 0 || days.some((day) => day < 1 || day > 7)) {
    issues.push(issue(`${path}/Days`, "maximum", "must be days from 1 (Monday) to 7 (Sunday)"));
  }
  if (from === undefined) issues.push(issue(`${path}/Start`, "pattern", "must be HH:MM"));
  if (to === undefined) issues.push(issue(`${path}/End`, "pattern", "must be HH:MM"));
  if (from !== undefined && to !== undefined && from >= to)
    issues.push(issue(`${path}/End`, "minimum", "must be after Start"));
  return issues;
}
