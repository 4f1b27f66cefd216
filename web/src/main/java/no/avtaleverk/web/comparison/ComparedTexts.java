package no.avtaleverk.web.comparison;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.TextState;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.standard.StandardText;
import no.avtaleverk.templates.standard.StandardTexts;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.Viewing;
import org.springframework.stereotype.Component;

/** Finds the texts to compare; each side only as the reader may see it. */
@Component
public final class ComparedTexts {
    private final Viewing viewing;
    private final StandardTexts standards;

    ComparedTexts(Viewing viewing, StandardTexts standards) {
        this.viewing = viewing;
        this.standards = standards;
    }

    /** The text, if there is one that the reader may see. */
    public Optional<ComparedText> find(TextReference reference, Actor by) {
        return switch (reference) {
            case TextReference.OfAgreement of ->
                viewing.view(of.agreement(), by).flatMap(view -> find(view, of.version()));
            case TextReference.OfIssued of -> issued(of, by);
            case TextReference.OfStandard of -> standards.find(of.key()).map(text -> standard(text, of.language()));
        };
    }

    /**
     * A text of an agreement, if the reader may see it.
     *
     * @param version 0 for the newest text
     */
    public Optional<ComparedText> find(AgreementView view, int version) {
        var agreement = view.agreement();
        var reference = new TextReference.OfAgreement(agreement.id(), version);
        if (version == 0) {
            return view.writing()
                    ? Optional.of(ComparedText.of(reference, agreement, null, agreement.head(), agreement.clauses()))
                    : Optional.empty();
        }
        return versions(view).stream()
                .filter(one -> one.number() == version)
                .findFirst()
                .map(one -> ComparedText.of(reference, agreement, one, one.head(), viewing.clauses(view, one)));
    }

    /** The newest issued version of the one standard text of that name, with the reference it was asked for by. */
    private Optional<ComparedText> issued(TextReference.OfIssued reference, Actor by) {
        List<AgreementView> named = viewing.register(by).stream()
                .filter(view -> names(view).contains(reference))
                .toList();
        return named.size() == 1
                ? newestIssued(named.getFirst())
                        .flatMap(version -> find(named.getFirst(), version.number()))
                        .map(text -> text.called(reference))
                : Optional.empty();
    }

    /** The names of a trust's own standard text that has been issued; several trusts may have it together. */
    public static List<TextReference.OfIssued> names(AgreementView view) {
        return newestIssued(view).stream()
                .flatMap(version -> version.head().trusts().stream()
                        .map(trust -> trust.id().value().replaceFirst("^[a-z]+-", ""))
                        .filter(number -> number.matches("[0-9]{9}"))
                        .map(number -> new TextReference.OfIssued(
                                number,
                                TextReference.named(version.head().title()),
                                version.head().language())))
                .filter(name -> !name.name().isEmpty())
                .toList();
    }

    private static Optional<AgreementVersion> newestIssued(AgreementView view) {
        var agreement = view.agreement();
        return agreement.kind().isStandardText()
                ? versions(view).stream().filter(agreement::isOpenToAll).findFirst()
                : Optional.empty();
    }

    /** The versions the reader may see, newest first. */
    public static List<AgreementVersion> versions(AgreementView view) {
        return view.agreement().versions().reversed().stream()
                .filter(version -> !version.text().equals(Sha256.ZERO))
                .toList();
    }

    /** Whether the newest text is one the reader may see and not, or not only, a version. */
    public static boolean hasDraft(AgreementView view) {
        return view.writing()
                && (view.agreement().text() == TextState.DRAFT
                        || view.agreement().versions().isEmpty());
    }

    private static ComparedText standard(StandardText text, Language language) {
        var draft = text.start(language, Map.of());
        return new ComparedText(
                new TextReference.OfStandard(text.key(), language),
                null,
                null,
                draft.title(),
                language,
                List.of(),
                Map.of(),
                draft.clauses());
    }
}
