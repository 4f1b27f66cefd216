package no.avtaleverk.templates.akn;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.law.StatuteCitations;
import no.avtaleverk.model.publication.PublicEdition;
import no.avtaleverk.model.publication.PublicEdition.Answered;
import no.avtaleverk.model.publication.PublicEdition.Force;
import no.avtaleverk.model.publication.PublicEdition.Issue;
import no.avtaleverk.model.publication.PublicEdition.Member;
import no.avtaleverk.model.publication.PublicText;
import no.avtaleverk.model.publication.PublicXml;
import no.avtaleverk.model.publication.WithholdingGrounds;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.BodyMarkup;
import no.avtaleverk.templates.akn.AknXml.Run;
import no.avtaleverk.templates.layout.Labels;

/**
 * Public versions as Akoma Ntoso 3.0 documents ({@code <doc>}). Ids that are not of clauses have a low line in them, which no clause id has,
 * so that the two never meet.
 */
public final class AkomaNtoso implements PublicXml {
    static final String NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

    private static final String REGISTER = "#r_register";

    private final StatuteCitations citations;
    private final CitedLaws laws = new CitedLaws();
    private final AknSchema schema = new AknSchema();

    public AkomaNtoso(StatuteCitations citations) {
        this.citations = citations;
    }

    @Override
    public byte[] write(PublicEdition edition, String site) {
        byte[] xml = new Writing(edition, site).xml();
        Optional<String> fault = schema.fault(xml);
        if (fault.isPresent()) {
            throw new IllegalStateException(
                    "The Akoma Ntoso of %s is not as the schema wants it: %s".formatted(edition.code(), fault.get()));
        }
        return xml;
    }

    /** Name of a document of a kind, in its address and for machines. */
    private static String name(AgreementKind kind) {
        return switch (kind) {
            case FRAMEWORK_AGREEMENT -> "samarbeidsavtale";
            case SUB_AGREEMENT -> "delavtale";
            case LOCAL_AGREEMENT -> "saeravtale";
            case GUIDELINE -> "retningslinje";
            case CONTACT_LIST, STANDARD_TEXT ->
                throw new IllegalArgumentException("Nothing of the kind %s is public".formatted(kind));
        };
    }

    /** The code of ISO 639-2 that the naming convention asks for. */
    private static String language(Language language) {
        return language == Language.NYNORSK ? "nno" : "nob";
    }

    /** One file being written. */
    private final class Writing {
        private final PublicEdition edition;
        private final String site;
        private final Labels words;
        private final AknXml xml = new AknXml();
        private final LocalDate day;

        Writing(PublicEdition edition, String site) {
            this.edition = edition;
            this.site = site;
            this.words = Labels.in(edition.language());
            this.day = edition.periods().stream()
                    .map(Force::from)
                    .min(Comparator.naturalOrder())
                    .orElse(edition.released());
        }

        byte[] xml() {
            xml.begin("akomaNtoso", "xmlns", NAMESPACE);
            xml.begin(
                    "doc",
                    "name",
                    name(edition.kind()),
                    "contains",
                    edition.number() == 1 ? "originalVersion" : "singleVersion");
            meta();
            preface();
            mainBody();
            conclusions();
            return xml.end().end().bytes();
        }

        // ---- addresses ----------------------------------------------------------------------------------------------

        private String work() {
            return "/akn/no/doc/%s/%s/%s".formatted(name(edition.kind()), edition.firstIssued(), edition.agreement());
        }

        private String expression(Issue issue) {
            return "%s/%s@%s/v%d".formatted(work(), language(issue.language()), issue.first(), issue.number());
        }

        private static String party(Member member) {
            return "#p_" + member.id();
        }

        // ---- what is told of the text -------------------------------------------------------------------------------

        private void meta() {
            xml.begin("meta");
            identification();
            xml.empty(
                    "publication",
                    "date",
                    edition.released().toString(),
                    "name",
                    "offentlig",
                    "showAs",
                    words.of("akn.public-pages"),
                    "number",
                    edition.code());
            classification();
            time();
            references();
            notes();
            xml.end();
        }

        private void identification() {
            String expression = expression(edition.issue());
            String pages = site + "/offentlig/";
            xml.begin("identification", "source", REGISTER);
            xml.begin("FRBRWork");
            frbr(work(), "", pages + "a/" + edition.agreement(), edition.firstIssued(), "akn.first-public");
            authors();
            xml.empty("FRBRcountry", "value", "no");
            xml.empty("FRBRsubtype", "value", name(edition.kind()));
            xml.empty("FRBRnumber", "value", edition.agreement());
            xml.empty("FRBRname", "value", edition.title());
            xml.end().begin("FRBRExpression");
            frbr(expression, "", pages + "t/" + edition.code(), edition.issue().first(), "akn.version-first-public");
            authors();
            xml.empty("FRBRversionNumber", "value", String.valueOf(edition.number()));
            xml.empty("FRBRauthoritative", "value", "false");
            xml.empty("FRBRlanguage", "language", language(edition.language()));
            xml.end().begin("FRBRManifestation");
            frbr(
                    expression,
                    ".xml",
                    site + "/api/v1/open/versions/" + edition.code() + "/akoma-ntoso",
                    edition.released(),
                    "akn.released");
            xml.empty("FRBRauthor", "href", REGISTER);
            xml.empty("FRBRformat", "value", "application/akn+xml");
            xml.end().end();
        }

        private void frbr(String uri, String suffix, String alias, LocalDate date, String dated) {
            xml.empty("FRBRthis", "value", uri + "/!main" + suffix);
            xml.empty("FRBRuri", "value", uri + suffix);
            xml.empty("FRBRalias", "value", alias, "name", "offentlig");
            xml.empty("FRBRdate", "date", date.toString(), "name", words.of(dated));
        }

        private void authors() {
            edition.parties().forEach(member -> xml.empty("FRBRauthor", "href", party(member), "as", "#r_party"));
            if (edition.parties().isEmpty()) {
                xml.empty("FRBRauthor", "href", REGISTER);
            }
        }

        private Map<RequirementId, Answered> answered() {
            var all = new TreeMap<RequirementId, Answered>();
            edition.answered().values().forEach(some -> some.forEach(one -> all.put(one.requirement(), one)));
            return all;
        }

        private void classification() {
            Map<RequirementId, Answered> answered = answered();
            if (answered.isEmpty()) {
                return;
            }
            xml.begin("classification", "source", REGISTER);
            answered.values()
                    .forEach(one -> xml.empty(
                            "keyword",
                            "value",
                            one.requirement().value(),
                            "showAs",
                            one.title().in(edition.language()),
                            "refersTo",
                            "#k_" + one.requirement(),
                            "dictionary",
                            "#k_requirements"));
            xml.end();
        }

        /** When the versions became public, and when this one is in force for whom. */
        private void time() {
            xml.begin("lifecycle", "source", REGISTER);
            Issue first = edition.issues().getFirst();
            for (Issue issue : edition.issues()) {
                xml.empty(
                        "eventRef",
                        "eId",
                        "e_v" + issue.number(),
                        "date",
                        issue.first().toString(),
                        "source",
                        REGISTER,
                        "type",
                        issue.equals(first) ? "generation" : "amendment",
                        "refersTo",
                        "#h_public",
                        "href",
                        expression(issue));
            }
            List<Force> periods = edition.periods();
            for (int i = 0; i < periods.size(); i++) {
                event("e_from_" + (i + 1), periods.get(i).from(), "#h_force");
                LocalDate until = periods.get(i).until();
                if (until != null) {
                    event("e_until_" + (i + 1), until, "#h_end");
                }
            }
            xml.end();
            if (periods.isEmpty()) {
                return;
            }
            xml.begin("temporalData", "source", REGISTER);
            for (int i = 0; i < periods.size(); i++) {
                xml.begin("temporalGroup", "eId", "t_" + (i + 1));
                xml.empty(
                        "timeInterval",
                        "start",
                        "#e_from_" + (i + 1),
                        "end",
                        periods.get(i).until() == null ? "" : "#e_until_" + (i + 1),
                        "refersTo",
                        "#k_force #p_" + periods.get(i).municipality());
                xml.end();
            }
            xml.end();
        }

        private void event(String id, LocalDate date, String what) {
            xml.empty("eventRef", "eId", id, "date", date.toString(), "source", REGISTER, "refersTo", what);
        }

        private void references() {
            xml.begin("references", "source", REGISTER);
            cited().values().forEach(law -> reference("activeRef", "l_" + law.key(), law.eli(), law.number()));
            reference("TLCOrganization", "r_register", "/akn/ontology/organization/no/avtaleverk", "Avtaleverk");
            for (Member member : edition.parties()) {
                reference(
                        "TLCOrganization",
                        "p_" + member.id(),
                        member.organisationNumber().isEmpty()
                                ? "/akn/ontology/organization/no/" + member.id()
                                : "https://data.brreg.no/enhetsregisteret/api/enheter/" + member.organisationNumber(),
                        member.name());
            }
            // A kommune that was merged may have been bound under the name it had.
            edition.periods().stream()
                    .map(Force::municipality)
                    .distinct()
                    .filter(id -> edition.parties().stream()
                            .noneMatch(member -> member.id().equals(id)))
                    .forEach(id ->
                            reference("TLCOrganization", "p_" + id, "/akn/ontology/organization/no/" + id, id.value()));
            reference("TLCRole", "r_party", "/akn/ontology/role/no/avtalepart", words.of("akn.party"));
            reference("TLCEvent", "h_public", "/akn/ontology/event/no/offentlig", words.of("akn.public"));
            reference("TLCEvent", "h_force", "/akn/ontology/event/no/i-kraft", words.of("akn.force"));
            reference("TLCEvent", "h_end", "/akn/ontology/event/no/opphor", words.of("akn.end"));
            reference("TLCConcept", "k_force", "/akn/ontology/concept/no/i-kraft", words.of("akn.in-force"));
            reference("TLCConcept", "k_requirements", "/akn/ontology/concept/no/krav", words.of("akn.requirements"));
            answered()
                    .values()
                    .forEach(one -> reference(
                            "TLCConcept",
                            "k_" + one.requirement(),
                            "/akn/ontology/concept/no/krav/" + one.requirement(),
                            one.title().in(edition.language())));
            edition.grounds()
                    .forEach(ground -> reference(
                            "TLCConcept",
                            "g_" + ground.key(),
                            "/akn/ontology/concept/no/innsyn/" + ground.key(),
                            ground.cite().in(edition.language())));
            xml.end();
        }

        private void reference(String element, String id, String href, String shown) {
            xml.empty(element, "eId", id, "href", href, "showAs", shown);
        }

        private Map<String, CitedLaws.Law> cited() {
            var cited = new TreeMap<String, CitedLaws.Law>();
            for (Clause clause : edition.clauses()) {
                for (String text :
                        List.of(clause.text().heading(), clause.text().body())) {
                    text.lines()
                            .flatMap(line -> citations.in(line).stream())
                            .flatMap(one -> laws.find(one.law(), day).stream())
                            .forEach(law -> cited.put(law.key(), law));
                }
            }
            return cited;
        }

        private void notes() {
            xml.begin("notes", "source", REGISTER);
            note("n_edition", words.of(edition.whole() ? "akn.edition" : "akn.edition-withheld"));
            edition.grounds()
                    .forEach(ground -> note(
                            "n_" + ground.key(),
                            ground.cite().in(edition.language()) + ": "
                                    + ground.about().in(edition.language())));
            if (!edition.summary().isBlank()) {
                xml.begin("note", "eId", "n_summary");
                xml.line("p", runs(edition.summary(), Set.of(), List.of()));
                xml.end();
            }
            xml.end();
        }

        private void note(String id, String said) {
            xml.begin("note", "eId", id).line("p", said).end();
        }

        // ---- the text -----------------------------------------------------------------------------------------------

        private void preface() {
            xml.begin("preface").begin("longTitle");
            xml.line("p", List.of(new Run.Marked("docTitle", List.of(), edition.title())));
            xml.end();
            xml.line("p", List.of(new Run.Marked("docType", List.of(), words.of("kind." + edition.kind()))));
            if (!edition.parties().isEmpty()) {
                xml.begin("container", "name", "parter");
                edition.parties()
                        .forEach(member -> xml.line(
                                "p",
                                List.of(new Run.Marked(
                                        "organization", List.of("refersTo", party(member)), member.name()))));
                xml.end();
            }
            xml.end();
        }

        private void mainBody() {
            xml.begin("mainBody");
            List<Clause> clauses = edition.clauses().list();
            int[] depths = depths(clauses);
            Deque<Integer> open = new ArrayDeque<>();
            for (int i = 0; i < clauses.size(); i++) {
                while (!open.isEmpty() && open.peek() >= depths[i]) {
                    open.pop();
                    xml.end();
                }
                open.push(depths[i]);
                clause(clauses.get(i), i + 1 < clauses.size() && depths[i + 1] > depths[i]);
            }
            open.forEach(one -> xml.end());
            if (clauses.isEmpty()) {
                xml.line("p", "");
            }
            xml.end();
        }

        /** A level that skips one counts as the next below, as on the pages. */
        private static int[] depths(List<Clause> clauses) {
            var depths = new int[clauses.size()];
            int depth = 0;
            for (int i = 0; i < depths.length; i++) {
                depth = Math.min(clauses.get(i).level(), depth + 1);
                depths[i] = depth;
            }
            return depths;
        }

        /** Begins a clause; its end comes after those that stand below it. */
        private void clause(Clause clause, boolean above) {
            boolean marked = edition.marked().contains(clause.id());
            String answers = String.join(
                    " ",
                    edition.answered().getOrDefault(clause.id(), List.of()).stream()
                            .map(one -> "#k_" + one.requirement())
                            .distinct()
                            .sorted()
                            .toList());
            xml.begin(
                    "clause",
                    "eId",
                    clause.id().value(),
                    "wId",
                    clause.id().value(),
                    "refersTo",
                    answers,
                    "status",
                    marked ? "incomplete" : "");
            List<WithholdingGrounds.Ground> grounds = marked ? edition.grounds() : List.of();
            Set<String> unnamed = marked ? Set.of(PublicText.NO_WORDS) : Set.of();
            if (!clause.number().isEmpty()) {
                xml.line("num", clause.number());
            }
            if (!clause.text().heading().isEmpty()) {
                xml.line("heading", runs(clause.text().heading(), unnamed, grounds));
            }
            List<BodyMarkup.Block> blocks = BodyMarkup.parse(clause.text().body());
            if (!above || !blocks.isEmpty()) {
                String element = above ? "intro" : "content";
                if (blocks.isEmpty()) {
                    xml.empty(element);
                } else {
                    xml.begin(element);
                    blocks.forEach(block -> block(block, unnamed, grounds));
                    xml.end();
                }
            }
        }

        private void block(BodyMarkup.Block block, Set<String> unnamed, List<WithholdingGrounds.Ground> grounds) {
            switch (block) {
                case BodyMarkup.Block.Paragraph paragraph ->
                    xml.line("p", runs(String.join("\n", paragraph.lines()), unnamed, grounds));
                case BodyMarkup.Block.Bullets bullets -> {
                    xml.begin("ul");
                    bullets.items().forEach(item -> xml.line("li", runs(item, unnamed, grounds)));
                    xml.end();
                }
                case BodyMarkup.Block.Numbered numbered -> {
                    xml.begin("blockList");
                    int number = numbered.first();
                    for (String item : numbered.items()) {
                        xml.begin("item");
                        xml.line("num", number++ + ".");
                        xml.line("p", runs(item, unnamed, grounds));
                        xml.end();
                    }
                    xml.end();
                }
                case BodyMarkup.Block.Table table -> {
                    xml.begin("table");
                    row("th", table.header(), unnamed, grounds);
                    table.rows().forEach(row -> row("td", row, unnamed, grounds));
                    xml.end();
                }
            }
        }

        private void row(
                String cell, List<String> cells, Set<String> unnamed, List<WithholdingGrounds.Ground> grounds) {
            xml.begin("tr");
            for (String text : cells) {
                xml.begin(cell).line("p", runs(text, unnamed, grounds)).end();
            }
            xml.end();
        }

        // ---- words with what is known of them -----------------------------------------------------------------------

        private List<Run> runs(String text, Set<String> unnamed, List<WithholdingGrounds.Ground> grounds) {
            var runs = new ArrayList<Run>();
            boolean begun = false;
            for (String line : text.split("\n", -1)) {
                if (begun) {
                    runs.add(new Run.Break());
                }
                begun = true;
                int at = 0;
                for (Span span : spans(line, unnamed, grounds)) {
                    if (span.start() > at) {
                        runs.add(new Run.Words(line.substring(at, span.start())));
                    }
                    runs.add(new Run.Marked(
                            span.element(), span.attributes(), line.substring(span.start(), span.end())));
                    at = span.end();
                }
                if (at < line.length()) {
                    runs.add(new Run.Words(line.substring(at)));
                }
            }
            return runs;
        }

        /** What stands in place of withheld words, and citations, none of them within another; marks go first. */
        private List<Span> spans(String line, Set<String> unnamed, List<WithholdingGrounds.Ground> grounds) {
            var spans = new ArrayList<Span>();
            unnamed.forEach(mark -> find(line, mark, List.of(), spans));
            grounds.forEach(ground -> find(
                    line,
                    "[" + ground.shown().in(edition.language()) + "]",
                    List.of("refersTo", "#g_" + ground.key()),
                    spans));
            for (StatuteCitations.Cited cited : citations.in(line)) {
                laws.find(cited.law(), day)
                        .ifPresent(law -> add(
                                new Span(
                                        cited.start(),
                                        cited.end(),
                                        "ref",
                                        List.of("href", law.section(cited.section()))),
                                spans));
            }
            spans.sort(Comparator.comparingInt(Span::start));
            return spans;
        }

        private static void find(String line, String mark, List<String> attributes, List<Span> into) {
            for (int at = line.indexOf(mark); at >= 0; at = line.indexOf(mark, at + mark.length())) {
                add(new Span(at, at + mark.length(), "omissis", attributes), into);
            }
        }

        private static void add(Span span, List<Span> into) {
            if (into.stream().noneMatch(one -> one.start() < span.end() && span.start() < one.end())) {
                into.add(span);
            }
        }

        private void conclusions() {
            List<Member> signed =
                    edition.parties().stream().filter(Member::signed).toList();
            if (signed.isEmpty()) {
                return;
            }
            xml.begin("conclusions");
            xml.begin("container", "name", "underskrifter");
            xml.line("p", words.of("akn.signed"));
            signed.forEach(member -> xml.line(
                    "p", List.of(new Run.Marked("signature", List.of("refersTo", party(member)), member.name()))));
            xml.end().end();
        }
    }

    private record Span(int start, int end, String element, List<String> attributes) {}
}
