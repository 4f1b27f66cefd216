package no.avtaleverk.model.document;

import java.time.Instant;
import java.util.List;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.agreement.TextCode;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.wording.Language;
import org.jspecify.annotations.Nullable;

/**
 * All a document shows; the same content gives the same bytes.
 *
 * @param version 0 for a draft
 * @param text digest of the canonical text, printed so that paper and register can be held together
 * @param clauses with all parameters filled in
 * @param source the clauses as decided, with the parameters open, so that the digest can be computed from the document itself
 * @param made when the version was made; the document's date, so that a second rendering is the same
 * @param revision stored edit the text is of, by which a copy that comes back is known again; 0 when it is of none
 */
public record DocumentContent(
        AgreementId agreement,
        AgreementKind kind,
        String title,
        Language language,
        int version,
        Sha256 text,
        List<PartyLine> parties,
        Terms terms,
        List<Clause> clauses,
        Clauses source,
        Instant made,
        long revision) {
    public DocumentContent {
        parties = List.copyOf(parties);
        clauses = List.copyOf(clauses);
    }

    /** A text of no stored edit. */
    public DocumentContent(
            AgreementId agreement,
            AgreementKind kind,
            String title,
            Language language,
            int version,
            Sha256 text,
            List<PartyLine> parties,
            Terms terms,
            List<Clause> clauses,
            Clauses source,
            Instant made) {
        this(agreement, kind, title, language, version, text, parties, terms, clauses, source, made, 0);
    }

    /**
     * A party as printed on the title page and in the signature block.
     *
     * @param organisationNumber in groups of three; empty when not known
     * @param id by which the place where it signs is named; absent when it is set without one
     */
    public record PartyLine(
            String name,
            String organisationNumber,
            boolean municipality,
            @Nullable PartyId id) {
        /** A party that is given no place to sign electronically. */
        public PartyLine(String name, String organisationNumber, boolean municipality) {
            this(name, organisationNumber, municipality, null);
        }
    }

    /** Whether the parties sign this text: any numbered version but that of a standard text. */
    public boolean isSigned() {
        return !isDraft() && !kind.isStandardText();
    }

    /** What is printed on every page to lead from paper to the text. */
    public TextCode code() {
        return TextCode.of(text);
    }

    public boolean isDraft() {
        return version == 0;
    }

    /** The content of one text of an agreement. */
    public static DocumentContent of(
            Agreement agreement, Head head, int version, Clauses clauses, List<PartyLine> parties, Instant made) {
        return new DocumentContent(
                agreement.id(),
                agreement.kind(),
                head.title(),
                head.language(),
                version,
                clauses.sha256(),
                parties,
                head.terms(),
                clauses.filled(head).list(),
                clauses,
                made,
                revision(agreement, version));
    }

    private static long revision(Agreement agreement, int version) {
        return agreement.versions().stream()
                .filter(one -> one.number() == version)
                .map(AgreementVersion::revision)
                .findFirst()
                .orElse(version == 0 ? agreement.revision() : 0);
    }
}
