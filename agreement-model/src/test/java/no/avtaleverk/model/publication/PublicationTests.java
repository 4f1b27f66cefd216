package no.avtaleverk.model.publication;

import static no.avtaleverk.model.agreement.Examples.BEDS;
import static no.avtaleverk.model.agreement.Examples.DIRECTOR;
import static no.avtaleverk.model.agreement.Examples.HELSE_BERGEN;
import static no.avtaleverk.model.agreement.Examples.HELSE_VEST;
import static no.avtaleverk.model.agreement.Examples.MAYOR;
import static no.avtaleverk.model.agreement.Examples.NOON;
import static no.avtaleverk.model.agreement.Examples.PURPOSE;
import static no.avtaleverk.model.agreement.Examples.TODAY;
import static no.avtaleverk.model.agreement.Examples.VAKSDAL;
import static no.avtaleverk.model.agreement.Examples.concluded;
import static no.avtaleverk.model.agreement.Examples.decided;
import static no.avtaleverk.model.agreement.Examples.draft;
import static no.avtaleverk.model.agreement.Examples.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Examples;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.publication.PublicationNote.LiftingConfirmed;
import no.avtaleverk.model.publication.PublicationNote.LiftingProposed;
import no.avtaleverk.model.publication.PublicationNote.LinkReported;
import no.avtaleverk.model.publication.PublicationNote.ReleaseAsked;
import no.avtaleverk.model.publication.PublicationNote.ReleaseConfirmed;
import no.avtaleverk.model.publication.PublicationNote.ReleaseDeclined;
import no.avtaleverk.model.publication.PublicationNote.ReleaseRejected;
import no.avtaleverk.model.publication.PublicationNote.ReleaseWithdrawn;
import no.avtaleverk.model.publication.PublicationNote.WithholdingConfirmed;
import no.avtaleverk.model.publication.PublicationNote.WithholdingProposed;
import no.avtaleverk.model.publication.PublicationNote.WithholdingRejected;
import no.avtaleverk.model.time.Norway;
import no.avtaleverk.model.wording.Bilingual;
import no.avtaleverk.model.wording.Language;
import org.junit.jupiter.api.Test;

/** What of a signed agreement is for everyone is decided by two people of the trust. */
class PublicationTests {
    private static final Actor JONAS = person("jonas.lid", HELSE_BERGEN, Role.JURIST);
    private static final Actor TONE = person("tone.hauge", HELSE_BERGEN, Role.COORDINATOR);
    private static final Actor ELIN = person("elin.ask", HELSE_BERGEN, Role.COORDINATOR);
    private static final Actor AUD = person("aud.dale", VAKSDAL, Role.COORDINATOR);
    private static final Actor INGRID =
            new Actor("ingrid.moe", "Ingrid Moe", HELSE_VEST, Set.of(Role.RHF), Set.of(HELSE_BERGEN));
    private static final WithholdingGrounds GROUNDS = new WithholdingGrounds(List.of(new WithholdingGrounds.Ground(
            "offl-23-1",
            new Bilingual("offentleglova § 23 første ledd", "offentleglova § 23 første ledd"),
            new Bilingual("forhandlingsposisjon", "forhandlingsposisjon"),
            new Bilingual("unntatt", "unnateke"),
            "LOV-2006-05-19-16",
            true,
            false,
            false)));

    private final Agreement signed = concluded(decided(decided(submitted(draft(VAKSDAL)), DIRECTOR), MAYOR));
    private final List<Noted<PublicationNote>> notes = new ArrayList<>();

    private static Actor person(String id, PartyId organisation, Role role) {
        return new Actor(id, id, organisation, Set.of(role), Set.of());
    }

    private Publication now() {
        return Publication.of(notes);
    }

    private void noted(Ruling<PublicationNote> ruling, Actor by) {
        assertThat(ruling).isInstanceOf(Ruling.Made.class);
        ((Ruling.Made<PublicationNote>) ruling)
                .notes()
                .forEach(note -> notes.add(
                        new Noted<>(note, notes.size() + 1L, NOON, by.userId(), by.name(), by.organisation())));
    }

    private static List<Refusal> reasons(Ruling<PublicationNote> ruling) {
        assertThat(ruling).isInstanceOf(Ruling.Refused.class);
        return ((Ruling.Refused<PublicationNote>) ruling).reasons();
    }

    private static ReleaseAsked asked() {
        return new ReleaseAsked("1", "abc2345", "Ny avtale om plassar.");
    }

    private void ask() {
        noted(now().ask(asked(), signed, JONAS, TODAY), JONAS);
    }

    private Ruling<PublicationNote> confirmedBy(Actor by) {
        return now().confirm(new ReleaseConfirmed("1"), "Ny avtale om plassar.", signed, by, TODAY);
    }

    private void release() {
        ask();
        noted(confirmedBy(TONE), TONE);
    }

    @Test
    void nothingIsPublicBeforeAnotherPersonOfTheTrustHasSaidYes() {
        ask();
        assertThat(now().release(1))
                .hasValueSatisfying(one -> assertThat(one.isPublic()).isFalse());
        noted(confirmedBy(TONE), TONE);
        assertThat(now().release(1)).hasValueSatisfying(one -> {
            assertThat(one.isPublic()).isTrue();
            assertThat(one.summary()).isEqualTo("Ny avtale om plassar.");
        });
    }

    @Test
    void neitherTheOneWhoAskedNorAJuristNorAnotherOrganisationConfirms() {
        noted(now().ask(asked(), signed, TONE, TODAY), TONE);
        assertThat(reasons(confirmedBy(TONE))).containsExactly(new Refusal.AnotherPersonConfirms());
        assertThat(reasons(confirmedBy(JONAS))).containsExactly(new Refusal.NotAllowed());
        assertThat(reasons(confirmedBy(AUD))).containsExactly(new Refusal.NotAllowed());
        assertThat(reasons(confirmedBy(INGRID))).containsExactly(new Refusal.NotAllowed());
        assertThat(reasons(confirmedBy(MAYOR))).containsExactly(new Refusal.NotAllowed());
    }

    @Test
    void aKommuneDoesNotAskSinceTheTrustPublishes() {
        assertThat(reasons(now().ask(asked(), signed, AUD, TODAY))).containsExactly(new Refusal.NotAllowed());
        assertThat(reasons(now().ask(asked(), signed, INGRID, TODAY))).containsExactly(new Refusal.NotAllowed());
    }

    @Test
    void whatIsNotSignedIsNotReleasedAndNeitherIsAVersionThatIsNot() {
        Agreement inReview = submitted(draft(VAKSDAL));
        assertThat(reasons(now().ask(asked(), inReview, JONAS, TODAY))).containsExactly(new Refusal.NotForThePublic(1));
        assertThat(reasons(now().ask(new ReleaseAsked("2", "abc2345", "x"), signed, JONAS, TODAY)))
                .containsExactly(new Refusal.NoSuchVersion(2));
        assertThat(reasons(now().ask(new ReleaseAsked("v1", "abc2345", "x"), signed, JONAS, TODAY)))
                .containsExactly(new Refusal.NoSuchVersion(0));
    }

    @Test
    void whoConfirmsHasReadTheWordsThatBecomePublic() {
        ask();
        assertThat(reasons(now().confirm(new ReleaseConfirmed("1"), "Andre ord", signed, TONE, TODAY)))
                .containsExactly(new Refusal.NotedMeanwhile());
    }

    @Test
    void onePersonTakesItDownAndItCanBeAskedForAgain() {
        release();
        noted(now().withdraw(new ReleaseWithdrawn("1", "Feil vedlegg"), signed, JONAS, TODAY), JONAS);
        assertThat(now().release(1)).hasValueSatisfying(one -> {
            assertThat(one.isPublic()).isFalse();
            assertThat(one.isGone()).isTrue();
        });
        ask();
        assertThat(now().release(1))
                .hasValueSatisfying(one -> assertThat(one.isGone()).isTrue());
        noted(confirmedBy(TONE), TONE);
        assertThat(now().release(1))
                .hasValueSatisfying(one -> assertThat(one.isPublic()).isTrue());
        assertThat(now().code()).contains("abc2345");
    }

    @Test
    void whatIsPublicIsTakenDownAndNotDeclined() {
        release();
        assertThat(reasons(now().decline(new ReleaseDeclined("1", "nei"), signed, TONE, TODAY)))
                .containsExactly(new Refusal.DoneBefore("1"));
        assertThat(reasons(now().withdraw(new ReleaseWithdrawn("1", " "), signed, TONE, TODAY)))
                .containsExactly(new Refusal.ReasonMissing());
    }

    private Ruling<PublicationNote> proposed(String part, Actor by) {
        var texts =
                List.of(Examples.clauses().filled(signed.versions().getFirst().head()));
        return now().propose(
                        new WithholdingProposed(now().nextWithholding(), BEDS, part, "offl-23-1", "Forhandlingar"),
                        GROUNDS,
                        texts,
                        signed,
                        by,
                        TODAY);
    }

    private PublicText publicText() {
        Clauses filled = Examples.clauses().filled(signed.versions().getFirst().head());
        return PublicText.of(filled, now().withheld(), GROUNDS, Language.NYNORSK);
    }

    @Test
    void withholdingAndLiftingTakeTwo() {
        noted(proposed("", JONAS), JONAS);
        assertThat(publicText().isWhole()).isTrue();
        assertThat(reasons(now().confirm(new WithholdingConfirmed("u1"), signed, JONAS, TODAY)))
                .containsExactly(new Refusal.AnotherPersonConfirms());
        noted(now().confirm(new WithholdingConfirmed("u1"), signed, TONE, TODAY), TONE);
        assertThat(publicText().clauses().find(BEDS).orElseThrow().text().heading())
                .isEmpty();
        assertThat(publicText().clauses().find(BEDS).orElseThrow().text().body())
                .isEqualTo("[unnateke]");
        assertThat(publicText().marked()).containsExactly(BEDS);

        noted(now().proposeLifting(new LiftingProposed("u1", "Ferdig"), signed, TONE, TODAY), TONE);
        assertThat(publicText().isWhole()).isFalse();
        assertThat(reasons(now().confirm(new LiftingConfirmed("u1"), signed, TONE, TODAY)))
                .containsExactly(new Refusal.AnotherPersonConfirms());
        noted(now().confirm(new LiftingConfirmed("u1"), signed, ELIN, TODAY), ELIN);
        assertThat(publicText().isWhole()).isTrue();
    }

    @Test
    void nothingIsReleasedWhileAProposalToWithholdWaits() {
        ask();
        noted(proposed("", JONAS), JONAS);
        assertThat(reasons(confirmedBy(TONE))).containsExactly(new Refusal.WithholdingAwaited());
    }

    @Test
    void aPartIsGoneWhereverItStandsAndItsLengthIsNotTold() {
        noted(proposed("to  PLASSAR", JONAS), JONAS);
        noted(now().confirm(new WithholdingConfirmed("u1"), signed, TONE, TODAY), TONE);
        assertThat(publicText().clauses().find(BEDS).orElseThrow().text().body())
                .isEqualTo("Kommunen har [unnateke] for øyeblikkeleg hjelp.");
        assertThat(publicText().marked()).containsExactly(BEDS);
        assertThat(publicText().clauses().find(PURPOSE).orElseThrow().text().body())
                .isEqualTo("Avtalen skal sikre Vaksdal kommune eit heilskapleg tilbod.");
    }

    @Test
    void wordsThatAreNotThereAreNotWithheld() {
        assertThat(reasons(proposed("tre plassar", JONAS))).containsExactly(new Refusal.WordsNotInClause(BEDS));
    }

    private void withheld(String part) {
        String item = now().nextWithholding();
        noted(proposed(part, JONAS), JONAS);
        noted(now().confirm(new WithholdingConfirmed(item), signed, TONE, TODAY), TONE);
    }

    @Test
    void wordsThatOverlapAreAllGone() {
        withheld("to plassar");
        withheld("plassar for øyeblikkeleg");
        assertThat(publicText().clauses().find(BEDS).orElseThrow().text().body())
                .isEqualTo("Kommunen har [unnateke] hjelp.");
    }

    @Test
    void theHeadingOfAWithheldClauseIsNotReadFromAReferenceToIt() {
        withheld("");
        var stored = new Clauses(List.of(
                new Clause(PURPOSE, 1, "", ClauseText.parse("Føremål", "Sjå {{punkt:plassar}} for meir.")),
                new Clause(BEDS, 1, "", ClauseText.parse("Døgnplassar", "Kommunen har to plassar."))));
        PublicText text = PublicText.of(
                stored,
                stored.filled(signed.versions().getFirst().head()),
                now().withheld(),
                GROUNDS,
                Language.NYNORSK);
        assertThat(text.clauses().find(PURPOSE).orElseThrow().text().body()).isEqualTo("Sjå [unnateke] for meir.");
        assertThat(text.marked()).containsExactlyInAnyOrder(PURPOSE, BEDS);
        assertThat(text.clauses().toString()).doesNotContain("Døgnplassar");
    }

    @Test
    void wordsOfFewLettersAreNotWithheldSinceTheyStandEverywhere() {
        assertThat(reasons(proposed("to", JONAS))).containsExactly(new Refusal.WithheldWordsTooShort(3));
    }

    @Test
    void marksThatFillAClauseLeaveNothingOfIt() {
        withheld("plassar");
        var full = new Clauses(
                List.of(new Clause(PURPOSE, 1, "1", ClauseText.parse("Føremål", "plassar ".repeat(12_000)))));
        PublicText text = PublicText.of(full, now().withheld(), GROUNDS, Language.NYNORSK);
        assertThat(text.clauses().find(PURPOSE).orElseThrow().text().body()).isEqualTo("[…]");
    }

    @Test
    void withheldWordsAreGoneFromALineBesideTheText() {
        withheld("to plassar");
        assertThat(PublicText.line("Avtale om to plassar", now().withheld(), GROUNDS, Language.NYNORSK))
                .isEqualTo("Avtale om [unnateke]");
    }

    private void noted(PublicationNote note, Actor by) {
        notes.add(new Noted<>(note, notes.size() + 1L, NOON, by.userId(), by.name(), by.organisation()));
    }

    @Test
    void whatOneTrustWantsAnotherDoesNotUndo() {
        Actor other = person("berit.nes", new PartyId("hf-983974694"), Role.COORDINATOR);
        noted(new WithholdingProposed("u1", BEDS, "", "offl-23-1", "Forhandlingar"), other);
        assertThat(reasons(now().reject(new WithholdingRejected("u1", "Nei"), signed, TONE, TODAY)))
                .containsExactly(new Refusal.NotAllowed());
        noted(new WithholdingConfirmed("u1"), other);
        assertThat(reasons(now().proposeLifting(new LiftingProposed("u1", "Nei"), signed, TONE, TODAY)))
                .containsExactly(new Refusal.NotAllowed());
        noted(asked(), other);
        assertThat(reasons(now().reject(new ReleaseRejected("1", "Nei"), signed, TONE, TODAY)))
                .containsExactly(new Refusal.NotAllowed());
        assertThat(reasons(now().decline(new ReleaseDeclined("1", "Nei"), signed, TONE, TODAY)))
                .containsExactly(new Refusal.NotAllowed());
        assertThat(Publication.mayUndo(signed, now().withheld().getFirst().proposed(), TONE, TODAY))
                .isFalse();
    }

    @Test
    void whoWantedItTakesItBackAndSoDoesAnotherOfTheTrust() {
        noted(proposed("", JONAS), JONAS);
        noted(now().reject(new WithholdingRejected("u1", "Feil punkt"), signed, JONAS, TODAY), JONAS);
        noted(proposed("", JONAS), JONAS);
        noted(now().reject(new WithholdingRejected("u2", "Feil punkt"), signed, TONE, TODAY), TONE);
        ask();
        noted(now().reject(new ReleaseRejected("1", "Feil ord"), signed, TONE, TODAY), TONE);
        assertThat(now().withheld()).isEmpty();
    }

    @Test
    void aLinkWasNotSentBeforeItWas() {
        release();
        LocalDate released = LocalDate.ofInstant(NOON, Norway.ZONE);
        LocalDate before = released.minusDays(1);
        var link = new LinkReported("1", HELSE_VEST, before, "26/1", null);
        assertThat(reasons(now().report(link, signed, INGRID, TODAY)))
                .containsExactly(new Refusal.DatesOutOfOrder(released, before));
    }

    @Test
    void theRegionReportsWhatIsPublicAndNothingElse() {
        var link = new LinkReported("1", HELSE_VEST, TODAY, "26/1", null);
        assertThat(reasons(now().report(link, signed, INGRID, TODAY)))
                .containsExactly(new Refusal.NothingByThatName("1"));
        release();
        assertThat(reasons(now().report(link, signed, TONE, TODAY))).containsExactly(new Refusal.NotAllowed());
        noted(now().report(link, signed, INGRID, TODAY), INGRID);
        assertThat(now().reported(1)).contains(link);
    }

    @Test
    void aCodeIsTheSameInEveryStoreAndNeverThatOfAnother() {
        var id = new AgreementId("6f1c1f0e-4a53-4c5d-9d53-0123456789ab");
        String code = Publication.newCode(id, Set.of());
        assertThat(code).matches("[2-9a-z]{7}").isEqualTo(Publication.newCode(id, Set.of("other22")));
        assertThat(Publication.newCode(id, Set.of(code))).matches("[2-9a-z]{7}").isNotEqualTo(code);
    }
}
