package no.avtaleverk.web.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.ros.Lowers;
import no.avtaleverk.model.ros.OwnLibrary;
import no.avtaleverk.model.ros.RosScenario;
import no.avtaleverk.model.wording.Bilingual;
import org.jspecify.annotations.Nullable;

/** An event of the ROS library as it is written in a form: rows of causes and measures are fields with a number at their end. */
final class RosEventForm {
    static final String EVENT = "event";
    static final String CAUSE = "cause";
    static final String MEASURE = "measure";
    static final String SOURCE = "source";

    /** Empty rows there always are after those that are filled in. */
    private static final int EMPTY_ROWS = 2;

    private final Form form;
    private final PageWords words;
    private final List<Fault> faults = new ArrayList<>();
    private final boolean copied;

    /** @param words to say what is wrong with */
    RosEventForm(Form form, PageWords words) {
        this.form = form;
        this.words = words;
        this.copied = form.isChecked("copy");
    }

    List<Fault> faults() {
        return faults;
    }

    // ---- as fields --------------------------------------------------------------------------------------------------

    static Map<String, String> fields(RosScenario one) {
        var fields = new LinkedHashMap<String, String>();
        both(fields, EVENT, "", one.event());
        RequirementId matter = one.matter();
        fields.put("matter", matter == null ? "" : matter.value());
        one.areas().forEach(area -> fields.put("area-" + area, "yes"));
        one.requirements().forEach(requirement -> fields.put("requirement-" + requirement, "yes"));
        for (int row = 1; row <= one.causes().size(); row++) {
            both(fields, CAUSE, "-" + row, one.causes().get(row - 1));
        }
        for (int row = 1; row <= one.measures().size(); row++) {
            RosScenario.Proposed measure = one.measures().get(row - 1);
            both(fields, MEASURE, "-" + row, measure.what());
            fields.put("lowers-" + row, measure.lowers().name());
        }
        both(fields, SOURCE, "", one.source());
        fields.put("reviewed", one.reviewed().toString());
        fields.put("reviewBy", one.reviewBy().toString());
        return fields;
    }

    private static void both(Map<String, String> fields, String name, String end, Bilingual both) {
        fields.put(name + "-nb" + end, both.nb());
        fields.put(name + "-nn" + end, both.nn());
    }

    /** How many rows to show: those filled in, some empty, and no fewer than asked for. */
    static int rows(Map<String, String> fields, String name) {
        int filled = 0;
        for (int row = 1; row <= OwnLibrary.MOST_LINES; row++) {
            if (!fields.getOrDefault(name + "-nb-" + row, "").isBlank()
                    || !fields.getOrDefault(name + "-nn-" + row, "").isBlank()) {
                filled = row;
            }
        }
        int asked = 0;
        try {
            asked = Integer.parseInt(fields.getOrDefault(name + "Rows", "0"));
        } catch (NumberFormatException e) {
            // As many as are filled in, then.
        }
        return Math.clamp(Math.max(filled + EMPTY_ROWS, asked), 1, OwnLibrary.MOST_LINES);
    }

    // ---- as an event ------------------------------------------------------------------------------------------------

    /**
     * Read the fields. What is wrong is in {@link #faults}; then the event is absent.
     *
     * @param areas ids that can be chosen
     * @param requirements that can be chosen
     */
    @Nullable
    Function<String, RosScenario> read(List<String> areas, List<RequirementId> requirements) {
        Bilingual event = required(EVENT, "roslib.event");
        String matterText = form.text("matter");
        RequirementId matter = requirements.stream()
                .filter(one -> one.value().equals(matterText))
                .findFirst()
                .orElse(null);
        if (matter == null && !matterText.isEmpty()) {
            fault("matter", "fault.value", words.say("roslib.matter"));
        }
        List<String> chosen =
                areas.stream().filter(area -> form.isChecked("area-" + area)).toList();
        if (chosen.isEmpty()) {
            fault("areas", "roslib.fault.area");
        }
        var causes = new ArrayList<Bilingual>();
        var measures = new ArrayList<RosScenario.Proposed>();
        for (int row = 1; row <= OwnLibrary.MOST_LINES; row++) {
            Bilingual cause = row(CAUSE, row, "roslib.cause-n");
            if (cause != null) {
                causes.add(cause);
            }
            Bilingual measure = row(MEASURE, row, "roslib.measure-n");
            if (measure != null) {
                Lowers lowers = lowers("lowers-" + row);
                if (lowers == null) {
                    fault("lowers-" + row, "fault.value", words.say("roslib.lowers-n", row));
                } else {
                    measures.add(new RosScenario.Proposed(lowers, measure));
                }
            }
        }
        List<RequirementId> guarding = requirements.stream()
                .filter(one -> form.isChecked("requirement-" + one))
                .toList();
        Bilingual source = required(SOURCE, "roslib.source");
        LocalDate reviewed = date("reviewed", "roslib.reviewed");
        LocalDate reviewBy = date("reviewBy", "roslib.review-by");
        if (reviewed != null && reviewed.isAfter(words.today())) {
            fault("reviewed", "roslib.fault.future");
        } else if (reviewed != null && reviewBy != null && !reviewBy.isAfter(reviewed)) {
            fault("reviewBy", "roslib.fault.dates");
        }
        if (!faults.isEmpty() || reviewed == null || reviewBy == null) {
            return null;
        }
        return id -> new RosScenario(id, matter, event, causes, chosen, guarding, measures, source, reviewed, reviewBy);
    }

    private @Nullable Lowers lowers(String name) {
        return form.value(name, Lowers::valueOf);
    }

    private Bilingual required(String name, String label) {
        Bilingual both = both(name, "");
        if (both.nb().isEmpty()) {
            fault(name + "-nb", "fault.missing", words.say(label) + words.say("roslib.in-nb"));
        }
        if (both.nn().isEmpty()) {
            fault(name + "-nn", "fault.missing", words.say(label) + words.say("roslib.in-nn"));
        }
        return both;
    }

    private @Nullable Bilingual row(String name, int row, String label) {
        Bilingual both = both(name, "-" + row);
        if (both.nb().isEmpty() && both.nn().isEmpty()) {
            return null;
        }
        if (both.nb().isEmpty()) {
            fault(name + "-nb-" + row, "fault.missing", words.say(label, row) + words.say("roslib.in-nb"));
        } else if (both.nn().isEmpty()) {
            fault(name + "-nn-" + row, "fault.missing", words.say(label, row) + words.say("roslib.in-nn"));
        }
        return both;
    }

    /** The words, with what is written in bokmål for nynorsk too where that is empty and the person has asked for it. */
    private Bilingual both(String name, String end) {
        String nb = flat(form.text(name + "-nb" + end));
        String nn = flat(form.text(name + "-nn" + end));
        return new Bilingual(nb, nn.isEmpty() && copied ? nb : nn);
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private @Nullable LocalDate date(String name, String label) {
        if (form.text(name).isEmpty()) {
            fault(name, "fault.missing", words.say(label));
            return null;
        }
        LocalDate date = form.date(name);
        if (date == null) {
            fault(name, "fault.date", words.say(label));
        }
        return date;
    }

    private void fault(String field, String key, Object... about) {
        faults.add(new Fault(words.say(key, about), "#" + field));
    }
}
