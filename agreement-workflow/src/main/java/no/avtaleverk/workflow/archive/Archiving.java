package no.avtaleverk.workflow.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.CasePaper;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Resolution;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.archive.Extent;
import no.avtaleverk.model.archive.RegisterCopies;
import no.avtaleverk.model.followup.Dossier;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.ros.RosNote;
import no.avtaleverk.model.ros.RosSight;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.archive.ArchiveMaker.Told;
import no.avtaleverk.workflow.followup.FollowingUp;
import no.avtaleverk.workflow.proof.ProofPackages;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.Viewing;

/**
 * Archive files of one case (arkivuttrekk), for those who read its log. What one of them may not read is not in theirs; when that is
 * something the register needs, it is no file to restore from.
 */
public final class Archiving {
    private final Viewing viewing;
    private final RegisterCopies copies;
    private final ProofPackages packages;
    private final ArchiveMaker maker;
    private final FollowingUp following;
    private final Changes changes;

    public Archiving(
            Viewing viewing, ArchiveMaker maker, ProofPackages packages, FollowingUp following, Changes changes) {
        this.viewing = viewing;
        this.maker = maker;
        this.copies = maker.copies();
        this.packages = packages;
        this.following = following;
        this.changes = changes;
    }

    /**
     * What is to be taken out.
     *
     * @param restorable whether the register can be restored from it
     */
    public record Order(AgreementView view, long position, List<AuditEntry> entries, boolean restorable, Actor by) {
        public Order {
            entries = List.copyOf(entries);
        }

        /** What the file is called. */
        public String fileName() {
            return "arkivuttrekk-%s-%d.zip"
                    .formatted(view.agreement().id().value().substring(0, 8), position);
        }
    }

    /** How long the log is. */
    public long newest() {
        return copies.position();
    }

    /**
     * Order an archive of a case as it is.
     *
     * @param position of the log; 0 for the newest entry
     * @return empty when there is no such case for the person, the log is not that long, or the case was changed since
     */
    public Optional<Order> order(AgreementId id, long position, Actor by) {
        long newest = copies.position();
        long asOf = position == 0 ? newest : position;
        if (asOf < 1 || asOf > newest || !copies.isAsAt(id, asOf)) {
            return Optional.empty();
        }
        return viewing.view(id, by).filter(AgreementView::inner).flatMap(view -> {
            boolean sealed = hidesGrades(view.agreement(), by);
            List<AuditEntry> entries = viewing.log(view, by).stream()
                    .filter(entry -> entry.position() <= asOf)
                    .filter(entry -> !(sealed && isOfSharedRisks(entry)))
                    .toList();
            return entries.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Order(view, asOf, entries, isRestorable(view, asOf, entries, by), by));
        });
    }

    /** Whether the other party has graded what the person's own has not: until it has, nothing of the shared analysis is handed out. */
    private boolean hidesGrades(Agreement agreement, Actor by) {
        Dossier risks = Dossier.shared(FollowUpSubject.ROS, agreement.id());
        List<Noted<RosNote>> notes = following.read(agreement, risks, RosNote.class, by);
        return RosSight.shown(notes, agreement.circles().bound(changes.today()), by)
                        .size()
                < notes.size();
    }

    private static boolean isOfSharedRisks(AuditEntry entry) {
        return entry.event() instanceof AuditEvent.FollowedUp noted
                && noted.subject() == FollowUpSubject.ROS
                && noted.innerOf() == null;
    }

    /** Whether a person may read all that the register needs of a case: every row of entries whole or not at all, and the files. */
    private boolean isRestorable(AgreementView view, long position, List<AuditEntry> entries, Actor by) {
        if (!view.writing()) {
            return false;
        }
        SortedMap<Long, String> all = copies.entriesAbout(view.agreement().id(), position);
        Set<Long> read = entries.stream().map(AuditEntry::position).collect(Collectors.toSet());
        return wholeLines(all, read)
                && all.keySet().containsAll(read)
                && copies.files(extent(view.agreement().id(), position, entries)).stream()
                        .noneMatch(hidden(view.agreement(), entries, by)::contains);
    }

    private static boolean wholeLines(SortedMap<Long, String> all, Set<Long> read) {
        var some = new HashSet<String>();
        some.add("agreement");
        all.forEach((position, line) -> {
            if (read.contains(position)) {
                some.add(line);
            }
        });
        return all.entrySet().stream()
                .filter(entry -> some.contains(entry.getValue()))
                .allMatch(entry -> read.contains(entry.getKey()));
    }

    private static Extent extent(AgreementId id, long position, List<AuditEntry> entries) {
        return new Extent(
                id,
                position,
                entries.stream().map(AuditEntry::position).collect(Collectors.toCollection(TreeSet::new)));
    }

    /** The files the entries speak of that are not for the person: minutes of what was not laid before them, papers not handed over. */
    private static Set<Sha256> hidden(Agreement agreement, List<AuditEntry> entries, Actor by) {
        var hidden = new HashSet<Sha256>();
        var open = new HashSet<Sha256>();
        Sha256 original = agreement.origin().file();
        if (original != null
                && !by.readsAny(agreement.circles().writing())
                && !agreement.versions().isEmpty()
                && !by.mayReadDraft(
                        agreement.circles().addressed(agreement.versions().getFirst()))) {
            hidden.add(original);
        }
        for (AuditEntry entry : entries) {
            switch (entry.event()) {
                case AuditEvent.ResolutionRecorded recorded -> addMinutes(agreement, recorded.resolution(), by, hidden);
                case AuditEvent.ResolutionCorrected corrected -> addMinutes(agreement, corrected.after(), by, hidden);
                case AuditEvent.CasePapersMade made -> {
                    for (CasePaper paper : made.papers()) {
                        Set<Sha256> side = agreement.circles().mayRead(paper, by) ? open : hidden;
                        side.add(paper.docx());
                        side.add(paper.pdf());
                    }
                }
                default -> {}
            }
        }
        for (CasePaper paper : agreement.facts().proceedings().casePapers()) {
            if (agreement.circles().mayRead(paper, by)) {
                open.add(paper.docx());
                open.add(paper.pdf());
            }
        }
        hidden.removeAll(open);
        return hidden;
    }

    private static void addMinutes(Agreement agreement, Resolution resolution, Actor by, Set<Sha256> hidden) {
        Sha256 minutes = resolution.minutes();
        boolean may = agreement
                .version(resolution.version())
                .filter(version -> by.mayReadDraft(agreement.circles().addressed(version)))
                .isPresent();
        if (minutes != null && !may) {
            hidden.add(minutes);
        }
    }

    /**
     * Write an archive. Signatures that were never examined for a package are examined first.
     *
     * @param out not closed
     * @return the digest of the manifest, which is its mark
     * @throws IllegalStateException if the case was changed since it was ordered
     */
    public Sha256 write(Order order, OutputStream out) throws IOException {
        Agreement agreement = order.view().agreement();
        Set<Sha256> hidden = hidden(agreement, order.entries(), order.by());
        examine(order);
        return maker.inOneMoment(() -> {
            if (!copies.isAsAt(agreement.id(), order.position())) {
                throw new IllegalStateException("The case was changed since it was ordered");
            }
            return maker.write(
                    extent(agreement.id(), order.position(), order.entries()),
                    List.of(new Told(agreement, order::entries, false)),
                    order.restorable(),
                    file -> !hidden.contains(file),
                    (of, version) -> viewing.clauses(order.view(), version),
                    out);
        });
    }

    private void examine(Order order) {
        for (AuditEntry entry : order.entries()) {
            if (entry.event() instanceof AuditEvent.AgreementSigned signed) {
                signed.signature().signed().values().stream().distinct().forEach(packages::reports);
            } else if (entry.event() instanceof AuditEvent.SignaturesExamined examined) {
                Sha256 renewed = examined.examination().renewed();
                if (renewed != null) {
                    packages.reports(renewed);
                }
            }
        }
    }
}
