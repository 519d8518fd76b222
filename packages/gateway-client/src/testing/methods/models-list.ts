import { object, text } from "../params/rule.ts";
import { answer } from "../wire.ts";
import type { ServedMethod } from "./served-method.ts";
import { noThinking } from "./session-row.ts";

/** `models.list`: the models that sessions can be set to. */
export const modelsList: ServedMethod = {
  scope: () => "operator.read",
  params: (protocol) => object(protocol === 3 ? {} : { agentId: text, view: text }),
  serve(_request, { models, protocol }) {
    const { thinkingLevels, thinkingDefault } = noThinking;
    const listed = models.all.map(({ provider, id, name = id }, index) => {
      const contextWindow = models.contextWindow({ provider, model: id });
      const common = { id, name, provider, contextWindow, reasoning: false };
      if (protocol === 3) return { ...common, input: ["text"] };
      const tags = index === 0 ? { tags: ["default"] } : {};
      return { ...common, ...tags, thinkingLevels, thinkingDefault, available: true };
    });
    return answer({ models: listed });
  },
};
