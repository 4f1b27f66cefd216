package no.avtaleverk.web.api;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Change;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.templates.standard.ClauseLibrary.LibraryClause;
import no.avtaleverk.templates.standard.StandardTexts;
import no.avtaleverk.web.problem.ProblemException;
import no.avtaleverk.web.problem.RefusedException;
import no.avtaleverk.workflow.drafting.Drafting;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Clauses of a draft and the requirements they answer. */
@RestController
@RequestMapping(path = "/api/v1/agreements/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
class ClauseController {
    private final Drafting drafting;
    private final Access access;
    private final Telling telling;
    private final PartyRegister register;
    private final StandardTexts standards;

    ClauseController(
            Drafting drafting, Access access, Telling telling, PartyRegister register, StandardTexts standards) {
        this.drafting = drafting;
        this.access = access;
        this.telling = telling;
        this.register = register;
        this.standards = standards;
    }

    /** One clause of the newest text, with the tag to send back when changing it. */
    @GetMapping("/clauses/{clause}")
    ResponseEntity<Answers.ClauseTold> read(@PathVariable AgreementId id, @PathVariable ClauseId clause, Actor actor) {
        return told(access.work(id, actor), clause);
    }

    /** Replace the words of a clause. {@code If-Match} is the digest of the words on the writer's screen. */
    @PutMapping(path = "/clauses/{clause}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answers.ClauseTold> edit(
            @PathVariable AgreementId id,
            @PathVariable ClauseId clause,
            @RequestHeader(HttpHeaders.IF_MATCH) String read,
            @RequestBody Requests.Words asked,
            Actor actor) {
        Sha256 digest = Tag.digest(read);
        ClauseText words = words(asked.heading(), asked.text());
        return told(
                access.change(id, actor, () -> drafting.editClause(id, clause, digest, words, actor), words), clause);
    }

    /**
     * Add a clause, written out or of the clause library. {@code If-Match} is the tag of the draft, for who wants nothing to have
     * changed; without it the clause that it comes after must still be there, and no more.
     */
    @PostMapping(path = "/clauses", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answers.ClauseTold> add(
            @PathVariable AgreementId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String read,
            @RequestBody Requests.NewClause asked,
            Actor actor) {
        Long sequence = Tag.isGiven(read) ? Tag.sequence(read) : null;
        Agreement agreement = access.work(id, actor);
        Change change = asked.library() == null
                ? written(id, asked, sequence, actor)
                : fromLibrary(agreement, asked.library(), asked, sequence, actor);
        Agreement after = change.agreement();
        // Others may have added clauses since the text was read here.
        if (!(change.event() instanceof AuditEvent.ClauseAdded event)) {
            throw new IllegalStateException("Adding a clause made " + change.event());
        }
        ClauseId added = event.clause();
        return ResponseEntity.status(HttpStatus.CREATED)
                .location(URI.create("/api/v1/agreements/%s/clauses/%s".formatted(id, added)))
                .headers(told(after, added).getHeaders())
                .body(told(after, added).getBody());
    }

    private Change written(AgreementId id, Requests.NewClause asked, @Nullable Long sequence, Actor actor) {
        var given = new Given(register, telling.today());
        int level = given.level("level", asked.level());
        ClauseText words = given.words(asked.heading(), asked.text());
        given.check();
        return access.accepted(
                id,
                actor,
                () -> sequence == null
                        ? drafting.addClause(id, asked.after(), level, words, actor)
                        : drafting.addClause(id, asked.after(), level, words, sequence, actor),
                null);
    }

    private Change fromLibrary(
            Agreement agreement, ClauseId offered, Requests.NewClause asked, @Nullable Long sequence, Actor actor) {
        var given = new Given(register, telling.today());
        if (asked.heading() != null) {
            given.invalid("heading", asked.heading());
        }
        if (asked.text() != null) {
            given.invalid("text", asked.text());
        }
        Optional<LibraryClause> found = standards.clauses().find(offered);
        if (found.isEmpty()) {
            given.invalid("library", offered);
        }
        int level = asked.level() == null ? 0 : given.level("level", asked.level());
        given.check();
        LibraryClause clause = found.orElseThrow();
        int before = Optional.ofNullable(asked.after())
                .flatMap(agreement.clauses()::find)
                .map(Clause::level)
                .orElse(0);
        int stands = level == 0 ? clause.levelAfter(before) : level;
        ClauseText words = clause.words(agreement.head().language());
        AgreementId id = agreement.id();
        return access.accepted(
                id,
                actor,
                () -> sequence == null
                        ? drafting.insertClause(id, asked.after(), stands, clause.id(), words, clause.answers(), actor)
                        : drafting.insertClause(
                                id, asked.after(), stands, clause.id(), words, clause.answers(), sequence, actor),
                null);
    }

    /** Take a clause out. {@code If-Match} is the tag of the clause, or of the whole draft. */
    @DeleteMapping("/clauses/{clause}")
    ResponseEntity<Answers.DraftTold> remove(
            @PathVariable AgreementId id,
            @PathVariable ClauseId clause,
            @RequestHeader(HttpHeaders.IF_MATCH) String read,
            Actor actor,
            Locale locale) {
        if (Tag.isOfDraft(read)) {
            long sequence = Tag.sequence(read);
            return access.redrafted(id, actor, locale, () -> drafting.removeClause(id, clause, sequence, actor));
        }
        Sha256 digest = Tag.digest(read);
        return access.redrafted(id, actor, locale, () -> drafting.removeClause(id, clause, digest, actor));
    }

    /**
     * Move a clause, or change its level: with all below it after another clause or first, or alone to a position. A position counts
     * in the text that was read, whose tag is then asked for in {@code If-Match}.
     */
    @PostMapping(path = "/clauses/{clause}/move", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answers.DraftTold> move(
            @PathVariable AgreementId id,
            @PathVariable ClauseId clause,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String read,
            @RequestBody Requests.ClauseMove asked,
            Actor actor,
            Locale locale) {
        boolean first = Boolean.TRUE.equals(asked.first());
        boolean beside = first || asked.after() != null;
        Long sequence = !beside || Tag.isGiven(read) ? Tag.sequence(read) : null;
        var given = new Given(register, telling.today());
        int position = beside ? 0 : given.required("position", asked.position(), 0);
        if (position < 0) {
            given.invalid("position", position);
        }
        if (beside && asked.position() != null) {
            given.invalid("position", asked.position());
        }
        if (first && asked.after() != null) {
            given.invalid("after", asked.after());
        }
        Agreement agreement = access.work(id, actor);
        int level = asked.level() == null
                ? agreement.clauses().find(clause).map(Clause::level).orElse(1)
                : given.level("level", asked.level());
        given.check();
        if (beside && sequence != null && sequence != agreement.sequence()) {
            throw new RefusedException(
                    List.of(new Refusal.AgreementChangedMeanwhile(agreement.sequence())), agreement.clauses());
        }
        return access.redrafted(
                id,
                actor,
                locale,
                () -> beside || sequence == null
                        ? drafting.moveClause(id, clause, asked.after(), level, actor)
                        : drafting.moveClause(id, clause, position, level, sequence, actor));
    }

    /** Note that a clause answers a requirement. {@code If-Match} is the digest of the words that were read. */
    @PutMapping("/clauses/{clause}/answers/{requirement}")
    ResponseEntity<Answers.ClauseTold> answer(
            @PathVariable AgreementId id,
            @PathVariable ClauseId clause,
            @PathVariable RequirementId requirement,
            @RequestHeader(HttpHeaders.IF_MATCH) String read,
            Actor actor) {
        Sha256 digest = Tag.digest(read);
        requireRead(access.work(id, actor), clause, digest);
        return told(
                access.change(id, actor, () -> drafting.recordAnswer(id, clause, digest, requirement, actor)), clause);
    }

    /** Take an answer back. {@code If-Match} is the digest of the words that were read. */
    @DeleteMapping("/clauses/{clause}/answers/{requirement}")
    ResponseEntity<Answers.ClauseTold> withdrawAnswer(
            @PathVariable AgreementId id,
            @PathVariable ClauseId clause,
            @PathVariable RequirementId requirement,
            @RequestHeader(HttpHeaders.IF_MATCH) String read,
            Actor actor) {
        Sha256 digest = Tag.digest(read);
        requireRead(access.work(id, actor), clause, digest);
        return told(
                access.change(id, actor, () -> drafting.withdrawAnswer(id, clause, digest, requirement, actor)),
                clause);
    }

    /** Confirm the answers a jurist has looked at: all, or those of one clause. */
    @PostMapping("/confirm-answers")
    ResponseEntity<Answers.DraftTold> confirm(
            @PathVariable AgreementId id,
            @RequestBody(required = false) Requests.@Nullable AnswersToConfirm asked,
            Actor actor,
            Locale locale) {
        ClauseId only = asked == null ? null : asked.clause();
        return access.redrafted(id, actor, locale, () -> drafting.confirmAnswers(id, only, actor));
    }

    /** An answer is bound to words; those the jurist read must be those that stand there. */
    private static void requireRead(Agreement agreement, ClauseId id, Sha256 read) {
        Clause clause = agreement.clauses().find(id).orElseThrow(ProblemException::notFound);
        if (!clause.sha256().equals(read)) {
            throw new RefusedException(
                    List.of(new Refusal.ClauseChangedMeanwhile(id, clause.text())), agreement.clauses());
        }
    }

    private ClauseText words(@Nullable String heading, @Nullable String body) {
        var given = new Given(register, telling.today());
        if (heading == null && body == null) {
            given.missing("text");
        }
        ClauseText words = given.words(heading, body);
        given.check();
        return words;
    }

    private static ResponseEntity<Answers.ClauseTold> told(Agreement agreement, ClauseId id) {
        Clause clause = agreement.clauses().find(id).orElseThrow(ProblemException::notFound);
        return ResponseEntity.ok()
                .eTag(Tag.of(clause.sha256()))
                .body(Telling.clause(clause, agreement.answersFor(agreement.clauses())));
    }
}
