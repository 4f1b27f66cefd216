package no.avtaleverk.web.national;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseReferences;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Parameters;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * A version as people read it, whole, as the rivals index it.
 *
 * @param text title, parties and all clauses
 * @param from first day in force; absent when it never was
 * @param until first day no longer in force; absent while it is
 */
record VersionText(
        String agreement,
        int number,
        String text,
        String municipality,
        String trust,
        String state,
        String language,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {

    /** Every version of an agreement. */
    static void each(AgreementId id, Agreements agreements, Consumer<VersionText> taking) {
        Agreement agreement = agreements.find(id).orElseThrow();
        PartyId municipality = agreement.allMunicipalities().iterator().next();
        List<Agreement.InForce> periods = agreement.periodsInForce(municipality);
        Map<Long, Clauses> texts = agreements.texts(
                id,
                agreement.versions().stream()
                        .map(AgreementVersion::revision)
                        .distinct()
                        .toList());
        for (AgreementVersion version : agreement.versions()) {
            Head head = version.head();
            Clauses clauses = Objects.requireNonNull(texts.get(version.revision()));
            var text = new StringBuilder(head.title()).append('\n');
            head.parties().forEach(party -> text.append(party.name()).append('\n'));
            for (Clause clause : clauses) {
                text.append('\n')
                        .append(clause.number())
                        .append(' ')
                        .append(shown(clause.text().heading(), head, clauses));
                text.append("\n\n")
                        .append(shown(clause.text().body(), head, clauses))
                        .append('\n');
            }
            var period = periods.stream()
                    .filter(one -> one.version().number() == version.number())
                    .map(Agreement.InForce::period)
                    .findFirst();
            taking.accept(new VersionText(
                    id.value(),
                    version.number(),
                    text.toString(),
                    municipality.value(),
                    head.trusts().getFirst().id().value(),
                    agreement.state().name(),
                    head.language().code(),
                    period.map(one -> one.from()).orElse(null),
                    period.map(one -> one.until()).orElse(null)));
        }
    }

    private static String shown(String text, Head head, Clauses clauses) {
        return ClauseReferences.shown(Parameters.fill(text, head), clauses);
    }
}
