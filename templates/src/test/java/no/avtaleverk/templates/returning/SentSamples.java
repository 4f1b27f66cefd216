package no.avtaleverk.templates.returning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.document.DocumentContent;
import no.avtaleverk.model.document.ReturnReader.Sent;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.Samples;
import no.avtaleverk.templates.standard.StandardText;
import no.avtaleverk.templates.standard.StandardTexts;

/** Texts as they are sent out. */
final class SentSamples {
    static final AgreementId AGREEMENT = new AgreementId("6f2f3a0e-6a5e-4c8e-9d0a-2b7f3a0e6a5e");

    private SentSamples() {}

    /** Three levels of nothing special: parameters, lists, a table. */
    static Sent small() {
        var clauses = List.of(
                clause("formaal", 1, "Formål", "Avtalen gjelder samarbeidet mellom {{kommune}} og {{helseforetak}}."),
                clause(
                        "varsling",
                        2,
                        "Varsling",
                        "{{kommune}} skal varsle innen 24 timer.\n\nVarselet skal:\n- være skriftlig\n- sendes {{helseforetak}}\n- si hva saken gjelder"),
                clause("moter", 2, "Møter", "Partene møtes to ganger i året. {{helseforetak}} kaller inn."),
                clause(
                        "oppgaver",
                        1,
                        "Oppgaver",
                        "Oppgavene er delt slik:\n\n| Oppgave | Kommunen | Helseforetaket |\n| Tilsyn | ja | |\n| Råd | | ja |\n\n1. Kommunen melder behovet.\n2. Helseforetaket svarer innen fem dager."),
                clause("oppsigelse", 1, "Oppsigelse", "Avtalen kan sies opp med ett års frist."));
        return sent("Delavtale om varsling", Language.BOKMAL, new Clauses(clauses).renumbered(), Map.of(), Set.of(), 1);
    }

    static Stream<Sent> standards() {
        var all = new ArrayList<Sent>();
        for (StandardText standard : StandardTexts.load().all()) {
            for (Language language : Language.values()) {
                StandardText.Draft draft = standard.start(language, Map.of());
                all.add(sent(draft.title(), language, draft.clauses(), draft.parameters(), Set.of(), 2));
            }
        }
        return all.stream();
    }

    private static Sent sent(
            String title,
            Language language,
            Clauses clauses,
            Map<String, String> parameters,
            Set<no.avtaleverk.model.law.RequirementId> claims,
            int version) {
        var values = new TreeMap<>(parameters);
        values.put("kommune", "Vaksdal kommune");
        values.put("helseforetak", "Helse Bergen HF");
        values.put("rhf", "Helse Vest RHF");
        var head = new Head(
                title,
                language,
                List.of(
                        AgreementParty.of(new PartyId("kommune-4628"), "Vaksdal kommune"),
                        AgreementParty.of(new PartyId("hf-983974724"), "Helse Bergen HF")),
                new Terms(LocalDate.of(2027, 1, 1), null, EntryIntoForce.EACH_MUNICIPALITY),
                values,
                claims,
                false);
        var content = new DocumentContent(
                AGREEMENT,
                AgreementKind.SUB_AGREEMENT,
                title,
                language,
                version,
                clauses.sha256(),
                Samples.VAKSDAL_AND_BERGEN,
                head.terms(),
                clauses.filled(head).list(),
                clauses,
                Instant.parse("2026-11-20T10:15:30Z"),
                17);
        return new Sent(content, clauses, head);
    }

    /** The same sending of another text. */
    static DocumentContent content(Sent sent, Clauses clauses) {
        DocumentContent old = sent.content();
        return new DocumentContent(
                old.agreement(),
                old.kind(),
                old.title(),
                old.language(),
                old.version(),
                old.text(),
                old.parties(),
                old.terms(),
                clauses.filled(sent.head()).list(),
                clauses,
                old.made(),
                old.revision());
    }

    private static Clause clause(String id, int level, String heading, String body) {
        return new Clause(new ClauseId(id), level, "", ClauseText.parse(heading, body));
    }
}
