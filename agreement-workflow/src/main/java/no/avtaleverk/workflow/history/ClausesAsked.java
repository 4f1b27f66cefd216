package no.avtaleverk.workflow.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.Viewing;

/** Which words of a clause are meant when all agreements are asked for the same. */
public final class ClausesAsked {
    private final Viewing viewing;

    public ClausesAsked(Viewing viewing) {
        this.viewing = viewing;
    }

    /**
     * A clause that was asked for.
     *
     * @param words as people read them, but of a standard text with its parameters: the others say the names of their parties, which are put
     *     aside as well
     */
    public record Asked(Clause clause, ClauseText words) {}

    private record Standing(Head head, Clauses clauses) {}

    /**
     * The clause as it stood in the text in force on a date, else in the newest text with it that the reader sees; empty when there is none.
     */
    public Optional<Asked> find(AgreementView view, ClauseId clause, LocalDate on) {
        var texts = new ArrayList<AgreementVersion>();
        view.agreement().inForceAnywhere(on).ifPresent(texts::add);
        texts.addAll(ClauseLives.shown(view).reversed());
        for (AgreementVersion version : texts) {
            Optional<Asked> found = find(view, clause, new Standing(version.head(), viewing.clauses(view, version)));
            if (found.isPresent()) {
                return found;
            }
        }
        return view.writing()
                ? find(
                        view,
                        clause,
                        new Standing(view.agreement().head(), view.agreement().clauses()))
                : Optional.empty();
    }

    private static Optional<Asked> find(AgreementView view, ClauseId clause, Standing text) {
        boolean standard = view.agreement().kind().isStandardText();
        return text.clauses().find(clause).map(found -> {
            Clause read = standard
                    ? found
                    : text.clauses().filled(text.head()).find(clause).orElseThrow();
            return new Asked(found, read.text());
        });
    }
}
