package no.avtaleverk.templates;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Parameters;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.document.DocumentContent;
import no.avtaleverk.model.document.DocumentContent.PartyLine;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.standard.StandardText;
import no.avtaleverk.templates.standard.StandardTexts;

/** Contents to set: the shipped standards, and a text with every mark, level and oddity. */
public final class Samples {
    public static final List<PartyLine> VAKSDAL_AND_BERGEN = List.of(
            new PartyLine("Vaksdal kommune", "961 821 967", true, new PartyId("kommune-4628")),
            new PartyLine("Helse Bergen HF", "983 974 724", false, new PartyId("hf-983974724")));

    private Samples() {}

    /** A standard text filled in for Vaksdal and Helse Bergen. */
    public static DocumentContent standard(String key, Language language, int version) {
        StandardText standard = StandardTexts.load().find(key).orElseThrow();
        StandardText.Draft draft = standard.start(
                language,
                Map.of(
                        "gjelder-fra", "2027-01-01",
                        "full-drift-fra", "2016-01-01",
                        "evalueres-innen", "2028-06-30",
                        "ohd-sted", "Voss sjukehus",
                        "helsefellesskap", "Helsefellesskapet for Helse Bergen-området"));
        var parameters = new java.util.TreeMap<>(draft.parameters());
        parameters.put("kommune", "Vaksdal kommune");
        parameters.put("helseforetak", "Helse Bergen HF");
        parameters.put("rhf", "Helse Vest RHF");
        var head = new Head(
                draft.title(),
                language,
                List.of(
                        AgreementParty.of(new PartyId("kommune-4628"), "Vaksdal kommune"),
                        AgreementParty.of(new PartyId("hf-983974724"), "Helse Bergen HF")),
                new Terms(LocalDate.of(2027, 1, 1), null, EntryIntoForce.EACH_MUNICIPALITY),
                parameters,
                Set.copyOf(draft.claims()),
                draft.jointMeasure());
        return content(
                standard.kind(),
                draft.title(),
                language,
                version,
                head.terms(),
                draft.clauses().list().stream()
                        .map(clause -> new Clause(
                                clause.id(),
                                clause.level(),
                                clause.number(),
                                ClauseText.parse(
                                        Parameters.fill(clause.text().heading(), head),
                                        Parameters.fill(clause.text().body(), head))))
                        .toList());
    }

    /** Six levels, lists that do not start at 1, tables, names in Sámi languages, signs that mean something in markup. */
    public static List<Clause> everything() {
        var clauses = new ArrayList<Clause>();
        clauses.add(clause(
                "k-1", 1, "Første nivå <b>&amp; \"tegn\"</b>", "Avsnitt én.\nNy linje.\n\nAvsnitt to: 5 < 6 & 7 > 6."));
        clauses.add(
                clause(
                        "k-2",
                        2,
                        "Lister",
                        "Partene skal:\n- melde fra\n- følge opp\nog evaluere\n\nDeretter:\n\n1. først\n2. så\n\n5. femte\n6. sjette"));
        clauses.add(
                clause(
                        "k-3",
                        3,
                        "Tabell",
                        "Oversikt:\n\n| Oppgave | Kommunen | Helseforetaket |\n| Tilsyn | ja | |\n| Råd | | ja |\n\nEtter tabellen."));
        clauses.add(clause("k-4", 4, "Fjerde nivå", "Tekst."));
        clauses.add(clause("k-5", 5, "Femte nivå", "Tekst."));
        clauses.add(clause(
                "k-6",
                6,
                "Sjette nivå",
                "Kárášjohka, Guovdageaidnu, Unjárga, Aarborte, Divtasvuodna, Raavrevijhke, ŋ đ ŧ ž š č ï ö."));
        clauses.add(clause(
                "k-7",
                1,
                "Neste kapittel med en overskrift som er så lang at den ikke får plass på én linje, men må brytes",
                ""));
        clauses.add(clause(
                "k-8",
                2,
                "Åpne felt",
                "Avtalen gjelder {{kommune}} fra 1. januar 2027 – «slik» … 20 °C, 3 × 4, ½. Se https://www.helsedirektoratet.no/"
                        + "veileder-samarbeidsavtaler/".repeat(6) + "."));
        return new Clauses(clauses).renumbered().list();
    }

    public static DocumentContent content(Language language, int version, List<Clause> clauses) {
        return content(
                AgreementKind.SUB_AGREEMENT,
                language == Language.BOKMAL
                        ? "Delavtale om alt som kan stå i en avtale"
                        : "Delavtale om alt som kan stå i ein avtale",
                language,
                version,
                new Terms(LocalDate.of(2027, 1, 1), LocalDate.of(2031, 1, 1), EntryIntoForce.ALL_PARTIES),
                clauses);
    }

    private static DocumentContent content(
            AgreementKind kind, String title, Language language, int version, Terms terms, List<Clause> clauses) {
        return new DocumentContent(
                new AgreementId("6f2f3a0e-6a5e-4c8e-9d0a-2b7f3a0e6a5e"),
                kind,
                title,
                language,
                version,
                new Clauses(clauses).sha256(),
                VAKSDAL_AND_BERGEN,
                terms,
                clauses,
                new Clauses(clauses),
                Instant.parse("2026-11-22T10:15:30.123456Z"));
    }

    private static Clause clause(String id, int level, String heading, String body) {
        return new Clause(new ClauseId(id), level, "", ClauseText.parse(heading, body));
    }
}
