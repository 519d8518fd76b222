import type { ProtocolVersion } from "./wire.ts";

/** Methods of both generations that the local gateway does not serve. */
const both = `
  channels.logout tts.status tts.providers tts.enable
  tts.disable tts.convert tts.setProvider config.set
  exec.approvals.get exec.approvals.set exec.approvals.node.get exec.approvals.node.set
  wizard.start wizard.next wizard.cancel wizard.status talk.mode skills.status
  skills.bins skills.install skills.update update.run voicewake.get voicewake.set
  node.pair.list node.pair.approve node.pair.reject node.rename node.list
  node.describe node.invoke node.invoke.result node.event
  send agent.identity.get
`;

/** The same of protocol 3 alone. */
const oldOnly = `
  node.pair.request node.pair.verify
`;

/** The same of protocol 4 alone. */
const newOnly = `
  diagnostics.stability doctor.memory.status doctor.memory.dreamDiary doctor.memory.backfillDreamDiary
  doctor.memory.resetDreamDiary doctor.memory.resetGroundedShortTerm doctor.memory.repairDreamingArtifacts
  doctor.memory.dedupeDreamDiary channels.start channels.stop tts.personas tts.setPersona config.schema.lookup
  exec.approval.grants.list
  exec.approval.grants.revoke question.request question.waitAnswer question.resolve question.get question.list
  plugin.approval.list plugin.approval.request plugin.approval.waitDecision plugin.approval.resolve
  plugins.uiDescriptors plugins.sessionAction openclaw.chat openclaw.chat.history openclaw.changes.list
  openclaw.approval.list openclaw.setup.detect openclaw.setup.activate openclaw.setup.activate.start
  openclaw.setup.auth.start openclaw.setup.prepare.start talk.catalog talk.config talk.client.create
  talk.client.transcript talk.client.close talk.client.toolCall talk.client.steer talk.session.create
  talk.session.appendAudio talk.session.cancelOutput talk.session.acknowledgeMark talk.session.submitToolResult
  talk.session.steer talk.session.close talk.speak commands.list models.authStatus models.authLogout tools.catalog
  tools.effective tools.invoke mcp.app.view mcp.app.listTools mcp.app.listResources mcp.app.listResourceTemplates
  mcp.app.readResource mcp.app.callTool mcp.app.updateModelContext board.get board.update board.widget.put
  board.widget.grant board.widget.appView board.event audit.list audit.activity.list users.list users.self
  users.linkEmail users.setDisplayName users.setAvatar users.setRole users.listAuthLinks users.listModelAccounts
  users.selectModelAccount users.linkAuthProfile users.unlinkAuthProfile users.authConnect.start
  users.authConnect.answer users.authConnect.status users.authConnect.cancel users.authConnect.catalog tasks.list
  tasks.get tasks.cancel taskSuggestions.list taskSuggestions.create taskSuggestions.accept taskSuggestions.dismiss
  environments.list environments.status worktrees.list worktrees.branches fs.listDir worktrees.create worktrees.remove
  worktrees.restore worktrees.gc agents.create agents.update agents.delete agents.files.list agents.files.get
  agents.files.set sessions.files.list sessions.files.get sessions.files.set sessions.files.reveal artifacts.list
  artifacts.get artifacts.download skills.library.list skills.library.read skills.library.save skills.library.mutate
  skills.library.activate skills.library.import skills.library.upload skills.search skills.detail
  skills.securityVerdicts skills.skillCard skills.upload.begin skills.upload.chunk skills.upload.commit
  skills.curator.status skills.curator.pin skills.curator.unpin skills.curator.restore skills.proposals.list
  skills.proposals.inspect skills.proposals.historyStatus skills.proposals.historyScan skills.proposals.create
  skills.proposals.update skills.proposals.revise skills.proposals.requestRevision skills.proposals.apply
  skills.proposals.reject skills.proposals.quarantine update.status secrets.reload secrets.resolve
  voicewake.routing.get sessions.messages.subscribe sessions.messages.unsubscribe
  sessions.viewers.set sessions.branches.list sessions.branches.switch sessions.rewind sessions.fork
  sessions.recover sessions.send sessions.goal.update sessions.goal.clear sessions.pluginPatch
  sessions.cleanup sessions.groups.list sessions.groups.defaults sessions.groups.put sessions.groups.rename
  sessions.groups.update sessions.groups.delete node.pair.remove device.pair.rename
  node.pluginSurface.refresh node.pluginTools.update node.skills.update node.pending.drain node.pending.enqueue
  node.pending.pull node.pending.ack node.invoke.progress cron.scratch.get cron.scratch.set
  gateway.identity.get gateway.restart.preflight gateway.restart.request message.action conversations.send
  conversations.turn conversations.turn.cancel chat.startup chat.metadata chat.message.get terminal.open
  terminal.input terminal.resize terminal.close channels.pairing.list channels.pairing.approve
  channels.pairing.dismiss attach.grant attach.revoke push.web.preferences.get push.web.preferences.set
  terminal.attach terminal.list controlUi.githubPreview system.info agents.workspace.list agents.workspace.get
  tts.speak plugins.list plugins.search plugins.install plugins.setEnabled plugins.uninstall plugins.refresh
  controlUi.sessionPullRequests.subscribe controlUi.sessionPreview gateway.suspend.prepare gateway.suspend.status
  gateway.suspend.resume chat.toolTitles sessions.diff openclaw.setup.verify environments.create environments.destroy
  sessions.catalog.list sessions.catalog.read terminal.upload sessions.catalog.continue sessions.catalog.archive
  approval.get approval.resolve sessions.search sessions.dispatch sessions.reclaim models.probe migrations.memory.plan
  migrations.memory.apply ui.command approval.history plugin.surface.refresh conversations.list
  session.discussion.info session.discussion.open board.prompt.authorize board.data.read board.action
  sessions.observer.visibility session.visibility.set session.members.list session.members.add session.members.remove
  session.suggestions.add session.suggestions.list session.suggestions.resolve session.typing sessions.companion.ask
  sessions.companion.state sessions.companion.reset memory.search skills.proposals.events.list
  skills.proposals.evaluate hooks.status tasks.retry tasks.dismiss audit.run.inspect sessions.patchMany update.hold
  sessions.catalog.startTerminal worker.desktop.observe projects.list projects.register projects.remove
  worker.desktop.launch secrets.store.list secrets.store.set secrets.store.delete users.prefs.get users.prefs.set
  projects.add projects.searchRemote desktop.observe desktop.launch device.scopes.requestUpgrade
  device.scopes.waitUpgrade portal.list portal.open portal.close sessions.move sessions.assignOwner progressCard.get
  progressCard.put tools.github.status tools.github.configure tools.github.authorize.start tools.github.authorize.poll
  tools.github.authorize.cancel sessions.github.publish diagnostics.lanes session.members.listEvidence plugins.inspect
  users.github.status users.github.authorize.start users.github.authorize.poll users.github.authorize.cancel
  users.github.disconnect sessions.github.options sessions.github.status sessions.github.confirm
  sessions.title.prepare users.mentionable mentions.list mentions.dismiss transcripts.list transcripts.get
  models.authOrderSet canvas.document.view plugins.controlUi.list plugins.controlUi.reload plugins.controlUi.report
  plugins.controlUi.status update.runs.get update.runs.list gateway.suspend.handoff transcripts.export
  transcripts.status update.report skills.workshop.read session.publicShare.set claws.monitors plugins.catalog.browse
  plugins.catalog.categories plugins.catalog.get tasks.history environments.prepare models.authRefresh
  models.authLogin models.authSetApiKey sessions.storage.status sessions.storage.run plugins.reload
  claws.packages.remove canvas.document.preview computer.status computer.invoke sessions.activitySummary.ensure
  controlUi.sessionPullRequests.checks diagnostics.cpuProfile talk.voice.get talk.voice.set talk.voice.complete
  plugins.credentials.inspect plugins.skills.read diagnostics.heapProfile desktop.release environments.session.status
  environments.session.create environments.session.destroy environments.session.exec sessions.setInvolvement
  transcripts.summarize controlUi.linkPreview themes.list themes.get themes.set themes.import controlUi.githubDetail
  progressCard.refresh webSearch.status webSearch.test sessions.providerReview.continue users.linkChannelIdentity
  users.unlinkChannelIdentity users.listChannelIdentities browser.request github.preview github.detail github.image
  memory.sessionBackfill.preview memory.sessionBackfill.apply memory.sessionBackfill.rollback
`;

const names = (...texts: string[]): ReadonlySet<string> => new Set(texts.join(" ").trim().split(/\s+/));

const unserved: Readonly<Record<ProtocolVersion, ReadonlySet<string>>> = {
  3: names(both, oldOnly),
  4: names(both, newOnly),
};

/** True for a method that real gateways of this generation have and the local one does not. */
export function isUnserved(method: string, protocol: ProtocolVersion): boolean {
  return unserved[protocol].has(method);
}
