package no.avtaleverk.web.page;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import no.avtaleverk.model.ros.RosGrade;
import no.avtaleverk.model.ros.RosScale;
import no.avtaleverk.model.ros.Zone;
import no.avtaleverk.model.wording.Bilingual;
import org.jspecify.annotations.Nullable;

/** A scale as it is written in a form: grades, areas and zones are fields with a number or the name of the zone at their end. */
final class RosScaleForm {
    private static final int NONE = RosGrade.HIGHEST + 1;
    private static final int MOST_POINTS = RosGrade.HIGHEST * RosGrade.HIGHEST;

    private final Form form;
    private final PageWords words;
    private final List<Fault> faults = new ArrayList<>();
    private final boolean copied;

    RosScaleForm(Form form, PageWords words) {
        this.form = form;
        this.words = words;
        this.copied = form.isChecked("copy");
    }

    List<Fault> faults() {
        return faults;
    }

    // ---- as fields --------------------------------------------------------------------------------------------------

    static Map<String, String> fields(RosScale scale) {
        var fields = new LinkedHashMap<String, String>();
        both(fields, "scaleName", "", scale.name());
        both(fields, "source", "", scale.source());
        for (int grade = 1; grade <= RosGrade.HIGHEST; grade++) {
            RosScale.Likelihood likelihood = scale.likelihoods().get(grade - 1);
            both(fields, "likelihood", "-" + grade, likelihood.name());
            both(fields, "meaning", "-" + grade, likelihood.meaning());
            fields.put("perYear-" + grade, likelihood.perYear());
            both(fields, "consequence", "-" + grade, scale.consequences().get(grade - 1));
        }
        fields.put("areas", String.valueOf(scale.areas().size()));
        for (int at = 1; at <= scale.areas().size(); at++) {
            RosScale.Area area = scale.areas().get(at - 1);
            fields.put("areaId-" + at, area.id());
            fields.put("areaAdded-" + at, String.valueOf(area.added()));
            both(fields, "area", "-" + at, area.name());
            for (int grade = 1; grade <= RosGrade.HIGHEST; grade++) {
                both(fields, "grade", "-" + at + "-" + grade, area.grades().get(grade - 1));
            }
        }
        for (Zone zone : Zone.values()) {
            both(fields, "zone", "-" + zone, scale.zones().get(zone.ordinal()));
        }
        fields.put("yellowFrom", String.valueOf(scale.yellowFrom()));
        fields.put("redFrom", String.valueOf(scale.redFrom()));
        fields.put("neverGreenFrom", String.valueOf(scale.neverGreenFrom()));
        fields.put("decisionFrom", String.valueOf(scale.decisionFrom()));
        fields.put("edition", String.valueOf(scale.edition()));
        return fields;
    }

    private static void both(Map<String, String> fields, String name, String end, Bilingual both) {
        fields.put(name + "-nb" + end, both.nb());
        fields.put(name + "-nn" + end, both.nn());
    }

    /** How many areas a form holds. */
    static int areas(Map<String, String> fields) {
        try {
            return Math.clamp(Integer.parseInt(fields.getOrDefault("areas", "1")), 0, RosScale.MOST_AREAS);
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    /** The fields without the areas that were ticked to go, those after them moved up. */
    static Map<String, String> without(Map<String, String> fields) {
        var left = new LinkedHashMap<>(fields);
        int areas = areas(fields);
        left.keySet().removeIf(name -> name.matches("(area|areaId|areaAdded|grade)-.*|removed-.*"));
        int to = 0;
        for (int at = 1; at <= areas; at++) {
            if (fields.containsKey("removed-" + at)) {
                continue;
            }
            to++;
            for (Map.Entry<String, String> field : fields.entrySet()) {
                String name = field.getKey();
                if (name.matches("(areaId|areaAdded|area-nb|area-nn)-" + at)) {
                    left.put(name.substring(0, name.lastIndexOf('-') + 1) + to, field.getValue());
                } else if (name.matches("grade-n[bn]-" + at + "-[1-5]")) {
                    left.put(
                            name.substring(0, "grade-nb-".length()) + to + name.substring(name.length() - 2),
                            field.getValue());
                }
            }
        }
        left.put("areas", String.valueOf(to));
        return left;
    }

    // ---- as a scale -------------------------------------------------------------------------------------------------

    /**
     * Read the fields. What is wrong is in {@link #faults}; then the scale is absent.
     *
     * @param id of the scale
     * @param edition the next one
     */
    @Nullable
    RosScale read(String id, int edition) {
        Bilingual name = required("scaleName", "", "rosscale.scale-name");
        Bilingual source = required("source", "", "rosscale.source");
        var likelihoods = new ArrayList<RosScale.Likelihood>();
        var consequences = new ArrayList<Bilingual>();
        for (int grade = 1; grade <= RosGrade.HIGHEST; grade++) {
            Bilingual likelihood = required("likelihood", "-" + grade, "rosscale.likelihood-name-n", grade);
            Bilingual meaning = required("meaning", "-" + grade, "rosscale.likelihood-meaning-n", grade);
            String perYear = form.text("perYear-" + grade);
            if (perYear.isEmpty()) {
                fault("perYear-" + grade, "fault.missing", words.say("rosscale.per-year-n", grade));
            }
            likelihoods.add(new RosScale.Likelihood(likelihood, meaning, perYear));
        }
        for (int grade = 1; grade <= RosGrade.HIGHEST; grade++) {
            consequences.add(required("consequence", "-" + grade, "rosscale.consequence-n", grade));
        }
        List<RosScale.Area> areas = readAreas();
        var zones = new ArrayList<Bilingual>();
        for (Zone zone : Zone.values()) {
            zones.add(required("zone", "-" + zone, "rosscale.zone-" + zone));
        }
        int yellow = number("yellowFrom", 2, MOST_POINTS - 1, "rosscale.yellow-from");
        int red = number("redFrom", 2, MOST_POINTS, "rosscale.red-from");
        if (faults.isEmpty() && red <= yellow) {
            fault("redFrom", "rosscale.fault.borders");
        }
        int neverGreen = number("neverGreenFrom", 1, NONE, "rosscale.never-green-from");
        int decision = number("decisionFrom", 1, NONE, "rosscale.decision-from");
        return faults.isEmpty()
                ? new RosScale(
                        id,
                        edition,
                        name,
                        source,
                        likelihoods,
                        consequences,
                        areas,
                        zones,
                        yellow,
                        red,
                        neverGreen,
                        decision)
                : null;
    }

    private List<RosScale.Area> readAreas() {
        int count = areas(form.given());
        if (count == 0) {
            fault("area-add", "rosscale.fault.no-area");
        }
        var areas = new ArrayList<RosScale.Area>();
        Set<String> ids = new HashSet<>();
        for (int at = 1; at <= count; at++) {
            String known = form.text("areaId-" + at);
            if (known.matches("[a-z][0-9a-z-]{0,39}")) {
                ids.add(known);
            }
        }
        Set<String> names = new HashSet<>();
        for (int at = 1; at <= count; at++) {
            Bilingual name = required("area", "-" + at, "rosscale.area-name-n", at);
            if (!name.nb().isEmpty() && !names.add(name.nb().toLowerCase(Locale.ROOT))) {
                fault("area-nb-" + at, "rosscale.fault.same-area", name.nb());
            }
            var grades = new ArrayList<Bilingual>();
            for (int grade = 1; grade <= RosGrade.HIGHEST; grade++) {
                grades.add(required("grade", "-" + at + "-" + grade, "rosscale.area-grade-n", at, grade));
            }
            String known = form.text("areaId-" + at);
            String id = known.matches("[a-z][0-9a-z-]{0,39}") ? known : free(name.nb(), ids);
            areas.add(new RosScale.Area(
                    id, name, grades, !form.text("areaAdded-" + at).equals("false")));
        }
        if (areas.stream().map(RosScale.Area::id).distinct().count() != areas.size()) {
            fault("area-add", "fault.value", words.say("rosscale.area"));
        }
        return areas;
    }

    /** An id of a new area from its name, the same for no other. */
    private static String free(String name, Set<String> taken) {
        String letters = Normalizer.normalize(
                        name.toLowerCase(Locale.ROOT)
                                .replace("æ", "ae")
                                .replace("ø", "o")
                                .replace("å", "a"),
                        Normalizer.Form.NFD)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[^a-z]+|-+$", "");
        String begin = letters.isEmpty() ? "area" : letters.substring(0, Math.min(letters.length(), 30));
        String id = begin;
        for (int number = 2; !taken.add(id); number++) {
            id = begin + "-" + number;
        }
        return id;
    }

    private Bilingual required(String name, String end, String label, Object... about) {
        String nb = flat(form.text(name + "-nb" + end));
        String nn = flat(form.text(name + "-nn" + end));
        var both = new Bilingual(nb, nn.isEmpty() && copied ? nb : nn);
        if (both.nb().isEmpty()) {
            fault(name + "-nb" + end, "fault.missing", words.say(label, about) + words.say("roslib.in-nb"));
        }
        if (both.nn().isEmpty()) {
            fault(name + "-nn" + end, "fault.missing", words.say(label, about) + words.say("roslib.in-nn"));
        }
        return both;
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private int number(String name, int least, int most, String label) {
        Integer number = form.value(name, Integer::valueOf);
        if (number == null || number < least || number > most) {
            fault(name, "rosscale.fault.number", words.say(label), least, most);
            return least;
        }
        return number;
    }

    private void fault(String field, String key, Object... about) {
        faults.add(new Fault(words.say(key, about), "#" + field));
    }
}
