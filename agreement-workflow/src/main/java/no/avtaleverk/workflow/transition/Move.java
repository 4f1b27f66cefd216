package no.avtaleverk.workflow.transition;

import static no.avtaleverk.model.agreement.AgreementState.ANNUAL_REVISION;
import static no.avtaleverk.model.agreement.AgreementState.ENDED;
import static no.avtaleverk.model.agreement.AgreementState.UNSIGNED;
import static no.avtaleverk.model.agreement.Step.CLOSE_REVIEW;
import static no.avtaleverk.model.agreement.Step.CONCLUDE;
import static no.avtaleverk.model.agreement.Step.END;
import static no.avtaleverk.model.agreement.Step.ISSUE;
import static no.avtaleverk.model.agreement.Step.OPEN_REVIEW;
import static no.avtaleverk.model.agreement.Step.REDRAFT;
import static no.avtaleverk.model.agreement.Step.RETURN;
import static no.avtaleverk.model.agreement.Step.SUBMIT;
import static no.avtaleverk.model.agreement.Step.WITHDRAW;
import static no.avtaleverk.model.agreement.TextState.DRAFT;
import static no.avtaleverk.model.agreement.TextState.ISSUED;
import static no.avtaleverk.model.agreement.TextState.REVIEW;
import static no.avtaleverk.model.agreement.TextState.WITHDRAWN;

import java.util.List;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.Step;
import no.avtaleverk.model.agreement.TextState;

/**
 * One lawful move. The machines are built from the two tables here and from nothing else; jurists approve them in
 * {@code src/test/approved/moves.txt}.
 */
record Move<S extends Enum<S>>(S from, Step step, S to, Check check) {
    /** The whole workflow of a text. */
    static final List<Move<TextState>> OF_A_TEXT = List.of(
            new Move<>(DRAFT, SUBMIT, REVIEW, Check.WHAT_THIS_TEXT_CLAIMS_IS_ANSWERED),
            new Move<>(DRAFT, ISSUE, ISSUED, Check.IT_IS_A_STANDARD_TEXT_AND_WHAT_IT_CLAIMS_IS_ANSWERED),
            new Move<>(DRAFT, WITHDRAW, WITHDRAWN, Check.NOTHING),
            new Move<>(REVIEW, RETURN, DRAFT, Check.NOT_SIGNED_UNLESS_DECLINED),
            new Move<>(REVIEW, WITHDRAW, WITHDRAWN, Check.NOT_SIGNED_UNLESS_DECLINED),
            new Move<>(REVIEW, CONCLUDE, TextState.SIGNED, Check.ENTRY_INTO_FORCE_RULE_IS_MET),
            new Move<>(TextState.SIGNED, REDRAFT, DRAFT, Check.AGREEMENT_HAS_NOT_ENDED),
            new Move<>(ISSUED, REDRAFT, DRAFT, Check.AGREEMENT_HAS_NOT_ENDED),
            new Move<>(WITHDRAWN, REDRAFT, DRAFT, Check.AGREEMENT_HAS_NOT_ENDED));

    /** The whole workflow of an agreement. */
    static final List<Move<AgreementState>> OF_AN_AGREEMENT = List.of(
            new Move<>(UNSIGNED, CONCLUDE, AgreementState.SIGNED, Check.NOTHING),
            new Move<>(UNSIGNED, END, ENDED, Check.NOTHING_LIES_WITH_THE_PARTIES),
            new Move<>(AgreementState.SIGNED, CONCLUDE, AgreementState.SIGNED, Check.NOTHING),
            new Move<>(AgreementState.SIGNED, OPEN_REVIEW, ANNUAL_REVISION, Check.NOTHING),
            new Move<>(AgreementState.SIGNED, END, ENDED, Check.TERM_HAS_RUN_OUT),
            new Move<>(ANNUAL_REVISION, CONCLUDE, ANNUAL_REVISION, Check.NOTHING),
            new Move<>(ANNUAL_REVISION, CLOSE_REVIEW, AgreementState.SIGNED, Check.NOTHING),
            new Move<>(ANNUAL_REVISION, END, ENDED, Check.TERM_HAS_RUN_OUT));
}
