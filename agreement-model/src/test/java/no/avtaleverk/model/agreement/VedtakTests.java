package no.avtaleverk.model.agreement;

import static no.avtaleverk.model.agreement.Examples.BEDS;
import static no.avtaleverk.model.agreement.Examples.DIRECTOR;
import static no.avtaleverk.model.agreement.Examples.HELSE_BERGEN;
import static no.avtaleverk.model.agreement.Examples.JURIST;
import static no.avtaleverk.model.agreement.Examples.MAYOR;
import static no.avtaleverk.model.agreement.Examples.MAYOR_OF_VOSS;
import static no.avtaleverk.model.agreement.Examples.NOON;
import static no.avtaleverk.model.agreement.Examples.PURPOSE;
import static no.avtaleverk.model.agreement.Examples.SECRETARY;
import static no.avtaleverk.model.agreement.Examples.TODAY;
import static no.avtaleverk.model.agreement.Examples.VAKSDAL;
import static no.avtaleverk.model.agreement.Examples.VOSS;
import static no.avtaleverk.model.agreement.Examples.accepted;
import static no.avtaleverk.model.agreement.Examples.concluded;
import static no.avtaleverk.model.agreement.Examples.decided;
import static no.avtaleverk.model.agreement.Examples.draft;
import static no.avtaleverk.model.agreement.Examples.refused;
import static no.avtaleverk.model.agreement.Examples.resolution;
import static no.avtaleverk.model.agreement.Examples.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.avtaleverk.model.agreement.Resolution.Outcome;
import no.avtaleverk.model.agreement.StandingResolutions.Beside;
import no.avtaleverk.model.agreement.StandingResolutions.Standing;
import no.avtaleverk.model.wording.Language;
import org.junit.jupiter.api.Test;

/** What councils may say, what becomes of it, and which vedtak stand for another text. */
class VedtakTests {
    private static final LocalDate LATER = LocalDate.of(2026, 6, 1);

    private static Resolution vedtak(Agreement agreement, Organ organ, Outcome outcome, String wording, String change) {
        AgreementVersion version = agreement.versions().getLast();
        return new Resolution(
                VAKSDAL,
                organ,
                TODAY.minusDays(3),
                "12/2026",
                outcome,
                version.number(),
                version.text(),
                wording,
                change,
                "");
    }

    private static Agreement recorded(Agreement agreement, Resolution resolution) {
        return accepted(agreement.recordResolution(resolution, SECRETARY, NOON, TODAY));
    }

    @Test
    void councilsGiveTheirOpinionsInOrderAndNeverAdopt() {
        Agreement review = submitted(draft(VAKSDAL, VOSS));
        assertThat(refused(review.recordResolution(
                        vedtak(review, Organ.ELDERS_COUNCIL, Outcome.ADOPTED, "", ""), SECRETARY, NOON, TODAY)))
                .containsExactly(new Refusal.WrongOrgan(Organ.ELDERS_COUNCIL, VAKSDAL));
        Agreement heard = recorded(
                recorded(review, vedtak(review, Organ.COMMITTEE, Outcome.SUPPORTED, "Tilrådd", "Tre plassar.")),
                vedtak(review, Organ.ELDERS_COUNCIL, Outcome.SUPPORTED, "", ""));
        var course = heard.resolutions().courses(heard.versions().getLast()).getFirst();
        assertThat(course.said()).extracting(Resolution::organ).containsExactly(Organ.ELDERS_COUNCIL, Organ.COMMITTEE);
        assertThat(course.awaits()).isEqualTo(Organ.KOMMUNESTYRE);

        Agreement adopted = recorded(heard, vedtak(heard, Organ.KOMMUNESTYRE, Outcome.ADOPTED, "", ""));
        assertThat(adopted.resolutions()
                        .courses(adopted.versions().getLast())
                        .getFirst()
                        .awaits())
                .isNull();
        // What a council said may be documented afterwards.
        recorded(adopted, vedtak(adopted, Organ.YOUTH_COUNCIL, Outcome.SUPPORTED, "", ""));
    }

    @Test
    void whoWantsAChangeSaysWhichAndWhoRejectsSaysWhy() {
        Agreement review = submitted(draft(VAKSDAL));
        assertThat(refused(review.recordResolution(
                        vedtak(review, Organ.KOMMUNESTYRE, Outcome.ADOPTED_WITH_CHANGE, "", " "),
                        SECRETARY,
                        NOON,
                        TODAY)))
                .containsExactly(new Refusal.ChangeMissing());
        assertThat(refused(review.recordResolution(
                        vedtak(review, Organ.KOMMUNESTYRE, Outcome.REJECTED, "", ""), SECRETARY, NOON, TODAY)))
                .containsExactly(new Refusal.ReasonMissing());
        assertThat(refused(review.recordResolution(
                        vedtak(review, Organ.KOMMUNESTYRE, Outcome.POSTPONED, "", "")
                                .postponedTo(TODAY.minusDays(9)),
                        SECRETARY,
                        NOON,
                        TODAY)))
                .containsExactly(new Refusal.DatesOutOfOrder(TODAY.minusDays(3), TODAY.minusDays(9)));
        assertThat(refused(review.recordResolution(
                        vedtak(review, Organ.FORMANNSKAP, Outcome.ADOPTED_WITH_CHANGE, "", "Tre plassar."),
                        SECRETARY,
                        NOON,
                        TODAY)))
                .containsExactly(new Refusal.WrongOrgan(Organ.FORMANNSKAP, VAKSDAL));
    }

    @Test
    void theManagingDirectorCitesTheAuthority() {
        Agreement review = submitted(draft(VAKSDAL));
        Resolution alone = resolution(review, HELSE_BERGEN, Organ.MANAGING_DIRECTOR, TODAY);
        assertThat(refused(review.recordResolution(alone, DIRECTOR, NOON, TODAY)))
                .containsExactly(new Refusal.AuthorityMissing());
        var authorised = new Resolution(
                HELSE_BERGEN,
                Organ.MANAGING_DIRECTOR,
                TODAY,
                "",
                Outcome.ADOPTED,
                1,
                alone.text(),
                "",
                "",
                "styresak 14/2025");
        Agreement adopted = accepted(review.recordResolution(authorised, DIRECTOR, NOON, TODAY));
        assertThat(adopted.adoption(HELSE_BERGEN, adopted.versions().getLast())).contains(authorised);
    }

    @Test
    void aVedtakWithAChangeBindsNobody() {
        Agreement review = submitted(draft(VAKSDAL, VOSS));
        Resolution wish = vedtak(review, Organ.KOMMUNESTYRE, Outcome.ADOPTED_WITH_CHANGE, "", "Tre plassar.")
                .concerning(List.of(BEDS));
        Agreement wished = recorded(decided(review, MAYOR_OF_VOSS), wish);
        assertThat(wished.adoption(VAKSDAL, wished.versions().getLast())).isEmpty();
        assertThat(wished.resolutions().wishes(1)).containsExactly(wish);
        assertThat(wished.adoption(VOSS, wished.versions().getLast())).isPresent();
        // The council may come to another mind.
        Agreement plain = recorded(wished, vedtak(wished, Organ.KOMMUNESTYRE, Outcome.ADOPTED, "", ""));
        assertThat(plain.resolutions().wishes(1)).isEmpty();
    }

    @Test
    void anEntryIsCorrectedByAnotherThatRefersToIt() {
        Agreement review = submitted(draft(VAKSDAL));
        Resolution wrong = vedtak(review, Organ.KOMMUNESTYRE, Outcome.ADOPTED, "", "");
        Agreement entered = recorded(review, wrong);
        var right = new Resolution(
                VAKSDAL,
                Organ.KOMMUNESTYRE,
                TODAY.minusDays(10),
                "21/2026",
                Outcome.ADOPTED,
                1,
                wrong.text(),
                "Samrøystes vedteke.");
        assertThat(refused(entered.resolutions().correct(wrong.sha256(), right, " ", SECRETARY, NOON, TODAY)))
                .containsExactly(new Refusal.ReasonMissing());
        Agreement corrected =
                accepted(entered.resolutions().correct(wrong.sha256(), right, "feil dato", SECRETARY, NOON, TODAY));
        assertThat(corrected.facts().resolutions()).hasSize(2).contains(wrong);
        assertThat(corrected
                        .adoption(VAKSDAL, corrected.versions().getLast())
                        .orElseThrow()
                        .caseNumber())
                .isEqualTo("21/2026");
        assertThat(refused(corrected.resolutions().correct(wrong.sha256(), right, "igjen", SECRETARY, NOON, TODAY)))
                .containsExactly(new Refusal.UnknownResolution(wrong.sha256()));
        assertThat(refused(corrected
                        .resolutions()
                        .correct(
                                corrected.facts().standing().getFirst().sha256(),
                                right,
                                "x",
                                MAYOR_OF_VOSS,
                                NOON,
                                TODAY)))
                .containsExactly(new Refusal.NotAllowed());
    }

    @Test
    void whatWasSignedOnAnAdoptionIsNotCorrectedAway() {
        Agreement signed = decided(submitted(draft(VAKSDAL)), MAYOR);
        Resolution adoption = signed.facts().standing().getFirst();
        assertThat(refused(signed.resolutions()
                        .correct(
                                adoption.sha256(),
                                vedtak(signed, Organ.KOMMUNESTYRE, Outcome.POSTPONED, "", ""),
                                "det vart utsett",
                                SECRETARY,
                                NOON,
                                TODAY)))
                .containsExactly(new Refusal.AlreadySigned(VAKSDAL));
    }

    @Test
    void aVedtakThatIsSetAsideCountedUntilThatDayAndANewOneCountsFromItsOwn() {
        Agreement both =
                concluded(decided(decided(decided(submitted(draft(VAKSDAL, VOSS)), DIRECTOR), MAYOR), MAYOR_OF_VOSS));
        Resolution adoption = both.adoption(VAKSDAL, both.versions().getLast()).orElseThrow();
        LocalDate day = LocalDate.of(2026, 8, 1);
        Agreement aside = accepted(both.resolutions()
                .setAside(adoption.sha256(), day, "2026/9", "Statsforvaltaren: ugild røysta", SECRETARY, NOON, day));
        assertThat(aside.inForce(VAKSDAL, LATER)).isPresent();
        assertThat(aside.inForce(VAKSDAL, day)).isEmpty();
        assertThat(aside.inForce(VOSS, day)).isPresent();

        LocalDate again = LocalDate.of(2026, 9, 10);
        Agreement anew = accepted(
                aside.recordResolution(resolution(aside, VAKSDAL, Organ.KOMMUNESTYRE, again), SECRETARY, NOON, again));
        assertThat(anew.inForce(VAKSDAL, LATER)).isPresent();
        assertThat(anew.inForce(VAKSDAL, day)).isEmpty();
        assertThat(anew.inForce(VAKSDAL, again)).isPresent();
        assertThat(anew.periodsInForce(VAKSDAL)).hasSize(2);
        assertThat(anew.periodsInForce(VOSS)).hasSize(1);
    }

    @Test
    void aVedtakWithAChangeIsCarriedOverToTheTextWithExactlyThatChange() {
        Agreement review = submitted(draft(VAKSDAL, VOSS));
        Resolution wish = vedtak(review, Organ.KOMMUNESTYRE, Outcome.ADOPTED_WITH_CHANGE, "", "Tre plassar.")
                .concerning(List.of(BEDS));
        Agreement wished = recorded(review, wish);
        Agreement draft = wished.enter(
                        wished.state(), TextState.DRAFT, new AuditEvent.TextReturned(1, "Vaksdal"), JURIST, NOON)
                .agreement();
        ClauseText three = ClauseText.parse("Døgnplassar", "Kommunen har tre plassar for øyeblikkeleg hjelp.");
        Clauses before = draft.clauses();
        Agreement changed = submitted(
                accepted(draft.editClause(BEDS, before.find(BEDS).orElseThrow().sha256(), three, JURIST, NOON)));
        AgreementVersion second = changed.versions().getLast();

        assertThat(refused(carried(changed, wish, second, before, false))).containsExactly(new Refusal.NotConfirmed());
        Agreement carried = accepted(carried(changed, wish, second, before, true));
        Resolution adoption = carried.adoption(VAKSDAL, second).orElseThrow();
        assertThat(adoption.caseNumber()).isEqualTo("12/2026");
        assertThat(adoption.date()).isEqualTo(wish.date());
        assertThat(adoption.carried()).isNotNull();

        Agreement more = submitted(accepted(draft.editClause(
                PURPOSE,
                before.find(PURPOSE).orElseThrow().sha256(),
                ClauseText.parse("Føremål", "Noko anna."),
                JURIST,
                NOON)));
        assertThat(refused(carried(more, wish, more.versions().getLast(), before, true)))
                .containsExactly(new Refusal.OtherThanDecided(List.of(PURPOSE)));
    }

    @Test
    void aVedtakIsNotCarriedOverToATextThatDiffersOutsideItsClauses() {
        Agreement review = submitted(draft(VAKSDAL, VOSS));
        Resolution wish = vedtak(review, Organ.KOMMUNESTYRE, Outcome.ADOPTED_WITH_CHANGE, "", "Tre plassar.");
        Agreement draft = recorded(review, wish)
                .enter(review.state(), TextState.DRAFT, new AuditEvent.TextReturned(1, "Vaksdal"), JURIST, NOON)
                .agreement();
        Head head = draft.head();
        Agreement other = submitted(accepted(draft.changeHead(
                new Head(
                        "Noko anna",
                        Language.BOKMAL,
                        head.parties(),
                        new Terms(TODAY, null, EntryIntoForce.ALL_PARTIES),
                        Map.of("kommune", "alle"),
                        head.claims(),
                        false),
                draft.sequence(),
                JURIST,
                NOON)));
        assertThat(refused(carried(other, wish, other.versions().getLast(), draft.clauses(), true)))
                .containsExactly(new Refusal.OtherwiseBesideClauses(
                        Set.of(Beside.TITLE, Beside.LANGUAGE, Beside.PARAMETERS, Beside.TERMS)));
        Agreement terms = submitted(accepted(draft.changeHead(
                new Head(
                        head.title(),
                        head.language(),
                        head.parties(),
                        new Terms(head.terms().from(), LATER, EntryIntoForce.EACH_MUNICIPALITY),
                        head.parameters(),
                        head.claims(),
                        false),
                draft.sequence(),
                JURIST,
                NOON)));
        assertThat(refused(carried(terms, wish, terms.versions().getLast(), draft.clauses(), true)))
                .containsExactly(new Refusal.OtherwiseBesideClauses(Set.of(Beside.TERMS)));
    }

    @Test
    void aClauseThatWasAddedIsMoreThanAVedtakThatNamedItsClauses() {
        Agreement review = submitted(draft(VAKSDAL, VOSS));
        Resolution free = vedtak(review, Organ.KOMMUNESTYRE, Outcome.ADOPTED_WITH_CHANGE, "", "Eit punkt til.");
        for (Resolution wish : List.of(free, free.concerning(List.of(BEDS)))) {
            Agreement draft = recorded(review, wish)
                    .enter(review.state(), TextState.DRAFT, new AuditEvent.TextReturned(1, "Vaksdal"), JURIST, NOON)
                    .agreement();
            Clauses before = draft.clauses();
            var added = new ClauseId("nytt-punkt");
            Agreement changed = submitted(accepted(draft.addClause(
                    added, BEDS, 1, ClauseText.parse("Nytt", "Eit nytt punkt."), List.of(), JURIST, NOON)));
            Decision carried = carried(changed, wish, changed.versions().getLast(), before, true);
            if (wish.clauses().isEmpty()) {
                accepted(carried);
            } else {
                assertThat(refused(carried)).containsExactly(new Refusal.OtherThanDecided(List.of(added)));
            }
        }
    }

    @Test
    void whatAVariantSaysOfItsOwnKommuneIsNotOtherwiseThanDecided() {
        Agreement review = submitted(draft(VAKSDAL, VOSS));
        AgreementVersion decided = review.versions().getFirst();
        Resolution wish = vedtak(review, Organ.KOMMUNESTYRE, Outcome.ADOPTED_WITH_CHANGE, "", "Tre plassar.");
        Agreement wished = recorded(review, wish);
        AgreementParty vaksdal = review.head().municipalities().getFirst();
        Head own = decided.head().forMunicipality(vaksdal).titledFor(vaksdal);
        for (boolean renamed : List.of(false, true)) {
            Head head = renamed
                    ? new Head(
                            "Noko anna",
                            own.language(),
                            own.parties(),
                            own.terms(),
                            own.parameters(),
                            own.claims(),
                            false)
                    : own;
            Agreement variant = submitted(accepted(Agreement.draftVariant(
                    AgreementId.random(),
                    AgreementKind.SUB_AGREEMENT,
                    LocalVariant.Basis.of(wished, decided),
                    wished.clauses(),
                    head,
                    wished.clauses(),
                    List.of(),
                    Map.of(),
                    JURIST,
                    NOON)));
            AgreementVersion version = variant.versions().getFirst();
            Decision carried = variant.resolutions()
                    .carryOver(
                            wished,
                            wish.sha256(),
                            1,
                            version.text(),
                            wished.clauses(),
                            variant.clauses(),
                            true,
                            JURIST,
                            NOON,
                            TODAY);
            if (renamed) {
                assertThat(refused(carried)).containsExactly(new Refusal.OtherwiseBesideClauses(Set.of(Beside.TITLE)));
            } else {
                accepted(carried);
            }
        }
    }

    private static Decision carried(
            Agreement agreement, Resolution wish, AgreementVersion version, Clauses before, boolean confirmed) {
        return agreement
                .resolutions()
                .carryOver(
                        agreement,
                        wish.sha256(),
                        version.number(),
                        version.text(),
                        before,
                        agreement.clauses(),
                        confirmed,
                        JURIST,
                        NOON,
                        TODAY);
    }

    @Test
    void whoseVedtakStandsIsSaidBeforeANewVersionIsMade() {
        Agreement review = submitted(draft(VAKSDAL, VOSS));
        Agreement adopted = accepted(review.recordResolution(
                resolution(review, VAKSDAL, Organ.KOMMUNESTYRE, TODAY), SECRETARY, NOON, TODAY));
        Clauses before = adopted.clauses();
        Agreement draft = adopted.enter(
                        adopted.state(), TextState.DRAFT, new AuditEvent.TextReturned(1, "x"), JURIST, NOON)
                .agreement();
        assertThat(StandingResolutions.ofDraft(draft, version -> before).parties())
                .extracting(StandingResolutions.Line::standing)
                .containsExactly(Standing.STANDS, Standing.NEVER_DECIDED, Standing.NEVER_DECIDED);

        Agreement edited = accepted(draft.editClause(
                BEDS,
                before.find(BEDS).orElseThrow().sha256(),
                ClauseText.parse("Døgnplassar", "Kommunen har tre plassar."),
                JURIST,
                NOON));
        var standing = StandingResolutions.ofDraft(edited, version -> before);
        assertThat(standing.mustDecideAgain()).singleElement().satisfies(line -> {
            assertThat(line.party().id()).isEqualTo(VAKSDAL);
            assertThat(line.changed()).containsExactly(BEDS);
            assertThat(line.beside()).isEmpty();
        });

        Head head = draft.head();
        Agreement otherTerms = accepted(draft.changeHead(
                new Head(
                        "Delavtale 4 om noko anna",
                        head.language(),
                        head.parties(),
                        new Terms(TODAY, null, EntryIntoForce.AT_LEAST, 2),
                        Map.of("kommune", "alle"),
                        head.claims(),
                        false),
                draft.sequence(),
                JURIST,
                NOON));
        assertThat(StandingResolutions.ofDraft(otherTerms, version -> before)
                        .parties()
                        .getFirst()
                        .beside())
                .isEqualTo(Set.of(
                        StandingResolutions.Beside.TITLE,
                        StandingResolutions.Beside.TERMS,
                        StandingResolutions.Beside.PARAMETERS));
    }
}
