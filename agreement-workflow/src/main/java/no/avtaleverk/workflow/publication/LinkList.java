package no.avtaleverk.workflow.publication;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Evidence;
import no.avtaleverk.model.agreement.SubmissionDuty;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.publication.Publication;
import no.avtaleverk.model.publication.Publication.Release;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.Viewing;
import org.jspecify.annotations.Nullable;

/** The links a region sends to Helsedirektoratet (hol. § 6-4): what is ready, what was sent, and what nobody has made public. */
public final class LinkList {
    private final Viewing viewing;
    private final Publishing publishing;

    public LinkList(Viewing viewing, Publishing publishing) {
        this.viewing = viewing;
        this.publishing = publishing;
    }

    /** How far it has come. */
    public enum State {
        /** Neither public nor sent in another way. */
        NOT_PUBLIC,
        /** Public, and the link is not sent. */
        READY,
        SENT
    }

    /**
     * A version that is to be sent.
     *
     * @param code of the public text; empty when it is not public
     * @param municipalities with which it was concluded
     * @param deadline the first that something remains to be sent by, or that it was to be sent by
     * @param done what documents that all of it was sent; absent until it is
     * @param late whether it was not sent in time, or is not sent though the time is out
     * @param mayReport whether the reader may note that it was sent
     */
    public record Line(
            AgreementId agreement,
            String title,
            int version,
            String code,
            List<PartyId> municipalities,
            LocalDate deadline,
            @Nullable Evidence done,
            State state,
            boolean late,
            boolean mayReport) {
        public Line {
            municipalities = List.copyOf(municipalities);
        }

        /** Where it is read; empty when it is not public. */
        public String place() {
            return code.isEmpty() ? "" : "/offentlig/t/" + code;
        }
    }

    /** Those of agreements the reader knows from within; what is not sent first, by its deadline. */
    public List<Line> of(Actor by, LocalDate today) {
        var lines = new ArrayList<Line>();
        for (AgreementView view : viewing.register(by)) {
            Agreement agreement = view.agreement();
            if (!view.inner() || agreement.submissionDuties().isEmpty()) {
                continue;
            }
            Publication publication = publishing.publication(agreement, by);
            boolean mayReport = by.organisation() != null
                    && by.mayReportToDirectorate(agreement.circles().bound(today));
            var byVersion = new LinkedHashMap<Integer, List<SubmissionDuty>>();
            agreement.submissionDuties().forEach(duty -> byVersion
                    .computeIfAbsent(duty.version(), version -> new ArrayList<>())
                    .add(duty));
            byVersion.forEach(
                    (version, duties) -> lines.add(line(agreement, version, duties, publication, mayReport, today)));
        }
        lines.sort(Comparator.comparing((Line line) -> line.state() == State.SENT)
                .thenComparing(Line::deadline)
                .thenComparing(Line::title)
                .thenComparing(Line::version));
        return lines;
    }

    private static Line line(
            Agreement agreement,
            int version,
            List<SubmissionDuty> duties,
            Publication publication,
            boolean mayReport,
            LocalDate today) {
        List<SubmissionDuty> open =
                duties.stream().filter(duty -> duty.done() == null).toList();
        SubmissionDuty first = (open.isEmpty() ? duties : open)
                .stream().min(Comparator.comparing(SubmissionDuty::deadline)).orElseThrow();
        String code = publication
                .release(version)
                .filter(Release::isPublic)
                .map(release -> release.code() + "-" + version)
                .orElse("");
        return new Line(
                agreement.id(),
                agreement.version(version).orElseThrow().head().title(),
                version,
                code,
                duties.stream().map(SubmissionDuty::municipality).toList(),
                first.deadline(),
                open.isEmpty() ? first.done() : null,
                open.isEmpty() ? State.SENT : code.isEmpty() ? State.NOT_PUBLIC : State.READY,
                duties.stream().anyMatch(duty -> duty.isLate(today)),
                mayReport && !code.isEmpty() && !open.isEmpty());
    }
}
