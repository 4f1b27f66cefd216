package no.avtaleverk.web.api;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.discussion.Contribution;
import no.avtaleverk.model.discussion.Layer;
import no.avtaleverk.model.discussion.TopicId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.MunicipalityNumber;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.web.problem.ProblemException;
import no.avtaleverk.web.problem.RefusedException;
import no.avtaleverk.web.problem.UnreadableUploadException;
import no.avtaleverk.workflow.discussion.Discussing;
import no.avtaleverk.workflow.discussion.Discussing.Accepted;
import no.avtaleverk.workflow.discussion.Discussing.Mark;
import no.avtaleverk.workflow.discussion.Discussing.Received;
import no.avtaleverk.workflow.discussion.Discussing.Wish;
import no.avtaleverk.workflow.discussion.Talk;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Comments and proposals, and Word files that come back. What is said in a room one may not enter is as if it were not said. */
@RestController
@RequestMapping("/api/v1/agreements/{id}")
class DiscussionController {
    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final Access access;
    private final Discussing discussing;
    private final Telling telling;
    private final PartyRegister register;

    DiscussionController(Access access, Discussing discussing, Telling telling, PartyRegister register) {
        this.access = access;
        this.discussing = discussing;
        this.telling = telling;
        this.register = register;
    }

    // ---- reading
    // -------------------------------------------------------------------------------------------------------

    @GetMapping(path = "/discussion", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answers.DiscussionTold> discussion(
            @PathVariable AgreementId id,
            @RequestParam(required = false) @Nullable ClauseId clause,
            @RequestParam(required = false) @Nullable Layer layer,
            @RequestParam(required = false) @Nullable Boolean open,
            @RequestParam(required = false) @Nullable Boolean proposals,
            @RequestParam(required = false) @Nullable Boolean mine,
            @RequestParam(defaultValue = "") String q,
            Actor actor) {
        Talk talk = talk(id, actor);
        Predicate<Talk.Placed> wanted =
                placed -> (clause == null || clause.equals(placed.topic().clause()))
                        && (layer == null || layer == placed.topic().layer())
                        && (open == null || open == placed.topic().isOpen())
                        && (proposals == null || proposals == (placed.topic().proposal() != null))
                        && (mine == null || mine == placed.topic().hasVoiceOf(actor.userId()))
                        && placed.topic().tellsOf(q, talk.agreement().clauses());
        return told(DiscussionTelling.discussion(
                talk, talk.topics().stream().filter(wanted).toList()));
    }

    @GetMapping(path = "/discussion/{topic}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answers.TopicTold> topic(@PathVariable AgreementId id, @PathVariable TopicId topic, Actor actor) {
        return told(topicOf(id, topic, actor));
    }

    /** What is read by one organisation is kept by no cache between. */
    private static <T> ResponseEntity<T> told(T answer) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer);
    }

    private Talk talk(AgreementId id, Actor actor) {
        access.inner(id, actor);
        return discussing
                .talk(id, actor)
                .orElseThrow(() -> new RefusedException(List.of(new Refusal.NotAllowed()), Clauses.NONE));
    }

    private Answers.TopicTold topicOf(AgreementId id, TopicId topic, Actor actor) {
        return talk(id, actor).find(topic).map(DiscussionTelling::topic).orElseThrow(ProblemException::notFound);
    }

    // ---- saying something
    // ----------------------------------------------------------------------------------------------

    /** Put a comment on the text, or propose a change of it. */
    @PostMapping(
            path = "/discussion",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answers.TopicTold> say(
            @PathVariable AgreementId id, @RequestBody Requests.NewTopic asked, Actor actor) {
        Talk talk = talk(id, actor);
        var given = new Given(register, telling.today());
        Layer layer = given.required("layer", asked.layer(), Layer.INNER);
        var mark = new Mark(
                asked.clause(),
                asked.read(),
                asked.start() == null ? 0 : asked.start(),
                asked.end() == null ? 0 : asked.end(),
                Given.text(asked.quoted()),
                "",
                "");
        if (mark.start() < 0 || mark.end() < mark.start()) {
            given.invalid("start", mark.start());
        }
        if (mark.end() > mark.start() && mark.read() == null) {
            given.missing("read");
        }
        Requests.NewProposal proposal = asked.proposal();
        Contribution said = proposal == null
                ? comment(id, layer, mark, asked, given, actor)
                : propose(id, layer, mark, asked, proposal, given, actor);
        Contribution.Made made = made(said, talk);
        TopicId topic = made.discussion().topics().getLast().id();
        return ResponseEntity.created(URI.create("/api/v1/agreements/%s/discussion/%s".formatted(id, topic)))
                .cacheControl(CacheControl.noStore())
                .body(topicOf(id, topic, actor));
    }

    private Contribution comment(
            AgreementId id, Layer layer, Mark mark, Requests.NewTopic asked, Given given, Actor actor) {
        String text = given.required("comment", asked.comment(), "?");
        given.check();
        return discussing.comment(id, layer, mark, text, actor);
    }

    private Contribution propose(
            AgreementId id,
            Layer layer,
            Mark mark,
            Requests.NewTopic asked,
            Requests.NewProposal proposal,
            Given given,
            Actor actor) {
        String why = Given.text(asked.comment());
        ClauseId clause = mark.clause();
        var kind = given.required("proposal.kind", proposal.kind(), Answers.ProposalKind.DELETE);
        int level = given.level("proposal.level", proposal.level());
        if (clause == null && kind != Answers.ProposalKind.INSERT) {
            given.missing("clause");
        }
        boolean whole = proposal.instead() == null;
        if (kind == Answers.ProposalKind.REWORD && whole && proposal.text() == null) {
            given.missing("proposal.text");
        }
        if (kind == Answers.ProposalKind.REWORD && whole && asked.read() == null) {
            given.missing("read");
        }
        ClauseText words = given.words(proposal.heading(), proposal.text());
        given.check();
        return switch (kind) {
            case REWORD ->
                whole
                        ? discussing.proposeWords(
                                id,
                                layer,
                                mark,
                                Objects.requireNonNull(asked.read()),
                                proposal.heading() == null ? withHeading(id, mark, words, actor) : words,
                                why,
                                actor)
                        : discussing.proposeInstead(
                                id, layer, mark, Objects.requireNonNull(proposal.instead()), why, actor);
            case INSERT -> discussing.proposeClause(id, layer, proposal.after(), level, words, why, actor);
            case DELETE -> discussing.proposeRemoval(id, layer, Objects.requireNonNull(clause), why, actor);
            case MOVE ->
                discussing.proposeMove(id, layer, Objects.requireNonNull(clause), proposal.after(), level, why, actor);
        };
    }

    private ClauseText withHeading(AgreementId id, Mark mark, ClauseText words, Actor actor) {
        ClauseId clause = Objects.requireNonNull(mark.clause());
        return access.inner(id, actor)
                .clauses()
                .find(clause)
                .map(now -> ClauseText.parse(now.text().heading(), words.body()))
                .orElse(words);
    }

    private static Contribution.Made made(Contribution said, Talk talk) {
        return switch (said) {
            case Contribution.Made made -> made;
            case Contribution.Refused refused ->
                throw new RefusedException(refused.reasons(), talk.agreement().clauses());
        };
    }

    @PostMapping(
            path = "/discussion/{topic}/answers",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answers.TopicTold> answer(
            @PathVariable AgreementId id,
            @PathVariable TopicId topic,
            @RequestBody Requests.CommentText asked,
            Actor actor) {
        return onTopic(id, topic, actor, () -> discussing.answer(id, topic, Given.text(asked.text()), actor));
    }

    /** Put an own comment in other words; {@code comment} is 0 for the one that opened the topic. */
    @PutMapping(
            path = "/discussion/{topic}/comments/{comment}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answers.TopicTold> edit(
            @PathVariable AgreementId id,
            @PathVariable TopicId topic,
            @PathVariable int comment,
            @RequestBody Requests.CommentText asked,
            Actor actor) {
        return onTopic(id, topic, actor, () -> discussing.edit(id, topic, comment, Given.text(asked.text()), actor));
    }

    @PostMapping(path = "/discussion/{topic}/resolution", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answers.TopicTold> resolve(@PathVariable AgreementId id, @PathVariable TopicId topic, Actor actor) {
        return onTopic(id, topic, actor, () -> discussing.resolve(id, topic, actor));
    }

    @PostMapping(path = "/discussion/{topic}/reopening", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answers.TopicTold> reopen(@PathVariable AgreementId id, @PathVariable TopicId topic, Actor actor) {
        return onTopic(id, topic, actor, () -> discussing.reopen(id, topic, actor));
    }

    /** Lay an inner topic before the parties; answers with the new one. */
    @PostMapping(path = "/discussion/{topic}/sharing", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answers.TopicTold> share(@PathVariable AgreementId id, @PathVariable TopicId topic, Actor actor) {
        Talk talk = talk(id, actor);
        Contribution.Made made = made(discussing.share(id, topic, actor), talk);
        return told(topicOf(id, made.discussion().topics().getLast().id(), actor));
    }

    private interface Saying {
        Contribution say();
    }

    private ResponseEntity<Answers.TopicTold> onTopic(AgreementId id, TopicId topic, Actor actor, Saying saying) {
        Talk talk = talk(id, actor);
        made(saying.say(), talk);
        return told(topicOf(id, topic, actor));
    }

    // ---- deciding
    // ------------------------------------------------------------------------------------------------------

    /** Accept proposals, all of them or none. */
    @PostMapping(
            path = "/discussion/acceptances",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answers.DiscussionTold> accept(
            @PathVariable AgreementId id, @RequestBody Requests.Acceptances asked, Actor actor) {
        Talk talk = talk(id, actor);
        var given = new Given(register, telling.today());
        List<Requests.AcceptanceGiven> proposals = given.required("proposals", asked.proposals(), List.of());
        var wishes = new ArrayList<Wish>();
        for (int i = 0; i < proposals.size(); i++) {
            Requests.AcceptanceGiven one = proposals.get(i);
            TopicId topic = given.required("proposals[%d].topic".formatted(i), one.topic(), new TopicId("x"));
            String heading = one.heading();
            String text = one.text();
            wishes.add(
                    new Wish(topic, one.read(), heading == null && text == null ? null : given.words(heading, text)));
        }
        if (wishes.isEmpty()) {
            given.missing("proposals");
        }
        given.check();
        return switch (discussing.accept(id, wishes, actor)) {
            case Accepted.Refused refused ->
                throw new RefusedException(refused.reasons(), talk.agreement().clauses());
            case Accepted.Done done ->
                decided(id, wishes.stream().map(Wish::topic).toList(), actor);
        };
    }

    /** Reject proposals, all of them or none, for one reason. */
    @PostMapping(
            path = "/discussion/rejections",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answers.DiscussionTold> reject(
            @PathVariable AgreementId id, @RequestBody Requests.Rejections asked, Actor actor) {
        Talk talk = talk(id, actor);
        var given = new Given(register, telling.today());
        List<TopicId> topics = given.required("topics", asked.topics(), List.of());
        if (topics.isEmpty()) {
            given.missing("topics");
        }
        given.check();
        made(discussing.reject(id, topics, Given.text(asked.reason()), actor), talk);
        return decided(id, topics, actor);
    }

    private ResponseEntity<Answers.DiscussionTold> decided(AgreementId id, List<TopicId> topics, Actor actor) {
        Talk after = talk(id, actor);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .eTag(Tag.of(after.agreement().sequence()))
                .body(DiscussionTelling.discussion(
                        after,
                        after.topics().stream()
                                .filter(one -> topics.contains(one.topic().id()))
                                .toList()));
    }

    // ---- Word files that come back
    // -------------------------------------------------------------------------------------

    /** Send in a Word file that was edited elsewhere. */
    @PostMapping(
            path = "/returned-documents",
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answers.ReturnedDocumentTold> receive(
            @PathVariable AgreementId id,
            @RequestPart("file") MultipartFile file,
            @RequestParam(defaultValue = "INNER") Layer layer,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(required = false) @Nullable MunicipalityNumber municipality,
            Actor actor)
            throws IOException {
        Talk talk = talk(id, actor);
        String name = file.getOriginalFilename();
        Received received = discussing.receive(
                id,
                layer,
                version,
                kommune(municipality),
                name == null || name.isBlank() ? "file.docx" : name,
                file.getBytes(),
                actor);
        return switch (received) {
            case Received.Kept kept ->
                ResponseEntity.created(URI.create("/api/v1/agreements/%s/returned-documents/%s"
                                .formatted(id, kept.file().id())))
                        .cacheControl(CacheControl.noStore())
                        .body(returnedOf(id, kept.file().id(), actor));
            case Received.Unreadable unreadable -> throw new UnreadableUploadException(unreadable.fault());
            case Received.Refused refused ->
                throw new RefusedException(refused.reasons(), talk.agreement().clauses());
        };
    }

    private @Nullable PartyId kommune(@Nullable MunicipalityNumber number) {
        LocalDate on = telling.today();
        return number == null
                ? null
                : register.municipality(number, on).map(found -> found.id()).orElseThrow(ProblemException::notFound);
    }

    @GetMapping(path = "/returned-documents/{topic}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answers.ReturnedDocumentTold> returned(
            @PathVariable AgreementId id, @PathVariable TopicId topic, Actor actor) {
        return told(returnedOf(id, topic, actor));
    }

    private Answers.ReturnedDocumentTold returnedOf(AgreementId id, TopicId returned, Actor actor) {
        Talk talk = talk(id, actor);
        return talk.returned(returned)
                .map(one -> DiscussionTelling.returned(talk, one))
                .orElseThrow(ProblemException::notFound);
    }

    /** The file as it came. */
    @GetMapping(path = "/returned-documents/{topic}/file", produces = DOCX)
    ResponseEntity<byte[]> file(@PathVariable AgreementId id, @PathVariable TopicId topic, Actor actor) {
        talk(id, actor);
        var stored = discussing.file(id, topic, actor).orElseThrow(ProblemException::notFound);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(DOCX))
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(stored.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(stored.bytes());
    }
}
