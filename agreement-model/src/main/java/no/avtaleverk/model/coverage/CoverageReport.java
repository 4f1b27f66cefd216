package no.avtaleverk.model.coverage;

import java.time.LocalDate;
import java.util.List;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.law.Requirement;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.time.Period;

/**
 * What the agreements in force for one kommune on one date answer, all of them taken together.
 *
 * @param agreements what was in force, highest rank first
 */
public record CoverageReport(PartyId municipality, LocalDate on, List<Counted> agreements, List<Row> rows) {
    public CoverageReport {
        agreements = List.copyOf(agreements);
        rows = List.copyOf(rows);
    }

    /** We say "answered", never "compliant". */
    public enum Status {
        /** A clause or a documented act answers it; what statute demands of the agreement, only while an agreement is in force. */
        ANSWERED,
        /** Answered by a clause that no jurist has confirmed in its present words, or documented for some agreements only. */
        PARTLY,
        /** Demanded by statute and not answered. */
        MISSING,
        /** An act demanded by statute, of which the register has no document. */
        UNDOCUMENTED,
        /** Recommended, and not answered. */
        NOT_COVERED,
        /** Not answered, and not yet demanded by law on that date, such as a yearly review before the first is due. */
        NOT_YET_DEMANDED,
        /** Its condition is not met, such as a joint measure or a notice. */
        NOT_APPLICABLE
    }

    /** An agreement in force. */
    public record Counted(AgreementId agreement, String title, AgreementKind kind, int version, Period inForce) {}

    /** A clause that answers. */
    public record ClauseAnswer(
            AgreementId agreement, int version, ClauseId clause, String number, String heading, boolean confirmed) {}

    /**
     * A documented act that answers, or an agreement that lacks it.
     *
     * @param reference what documents it; empty when nothing does
     */
    public record Act(AgreementId agreement, int version, String title, boolean documented, String reference) {}

    /** @param clauses those that speak of it, also guidelines that answer nothing while no agreement is in force */
    public record Row(Requirement requirement, Status status, List<ClauseAnswer> clauses, List<Act> acts) {
        public Row {
            clauses = List.copyOf(clauses);
            acts = List.copyOf(acts);
        }
    }

    /** Whether nothing is in force but guidelines and lists, which alone answer nothing that statute demands of the agreement. */
    public boolean isWithoutAgreement() {
        return !agreements.isEmpty()
                && agreements.stream().noneMatch(one -> one.kind().isAgreement());
    }

    public long count(Status status) {
        return rows.stream().filter(row -> row.status() == status).count();
    }
}
