package no.avtaleverk.web;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Facts;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Origin;
import no.avtaleverk.model.agreement.OwnTerms;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.time.Span;
import no.avtaleverk.model.wording.Language;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionOperations;

/** An agreement of Vaksdal and Helse Bergen in force since 31 August 2025, which says that it is revised every fourth year. */
public final class Registered {
    public static final PartyId VAKSDAL = new PartyId("kommune-4628");
    public static final Actor JURIST = new Actor("marit.tveit", "Marit Tveit", VAKSDAL, Set.of(Role.JURIST), Set.of());

    private Registered() {}

    public static AgreementId inForce(ApplicationContext context, String title) {
        return inForce(context, title, "reviderast");
    }

    /** @param revised the word it has for being revised, for those who look for a word that no other test has */
    public static AgreementId inForce(ApplicationContext context, String title, String revised) {
        var agreement = AgreementId.random();
        var revision = new ClauseId("revisjon");
        var own = new OwnTerms(new OwnTerms.Revision(Span.years(4), null, revision), null, null);
        var head = new Head(
                title,
                Language.NYNORSK,
                List.of(
                        AgreementParty.of(VAKSDAL, "Vaksdal kommune"),
                        AgreementParty.of(new PartyId("hf-983974724"), "Helse Bergen HF")),
                new Terms(LocalDate.of(2025, 8, 31), null, EntryIntoForce.AS_REGISTERED, null, own),
                Map.of(),
                Set.of(),
                false);
        var clauses = new Clauses(List.of(new Clause(
                        revision,
                        1,
                        "",
                        ClauseText.parse("Revisjon", "Avtalen skal " + revised + " kvart fjerde år."))))
                .renumbered();
        Decision registered = Agreement.register(
                agreement,
                AgreementKind.SUB_AGREEMENT,
                Origin.WRITTEN,
                head,
                clauses,
                List.of(),
                Facts.NONE,
                "",
                JURIST,
                RunningProduct.NOW,
                LocalDate.ofInstant(RunningProduct.NOW, ZoneOffset.UTC));
        context.getBean(TransactionOperations.class).executeWithoutResult(status -> context.getBean(Agreements.class)
                .save(((Decision.Accepted) registered).change()));
        return agreement;
    }
}
