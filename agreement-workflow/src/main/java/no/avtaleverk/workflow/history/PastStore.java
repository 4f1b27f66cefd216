package no.avtaleverk.workflow.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Answer;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Known;
import no.avtaleverk.model.agreement.ReadAgreements;
import no.avtaleverk.model.agreement.ReadHistory;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.UnknownAnswer;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.PartyId;

/**
 * The register and the log as they were when the log stood at a place: versions, facts and entries, and what was being written then, for
 * those who wrote it.
 *
 * <p>Which clause answers which requirement is as it is now, less what a jurist has recorded or confirmed since and with what has been
 * withdrawn since, as far as the log tells ({@link PastAnswers}).
 */
final class PastStore implements ReadAgreements, ReadHistory {
    private static final int BATCH = 500;

    private final ReadAgreements agreements;
    private final ReadHistory history;
    private final long position;
    private final Runnable reading;

    /**
     * @param position of the last entry that counts
     * @param reading hears of each agreement that is read
     */
    PastStore(ReadAgreements agreements, ReadHistory history, long position, Runnable reading) {
        this.reading = reading;
        this.agreements = agreements;
        this.history = history;
        this.position = position;
    }

    // ---- the agreements ---------------------------------------------------------------------------------------------

    @Override
    public Optional<Agreement> find(AgreementId id) {
        return agreements.find(id).flatMap(this::then);
    }

    private Optional<Agreement> then(Agreement now) {
        reading.run();
        List<AuditEntry> log = history.of(now.id());
        return Known.upTo(position, now, log).map(known -> withText(known.agreement(), log));
    }

    /** With the revision that was the newest then. */
    private Agreement withText(Agreement then, List<AuditEntry> log) {
        long revision = log.stream()
                .filter(entry -> entry.position() <= position)
                .mapToLong(AuditEntry::revision)
                .max()
                .orElse(then.revision());
        return new Agreement(
                then.id(),
                then.kind(),
                then.origin(),
                then.sequence(),
                revision,
                then.state(),
                then.text(),
                then.head(),
                agreements.text(then.id(), revision),
                answers(then.id(), then.answers(), log).answers(),
                then.versions(),
                then.facts(),
                then.variant());
    }

    private PastAnswers answers(AgreementId id, List<Answer> now, List<AuditEntry> log) {
        return new PastAnswers(id, position, now, log, revision -> agreements.text(id, revision));
    }

    /** Answers of which the log does not tell whether they had been confirmed then. */
    List<UnknownAnswer> unknownAnswers() {
        var told = new TreeSet<AgreementId>();
        long at = position;
        for (List<AuditEntry> next = history.after(at, BATCH); !next.isEmpty(); next = history.after(at, BATCH)) {
            for (AuditEntry entry : next) {
                at = entry.position();
                AgreementId id = entry.agreement();
                if (id != null
                        && (entry.event() instanceof AuditEvent.AnswerRecorded
                                || entry.event() instanceof AuditEvent.AnswerWithdrawn)) {
                    told.add(id);
                }
            }
        }
        var unknown = new ArrayList<UnknownAnswer>();
        for (AgreementId id : told) {
            agreements
                    .find(id)
                    .ifPresent(now -> unknown.addAll(
                            answers(id, now.answers(), history.of(id)).unknown()));
        }
        return unknown;
    }

    /** Those that bear on texts, each text read once. */
    List<PastRegister.Unknown> unknownIn(Set<PastRegister.Text> texts, Set<RequirementId> asked) {
        Map<AgreementId, List<UnknownAnswer>> byAgreement = unknownAnswers().stream()
                .filter(answer -> asked.contains(answer.requirement()))
                .collect(Collectors.groupingBy(UnknownAnswer::agreement));
        var found = new ArrayList<PastRegister.Unknown>();
        texts.stream()
                .filter(text -> byAgreement.containsKey(text.agreement()))
                .sorted(Comparator.comparing(PastRegister.Text::agreement).thenComparing(PastRegister.Text::version))
                .forEach(text -> agreements
                        .find(text.agreement())
                        .flatMap(agreement -> agreement.version(text.version()))
                        .ifPresent(version -> {
                            Clauses clauses = agreements.text(text.agreement(), version.revision());
                            byAgreement
                                    .getOrDefault(text.agreement(), List.of())
                                    .forEach(answer -> clauses.find(answer.clause())
                                            .filter(clause -> clause.sha256().equals(answer.text()))
                                            .ifPresent(clause -> found.add(new PastRegister.Unknown(
                                                    answer,
                                                    version.number(),
                                                    version.head().title(),
                                                    clause.number()))));
                        }));
        return found;
    }

    @Override
    public List<Agreement> ofParties(Collection<PartyId> parties) {
        return agreements.ofParties(parties).stream()
                .flatMap(now -> then(now).stream())
                .toList();
    }

    @Override
    public List<Agreement> builtOn(AgreementId basis) {
        return agreements.builtOn(basis).stream()
                .flatMap(now -> then(now).stream())
                .toList();
    }

    @Override
    public List<Agreement> all() {
        return agreements.all().stream().flatMap(now -> then(now).stream()).toList();
    }

    @Override
    public Clauses text(AgreementId id, long revision) {
        return agreements.text(id, revision);
    }

    @Override
    public Map<Long, Clauses> texts(AgreementId id, Collection<Long> revisions) {
        return agreements.texts(id, revisions);
    }

    @Override
    public Optional<ClauseText> words(Sha256 digest) {
        return agreements.words(digest);
    }

    // ---- the log ----------------------------------------------------------------------------------------------------

    @Override
    public List<AuditEntry> after(long from, int limit) {
        return history.after(from, limit).stream()
                .filter(entry -> entry.position() <= position)
                .toList();
    }

    @Override
    public List<Place> placesAfter(long from, int limit) {
        return history.placesAfter(from, limit).stream()
                .filter(place -> place.position() <= position)
                .toList();
    }

    @Override
    public List<Place> subjectsUntil(long last) {
        return history.subjectsUntil(Math.min(last, position));
    }

    @Override
    public List<AuditEntry> of(AgreementId agreement) {
        return history.of(agreement).stream()
                .filter(entry -> entry.position() <= position)
                .toList();
    }

    @Override
    public Optional<AuditEntry> head() {
        return position < 1
                ? Optional.empty()
                : history.after(position - 1, 1).stream().findFirst();
    }
}
