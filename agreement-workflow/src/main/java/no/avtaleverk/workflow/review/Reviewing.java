package no.avtaleverk.workflow.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Change;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.Step;
import no.avtaleverk.model.document.DocumentContent;
import no.avtaleverk.model.document.DocumentContent.PartyLine;
import no.avtaleverk.model.document.DocumentFormat;
import no.avtaleverk.model.document.DocumentRenderer;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.OrganisationNumber;
import no.avtaleverk.model.party.Party;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.UnknownAgreementException;
import no.avtaleverk.workflow.transition.Workflow;

/** Sending a draft to the parties as a numbered version, and taking it back. */
public final class Reviewing {
    private static final int TRIES = 5;

    private final Agreements agreements;
    private final Changes changes;
    private final Workflow workflow;
    private final DocumentRenderer renderer;
    private final Files files;
    private final PartyRegister register;

    public Reviewing(
            Agreements agreements,
            Changes changes,
            Workflow workflow,
            DocumentRenderer renderer,
            Files files,
            PartyRegister register) {
        this.agreements = agreements;
        this.changes = changes;
        this.workflow = workflow;
        this.renderer = renderer;
        this.files = files;
        this.register = register;
    }

    /**
     * Make the draft a version and lay it before the parties. One PDF per kommune is set and kept; it is what they will sign.
     *
     * @param note what is new, in the drafter's words
     */
    public Decision submit(AgreementId id, String note, Actor by) {
        return submit(id, note, false, by);
    }

    /**
     * The same, or with one joint document (fellesavtale) for all.
     *
     * @param joint whether all parties sign one and the same document instead of each kommune its own with the trusts
     */
    public Decision submit(AgreementId id, String note, boolean joint, Actor by) {
        Instant now = changes.now();
        // Setting the PDFs takes its time, so it is done before the store is locked; if the draft changes meanwhile,
        // again.
        for (int attempt = 1; ; attempt++) {
            Agreement seen = agreements.find(id).orElseThrow(() -> new UnknownAgreementException(id));
            boolean lawfulNow = by.mayDraft(seen.circles().writing())
                    && workflow.ask(seen, Step.SUBMIT, changes.today()) instanceof Workflow.Verdict.Lawful;
            Map<PartyId, byte[]> documents = lawfulNow ? documents(seen, joint, now) : Map.of();
            try {
                return step(id, Step.SUBMIT, by, (agreement, lawful) -> {
                    if (agreement.sequence() != seen.sequence()) {
                        throw new ChangedWhileSetException();
                    }
                    return agreement.submitted(lawful.agreement(), lawful.text(), kept(seen, documents), note, by, now);
                });
            } catch (ChangedWhileSetException e) {
                if (attempt == TRIES) {
                    return Decision.refused(new Refusal.AgreementChangedMeanwhile(seen.sequence() + 1));
                }
            }
        }
    }

    public Decision returnToDraft(AgreementId id, String reason, Actor by) {
        return stepWithReason(
                id,
                Step.RETURN,
                reason,
                by,
                agreement -> new AuditEvent.TextReturned(agreement.versions().size(), reason));
    }

    public Decision withdraw(AgreementId id, String reason, Actor by) {
        return stepWithReason(id, Step.WITHDRAW, reason, by, agreement -> new AuditEvent.TextWithdrawn(reason));
    }

    /** Start work on a next text; the signed one stays in force. */
    public Decision redraft(AgreementId id, String reason, Actor by) {
        return stepWithReason(id, Step.REDRAFT, reason, by, agreement -> new AuditEvent.TextRedrafted(reason));
    }

    private Decision stepWithReason(
            AgreementId id,
            Step step,
            String reason,
            Actor by,
            java.util.function.Function<Agreement, AuditEvent> event) {
        if (reason.isBlank()) {
            return Decision.refused(new Refusal.ReasonMissing());
        }
        return step(
                id,
                step,
                by,
                (agreement, lawful) ->
                        agreement.enter(lawful.agreement(), lawful.text(), event.apply(agreement), by, changes.now()));
    }

    private Decision step(
            AgreementId id, Step step, Actor by, BiFunction<Agreement, Workflow.Verdict.Lawful, Change> make) {
        return changes.change(id, agreement -> {
            UnknownAgreementException.unlessKnown(agreement, by);
            Set<PartyId> writing = agreement.circles().writing();
            if (!by.readsAny(writing)) {
                // Where the work stands is told to those who write.
                return Decision.refused(new Refusal.NotAllowed());
            }
            var reasons = new ArrayList<Refusal>();
            if (!by.mayDraft(writing)) {
                reasons.add(new Refusal.NotAllowed());
            }
            Workflow.Verdict verdict = workflow.ask(agreement, step, changes.today());
            if (verdict instanceof Workflow.Verdict.Unlawful unlawful) {
                reasons.addAll(unlawful.reasons());
            }
            return reasons.isEmpty() && verdict instanceof Workflow.Verdict.Lawful lawful
                    ? new Decision.Accepted(make.apply(agreement, lawful))
                    : new Decision.Refused(reasons);
        });
    }

    private static final class ChangedWhileSetException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private Map<PartyId, Sha256> kept(Agreement agreement, Map<PartyId, byte[]> documents) {
        var kept = new TreeMap<PartyId, Sha256>();
        String name = "%s-%d.pdf".formatted(agreement.id(), agreement.versions().size() + 1);
        documents.forEach((party, pdf) -> kept.put(party, files.store(name, DocumentFormat.PDF.mediaType(), pdf)));
        return kept;
    }

    private Map<PartyId, byte[]> documents(Agreement agreement, boolean joint, Instant made) {
        var documents = new TreeMap<PartyId, byte[]>();
        if (joint && agreement.head().municipalities().size() > 1) {
            Head head = agreement.head();
            DocumentContent content = DocumentContent.of(
                    agreement, head, agreement.versions().size() + 1, agreement.clauses(), lines(head), made);
            byte[] one = renderer.render(content, DocumentFormat.PDF);
            head.municipalities().forEach(municipality -> documents.put(municipality.id(), one));
            return documents;
        }
        for (AgreementParty municipality : agreement.head().municipalities()) {
            documents.put(
                    municipality.id(), renderer.render(content(agreement, municipality, made), DocumentFormat.PDF));
        }
        return documents;
    }

    /** What the document of one kommune shows for a draft about to become a version. */
    private DocumentContent content(Agreement agreement, AgreementParty municipality, Instant made) {
        Head own = agreement.head().forMunicipality(municipality);
        return DocumentContent.of(
                agreement, own, agreement.versions().size() + 1, agreement.clauses(), lines(own), made);
    }

    /** The PDF of a version that is set for a kommune which was not party when it was made. */
    public byte[] documentFor(
            Agreement agreement, AgreementVersion version, AgreementParty municipality, Instant made) {
        Head own = version.head().forMunicipality(municipality);
        Clauses text = agreements.text(agreement.id(), version.revision());
        return renderer.render(
                DocumentContent.of(agreement, own, version.number(), text, lines(own), made), DocumentFormat.PDF);
    }

    /** Name and organisation number of a party as printed. */
    public PartyLine line(AgreementParty party) {
        String number = register.find(party.id())
                .flatMap(Party::organisationNumber)
                .map(OrganisationNumber::grouped)
                .orElse("");
        return new PartyLine(party.name(), number, party.isMunicipality(), party.id());
    }

    /** All parties of a head as printed on a joint document. */
    public List<PartyLine> lines(Head head) {
        return head.parties().stream().map(this::line).toList();
    }
}
