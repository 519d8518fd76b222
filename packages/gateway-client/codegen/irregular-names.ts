/** Names of definitions of the official schemas. */
export interface DefinitionNames {
  readonly params?: string;
  readonly result?: string;
}

/**
 * Methods whose definitions are not named after them. The params are those that openclaw 2026.9.6 checks, the results those that the
 * definitions' own descriptions and shapes leave no doubt about; whatever is not here or found by name counts as not described.
 */
export const irregularNames: Readonly<Record<string, DefinitionNames>> = {
  "agent.identity.get": { params: "AgentIdentityParams", result: "AgentIdentityResult" },
  "conversations.list": { params: "ConversationListParams", result: "ConversationListResult" },
  "conversations.send": { params: "ConversationSendParams", result: "ConversationSendResult" },
  "conversations.turn": { params: "ConversationTurnParams", result: "ConversationTurnResult" },
  "conversations.turn.cancel": { params: "ConversationTurnCancelParams", result: "ConversationTurnCancelResult" },
  "exec.approvals.get": { result: "ExecApprovalsSnapshot" },
  "exec.approvals.set": { result: "ExecApprovalsSnapshot" },
  "exec.approvals.node.get": { result: "ExecApprovalsNodeSnapshot" },
  "exec.approvals.node.set": { result: "ExecApprovalsNodeSnapshot" },
  "node.pending.pull": { params: "NodeListParams" },
  "openclaw.changes.list": { params: "SystemChangesListParams", result: "SystemChangesListResult" },
  "openclaw.chat": { params: "SystemAgentChatParams", result: "SystemAgentChatResult" },
  "openclaw.chat.history": { params: "SystemAgentChatHistoryParams", result: "SystemAgentChatHistoryResult" },
  "openclaw.setup.activate": { params: "SystemAgentSetupActivateParams", result: "SystemAgentSetupActivateResult" },
  "openclaw.setup.activate.start": {
    params: "SystemAgentSetupActivateStartParams",
    result: "SystemAgentSetupActivateStartResult",
  },
  "openclaw.setup.auth.start": {
    params: "SystemAgentSetupAuthStartParams",
    result: "SystemAgentSetupAuthStartResult",
  },
  "openclaw.setup.detect": { params: "SystemAgentSetupDetectParams", result: "SystemAgentSetupDetectResult" },
  "openclaw.setup.prepare.start": { params: "SystemAgentSetupAuthStartParams" },
  "openclaw.setup.verify": { params: "SystemAgentSetupVerifyParams", result: "SystemAgentSetupVerifyResult" },
  "plugin.surface.refresh": { params: "NodePluginToolsUpdateParams" },
  "session.members.add": { params: "SessionMemberAddParams", result: "SessionMemberMutationResult" },
  "session.members.remove": { params: "SessionMemberRemoveParams", result: "SessionMemberMutationResult" },
  "sessions.github.confirm": { params: "SessionGitHubConfirmParams" },
  "sessions.github.options": { params: "SessionGitHubOptionsParams", result: "SessionGitHubOptionsResult" },
  "sessions.github.publish": { params: "SessionGitHubPublishParams", result: "SessionGitHubPublicationResult" },
  "sessions.github.status": { params: "SessionGitHubStatusParams", result: "SessionGitHubStatusResult" },
  "sessions.goal.clear": { result: "SessionsGoalMutationResult" },
  "sessions.goal.update": { result: "SessionsGoalMutationResult" },
  "sessions.groups.delete": { result: "SessionsGroupsMutationResult" },
  "sessions.groups.put": { result: "SessionsGroupsMutationResult" },
  "sessions.groups.rename": { result: "SessionsGroupsMutationResult" },
  "sessions.viewers.set": { params: "SessionsViewerPresenceSetParams", result: "SessionsViewerPresenceSetResult" },
  "secrets.store.delete": { result: "SecretsStoreMutationResult" },
  "secrets.store.set": { result: "SecretsStoreMutationResult" },
  "skills.curator.pin": { params: "SkillsCuratorActionParams", result: "SkillsCuratorActionResult" },
  "skills.curator.restore": { params: "SkillsCuratorActionParams", result: "SkillsCuratorActionResult" },
  "skills.curator.unpin": { params: "SkillsCuratorActionParams", result: "SkillsCuratorActionResult" },
  "skills.proposals.apply": { params: "SkillsProposalDecisionParams", result: "SkillsProposalApplyResult" },
  "skills.proposals.create": { params: "SkillsProposalCreateParams" },
  "skills.proposals.evaluate": { params: "SkillsProposalEvaluateParams", result: "SkillsProposalEvaluateResult" },
  "skills.proposals.events.list": {
    params: "SkillsProposalEventsListParams",
    result: "SkillsProposalEventsListResult",
  },
  "skills.proposals.historyScan": {
    params: "SkillsProposalHistoryScanParams",
    result: "SkillsProposalHistoryScanResult",
  },
  "skills.proposals.historyStatus": { params: "SkillsProposalHistoryStatusParams" },
  "skills.proposals.inspect": { params: "SkillsProposalInspectParams", result: "SkillsProposalInspectResult" },
  "skills.proposals.quarantine": { params: "SkillsProposalActionParams" },
  "skills.proposals.reject": { params: "SkillsProposalDecisionParams" },
  "skills.proposals.requestRevision": {
    params: "SkillsProposalRequestRevisionParams",
    result: "SkillsProposalRequestRevisionResult",
  },
  "skills.proposals.revise": { params: "SkillsProposalReviseParams" },
  "skills.proposals.update": { params: "SkillsProposalUpdateParams" },
  "tasks.dismiss": { params: "TasksRecoveryParams", result: "TasksRecoveryResult" },
  "tasks.retry": { params: "TasksRecoveryParams", result: "TasksRecoveryResult" },
  "tools.github.authorize.cancel": {
    params: "ToolsGitHubAuthorizeCancelParams",
    result: "ToolsGitHubAuthorizeCancelResult",
  },
  "tools.github.authorize.poll": {
    params: "ToolsGitHubAuthorizePollParams",
    result: "ToolsGitHubAuthorizePollResult",
  },
  "tools.github.authorize.start": {
    params: "ToolsGitHubAuthorizeStartParams",
    result: "ToolsGitHubAuthorizeStartResult",
  },
  "tools.github.configure": { params: "ToolsGitHubConfigureParams" },
  "tools.github.status": { params: "ToolsGitHubStatusParams", result: "ToolsGitHubStatusResult" },
  "users.github.authorize.cancel": {
    params: "UsersGitHubAuthorizeCancelParams",
    result: "UsersGitHubAuthorizeCancelResult",
  },
  "users.github.authorize.poll": {
    params: "UsersGitHubAuthorizePollParams",
    result: "UsersGitHubAuthorizePollResult",
  },
  "users.github.authorize.start": {
    params: "UsersGitHubAuthorizeStartParams",
    result: "UsersGitHubAuthorizeStartResult",
  },
  "users.github.disconnect": { params: "UsersGitHubDisconnectParams", result: "UsersGitHubDisconnectResult" },
  "users.github.status": { params: "UsersGitHubStatusParams", result: "UsersGitHubStatusResult" },
};

/** The definition of an event's payload, where there is one. */
export const eventDefinitions: Readonly<Record<string, string>> = {
  "device.pair.setup.completed": "DevicePairSetupCompletedEvent",
  "device.pair.setup.deliveryUncertain": "DevicePairSetupDeliveryUncertainEvent",
  "node.invoke.input": "NodeInvokeInputEvent",
  "node.invoke.request": "NodeInvokeRequestEvent",
  "portal.changed": "PortalChangedEvent",
  "progressCard.changed": "ProgressCardChangedEvent",
  "question.resolved": "QuestionResolvedEvent",
  "session.approval": "SessionApprovalEvent",
  "session.operation": "SessionOperationEvent",
  "session.sharing": "SessionSharingEvent",
  "session.sharing.evidence": "SessionSharingEvidenceEvent",
  "session.suggestion": "SessionSuggestionEvent",
  "session.typing": "SessionTypingEvent",
  "talk.event": "TalkEvent",
  "task.suggestion": "TaskSuggestionEvent",
  "terminal.data": "TerminalDataEvent",
  "terminal.exit": "TerminalExitEvent",
  "users.prefs.changed": "UsersPrefsChangedEvent",
};
