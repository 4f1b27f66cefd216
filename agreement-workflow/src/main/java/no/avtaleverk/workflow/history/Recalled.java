package no.avtaleverk.workflow.history;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.Known;
import no.avtaleverk.model.law.Requirement;
import no.avtaleverk.workflow.reporting.AgreementView;
import org.jspecify.annotations.Nullable;

/**
 * An agreement on a date, as the register knew it on another.
 *
 * @param view with what the reader may know now
 * @param on date in Norway
 * @param known last day whose entries count; absent for all there are
 * @param wasKnown whether the register knew of the agreement by then
 * @param state where the work stood at the end of the date; absent when nothing of it had been recorded by then
 * @param inForce what was in force on the date, as it was known
 * @param inForceNow what was in force on the date, as it is known now
 * @param text the version shown: in force for some kommune; absent when none was
 * @param law the requirements of the catalogue as it stood on the date, with the clauses of that text that answer them
 * @param late facts recorded since, though they count from both dates or before
 */
public record Recalled(
        AgreementView view,
        LocalDate on,
        @Nullable LocalDate known,
        boolean wasKnown,
        @Nullable AgreementState state,
        List<Agreement.InForce> inForce,
        List<Agreement.InForce> inForceNow,
        @Nullable AgreementVersion text,
        List<Answered> law,
        List<Known.Late> late) {
    public Recalled {
        inForce = List.copyOf(inForce);
        inForceNow = List.copyOf(inForceNow);
        law = List.copyOf(law);
        late = List.copyOf(late);
    }

    /** @param demanded whether the law demanded it on the date */
    public record Answered(Requirement requirement, boolean demanded, List<Clause> clauses) {
        public Answered {
            clauses = List.copyOf(clauses);
        }
    }

    /** Whether what was known then gives another answer than what is known now. */
    public boolean differs() {
        return !(inForce.stream().allMatch(one -> holds(inForceNow, one))
                && inForceNow.stream().allMatch(one -> holds(inForce, one)));
    }

    /** The same version for the same kommune; a period that came to end elsewhere is still the same text that day. */
    static boolean holds(List<Agreement.InForce> list, Agreement.InForce one) {
        return list.stream()
                .anyMatch(other -> other.municipality().equals(one.municipality())
                        && other.version().number() == one.version().number());
    }

    public Optional<AgreementVersion> version() {
        return Optional.ofNullable(text);
    }
}
