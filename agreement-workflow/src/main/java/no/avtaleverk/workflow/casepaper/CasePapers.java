package no.avtaleverk.workflow.casepaper;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.CasePaper;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.document.CasePaperContent;
import no.avtaleverk.model.document.CasePaperRenderer;
import no.avtaleverk.model.document.DocumentFormat;
import no.avtaleverk.model.document.DocumentRenderer.UnprintableTextException;
import no.avtaleverk.model.followup.Dossier;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.ros.RosAnalysis;
import no.avtaleverk.model.ros.RosNote;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.UnknownAgreementException;
import no.avtaleverk.workflow.reporting.CoverageOverview;
import no.avtaleverk.workflow.reporting.HandingOut;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Making the case papers of a version: one for each party, in its own written standard, as Word and as PDF.
 *
 * <p>A run is all or nothing: the papers are set one by one while people watch, and the agreement learns of them together when the last
 * is set. A run that was cut off has left nothing behind and is started again.
 */
public final class CasePapers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CasePapers.class);

    private final Agreements agreements;
    private final Changes changes;
    private final Files files;
    private final CasePaperRenderer renderer;
    private final PartyRegister register;
    private final RequirementCatalogue catalogue;
    private final CoverageOverview coverage;
    private final HandingOut handingOut;
    private final FollowUps followUps;
    private final Map<Of, Run> runs = new ConcurrentHashMap<>();
    /** One run at a time: the papers of two agreements at once would only take longer, both of them. */
    private final ExecutorService runner = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("case-papers").daemon().factory());

    public CasePapers(
            Agreements agreements,
            Changes changes,
            Files files,
            CasePaperRenderer renderer,
            PartyRegister register,
            RequirementCatalogue catalogue,
            CoverageOverview coverage,
            HandingOut handingOut,
            FollowUps followUps) {
        this.agreements = agreements;
        this.changes = changes;
        this.files = files;
        this.renderer = renderer;
        this.register = register;
        this.catalogue = catalogue;
        this.coverage = coverage;
        this.handingOut = handingOut;
        this.followUps = followUps;
    }

    /** What a run makes. */
    private record Of(AgreementId agreement, int version) {}

    /**
     * How far a run has come.
     *
     * @param all how many papers are to be made
     * @param made how many are
     * @param state where it stands
     * @param reasons why it was refused at the end; empty otherwise
     * @param party whose paper could not be set; absent unless {@link State#UNPRINTABLE}
     * @param letter what no font has; empty unless {@link State#UNPRINTABLE}
     */
    public record Run(
            CasePaper.Kind kind,
            int version,
            String by,
            Instant started,
            int all,
            int made,
            State state,
            List<Refusal> reasons,
            @Nullable PartyId party,
            String letter) {
        public Run {
            reasons = List.copyOf(reasons);
        }

        public enum State {
            RUNNING,
            DONE,
            REFUSED,
            UNPRINTABLE,
            FAILED
        }

        public boolean isRunning() {
            return state == State.RUNNING;
        }

        private Run with(int done) {
            return new Run(kind, version, by, started, all, done, state, reasons, party, letter);
        }

        private Run ended(State end, List<Refusal> why, @Nullable PartyId whose, String which) {
            return new Run(kind, version, by, started, all, made, end, why, whose, which);
        }
    }

    /** What came of asking for a run. */
    public sealed interface Asked {
        /** @param run the one that was started or, when one is under way already, that one */
        record Started(Run run) implements Asked {}

        record Refused(List<Refusal> reasons) implements Asked {}
    }

    /** Start a run for every party of a version; answers at once. */
    public Asked start(AgreementId id, int version, CasePaper.Kind kind, Actor by) {
        Agreement agreement = known(id, by);
        List<Refusal> faults = agreement.casePaperFaults(version, by);
        Optional<AgreementVersion> found = agreement.version(version);
        if (!faults.isEmpty() || found.isEmpty()) {
            return new Asked.Refused(faults);
        }
        List<AgreementParty> parties = parties(agreement, found.get());
        var of = new Of(id, version);
        var mine = new Run(
                kind, version, by.name(), changes.now(), parties.size(), 0, Run.State.RUNNING, List.of(), null, "");
        Run current = runs.compute(of, (key, other) -> other != null && other.isRunning() ? other : mine);
        if (current == mine) {
            runner.execute(() -> runOrSayWhyNot(of, kind, by));
        }
        return new Asked.Started(current);
    }

    /** The run of a version under way, or the last one since the product was started. */
    public Optional<Run> run(AgreementId id, int version, Actor by) {
        Agreement agreement = known(id, by);
        return agreement.casePaperFaults(version, by).isEmpty()
                ? Optional.ofNullable(runs.get(new Of(id, version)))
                : Optional.empty();
    }

    /** Make the papers of every party of a version, and wait for them. */
    public Decision make(AgreementId id, int version, CasePaper.Kind kind, Actor by) {
        return make(id, version, kind, by, done -> {});
    }

    /** The newest papers of a version that the person may read, in the order of the parties. */
    public List<CasePaper> papers(AgreementId id, int version, Actor by) {
        Agreement agreement = known(id, by);
        return agreement.facts().proceedings().casePapers(version).stream()
                .filter(paper -> agreement.circles().mayRead(paper, by))
                .toList();
    }

    /**
     * Hand out the file of a paper, if the person may read it; also of one that has a newer one after it. It is noted in the log that
     * the person was given it.
     */
    public Optional<Files.StoredFile> handOut(AgreementId id, Sha256 digest, Actor by) {
        Agreement agreement = known(id, by);
        Optional<CasePaper> found = agreement.facts().proceedings().casePapers().reversed().stream()
                .filter(paper -> paper.docx().equals(digest) || paper.pdf().equals(digest))
                .filter(paper -> agreement.circles().mayRead(paper, by))
                .findFirst();
        found.ifPresent(paper -> handingOut.note(
                id,
                paper.version(),
                paper.party(),
                paper.kind() + "_" + (paper.pdf().equals(digest) ? DocumentFormat.PDF : DocumentFormat.DOCX),
                digest,
                by));
        return found.flatMap(paper -> files.find(digest));
    }

    /** Let all parties of a version read the papers made of it. */
    public Decision handOver(AgreementId id, int version, CasePaper.Kind kind, Actor by) {
        return changes.change(id, agreement -> {
            UnknownAgreementException.unlessKnown(agreement, by);
            return agreement.handOverCasePapers(version, kind, by, changes.now());
        });
    }

    /** Whether the person may make the papers of a version. */
    public boolean mayMake(Agreement agreement, int version, Actor by) {
        return agreement.casePaperFaults(version, by).isEmpty();
    }

    private interface Progress {
        void done(int papers);
    }

    private void runOrSayWhyNot(Of of, CasePaper.Kind kind, Actor by) {
        try {
            Decision decision = make(of.agreement(), of.version(), kind, by, done -> update(of, run -> run.with(done)));
            update(
                    of,
                    run -> decision instanceof Decision.Refused refused
                            ? run.ended(Run.State.REFUSED, refused.reasons(), null, "")
                            : run.ended(Run.State.DONE, List.of(), null, ""));
        } catch (UnprintablePaperException e) {
            update(of, run -> run.ended(Run.State.UNPRINTABLE, List.of(), e.party, e.letter));
        } catch (RuntimeException e) {
            LOG.error("The case papers of version {} of agreement {} were not made", of.version(), of.agreement(), e);
            update(of, run -> run.ended(Run.State.FAILED, List.of(), null, ""));
        }
    }

    private void update(Of of, java.util.function.UnaryOperator<Run> change) {
        runs.computeIfPresent(of, (key, run) -> change.apply(run));
    }

    private Decision make(AgreementId id, int number, CasePaper.Kind kind, Actor by, Progress progress) {
        Agreement agreement = known(id, by);
        List<Refusal> faults = agreement.casePaperFaults(number, by);
        Optional<AgreementVersion> found = agreement.version(number);
        if (!faults.isEmpty() || found.isEmpty()) {
            return new Decision.Refused(faults);
        }
        AgreementVersion version = found.get();
        Instant now = changes.now().truncatedTo(ChronoUnit.SECONDS);
        RosAnalysis analysis = RosAnalysis.of(followUps.read(Dossier.shared(FollowUpSubject.ROS, id), RosNote.class));
        var assembly = new Assembly(agreements, register, catalogue, coverage, agreement, version, analysis, now);
        var set = new ArrayList<Set>();
        for (AgreementParty party : parties(agreement, version)) {
            set.add(set(assembly.content(kind, party), party.id()));
            progress.done(set.size());
        }
        return changes.change(id, current -> {
            var papers = new ArrayList<CasePaper>();
            for (Set one : set) {
                papers.add(new CasePaper(
                        kind,
                        one.party(),
                        number,
                        one.content().language(),
                        store(one, DocumentFormat.DOCX, one.docx()),
                        store(one, DocumentFormat.PDF, one.pdf()),
                        now,
                        by.name(),
                        by.organisation(),
                        null));
            }
            return current.recordCasePapers(number, papers, by, now);
        });
    }

    /** A paper that is set and not yet stored. */
    @SuppressWarnings("ArrayRecordComponent") // handed on to the store at once
    private record Set(PartyId party, CasePaperContent content, byte[] docx, byte[] pdf) {}

    private Set set(CasePaperContent content, PartyId party) {
        try {
            return new Set(
                    party,
                    content,
                    renderer.render(content, DocumentFormat.DOCX),
                    renderer.render(content, DocumentFormat.PDF));
        } catch (UnprintableTextException e) {
            throw new UnprintablePaperException(party, e);
        }
    }

    private Sha256 store(Set paper, DocumentFormat format, byte[] bytes) {
        return files.store(name(paper.content(), format), format.mediaType(), bytes);
    }

    private static String name(CasePaperContent content, DocumentFormat format) {
        String kind =
                switch (content.kind()) {
                    case CASE -> "Saksframlegg";
                    case STATUS_NOTE -> "Status";
                };
        String title = content.title().replaceAll("[^\\p{L}\\p{N} .-]", "").strip();
        String shorter = title.length() > 80 ? title.substring(0, 80).strip() : title;
        return "%s %s – %s v%d.%s".formatted(kind, content.party(), shorter, content.version(), format.extension());
    }

    private static List<AgreementParty> parties(Agreement agreement, AgreementVersion version) {
        java.util.Set<PartyId> addressed = agreement.circles().addressed(version);
        return agreement.parties(version).stream()
                .filter(party -> addressed.contains(party.id()))
                .toList();
    }

    private Agreement known(AgreementId id, Actor by) {
        Agreement agreement = agreements.find(id).orElseThrow(() -> new UnknownAgreementException(id));
        UnknownAgreementException.unlessKnown(agreement, by);
        return agreement;
    }

    @Override
    public void close() {
        runner.shutdownNow();
    }

    private static final class UnprintablePaperException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final PartyId party;
        private final String letter;

        UnprintablePaperException(PartyId party, UnprintableTextException cause) {
            super("The paper of %s can not be printed".formatted(party), cause);
            this.party = party;
            this.letter = cause.letter();
        }
    }
}
