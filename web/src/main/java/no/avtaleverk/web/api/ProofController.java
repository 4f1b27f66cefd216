package no.avtaleverk.web.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.web.problem.ProblemException;
import no.avtaleverk.web.proof.PackedFile;
import no.avtaleverk.workflow.proof.ProofPackages;
import no.avtaleverk.workflow.proof.PublishingHeads;
import no.avtaleverk.workflow.proof.PublishingHeads.Checked;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The daily marks of the log, open to all, and evidence packages for those who read the log of an agreement. */
@RestController
@RequestMapping("/api/v1")
class ProofController {
    private static final int MOST = 400;

    private final PublishingHeads heads;
    private final ProofPackages packages;
    private final PackedFile packed;
    private final Access access;
    private final Telling telling;

    ProofController(PublishingHeads heads, ProofPackages packages, PackedFile packed, Access access, Telling telling) {
        this.heads = heads;
        this.packages = packages;
        this.packed = packed;
        this.access = access;
        this.telling = telling;
    }

    @GetMapping(path = "/log/heads", produces = MediaType.APPLICATION_JSON_VALUE)
    Answers.LogHeadsTold heads(
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate until) {
        LocalDate end = until == null ? telling.today().plusDays(1) : until;
        LocalDate start = from == null ? end.minusYears(1) : from;
        List<Answers.LogHeadTold> told = heads.between(start, end).stream()
                .limit(MOST)
                .map(mark -> new Answers.LogHeadTold(mark.day(), mark.mark()))
                .toList();
        Checked checked = heads.lastChecked().orElse(null);
        return new Answers.LogHeadsTold(
                told,
                checked == null ? null : checked.at(),
                checked == null ? null : checked.check().isGood());
    }

    /** Ask whether the log still contains a head that one holds. */
    @GetMapping(path = "/log/heads/{day}/{mark}", produces = MediaType.APPLICATION_JSON_VALUE)
    Answers.LogHeadAnswerTold ask(@PathVariable LocalDate day, @PathVariable Sha256 mark) {
        return new Answers.LogHeadAnswerTold(day, mark, heads.ask(day, mark));
    }

    @GetMapping(path = "/agreements/{id}/proof-package", produces = "application/zip")
    void proof(
            @PathVariable AgreementId id,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate until,
            @RequestParam(defaultValue = "0") long position,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        access.inner(id, actor);
        packed.send(packages.order(id, position, from, until, actor).orElseThrow(ProblemException::notFound), response);
    }
}
