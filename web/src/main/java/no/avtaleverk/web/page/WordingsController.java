package no.avtaleverk.web.page;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseReferences;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.compare.TextDifference;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.workflow.reporting.Viewing;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The words of one clause: how they will look, and how they were. */
@Controller
final class WordingsController {
    /** Someone who writes and pauses no longer than this is at one sitting; only how it ended is shown. */
    private static final Duration SITTING = Duration.ofMinutes(10);

    private final AgreementPages pages;
    private final Viewing viewing;

    WordingsController(AgreementPages pages, Viewing viewing) {
        this.pages = pages;
        this.viewing = viewing;
    }

    /** Words a clause had after somebody's edit. */
    record Wording(
            AuditEntry entry,
            ClauseText text,
            List<DifferenceBlocks.Piece> heading,
            List<DifferenceBlocks.Block> body) {}

    private record Written(AuditEntry entry, Sha256 digest) {}

    /** How words not yet stored will look in the agreement. */
    @PostMapping("/agreements/{id}/edit/preview")
    String preview(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            Model model) {
        Agreement agreement = pages.editable(id, actor);
        String body = new Form(fields).text("body");
        if (body.length() > ClauseText.MAX_BODY) {
            throw new NotFoundException();
        }
        model.addAttribute(
                "blocks",
                TextBlocks.of(
                        ClauseText.parse("", body).body(), agreement.head().parameters()));
        return "parts/writing :: preview";
    }

    /** The wordings a clause has had, the newest first, each beside what stands there now. */
    @GetMapping("/agreements/{id}/edit/clauses/{clause}/wordings")
    String wordings(@PathVariable AgreementId id, @PathVariable ClauseId clause, Actor actor, Model model) {
        Agreement agreement = pages.editable(id, actor);
        Clause now = agreement.clauses().find(clause).orElseThrow(NotFoundException::new);
        var values = ClauseReferences.with(agreement.head().parameters(), agreement.clauses());
        var found = new ArrayList<Wording>();
        for (Written written : written(viewing.log(pages.view(id, actor), actor), clause)) {
            if (!written.digest().equals(now.sha256())) {
                viewing.words(written.digest())
                        .ifPresent(text -> found.addFirst(wording(written, now.text(), text, values)));
            }
        }
        model.addAttribute("agreement", agreement);
        model.addAttribute("clause", now);
        model.addAttribute("wordings", found);
        return "wordings";
    }

    private static Wording wording(Written written, ClauseText now, ClauseText then, Map<String, String> values) {
        return new Wording(
                written.entry(),
                then,
                DifferenceBlocks.heading(
                        TextDifference.words(now.heading(), then.heading()),
                        DifferenceBlocks.Side.BOTH,
                        values,
                        values),
                DifferenceBlocks.of(
                        TextDifference.words(now.body(), then.body()), DifferenceBlocks.Side.BOTH, values, values));
    }

    /** How each sitting left the clause, and how it was before the first. */
    private static List<Written> written(List<AuditEntry> log, ClauseId clause) {
        var written = new ArrayList<Written>();
        for (AuditEntry entry : log) {
            if (StructureController.edit(entry.event()) instanceof AuditEvent.ClauseEdited edited
                    && edited.clause().equals(clause)) {
                if (written.isEmpty()) {
                    written.add(new Written(log.getFirst(), edited.before()));
                } else if (isSameSitting(written.getLast().entry(), entry)) {
                    written.removeLast();
                }
                written.add(new Written(entry, edited.after()));
            } else if (StructureController.edit(entry.event()) instanceof AuditEvent.ClauseAdded added
                    && added.clause().equals(clause)
                    && written.stream().noneMatch(one -> one.digest().equals(added.text()))) {
                written.add(new Written(entry, added.text()));
            }
        }
        return written;
    }

    private static boolean isSameSitting(AuditEntry before, AuditEntry after) {
        return before.event() instanceof AuditEvent.ClauseEdited
                && before.userId().equals(after.userId())
                && Duration.between(before.at(), after.at()).compareTo(SITTING) < 0;
    }
}
