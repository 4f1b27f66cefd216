package no.avtaleverk.web.page;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Declined;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.Signatures;
import no.avtaleverk.model.agreement.SigningPlan;
import no.avtaleverk.model.compare.TextDifference;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.Authority.Right;
import no.avtaleverk.model.party.Mandate;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.signing.Signing;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a person is asked to sign, with all that is to be known before doing so. */
@Component
final class ToSign {
    private final AgreementPages pages;
    private final Signing signing;
    private final PageAnswers answers;

    ToSign(AgreementPages pages, Signing signing, PageAnswers answers) {
        this.pages = pages;
        this.signing = signing;
        this.answers = answers;
    }

    /**
     * One version as it lies before one party.
     *
     * @param before the version the party was bound by last; absent when there is none
     * @param changes since that one; empty without one
     * @param document the PDF with the signatures so far; of a trust the first of those it has yet to sign
     * @param documents how many the person can sign now
     * @param signed how many the party has signed
     * @param awaited who signs before, so that nothing can be signed now
     * @param mandate by which the person would sign; absent when there is none
     * @param why there is none
     * @param joiners kommuner that join later, when it is their documents the person can sign now
     */
    record Asked(
            Agreement agreement,
            AgreementVersion version,
            PartyId party,
            @Nullable AgreementVersion before,
            List<TextDifference.ClauseDifference> changes,
            @Nullable Sha256 document,
            int documents,
            int signed,
            List<PartyId> awaited,
            boolean adopted,
            @Nullable Mandate mandate,
            List<String> why,
            @Nullable SigningPlan plan,
            List<Declined> declined,
            List<AgreementParty> joiners) {
        /** Names it in a form. */
        public String key() {
            return agreement.id() + "-" + version.number();
        }

        public boolean isReady() {
            return adopted && mandate != null && documents > 0 && document != null;
        }

        /** Whether everything the party has to sign is signed. */
        public boolean isDone() {
            return documents == 0 && awaited.isEmpty() && signed > 0;
        }
    }

    /** What lies before the person's organisation, newest first; empty when nothing does, or the person does not sign for it. */
    List<Asked> asked(AgreementView view, Actor actor) {
        PartyId own = actor.organisation();
        if (own == null || !view.inner() || !actor.maySignFor(own)) {
            return List.of();
        }
        return view.agreement().versionsToSign(own).stream()
                .map(version -> asked(view, version, own, actor))
                .toList();
    }

    /** The same of one version. */
    Optional<Asked> asked(AgreementView view, int version, Actor actor) {
        PartyId own = actor.organisation();
        return own == null || !view.inner() || !actor.maySignFor(own)
                ? Optional.empty()
                : view.agreement().versionsToSign(own).stream()
                        .filter(one -> one.number() == version)
                        .findFirst()
                        .map(one -> asked(view, one, own, actor));
    }

    private Asked asked(AgreementView view, AgreementVersion version, PartyId own, Actor actor) {
        Agreement agreement = view.agreement();
        Signatures signatures = agreement.signatures(version);
        List<PartyId> turn = Signing.turnOf(agreement, version, own);
        Set<PartyId> awaited = new LinkedHashSet<>();
        List<PartyId> lacking = signatures.lacking(own);
        if (turn.isEmpty()) {
            lacking.forEach(municipality -> awaited.addAll(signatures.awaited(own, municipality)));
        }
        Optional<AgreementVersion> before = boundBefore(agreement, version, own);
        Right right = signing.right(agreement, own, actor);
        Map<PartyId, Sha256> set = signatures.set();
        PartyId first = turn.isEmpty()
                ? set.containsKey(own) || set.isEmpty()
                        ? own
                        : set.keySet().iterator().next()
                : turn.getFirst();
        boolean trust =
                version.head().trusts().stream().anyMatch(party -> party.id().equals(own));
        int all = trust ? (int) set.values().stream().distinct().count() : 1;
        return new Asked(
                agreement,
                version,
                own,
                before.orElse(null),
                before.map(old -> TextDifference.between(
                                        pages.text(view, old).clauses(),
                                        pages.text(view, version).clauses())
                                .changed())
                        .orElse(List.of()),
                signatures.document(first).orElse(null),
                turn.size(),
                lacking.isEmpty() ? all : Math.max(0, all - lacking.size()),
                List.copyOf(awaited),
                agreement.isAdopted(own, version),
                right instanceof Right.Granted granted ? granted.mandate() : null,
                right instanceof Right.Lacking no
                        ? no.reasons().stream().map(answers::words).toList()
                        : List.of(),
                agreement.facts().proceedings().signingPlan(version.number()).orElse(null),
                agreement.facts().declined().stream()
                        .filter(one -> one.version() == version.number()
                                && !signatures.lacking(one.party()).isEmpty())
                        .toList(),
                agreement.headOf(version).municipalities().stream()
                        .filter(one -> trust
                                && turn.contains(one.id())
                                && agreement
                                        .membership()
                                        .joining(one.id(), version)
                                        .isPresent())
                        .toList());
    }

    /** The newest earlier version that was in force for the kommune, or for a trust towards any of them. */
    private static Optional<AgreementVersion> boundBefore(Agreement agreement, AgreementVersion version, PartyId own) {
        Set<PartyId> municipalities = agreement.allMunicipalities();
        List<PartyId> towards = municipalities.contains(own) ? List.of(own) : List.copyOf(municipalities);
        return towards.stream()
                .flatMap(municipality -> agreement.periodsInForce(municipality).stream())
                .map(Agreement.InForce::version)
                .filter(one -> one.number() < version.number())
                .max(java.util.Comparator.comparingInt(AgreementVersion::number));
    }
}
