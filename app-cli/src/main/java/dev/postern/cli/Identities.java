package dev.postern.cli;

import dev.postern.assembly.CredentialSources;
import dev.postern.assembly.IndexSettings;
import dev.postern.assembly.UserAgent;
import dev.postern.cli.grammar.UsageProblem;
import dev.postern.domain.credential.CredentialAnswer;
import dev.postern.domain.credential.CredentialBroker;
import dev.postern.domain.credential.CredentialLookup;
import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.credential.CredentialSource;
import dev.postern.domain.credential.SendingRule;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who the caller of one command is, at all indexes; to be closed. */
final class Identities implements AutoCloseable {
    private final Call call;
    private final IndexSettings indexes;
    private final CredentialSources sources;
    private final CredentialBroker broker;
    private final List<CredentialSource> all;

    private Identities(Call call, IndexSettings indexes, CredentialSources sources) {
        this.call = call;
        this.indexes = indexes;
        this.sources = sources;
        this.all = sources.all(indexes.credentials());
        this.broker = new CredentialBroker(all, call.invocation().clock());
    }

    static Identities of(Call call) {
        IndexSettings indexes = IndexSettings.of(call.settings(), call.invocation().environment(), call.invocation().workingDirectory());
        return new Identities(call, indexes,
                CredentialSources.of(call.invocation(), call.settings(), new UserAgent("postern/" + ProgramVersion.text())));
    }

    IndexSettings indexes() {
        return indexes;
    }

    CredentialSources sources() {
        return sources;
    }

    CredentialBroker broker() {
        return broker;
    }

    List<CredentialSource> all() {
        return all;
    }

    /** The index that the one operand names. */
    NamedIndex operand(String command) {
        List<String> operands = call.words().operands();
        if (operands.size() != 1) {
            throw new UsageProblem("name one index", "write `postern " + command + " INDEX`, with its name in the settings or its URL");
        }
        return NamedIndex.of(indexes, operands.getFirst());
    }

    /** What goes to an index when it has refused to answer without: every source is asked. */
    CredentialAnswer ask(URI index, Optional<String> user) {
        return broker.ask(request(index, user, CredentialRequest.Phase.AFTER_REFUSAL));
    }

    /** What goes to an index as far as that costs no network and no process. */
    CredentialAnswer askAtHand(URI index) {
        return broker.ask(request(index, Optional.empty(), CredentialRequest.Phase.BEFORE_SENDING));
    }

    static CredentialRequest request(URI index, Optional<String> user, CredentialRequest.Phase phase) {
        return new CredentialRequest(index, Optional.of(index), user, SendingRule.AUTO, phase, List.of());
    }

    /** What sources said that know the index and gave nothing. */
    static List<String> reasons(CredentialAnswer answer) {
        List<String> reasons = new ArrayList<>();
        for (CredentialAnswer.Report report : reports(answer)) {
            switch (report.said()) {
                case CredentialLookup.Refused refused -> reasons.add(report.source() + ": " + refused.detail());
                case CredentialLookup.Broken broken -> reasons.add(report.source() + ": " + broken.detail());
                case CredentialLookup.Found _,CredentialLookup.NotMine _ -> {
                    // nothing to tell
                }
            }
        }
        return reasons;
    }

    private static List<CredentialAnswer.Report> reports(CredentialAnswer answer) {
        return switch (answer) {
            case CredentialAnswer.Granted _ -> List.of();
            case CredentialAnswer.Anonymous anonymous -> anonymous.asked();
            case CredentialAnswer.Missing missing -> missing.asked();
        };
    }

    @Override
    public void close() {
        sources.close();
    }
}
