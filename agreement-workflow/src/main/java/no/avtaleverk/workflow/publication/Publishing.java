package no.avtaleverk.workflow.publication;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.Evidence;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Stage;
import no.avtaleverk.model.followup.Dossier;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.path.AgreementPath;
import no.avtaleverk.model.path.Standing;
import no.avtaleverk.model.publication.PublicText;
import no.avtaleverk.model.publication.Publication;
import no.avtaleverk.model.publication.Publication.Act;
import no.avtaleverk.model.publication.Publication.Withholding;
import no.avtaleverk.model.publication.PublicationNote;
import no.avtaleverk.model.publication.PublicationNote.LinkReported;
import no.avtaleverk.model.publication.WithholdingGrounds;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.followup.Attaching;
import no.avtaleverk.workflow.followup.Attaching.Brought;
import no.avtaleverk.workflow.followup.FollowedSubject;
import no.avtaleverk.workflow.followup.FollowingUp;
import no.avtaleverk.workflow.followup.ReviewItem;
import no.avtaleverk.workflow.followup.Todo;
import no.avtaleverk.workflow.proceeding.Documenting;
import no.avtaleverk.workflow.revision.Revising;
import org.jspecify.annotations.Nullable;

/** Releasing versions to the public, withholding words of them, and telling Helsedirektoratet where they are. */
public final class Publishing implements FollowedSubject {
    private final FollowingUp following;
    private final FollowUps followUps;
    private final Agreements agreements;
    private final WithholdingGrounds grounds;
    private final Documenting documenting;
    private final Revising revising;
    private final Attaching attaching;
    private final Changes changes;
    private final PublicTexts texts;

    public Publishing(
            FollowingUp following,
            FollowUps followUps,
            Agreements agreements,
            WithholdingGrounds grounds,
            Documenting documenting,
            Revising revising,
            Attaching attaching,
            Changes changes) {
        this.following = following;
        this.followUps = followUps;
        this.agreements = agreements;
        this.grounds = grounds;
        this.documenting = documenting;
        this.revising = revising;
        this.attaching = attaching;
        this.changes = changes;
        this.texts = new PublicTexts(agreements, grounds);
    }

    public WithholdingGrounds grounds() {
        return grounds;
    }

    /** What was decided, as a person within may read it. */
    public Publication publication(Agreement agreement, Actor by) {
        return Publication.of(following.read(agreement, dossier(agreement.id()), PublicationNote.class, by));
    }

    /** The text of a version with nothing withheld, for those within. */
    public Clauses full(Agreement agreement, AgreementVersion version) {
        return texts.full(agreement, version);
    }

    /** The text of a version as the public reads it, or would. */
    public PublicText preview(Agreement agreement, AgreementVersion version, Publication publication) {
        return texts.of(agreement, version, publication);
    }

    // ---- releasing --------------------------------------------------------------------------------------------------

    /**
     * Ask for a release.
     *
     * @param summary what was changed and why, in words for the public
     * @return what stands against it; empty when it was done
     */
    public List<Refusal> ask(AgreementId id, int version, String summary, Actor by) {
        return note(id, by, (agreement, publication) -> {
            String code = publication.code().orElseGet(() -> Publication.newCode(id, codesOfOthers(id)));
            return publication.ask(
                    new PublicationNote.ReleaseAsked(String.valueOf(version), code, summary.strip()),
                    agreement,
                    by,
                    changes.today());
        });
    }

    private List<String> codesOfOthers(AgreementId id) {
        return followUps.all(FollowUpSubject.PUBLICATION, null, PublicationNote.class).entrySet().stream()
                .filter(entry -> !entry.getKey().equals(id.value()))
                .flatMap(entry -> Publication.of(entry.getValue()).code().stream())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /**
     * Release it. The step of the way is documented with it, where the version is in force.
     *
     * @param read the summary the person has seen
     * @param site where the public pages are, such as {@code https://avtaler.example.no}
     */
    public List<Refusal> confirm(AgreementId id, int version, String read, String site, Actor by) {
        return changes.inOne(() -> {
            List<Refusal> faults = note(
                    id,
                    by,
                    (agreement, publication) -> publication.confirm(
                            new PublicationNote.ReleaseConfirmed(String.valueOf(version)),
                            read.strip(),
                            agreement,
                            by,
                            changes.today()));
            if (faults.isEmpty()) {
                document(id, version, site, by);
            }
            return faults;
        });
    }

    private void document(AgreementId id, int version, String site, Actor by) {
        Agreement agreement = agreements.find(id).orElseThrow();
        boolean inForce = agreement
                .inForceAnywhere(changes.today())
                .filter(one -> one.number() == version)
                .isPresent();
        Publication now = Publication.of(followUps.read(dossier(id), PublicationNote.class));
        if (inForce) {
            // Refused where the product has no address that a link can be made of; it is public all the same.
            documenting.recordMilestone(
                    id,
                    Stage.PUBLICATION,
                    changes.today(),
                    Objects.requireNonNull(by.organisation()),
                    site + PublicRegister.place(now.code().orElseThrow()),
                    "",
                    by);
        }
    }

    // ---- withholding ------------------------------------------------------------------------------------------------

    /**
     * Propose that words are withheld from the public.
     *
     * @param part empty for the whole clause
     */
    public List<Refusal> withhold(
            AgreementId id, ClauseId clause, String part, String ground, String reason, Actor by) {
        return note(id, by, (agreement, publication) -> {
            List<Clauses> concluded = agreement.versions().stream()
                    .filter(version -> Publication.isReleasable(agreement, version))
                    .map(version -> texts.full(agreement, version))
                    .toList();
            return publication.propose(
                    new PublicationNote.WithholdingProposed(
                            publication.nextWithholding(), clause, part.strip(), ground, reason.strip()),
                    grounds,
                    concluded,
                    agreement,
                    by,
                    changes.today());
        });
    }

    // ---- all else
    // -----------------------------------------------------------------------------------------------------

    /**
     * Take a version down, say no, hold back, show again: whatever a note says all of.
     *
     * @return what stands against it; empty when it was done
     */
    public List<Refusal> note(AgreementId id, PublicationNote note, Actor by) {
        return note(id, by, (agreement, publication) -> publication.rule(note, agreement, by, changes.today()));
    }

    // ---- links ------------------------------------------------------------------------------------------------------

    /** A version whose link was sent. */
    public record Sent(AgreementId agreement, int version) {}

    /**
     * Note that links were sent to Helsedirektoratet, all of them or none: each is evidence of § 6-4, and the receipt is kept with it.
     *
     * @param receipt absent when there is none
     */
    public List<Refusal> report(
            List<Sent> sent, LocalDate on, String reference, Brought.@Nullable Sound receipt, Actor by) {
        PartyId region = by.organisation();
        if (region == null || sent.isEmpty()) {
            return List.of(sent.isEmpty() ? new Refusal.NothingAsked() : new Refusal.NotAllowed());
        }
        try {
            return changes.inOne(() -> {
                for (Sent one : sent) {
                    report(one, region, on, reference.strip(), receipt, by);
                }
                return List.<Refusal>of();
            });
        } catch (RefusedInOneException e) {
            return e.reasons;
        }
    }

    private void report(
            Sent one, PartyId region, LocalDate on, String reference, Brought.@Nullable Sound receipt, Actor by) {
        List<Refusal> faults = note(
                one.agreement(),
                by,
                (agreement, publication) -> attaching.kept(
                        receipt,
                        publication.report(
                                new LinkReported(
                                        String.valueOf(one.version()),
                                        region,
                                        on,
                                        reference,
                                        receipt == null ? null : receipt.attachment()),
                                agreement,
                                by,
                                changes.today())));
        if (faults.isEmpty()) {
            Decision decision = revising.recordEvidence(
                    one.agreement(),
                    new Evidence(Evidence.SUBMISSION, on, reference, Evidence.Means.LINK_REPORTED, one.version()),
                    by);
            if (decision instanceof Decision.Refused refused) {
                faults = refused.reasons();
            }
        }
        if (!faults.isEmpty()) {
            throw new RefusedInOneException(faults);
        }
    }

    /** Undoes what was stored before in the same transaction. */
    private static final class RefusedInOneException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient List<Refusal> reasons;

        RefusedInOneException(List<Refusal> reasons) {
            super("Refused: " + reasons);
            this.reasons = reasons;
        }
    }

    // ---- what they have in common -----------------------------------------------------------------------------------

    private List<Refusal> note(
            AgreementId id, Actor by, BiFunction<Agreement, Publication, Ruling<PublicationNote>> rule) {
        return following.note(
                dossier(id),
                PublicationNote.class,
                by,
                (agreement, notes) -> rule.apply(agreement, Publication.of(notes)));
    }

    static Dossier dossier(AgreementId id) {
        return Dossier.shared(FollowUpSubject.PUBLICATION, id);
    }

    // ---- what is to be done -----------------------------------------------------------------------------------------

    @Override
    public FollowUpSubject subject() {
        return FollowUpSubject.PUBLICATION;
    }

    @Override
    public List<Todo> todos(Agreement agreement, LocalDate today) {
        var todos = new ArrayList<Todo>();
        if (agreement.kind().isStandardText() || agreement.versions().isEmpty()) {
            return todos;
        }
        Publication publication = Publication.of(followUps.read(dossier(agreement.id()), PublicationNote.class));
        publication.releases().values().stream()
                .filter(release -> release.standing() == Publication.Standing.ASKED)
                .forEach(release -> confirm(
                        todos,
                        Todo.What.CONFIRM_RELEASE,
                        agreement,
                        String.valueOf(release.version()),
                        release.asked()));
        for (Withholding one : publication.withholdings().values()) {
            if (one.isAwaited()) {
                Act first = one.state() == Publication.State.PROPOSED ? one.proposed() : one.lifting();
                confirm(todos, Todo.What.CONFIRM_WITHHOLDING, agreement, one.id(), first);
            }
        }
        AgreementVersion version = undecided(agreement, publication, today);
        if (version != null) {
            agreement.circles().bound(today).stream()
                    .filter(party -> !party.isMunicipality())
                    .forEach(trust -> todos.add(new Todo(
                            Todo.What.RELEASE_TEXT,
                            FollowUpSubject.PUBLICATION,
                            agreement.id(),
                            String.valueOf(version.number()),
                            trust,
                            Role.COORDINATOR,
                            "",
                            null,
                            false)));
        }
        return todos;
    }

    /** What was signed here, is in force, and is neither public, published elsewhere nor decided against. */
    private static @Nullable AgreementVersion undecided(Agreement agreement, Publication publication, LocalDate today) {
        AgreementPath path = AgreementPath.of(agreement, today);
        AgreementVersion version = path.version();
        return version != null
                        && !version.isRegistered()
                        && path.at(Stage.PUBLICATION).standing() == Standing.MISSING
                        && Publication.isReleasable(agreement, version)
                        && publication
                                .release(version.number())
                                .filter(release -> release.standing() != Publication.Standing.REJECTED
                                        && release.standing() != Publication.Standing.WITHDRAWN)
                                .isEmpty()
                ? version
                : null;
    }

    private static void confirm(
            List<Todo> todos, Todo.What what, Agreement agreement, String item, @Nullable Act first) {
        PartyId party = first == null ? null : first.organisation();
        if (party != null) {
            todos.add(new Todo(
                    what, FollowUpSubject.PUBLICATION, agreement.id(), item, party, Role.COORDINATOR, "", null, false));
        }
    }

    @Override
    public List<ReviewItem> forReview(Agreement agreement, LocalDate since, LocalDate today) {
        return List.of();
    }
}
