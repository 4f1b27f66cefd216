package no.avtaleverk.workflow.disagreement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Answer;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.NationalIdentityNumbers;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.disagreement.Disagreement;
import no.avtaleverk.model.disagreement.DisagreementLadder;
import no.avtaleverk.model.disagreement.DisagreementNote;
import no.avtaleverk.model.disagreement.DisagreementNote.DisagreementRaised;
import no.avtaleverk.model.disagreement.DisagreementNote.OutcomeAnswered;
import no.avtaleverk.model.disagreement.DisagreementNote.ProtocolMade;
import no.avtaleverk.model.disagreement.DisagreementNote.RungConcluded;
import no.avtaleverk.model.disagreement.DisagreementNote.RungReached;
import no.avtaleverk.model.disagreement.DisagreementNote.ViewStated;
import no.avtaleverk.model.disagreement.Rung;
import no.avtaleverk.model.document.DocumentFormat;
import no.avtaleverk.model.document.ProtocolContent;
import no.avtaleverk.model.document.ProtocolRenderer;
import no.avtaleverk.model.followup.Dossier;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.Municipality;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.followup.AgreedWords;
import no.avtaleverk.workflow.followup.FollowedSubject;
import no.avtaleverk.workflow.followup.FollowingUp;
import no.avtaleverk.workflow.followup.ReviewItem;
import no.avtaleverk.workflow.followup.Todo;
import org.springframework.transaction.support.TransactionOperations;

/** Uenighet about what was agreed: each party's view, the rungs it is taken to, and the document of each. */
public final class SettlingDisagreements implements FollowedSubject {
    /** The requirement under which an agreement says how disagreement is dealt with. */
    private static final RequirementId LADDER = new RequirementId("VEIL-TVIST");

    /** Days to confirm what the other says, and to take it on; ours, neither the law nor the nemnd has any. */
    private static final int DAYS = 30;

    private final FollowingUp following;
    private final FollowUps followUps;
    private final AgreedWords words;
    private final Files files;
    private final ProtocolRenderer renderer;
    private final PartyRegister register;
    private final TransactionOperations transactions;
    private final Changes changes;

    public SettlingDisagreements(
            FollowingUp following,
            FollowUps followUps,
            AgreedWords words,
            Files files,
            ProtocolRenderer renderer,
            PartyRegister register,
            TransactionOperations transactions,
            Changes changes) {
        this.following = following;
        this.followUps = followUps;
        this.words = words;
        this.files = files;
        this.renderer = renderer;
        this.register = register;
        this.transactions = transactions;
        this.changes = changes;
    }

    /** The disagreements as a person may read them. */
    public DisagreementLadder ladder(Agreement agreement, Actor by) {
        return DisagreementLadder.of(following.read(agreement, dossier(agreement.id()), DisagreementNote.class, by))
                .among(agreement.circles().bound(changes.today()));
    }

    /** The clauses in which the agreement itself says how disagreement is dealt with. */
    public List<Clause> ownLadder(Agreement agreement) {
        Clauses now = words.now(agreement, changes.today());
        return agreement.answersFor(now).stream()
                .filter(answer -> answer.requirement().equals(LADDER))
                .map(Answer::clause)
                .distinct()
                .flatMap(clause -> now.find(clause).stream())
                .toList();
    }

    /**
     * Say that there is a disagreement.
     *
     * @param item id for it
     * @return what stands against it; empty when it was done
     */
    public List<Refusal> raise(
            AgreementId id, String item, String subject, ClauseId clause, PartyId other, LocalDate since, Actor by) {
        PartyId own = by.organisation();
        if (own == null) {
            return List.of(new Refusal.NotAllowed());
        }
        return change(id, by, (agreement, ladder) -> {
            LocalDate today = changes.today();
            Optional<AgreedWords.Found> found = words.find(agreement, clause, own, today, today);
            return found.isEmpty()
                    ? Ruling.refused(new Refusal.UnknownClause(clause))
                    : ladder.raise(
                            new DisagreementRaised(
                                    item,
                                    subject.strip(),
                                    clause,
                                    found.get().clause().sha256(),
                                    found.get().version(),
                                    own,
                                    other,
                                    since),
                            agreement.circles().bound(today),
                            by,
                            today);
        });
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> state(AgreementId id, ViewStated view, Actor by) {
        return change(id, by, (agreement, ladder) -> ladder.state(view, by));
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> reach(AgreementId id, RungReached reached, Actor by) {
        return change(id, by, (agreement, ladder) -> ladder.reach(reached, by, changes.today()));
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> conclude(AgreementId id, RungConcluded concluded, Actor by) {
        return change(id, by, (agreement, ladder) -> ladder.conclude(concluded, by, changes.today()));
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> answerOutcome(AgreementId id, OutcomeAnswered answered, Actor by) {
        return change(id, by, (agreement, ladder) -> ladder.answerOutcome(answered, by, changes.today()));
    }

    /**
     * Make the document of a rung, as Word and PDF/A, in the written standard of the person's own organisation. It lies in the shared room: the
     * other party has its copy there. Nothing in it may name a person; the nemnd takes anonymised papers only.
     *
     * @return what stands against it; empty when it was done
     */
    public List<Refusal> makeProtocol(Agreement agreement, String item, Rung rung, Actor by) {
        DisagreementLadder ladder = ladder(agreement, by);
        List<Refusal> faults = ladder.protocolFaults(item, rung, by, changes.today());
        PartyId own = by.organisation();
        if (!faults.isEmpty() || own == null) {
            return faults.isEmpty() ? List.of(new Refusal.NotAllowed()) : faults;
        }
        Instant made = changes.now();
        ProtocolContent content =
                content(agreement, ladder.find(item).orElseThrow(), rung, language(agreement, own), made);
        if (NationalIdentityNumbers.occursIn(content.allWords())) {
            return List.of(new Refusal.NationalIdentityNumberBeside());
        }
        byte[] pdf = renderer.render(content, DocumentFormat.PDF);
        byte[] word = renderer.render(content, DocumentFormat.DOCX);
        return Objects.requireNonNull(transactions.execute(status -> {
            var note = new ProtocolMade(
                    item,
                    rung,
                    LocalDate.ofInstant(made, Changes.NORWAY),
                    content.language(),
                    Sha256.of(pdf),
                    Sha256.of(word));
            // Nothing is noted of a file that is not stored.
            files.store("protokoll.pdf", DocumentFormat.PDF.mediaType(), pdf);
            files.store("protokoll.docx", DocumentFormat.DOCX.mediaType(), word);
            List<Refusal> against =
                    change(agreement.id(), by, (now, current) -> current.keep(note, by, changes.today()));
            if (!against.isEmpty()) {
                status.setRollbackOnly();
            }
            return against;
        }));
    }

    /** The written standard a kommune has chosen; else that of the agreement. */
    private Language language(Agreement agreement, PartyId party) {
        return register.find(party)
                .filter(Municipality.class::isInstance)
                .map(Municipality.class::cast)
                .flatMap(Municipality::language)
                .orElse(agreement.head().language());
    }

    private ProtocolContent content(Agreement agreement, Disagreement one, Rung rung, Language language, Instant made) {
        DisagreementRaised raised = one.raised();
        Optional<AgreementVersion> version = agreement.version(raised.version());
        Optional<ClauseText> text = words.words(raised.words());
        Clause clause =
                words.now(agreement, changes.today()).find(raised.clause()).orElse(null);
        String number = clause == null ? "" : clause.number();
        List<Clause> own = ownLadder(agreement);
        return new ProtocolContent(
                rung,
                language,
                agreement.head().title(),
                raised.version(),
                version.map(AgreementVersion::code).orElse(null),
                (number + " " + text.map(ClauseText::heading).orElse("")).strip(),
                text.map(ClauseText::body).orElse(""),
                own.isEmpty() ? null : own.getFirst().title(),
                raised.subject(),
                raised.since(),
                one.parties().stream()
                        .map(party -> one.view(party)
                                .map(view ->
                                        new ProtocolContent.View(name(agreement, party), view.view(), view.wanted()))
                                .orElseGet(() -> new ProtocolContent.View(name(agreement, party), "", "")))
                        .toList(),
                one.steps().stream()
                        .filter(step -> step.rung().compareTo(rung) <= 0)
                        .map(SettlingDisagreements::told)
                        .toList(),
                made);
    }

    private static ProtocolContent.Step told(Disagreement.Step step) {
        RungConcluded concluded = step.concluded();
        return concluded == null
                ? new ProtocolContent.Step(step.rung(), step.since(), step.body(), null, null, false, "")
                : new ProtocolContent.Step(
                        step.rung(),
                        step.since(),
                        step.body(),
                        step.awaitsConfirmation() ? null : concluded.outcome(),
                        step.awaitsConfirmation() ? null : concluded.on(),
                        concluded.binding(),
                        concluded.said());
    }

    private static String name(Agreement agreement, PartyId party) {
        return agreement.head().parties().stream()
                .filter(one -> one.id().equals(party))
                .map(AgreementParty::name)
                .findFirst()
                .orElse(party.value());
    }

    /** A document of a rung, for those who read the room. */
    public Optional<Files.StoredFile> file(Agreement agreement, Sha256 digest, Actor by) {
        return ladder(agreement, by).list().stream()
                .flatMap(one -> one.protocols().stream())
                .filter(made -> made.files().contains(digest))
                .findFirst()
                .flatMap(made -> files.find(digest));
    }

    private List<Refusal> change(
            AgreementId id, Actor by, BiFunction<Agreement, DisagreementLadder, Ruling<DisagreementNote>> rule) {
        return following.note(
                dossier(id),
                DisagreementNote.class,
                by,
                (agreement, notes) -> rule.apply(
                        agreement,
                        DisagreementLadder.of(notes).among(agreement.circles().bound(changes.today()))));
    }

    private static Dossier dossier(AgreementId id) {
        return Dossier.shared(FollowUpSubject.DISAGREEMENT, id);
    }

    // ---- what others are told ---------------------------------------------------------------------------------------

    @Override
    public FollowUpSubject subject() {
        return FollowUpSubject.DISAGREEMENT;
    }

    @Override
    public List<Todo> todos(Agreement agreement, LocalDate today) {
        var todos = new ArrayList<Todo>();
        for (Disagreement one : stored(agreement).list()) {
            if (!one.isOpen()) {
                continue;
            }
            for (PartyId party : one.parties()) {
                if (one.view(party).isEmpty()) {
                    todos.add(todo(Todo.What.STATE_VIEW, agreement, one, party, one.viewsBy()));
                }
            }
            RungConcluded concluded = one.now().concluded();
            Optional<PartyId> awaited = one.awaited();
            if (awaited.isPresent() && concluded != null) {
                todos.add(todo(
                        Todo.What.CONFIRM_SETTLEMENT,
                        agreement,
                        one,
                        awaited.get(),
                        concluded.on().plusDays(DAYS)));
            }
            if (one.waitsForNext() && concluded != null) {
                todos.add(todo(
                        Todo.What.TAKE_DISAGREEMENT_ON,
                        agreement,
                        one,
                        one.raised().raisedBy(),
                        concluded.on().plusDays(DAYS)));
            }
        }
        return todos;
    }

    private static Todo todo(Todo.What what, Agreement agreement, Disagreement one, PartyId party, LocalDate due) {
        return new Todo(
                what,
                FollowUpSubject.DISAGREEMENT,
                agreement.id(),
                one.id(),
                party,
                Role.COORDINATOR,
                one.raised().subject(),
                due,
                false);
    }

    @Override
    public List<ReviewItem> forReview(Agreement agreement, LocalDate since, LocalDate today) {
        var items = new ArrayList<ReviewItem>();
        for (Disagreement one : stored(agreement).list()) {
            Optional<RungConcluded> ended = one.ended();
            if (ended.filter(last -> last.on().isBefore(since)).isEmpty()) {
                ReviewItem.Standing standing = ended.isPresent()
                        ? ReviewItem.Standing.DONE
                        : !one.raised().since().isBefore(since)
                                ? ReviewItem.Standing.NEW
                                : one.now().since().isBefore(since)
                                        ? ReviewItem.Standing.OPEN
                                        : ReviewItem.Standing.CHANGED;
                items.add(new ReviewItem(
                        FollowUpSubject.DISAGREEMENT,
                        standing,
                        one.id(),
                        one.raised().clause(),
                        null,
                        one.raised().subject(),
                        ended.map(RungConcluded::on).orElse(one.now().since())));
            }
        }
        return items;
    }

    private DisagreementLadder stored(Agreement agreement) {
        return DisagreementLadder.of(followUps.read(dossier(agreement.id()), DisagreementNote.class));
    }
}
