package no.avtaleverk.web.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.publication.PublicationNote;
import no.avtaleverk.workflow.publication.Publishing;

/** What the trust has made public: whole histories, one with words withheld, one taken down, and one that waits for a second yes. */
final class PublicationStories {
    private static final PartyId VAKSDAL = new PartyId("kommune-4628");
    private static final PartyId OSTEROY = new PartyId("kommune-4630");
    private static final PartyId BERGEN = new PartyId("kommune-4601");
    private static final PartyId HELSE_BERGEN = new PartyId("hf-983974724");
    private static final String SITE = "http://127.0.0.1:8080";

    private final Agreements agreements;
    private final Publishing publishing;
    private final Narrator narrator;
    private final LocalDate today;
    private final Actor jurist = new Actor("jonas.lid", "Jonas Lid", HELSE_BERGEN, Set.of(Role.JURIST), Set.of());
    private final Actor coordinator =
            new Actor("tone.hauge", "Tone Hauge", HELSE_BERGEN, Set.of(Role.COORDINATOR), Set.of());

    PublicationStories(Agreements agreements, Publishing publishing, Narrator narrator, LocalDate today) {
        this.agreements = agreements;
        this.publishing = publishing;
        this.narrator = narrator;
        this.today = today;
    }

    void tell() {
        narrator.add(this::madePublic);
    }

    private void madePublic() {
        narrator.on(today.minusDays(12));
        Agreement framework = find("Overordna", VAKSDAL);
        release(framework, 1, "Ny overordna avtale etter lovendringa 1. august 2022.");
        release(framework, 2, "Ny frist for å leggje fram utkast til planar som gjeld den andre parten.");
        Agreement vaksdal = find("Delavtale 4", VAKSDAL);
        done(publishing.withhold(
                vaksdal.id(),
                new ClauseId("d4-dimensjon"),
                "skal partane møtast og avtale korleis pasientane skal få hjelp",
                "offl-23-1",
                "Partane forhandlar om kostnadene når plassar er stengde.",
                jurist));
        done(publishing.note(vaksdal.id(), new PublicationNote.WithholdingConfirmed("u1"), coordinator));
        release(vaksdal, 1, "Avløyser den mellombelse avtalen om seng ved Voss sjukehus.");
        release(vaksdal, 2, "Pasientar med psykiske helseproblem og rusmiddelproblem er tekne med.");
        release(vaksdal, 3, "Kva partane gjer når plassar er stengde lenger enn ei veke.");
        Agreement osteroy = find("Delavtale 4", OSTEROY);
        release(osteroy, 1, "Ny delavtale om øyeblikkeleg hjelp døgnopphald.");
        Agreement bergen = find("Delavtale 4", BERGEN);
        int signed = bergen.versions().stream()
                .filter(bergen::isConcluded)
                .mapToInt(AgreementVersion::number)
                .max()
                .orElseThrow();
        release(bergen, signed, "Ny delavtale om øyeblikkelig hjelp døgnopphold.");
        narrator.on(today.minusDays(5));
        done(publishing.note(
                bergen.id(),
                new PublicationNote.ReleaseWithdrawn(
                        String.valueOf(signed), "Vedlegget med telefonnumre fulgte med ved en feil."),
                coordinator));
    }

    private void release(Agreement agreement, int version, String summary) {
        done(publishing.ask(agreement.id(), version, summary, jurist));
        done(publishing.confirm(agreement.id(), version, summary, SITE, coordinator));
    }

    /** The oldest that was signed. */
    private Agreement find(String title, PartyId party) {
        return agreements.ofParties(List.of(party)).stream()
                .filter(agreement -> agreement.head().title().startsWith(title)
                        && agreement.versions().stream().anyMatch(agreement::isConcluded))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The sample has no signed " + title + " of " + party));
    }

    private static void done(List<Refusal> reasons) {
        if (!reasons.isEmpty()) {
            throw new IllegalStateException("The sample story does not hold: " + reasons);
        }
    }
}
