package no.avtaleverk.templates.casepaper;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.avtaleverk.model.agreement.CasePaper;
import no.avtaleverk.model.agreement.Hearing;
import no.avtaleverk.model.agreement.HearingAnswer;
import no.avtaleverk.model.agreement.RemarkAssessment;
import no.avtaleverk.model.agreement.Resolution;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.document.CasePaperContent;
import no.avtaleverk.model.document.CasePaperContent.Act;
import no.avtaleverk.model.document.CasePaperContent.Answered;
import no.avtaleverk.model.document.CasePaperContent.Deadline;
import no.avtaleverk.model.document.CasePaperContent.Departure;
import no.avtaleverk.model.document.CasePaperContent.Heard;
import no.avtaleverk.model.document.CasePaperContent.Hearings;
import no.avtaleverk.model.document.CasePaperContent.Previous;
import no.avtaleverk.model.document.CasePaperContent.Risks;
import no.avtaleverk.model.document.CasePaperContent.Standing;
import no.avtaleverk.model.time.Norway;
import no.avtaleverk.templates.layout.Paper;
import no.avtaleverk.templates.layout.Paper.Block;
import no.avtaleverk.templates.layout.Paper.Fact;
import no.avtaleverk.templates.layout.Paper.Facts;
import no.avtaleverk.templates.layout.Paper.Field;
import no.avtaleverk.templates.layout.Paper.Heading;
import no.avtaleverk.templates.layout.Paper.Items;
import no.avtaleverk.templates.layout.Paper.Look;
import no.avtaleverk.templates.layout.Paper.Paragraph;
import no.avtaleverk.templates.layout.Paper.Run;
import no.avtaleverk.templates.layout.Paper.Table;

/** Puts what the register knows into the form of a saksframlegg or a notat. */
final class Composition {
    /** From this many on, names in a row are not read any more. */
    private static final int MANY_NAMES = 12;

    private final CasePaperContent content;
    private final Prose prose;
    private final String of;
    private final List<Block> blocks = new ArrayList<>();

    private Composition(CasePaperContent content) {
        this.content = content;
        this.prose = Prose.in(content.language());
        this.of = content.municipal() ? "case" : "board";
    }

    static Paper compose(CasePaperContent content) {
        var composition = new Composition(content);
        boolean note = content.kind() == CasePaper.Kind.STATUS_NOTE;
        if (note) {
            composition.note();
        } else {
            composition.decision();
        }
        Prose prose = composition.prose;
        String version = String.valueOf(content.version());
        String kind = prose.of("kind." + (note ? "note" : composition.of));
        return new Paper(
                kind,
                prose.of(note ? "title.note" : "title.case", content.title()),
                content.party(),
                content.language(),
                prose.of(note ? "description.note" : "description.case", content.party(), content.title(), version),
                content.party(),
                prose.of("foot", kind, version, content.code()),
                content.made(),
                composition.blocks);
    }

    // ---- saksframlegg -----------------------------------------------------------------------------------------------

    private void decision() {
        bodies();
        caseFacts();
        heading("attachments");
        attachments();
        proposal();
        background();
        changes();
        local();
        requirements();
        unanswered();
        risk();
        involvement();
        hearing();
        heading("economy");
        blocks.add(new Field(prose.of("economy.field", content.party())));
        heading("assessment." + of);
        blocks.add(new Field(prose.of("assessment.field")));
        force();
        if (content.agreementKind().isAgreement()) {
            heading("references");
            bullets(prose.list("references.list." + of));
        }
    }

    private void bodies() {
        var rows = new ArrayList<List<List<Run>>>();
        String key = "bodies." + of + (isHerad() ? ".herad" : "");
        for (String body : prose.list(key)) {
            rows.add(List.of(List.of(), words(body), List.of()));
        }
        blocks.add(new Table(
                List.of(prose.of("table.case-number"), prose.of("table.body"), prose.of("table.date")),
                List.of(20, 55, 25),
                rows));
    }

    private boolean isHerad() {
        return content.municipal() && content.party().toLowerCase(Locale.ROOT).endsWith(" herad");
    }

    private void caseFacts() {
        List<Run> fill = fill();
        blocks.add(new Facts(List.of(
                new Fact(prose.of("fact.officer"), fill),
                new Fact(prose.of("fact.archive"), fill),
                new Fact(prose.of("fact.archive-case"), fill))));
    }

    private List<Run> fill() {
        return List.of(new Run(prose.of("fill"), Look.FIELD));
    }

    private void attachments() {
        var list = new ArrayList<String>();
        list.add(prose.of("attachment.agreement", content.title(), content.version(), content.code()));
        Previous previous = content.previous();
        if (previous != null && !content.changes().isEmpty()) {
            list.add(prose.of("attachment.comparison", previous.version(), content.version()));
        }
        Hearings hearing = content.hearing();
        if (hearing != null && hearing.answers() > 0) {
            list.add(prose.of("attachment.hearing"));
        }
        if (!content.risk().isEmpty()) {
            list.add(prose.of("attachment.risk"));
        }
        items(true, list);
    }

    private void proposal() {
        heading("proposal." + of);
        String council = prose.of(isHerad() ? "council.herad" : "council");
        String key = "proposal." + of;
        blocks.add(new Items(
                true,
                List.of(
                        words(prose.of(
                                key + ".adopt",
                                content.party(),
                                content.title(),
                                content.version(),
                                council,
                                content.code())),
                        words(prose.of(key + ".sign", content.party())),
                        List.of(
                                Run.of(prose.of(key + ".evaluate", content.party(), council) + " "),
                                new Run(prose.of("fill"), Look.FIELD),
                                Run.of(".")))));
    }

    private void background() {
        heading("background");
        String trusts = prose.row(content.trusts());
        String kommuner = String.valueOf(content.kommuner());
        String title = content.title();
        if (!content.municipal()) {
            paragraph(
                    content.kommuner() == 1
                            ? prose.of("background.parties.one", title, otherParty(), trusts)
                            : prose.of("background.parties.board", title, trusts, kommuner));
        } else if (content.kommuner() == 1) {
            paragraph(prose.of("background.parties.one", title, content.party(), trusts));
        } else {
            paragraph(prose.of("background.parties.many", title, trusts, kommuner, content.party()));
        }
        paragraph(prose.of(content.agreementKind().isAgreement() ? "background.law." + of : "background.law.other"));
        paragraph(prose.of("background.version", content.version(), prose.date(content.submitted()), content.code()));
        if (!content.note().isBlank()) {
            paragraph(prose.of("background.note", content.note().strip()));
        }
    }

    private String otherParty() {
        return content.standing().stream()
                .filter(Standing::municipal)
                .map(Standing::party)
                .findFirst()
                .orElse("");
    }

    // ---- what is new ------------------------------------------------------------------------------------------------

    private void changes() {
        Previous previous = content.previous();
        if (previous == null) {
            heading("changes.first.heading");
            paragraph(prose.of("changes.first", content.party()));
            return;
        }
        heading("changes");
        LocalDate decided = previous.decided();
        if (decided == null) {
            paragraph(prose.of("changes.registered", previous.version(), content.party()));
        } else {
            String number =
                    previous.caseNumber().isEmpty() ? "" : prose.of("changes.previous.case", previous.caseNumber());
            paragraph(prose.of("changes.previous", organ(), previous.version(), prose.date(decided), number));
        }
        if (content.changes().isEmpty()) {
            paragraph(prose.of("changes.same", previous.version())
                    + (previous.same() ? "" : " " + prose.of("changes.same.terms")));
            return;
        }
        paragraph(prose.of(
                "changes.count",
                previous.version(),
                content.version(),
                ChangedClauses.counted(content.changes(), prose)));
        blocks.add(ChangedClauses.table(content.changes(), prose));
    }

    private String organ() {
        return content.municipal()
                ? prose.of(isHerad() ? "council.herad" : "council")
                : prose.list("bodies.board").getLast();
    }

    private void local() {
        CasePaperContent.Basis basis = content.basis();
        if (basis == null) {
            return;
        }
        heading("local");
        String built =
                prose.of(basis.standard() ? "local.standard" : "local.agreement", basis.title(), basis.version());
        if (basis.departures().isEmpty()) {
            paragraph(built + " " + prose.of("local.none"));
            return;
        }
        paragraph(built + " " + prose.of("local.some"));
        var rows = new ArrayList<List<List<Run>>>();
        for (Departure departure : basis.departures()) {
            rows.add(List.of(
                    words(departure.clause()),
                    words(prose.of("departure." + departure.how())),
                    words(departure.reason().isBlank() ? prose.of("departure.no-reason") : departure.reason())));
        }
        blocks.add(new Table(
                List.of(prose.of("table.clause"), prose.of("table.departure"), prose.of("table.reason")),
                List.of(32, 20, 48),
                rows));
    }

    // ---- requirements -----------------------------------------------------------------------------------------------

    private void requirements() {
        heading("requirements");
        if (content.answered().isEmpty()) {
            paragraph(prose.of("requirements.none"));
            return;
        }
        paragraph(prose.of("requirements.about"));
        var rows = new ArrayList<List<List<Run>>>();
        for (Answered answered : content.answered()) {
            String clauses = String.join("; ", answered.clauses());
            rows.add(List.of(
                    words(answered.requirement().in(content.language())),
                    words(source(answered.source())),
                    words(answered.confirmed() ? clauses : clauses + " " + prose.of("requirements.unconfirmed"))));
        }
        blocks.add(new Table(
                List.of(prose.of("table.requirement"), prose.of("table.source"), prose.of("table.clauses")),
                List.of(38, 32, 30),
                rows));
    }

    /** Where it stands, without the history of the words. */
    private String source(String source) {
        int cut = source.length();
        for (String end : List.of(", tilføyd", "; ", " (Prop.")) {
            int at = source.indexOf(end);
            cut = at > 0 ? Math.min(cut, at) : cut;
        }
        return prose.named(source.substring(0, cut));
    }

    private void unanswered() {
        heading("unanswered");
        if (!content.municipal()) {
            paragraph(prose.of("unanswered.board"));
        } else if (content.unanswered().isEmpty()) {
            paragraph(prose.of("unanswered.none", content.party()));
        } else {
            paragraph(prose.of("unanswered.some", content.party()));
            bullets(content.unanswered().stream()
                    .map(one -> one.requirement().in(content.language()) + " (" + source(one.source()) + ")")
                    .toList());
        }
    }

    private void risk() {
        heading("risk");
        Risks risks = content.risks();
        if (content.risk().isEmpty() && risks == null) {
            paragraph(prose.of("risk.none"));
        }
        if (!content.risk().isEmpty()) {
            paragraph(prose.of("risk.some"));
            bullets(acts(content.risk()));
        }
        if (risks != null) {
            paragraph(prose.of("risk.counts", risks.red(), risks.yellow(), risks.green(), risks.ungraded()));
            if (risks.grave().isEmpty()) {
                paragraph(prose.of("risk.none-grave"));
            } else {
                paragraph(prose.of("risk.grave"));
                bullets(risks.grave().stream()
                        .map(one -> one.event().in(content.language()) + " "
                                + prose.of(
                                        ReviewComposition.standing(one.standing()),
                                        prose.of("zone." + one.standing().zone()),
                                        String.valueOf(one.standing().score())))
                        .toList());
            }
        }
    }

    private List<String> acts(List<Act> acts) {
        return acts.stream()
                .map(act -> prose.of(
                        "act", act.requirement().in(content.language()), act.reference(), prose.date(act.date())))
                .toList();
    }

    private void involvement() {
        heading("involvement");
        paragraph(prose.of("involvement.law"));
        if (content.involvement().isEmpty()) {
            paragraph(prose.of("involvement.none"));
        } else {
            paragraph(prose.of("involvement.some"));
            bullets(acts(content.involvement()));
        }
        Hearings hearing = content.hearing();
        List<Heard> heard = hearing == null
                ? List.of()
                : hearing.heard().stream()
                        .filter(one -> one.kind() != Hearing.Kind.UNION)
                        .toList();
        if (!heard.isEmpty()) {
            paragraph(prose.of("involvement.heard"));
            bullets(heard.stream()
                    .map(one -> prose.of("heard", one.name(), position(one.position())))
                    .toList());
        }
        if (content.municipal()) {
            paragraph(prose.of("involvement.councils"));
        }
    }

    private String position(HearingAnswer.@org.jspecify.annotations.Nullable Position position) {
        return position == null ? prose.of("heard.no-answer") : prose.of("position." + position);
    }

    private void hearing() {
        Hearings hearing = content.hearing();
        if (hearing == null) {
            return;
        }
        heading("hearing");
        boolean running = !hearing.deadline().isBefore(today());
        String key = running ? "hearing.running" : hearing.answers() == 0 ? "hearing.sent.none" : "hearing.sent";
        paragraph(prose.of(
                key,
                prose.date(hearing.sent()),
                prose.date(hearing.deadline()),
                prose.count("receivers", hearing.receivers(), hearing.receivers()),
                hearing.answers()));
        if (!hearing.positions().isEmpty()) {
            var rows = new ArrayList<List<List<Run>>>();
            hearing.positions()
                    .forEach((position, count) ->
                            rows.add(List.of(words(sentence(position(position))), words(String.valueOf(count)))));
            blocks.add(new Table(List.of(prose.of("table.position"), prose.of("table.number")), List.of(70, 30), rows));
        }
        if (hearing.remarks() > 0) {
            paragraph(prose.count("hearing.remarks", hearing.remarks(), hearing.remarks(), treated(hearing))
                    .strip());
        }
    }

    private String treated(Hearings hearing) {
        var parts = new ArrayList<String>();
        int assessed = 0;
        for (Map.Entry<RemarkAssessment.Treatment, Integer> one :
                hearing.treated().entrySet()) {
            parts.add(prose.of("treatment." + one.getKey(), one.getValue()));
            assessed += one.getValue();
        }
        if (assessed == 0) {
            return prose.of("hearing.untreated");
        }
        if (assessed < hearing.remarks()) {
            parts.add(prose.of("treatment.open", hearing.remarks() - assessed));
        }
        return prose.of("hearing.treated", prose.row(parts));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(content.made(), Norway.ZONE);
    }

    private void force() {
        heading("force");
        Terms terms = content.terms();
        LocalDate from = terms.from();
        LocalDate until = terms.until();
        var sentences = new ArrayList<String>();
        sentences.add(
                switch (terms.rule()) {
                    case AT_LEAST -> prose.of("force.AT_LEAST", terms.quorum() == null ? 0 : terms.quorum());
                    case AS_REGISTERED ->
                        prose.of("force.AS_REGISTERED", from == null ? prose.of("fill") : prose.date(from));
                    case EACH_MUNICIPALITY, ALL_PARTIES -> prose.of("force." + terms.rule());
                });
        if (from != null && terms.rule() != no.avtaleverk.model.agreement.EntryIntoForce.AS_REGISTERED) {
            sentences.add(prose.of("force.from", prose.date(from)));
        }
        // The model keeps the first day after; people write the last day.
        sentences.add(until == null ? prose.of("force.open") : prose.of("force.until", prose.date(until.minusDays(1))));
        paragraph(String.join(" ", sentences));
        if (content.agreementKind().isAgreement()) {
            paragraph(prose.of("force.notice"));
            paragraph(prose.of("force.submission"));
        }
    }

    // ---- notat ------------------------------------------------------------------------------------------------------

    private void note() {
        blocks.add(new Facts(List.of(
                new Fact(prose.of("fact.to"), fill()),
                new Fact(prose.of("fact.copy"), fill()),
                new Fact(prose.of("fact.officer"), fill()),
                new Fact(prose.of("fact.reference"), fill()),
                new Fact(prose.of("fact.date"), words(prose.date(today()))),
                new Fact(prose.of("fact.subject"), words(prose.of("title.note", content.title()))))));
        paragraph(prose.of("note.about", content.title(), content.version(), content.code(), prose.date(today())));
        heading("proposal.note");
        paragraph(prose.of("proposal.note.noted"));
        heading("note.standing");
        List<Standing> all = content.standing();
        List<String> undecided = names(all.stream()
                .filter(one -> one.outcome() != Resolution.Outcome.ADOPTED)
                .toList());
        List<String> unsigned =
                names(all.stream().filter(one -> one.signed() == null).toList());
        paragraph(prose.of("note.counts", all.size() - undecided.size(), all.size(), all.size() - unsigned.size()));
        var rows = new ArrayList<List<List<Run>>>();
        for (Standing one : all) {
            rows.add(List.of(words(one.party()), words(outcome(one)), words(signature(one))));
        }
        blocks.add(new Table(
                List.of(prose.of("table.party"), prose.of("table.resolution"), prose.of("table.signature")),
                List.of(36, 36, 28),
                rows));
        wanted(all);
        heading("note.remaining");
        if (undecided.isEmpty() && unsigned.isEmpty()) {
            paragraph(prose.of("note.remaining.none"));
        } else {
            var remaining = new ArrayList<String>();
            if (!undecided.isEmpty()) {
                remaining.add(prose.of("note.remaining.adopt", few(undecided)));
            }
            if (!unsigned.isEmpty()) {
                remaining.add(prose.of("note.remaining.sign", few(unsigned)));
            }
            bullets(remaining);
        }
        heading("note.deadlines");
        if (content.deadlines().isEmpty()) {
            paragraph(prose.of("note.deadlines.none"));
        } else {
            var due = new ArrayList<List<List<Run>>>();
            for (Deadline deadline : content.deadlines()) {
                due.add(List.of(words(prose.date(deadline.date())), words(prose.of("due." + deadline.due()))));
            }
            blocks.add(new Table(List.of(prose.of("table.due"), prose.of("fact.subject")), List.of(28, 72), due));
        }
    }

    private String outcome(Standing one) {
        Resolution.Outcome outcome = one.outcome();
        LocalDate decided = one.decided();
        if (outcome == null || decided == null) {
            return prose.of("outcome.none");
        }
        String number = one.caseNumber().isEmpty() ? "" : prose.of("outcome.case", one.caseNumber());
        return prose.of("outcome." + outcome, prose.date(decided), number);
    }

    /** What those who adopted with a change want otherwise, with the clauses their vedtak names. */
    private void wanted(List<Standing> all) {
        List<String> wanted = all.stream()
                .filter(one -> !one.change().isBlank() || !one.clauses().isEmpty())
                .map(this::wanted)
                .toList();
        if (!wanted.isEmpty()) {
            paragraph(prose.of("note.wanted"));
            bullets(wanted);
        }
    }

    private String wanted(Standing one) {
        String change = one.change().strip().replaceAll("\\s+", " ");
        String clauses = one.clauses().isEmpty() ? "" : prose.of("note.wanted.clauses", prose.row(one.clauses()));
        return change.isEmpty()
                ? prose.of("note.wanted.named", one.party(), clauses)
                : prose.of("note.wanted.one", one.party(), change, clauses).strip();
    }

    private String signature(Standing one) {
        LocalDate signed = one.signed();
        return signed != null
                ? prose.of("signed", prose.date(signed))
                : prose.of(one.declined() ? "signed.declined" : "signed.none");
    }

    private static List<String> names(List<Standing> parties) {
        return parties.stream().map(Standing::party).toList();
    }

    /** The first names of many, and how many more there are. */
    private String few(List<String> names) {
        return names.size() <= MANY_NAMES
                ? prose.row(names)
                : String.join(", ", names.subList(0, MANY_NAMES)) + " " + prose.of("more", names.size() - MANY_NAMES);
    }

    // ---- blocks -----------------------------------------------------------------------------------------------------

    private void heading(String key) {
        blocks.add(new Heading(1, prose.of(key)));
    }

    private void paragraph(String text) {
        blocks.add(new Paragraph(text));
    }

    private void bullets(List<String> items) {
        items(false, items);
    }

    private void items(boolean numbered, List<String> items) {
        blocks.add(new Items(numbered, items.stream().map(Composition::words).toList()));
    }

    static List<Run> words(String text) {
        return text.isEmpty() ? List.of() : List.of(Run.of(text));
    }

    private static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
