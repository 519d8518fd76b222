import { isRecord } from "@pincer/shared/internal";

import type { ProtocolVersion } from "../wire.ts";
import type { ObjectRule, Rule } from "./rule.ts";

/**
 * What is wrong with a value, in the words of the gateway's own schema checker (the two generations differ a little); empty
 * when it fits. Required properties come first, then unknown ones, then the values.
 */
export function checkParams(value: unknown, rule: Rule, protocol: ProtocolVersion): string[] {
  return check(value, rule, "", protocol);
}

function check(value: unknown, rule: Rule, path: string, protocol: ProtocolVersion): string[] {
  const wrong = (what: string): string[] => [path === "" ? what : `at ${path}: ${what}`];
  const not = protocol === 3 ? "NOT" : "not";
  switch (rule.is) {
    case "anything":
      return [];
    case "text":
      if (typeof value !== "string") return wrong("must be string");
      return value.length < (rule.min ?? 0) ? wrong(`must ${not} have fewer than ${rule.min} characters`) : [];
    case "whole":
      if (typeof value !== "number" || !Number.isInteger(value)) return wrong("must be integer");
      if (rule.min !== undefined && value < rule.min) return wrong(`must be >= ${rule.min}`);
      return rule.max !== undefined && value > rule.max ? wrong(`must be <= ${rule.max}`) : [];
    case "flag":
      return typeof value === "boolean" ? [] : wrong("must be boolean");
    case "list":
      if (!Array.isArray(value)) return wrong("must be array");
      if (value.length < (rule.min ?? 0)) return wrong(`must ${not} have fewer than ${rule.min} items`);
      return value.flatMap((item, index) => check(item, rule.of, `${path}/${index}`, protocol));
    case "constant":
      if (typeof value === "string" && rule.of.includes(value)) return [];
      if (rule.of.length === 1) return wrong("must be equal to constant");
      if (protocol === 4) return wrong("must be equal to one of the allowed values");
      return [...wrong("must be equal to constant"), ...wrong("must match a schema in anyOf")];
    case "nullable": {
      if (value === null) return [];
      const inner = check(value, rule.of, path, protocol);
      return inner.length === 0 ? [] : [...inner, ...wrong("must be null"), ...wrong("must match a schema in anyOf")];
    }
    case "object":
      return isRecord(value) ? checkObject(value, rule, path, protocol) : wrong("must be object");
  }
}

function checkObject(
  value: Record<string, unknown>,
  rule: ObjectRule,
  path: string,
  protocol: ProtocolVersion,
): string[] {
  const at = path === "" ? "" : `at ${path}: `;
  const missing = rule.required
    .filter((name) => value[name] === undefined)
    .map((name) => `${at}must have required property '${name}'`);
  const unknown = Object.keys(value)
    .filter((name) => !Object.hasOwn(rule.properties, name))
    .map((name) => `at ${path === "" ? "root" : path}: unexpected property '${name}'`);
  const wrong = Object.entries(rule.properties)
    .filter(([name]) => Object.hasOwn(value, name) && value[name] !== undefined)
    .flatMap(([name, inner]) => check(value[name], inner, `${path}/${name}`, protocol));
  // The newer gateway stops at the first missing property, the older one names them all.
  return [...(protocol === 4 ? missing.slice(0, 1) : missing), ...unknown, ...wrong];
}
