package no.avtaleverk.web.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.ros.OwnLibrary;
import no.avtaleverk.model.ros.RosGrade;
import no.avtaleverk.model.ros.RosLibraryNote;
import no.avtaleverk.model.ros.RosLibraryNote.RosScaleIssued;
import no.avtaleverk.model.ros.RosScale;
import no.avtaleverk.model.ros.Zone;
import no.avtaleverk.web.page.RosShelf.Place;
import no.avtaleverk.workflow.ros.KeepingRosLibraries;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The scales that ROS analyses are graded by: the common one, and the editions a trust has issued of its own. */
@Controller
final class RosScaleController {
    private static final String PATH = "/ros/scale";

    private final KeepingRosLibraries libraries;
    private final RosShelf shelf;
    private final PageAnswers answers;
    private final PageWords words;

    RosScaleController(KeepingRosLibraries libraries, RosShelf shelf, PageAnswers answers, PageWords words) {
        this.libraries = libraries;
        this.shelf = shelf;
        this.answers = answers;
        this.words = words;
    }

    /** An edition, with who issued it. */
    record Edition(RosScale scale, Noted<RosLibraryNote> issued, boolean now) {}

    /** A zone with the points that belong to it. */
    record ZoneLine(Zone zone, int from, int to, String meaning) {}

    @GetMapping(PATH)
    String show(
            @RequestParam(defaultValue = "") String whose,
            @RequestParam(defaultValue = "0") String edition,
            Actor actor,
            Model model) {
        Place place = shelf.place(whose, actor, model);
        OwnLibrary own = place.own();
        List<Edition> editions = own == null ? List.of() : editions(own);
        RosScale scale = editions.stream()
                .filter(one -> String.valueOf(one.scale().edition()).equals(edition))
                .map(Edition::scale)
                .findFirst()
                .orElse(place.scale());
        model.addAttribute("editions", editions.reversed());
        model.addAttribute("issued", own != null && own.scale().isPresent());
        show(scale, model);
        return "ros-scale";
    }

    private static List<Edition> editions(OwnLibrary own) {
        var editions = new ArrayList<Edition>();
        for (Noted<RosLibraryNote> noted : own.history()) {
            if (noted.note() instanceof RosScaleIssued issued) {
                boolean now = own.scale().filter(issued.scale()::equals).isPresent();
                editions.add(new Edition(issued.scale(), noted, now));
            }
        }
        return editions;
    }

    private void show(RosScale scale, Model model) {
        model.addAttribute("scale", scale);
        model.addAttribute("matrix", RosMatrix.of(scale, null, List.of(), words));
        model.addAttribute("listLang", words.lang().equals("en") ? "nb" : words.lang());
        model.addAttribute("page", PATH);
        model.addAttribute("zones", zones(scale));
    }

    private List<ZoneLine> zones(RosScale scale) {
        return List.of(
                new ZoneLine(
                        Zone.GREEN,
                        1,
                        highestBelow(scale.yellowFrom()),
                        words.in(scale.zones().get(0))),
                new ZoneLine(
                        Zone.YELLOW,
                        scale.yellowFrom(),
                        highestBelow(scale.redFrom()),
                        words.in(scale.zones().get(1))),
                new ZoneLine(
                        Zone.RED,
                        scale.redFrom(),
                        RosGrade.HIGHEST * RosGrade.HIGHEST,
                        words.in(scale.zones().get(2))));
    }

    /** The most points a grade has below a limit: not every number is a product of two grades. */
    private static int highestBelow(int limit) {
        return IntStream.rangeClosed(1, RosGrade.HIGHEST)
                .flatMap(one -> IntStream.rangeClosed(1, RosGrade.HIGHEST).map(other -> one * other))
                .filter(points -> points < limit)
                .max()
                .orElse(0);
    }

    // ---- writing ----------------------------------------------------------------------------------------------------

    @GetMapping(PATH + "/new")
    String begin(@RequestParam(defaultValue = "") String whose, Actor actor, Model model) {
        Place place = shelf.place(whose, actor, model);
        place.owner();
        OwnLibrary own = Objects.requireNonNull(place.own());
        Map<String, String> fields = begun(place, own);
        boolean typed = model.getAttribute(PageAnswers.GIVEN) instanceof Map<?, ?>;
        if (model.getAttribute(PageAnswers.GIVEN) instanceof Map<?, ?> given) {
            var back = new LinkedHashMap<String, String>();
            given.forEach((key, value) -> back.put(String.valueOf(key), String.valueOf(value)));
            fields = back;
        }
        model.addAttribute("fields", fields);
        model.addAttribute(
                "areas",
                IntStream.rangeClosed(1, RosScaleForm.areas(fields)).boxed().toList());
        model.addAttribute("grades", List.of(1, 2, 3, 4, 5));
        model.addAttribute("zoneNames", Zone.values());
        model.addAttribute("most", RosScale.MOST_AREAS);
        RosScale preview = typed && model.getAttribute("preview") != null ? preview(fields, own) : null;
        model.addAttribute("previewed", preview != null);
        show(preview == null ? place.scale() : preview, model);
        return "ros-scale-form";
    }

    private static Map<String, String> begun(Place place, OwnLibrary own) {
        var fields = new LinkedHashMap<>(RosScaleForm.fields(place.scale()));
        fields.put("edition", String.valueOf(own.scales().size() + 1));
        if (own.scales().isEmpty()) {
            fields.put("scaleName-nb", place.name());
            fields.put("scaleName-nn", place.name());
        }
        return fields;
    }

    private @Nullable RosScale preview(Map<String, String> fields, OwnLibrary own) {
        return new RosScaleForm(new Form(many(fields)), words)
                .read(own.owner().value(), own.scales().size() + 1);
    }

    private static MultiValueMap<String, String> many(Map<String, String> fields) {
        return MultiValueMap.fromSingleValue(fields);
    }

    /** Show what the scale becomes, add an area, or issue it: said by the button. */
    @PostMapping(PATH)
    String issue(
            @RequestParam(defaultValue = "") String whose,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        Place place = shelf.place(whose, actor);
        place.owner();
        OwnLibrary own = Objects.requireNonNull(place.own());
        String back = PATH + "/new?whose=" + place.whose();
        Map<String, String> given = RosScaleForm.without(fields.toSingleValueMap());
        String act = given.getOrDefault("act", "");
        if (act.equals("area")) {
            int areas = Math.min(RosScaleForm.areas(given) + 1, RosScale.MOST_AREAS);
            given.put("areas", String.valueOf(areas));
            flash.addFlashAttribute(PageAnswers.GIVEN, given);
            return "redirect:" + back + "#area-nb-" + areas;
        }
        flash.addFlashAttribute(PageAnswers.GIVEN, given);
        var form = new RosScaleForm(new Form(many(given)), words);
        int next = own.scales().size() + 1;
        RosScale scale = form.read(own.owner().value(), next);
        if (scale == null) {
            flash.addFlashAttribute(PageAnswers.FAULTS, form.faults());
            return "redirect:" + back;
        }
        if (!String.valueOf(next).equals(given.get("edition"))) {
            flash.addFlashAttribute(
                    PageAnswers.FAULTS,
                    List.of(new Fault(words.say("rosscale.fault.meanwhile"), PATH + "?whose=" + place.whose())));
            return "redirect:" + back;
        }
        if (!act.equals("issue")) {
            flash.addFlashAttribute("preview", "yes");
            return "redirect:" + back + "#preview";
        }
        List<Refusal> reasons = libraries.issue(own.owner(), scale, actor);
        return reasons.isEmpty()
                ? answers.done(flash, "done.ros-scale", PATH + "?whose=" + place.whose())
                : answers.refused(reasons, new Form(many(given)), flash, back);
    }
}
