package no.avtaleverk.web.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Answer;
import no.avtaleverk.model.agreement.Circles;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseReferences;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Declined;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Resolution;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.SignatureRecord;
import no.avtaleverk.model.agreement.TextState;
import no.avtaleverk.model.discussion.Room;
import no.avtaleverk.model.law.Requirement;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.Viewing;
import no.avtaleverk.workflow.variant.Adapting;
import no.avtaleverk.workflow.variant.Proposal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the pages about one agreement have in common. */
@Component
final class AgreementPages {
    private final Viewing viewing;
    private final Adapting adapting;
    private final RequirementCatalogue catalogue;
    private final PageWords words;

    AgreementPages(Viewing viewing, Adapting adapting, RequirementCatalogue catalogue, PageWords words) {
        this.viewing = viewing;
        this.adapting = adapting;
        this.catalogue = catalogue;
        this.words = words;
    }

    /**
     * One text of an agreement.
     *
     * @param version absent for the working text
     */
    record Text(@Nullable AgreementVersion version, Head head, Clauses clauses) {
        public int number() {
            return version == null ? 0 : version.number();
        }
    }

    /** An answer with its requirement. */
    record AnswerLine(Requirement requirement, boolean confirmed, Answer.Basis basis) {}

    /**
     * A clause for a template.
     *
     * @param depth level of its heading on the page: never more than one below the one before
     */
    record ClauseLine(
            Clause clause,
            int depth,
            List<TextBlocks.Run> heading,
            List<TextBlocks.Block> blocks,
            List<AnswerLine> answers) {
        /** Ids of the requirements, parted by blanks, for the highlighting of clauses. */
        public String requirements() {
            return String.join(
                    " ", answers.stream().map(a -> a.requirement().id().value()).toList());
        }
    }

    /** A requirement with the clauses that answer it. */
    record RequirementLine(Requirement requirement, boolean claimed, boolean confirmed, List<Clause> clauses) {}

    /** Where a party stands with a version. */
    record PartyLine(
            AgreementParty party,
            @Nullable Resolution adoption,
            @Nullable SignatureRecord signature,
            List<Resolution> other,
            @Nullable Declined declined) {}

    /** The agreement, as the person may see it. */
    AgreementView view(AgreementId id, Actor actor) {
        return viewing.view(id, actor).orElseThrow(NotFoundException::new);
    }

    /** The agreement with the text being written, for those who write it. */
    Agreement work(AgreementId id, Actor actor) {
        AgreementView view = view(id, actor);
        if (!view.writing()) {
            throw new NotFoundException();
        }
        return view.agreement();
    }

    /**
     * The agreement whose draft the person may write in.
     *
     * @throws NotFoundException if the person may not know what is being written
     * @throws NotEditableException if the person may read it and not, or not now, write in it
     */
    Agreement editable(AgreementId id, Actor actor) {
        Agreement agreement = work(id, actor);
        if (!isEditable(agreement, actor)) {
            throw new NotEditableException(id);
        }
        return agreement;
    }

    static boolean isEditable(Agreement agreement, Actor actor) {
        return agreement.text() == TextState.DRAFT
                && actor.mayDraft(agreement.circles().writing());
    }

    /** The words with a digest. */
    Optional<ClauseText> words(Sha256 digest) {
        return viewing.words(digest);
    }

    /** The versions the person may see, newest first. */
    static List<AgreementVersion> versions(AgreementView view) {
        return view.agreement().versions().reversed().stream()
                .filter(version -> !version.text().equals(Sha256.ZERO))
                .toList();
    }

    /** Whether the newest text is not yet, or not only, a version. */
    static boolean hasDraft(AgreementView view) {
        Agreement agreement = view.agreement();
        return view.writing()
                && (agreement.text() == TextState.DRAFT || agreement.versions().isEmpty());
    }

    /**
     * The text asked for.
     *
     * @param number 0 for the working text; absent for the one in force, else the newest
     */
    Text text(AgreementView view, @Nullable Integer number) {
        Agreement agreement = view.agreement();
        if (number == null) {
            Optional<AgreementVersion> inForce = agreement.inForceAnywhere(words.today());
            if (inForce.isPresent() && agreement.text() != TextState.REVIEW) {
                return text(view, inForce.get());
            }
            return hasDraft(view)
                    ? new Text(null, agreement.head(), agreement.clauses())
                    : text(view, versions(view).getFirst());
        }
        if (number == 0 && view.writing()) {
            return new Text(null, agreement.head(), agreement.clauses());
        }
        return versions(view).stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .map(version -> text(view, version))
                .orElseThrow(NotFoundException::new);
    }

    Text text(AgreementView view, AgreementVersion version) {
        return new Text(version, version.head(), viewing.clauses(view, version));
    }

    List<ClauseLine> clauses(Agreement agreement, Text text) {
        Map<ClauseId, List<AnswerLine>> answers = answers(agreement, text.clauses());
        var lines = new ArrayList<ClauseLine>();
        var values = ClauseReferences.with(text.head().parameters(), text.clauses());
        int depth = 0;
        for (Clause clause : text.clauses()) {
            depth = Math.min(clause.level(), depth + 1);
            lines.add(new ClauseLine(
                    clause,
                    depth,
                    TextBlocks.runs(clause.text().heading(), values),
                    TextBlocks.of(clause.text().body(), values),
                    answers.getOrDefault(clause.id(), List.of())));
        }
        return lines;
    }

    Map<ClauseId, List<AnswerLine>> answers(Agreement agreement, Clauses clauses) {
        var answers = new LinkedHashMap<ClauseId, List<AnswerLine>>();
        for (Answer answer : agreement.answersFor(clauses)) {
            catalogue.find(answer.requirement()).ifPresent(requirement -> answers.computeIfAbsent(
                            answer.clause(), clause -> new ArrayList<>())
                    .add(new AnswerLine(requirement, answer.confirmed(), answer.basis())));
        }
        return answers;
    }

    /** The requirements that the text answers or claims to answer, in the order of the catalogue. */
    List<RequirementLine> requirements(Agreement agreement, Text text) {
        var wanted = new TreeSet<>(text.head().claims());
        List<Answer> answers = agreement.answersFor(text.clauses());
        answers.forEach(answer -> wanted.add(answer.requirement()));
        return catalogue.all().stream()
                .filter(requirement -> wanted.contains(requirement.id()))
                .map(requirement -> line(requirement, answers, text))
                .toList();
    }

    private static RequirementLine line(Requirement requirement, List<Answer> answers, Text text) {
        RequirementId id = requirement.id();
        List<Answer> own =
                answers.stream().filter(a -> a.requirement().equals(id)).toList();
        List<Clause> clauses = text.clauses().list().stream()
                .filter(clause -> own.stream().anyMatch(a -> a.clause().equals(clause.id())))
                .toList();
        return new RequirementLine(
                requirement, text.head().claims().contains(id), own.stream().anyMatch(Answer::confirmed), clauses);
    }

    List<PartyLine> parties(Agreement agreement, AgreementVersion version) {
        int number = version.number();
        return agreement.parties(version).stream()
                .map(party -> {
                    Resolution adoption =
                            agreement.adoption(party.id(), version).orElse(null);
                    return new PartyLine(
                            party,
                            adoption,
                            agreement.facts().signature(party.id(), number).orElse(null),
                            agreement.facts().standing().stream()
                                    .filter(r -> r.party().equals(party.id())
                                            && r.version() == number
                                            && r.outcome() != Resolution.Outcome.SET_ASIDE
                                            && !r.equals(adoption))
                                    .toList(),
                            agreement.facts().declined().stream()
                                    .filter(d -> d.party().equals(party.id()) && d.version() == number)
                                    .reduce((first, last) -> last)
                                    .orElse(null));
                })
                .toList();
    }

    /** When a version is in force, one line for each kommune. */
    record InForceLine(
            String municipality,
            Agreement.InForce inForce,
            @Nullable LocalDate lastDay,
            boolean now) {}

    List<InForceLine> inForce(Agreement agreement) {
        return agreement.allMunicipalities().stream()
                .flatMap(party -> agreement.periodsInForce(party).stream())
                .map(one -> new InForceLine(
                        words.party(one.municipality(), one.period().from()),
                        one,
                        words.lastDay(one.period()),
                        one.period().contains(words.today())))
                .toList();
    }

    /** The newer version of what an agreement is built on, for those who write it. */
    Optional<Proposal> proposal(AgreementView view) {
        return view.writing() ? adapting.proposal(view.agreement()) : Optional.empty();
    }

    /** Whether the person may begin an agreement built on a version: of a standard, or of an agreement with several kommuner. */
    static boolean mayBuildOn(Agreement agreement, AgreementVersion version, Actor actor) {
        PartyId own = actor.organisation();
        return actor.has(Role.JURIST)
                && own != null
                && (agreement.kind().isStandardText()
                        ? own.isMunicipality() || version.head().hasParty(own)
                        : version.head().municipalities().size() > 1
                                && version.head().hasParty(own));
    }

    /** What the reader may do with an agreement as it stands. */
    record May(
            boolean edit,
            boolean decide,
            boolean takeBack,
            boolean withdraw,
            boolean redraft,
            boolean upkeep,
            boolean log,
            boolean discuss,
            boolean papers) {}

    /**
     * The version a person is asked to decide on or sign: the one named, if it is one of them; else the newest the organisation has not
     * done with; else the newest.
     */
    static Optional<AgreementVersion> asked(Agreement agreement, PartyId own, @Nullable Integer number) {
        List<AgreementVersion> versions = agreement.versionsToSign(own);
        return versions.stream()
                .filter(version -> number != null && version.number() == number)
                .findFirst()
                .or(() -> versions.stream()
                        .filter(version -> !isDone(agreement, version, own))
                        .findFirst())
                .or(() -> versions.stream().findFirst());
    }

    private static boolean isDone(Agreement agreement, AgreementVersion version, PartyId own) {
        return agreement.isAdopted(own, version)
                && agreement.signatures(version).lacking(own).isEmpty();
    }

    /** The other versions the organisation is asked about at the same time. */
    static List<AgreementVersion> askedBeside(Agreement agreement, PartyId own, AgreementVersion shown) {
        return agreement.versionsToSign(own).stream()
                .filter(version -> version.number() != shown.number() && !isDone(agreement, version, own))
                .toList();
    }

    May may(AgreementView view, Actor actor) {
        Agreement agreement = view.agreement();
        var own = actor.organisation();
        Circles circles = agreement.circles();
        boolean drafter = view.writing() && actor.mayDraft(circles.writing());
        boolean review = agreement.versionInReview().isPresent();
        boolean decide = view.inner()
                && own != null
                && (actor.maySignFor(own) || actor.mayRecordResolution(own))
                && agreement.versionsToSign(own).stream()
                        .anyMatch(version -> review || !isDone(agreement, version, own));
        boolean signedOnce = agreement.versions().stream().anyMatch(agreement::isConcluded);
        return new May(
                drafter && agreement.text() == TextState.DRAFT,
                decide,
                drafter && review,
                drafter && agreement.text() == TextState.DRAFT,
                drafter
                        && (agreement.text() == TextState.SIGNED
                                || agreement.text() == TextState.ISSUED
                                || agreement.text() == TextState.WITHDRAWN),
                view.inner()
                        && signedOnce
                        && (actor.mayCoordinate(circles.concerned(words.today()))
                                || actor.mayReportToDirectorate(circles.concerned(words.today()))
                                || (own != null && actor.maySignFor(own))
                                || actor.has(Role.COUNCIL_SECRETARY)),
                view.inner(),
                view.inner() && Room.shared(agreement.id()).isReadableBy(actor, circles.writing()),
                view.inner()
                        && !agreement.kind().isStandardText()
                        && !agreement.versions().isEmpty());
    }
}
