package no.avtaleverk.model.ros;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.ros.RosForm.Column;
import no.avtaleverk.model.ros.RosForm.NewMeasure;
import no.avtaleverk.model.ros.RosFormFault.Cause;
import no.avtaleverk.model.ros.RosNote.GuideAnswer;
import no.avtaleverk.model.ros.RosNote.RosGuideAnswered;
import no.avtaleverk.model.ros.RosNote.RosMeasureSet;
import no.avtaleverk.model.ros.RosNote.RosRowSetAside;
import no.avtaleverk.model.ros.RosNote.RosScored;
import org.jspecify.annotations.Nullable;

/**
 * Holds a filled-in form against the analysis, and finds what is to be noted of it as the grades, answers and measures of one party. What
 * says the same as when the form was given out is not noted; what somebody else has noted meanwhile is not written over.
 */
public final class RosFormCheck {
    private final RosForm form;
    private final About about;
    private final List<Noted<RosNote>> notes;
    private final RosAnalysis before;
    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, String> rowKeys = new HashMap<>();
    private final List<RosNote> found = new ArrayList<>();
    private final List<RosFormFault> faults = new ArrayList<>();
    private final Set<String> graded = new HashSet<>();
    /** Lines whose reason is noted with their grades, or told of with what is wrong with them. */
    private final Set<String> reasoned = new HashSet<>();

    private boolean unknownTold;
    private RosAnalysis now;
    private int unchanged;

    /**
     * What a form is held against.
     *
     * @param text of the agreement, beside the guide's questions
     * @param parties those who have a say, with their names
     * @param party whose grades they are
     * @param today in Norway
     */
    public record About(
            AgreementId agreement,
            RosGuide guide,
            RosGuideText text,
            Map<PartyId, String> parties,
            PartyId party,
            Actor by,
            LocalDate today) {
        public About {
            parties = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parties));
        }
    }

    private record Place(RosItem item, RosLine line) {}

    private RosFormCheck(RosForm form, List<Noted<RosNote>> notes, About about) {
        this.form = form;
        this.about = about;
        this.notes = new ArrayList<>(notes);
        this.before = RosAnalysis.of(notes);
        this.now = before;
        for (RosItem item : before.items()) {
            rowKeys.put(RosMarks.rowKey(about.agreement(), item.id()), item.id());
            for (RosLine line : item.lines()) {
                String key = RosMarks.lineKey(about.agreement(), item.id(), line.area());
                places.put(key, new Place(item, line));
                rowKeys.put(key, item.id()); // a workbook has what is said of a row beside each of its areas
            }
        }
    }

    /** @param notes all of the dossier, also those the person is not shown yet */
    public static RosFormFindings of(RosForm form, List<Noted<RosNote>> notes, About about) {
        var check = new RosFormCheck(form, notes, about);
        if (check.isOfHere()) {
            check.measures();
            check.lines();
            check.rows();
            check.answers();
        }
        return new RosFormFindings(check.found, check.faults, check.unchanged);
    }

    // ---- where the form comes from ----------------------------------------------------------------------------------

    private boolean isOfHere() {
        RosForm.Made made = form.made();
        if (made == null) {
            faults.add(RosFormFault.of(Cause.UNKNOWN_ORIGIN));
            return true;
        }
        if (!made.agreement().equals(RosMarks.agreement(about.agreement()))) {
            faults.add(RosFormFault.of(Cause.OTHER_AGREEMENT));
            return false;
        }
        if (!made.party().equals(RosMarks.party(about.party()))) {
            faults.add(RosFormFault.of(Cause.OTHER_PARTY));
            return false;
        }
        var listed = before.listed();
        if (listed == null || !made.list().equals(RosMarks.list(listed.note()))) {
            faults.add(RosFormFault.of(Cause.OLDER_LIST));
        }
        return true;
    }

    // ---- grades -----------------------------------------------------------------------------------------------------

    private void lines() {
        Map<String, String> reasons = new HashMap<>();
        form.rows().forEach(row -> reasons.putIfAbsent(row.key(), row.reason()));
        var seen = new HashSet<String>();
        for (RosForm.Line line : form.lines()) {
            Place place = places.get(line.key());
            if (place == null) {
                unknown();
            } else if (!seen.add(line.key())) {
                fault(Cause.ROW_TWICE, place, "");
            } else {
                line(line, place, reasons);
            }
        }
    }

    /** Told once, since nothing a person knows tells one such part of a form from another. */
    private void unknown() {
        if (!unknownTold) {
            faults.add(RosFormFault.of(Cause.UNKNOWN_ROW));
            unknownTold = true;
        }
    }

    private void line(RosForm.Line line, Place place, Map<String, String> reasons) {
        Optional<String> read = digits(line, place);
        if (read.isEmpty()) {
            return;
        }
        String digits = read.get();
        if (digits.equals(line.given())) {
            unchanged++;
            return;
        }
        graded.add(place.item().id());
        reasoned.add(line.key());
        if (digits.equals(RosMarks.UNGRADED)) {
            fault(Cause.GRADE_TAKEN_AWAY, place, "");
        } else if (!line.ground().equals(place.item().ground().abbreviated())) {
            fault(Cause.ROW_CHANGED, place, "");
        } else if (!line.given().equals(RosMarks.given(place.line(), about.party()))) {
            if (digits.equals(RosMarks.given(place.line(), about.party()))) {
                unchanged++; // noted already, such as by the same form before
                reasoned.remove(line.key());
            } else {
                fault(Cause.NOTED_MEANWHILE, place, "");
            }
        } else {
            var score = new RosScored(
                    place.item().id(),
                    place.line().area(),
                    about.party(),
                    new RosGrade(digit(digits, 0), digit(digits, 1)),
                    digit(digits, 2) == 0 ? null : new RosGrade(digit(digits, 2), digit(digits, 3)),
                    place.item().ground(),
                    reasons.getOrDefault(
                            line.key(),
                            reasons.getOrDefault(
                                    RosMarks.rowKey(
                                            about.agreement(), place.item().id()),
                                    "")));
            take(
                    now.score(score, about.parties().keySet(), about.by(), about.today()),
                    place.item().id(),
                    score.area());
        }
    }

    private static int digit(String digits, int at) {
        return digits.charAt(at) - '0';
    }

    /** The four grades of a line as digits; empty when they can not be read, which is then a fault. */
    private Optional<String> digits(RosForm.Line line, Place place) {
        Column was = line.before();
        Column after = line.after();
        String unread = was.unread() + after.unread();
        if (!unread.isEmpty()) {
            return fault(Cause.NOT_A_GRADE, place, unread);
        }
        if (was.likelihood().size() > 1
                || was.consequence().size() > 1
                || after.likelihood().size() > 1
                || after.consequence().size() > 1) {
            return fault(Cause.TWO_TICKED, place, "");
        }
        if (isAlone(was.likelihood(), was.consequence()) || isAlone(after.likelihood(), after.consequence())) {
            return fault(Cause.LIKELIHOOD_ALONE, place, "");
        }
        if (isAlone(was.consequence(), was.likelihood()) || isAlone(after.consequence(), after.likelihood())) {
            return fault(Cause.CONSEQUENCE_ALONE, place, "");
        }
        if (isAlone(after.likelihood(), was.likelihood())) {
            return fault(Cause.AFTER_ALONE, place, "");
        }
        return Optional.of("%d%d%d%d"
                .formatted(
                        one(was.likelihood()),
                        one(was.consequence()),
                        one(after.likelihood()),
                        one(after.consequence())));
    }

    private static boolean isAlone(Set<Integer> one, Set<Integer> other) {
        return !one.isEmpty() && other.isEmpty();
    }

    private static int one(Set<Integer> ticked) {
        return ticked.isEmpty() ? 0 : ticked.iterator().next();
    }

    private Optional<String> fault(Cause cause, Place place, String value) {
        faults.add(RosFormFault.of(cause, place.item().id(), place.line().area(), value));
        return Optional.empty();
    }

    // ---- rows -------------------------------------------------------------------------------------------------------

    private void rows() {
        var aside = new HashSet<String>();
        for (RosForm.Row row : form.rows()) {
            String item = rowKeys.get(row.key());
            if (item != null) {
                row(row, item, aside);
            } else if (row.notRelevant() || !row.reason().isBlank()) {
                unknown();
            }
        }
    }

    private void row(RosForm.Row row, String item, Set<String> aside) {
        if (!row.notRelevant()) {
            if (!row.reason().isBlank() && !isReasoned(row.key(), item) && !isSaid(row.reason(), item)) {
                faults.add(RosFormFault.of(Cause.REASON_ALONE, item, "", ""));
            }
        } else if (!aside.add(item)) {
            unchanged++;
        } else if (graded.contains(item)) {
            faults.add(RosFormFault.of(Cause.NOT_RELEVANT_AND_GRADED, item, "", ""));
        } else if (before.find(item).map(RosItem::setAside).isPresent()) {
            unchanged++;
        } else {
            take(
                    now.setAside(
                            new RosRowSetAside(item, row.reason()),
                            about.parties().keySet(),
                            about.by()),
                    item,
                    "");
        }
    }

    /** Whether what is said belongs to grades: those of the line it stands beside, or any of the row where it stands once for all of them. */
    private boolean isReasoned(String key, String item) {
        return places.containsKey(key)
                ? reasoned.contains(key)
                : reasoned.stream()
                        .map(places::get)
                        .anyMatch(place -> place != null && place.item().id().equals(item));
    }

    /** Whether the same reason is noted with a grade of the row: now, or earlier, such as by the same form before. */
    private boolean isSaid(String reason, String item) {
        return Stream.concat(found.stream(), before.find(item).stream().flatMap(one -> one.history().stream()
                        .map(Noted::note)))
                .anyMatch(note -> note instanceof RosScored score
                        && score.item().equals(item)
                        && score.party().equals(about.party())
                        && RosMarks.plain(score.reason()).equals(RosMarks.plain(reason)));
    }

    // ---- measures ---------------------------------------------------------------------------------------------------

    /** Before the grades, since a grade may fall only where there is a measure. */
    private void measures() {
        for (RosForm.Row row : form.rows()) {
            for (NewMeasure measure : row.measures()) {
                String item = rowKeys.get(row.key());
                if (measure.isEmpty()) {
                    continue;
                }
                if (item == null) {
                    unknown();
                } else {
                    measure(measure, item);
                }
            }
        }
    }

    private void measure(NewMeasure measure, String item) {
        List<PartyId> whose = about.parties().entrySet().stream()
                .filter(one -> measure.parties().contains(one.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        LocalDate due = measure.on();
        Lowers lowers = lowers(measure.lowers());
        if (measure.what().isBlank()) {
            faults.add(RosFormFault.of(Cause.MEASURE_WITHOUT_WORDS, item, "", ""));
        } else if (lowers == null) {
            faults.add(RosFormFault.of(Cause.MEASURE_WITHOUT_EFFECT, item, "", measure.what()));
        } else if (whose.size() != 1 || measure.parties().size() != 1) {
            faults.add(RosFormFault.of(Cause.MEASURE_WITHOUT_PARTY, item, "", measure.what()));
        } else if (measure.roles().size() > 1) {
            faults.add(RosFormFault.of(Cause.MEASURE_WITH_TWO_ROLES, item, "", measure.what()));
        } else if (due == null) {
            faults.add(RosFormFault.of(Cause.MEASURE_WITHOUT_DATE, item, "", measure.due()));
        } else {
            Role role = measure.roles().stream().findFirst().orElse(Role.COORDINATOR);
            measure(item, measure.what().strip(), lowers, whose.getFirst(), role, due);
        }
    }

    private void measure(String item, String what, Lowers lowers, PartyId party, Role role, LocalDate due) {
        boolean known = now.find(item).stream()
                .flatMap(one -> one.measures().stream())
                .flatMap(one -> one.editions().stream())
                .anyMatch(one -> RosMarks.plain(one.what()).equals(RosMarks.plain(what))
                        && one.party().equals(party)
                        && one.due().equals(due));
        if (known) {
            unchanged++;
            return;
        }
        // Named by what it says, so that the same form brings the same measure.
        String id = UUID.nameUUIDFromBytes(
                        (about.agreement() + "\n" + item + "\n" + RosMarks.plain(what) + "\n" + party + "\n" + due)
                                .getBytes(StandardCharsets.UTF_8))
                .toString();
        var set = new RosMeasureSet(item, id, what, lowers, party, role, due);
        take(now.setMeasure(set, about.parties().keySet(), about.by(), about.today()), item, "");
    }

    private static @Nullable Lowers lowers(Set<Lowers> ticked) {
        boolean likelihood = ticked.stream().anyMatch(Lowers::lowersLikelihood);
        boolean consequence = ticked.stream().anyMatch(Lowers::lowersConsequence);
        if (likelihood && consequence) {
            return Lowers.BOTH;
        }
        return likelihood ? Lowers.LIKELIHOOD : consequence ? Lowers.CONSEQUENCE : null;
    }

    // ---- the guide --------------------------------------------------------------------------------------------------

    private void answers() {
        Map<String, String> questions = new HashMap<>();
        about.guide().sections().stream()
                .flatMap(section -> section.questions().stream())
                .forEach(one -> questions.put(RosMarks.questionKey(about.agreement(), one.id()), one.id()));
        var seen = new HashSet<String>();
        for (RosForm.Answer answer : form.answers()) {
            String question = questions.get(answer.key());
            if (question == null) {
                unknown();
            } else if (!seen.add(answer.key())) {
                faults.add(RosFormFault.of(Cause.ROW_TWICE, question, "", ""));
            } else {
                answer(answer, question);
            }
        }
    }

    private void answer(RosForm.Answer answer, String question) {
        if (!answer.unread().isEmpty()) {
            faults.add(RosFormFault.of(Cause.NOT_AN_ANSWER, question, "", answer.unread()));
            return;
        }
        if (answer.ticked().size() > 1) {
            faults.add(RosFormFault.of(Cause.TWO_TICKED, question, "", ""));
            return;
        }
        GuideAnswer ticked = answer.ticked().stream().findFirst().orElse(null);
        String now = RosMarks.answered(ticked, answer.said());
        RosGuideAnswered known = Optional.ofNullable(before.answers().get(question))
                .map(byParty -> byParty.get(about.party()))
                .map(Noted::note)
                .orElse(null);
        String stored = RosMarks.answered(known);
        if (now.equals(answer.given()) || now.equals(stored)) {
            unchanged++;
        } else if (ticked == null) {
            faults.add(RosFormFault.of(
                    answer.given().startsWith("0") ? Cause.REASON_ALONE : Cause.GRADE_TAKEN_AWAY, question, "", ""));
        } else if (!stored.equals(answer.given())) {
            faults.add(RosFormFault.of(Cause.NOTED_MEANWHILE, question, "", ""));
        } else {
            List<ClauseId> clauses = about.text().ids(question);
            var answered = new RosGuideAnswered(
                    question,
                    about.party(),
                    ticked,
                    answer.said().strip(),
                    clauses,
                    about.text().ground(clauses));
            take(this.now.answer(answered, about.guide(), about.parties().keySet(), about.by()), question, "");
        }
    }

    // ---- noting -----------------------------------------------------------------------------------------------------

    private void take(Ruling<RosNote> ruling, String item, String area) {
        switch (ruling) {
            case Ruling.Refused<RosNote> refused ->
                faults.add(new RosFormFault(Cause.REFUSED, item, area, "", refused.reasons()));
            case Ruling.Made<RosNote> made -> {
                if (made.notes().isEmpty()) {
                    unchanged++;
                }
                for (RosNote note : made.notes()) {
                    found.add(note);
                    notes.add(new Noted<>(
                            note,
                            notes.size() + 1,
                            Instant.EPOCH,
                            about.by().userId(),
                            about.by().name(),
                            about.party()));
                    if (note instanceof RosMeasureSet) {
                        now = RosAnalysis.of(notes); // a grade may rest on it
                    }
                }
            }
        }
    }
}
