package no.avtaleverk.web.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.compare.TextDifference;
import no.avtaleverk.model.compare.Words;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.search.SentenceFound;
import no.avtaleverk.search.SentenceQuery;
import no.avtaleverk.search.TextPlace;
import no.avtaleverk.search.TextQuestions;
import no.avtaleverk.workflow.history.ClauseLife;
import no.avtaleverk.workflow.history.ClauseLife.Strand;
import no.avtaleverk.workflow.history.ClauseLife.Wording;
import no.avtaleverk.workflow.history.ClauseLives;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** When a sentence came into the agreements, when it went, and who brought it in. */
@Controller
final class SentenceController {
    private static final int MOST_SHOWN = 100;

    private final TextQuestions questions;
    private final ClauseLives lives;
    private final ActLines acts;
    private final HistoryPages history;
    private final PageWords words;

    SentenceController(
            TextQuestions questions, ClauseLives lives, ActLines acts, HistoryPages history, PageWords words) {
        this.questions = questions;
        this.lives = lives;
        this.acts = acts;
        this.history = history;
        this.words = words;
    }

    /**
     * An agreement the sentence stands or stood in.
     *
     * @param first with the first version that has it
     * @param last with the last version that has it
     * @param from first day in force; absent when it never was
     * @param until first day no longer in force; absent while it is, or when it never was
     */
    record Line(
            TextPlace first,
            TextPlace last,
            List<PartyId> municipalities,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    /** How the sentence came or went. */
    record Turn(Line line, TextPlace.InVersion version, List<ActLines.Line> acts) {}

    /** Something like it, with the words that differ marked. */
    record NearLine(TextPlace place, int percent, List<DifferenceBlocks.Piece> pieces) {}

    @GetMapping("/history/sentence")
    String sentence(Actor actor, @RequestParam MultiValueMap<String, String> fields, Model model) {
        var form = new Form(fields);
        String typed = form.text("q");
        HistoryPages.Scope scope = history.scope(form);
        model.addAttribute("q", typed);
        if (typed.isEmpty() && fields.containsKey("q")) {
            form.fault("q", "fault.missing");
        } else if (typed.length() > SentenceQuery.LONGEST) {
            form.fault("q", "fault.too-long");
        } else if (!typed.isEmpty()) {
            SentenceFound found =
                    questions.sentence(new SentenceQuery(typed, scope.municipalities(), scope.trust(), actor));
            if (found.words() == 0) {
                form.fault("q", "history.fault.no-words");
            } else {
                show(found, typed, actor, model);
            }
        }
        history.offer(model, form);
        return "history-sentence";
    }

    private void show(SentenceFound found, String typed, Actor actor, Model model) {
        List<Line> lines = lines(found.same());
        model.addAttribute("found", found);
        model.addAttribute("count", lines.size());
        model.addAttribute("lines", lines.stream().limit(MOST_SHOWN).toList());
        model.addAttribute(
                "near", found.near().stream().map(near -> near(near, typed)).toList());
        if (!lines.isEmpty()) {
            Line first = lines.getFirst();
            Line last = lines.stream()
                    .max(Comparator.comparing(SentenceController::end))
                    .orElseThrow();
            model.addAttribute("first", came(first, typed, actor));
            model.addAttribute("last", went(last, typed, actor));
        }
    }

    private static LocalDate end(Line line) {
        return line.from() == null
                ? LocalDate.MIN
                : Optional.ofNullable(line.until()).orElse(LocalDate.MAX);
    }

    /** One line for each agreement, in the order the sentence came in. */
    private static List<Line> lines(List<TextPlace> places) {
        var byAgreement = new LinkedHashMap<AgreementId, List<TextPlace>>();
        places.forEach(place -> byAgreement
                .computeIfAbsent(place.agreement(), id -> new ArrayList<>())
                .add(place));
        return byAgreement.values().stream()
                .map(SentenceController::line)
                .sorted(Comparator.comparing(
                        line -> Optional.ofNullable(line.from()).orElse(LocalDate.MAX)))
                .toList();
    }

    private static int order(TextPlace.InVersion version) {
        return version.version() == 0 ? Integer.MAX_VALUE : version.version();
    }

    private static Line line(List<TextPlace> places) {
        TextPlace first = places.stream()
                .min(Comparator.comparingInt(place -> order(place.first())))
                .orElseThrow();
        TextPlace last = places.stream()
                .max(Comparator.comparingInt(place -> order(place.last())))
                .orElseThrow();
        LocalDate from = places.stream()
                .flatMap(place -> place.from().stream())
                .min(Comparator.naturalOrder())
                .orElse(null);
        LocalDate until = places.stream()
                .flatMap(place -> place.until().stream())
                .max(Comparator.naturalOrder())
                .filter(day -> !day.equals(LocalDate.MAX))
                .orElse(null);
        return new Line(
                first,
                last,
                places.stream()
                        .flatMap(place -> place.versions().stream())
                        .flatMap(version -> version.parties().stream())
                        .filter(PartyId::isMunicipality)
                        .distinct()
                        .toList(),
                from,
                until);
    }

    private Turn came(Line line, String typed, Actor actor) {
        TextPlace place = line.first();
        List<ActLines.Line> told = lives.alone(place.agreement(), place.clause(), actor)
                .flatMap(strand -> wordingOf(strand, place.first().version())
                        .filter(wording -> holds(wording, typed))
                        .map(wording -> acts.of(wording.acts(), strand)))
                .orElse(List.of());
        return new Turn(line, place.first(), told);
    }

    /** The wording after the last with the sentence tells who took it out; nothing is told while it stands. */
    private Turn went(Line line, String typed, Actor actor) {
        TextPlace place = line.last();
        List<ActLines.Line> told = lives.alone(place.agreement(), place.clause(), actor)
                .flatMap(strand -> after(strand, place.last().version())
                        .filter(wording -> !holds(wording, typed))
                        .map(wording -> acts.of(wording.acts(), strand)))
                .orElse(List.of());
        return new Turn(line, place.last(), told);
    }

    private static Optional<Wording> wordingOf(Strand strand, int version) {
        return strand.wordings().stream()
                .filter(wording -> wording.versions().contains(version))
                .findFirst();
    }

    private static Optional<Wording> after(Strand strand, int version) {
        List<Wording> wordings = strand.wordings();
        for (int i = 0; i + 1 < wordings.size(); i++) {
            if (wordings.get(i).versions().contains(version)) {
                return Optional.of(wordings.get(i + 1));
            }
        }
        return Optional.empty();
    }

    private static boolean holds(ClauseLife.Wording wording, String typed) {
        ClauseText text = wording.text();
        return text != null && folded(text.heading() + "\n" + text.body()).contains(folded(typed));
    }

    private static String folded(String text) {
        return Words.of(text).stream()
                .filter(Words::isWord)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" ", " ", " "));
    }

    private static NearLine near(SentenceFound.Near near, String typed) {
        return new NearLine(
                near.place(),
                (int) Math.floor(100 * near.place().likeness()),
                DifferenceBlocks.heading(
                        TextDifference.words(typed.replaceAll("\\s+", " "), near.sentence()),
                        DifferenceBlocks.Side.BOTH,
                        Map.of(),
                        Map.of()));
    }
}
