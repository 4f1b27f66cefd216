package no.avtaleverk.workflow.transition;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.SignatureRecord;
import no.avtaleverk.model.agreement.Step;
import no.avtaleverk.model.agreement.TextState;
import org.jspecify.annotations.Nullable;

/** The condition of a move. The rule itself is the model's; here it only gets its place in the tables. */
enum Check {
    NOTHING {
        @Override
        List<Refusal> faults(Asked asked) {
            return List.of();
        }
    },
    /** Only what this document says it answers; gaps in the whole set are warnings. */
    WHAT_THIS_TEXT_CLAIMS_IS_ANSWERED {
        @Override
        List<Refusal> faults(Asked asked) {
            return asked.agreement().submitFaults(asked.basisText());
        }
    },
    /** Only a standard text is issued; and what it says it answers is answered. */
    IT_IS_A_STANDARD_TEXT_AND_WHAT_IT_CLAIMS_IS_ANSWERED {
        @Override
        List<Refusal> faults(Asked asked) {
            return asked.agreement().issueFaults();
        }
    },
    ENTRY_INTO_FORCE_RULE_IS_MET {
        @Override
        List<Refusal> faults(Asked asked) {
            return asked.agreement().concludeFaults();
        }
    },
    /** What one party has signed is not taken back by another, save when a party has declined and not signed after all. */
    NOT_SIGNED_UNLESS_DECLINED {
        @Override
        List<Refusal> faults(Asked asked) {
            Agreement agreement = asked.agreement();
            Optional<AgreementVersion> version = agreement.versionInReview();
            if (version.isEmpty()) {
                return List.of();
            }
            int number = version.get().number();
            if (!agreement.facts().declined(number).isEmpty()) {
                return List.of();
            }
            return agreement.facts().signatures().stream()
                    .filter(signature -> signature.version() == number)
                    .map(SignatureRecord::party)
                    .<Refusal>map(Refusal.PartlySigned::new)
                    .toList();
        }
    },
    AGREEMENT_HAS_NOT_ENDED {
        @Override
        List<Refusal> faults(Asked asked) {
            Agreement agreement = asked.agreement();
            return agreement.state() == AgreementState.ENDED
                    ? List.of(new Refusal.StepNotPossible(Step.REDRAFT, agreement.state(), agreement.text()))
                    : List.of();
        }
    },
    NOTHING_LIES_WITH_THE_PARTIES {
        @Override
        List<Refusal> faults(Asked asked) {
            Agreement agreement = asked.agreement();
            return agreement.text() == TextState.REVIEW
                    ? List.of(new Refusal.StepNotPossible(Step.END, agreement.state(), agreement.text()))
                    : List.of();
        }
    },
    /** A fixed term or a notice has run out for every kommune, and no new version lies with the parties. */
    TERM_HAS_RUN_OUT {
        @Override
        List<Refusal> faults(Asked asked) {
            Agreement agreement = asked.agreement();
            if (agreement.text() == TextState.REVIEW) {
                return NOTHING_LIES_WITH_THE_PARTIES.faults(asked);
            }
            Optional<LocalDate> end = agreement.endsEverywhere();
            if (end.isEmpty()) {
                return List.of(new Refusal.NoFixedTerm());
            }
            return end.get().isAfter(asked.today()) ? List.of(new Refusal.DateInFuture(end.get())) : List.of();
        }
    };

    /**
     * What a condition looks at.
     *
     * @param basis gives the text the agreement is built on
     * @param today date in Norway
     */
    record Asked(Agreement agreement, Supplier<Optional<Clauses>> basis, LocalDate today) {
        @Nullable
        Clauses basisText() {
            return basis.get().orElse(null);
        }
    }

    /** What stands against the move; empty when nothing does. */
    abstract List<Refusal> faults(Asked asked);
}
