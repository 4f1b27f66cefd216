package no.avtaleverk.web.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Origin;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.Municipality;
import no.avtaleverk.model.party.Party;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.wording.Bilingual;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.standard.StandardText;
import no.avtaleverk.templates.standard.StandardTexts;
import no.avtaleverk.workflow.drafting.Drafting;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Beginning a draft: first choose what from, then answer its questions. */
@Controller
final class NewAgreementController {
    /** The question of the standard texts that asks for the first day in force. */
    private static final String IN_FORCE_FROM = "gjelder-fra";

    private static final String BLANK = "blank";

    private final Drafting drafting;
    private final StandardTexts standards;
    private final PartyRegister register;
    private final PageAnswers answers;
    private final PageWords words;

    NewAgreementController(
            Drafting drafting, StandardTexts standards, PartyRegister register, PageAnswers answers, PageWords words) {
        this.drafting = drafting;
        this.standards = standards;
        this.register = register;
        this.answers = answers;
        this.words = words;
    }

    /** Questions that belong together, under the key of their title. */
    record QuestionGroup(String title, List<AskedQuestion> questions) {}

    /** A question, and what opens it when another answer decides whether it matters. */
    record AskedQuestion(StandardText.Question question, StandardText.@Nullable Opening opening) {
        /** Keys of the answers that open it, parted by blanks, for the script of the page. */
        public String opens() {
            return opening == null
                    ? ""
                    : opening.when().stream().map(StandardText.Option::key).collect(Collectors.joining(" "));
        }
    }

    @GetMapping("/agreements/new")
    String choose(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String language,
            Actor actor,
            Model model) {
        if (!actor.has(Role.JURIST) || actor.organisation() == null) {
            return "not-for-you";
        }
        if (from == null) {
            Map<Boolean, List<StandardText>> byFrame = standards.all().stream()
                    .collect(Collectors.partitioningBy(text -> text.kind() == AgreementKind.FRAMEWORK_AGREEMENT));
            model.addAttribute("framework", byFrame.get(true));
            model.addAttribute("matters", byFrame.get(false));
            return "new";
        }
        return form(from, language, actor, model);
    }

    private String form(String from, @Nullable String language, Actor actor, Model model) {
        Optional<StandardText> standard = standards.find(from);
        if (standard.isEmpty() && !from.equals(BLANK)) {
            throw new NotFoundException();
        }
        PartyId own = actor.organisation();
        Language chosen = language == null ? ownLanguage(own) : Language.of(language);
        model.addAttribute("from", from);
        model.addAttribute("standard", standard.orElse(null));
        model.addAttribute("groups", standard.map(this::groups).orElse(List.of()));
        model.addAttribute("chosen", chosen);
        model.addAttribute("writtenStandards", Language.values());
        model.addAttribute("mayKeepStandards", own != null && !own.isMunicipality());
        model.addAttribute(
                "kinds",
                Stream.of(AgreementKind.values())
                        .filter(kind -> !kind.isStandardText())
                        .toList());
        model.addAttribute("municipalities", register.municipalitiesOn(words.today()));
        model.addAttribute("trusts", register.trustsOn(words.today()));
        if (!model.containsAttribute(PageAnswers.GIVEN)) {
            var given = new HashMap<String, String>();
            if (own != null && own.isMunicipality()) {
                given.put("municipality", own.value());
                register.trustOf(own).ifPresent(trust -> given.put("trust", trust.value()));
            } else if (own != null) {
                given.put("trust", own.value());
            }
            model.addAttribute(PageAnswers.GIVEN, given);
        }
        return "new-form";
    }

    /** What only this standard asks first, then what most of them ask: contact points and dates. */
    private List<QuestionGroup> groups(StandardText standard) {
        Map<Boolean, List<AskedQuestion>> byShared = asked(standard).stream()
                .collect(Collectors.partitioningBy(asked -> isShared(
                        asked.opening() == null
                                ? asked.question()
                                : asked.opening().by())));
        return Stream.of(
                        new QuestionGroup("new.questions-own", byShared.getOrDefault(false, List.of())),
                        new QuestionGroup("new.questions-follow-up", byShared.getOrDefault(true, List.of())))
                .filter(group -> !group.questions().isEmpty())
                .toList();
    }

    /** Each question with those it opens right after it. */
    private static List<AskedQuestion> asked(StandardText standard) {
        List<AskedQuestion> all = standard.questions().stream()
                .map(question ->
                        new AskedQuestion(question, standard.opening(question).orElse(null)))
                .toList();
        return all.stream()
                .filter(asked -> asked.opening() == null)
                .flatMap(asked -> Stream.concat(
                        Stream.of(asked),
                        all.stream()
                                .filter(other -> other.opening() != null
                                        && other.opening().by().equals(asked.question()))))
                .toList();
    }

    private boolean isShared(StandardText.Question question) {
        return standards.all().stream()
                        .filter(text -> text.question(question.key()).isPresent())
                        .count()
                > 1;
    }

    private Language ownLanguage(@Nullable PartyId own) {
        return own != null && register.get(own) instanceof Municipality municipality
                ? municipality.language().orElse(Language.BOKMAL)
                : PageWords.locale().getLanguage().equals("nn") ? Language.NYNORSK : Language.BOKMAL;
    }

    @PostMapping("/agreements/new")
    String begin(@RequestParam MultiValueMap<String, String> fields, Actor actor, RedirectAttributes flash) {
        var form = new Form(fields);
        String from = form.text("from");
        String language = form.text("language");
        String back = "/agreements/new?from=" + from + "&language=" + language;
        Optional<StandardText> standard = standards.find(from);
        Language chosen = form.value("language", Language::of);
        List<AgreementParty> parties = parties(form);
        LocalDate start = form.date("validFrom");
        LocalDate last = form.date("validLast");
        Map<String, String> given = new HashMap<>();
        fields.toSingleValueMap().forEach((name, value) -> {
            if (name.startsWith("question-")) {
                given.put(name.substring("question-".length()), value == null ? "" : value);
            }
        });
        // The day is asked for in the form and by the standard text; who has answered once need not do it again.
        if (start != null && given.getOrDefault(IN_FORCE_FROM, "").isBlank()) {
            given.put(IN_FORCE_FROM, start.toString());
        } else if (start == null) {
            start = form.date("question-" + IN_FORCE_FROM);
        }
        if (start != null && last != null && last.isBefore(start)) {
            form.fault("validLast", "fault.order");
        }
        standard.ifPresent(text -> text.unfit(given).forEach(key -> form.fault("question-" + key, "fault.value")));
        String title = standard.isPresent() && form.text("title").isEmpty() ? "" : form.title("title");
        boolean asStandard = form.isChecked("asStandard");
        if (asStandard) {
            parties.removeIf(AgreementParty::isMunicipality);
        }
        AgreementKind kind = asStandard
                ? AgreementKind.STANDARD_TEXT
                : standard.map(StandardText::kind).orElse(form.value("kind", AgreementKind::valueOf));
        if (!form.isSound() || chosen == null) {
            return answers.unreadable(form, flash, back);
        }
        var terms = new Terms(start, last == null ? null : last.plusDays(1), EntryIntoForce.EACH_MUNICIPALITY);
        Decision decision = standard.map(text -> fromStandard(
                        text, kind == null ? text.kind() : kind, chosen, given, title, parties, terms, actor))
                .orElseGet(() -> blank(
                        kind == null ? AgreementKind.LOCAL_AGREEMENT : kind, chosen, title, parties, terms, actor));
        return switch (decision) {
            case Decision.Accepted accepted -> {
                var id = accepted.change().agreement().id();
                yield answers.done(flash, "done.drafted", "/agreements/" + id + "/edit");
            }
            case Decision.Refused refused ->
                answers.to(
                        refused,
                        no.avtaleverk.model.agreement.AgreementId.random(),
                        form,
                        flash,
                        "done.drafted",
                        "/agreements",
                        back);
        };
    }

    private List<AgreementParty> parties(Form form) {
        var ids = new ArrayList<String>(form.all("municipality"));
        ids.addAll(form.all("trust"));
        return ids.stream()
                .distinct()
                .map(PartyId::new)
                .flatMap(id -> register.find(id).stream())
                .map(party -> AgreementParty.of(party.id(), party.formalNameOn(words.today())))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private Decision fromStandard(
            StandardText text,
            AgreementKind kind,
            Language language,
            Map<String, String> given,
            String title,
            List<AgreementParty> parties,
            Terms terms,
            Actor actor) {
        // What stood in the form when the other written standard was chosen is no answer of the drafter's.
        var own = new HashMap<>(given);
        text.questions()
                .forEach(question -> own.computeIfPresent(
                        question.key(), (key, answer) -> isEither(question.preset(), answer) ? "" : answer));
        StandardText.Draft draft = text.start(language, own);
        var parameters = new TreeMap<>(draft.parameters());
        if (!kind.isStandardText()) {
            parameters.put("kommune", names(parties, true, language));
        }
        parameters.put("helseforetak", names(parties, false, language));
        parties.stream()
                .filter(party -> !party.isMunicipality())
                .flatMap(party -> register.regionOf(party.id()).stream())
                .map(Party::id)
                .distinct()
                .map(region -> words.party(region))
                .reduce((one, other) -> one + ", " + other)
                .ifPresent(region -> parameters.put("rhf", region));
        var head = new Head(
                title.isEmpty() || isEither(text.title(), title) ? draft.title() : title,
                language,
                parties,
                terms,
                parameters,
                draft.claims(),
                draft.jointMeasure());
        return drafting.start(kind, draft.origin(), head, draft.clauses(), draft.answers(), actor);
    }

    private static boolean isEither(Bilingual words, String text) {
        return text.equals(words.nb()) || text.equals(words.nn());
    }

    private static String names(List<AgreementParty> parties, boolean municipal, Language language) {
        List<String> names = parties.stream()
                .filter(party -> party.isMunicipality() == municipal)
                .map(AgreementParty::name)
                .collect(Collectors.toCollection(ArrayList::new));
        if (names.size() < 2) {
            return String.join("", names);
        }
        String last = names.removeLast();
        return String.join(", ", names) + " og " + last;
    }

    private Decision blank(
            AgreementKind kind,
            Language language,
            String title,
            List<AgreementParty> parties,
            Terms terms,
            Actor actor) {
        String heading = language == Language.NYNORSK ? "Føremål" : "Formål";
        var first = new Clause(ClauseId.random(), 1, "1", ClauseText.parse(heading, ""));
        var head = new Head(title, language, parties, terms, Map.of(), Set.of(), false);
        return drafting.start(kind, Origin.WRITTEN, head, new Clauses(List.of(first)), List.of(), actor);
    }
}
