package no.avtaleverk.web.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.LocalVariant;
import no.avtaleverk.model.compare.Concordance;
import no.avtaleverk.model.compare.TextDifference;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.standard.StandardText;
import no.avtaleverk.templates.standard.StandardTexts;
import no.avtaleverk.web.comparison.ComparedText;
import no.avtaleverk.web.comparison.ComparedTexts;
import no.avtaleverk.web.comparison.Comparison;
import no.avtaleverk.web.comparison.TextReference;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.Viewing;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Two texts clause by clause and word by word, and choosing them. */
@Controller
final class ComparisonController {
    private static final int MOST_SHOWN = 100;

    private final AgreementPages pages;
    private final ComparedTexts texts;
    private final Viewing viewing;
    private final StandardTexts standards;
    private final PageWords words;

    ComparisonController(
            AgreementPages pages, ComparedTexts texts, Viewing viewing, StandardTexts standards, PageWords words) {
        this.pages = pages;
        this.texts = texts;
        this.viewing = viewing;
        this.standards = standards;
        this.words = words;
    }

    /**
     * A text that may be chosen.
     *
     * @param address where choosing it leads
     * @param same whether it is the text chosen first
     */
    record Choice(
            TextReference reference, String title, String about, Language language, String address, boolean same) {}

    /** One agreement with its texts. */
    record Choices(Agreement agreement, String parties, List<Choice> texts) {}

    @GetMapping("/agreements/{id}/comparison")
    String versions(
            @PathVariable AgreementId id,
            @RequestParam @Nullable Integer from,
            @RequestParam @Nullable Integer to,
            @RequestParam(defaultValue = "inline") String layout,
            @RequestParam(defaultValue = "all") String show,
            Actor actor,
            Model model) {
        AgreementView view = pages.view(id, actor);
        List<AgreementVersion> versions = AgreementPages.versions(view);
        boolean draft = AgreementPages.hasDraft(view);
        model.addAttribute("agreement", view.agreement());
        model.addAttribute("may", pages.may(view, actor));
        model.addAttribute("versions", versions);
        model.addAttribute("hasDraft", draft);
        model.addAttribute("layout", layout);
        int newest = draft ? 0 : versions.getFirst().number();
        if (versions.size() + (draft ? 1 : 0) < 2 && from == null && to == null) {
            model.addAttribute("only", new TextReference.OfAgreement(id, newest).written());
            return "comparison";
        }
        int before = draft && !versions.isEmpty()
                ? versions.getFirst().number()
                : versions.size() > 1 ? versions.get(1).number() : newest;
        return compared(
                text(view, from == null ? before : from), text(view, to == null ? newest : to), layout, show, model);
    }

    @GetMapping("/comparison")
    String texts(
            @RequestParam TextReference left,
            @RequestParam TextReference right,
            @RequestParam(defaultValue = "inline") String layout,
            @RequestParam(defaultValue = "all") String show,
            Actor actor,
            Model model) {
        ComparedText old = texts.find(left, actor).orElseThrow(NotFoundException::new);
        ComparedText young = texts.find(right, actor).orElseThrow(NotFoundException::new);
        model.addAttribute("layout", layout);
        return compared(old, young, layout, show, model);
    }

    private ComparedText text(AgreementView view, int number) {
        return texts.find(view, number).orElseThrow(NotFoundException::new);
    }

    private static String compared(ComparedText left, ComparedText right, String layout, String show, Model model) {
        Comparison comparison = Comparison.of(left, right);
        model.addAttribute("left", left);
        model.addAttribute("right", right);
        model.addAttribute("sides", layout.equals("sides") || comparison.parallel() != null);
        model.addAttribute("show", show);
        model.addAttribute("comparison", comparison);
        TextDifference difference = comparison.difference();
        if (difference != null) {
            var counts = new LinkedHashMap<TextDifference.Aspect, Long>();
            for (TextDifference.Aspect aspect : TextDifference.Aspect.values()) {
                counts.put(aspect, difference.count(aspect));
            }
            model.addAttribute("counts", counts);
            model.addAttribute("inserted", difference.words(TextDifference.Operation.INSERTED));
            model.addAttribute("deleted", difference.words(TextDifference.Operation.DELETED));
            model.addAttribute("concordance", Concordance.of(difference));
        }
        model.addAttribute("entries", ComparisonEntry.of(comparison, show.equals("changes")));
        return "comparison";
    }

    // ---- choosing ---------------------------------------------------------------------------------------------------

    @GetMapping("/comparison/choose")
    String choose(
            @RequestParam @Nullable TextReference left,
            @RequestParam(defaultValue = "") String q,
            Actor actor,
            Model model) {
        ComparedText from = left == null ? null : texts.find(left, actor).orElseThrow(NotFoundException::new);
        String wanted = q.strip().toLowerCase(Locale.ROOT);
        List<AgreementView> register = viewing.register(actor);
        List<Choices> all = register.stream()
                .filter(view -> wanted.isEmpty() || names(view).contains(wanted))
                .sorted(Comparator.comparingInt(view -> distance(from, view.agreement())))
                .map(view -> choices(view, from))
                .filter(choices -> !choices.texts().isEmpty())
                .toList();
        model.addAttribute("from", from);
        model.addAttribute("q", q.strip());
        model.addAttribute(
                "own",
                all.stream().filter(choices -> isOf(from, choices.agreement())).toList());
        List<Choices> others =
                all.stream().filter(choices -> !isOf(from, choices.agreement())).toList();
        model.addAttribute("others", others.stream().limit(MOST_SHOWN).toList());
        model.addAttribute("leftOut", Math.max(0, others.size() - MOST_SHOWN));
        model.addAttribute("issued", issued(register, from, wanted));
        model.addAttribute("standards", standards(from, wanted));
        return "comparison-choose";
    }

    private static String names(AgreementView view) {
        var head = view.agreement().head();
        return (head.title() + " "
                        + String.join(
                                " ",
                                head.parties().stream()
                                        .map(party -> party.name())
                                        .toList()))
                .toLowerCase(Locale.ROOT);
    }

    private static boolean isOf(@Nullable ComparedText from, Agreement agreement) {
        return from != null && from.agreement() != null && from.agreement().id().equals(agreement.id());
    }

    /** Texts from the same standard come first, then those of the same kind. */
    private static int distance(@Nullable ComparedText from, Agreement agreement) {
        if (from == null) {
            return 0;
        }
        String standard = standard(agreement);
        if (!standard.isEmpty() && standard.equals(standard(from))) {
            return 0;
        }
        return from.agreement() != null && from.agreement().kind() == agreement.kind() ? 1 : 2;
    }

    private static String standard(ComparedText text) {
        return text.agreement() != null
                ? standard(text.agreement())
                : text.reference() instanceof TextReference.OfStandard standard ? standard.key() : "";
    }

    /** The key of the standard an agreement was made from; empty when it was not. */
    private static String standard(Agreement agreement) {
        String origin = agreement.origin().standard();
        return origin == null ? "" : origin.replaceFirst("@.*", "");
    }

    private Choices choices(AgreementView view, @Nullable ComparedText from) {
        Agreement agreement = view.agreement();
        var choices = new ArrayList<Choice>();
        if (ComparedTexts.hasDraft(view)) {
            choices.add(choice(
                    new TextReference.OfAgreement(agreement.id(), 0),
                    "",
                    agreement.head().language(),
                    from));
        }
        for (AgreementVersion version : ComparedTexts.versions(view)) {
            choices.add(choice(
                    new TextReference.OfAgreement(agreement.id(), version.number()),
                    words.day(version.at()),
                    version.head().language(),
                    from));
        }
        String parties = String.join(
                ", ",
                agreement.head().parties().stream().map(party -> party.name()).toList());
        return new Choices(agreement, parties, choices);
    }

    private static Choice choice(
            TextReference.OfAgreement reference, String day, Language language, @Nullable ComparedText from) {
        return new Choice(
                reference,
                reference.version() == 0 ? "" : String.valueOf(reference.version()),
                day,
                language,
                address(from, reference),
                from != null && from.reference().equals(reference));
    }

    /** The page that compares, the older text first; or the one to choose the other text on. */
    private static String address(@Nullable ComparedText from, TextReference chosen) {
        if (from == null) {
            return "/comparison/choose?left=" + chosen.written();
        }
        if (from.reference() instanceof TextReference.OfAgreement one
                && chosen instanceof TextReference.OfAgreement other
                && one.agreement().equals(other.agreement())) {
            boolean later = other.version() == 0 || one.version() != 0 && other.version() > one.version();
            return "/agreements/%s/comparison?from=%d&to=%d"
                    .formatted(
                            one.agreement(),
                            later ? one.version() : other.version(),
                            later ? other.version() : one.version());
        }
        boolean first = !(chosen instanceof TextReference.OfAgreement);
        return "/comparison?left=%s&right=%s"
                .formatted(
                        first ? chosen.written() : from.reference().written(),
                        first ? from.reference().written() : chosen.written());
    }

    /** The trusts' own standard texts by name; the one the text is built on first. One of two with the same name has its versions alone. */
    private static List<Choice> issued(List<AgreementView> register, @Nullable ComparedText from, String wanted) {
        var views = new LinkedHashMap<TextReference.OfIssued, List<AgreementView>>();
        for (AgreementView view : register) {
            ComparedTexts.names(view).stream().limit(1).forEach(name -> views.computeIfAbsent(
                            name, key -> new ArrayList<>())
                    .add(view));
        }
        var choices = new ArrayList<Choice>();
        views.forEach((name, named) -> {
            AgreementView view = named.getFirst();
            if (named.size() == 1 && (wanted.isEmpty() || names(view).contains(wanted))) {
                var choice = new Choice(
                        name,
                        view.agreement().head().title(),
                        String.join(
                                ", ",
                                view.agreement().head().trusts().stream()
                                        .map(AgreementParty::name)
                                        .toList()),
                        name.language(),
                        address(from, name),
                        from != null && from.reference().equals(name));
                choices.add(isBasis(from, view.agreement()) ? 0 : choices.size(), choice);
            }
        });
        return choices;
    }

    private static boolean isBasis(@Nullable ComparedText from, Agreement standard) {
        Agreement agreement = from == null ? null : from.agreement();
        LocalVariant variant = agreement == null ? null : agreement.variant();
        return variant != null && variant.basis().agreement().equals(standard.id());
    }

    private List<Choice> standards(@Nullable ComparedText from, String wanted) {
        var choices = new ArrayList<Choice>();
        for (StandardText standard : standards.all()) {
            for (Language language : Language.values()) {
                var reference = new TextReference.OfStandard(standard.key(), language);
                String title = standard.title().in(language);
                if (wanted.isEmpty() || title.toLowerCase(Locale.ROOT).contains(wanted)) {
                    choices.add(new Choice(
                            reference,
                            title,
                            "",
                            language,
                            address(from, reference),
                            from != null && from.reference().equals(reference)));
                }
            }
        }
        String own = from == null ? "" : standard(from);
        choices.sort(Comparator.comparing(choice -> !(choice.reference() instanceof TextReference.OfStandard of
                && of.key().equals(own))));
        return choices;
    }
}
