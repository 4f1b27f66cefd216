package no.avtaleverk.web.comparison;

import java.util.List;
import java.util.Map;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.wording.Language;
import org.jspecify.annotations.Nullable;

/**
 * A text to compare, as its reader may see it.
 *
 * @param agreement absent for a standard text
 * @param version absent for the newest text and for a standard text
 * @param parameters values of the parameters in the clauses; none for a standard text
 */
public record ComparedText(
        TextReference reference,
        @Nullable Agreement agreement,
        @Nullable AgreementVersion version,
        String title,
        Language language,
        List<AgreementParty> parties,
        Map<String, String> parameters,
        Clauses clauses) {
    static ComparedText of(
            TextReference reference,
            Agreement agreement,
            @Nullable AgreementVersion version,
            Head head,
            Clauses clauses) {
        return new ComparedText(
                reference,
                agreement,
                version,
                head.title(),
                head.language(),
                head.parties(),
                head.parameters(),
                clauses);
    }

    /** The same, asked for by another reference. */
    ComparedText called(TextReference name) {
        return new ComparedText(name, agreement, version, title, language, parties, parameters, clauses);
    }

    /** Whether both are texts of one agreement. */
    public boolean isOfSameAgreementAs(ComparedText other) {
        return agreement != null
                && other.agreement() != null
                && agreement.id().equals(other.agreement().id());
    }
}
