package no.avtaleverk.workflow.persistence;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Answer;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Facts;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Joining;
import no.avtaleverk.model.agreement.LocalVariant;
import no.avtaleverk.model.agreement.Origin;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.SignatureRecord;
import no.avtaleverk.model.agreement.TextState;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/** An agreement without the words of its clauses, as it is kept in one column. */
record Snapshot(
        AgreementId id,
        AgreementKind kind,
        Origin origin,
        long sequence,
        long revision,
        AgreementState state,
        TextState text,
        Head head,
        List<Answer> answers,
        List<AgreementVersion> versions,
        Facts facts,
        @Nullable LocalVariant variant) {
    static Snapshot of(Agreement agreement) {
        return new Snapshot(
                agreement.id(),
                agreement.kind(),
                agreement.origin(),
                agreement.sequence(),
                agreement.revision(),
                agreement.state(),
                agreement.text(),
                agreement.head(),
                agreement.answers(),
                agreement.versions(),
                agreement.facts(),
                agreement.variant());
    }

    static Snapshot read(String json) {
        return Json.read(json, Snapshot.class);
    }

    String json() {
        return Json.write(this, Snapshot.class);
    }

    Agreement with(Clauses clauses) {
        return new Agreement(
                id, kind, origin, sequence, revision, state, text, head, clauses, answers, versions, facts, variant);
    }

    /** The agreement whose version it is built on; absent when it stands by itself. */
    @Nullable
    String basis() {
        return variant == null ? null : variant.basis().agreement().value();
    }

    /** Every organisation that is party to the newest text or was to a numbered version, or was offered to join one. */
    Collection<PartyId> parties() {
        var parties = new TreeSet<>(head.partyIds());
        versions.forEach(version -> parties.addAll(version.head().partyIds()));
        facts.proceedings().joinings().forEach(joining -> parties.add(joining.party()));
        return parties;
    }

    /** The files it speaks of: originals, and documents as they were shown and signed. */
    Stream<Sha256> files() {
        return Stream.of(
                        Stream.ofNullable(origin.file()),
                        versions.stream().flatMap(version -> version.documents().values().stream()),
                        versions.stream().flatMap(version -> Stream.ofNullable(version.original())),
                        facts.signatures().stream()
                                .map(SignatureRecord::document)
                                .flatMap(Stream::ofNullable),
                        facts.signatures().stream().flatMap(signature -> signature.signed().values().stream()),
                        facts.signatures().stream().flatMap(signature -> signature.evidence().stream()),
                        facts.proceedings().hearingAnswers().stream()
                                .flatMap(answer -> Stream.ofNullable(answer.file())),
                        facts.proceedings().joinings().stream().map(Joining::document),
                        facts.proceedings().examinations().stream()
                                .flatMap(examination -> Stream.ofNullable(examination.renewed())))
                .flatMap(files -> files)
                .distinct();
    }
}
