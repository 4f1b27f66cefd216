package no.avtaleverk.workflow.reporting;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Facts;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.agreement.Origin;
import no.avtaleverk.model.agreement.TextState;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;

/**
 * Reading agreements with the reader's rights applied before anything is handed out. What an outsider gets holds nothing else, so
 * that no page or file can leak by forgetting.
 */
public final class Viewing {
    private final Agreements agreements;
    private final History history;

    public Viewing(Agreements agreements, History history) {
        this.agreements = agreements;
        this.history = history;
    }

    /** An agreement, if the reader may know of it. */
    public Optional<AgreementView> view(AgreementId id, Actor by) {
        return agreements.find(id).flatMap(agreement -> view(agreement, by));
    }

    /** All agreements the reader may know of; those of the own organisation first, then by title. */
    public List<AgreementView> register(Actor by) {
        return agreements.all().stream()
                .flatMap(agreement -> view(agreement, by).stream())
                .sorted(Comparator.comparing((AgreementView view) -> !isOwn(view, by))
                        .thenComparing(view -> view.agreement().head().title())
                        .thenComparing(view -> view.agreement().id()))
                .toList();
    }

    private static boolean isOwn(AgreementView view, Actor by) {
        return by.organisation() != null && view.agreement().head().hasParty(by.organisation());
    }

    /** The clauses of a version. */
    public Clauses clauses(AgreementView view, AgreementVersion version) {
        return agreements.text(view.agreement().id(), version.revision());
    }

    /** The log of an agreement, if the reader may see it; empty otherwise. */
    public List<AuditEntry> log(AgreementView view, Actor by) {
        return view.inner() && by.mayReadLog(everParties(view.agreement()))
                ? history.of(view.agreement().id())
                : List.of();
    }

    private Optional<AgreementView> view(Agreement agreement, Actor by) {
        List<PartyId> parties = everParties(agreement);
        if (parties.stream().anyMatch(by.readsWorkOf()::contains)) {
            return Optional.of(new AgreementView(agreement, true));
        }
        if (by.mayReadDraft(parties) && !agreement.versions().isEmpty()) {
            return Optional.of(new AgreementView(asSubmitted(agreement), true));
        }
        List<AgreementVersion> concluded =
                agreement.versions().stream().filter(agreement::isConcluded).toList();
        return concluded.isEmpty()
                ? Optional.empty()
                : Optional.of(new AgreementView(concludedOnly(agreement, concluded), false));
    }

    /** The agreement with the text last submitted in place of what is being written. */
    private Agreement asSubmitted(Agreement agreement) {
        AgreementVersion last = agreement.versions().getLast();
        if (last.revision() == agreement.revision()) {
            return agreement;
        }
        return new Agreement(
                agreement.id(),
                agreement.kind(),
                agreement.origin(),
                agreement.sequence(),
                last.revision(),
                agreement.state(),
                agreement.text(),
                last.head(),
                agreements.text(agreement.id(), last.revision()),
                agreement.answers(),
                agreement.versions(),
                agreement.facts());
    }

    /** Everyone who is or was party to some version. */
    private static List<PartyId> everParties(Agreement agreement) {
        return Stream.concat(
                        agreement.head().partyIds().stream(),
                        agreement.versions().stream().flatMap(v -> v.head().partyIds().stream()))
                .distinct()
                .toList();
    }

    private static Agreement concludedOnly(Agreement agreement, List<AgreementVersion> concluded) {
        AgreementVersion last = concluded.getLast();
        Set<Integer> numbers =
                concluded.stream().map(AgreementVersion::number).collect(java.util.stream.Collectors.toSet());
        // Numbers are positions in the list, so versions that were never concluded stay as empty places.
        List<AgreementVersion> kept = agreement.versions().stream()
                .limit(last.number())
                .map(version -> numbers.contains(version.number()) ? withoutOriginal(version) : hidden(version, last))
                .toList();
        Facts facts = agreement.facts();
        var shown = new Facts(
                facts.resolutions().stream()
                        .filter(r -> numbers.contains(r.version()))
                        .toList(),
                facts.signatures().stream()
                        .filter(s -> numbers.contains(s.version()))
                        .toList(),
                List.of(),
                facts.prolongations(),
                facts.notices(),
                List.of(),
                List.of());
        return new Agreement(
                agreement.id(),
                agreement.kind(),
                Origin.WRITTEN,
                agreement.sequence(),
                last.revision(),
                agreement.state() == AgreementState.UNSIGNED ? AgreementState.SIGNED : agreement.state(),
                TextState.SIGNED,
                last.head(),
                Clauses.NONE,
                agreement.answers(),
                kept,
                shown);
    }

    /** A file may hold more documents than the one that was concluded, so the original is for the parties. */
    private static AgreementVersion withoutOriginal(AgreementVersion version) {
        return new AgreementVersion(
                version.number(),
                version.revision(),
                version.text(),
                version.head(),
                version.documents(),
                null,
                version.at(),
                version.by(),
                version.note());
    }

    private static AgreementVersion hidden(AgreementVersion version, AgreementVersion last) {
        var head = last.head();
        var nobody = new no.avtaleverk.model.agreement.Head(
                head.title(),
                head.language(),
                List.of(),
                new no.avtaleverk.model.agreement.Terms(null, null, EntryIntoForce.EACH_MUNICIPALITY),
                java.util.Map.of(),
                Set.of(),
                false);
        return new AgreementVersion(
                version.number(),
                0,
                no.avtaleverk.model.agreement.Sha256.ZERO,
                nobody,
                java.util.Map.of(),
                null,
                version.at(),
                "",
                "");
    }
}
