package no.avtaleverk.model.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * A samarbeidsavtale with all that is known of it. Immutable: every request for change answers with a {@link Decision}.
 *
 * <p>Roles are checked here as well as moves, so that no way in can forget them; which step is lawful in which state is the
 * business of the workflow's tables alone.
 *
 * @param sequence number of changes so far; the lock for the head, and for whoever asks that nothing has changed
 * @param revision number of stored edits of the text so far
 * @param text where the work on the newest text stands
 * @param head of the newest text
 * @param clauses the newest text
 * @param variant what it is built on, and why it departs from that; absent when it stands by itself
 */
public record Agreement(
        AgreementId id,
        AgreementKind kind,
        Origin origin,
        long sequence,
        long revision,
        AgreementState state,
        TextState text,
        Head head,
        Clauses clauses,
        List<Answer> answers,
        List<AgreementVersion> versions,
        Facts facts,
        @Nullable LocalVariant variant) {

    public Agreement {
        answers = List.copyOf(answers);
        versions = List.copyOf(versions);
    }

    // ---- how an agreement comes to be -------------------------------------------------------------------------------

    /** Begin an agreement as a draft. */
    public static Decision draft(
            AgreementId id,
            AgreementKind kind,
            Origin origin,
            Head head,
            Clauses clauses,
            List<Answer> answers,
            Actor by,
            Instant at) {
        List<Refusal> faults = draftFaults(kind, head, clauses, by);
        if (!faults.isEmpty()) {
            return new Decision.Refused(faults);
        }
        return begun(id, kind, origin, head, clauses, answers, null)
                .because(
                        new AuditEvent.AgreementDrafted(
                                head.title(),
                                kind,
                                head.language(),
                                List.copyOf(head.partyIds()),
                                origin,
                                clauses.sha256()),
                        by,
                        at);
    }

    /**
     * Begin an agreement as a draft that is built on a version of another text.
     *
     * @param basisText the text of that version
     * @param clauses its clauses, with the same ids, as far as the draft keeps them
     * @param reasons why clauses depart; those that do not may be missing until the text is submitted
     */
    public static Decision draftVariant(
            AgreementId id,
            AgreementKind kind,
            LocalVariant.Basis basis,
            Clauses basisText,
            Head head,
            Clauses clauses,
            List<Answer> answers,
            Map<ClauseId, String> reasons,
            Actor by,
            Instant at) {
        List<Refusal> faults = draftFaults(kind, head, clauses, by);
        faults.addAll(reasonFaults(reasons));
        if (kind.isStandardText()) {
            faults.add(new Refusal.NotForThisKind(Step.SUBMIT, kind));
        }
        if (!faults.isEmpty()) {
            return new Decision.Refused(faults);
        }
        LocalVariant variant = LocalVariant.on(basis).on(basis, basisText, clauses, said(reasons, by, at));
        var kept = new TreeMap<ClauseId, String>();
        variant.reasons().forEach((clause, reason) -> kept.put(clause, reason.text()));
        return begun(id, kind, Origin.WRITTEN, head, clauses, answers, variant)
                .because(
                        new AuditEvent.VariantDrafted(
                                head.title(),
                                kind,
                                head.language(),
                                List.copyOf(head.partyIds()),
                                basis,
                                kept,
                                clauses.sha256()),
                        by,
                        at);
    }

    private static List<Refusal> draftFaults(AgreementKind kind, Head head, Clauses clauses, Actor by) {
        List<Refusal> faults = faultsOf(kind, head, clauses);
        if (!by.mayDraft(head.partyIds())) {
            faults.addFirst(new Refusal.NotAllowed());
        }
        return faults;
    }

    private static Agreement begun(
            AgreementId id,
            AgreementKind kind,
            Origin origin,
            Head head,
            Clauses clauses,
            List<Answer> answers,
            @Nullable LocalVariant variant) {
        return new Agreement(
                id,
                kind,
                origin,
                1,
                1,
                AgreementState.UNSIGNED,
                TextState.DRAFT,
                head.forDrafting(),
                clauses,
                answers,
                List.of(),
                Facts.NONE,
                variant);
    }

    /**
     * Register an agreement that was concluded before it came here. Its text becomes version 1, signed; what the given vedtak and
     * signatures do not document is shown as undocumented.
     *
     * @param facts their version is set to 1 and their text to this one
     */
    public static Decision register(
            AgreementId id,
            AgreementKind kind,
            Origin origin,
            Head head,
            Clauses clauses,
            List<Answer> answers,
            Facts facts,
            String note,
            Actor by,
            Instant at,
            LocalDate today) {
        List<Refusal> faults = draftFaults(kind, head, clauses, by);
        if (kind.isStandardText()) {
            faults.add(new Refusal.NotForThisKind(Step.CONCLUDE, kind));
        }
        Stream.concat(
                        facts.resolutions().stream().map(Resolution::date),
                        facts.signatures().stream().map(SignatureRecord::date))
                .filter(date -> date.isAfter(today))
                .forEach(date -> faults.add(new Refusal.DateInFuture(date)));
        facts.notices()
                .forEach(notice -> faults.addAll(Termination.faultsOf(notice, head.partyIds(), head.terms(), today)));
        Stream.of(
                        facts.evidence().stream().map(Evidence::date),
                        facts.prolongations().stream().map(Prolongation::decided),
                        facts.reviews().stream().flatMap(review -> Stream.ofNullable(review.held())))
                .flatMap(dates -> dates)
                .filter(date -> date.isAfter(today))
                .forEach(date -> faults.add(new Refusal.DateInFuture(date)));
        Stream.concat(
                        facts.resolutions().stream().map(Resolution::party),
                        facts.signatures().stream().map(SignatureRecord::party))
                .filter(party -> !head.hasParty(party))
                .distinct()
                .forEach(party -> faults.add(new Refusal.NotAParty(party)));
        if (!faults.isEmpty()) {
            return new Decision.Refused(faults);
        }
        Sha256 hash = clauses.sha256();
        var bound = new Facts(
                facts.resolutions().stream()
                        .map(resolution -> resolution.on(1, hash))
                        .toList(),
                facts.signatures().stream()
                        .map(s -> new SignatureRecord(
                                s.party(),
                                s.signer(),
                                s.capacity(),
                                s.mandate(),
                                s.date(),
                                SignatureRecord.Method.ON_PAPER,
                                1,
                                hash,
                                null))
                        .toList(),
                List.of(),
                facts.prolongations(),
                facts.notices(),
                facts.reviews(),
                facts.evidence(),
                Proceedings.NONE);
        var version = new AgreementVersion(1, 1, hash, head, Map.of(), origin.file(), at, by.name(), note);
        var agreement = new Agreement(
                id,
                kind,
                origin,
                1,
                1,
                AgreementState.SIGNED,
                TextState.SIGNED,
                head,
                clauses,
                answers,
                List.of(version),
                bound,
                null);
        return agreement.because(
                new AuditEvent.AgreementRegistered(
                        head.title(),
                        kind,
                        head.language(),
                        List.copyOf(head.partyIds()),
                        origin,
                        hash,
                        head.terms().from()),
                by,
                at);
    }

    private static List<Refusal> faultsOf(AgreementKind kind, Head head, Clauses clauses) {
        var faults = new ArrayList<Refusal>();
        if (kind.isStandardText()) {
            head.municipalities().forEach(party -> faults.add(new Refusal.StandardTextHasMunicipality(party.id())));
        } else if (head.municipalities().isEmpty()) {
            faults.add(new Refusal.PartyMissing(true));
        }
        if (head.trusts().isEmpty()) {
            faults.add(new Refusal.PartyMissing(false));
        }
        for (Clause clause : clauses) {
            if (NationalIdentityNumbers.occursIn(clause.text())) {
                faults.add(new Refusal.NationalIdentityNumber(clause.id()));
            }
        }
        requireNoIdentityNumber(
                faults, head.title(), String.join("\n", head.parameters().values()));
        OwnTerms.NoticeTerms notice = head.terms().ownOrNone().notice();
        if ((kind.isAgreement() || kind.isStandardText())
                && notice != null
                && !notice.period().isAtLeastAYear()) {
            faults.add(new Refusal.NoticeTermTooShort(notice.period()));
        }
        return faults;
    }

    static void requireNoIdentityNumber(List<Refusal> faults, String... words) {
        if (Stream.of(words).anyMatch(NationalIdentityNumbers::occursIn)) {
            faults.add(new Refusal.NationalIdentityNumberBeside());
        }
    }

    // ---- editing ----------------------------------------------------------------------------------------------------

    /**
     * Replace the words of one clause, giving a new revision. Answers follow the clause and ask to be confirmed again.
     *
     * @param read digest of the words the writer started from; another edit of the same clause meanwhile is a refusal
     */
    public Decision editClause(ClauseId clause, Sha256 read, ClauseText words, Actor by, Instant at) {
        var faults = editFaults(by);
        Optional<Clause> before = clauses.find(clause);
        if (before.isEmpty()) {
            faults.add(new Refusal.UnknownClause(clause));
        } else if (!before.get().sha256().equals(read)) {
            faults.add(new Refusal.ClauseChangedMeanwhile(clause, before.get().text()));
        }
        if (NationalIdentityNumbers.occursIn(words)) {
            faults.add(new Refusal.NationalIdentityNumber(clause));
        }
        if (!faults.isEmpty()) {
            return new Decision.Refused(faults);
        }
        Sha256 after = words.sha256();
        var carried = new ArrayList<>(answers);
        carry(clause, read, after, carried);
        return edited(clauses.replacing(clause, words), carried)
                .because(new AuditEvent.ClauseEdited(clause, read, after, of(clause, come(carried))), by, at);
    }

    /** What answers came to words that had none such. */
    private Map<ClauseId, Set<RequirementId>> come(List<Answer> carried) {
        var come = new TreeMap<ClauseId, Set<RequirementId>>();
        carried.subList(answers.size(), carried.size())
                .forEach(answer -> come.computeIfAbsent(answer.clause(), clause -> new TreeSet<>())
                        .add(answer.requirement()));
        return come;
    }

    private static Set<RequirementId> of(ClauseId clause, Map<ClauseId, Set<RequirementId>> come) {
        return come.getOrDefault(clause, Set.of());
    }

    /** Answers follow a clause to its new words, to be confirmed again. */
    private void carry(ClauseId clause, Sha256 before, Sha256 after, List<Answer> carried) {
        for (Answer answer : answers) {
            if (answer.clause().equals(clause) && answer.text().equals(before)) {
                addUnlessThere(new Answer(clause, after, answer.requirement(), answer.basis(), false), carried);
            }
        }
    }

    private static void addUnlessThere(Answer answer, List<Answer> carried) {
        if (carried.stream()
                .noneMatch(a -> a.clause().equals(answer.clause())
                        && a.text().equals(answer.text())
                        && a.requirement().equals(answer.requirement()))) {
            carried.add(answer);
        }
    }

    /**
     * Add a clause after one that is there, whatever else has changed meanwhile.
     *
     * @param clause an id that no clause of the text has
     * @param after the clause it comes after; absent to come first
     * @param suggested what its author says that it answers; each an answer to be confirmed by a jurist
     */
    public Decision addClause(
            ClauseId clause,
            @Nullable ClauseId after,
            int level,
            ClauseText words,
            Collection<RequirementId> suggested,
            Actor by,
            Instant at) {
        return adding(clauses, clause, after, level, words, suggested, editFaults(by), by, at);
    }

    /**
     * Add a clause if nothing at all has changed meanwhile.
     *
     * @param readSequence the number of changes the writer had seen
     */
    public Decision addClause(
            ClauseId clause,
            @Nullable ClauseId after,
            int level,
            ClauseText words,
            long readSequence,
            Actor by,
            Instant at) {
        return addClause(clause, after, level, words, List.of(), readSequence, by, at);
    }

    /** The same, together with what its author says that it answers. */
    public Decision addClause(
            ClauseId clause,
            @Nullable ClauseId after,
            int level,
            ClauseText words,
            Collection<RequirementId> suggested,
            long readSequence,
            Actor by,
            Instant at) {
        var faults = editFaults(by);
        requireRead(readSequence, faults);
        return adding(clauses, clause, after, level, words, suggested, faults, by, at);
    }

    private Decision adding(
            Clauses text,
            ClauseId clause,
            @Nullable ClauseId after,
            int level,
            ClauseText words,
            Collection<RequirementId> suggested,
            List<Refusal> faults,
            Actor by,
            Instant at) {
        if (after != null && !clauses.contains(after)) {
            faults.add(new Refusal.UnknownClause(after));
        }
        if (NationalIdentityNumbers.occursIn(words)) {
            faults.add(new Refusal.NationalIdentityNumber(clause));
        }
        if (!faults.isEmpty()) {
            return new Decision.Refused(faults);
        }
        int position = after == null ? 0 : clauses.positionOf(after) + 1;
        Sha256 hash = words.sha256();
        var longer = new ArrayList<>(answers);
        for (RequirementId requirement : suggested) {
            // A clause that was taken out and comes back with the same words finds its answers again.
            if (answers.stream()
                    .noneMatch(a -> a.clause().equals(clause)
                            && a.text().equals(hash)
                            && a.requirement().equals(requirement))) {
                longer.add(new Answer(clause, hash, requirement, Answer.Basis.STANDARD_TEXT, false));
            }
        }
        return edited(text.inserting(position, new Clause(clause, level, "", words)), longer)
                .because(new AuditEvent.ClauseAdded(clause, hash, after, of(clause, come(longer))), by, at);
    }

    /**
     * Take a clause out of the text; it stays in all earlier versions, and what stands below it stays in the text.
     *
     * @param read digest of the words on the writer's screen, so that nobody's newer words go unseen
     */
    public Decision removeClause(ClauseId clause, Sha256 read, Actor by, Instant at) {
        var faults = editFaults(by);
        requireWords(clause, read, faults);
        return removing(clauses, clause, faults, by, at);
    }

    private void requireWords(ClauseId clause, Sha256 read, List<Refusal> faults) {
        clauses.find(clause)
                .filter(now -> !now.sha256().equals(read))
                .ifPresent(now -> faults.add(new Refusal.ClauseChangedMeanwhile(clause, now.text())));
    }

    /** Take a clause out if nothing at all has changed meanwhile. */
    public Decision removeClause(ClauseId clause, long readSequence, Actor by, Instant at) {
        var faults = editFaults(by);
        requireRead(readSequence, faults);
        return removing(clauses, clause, faults, by, at);
    }

    private Decision removing(Clauses text, ClauseId clause, List<Refusal> faults, Actor by, Instant at) {
        Optional<Clause> before = clauses.find(clause);
        if (before.isEmpty()) {
            faults.add(new Refusal.UnknownClause(clause));
        }
        if (!faults.isEmpty()) {
            return new Decision.Refused(faults);
        }
        return edited(text.without(clause), answers)
                .because(
                        new AuditEvent.ClauseRemoved(
                                clause, before.orElseThrow().sha256()),
                        by,
                        at);
    }

    /**
     * Move a clause and all that stands below it, whatever else has changed meanwhile.
     *
     * @param after the clause it shall stand after; absent to come first
     * @param level of the clause itself; what stands below it keeps its distance
     */
    public Decision moveClause(ClauseId clause, @Nullable ClauseId after, int level, Actor by, Instant at) {
        List<Clause> chapter = clauses.chapter(clause);
        int own = chapter.isEmpty() ? level : chapter.getFirst().level();
        int deepest = chapter.stream().mapToInt(Clause::level).max().orElse(own);
        int shift = Math.min(level - own, Clause.DEEPEST - deepest);
        return moving(clauses, clause, ids(chapter), after, shift, editFaults(by), by, at);
    }

    private Decision moving(
            Clauses text,
            ClauseId clause,
            List<ClauseId> together,
            @Nullable ClauseId after,
            int shift,
            List<Refusal> faults,
            Actor by,
            Instant at) {
        if (!text.contains(clause)) {
            faults.add(new Refusal.UnknownClause(clause));
        }
        if (after != null && !text.contains(after)) {
            faults.add(new Refusal.UnknownClause(after));
        } else if (after != null && together.contains(after)) {
            // Somebody has put the goal into the chapter on its way there.
            faults.add(new Refusal.AgreementChangedMeanwhile(sequence));
        }
        if (!faults.isEmpty()) {
            return new Decision.Refused(faults);
        }
        Clauses moved = text.moving(together, after, shift);
        int level = moved.find(clause).orElseThrow().level();
        return edited(moved, answers)
                .because(new AuditEvent.ClauseMoved(clause, moved.positionOf(clause), level), by, at);
    }

    /**
     * Move one clause alone, if nothing at all has changed meanwhile.
     *
     * @param position where it shall stand, 0 first
     */
    public Decision moveClause(ClauseId clause, int position, int level, long readSequence, Actor by, Instant at) {
        var faults = editFaults(by);
        requireRead(readSequence, faults);
        if (!clauses.contains(clause)) {
            faults.add(new Refusal.UnknownClause(clause));
        }
        if (!faults.isEmpty()) {
            return new Decision.Refused(faults);
        }
        int within = Math.clamp(position, 0, clauses.size() - 1);
        return edited(clauses.moving(clause, within, level), answers)
                .because(new AuditEvent.ClauseMoved(clause, within, level), by, at);
    }

    /**
     * Take back that a clause was added, removed or moved, by a change the other way; the log keeps both.
     *
     * @param event one of the three
     * @param before the text as it stood before that event
     * @param after the text as that event left it
     * @param words digest of the words on the writer's screen, where a clause is to go out again
     * @throws IllegalArgumentException if the event is of another kind
     */
    public Decision undo(AuditEvent event, Clauses before, Clauses after, Sha256 words, Actor by, Instant at) {
        var faults = editFaults(by);
        Clauses levelled = clauses.withLevelsOf(before, after);
        return switch (event) {
            case AuditEvent.ClauseAdded added -> {
                requireWords(added.clause(), words, faults);
                yield removing(levelled, added.clause(), faults, by, at);
            }
            case AuditEvent.ClauseRemoved removed -> {
                Clause was = before.find(removed.clause()).orElseThrow();
                if (clauses.contains(was.id())) {
                    faults.add(new Refusal.AgreementChangedMeanwhile(sequence));
                }
                yield adding(
                        levelled,
                        was.id(),
                        stillBefore(was.id(), before),
                        was.level(),
                        was.text(),
                        List.of(),
                        faults,
                        by,
                        at);
            }
            case AuditEvent.ClauseMoved moved -> {
                ClauseId clause = moved.clause();
                List<ClauseId> along = ids(before.chapter(clause));
                List<ClauseId> together = ids(clauses.chapter(clause)).stream()
                        .filter(along::contains)
                        .toList();
                yield moving(levelled, clause, together, stillBefore(clause, before), 0, faults, by, at);
            }
            default -> throw new IllegalArgumentException("Not taken back this way: " + event.type());
        };
    }

    private static List<ClauseId> ids(List<Clause> clauses) {
        return clauses.stream().map(Clause::id).toList();
    }

    /** The nearest of the clauses that stood before this one and still stand; absent when there is none. */
    private @Nullable ClauseId stillBefore(ClauseId clause, Clauses before) {
        return before.list().subList(0, before.positionOf(clause)).reversed().stream()
                .map(Clause::id)
                .filter(clauses::contains)
                .findFirst()
                .orElse(null);
    }

    /** Change title, parties, terms, parameters or claims of the draft. */
    public Decision changeHead(Head changed, long readSequence, Actor by, Instant at) {
        var faults = editFaults(by);
        requireRead(readSequence, faults);
        faults.addAll(faultsOf(kind, changed, Clauses.NONE));
        boolean staysParty = changed.parties().stream()
                .anyMatch(party -> party.id().equals(by.organisation()) && party.left() == null);
        if (!staysParty && !faults.contains(new Refusal.NotAllowed())) {
            faults.add(new Refusal.NotAllowed());
        }
        if (!faults.isEmpty()) {
            return new Decision.Refused(faults);
        }
        Head kept = changed.forDrafting();
        return next(state, text, revision, kept, clauses, answers, versions, facts)
                .because(new AuditEvent.HeadChanged(head, kept), by, at);
    }

    // ---- what it is built on ----------------------------------------------------------------------------------------

    /**
     * Say why a clause departs from the text the agreement is built on.
     *
     * @param basisText the text of {@link LocalVariant#basis()}
     */
    public Decision explainDeviation(
            ClauseId clause, String reason, @Nullable Clauses basisText, Actor by, Instant at) {
        var faults = editFaults(by);
        faults.addAll(reasonFaults(Map.of(clause, reason)));
        if (variant == null || basisText == null) {
            faults.add(new Refusal.NotAVariant());
            return new Decision.Refused(faults);
        }
        if (!LocalVariant.deviations(basisText, clauses).containsKey(clause)) {
            faults.add(new Refusal.NothingDeviates(clause));
        }
        if (!faults.isEmpty()) {
            return new Decision.Refused(faults);
        }
        var said = new LocalVariant.Reason(reason.strip(), by.name(), at);
        return next(state, text, revision, head, clauses, answers, versions, facts)
                .replacing(variant.with(clause, said))
                .because(new AuditEvent.DeviationExplained(clause, said.text()), by, at);
    }

    /**
     * The same without reasons for clauses that no longer depart from the text built on, so that none of them comes back for another
     * departure.
     *
     * @param basisText the text of {@link LocalVariant#basis()}
     */
    public Agreement withoutStaleReasons(Clauses basisText) {
        return variant == null ? this : replacing(variant.on(variant.basis(), basisText, clauses, Map.of()));
    }

    /**
     * Take a newer version of the text the agreement is built on: one change, whatever it touches. Answers follow the clauses whose
     * words change, and those the standard has for words taken from it come along, to be confirmed.
     *
     * @param to the version now built on
     * @param basisText its text
     * @param merged the agreement's text with it
     * @param standard the standard with its answers; that version has values for parameters the agreement has none for
     * @param choices what a person chose, where there was something to choose
     * @param order whose order of clauses a person chose; absent when there was nothing to choose
     * @param reasons why clauses depart from the new version, where that is said now
     * @param readSequence the number of changes the person had seen
     */
    public Decision takeStandard(
            LocalVariant.Basis to,
            Clauses basisText,
            Clauses merged,
            Agreement standard,
            Map<ClauseId, MergeChoice> choices,
            @Nullable MergeChoice order,
            Map<ClauseId, String> reasons,
            long readSequence,
            Actor by,
            Instant at) {
        var faults = editFaults(by);
        requireRead(readSequence, faults);
        faults.addAll(reasonFaults(reasons));
        for (Clause clause : merged) {
            if (NationalIdentityNumbers.occursIn(clause.text())) {
                faults.add(new Refusal.NationalIdentityNumber(clause.id()));
            }
        }
        if (variant == null) {
            faults.add(new Refusal.NotAVariant());
            return new Decision.Refused(faults);
        }
        LocalVariant.Basis from = variant.basis();
        if (!to.agreement().equals(from.agreement()) || to.version() <= from.version()) {
            faults.add(new Refusal.NotANewerVersion(from.version()));
        }
        if (!faults.isEmpty()) {
            return new Decision.Refused(faults);
        }
        LocalVariant on = variant.on(to, basisText, merged, said(reasons, by, at));
        var parameters = new TreeMap<>(
                standard.version(to.version()).orElseThrow().head().parameters());
        parameters.putAll(head.parameters());
        parameters.keySet().retainAll(union(head.parameters().keySet(), Parameters.usedIn(merged)));
        var kept = new TreeMap<>(reasons);
        kept.keySet().retainAll(on.reasons().keySet());
        boolean sameText = merged.equals(clauses);
        List<Answer> carried = carriedTo(merged, standard);
        return new Agreement(
                        id,
                        kind,
                        origin,
                        sequence + 1,
                        sameText ? revision : revision + 1,
                        state,
                        text,
                        head.with(parameters),
                        merged,
                        carried,
                        versions,
                        facts,
                        on)
                .because(
                        new AuditEvent.StandardTaken(
                                to.agreement(),
                                from.version(),
                                to.version(),
                                choices,
                                order,
                                kept,
                                merged.sha256(),
                                come(carried)),
                        by,
                        at);
    }

    private List<Answer> carriedTo(Clauses merged, Agreement standard) {
        var carried = new ArrayList<>(answers);
        var before = new TreeMap<ClauseId, Sha256>();
        clauses.forEach(clause -> before.put(clause.id(), clause.sha256()));
        for (Clause clause : merged) {
            Sha256 was = before.get(clause.id());
            Sha256 is = clause.sha256();
            if (was == null || !was.equals(is)) {
                if (was != null) {
                    carry(clause.id(), was, is, carried);
                }
                standard.answers().stream()
                        .filter(answer -> answer.clause().equals(clause.id())
                                && answer.text().equals(is))
                        .forEach(answer -> addUnlessThere(answer.fromStandard(), carried));
            }
        }
        return carried;
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        var union = new TreeSet<>(one);
        union.addAll(other);
        return union;
    }

    private static List<Refusal> reasonFaults(Map<ClauseId, String> reasons) {
        var faults = new ArrayList<Refusal>();
        for (String reason : reasons.values()) {
            if (reason.isBlank()) {
                faults.add(new Refusal.ReasonMissing());
            } else if (reason.length() > LocalVariant.Reason.MAX) {
                faults.add(new Refusal.TextTooLong(LocalVariant.Reason.MAX));
            }
        }
        requireNoIdentityNumber(faults, reasons.values().toArray(String[]::new));
        return faults;
    }

    private static Map<ClauseId, LocalVariant.Reason> said(Map<ClauseId, String> reasons, Actor by, Instant at) {
        var said = new TreeMap<ClauseId, LocalVariant.Reason>();
        reasons.forEach((clause, reason) -> said.put(clause, new LocalVariant.Reason(reason.strip(), by.name(), at)));
        return said;
    }

    private List<Refusal> editFaults(Actor by) {
        var faults = new ArrayList<Refusal>();
        if (!by.mayDraft(circles().writing())) {
            faults.add(new Refusal.NotAllowed());
        }
        if (!text.isEditable()) {
            faults.add(new Refusal.NotEditable(text));
        }
        return faults;
    }

    private void requireRead(long readSequence, List<Refusal> faults) {
        if (readSequence != sequence) {
            faults.add(new Refusal.AgreementChangedMeanwhile(sequence));
        }
    }

    // ---- answers ----------------------------------------------------------------------------------------------------

    /**
     * Note that a clause answers a requirement. Also possible for a signed text, since it changes no word of it: a new requirement
     * may be answered by what has stood there for years.
     *
     * @param words digest of the clause text the jurist looked at
     */
    public Decision recordAnswer(ClauseId clause, Sha256 words, RequirementId requirement, Actor by, Instant at) {
        if (!by.mayDraft(circles().writing())) {
            return Decision.refused(new Refusal.NotAllowed());
        }
        Optional<Clause> current = clauses.find(clause);
        if (current.isPresent() && !current.get().sha256().equals(words) && text.isEditable()) {
            return Decision.refused(
                    new Refusal.ClauseChangedMeanwhile(clause, current.get().text()));
        }
        var others = answers.stream()
                .filter(a -> !(a.clause().equals(clause)
                        && a.text().equals(words)
                        && a.requirement().equals(requirement)))
                .toList();
        var longer = new ArrayList<>(others);
        longer.add(new Answer(clause, words, requirement, Answer.Basis.JURIST, true));
        return next(state, text, revision, head, clauses, longer, versions, facts)
                .because(
                        AuditEvent.AnswerRecorded.of(clause, words, requirement, answer(clause, words, requirement)),
                        by,
                        at);
    }

    private @Nullable Answer answer(ClauseId clause, Sha256 words, RequirementId requirement) {
        return answers.stream()
                .filter(a -> a.clause().equals(clause)
                        && a.text().equals(words)
                        && a.requirement().equals(requirement))
                .findFirst()
                .orElse(null);
    }

    public Decision withdrawAnswer(ClauseId clause, Sha256 words, RequirementId requirement, Actor by, Instant at) {
        if (!by.mayDraft(circles().writing())) {
            return Decision.refused(new Refusal.NotAllowed());
        }
        var others = answers.stream()
                .filter(a -> !(a.clause().equals(clause)
                        && a.text().equals(words)
                        && a.requirement().equals(requirement)))
                .toList();
        if (others.size() == answers.size()) {
            return Decision.refused(new Refusal.RequirementUnanswered(requirement));
        }
        return next(state, text, revision, head, clauses, others, versions, facts)
                .because(
                        new AuditEvent.AnswerWithdrawn(clause, words, requirement, answer(clause, words, requirement)),
                        by,
                        at);
    }

    /** Confirm all answers of the newest text that a jurist has not yet looked at, or those of one clause. */
    public Decision confirmAnswers(@Nullable ClauseId only, Actor by, Instant at) {
        if (!by.mayDraft(circles().writing())) {
            return Decision.refused(new Refusal.NotAllowed());
        }
        var confirmed = new TreeMap<ClauseId, Set<RequirementId>>();
        var all = new ArrayList<Answer>();
        for (Answer answer : answers) {
            boolean current = clauses.find(answer.clause())
                    .filter(clause -> clause.sha256().equals(answer.text()))
                    .isPresent();
            if (!answer.confirmed() && current && (only == null || only.equals(answer.clause()))) {
                confirmed
                        .computeIfAbsent(answer.clause(), clause -> new TreeSet<>())
                        .add(answer.requirement());
                all.add(new Answer(answer.clause(), answer.text(), answer.requirement(), answer.basis(), true));
            } else {
                all.add(answer);
            }
        }
        if (confirmed.isEmpty()) {
            return Decision.refused(new Refusal.NothingToConfirm());
        }
        return next(state, text, revision, head, clauses, all, versions, facts)
                .because(new AuditEvent.AnswersConfirmed(confirmed), by, at);
    }

    /** The answers that hold for a text: clause and words both as there. */
    public List<Answer> answersFor(Clauses in) {
        return answers.stream()
                .filter(answer -> in.find(answer.clause())
                        .filter(clause -> clause.sha256().equals(answer.text()))
                        .isPresent())
                .toList();
    }

    /**
     * What stands against sending the draft to the parties; empty when nothing does. Gaps in the whole set are not looked at.
     *
     * @param basisText the text it is built on; absent when it stands by itself
     */
    public List<Refusal> submitFaults(@Nullable Clauses basisText) {
        if (kind.isStandardText()) {
            return List.of(new Refusal.NotForThisKind(Step.SUBMIT, kind));
        }
        List<Refusal> faults = textFaults();
        Parameters.missing(clauses, head).forEach(name -> faults.add(new Refusal.ParameterMissing(name)));
        if (variant != null && basisText != null) {
            variant.unexplained(basisText, clauses)
                    .forEach(clause -> faults.add(new Refusal.DeviationUnexplained(clause)));
        }
        return faults;
    }

    /** What stands against handing the draft of a standard text out; empty when nothing does. Its parameters stay open. */
    public List<Refusal> issueFaults() {
        return kind.isStandardText() ? textFaults() : List.of(new Refusal.NotForThisKind(Step.ISSUE, kind));
    }

    private List<Refusal> textFaults() {
        var faults = new ArrayList<Refusal>();
        if (clauses.isEmpty()) {
            faults.add(new Refusal.NoClauses());
        }
        for (Clause clause : clauses) {
            if (clause.text().isBlank()) {
                faults.add(new Refusal.EmptyClause(clause.id()));
            }
        }
        ClauseReferences.dangling(clauses).forEach(gone -> faults.add(new Refusal.ReferenceDangling(gone)));
        var answered = new TreeSet<RequirementId>();
        answersFor(clauses).forEach(answer -> answered.add(answer.requirement()));
        for (RequirementId claim : head.claims()) {
            if (!answered.contains(claim)) {
                faults.add(new Refusal.RequirementUnanswered(claim));
            }
        }
        return faults;
    }

    // ---- decisions and signatures -----------------------------------------------------------------------------------

    /** The version that lies with the parties. */
    public Optional<AgreementVersion> versionInReview() {
        return text == TextState.REVIEW ? Optional.of(versions.getLast()) : Optional.empty();
    }

    /**
     * The version the parties can still adopt and sign: the one in review, else the newest that is in force for some of them. The
     * other kommuner of a text agreed with many decide in their own time, also while its successor is being written.
     */
    public Optional<AgreementVersion> versionBeforeTheParties() {
        if (state == AgreementState.ENDED) {
            return Optional.empty();
        }
        return versionInReview()
                .or(() -> versions.reversed().stream().filter(this::isConcluded).findFirst())
                .filter(version -> !version.isRegistered());
    }

    /**
     * The version one party can still adopt and sign: as {@link #versionBeforeTheParties()}, but one who was not party to the newest
     * text still decides on the last one it is party to.
     */
    public Optional<AgreementVersion> versionBefore(PartyId party) {
        if (state == AgreementState.ENDED) {
            return Optional.empty();
        }
        return versionInReview()
                .filter(version -> remainsParty(party, version))
                .or(() -> versions.reversed().stream()
                        .filter(version -> isConcluded(version) && remainsParty(party, version))
                        .findFirst())
                .filter(version -> !version.isRegistered()
                        || membership().joining(party, version).isPresent());
    }

    /**
     * The versions a party can adopt and sign now, newest first: the one before it, and those a kommune is offered to join, which stay
     * open while a newer one is negotiated. A trust signs with each kommune that joins.
     */
    public List<AgreementVersion> versionsToSign(PartyId party) {
        if (state == AgreementState.ENDED) {
            return List.of();
        }
        Stream<AgreementVersion> joined =
                membership().open(party).stream().flatMap(joining -> version(joining.version()).stream());
        return Stream.concat(versionBefore(party).stream(), joined)
                .distinct()
                .sorted(Comparator.comparingInt(AgreementVersion::number).reversed())
                .toList();
    }

    boolean liesBefore(PartyId party, int number) {
        return versionsToSign(party).stream().anyMatch(version -> version.number() == number);
    }

    /** Whether one is party to a version and no day is set on which it leaves. */
    boolean remainsParty(PartyId party, AgreementVersion version) {
        return parties(version).stream().anyMatch(one -> one.id().equals(party) && one.left() == null);
    }

    /** Who has come and gone since the versions were made. */
    public Membership membership() {
        return new Membership(this);
    }

    /** What councils and boards have said. */
    public Resolutions resolutions() {
        return new Resolutions(this);
    }

    /** The parties of a version: those it names, with the day they left, and those who were offered to join it since. */
    public List<AgreementParty> parties(AgreementVersion version) {
        return membership().parties(version);
    }

    /** The head of a version, with the parties that have come and gone since it was made. */
    public Head headOf(AgreementVersion version) {
        List<AgreementParty> parties = parties(version);
        return parties.equals(version.head().parties())
                ? version.head()
                : version.head().withParties(parties);
    }

    /** The signature that binds a party to a version towards a kommune. Who joins later is bound by signatures on its own document. */
    public Optional<SignatureRecord> signature(PartyId party, AgreementVersion version, PartyId municipality) {
        Optional<Joining> joining = membership().joining(municipality, version);
        if (joining.isEmpty() || party.equals(municipality)) {
            return facts.signature(party, version.number(), municipality);
        }
        return facts.signatures().stream()
                .filter(one -> one.party().equals(party) && one.version() == version.number())
                .filter(one -> one.signed().containsKey(municipality)
                        || (one.signed().isEmpty() && joining.get().document().equals(one.document())))
                .findFirst();
    }

    /** Who may read and do what. */
    public Circles circles() {
        return new Circles(this);
    }

    /** Asking for what is documented of the way beside vedtak and signatures. */
    public Proceeding proceeding() {
        return new Proceeding(this);
    }

    /** The same with more of its way documented. */
    Decision documented(Proceedings further, AuditEvent event, Actor by, Instant at) {
        return next(state, text, revision, head, clauses, answers, versions, facts.with(further))
                .because(event, by, at);
    }

    public Optional<AgreementVersion> version(int number) {
        return number >= 1 && number <= versions.size() ? Optional.of(versions.get(number - 1)) : Optional.empty();
    }

    /** Record what an organ of a party said of the version before it, or of a registered one afterwards. */
    public Decision recordResolution(Resolution resolution, Actor by, Instant at, LocalDate today) {
        return resolutions().record(resolution, by, at, today);
    }

    /** Sign the version in review; refused on any other text or document, with every reason at once. */
    public Decision sign(SignatureRecord signature, Actor by, Instant at, LocalDate today) {
        var faults = new ArrayList<Refusal>();
        boolean allowed = signature.method().isGivenElsewhere()
                ? by.mayRecordSignature(signature.party())
                : by.maySignFor(signature.party());
        if (!allowed) {
            faults.add(new Refusal.NotAllowed());
        }
        requirePartyAndText(signature.party(), signature.version(), signature.text(), faults);
        if (!liesBefore(signature.party(), signature.version())) {
            faults.add(new Refusal.NotTheVersionInReview(signature.version()));
        }
        version(signature.version()).ifPresent(version -> faults.addAll(documentFaults(signature, version)));
        if (version(signature.version())
                .filter(version -> isAdopted(signature.party(), version))
                .isEmpty()) {
            faults.add(new Refusal.ResolutionMissing(signature.party()));
        }
        if (isSigned(signature)) {
            faults.add(new Refusal.AlreadySigned(signature.party()));
        }
        if (signature.date().isAfter(today)) {
            faults.add(new Refusal.DateInFuture(signature.date()));
        }
        faults.addAll(wayFaults(signature.version(), signature.method()));
        if (!faults.isEmpty()) {
            return new Decision.Refused(faults);
        }
        return changed(head, facts.with(signature), new AuditEvent.AgreementSigned(signature), by, at);
    }

    /** What stands against signing a version in some way: that the plan names another. A plan that nobody can change binds nobody. */
    public List<Refusal> wayFaults(int version, SignatureRecord.Method method) {
        return versionBeforeTheParties()
                .filter(before -> before.number() == version)
                .flatMap(before -> facts.proceedings().signingPlan(version))
                .map(SigningPlan::method)
                .filter(planned -> planned != method)
                .<Refusal>map(Refusal.OtherWayPlanned::new)
                .stream()
                .toList();
    }

    private List<Refusal> documentFaults(SignatureRecord signature, AgreementVersion version) {
        var faults = new ArrayList<Refusal>();
        Sha256 given = signature.document() == null ? Sha256.ZERO : signature.document();
        Signatures signatures = signatures(version);
        Map<PartyId, Sha256> documents = signatures.documents();
        // A kommune signs its own document; a trust any of them, since it has one with each kommune.
        List<PartyId> own =
                documents.containsKey(signature.party()) ? List.of(signature.party()) : List.copyOf(documents.keySet());
        boolean onPaper = signature.method() == SignatureRecord.Method.ON_PAPER && signature.document() == null;
        if (!onPaper && own.stream().noneMatch(municipality -> signatures.isDocument(municipality, given))) {
            Sha256 expected = own.stream().map(documents::get).findFirst().orElse(Sha256.ZERO);
            faults.add(new Refusal.OtherDocument(expected, given));
        }
        signature.signed().keySet().stream()
                .filter(municipality -> !documents.containsKey(municipality))
                .forEach(municipality -> faults.add(new Refusal.NotAParty(municipality)));
        var awaited = new LinkedHashSet<PartyId>();
        Set<PartyId> signed = signature.signed().isEmpty()
                ? new TreeSet<>(own)
                : signature.signed().keySet();
        signed.forEach(municipality -> awaited.addAll(signatures.awaited(signature.party(), municipality)));
        if (!awaited.isEmpty()) {
            faults.add(new Refusal.OthersSignFirst(List.copyOf(awaited)));
        }
        return faults;
    }

    /** Record that the signatures in a document were examined again. Done by the product, so that no right is asked for. */
    public Change examined(Examination examination, Instant at) {
        return next(
                        state,
                        text,
                        revision,
                        head,
                        clauses,
                        answers,
                        versions,
                        facts.with(facts.proceedings().with(examination)))
                .change(new AuditEvent.SignaturesExamined(examination), Actor.SYSTEM, at);
    }

    /** Who has signed which document of a version. */
    public Signatures signatures(AgreementVersion version) {
        return new Signatures(this, version);
    }

    /** Whether the party has signed all that it signs now: its own document, or for a trust those of the same kommuner. */
    private boolean isSigned(SignatureRecord signature) {
        Optional<PartyId> joiner = membership().open(signature.party()).stream()
                .filter(joining -> joining.version() == signature.version()
                        && joining.document().equals(signature.document()))
                .map(Joining::party)
                .findFirst();
        if (joiner.isPresent() && signature.signed().isEmpty()) {
            return version(signature.version())
                    .flatMap(version -> signature(signature.party(), version, joiner.get()))
                    .isPresent();
        }
        if (signature.signed().isEmpty() || signature.party().isMunicipality()) {
            return facts.signature(signature.party(), signature.version()).isPresent();
        }
        return signature.signed().keySet().stream().anyMatch(municipality -> version(signature.version())
                .flatMap(version -> signature(signature.party(), version, municipality))
                .isPresent());
    }

    /** Decline to sign; the reason is told to every party. */
    public Decision decline(Declined declined, Actor by, Instant at) {
        var faults = new ArrayList<Refusal>();
        if (!by.maySignFor(declined.party())) {
            faults.add(new Refusal.NotAllowed());
        }
        if (declined.reason().isBlank()) {
            faults.add(new Refusal.ReasonMissing());
        }
        requireNoIdentityNumber(faults, declined.reason());
        boolean party = version(declined.version())
                .filter(version -> headOf(version).hasParty(declined.party()))
                .isPresent();
        if (!party) {
            faults.add(new Refusal.NotAParty(declined.party()));
        }
        if (!liesBefore(declined.party(), declined.version())) {
            faults.add(new Refusal.NotTheVersionInReview(declined.version()));
        }
        if (facts.signature(declined.party(), declined.version()).isPresent()) {
            faults.add(new Refusal.AlreadySigned(declined.party()));
        }
        if (!faults.isEmpty()) {
            return new Decision.Refused(faults);
        }
        return next(state, text, revision, head, clauses, answers, versions, facts.with(declined))
                .because(new AuditEvent.SigningDeclined(declined), by, at);
    }

    /**
     * Set in what order, by when and how the version that lies with the parties is signed. May be set anew until all have signed, but not
     * so that one who has signed comes after one who has not.
     */
    public Decision planSigning(SigningPlan plan, Actor by, Instant at, LocalDate today) {
        var faults = new ArrayList<Refusal>();
        if (!by.mayCoordinate(circles().writing())) {
            faults.add(new Refusal.NotAllowed());
        }
        Optional<AgreementVersion> version = versionBeforeTheParties().filter(one -> one.number() == plan.version());
        if (version.isEmpty()) {
            faults.add(new Refusal.NotTheVersionInReview(plan.version()));
        } else {
            plan.order().stream()
                    .flatMap(List::stream)
                    .filter(party -> !headOf(version.get()).hasParty(party))
                    .forEach(party -> faults.add(new Refusal.NotAParty(party)));
            faults.addAll(orderFaults(plan, version.get()));
        }
        if (plan.deadline() != null && plan.deadline().isBefore(today)) {
            faults.add(new Refusal.SigningDeadlinePassed(plan.deadline()));
        }
        if (!faults.isEmpty()) {
            return new Decision.Refused(faults);
        }
        return next(
                        state,
                        text,
                        revision,
                        head,
                        clauses,
                        answers,
                        versions,
                        facts.with(facts.proceedings().with(plan)))
                .because(new AuditEvent.SigningPlanned(plan), by, at);
    }

    private List<Refusal> orderFaults(SigningPlan plan, AgreementVersion version) {
        Signatures signatures = signatures(version);
        List<PartyId> unsigned = headOf(version).partyIds().stream()
                .filter(party -> !signatures.lacking(party).isEmpty())
                .toList();
        if (unsigned.isEmpty()) {
            return List.of(new Refusal.EverybodySigned());
        }
        var earlier = new ArrayList<PartyId>();
        for (List<PartyId> group : plan.order()) {
            for (PartyId party : group) {
                if (facts.signature(party, version.number()).isPresent()) {
                    Optional<PartyId> before = earlier.stream()
                            .filter(other -> signatures.lackingBeside(other, party))
                            .findFirst();
                    if (before.isPresent()) {
                        return List.of(new Refusal.SignedOutOfOrder(party, before.get()));
                    }
                }
            }
            earlier.addAll(group);
        }
        return List.of();
    }

    void requirePartyAndText(PartyId party, int number, Sha256 given, List<Refusal> faults) {
        Optional<AgreementVersion> version = version(number);
        if (version.isEmpty()) {
            faults.add(new Refusal.NoSuchVersion(number));
            return;
        }
        if (!headOf(version.get()).hasParty(party)) {
            faults.add(new Refusal.NotAParty(party));
        }
        if (!version.get().text().equals(given)) {
            faults.add(new Refusal.OtherText(version.get().text(), given));
        }
    }

    /** What is lacking before the version in review enters into force by its own rule for at least one kommune; empty when met. */
    public List<Refusal> concludeFaults() {
        Optional<AgreementVersion> inReview = versionInReview();
        if (inReview.isEmpty()) {
            return List.of(new Refusal.NotTheVersionInReview(versions.size()));
        }
        AgreementVersion version = inReview.get();
        Terms terms = version.head().terms();
        List<AgreementParty> municipalities = version.head().municipalities().stream()
                .filter(party -> remainsParty(party.id(), version))
                .toList();
        if (municipalities.isEmpty()) {
            return List.of(new Refusal.PartyMissing(true));
        }
        if (terms.rule() == EntryIntoForce.ALL_PARTIES) {
            var lacking = new LinkedHashSet<Refusal>();
            municipalities.forEach(municipality -> lacking.addAll(lacking(version, municipality)));
            return List.copyOf(lacking);
        }
        if (terms.rule() == EntryIntoForce.AT_LEAST) {
            long reached = municipalities.stream()
                    .filter(municipality -> lacking(version, municipality).isEmpty())
                    .count();
            int needed = Objects.requireNonNull(terms.quorum());
            return reached >= needed ? List.of() : List.of(new Refusal.QuorumNotReached(needed, (int) reached));
        }
        return municipalities.stream()
                .map(municipality -> lacking(version, municipality))
                .min(Comparator.comparingInt(List::size))
                .orElseThrow();
    }

    /** The vedtak by which a party adopted a version: on that version, or on an earlier one that says the same. */
    public Optional<Resolution> adoption(PartyId party, AgreementVersion version) {
        return adoption(party, version, facts.standing());
    }

    private Optional<Resolution> adoption(PartyId party, AgreementVersion version, List<Resolution> standing) {
        return standing.stream()
                .filter(resolution -> resolution.party().equals(party)
                        && resolution.adopts(kind)
                        && version(resolution.version())
                                .filter(decided -> decided.number() == version.number()
                                        || (decided.number() < version.number() && version.saysTheSameAs(decided)))
                                .isPresent())
                .reduce((earlier, later) -> later);
    }

    /** Whether a party may sign a version: it has adopted it, or is a trust that did so before it was registered. */
    public boolean isAdopted(PartyId party, AgreementVersion version) {
        return adoption(party, version).isPresent() || (version.isRegistered() && !party.isMunicipality());
    }

    /** What a kommune and the trusts still lack to be bound to each other by a version. */
    private List<Refusal> lacking(AgreementVersion version, AgreementParty municipality) {
        List<AgreementParty> needed = version.head().trusts().stream()
                .filter(trust -> remainsParty(trust.id(), version)
                        || boundOn(trust, version, municipality.id(), facts.standing())
                                .isPresent())
                .toList();
        var lacking = new ArrayList<Refusal>();
        if (needed.isEmpty()) {
            lacking.add(new Refusal.PartyMissing(false));
        }
        Stream.concat(needed.stream(), Stream.of(municipality)).forEach(party -> {
            if (adoption(party.id(), version).isEmpty()) {
                lacking.add(new Refusal.ResolutionMissing(party.id()));
            }
            if (signature(party.id(), version, municipality.id()).isEmpty()) {
                lacking.add(new Refusal.SignatureMissing(party.id()));
            }
        });
        return lacking;
    }

    // ---- the dated facts of an agreement's life ---------------------------------------------------------------------

    /** Notice, its withdrawal, and prolongation. */
    public Termination termination() {
        return new Termination(this);
    }

    /** Give notice of the whole agreement. */
    public Decision giveNotice(Notice notice, Actor by, Instant at, LocalDate today) {
        return termination().give(notice, false, by, at, today);
    }

    /**
     * The terms that hold on a date in Norway: of the newest version in force for someone or, before the first, of the newest that was
     * agreed; when none was, of the text that is written.
     */
    public Terms termsOn(LocalDate date) {
        return inForceAnywhere(date)
                .or(() -> versions.reversed().stream().filter(this::isConcluded).findFirst())
                .map(version -> version.head().terms())
                .orElse(head.terms());
    }

    /** Record that a fixed term was made longer. */
    public Decision prolong(Prolongation prolongation, Actor by, Instant at, LocalDate today) {
        return termination().prolong(prolongation, by, at, today);
    }

    /** Document an act, such as the submission to Helsedirektoratet. */
    public Decision recordEvidence(Evidence given, Actor by, Instant at, LocalDate today) {
        var faults = new ArrayList<Refusal>();
        Evidence evidence = termination().named(given);
        Set<PartyId> concerned = circles().concerned(today);
        if (evidence.requirement().equals(Evidence.NOTIFICATION)) {
            faults.addAll(termination().notificationFaults(evidence, by, today));
        } else if (!by.mayCoordinate(concerned) && !by.mayReportToDirectorate(concerned)) {
            faults.add(new Refusal.NotAllowed());
        }
        if (evidence.date().isAfter(today)) {
            faults.add(new Refusal.DateInFuture(evidence.date()));
        }
        Integer about = evidence.version();
        if (about != null && version(about).isEmpty()) {
            faults.add(new Refusal.NoSuchVersion(about));
        }
        if (evidence.reference().isBlank()) {
            faults.add(new Refusal.ReasonMissing());
        }
        requireNoIdentityNumber(faults, evidence.reference());
        if (!faults.isEmpty()) {
            return new Decision.Refused(faults);
        }
        return next(state, text, revision, head, clauses, answers, versions, facts.with(evidence))
                .because(new AuditEvent.EvidenceRecorded(evidence), by, at);
    }

    /** Note case papers that were made of a version, by one who works for a party it was laid before. */
    public Decision recordCasePapers(int version, Collection<CasePaper> papers, Actor by, Instant at) {
        List<Refusal> faults = casePaperFaults(version, by);
        if (!faults.isEmpty()) {
            return new Decision.Refused(faults);
        }
        return next(
                        state,
                        text,
                        revision,
                        head,
                        clauses,
                        answers,
                        versions,
                        facts.with(facts.proceedings().with(papers)))
                .because(new AuditEvent.CasePapersMade(version, List.copyOf(papers)), by, at);
    }

    /** Let all parties of a version read the case papers last made of it that the person may read. */
    public Decision handOverCasePapers(int version, CasePaper.Kind kind, Actor by, Instant at) {
        List<Refusal> faults = casePaperFaults(version, by);
        List<CasePaper> ready = facts.proceedings().casePapers(version).stream()
                .filter(paper -> paper.kind() == kind
                        && paper.handedOver() == null
                        && circles().mayRead(paper, by))
                .toList();
        if (faults.isEmpty() && ready.isEmpty()) {
            faults.add(new Refusal.NothingToHandOver());
        }
        if (!faults.isEmpty()) {
            return new Decision.Refused(faults);
        }
        var handed = new TreeMap<PartyId, Sha256>();
        ready.forEach(paper -> handed.put(paper.party(), paper.pdf()));
        return next(
                        state,
                        text,
                        revision,
                        head,
                        clauses,
                        answers,
                        versions,
                        facts.with(facts.proceedings().handingOver(ready, at)))
                .because(new AuditEvent.CasePapersHandedOver(version, kind, handed), by, at);
    }

    /** What stands against making case papers of a version; empty when nothing does. */
    public List<Refusal> casePaperFaults(int version, Actor by) {
        var faults = new ArrayList<Refusal>();
        Optional<AgreementVersion> found = version(version);
        if (kind.isStandardText() || found.isEmpty()) {
            faults.add(new Refusal.NoSuchVersion(version));
        } else if (!by.mayCoordinate(circles().addressed(found.get()))) {
            faults.add(new Refusal.NotAllowed());
        }
        return faults;
    }

    // ---- what the workflow enters -----------------------------------------------------------------------------------

    /** Make the draft a numbered version that lies with the parties. Called by the workflow, which has checked the move. */
    public Change submitted(
            AgreementState newState,
            TextState newText,
            Map<PartyId, Sha256> documents,
            String note,
            Actor by,
            Instant at) {
        var version = new AgreementVersion(
                versions.size() + 1, revision, clauses.sha256(), head, documents, null, at, by.name(), note);
        var longer = new ArrayList<>(versions);
        longer.add(version);
        Agreement next = next(newState, newText, revision, head, clauses, answers, longer, facts);
        return (variant == null ? next : next.replacing(variant.withVersion(version.number())))
                .change(new AuditEvent.TextSubmitted(version.number(), version.text(), documents, note), by, at);
    }

    /** Make the draft of a standard text a numbered version for everyone. Called by the workflow, which has checked the move. */
    public Change issued(AgreementState newState, TextState newText, String note, Actor by, Instant at) {
        var version = new AgreementVersion(
                versions.size() + 1, revision, clauses.sha256(), head, Map.of(), null, at, by.name(), note);
        var longer = new ArrayList<>(versions);
        longer.add(version);
        return next(newState, newText, revision, head, clauses, answers, longer, facts)
                .change(new AuditEvent.StandardIssued(version.number(), version.text(), note), by, at);
    }

    /** Enter new states with the event that explains it. Called by the workflow, which has checked the move. */
    public Change enter(AgreementState newState, TextState newText, AuditEvent event, Actor by, Instant at) {
        Facts newFacts =
                switch (event) {
                    case AuditEvent.ReviewOpened opened -> facts.withOpened(new Review(opened.date(), null, null, ""));
                    case AuditEvent.ReviewClosed closed -> facts.withClosed(closed.review());
                    default -> facts;
                };
        Head newHead = event instanceof AuditEvent.TextRedrafted ? head.forDrafting() : head;
        return next(newState, newText, revision, newHead, clauses, answers, versions, newFacts)
                .change(event, by, at);
    }

    // ---- what is in force -------------------------------------------------------------------------------------------

    /** One version in force for one kommune. */
    public record InForce(AgreementVersion version, PartyId municipality, Period period) {}

    /**
     * Every period in which a version was, is or is to be in force for a kommune, oldest first. Computed from dated facts: vedtak,
     * signatures, the version's own rule and terms, prolongation, notice, and the next version.
     */
    public List<InForce> periodsInForce(PartyId municipality) {
        var periods = new ArrayList<InForce>();
        for (AgreementVersion version : versions) {
            for (Period own : periodsOf(version, municipality)) {
                LocalDate from = own.from();
                // A later version takes over on the day it enters into force.
                periods.replaceAll(earlier -> earlier.period().until() == null
                                || from.isBefore(earlier.period().until())
                        ? new InForce(
                                earlier.version(),
                                municipality,
                                new Period(
                                        earlier.period().from(),
                                        later(from, earlier.period().from())))
                        : earlier);
                periods.add(new InForce(version, municipality, own));
            }
        }
        periods.removeIf(period -> period.period().isEmpty());
        return List.copyOf(periods);
    }

    /** The version in force for a kommune on a date in Norway. */
    public Optional<AgreementVersion> inForce(PartyId municipality, LocalDate on) {
        return periodsInForce(municipality).stream()
                .filter(period -> period.period().contains(on))
                .map(InForce::version)
                .findFirst();
    }

    /** The version in force for at least one kommune on a date; the newest if they differ. */
    public Optional<AgreementVersion> inForceAnywhere(LocalDate on) {
        return allMunicipalities().stream()
                .flatMap(party -> inForce(party, on).stream())
                .max(Comparator.comparingInt(AgreementVersion::number));
    }

    /** Every kommune that is or was party to some version. */
    public Set<PartyId> allMunicipalities() {
        var found = new TreeSet<PartyId>();
        Stream.concat(Stream.of(head), versions.stream().map(this::headOf))
                .flatMap(h -> h.municipalities().stream())
                .forEach(party -> found.add(party.id()));
        return found;
    }

    /** Whether a version has ever been signed by all whom its rule demands for some kommune, and so may be read by everyone. */
    public boolean isConcluded(AgreementVersion version) {
        return version.head().municipalities().stream().anyMatch(party -> epochs().stream()
                .anyMatch(epoch -> startFor(version, party.id(), epoch).isPresent()));
    }

    /** Whether everyone may read a version: an agreement once concluded, a standard text once issued. */
    public boolean isOpenToAll(AgreementVersion version) {
        return kind.isStandardText() || isConcluded(version);
    }

    /** A time in which the same vedtak counted: from the day one was set aside, until the next was. */
    private record Epoch(@Nullable LocalDate from, @Nullable LocalDate until, List<Resolution> standing) {}

    private List<Epoch> epochs() {
        var epochs = new ArrayList<Epoch>();
        LocalDate from = null;
        for (LocalDate day : facts.daysSetAside()) {
            epochs.add(new Epoch(from, day, facts.standing(day)));
            from = day;
        }
        epochs.add(new Epoch(from, null, facts.standing()));
        return epochs;
    }

    /** When a version binds a kommune as long as no other takes over: once, or again after a vedtak that was set aside. */
    private List<Period> periodsOf(AgreementVersion version, PartyId municipality) {
        var periods = new ArrayList<Period>();
        for (Epoch epoch : epochs()) {
            Optional<LocalDate> start = startFor(version, municipality, epoch);
            if (start.isEmpty()) {
                continue;
            }
            LocalDate from = later(epoch.from(), start.get());
            LocalDate until = earlier(epoch.until(), endOf(version, municipality));
            if (until != null && !until.isAfter(from)) {
                continue;
            }
            boolean goesOn = !periods.isEmpty() && from.equals(periods.getLast().until());
            periods.add(new Period(goesOn ? periods.removeLast().from() : from, until));
        }
        return periods;
    }

    private Optional<LocalDate> startFor(AgreementVersion version, PartyId municipality, Epoch epoch) {
        Optional<AgreementParty> party = parties(version).stream()
                .filter(m -> m.isMunicipality() && m.id().equals(municipality))
                .findFirst();
        if (party.isEmpty()) {
            return Optional.empty();
        }
        Terms terms = version.head().terms();
        LocalDate joined = party.get().joined();
        if (version.isRegistered() && version.head().hasParty(municipality)) {
            return Optional.ofNullable(terms.from()).map(from -> joined == null ? from : later(from, joined));
        }
        Optional<LocalDate> bound = boundOn(version, party.get(), epoch.standing());
        Optional<LocalDate> met = ruleMetOn(version);
        if (bound.isEmpty() || met.isEmpty()) {
            return Optional.empty();
        }
        LocalDate start = later(later(terms.from(), bound.get()), met.get());
        return Optional.of(joined == null ? start : later(start, joined))
                .filter(day -> epoch.until() == null || day.isBefore(epoch.until()));
    }

    /**
     * The day a version's rule for all of them was met; the beginning of time when it has none. Once met it stays met, whoever signs,
     * joins or leaves later. Who leaves by agreement before signing is no longer waited for from that day.
     */
    private Optional<LocalDate> ruleMetOn(AgreementVersion version) {
        Terms terms = version.head().terms();
        Integer quorum = terms.quorum();
        if (terms.rule() != EntryIntoForce.ALL_PARTIES && quorum == null) {
            return Optional.of(LocalDate.MIN);
        }
        List<AgreementParty> waitedFor = parties(version).stream()
                .filter(AgreementParty::isMunicipality)
                .filter(party -> quorum != null || version.head().hasParty(party.id()))
                .toList();
        int needed = quorum == null ? waitedFor.size() : quorum;
        for (Epoch epoch : epochs()) {
            List<LocalDate> days = waitedFor.stream()
                    .flatMap(other -> boundOn(version, other, epoch.standing())
                            .or(() -> quorum == null ? Optional.ofNullable(other.left()) : Optional.empty())
                            .stream())
                    .sorted()
                    .toList();
            if (needed > 0 && days.size() >= needed) {
                LocalDate day = later(epoch.from(), days.get(needed - 1));
                if (epoch.until() == null || day.isBefore(epoch.until())) {
                    return Optional.of(day);
                }
            }
        }
        return Optional.empty();
    }

    /** The day a kommune and its trusts were bound to each other by a version; empty until all have adopted and signed. */
    public Optional<LocalDate> boundOn(AgreementVersion version, PartyId municipality) {
        return parties(version).stream()
                .filter(party -> party.isMunicipality() && party.id().equals(municipality))
                .findFirst()
                .flatMap(party -> boundOn(version, party, facts.standing()));
    }

    /** The day a kommune and its trusts had all adopted and signed a version; a trust that left before it had is not waited for. */
    private Optional<LocalDate> boundOn(
            AgreementVersion version, AgreementParty municipality, List<Resolution> standing) {
        Optional<LocalDate> own = boundOn(municipality, version, municipality.id(), standing);
        if (own.isEmpty()) {
            return Optional.empty();
        }
        LocalDate day = own.get();
        boolean toATrust = false;
        for (AgreementParty trust : parties(version)) {
            if (trust.isMunicipality()) {
                continue;
            }
            Optional<LocalDate> bound = boundOn(trust, version, municipality.id(), standing);
            Optional<LocalDate> settled = bound.or(() -> Optional.ofNullable(trust.left()));
            if (settled.isEmpty()) {
                return Optional.empty();
            }
            toATrust = toATrust || bound.isPresent();
            day = later(day, settled.get());
        }
        return toATrust ? Optional.of(day) : Optional.empty();
    }

    /** The day one party had adopted and signed a version towards a kommune. */
    private Optional<LocalDate> boundOn(
            AgreementParty party, AgreementVersion version, PartyId municipality, List<Resolution> standing) {
        Optional<LocalDate> signed =
                signature(party.id(), version, municipality).map(SignatureRecord::date);
        Optional<LocalDate> adopted = adoption(party.id(), version, standing).map(Resolution::date);
        if (adopted.isEmpty() && version.isRegistered() && !party.isMunicipality()) {
            // What a trust decided of a registered text may not be documented; it signs with who joins all the same.
            return signed;
        }
        return adopted.flatMap(day -> signed.map(other -> later(day, other)));
    }

    /**
     * How far a version has come towards its rule for entry into force.
     *
     * @param reached kommuner that are bound with their trusts
     * @param needed how many it takes; 1 where each enters by itself
     * @param of how many kommuner it has
     * @param met the day the rule was met; absent until it is
     */
    public record Progress(
            EntryIntoForce rule,
            int reached,
            int needed,
            int of,
            @Nullable LocalDate met) {}

    /** How far a version has come towards its rule for entry into force. */
    public Progress progress(AgreementVersion version) {
        List<AgreementParty> named = version.head().municipalities().stream()
                .filter(party -> remainsParty(party.id(), version))
                .toList();
        int reached = (int) parties(version).stream()
                .filter(AgreementParty::isMunicipality)
                .filter(party -> boundOn(version, party, facts.standing()).isPresent())
                .count();
        Terms terms = version.head().terms();
        int needed =
                switch (terms.rule()) {
                    case ALL_PARTIES -> named.size();
                    case AT_LEAST -> Objects.requireNonNull(terms.quorum());
                    case EACH_MUNICIPALITY, AS_REGISTERED -> 1;
                };
        LocalDate met =
                ruleMetOn(version).filter(day -> !day.equals(LocalDate.MIN)).orElse(null);
        return new Progress(terms.rule(), reached, needed, Math.max(named.size(), reached), met);
    }

    /** What is to be sent to Helsedirektoratet: each version for each kommune it was concluded with, oldest first. */
    public List<SubmissionDuty> submissionDuties() {
        var duties = new ArrayList<SubmissionDuty>();
        if (!kind.isAgreement()) {
            return duties;
        }
        for (AgreementVersion version : versions) {
            for (AgreementParty municipality : headOf(version).municipalities()) {
                boolean asRegistered = version.isRegistered() && version.head().hasParty(municipality.id());
                Optional<LocalDate> concluded = asRegistered
                        ? Optional.ofNullable(version.head().terms().from())
                        : epochs().stream()
                                .filter(epoch -> startFor(version, municipality.id(), epoch)
                                        .isPresent())
                                .findFirst()
                                .flatMap(epoch -> boundOn(version, municipality, epoch.standing()));
                concluded.ifPresent(day -> duties.add(
                        new SubmissionDuty(version.number(), municipality.id(), day, submission(version, day))));
            }
        }
        return duties;
    }

    /** The first documented submission of a version on or after a day. */
    private @Nullable Evidence submission(AgreementVersion version, LocalDate from) {
        return facts.evidence().stream()
                .filter(act -> act.requirement().equals(Evidence.SUBMISSION)
                        && (act.version() == null || act.version() == version.number())
                        && !act.date().isBefore(from))
                .min(Comparator.comparing(Evidence::date))
                .orElse(null);
    }

    private @Nullable LocalDate endOf(AgreementVersion version, PartyId municipality) {
        LocalDate agreed = facts.firstSigned(version.number());
        LocalDate end = prolonged(version);
        for (Notice notice : facts.notices()) {
            // A notice ends what was agreed when it was given; a text agreed afterwards stands. One that was withdrawn
            // ends nothing.
            if (notice.stands() && notice.concerns(municipality) && !agreed.isAfter(notice.given())) {
                end = earlier(end, notice.ends());
            }
        }
        for (AgreementParty party : parties(version)) {
            if (party.id().equals(municipality)) {
                end = earlier(end, party.left());
            }
        }
        return end;
    }

    /**
     * The end of a version's fixed term, with the prolongations decided while it ran; absent when it has none. One that is made longer by
     * itself ends then only if notice was given in time.
     */
    public @Nullable LocalDate termEnd(AgreementVersion version) {
        LocalDate agreed = facts.firstSigned(version.number());
        LocalDate end = version.head().terms().until();
        for (Prolongation prolongation : facts.prolongations()) {
            if (end != null
                    && !agreed.isAfter(prolongation.decided())
                    && !prolongation.decided().isAfter(end)) {
                end = later(end, prolongation.until());
            }
        }
        return end;
    }

    /** The end of a version's fixed term; absent when it runs until notice, as one does that is made longer by itself. */
    private @Nullable LocalDate prolonged(AgreementVersion version) {
        return version.head().terms().ownOrNone().renewal() == null ? termEnd(version) : null;
    }

    /** The end of the fixed term of the newest concluded version, prolongations counted; empty when it runs until notice. */
    public Optional<LocalDate> fixedEnd() {
        return versions.reversed().stream()
                .filter(this::isConcluded)
                .findFirst()
                .flatMap(version -> Optional.ofNullable(prolonged(version)));
    }

    /** The day the last version ceased or ceases to be in force for every kommune; empty while it runs on for one. */
    public Optional<LocalDate> endsEverywhere() {
        LocalDate last = null;
        for (PartyId municipality : allMunicipalities()) {
            List<InForce> periods = periodsInForce(municipality);
            if (periods.isEmpty()) {
                continue;
            }
            LocalDate until = periods.getLast().period().until();
            if (until == null) {
                return Optional.empty();
            }
            last = last == null ? until : later(last, until);
        }
        return Optional.ofNullable(last);
    }

    private static LocalDate later(@Nullable LocalDate one, LocalDate other) {
        return one == null || other.isAfter(one) ? other : one;
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.isBefore(one) ? other : one;
    }

    // ---- the next agreement -----------------------------------------------------------------------------------------

    private Agreement edited(Clauses changed, List<Answer> carried) {
        return next(state, text, revision + 1, head, changed, carried, versions, facts);
    }

    private Agreement next(
            AgreementState newState,
            TextState newText,
            long newRevision,
            Head newHead,
            Clauses newClauses,
            List<Answer> newAnswers,
            List<AgreementVersion> newVersions,
            Facts newFacts) {
        return new Agreement(
                id,
                kind,
                origin,
                sequence + 1,
                newRevision,
                newState,
                newText,
                newHead,
                newClauses,
                newAnswers,
                newVersions,
                newFacts,
                variant);
    }

    private Agreement replacing(LocalVariant changed) {
        return new Agreement(
                id, kind, origin, sequence, revision, state, text, head, clauses, answers, versions, facts, changed);
    }

    /** The same text with other facts. Who is bound by them as a new party is written into the head of the newest text. */
    Decision changed(Head newHead, Facts newFacts, AuditEvent event, Actor by, Instant at) {
        Agreement after = next(state, text, revision, newHead, clauses, answers, versions, newFacts);
        return after.replacing(after.membership().headWithJoined()).because(event, by, at);
    }

    private Agreement replacing(Head changed) {
        return new Agreement(
                id, kind, origin, sequence, revision, state, text, changed, clauses, answers, versions, facts, variant);
    }

    private Decision because(AuditEvent event, Actor by, Instant at) {
        return new Decision.Accepted(change(event, by, at));
    }

    private Change change(AuditEvent event, Actor by, Instant at) {
        return new Change(this, event, by, at);
    }
}
