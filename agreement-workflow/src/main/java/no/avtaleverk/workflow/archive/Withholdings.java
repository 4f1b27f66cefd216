package no.avtaleverk.workflow.archive;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.archive.ArchiveExtract.Withheld;
import no.avtaleverk.model.followup.Dossier;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.publication.PublicText;
import no.avtaleverk.model.publication.Publication;
import no.avtaleverk.model.publication.PublicationNote;
import no.avtaleverk.model.publication.WithholdingGrounds;
import no.avtaleverk.model.wording.Language;
import org.jspecify.annotations.Nullable;

/** What is withheld from the public of the texts of agreements, as archives are told of it. */
final class Withholdings {
    private final Function<AgreementId, List<Publication.Withholding>> withheld;
    private final WithholdingGrounds grounds;

    Withholdings(FollowUps followUps, WithholdingGrounds grounds) {
        this.withheld = id -> Publication.of(
                        followUps.read(Dossier.shared(FollowUpSubject.PUBLICATION, id), PublicationNote.class))
                .withheld();
        this.grounds = grounds;
    }

    /** What is withheld of an agreement now. */
    List<Publication.Withholding> of(AgreementId agreement) {
        return withheld.apply(agreement);
    }

    /** The title as everyone may read it. */
    String title(Agreement agreement) {
        Head head = agreement.head();
        return PublicText.line(head.title(), of(agreement.id()), grounds, head.language());
    }

    /** By what words of the title are withheld; absent when none are. */
    @Nullable
    String ofTitle(Agreement agreement) {
        Head head = agreement.head();
        Set<String> used = ofLine(head.title(), of(agreement.id()), head.language());
        return used.isEmpty() ? null : cited(used, head.language());
    }

    /** By what words of a line beside the text are withheld. */
    private Set<String> ofLine(String line, List<Publication.Withholding> all, Language language) {
        return all.stream()
                .filter(one -> !one.part().isEmpty()
                        && !PublicText.line(line, List.of(one), grounds, language)
                                .equals(line))
                .map(Publication.Withholding::ground)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String cited(Set<String> used, Language language) {
        return used.stream()
                .map(key -> grounds.find(key)
                        .map(ground -> ground.cite().in(language))
                        .orElse(key))
                .collect(Collectors.joining("; "));
    }

    /**
     * By what some of a version is withheld, whichever of its parties' documents it stands in.
     *
     * @param clauses of the version, before values are filled in
     * @return absent when nothing is
     */
    @Nullable
    Withheld of(Agreement agreement, AgreementVersion version, Clauses clauses) {
        List<Publication.Withholding> all = of(agreement.id());
        if (all.isEmpty()) {
            return null;
        }
        Head head = agreement.headOf(version);
        Set<String> used = Stream.concat(
                        Stream.of(head), head.municipalities().stream().map(head::forMunicipality))
                .map(one -> PublicText.of(clauses, clauses.filled(one), all, grounds, head.language()))
                .flatMap(text -> text.grounds().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        used.addAll(ofLine(version.head().title(), all, head.language()));
        if (used.isEmpty()) {
            return null;
        }
        Set<ClauseId> whole = all.stream()
                .filter(one -> one.part().isEmpty())
                .map(Publication.Withholding::clause)
                .collect(Collectors.toSet());
        return new Withheld(
                cited(used, head.language()),
                !clauses.isEmpty() && clauses.list().stream().map(Clause::id).allMatch(whole::contains));
    }
}
