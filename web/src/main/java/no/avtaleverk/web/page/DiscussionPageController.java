package no.avtaleverk.web.page;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.discussion.Contribution;
import no.avtaleverk.model.discussion.Layer;
import no.avtaleverk.model.discussion.Topic;
import no.avtaleverk.model.discussion.TopicId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.workflow.discussion.Discussing;
import no.avtaleverk.workflow.discussion.Discussing.Accepted;
import no.avtaleverk.workflow.discussion.Discussing.Mark;
import no.avtaleverk.workflow.discussion.Discussing.Received;
import no.avtaleverk.workflow.discussion.Discussing.Wish;
import no.avtaleverk.workflow.discussion.Talk;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Comments and proposals on pages, and Word files that come back. */
@Controller
final class DiscussionPageController {
    private final AgreementPages pages;
    private final DiscussionPages discussions;
    private final Discussing discussing;
    private final PageAnswers answers;
    private final PageWords words;

    DiscussionPageController(
            AgreementPages pages,
            DiscussionPages discussions,
            Discussing discussing,
            PageAnswers answers,
            PageWords words) {
        this.pages = pages;
        this.discussions = discussions;
        this.discussing = discussing;
        this.answers = answers;
        this.words = words;
    }

    // ---- all of it
    // -----------------------------------------------------------------------------------------------------

    /** All topics of an agreement, as the filter lets through. */
    @GetMapping("/agreements/{id}/discussion")
    String list(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            Model model) {
        var form = new Form(fields);
        Agreement agreement = pages.work(id, actor);
        Talk talk = talk(id, actor);
        TopicId returned = form.value("returned", TopicId::new);
        List<Talk.Placed> wanted = talk.topics().stream()
                .filter(filter(form, returned, agreement.clauses(), actor))
                .toList();
        common(model, agreement, actor);
        model.addAttribute("talk", discussions.lines(talk, wanted, agreement.clauses(), agreement.head(), actor));
        model.addAttribute("given", form.given());
        model.addAttribute("filtered", form.given().keySet().stream().anyMatch(name -> !form.text(name)
                .isEmpty()));
        model.addAttribute(
                "file", returned == null ? null : talk.returned(returned).orElse(null));
        model.addAttribute(
                "authors",
                talk.topics().stream()
                        .flatMap(placed -> placed.topic().comments().stream())
                        .map(comment -> comment.giver())
                        .distinct()
                        .sorted()
                        .toList());
        return "discussion";
    }

    private static Predicate<Talk.Placed> filter(Form form, @Nullable TopicId returned, Clauses now, Actor actor) {
        String show = form.text("show");
        String layer = form.text("layer");
        String author = form.text("author");
        ClauseId clause = form.value("clause", ClauseId::new);
        String text = form.text("text");
        return placed -> {
            Topic topic = placed.topic();
            boolean shown =
                    switch (show) {
                        case "all" -> true;
                        case "closed" -> !topic.isOpen();
                        // What a file brought is shown with what became of it.
                        default -> topic.isOpen() || returned != null;
                    };
            return shown
                    && (layer.isEmpty() || topic.layer().name().equals(layer))
                    && (!form.isChecked("proposals") || topic.proposal() != null)
                    && (!form.isChecked("mine") || topic.hasVoiceOf(actor.userId()))
                    && (clause == null || clause.equals(topic.clause()))
                    && (returned == null || returned.equals(topic.returned()))
                    && (author.isEmpty()
                            || topic.comments().stream()
                                    .anyMatch(comment -> comment.giver().equals(author)))
                    && topic.tellsOf(text, now);
        };
    }

    private Talk talk(AgreementId id, Actor actor) {
        return discussing.talk(id, actor).orElseThrow(NotFoundException::new);
    }

    private void common(Model model, Agreement agreement, Actor actor) {
        model.addAttribute("agreement", agreement);
        model.addAttribute("may", pages.may(pages.view(agreement.id(), actor), actor));
        model.addAttribute("text", null);
    }

    // ---- saying something
    // ----------------------------------------------------------------------------------------------

    /** The whole form, for a clause or the document. */
    @GetMapping("/agreements/{id}/discussion/new")
    String form(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            Model model) {
        var form = new Form(fields);
        Agreement agreement = pages.work(id, actor);
        Talk talk = talk(id, actor);
        if (!talk.mayComment()) {
            throw new NotFoundException();
        }
        ClauseId asked = form.value("clause", ClauseId::new);
        Clause clause = asked == null ? null : agreement.clauses().find(asked).orElseThrow(NotFoundException::new);
        common(model, agreement, actor);
        model.addAttribute("clause", clause);
        model.addAttribute("mayPropose", talk.mayDecide());
        model.addAttribute(
                "sentences",
                asked == null || clause == null
                        ? List.of()
                        : DiscussionPages.sentences(
                                agreement
                                        .clauses()
                                        .filled(agreement.head())
                                        .find(asked)
                                        .orElse(clause)
                                        .text(),
                                Locale.of(agreement.head().language().code())));
        if (!model.containsAttribute(PageAnswers.GIVEN)) {
            model.addAttribute(PageAnswers.GIVEN, form.given());
        }
        return "discussion-new";
    }

    @PostMapping("/agreements/{id}/discussion")
    String say(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        pages.work(id, actor);
        Layer layer = form.value("layer", Layer::valueOf);
        ClauseId clause = form.value("clause", ClauseId::new);
        String again = "/agreements/" + id + "/discussion/new" + (clause == null ? "" : "?clause=" + clause);
        if (layer == null) {
            form.required("layer");
        }
        readable(form);
        if (!form.isSound() || layer == null) {
            return answers.unreadable(form, flash, again);
        }
        return switch (said(id, layer, clause, form, actor)) {
            case Contribution.Refused refused -> refused(refused.reasons(), id, form, flash, again);
            case Contribution.Made made -> {
                String topic = made.discussion().topics().getLast().id().value();
                yield answers.done(flash, "done.said", back(id, form) + "#" + topic);
            }
        };
    }

    /** Notes what can not be read, so that it is not taken for what was not sent. */
    private static void readable(Form form) {
        form.value("read", Sha256::new);
        form.value("seen", Sha256::new);
        form.value("moveAfter", ClauseId::new);
        form.value("level", Integer::valueOf);
        for (String field : List.of("start", "end")) {
            if (number(form, field) < 0) {
                form.fault(field, "fault.value");
            }
        }
    }

    private Contribution said(AgreementId id, Layer layer, @Nullable ClauseId clause, Form form, Actor actor) {
        String comment = form.text("comment");
        String quoted = form.text("quoted").isEmpty() ? form.text("sentence") : form.text("quoted");
        var mark = new Mark(
                clause,
                form.value("read", Sha256::new),
                number(form, "start"),
                number(form, "end"),
                quoted,
                form.text("before"),
                form.text("after"));
        String kind = form.text("kind");
        boolean inserted = clause != null && kind.equals("INSERT");
        Optional<Refusal> tooLong =
                inserted ? tooLong(form, "newHeading", "newBody") : tooLong(form, "heading", "body");
        if (tooLong.isPresent() && (kind.equals("INSERT") || kind.equals("REWORD"))) {
            return Contribution.refused(tooLong.get());
        }
        if (clause == null) {
            return kind.equals("INSERT")
                    ? discussing.proposeClause(id, layer, null, level(form), words(form), comment, actor)
                    : discussing.comment(id, layer, Mark.DOCUMENT, comment, actor);
        }
        return switch (kind) {
            case "INSTEAD" -> discussing.proposeInstead(id, layer, mark, form.text("instead"), comment, actor);
            case "REWORD" ->
                discussing.proposeWords(
                        id,
                        layer,
                        Mark.on(clause),
                        Objects.requireNonNullElse(form.value("seen", Sha256::new), Sha256.ZERO),
                        words(form),
                        comment,
                        actor);
            case "INSERT" -> discussing.proposeClause(id, layer, clause, level(form), inserted(form), comment, actor);
            case "DELETE" -> discussing.proposeRemoval(id, layer, clause, comment, actor);
            case "MOVE" ->
                discussing.proposeMove(
                        id, layer, clause, form.value("moveAfter", ClauseId::new), level(form), comment, actor);
            default -> discussing.comment(id, layer, mark, comment, actor);
        };
    }

    private static int number(Form form, String field) {
        Integer number = form.value(field, Integer::valueOf);
        return number == null ? 0 : number;
    }

    private static int level(Form form) {
        return Math.clamp(number(form, "level"), 1, 6);
    }

    private static ClauseText words(Form form) {
        return ClauseText.parse(form.text("heading"), form.text("body"));
    }

    private static ClauseText inserted(Form form) {
        return ClauseText.parse(form.text("newHeading"), form.text("newBody"));
    }

    /** Why words can not stand in a clause. */
    private static Optional<Refusal> tooLong(Form form, String heading, String body) {
        try {
            ClauseText.parse(form.text(heading), form.text(body));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(new Refusal.TextTooLong(
                    form.text(heading).length() > ClauseText.MAX_HEADING
                            ? ClauseText.MAX_HEADING
                            : ClauseText.MAX_BODY));
        }
    }

    /** Where the person came from: the text, the editor, or the list. */
    private static String back(AgreementId id, Form form) {
        String page = "/agreements/" + id;
        String returned = form.text("returned");
        return switch (form.text("back")) {
            case "text" -> page + "?beside=discussion";
            case "edit" -> page + "/edit";
            default -> page + "/discussion?show=all" + (returned.matches("[a-z0-9-]+") ? "&returned=" + returned : "");
        };
    }

    private String refused(List<Refusal> reasons, AgreementId id, Form form, RedirectAttributes flash, String where) {
        flash.addFlashAttribute(PageAnswers.FAULTS, answers.faults(reasons, id));
        flash.addFlashAttribute(PageAnswers.GIVEN, form.given());
        return "redirect:" + where;
    }

    // ---- one topic
    // -----------------------------------------------------------------------------------------------------

    /** Answer, put in other words, resolve, open again, share, accept or reject: whichever button was pressed. */
    @PostMapping("/agreements/{id}/discussion/{topic}")
    String act(
            @PathVariable AgreementId id,
            @PathVariable TopicId topic,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        pages.work(id, actor);
        String where = back(id, form) + "#" + topic;
        form.value("read", Sha256::new);
        if (number(form, "comment") < 0) {
            form.fault("comment", "fault.value");
        }
        if (!form.isSound()) {
            return answers.unreadable(form, flash, where);
        }
        Optional<Refusal> tooLong = form.isChecked("settled") ? tooLong(form, "heading", "body") : Optional.empty();
        if (tooLong.isPresent()) {
            return refused(List.of(tooLong.get()), id, form, flash, where);
        }
        return switch (form.text("act")) {
            case "answer" ->
                told(discussing.answer(id, topic, form.text("text"), actor), "done.answered", id, form, flash, where);
            case "edit" ->
                told(
                        discussing.edit(id, topic, number(form, "comment"), form.text("text"), actor),
                        "done.comment-edited",
                        id,
                        form,
                        flash,
                        where);
            case "resolve" -> told(discussing.resolve(id, topic, actor), "done.resolved", id, form, flash, where);
            case "reopen" -> told(discussing.reopen(id, topic, actor), "done.reopened", id, form, flash, where);
            case "share" -> told(discussing.share(id, topic, actor), "done.shared", id, form, flash, where);
            case "reject" ->
                told(discussing.reject(id, topic, form.text("reason"), actor), "done.rejected", id, form, flash, where);
            case "accept" ->
                accepted(
                        discussing.accept(id, List.of(wish(topic, form)), actor),
                        "done.accepted",
                        id,
                        form,
                        flash,
                        where);
            default -> throw new NotFoundException();
        };
    }

    private static Wish wish(TopicId topic, Form form) {
        boolean settled = form.isChecked("settled");
        return new Wish(topic, form.value("read", Sha256::new), settled ? words(form) : null);
    }

    /** Accept or reject all that were ticked, or none. */
    @PostMapping("/agreements/{id}/discussion/several")
    String several(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        pages.work(id, actor);
        String where = back(id, form);
        List<TopicId> topics = form.values("topic", TopicId::new);
        if (form.all("topic").isEmpty()) {
            form.fault("topic", "fault.missing");
        }
        List<Wish> wishes = topics.stream()
                .map(topic -> new Wish(topic, form.value("read-" + topic, Sha256::new), null))
                .toList();
        if (!form.isSound()) {
            return answers.unreadable(form, flash, where);
        }
        if (form.text("act").equals("reject")) {
            return told(
                    discussing.reject(id, topics, form.text("reason"), actor),
                    "done.rejected-several",
                    id,
                    form,
                    flash,
                    where);
        }
        return accepted(discussing.accept(id, wishes, actor), "done.accepted-several", id, form, flash, where);
    }

    private String told(
            Contribution contribution, String done, AgreementId id, Form form, RedirectAttributes flash, String where) {
        return switch (contribution) {
            case Contribution.Made made -> answers.done(flash, done, where);
            case Contribution.Refused refused -> refused(refused.reasons(), id, form, flash, where);
        };
    }

    private String accepted(
            Accepted accepted, String done, AgreementId id, Form form, RedirectAttributes flash, String where) {
        return switch (accepted) {
            case Accepted.Done all -> answers.done(flash, done, where);
            case Accepted.Refused refused -> {
                String stopped = where.replaceAll("#.*", "") + "#" + refused.topic();
                yield refused(refused.reasons(), id, form, flash, stopped);
            }
        };
    }

    // ---- Word files that come back
    // -------------------------------------------------------------------------------------

    @GetMapping("/agreements/{id}/returned")
    String returned(@PathVariable AgreementId id, Actor actor, Model model) {
        Agreement agreement = pages.work(id, actor);
        Talk talk = talk(id, actor);
        common(model, agreement, actor);
        model.addAttribute("talk", discussions.lines(talk, List.of(), agreement.clauses(), agreement.head(), actor));
        model.addAttribute("versions", AgreementPages.versions(pages.view(id, actor)));
        return "returned";
    }

    @PostMapping("/agreements/{id}/returned")
    String receive(
            @PathVariable AgreementId id,
            @RequestParam("file") MultipartFile file,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash)
            throws IOException {
        var form = new Form(fields);
        pages.work(id, actor);
        String again = "/agreements/" + id + "/returned";
        Layer layer = form.value("layer", Layer::valueOf);
        PartyId kommune = form.value("kommune", PartyId::new);
        if (layer == null) {
            form.required("layer");
        }
        if (!form.isSound() || layer == null) {
            return answers.unreadable(form, flash, again);
        }
        String name = file.getOriginalFilename();
        Received received = discussing.receive(
                id,
                layer,
                number(form, "version"),
                kommune,
                name == null || name.isBlank() ? "file.docx" : name,
                file.getBytes(),
                actor);
        return switch (received) {
            case Received.Kept kept ->
                answers.done(
                        flash,
                        "done.word-returned",
                        "/agreements/" + id + "/discussion?returned="
                                + kept.file().id());
            case Received.Refused refused -> refused(refused.reasons(), id, form, flash, again);
            case Received.Unreadable unreadable -> {
                flash.addFlashAttribute(PageAnswers.FAULTS, List.of(new Fault(words.of(unreadable.fault()), "#file")));
                flash.addFlashAttribute(PageAnswers.GIVEN, form.given());
                yield "redirect:" + again;
            }
        };
    }

    /** The file as it came. */
    @GetMapping("/agreements/{id}/returned/{topic}/file")
    ResponseEntity<byte[]> file(@PathVariable AgreementId id, @PathVariable TopicId topic, Actor actor) {
        Files.StoredFile stored = discussing.file(id, topic, actor).orElseThrow(NotFoundException::new);
        return AgreementPageController.file(stored.bytes(), stored.name(), stored.mediaType());
    }
}
